"""What happens to a regulation or programme: issued, signed, revised, revoked, in force, planned; with actor and date.

>>> from tracker.annotate.pipeline import annotate
>>> from tracker.records import Article
>>> read = annotate(Article(id="a", text="Kementerian Perindustrian menerbitkan Permenperin 7/2022 pada 1 Maret 2022."))
>>> [(found.event, found.regulation, found.actor, str(found.date)) for found in read.policy_events]
[('issued', 'permenperin-7-2022', 'Kementerian Perindustrian', '2022-03-01')]
"""
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tracker.annotate.spans import covering, notes, text_of
from tracker.lexicons import read_yaml
from tracker.records import PolicyEvent, Regulation

LEXICON = read_yaml("policy_events")
EVENTS = ("issued", "signed", "revised", "revoked", "in_force", "planned")
REACH_BEFORE, REACH_AFTER = 45, 130        # characters between verb and rule; after the rule stands its title
REACH_DATE, REACH_ACTOR, REACH_TITLE = 60, 160, 30


def words(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=len, reverse=True))


def cues(form: str) -> re.Pattern:
    """The verbs of one form, each event a named group."""
    return re.compile(r"\b(?:" + "|".join(f"(?P<{event}>{words(LEXICON[event][form])})" for event in EVENTS) + r")\b", re.IGNORECASE)


ACTIVE, PASSIVE, NOUN = cues("active"), cues("passive"), cues("noun")
FUTURE = re.compile(rf"\b(?:{words(LEXICON['future'])})\b", re.IGNORECASE)
SETTLED = re.compile(rf"\b(?:{words(LEXICON['settled'])})\b\s(?:\w+\s)?$", re.IGNORECASE)
DENIED = re.compile(rf"\b(?:{words(LEXICON['denied'])})\b\s(?:\w+\s){{0,2}}$", re.IGNORECASE)
ACTOR = re.compile(rf"\b(?:{words(LEXICON['actors'])})\b")
BY = re.compile(r"\s(?:oleh\s)?")
DATE_LEAD = re.compile(rf"\b(?:{words(LEXICON['date_leads'])})\b[^\"“”]{{0,20}}$")
BETWEEN_NO = re.compile(rf"\b(?:{words(LEXICON['between_no'])})\b|\d", re.IGNORECASE)
BETWEEN_YES = re.compile(rf"(?:\s\([^()]*\))?(?:\s(?:tentang|mengenai|soal|terkait)\s[^;\"“”]{{4,120}}?)?(?:,?\s(?:{words(LEXICON['between_yes'])}))*\s")
IN_TITLE = re.compile(r"\btentang\s$", re.IGNORECASE)
CLAUSE = re.compile(r"[;\"“”]|,\s(?:kata|ujar|tutur|jelas|ungkap|tegas|sebut|papar|imbuh|ucap|sementara|sedangkan|namun|tetapi|tapi)\b|\b(?:namun|tetapi|sedangkan|sementara|setelah|karena|sehingga)\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that says what happens: its event, where it stands, and whether the actor comes before it."""

    event: str
    start: int
    end: int
    active: bool


def read_events(doc: Doc, regulations: Sequence[Regulation]) -> list[PolicyEvent]:
    """The events of a text in order; one rule has each event once in a sentence."""
    text, found, seen, last = text_of(doc), [], set(), (None, None)
    for one in regulations:
        sentence = covering(notes(doc).sentences, one.start)
        if not sentence:
            continue
        start, end = sentence.start, max(sentence.end, one.end)
        others = [other for other in regulations if other is not one and start <= other.start < end]
        cue = nearest_cue(text, one, others, start, end)
        if not cue and last[1] and listed_with(text, last[0], one):
            cue = last[1]
        last = one, cue
        if not cue or DENIED.search(text, start, cue.start):
            continue
        event = in_time(text, cue, start)
        key = (one.id or one.text.lower(), event, start)
        if key in seen:
            continue
        seen.add(key)
        span = slice(min(cue.start, one.start), max(cue.end, one.end))
        found.append(PolicyEvent(span.start, span.stop, text[span], event, one.id or one.text, actor(doc, cue, one, start, end), event_date(doc, span.stop, end, cue)))
    return sorted(found, key=lambda event: event.start)


def nearest_cue(text: str, one: Regulation, others: list[Regulation], start: int, end: int) -> Cue | None:
    """The verb that governs the rule: right before it, else after it; another rule in between takes it."""
    before = max([start, *(other.end for other in others if other.end <= one.start and not listed_with(text, other, one))])
    near = max(before, one.start - REACH_BEFORE)
    choices = []
    for pattern, active in ((ACTIVE, True), (NOUN, False)):
        for match in pattern.finditer(text, near, one.start):
            if not CLAUSE.search(text, match.end(), one.start) and not BETWEEN_NO.search(text, match.end(), one.start) and not IN_TITLE.search(text, start, match.start()):
                choices.append((one.start - match.end(), Cue(match.lastgroup, match.start(), match.end(), active)))
    if choices:
        return min(choices, key=lambda choice: choice[0])[1]
    after = min([end, one.end + REACH_AFTER, *(other.start for other in others if other.start >= one.end and not listed_with(text, one, other))])
    for match in PASSIVE.finditer(text, one.end, after):
        if BETWEEN_YES.fullmatch(text, one.end, match.start()) and "sebagaimana" not in text[one.end:match.start()]:
            return Cue(match.lastgroup, match.start(), match.end(), False)
    return None


def listed_with(text: str, first: Regulation, second: Regulation) -> bool:
    """Do two rules share a verb: "mencabut PP 5/2021 dan PP 6/2021"?"""
    return bool(re.fullmatch(r"(?:,|,?\s(?:dan|serta|maupun|hingga))\s", text[first.end:second.start]))


def in_time(text: str, cue: Cue, start: int) -> str:
    """The event, or "planned" where a word before the verb puts it in the future."""
    if SETTLED.search(text, start, cue.start):
        return cue.event
    clause = max([start, *(match.end() for match in CLAUSE.finditer(text, start, cue.start))])
    return "planned" if FUTURE.search(text, max(clause, cue.start - 40), cue.start) else cue.event


def actor(doc: Doc, cue: Cue, one: Regulation, start: int, end: int) -> str | None:
    """Who does it: the last organisation or person before an active verb, the one right after a passive, mostly with "oleh"; None where nobody is named."""
    named = [(first, last, entity.name) for entity in notes(doc).entities for first, last in entity.mentions]
    named += [(match.start(), match.end(), match.group()[0].upper() + match.group()[1:]) for match in ACTOR.finditer(text_of(doc), start, end)]
    named = [item for item in named if not one.start <= item[0] < one.end]             # "UU Polri" is not revised by the police
    if cue.active:
        behind = [one for one in named if max(start, cue.start - REACH_ACTOR) <= one[0] and one[1] <= cue.start]
        return max(behind, key=lambda one: (one[1], one[1] - one[0]))[2] if behind else None
    by = BY.match(text_of(doc), cue.end)
    ahead = [one for one in named if by and 0 <= one[0] - by.end() <= REACH_TITLE and "," not in text_of(doc)[by.end():one[0]]]
    if not ahead:
        return None
    first = min(ahead, key=lambda one: (one[0], one[0] - one[1]))
    return next((one[2] for one in ahead if one[0] == first[1] + 1), first[2])    # "Presiden" and then the name


def event_date(doc: Doc, after: int, end: int, cue: Cue):
    """The day that a preposition ties to the event; a day in brackets is when somebody spoke."""
    for mention in notes(doc).periods:
        if cue.start <= mention.start < min(end, after + REACH_DATE) and mention.end > after and mention.kind in ("day", "since", "as_of") and mention.period.start:
            if mention.kind == "day" and ("(" in mention.text or not DATE_LEAD.search(text_of(doc), max(cue.start, mention.start - 30), mention.start)):
                continue
            return None if CLAUSE.search(text_of(doc), after, mention.start) else mention.period.start
    return None
