"""Is a place name meant as a place? Judged by the words around it: names of organisations, products, people and currencies are not places."""
import re
from functools import cached_property

from tracker.annotate.toponymy.toponyms import CONTEXT, Candidate, Words

LOCATIVE = frozenset(CONTEXT["locative"])
CURRENCIES = frozenset(CONTEXT["currencies"])
ORGANISATIONS = frozenset(CONTEXT["organisations"])
TITLES = frozenset(CONTEXT["titles"])
GOVERNMENTS = frozenset({"pemerintah", "pemerintahan"})          # of a country a place is meant, of a province or city an organisation
GEOGRAPHIC = frozenset(CONTEXT["geographic"])
THINGS = frozenset(CONTEXT["things"])
FOLLOWERS = frozenset(CONTEXT["followers"])
CALENDAR = frozenset(CONTEXT["calendar"])
STOP = re.compile(r"[.!?:;\n\"“”‘«»|/•–—]|\s-\s|^$")
CHAIN_GAPS = frozenset({" ", " (", ") ", ", (", ". "})
DOTTED = frozenset({"pt", "cv", "kab", "prov", "kec", "h"})
CONNECTORS = frozenset({"dan", "of", "the", "for", "and"})
ENGLISH = frozenset({"of", "for"})
LIST_GAPS = frozenset({", ", " dan ", ", dan ", " serta ", "-", "/", " atau ", ", serta ", " hingga "})
OUTLET = re.compile("(?i:" + "|".join(re.escape(name) for name in sorted(CONTEXT["outlets"], key=len, reverse=True))
                    + r")(?i:\.(?:com|co\.id|id|co|net|tv))*")
DATELINE_BEFORE = re.compile(rf"(?:^|[\n|.]|{OUTLET.pattern})\s*[-–—,:(]*\s*$")
DATELINE_AFTER = re.compile(rf"\s*(?:,\s*(?:{OUTLET.pattern}|[A-Z][\w.]+)\s*)?(?:,\s*\d[\d/ ]*\w*[\d/ ]*)?(?:\([^()\n]{{2,30}}\)\s*)?(?:[-–—:]|\.\s|\s\.)")
HEADLINE_REACH, HEADLINE_SHARE = 5, 0.8
DATELINE_REACH = 160                       # how far into the text a dateline may stand


class Judge:
    """Judges the candidates of one text from left to right; `headline_end` is where its title ends."""

    def __init__(self, words: Words, headline_end: int):
        self.words, self.headline_end = words, headline_end
        self.last: Candidate | None = None  # the candidate before, and whether it is a place
        self.held = True

    def holds(self, candidate: Candidate) -> bool:
        """Is the candidate a place here?"""
        words, last = self.words, self.last
        beside = last is not None and last.last == candidate.first - 1 and words.gap(last.last) == " "
        held = candidate.dateline or (self.held if beside and not self.held else self.believable(candidate, beside=beside))
        self.last, self.held = candidate, held
        return held

    def believable(self, candidate: Candidate, *, beside: bool) -> bool:
        """Does the context leave the name a place? A type word that belongs to the name has said so, unless an organisation holds both."""
        words, text = self.words, self.words.text
        first = candidate.first
        before = words.lower[first - 1] if first and words.gap(first - 1) == " " else ""
        if text[candidate.end:candidate.end + 1] in ("$", "%") or before == "bahasa" or (before in CURRENCIES and candidate.options[0].type in ("country", "region")):
            return False
        if before in ENGLISH and first > 1 and words.capital(first - 2):
            return False
        if first and words.gap(first - 1) == "-" and words.lower[first - 1] in ORGANISATIONS:
            return False
        chain = [] if beside else capitals_before(words, first)
        if chain and candidate.typed in ("village", "district") and words.gap(chain[-1]) == " " and words.lower[chain[-1]] not in LOCATIVE | TITLES:
            return candidate.typed == "district" and bool(candidate.options[0].code) and led_by(words, chain) != "organisation"     # not "Dana Desa", "Koperasi Kelurahan"
        led = "title" if chain and words.lower[chain[-1]] in GOVERNMENTS and candidate.options[0].type == "country" else led_by(words, chain)
        if led == "organisation" or (not led and chain and not candidate.typed and not self.excused(chain, candidate)):
            return False
        return led == "title" or not continues_as_name(words, candidate, located=before in LOCATIVE)

    @cached_property
    def common(self) -> set[str]:
        """The words that the text also writes without a capital."""
        text = self.words.text
        return {low for low, start in zip(self.words.lower, self.words.starts, strict=True) if not text[start].isupper()}

    def excused(self, chain: list[int], candidate: Candidate) -> bool:
        """Capitals before the place that make no name with it: a sentence's first word, a thing's abbreviation, a headline, a common noun."""
        words, nearest = self.words, chain[-1]
        low = words.lower[nearest]
        if candidate.end <= self.headline_end or low in THINGS or low in LOCATIVE:
            return True
        if len(chain) == 1 and starts_sentence(words, nearest):
            return not words.surface(nearest, nearest).isupper()
        return (low in self.common and (len(chain) > 2 or starts_sentence(words, chain[0]))) or self.in_headline(chain[0], candidate.last)

    def in_headline(self, first: int, last: int) -> bool:
        """Do nearly all words around stand with a capital, as in a headline that the text carries along ("Harga Naik, RI Siap Impor")?"""
        near = [*range(max(0, first - HEADLINE_REACH), first), *range(last + 1, min(len(self.words), last + 1 + HEADLINE_REACH))]
        around = [self.words.capital(index) for index in near]
        return len(around) >= HEADLINE_REACH and sum(around) >= HEADLINE_SHARE * len(around)


def capitals_before(words: Words, first: int) -> list[int]:
    """The capitalised words right before a word, nearest last; "dan" and "of" between two of them do not break the chain.

    Right before the place they do: "China dan Jepang" are two places.
    """
    chain, index = [], first - 1
    while index >= 0 and words.gap(index) in CHAIN_GAPS and not (words.gap(index) == ". " and words.lower[index] not in DOTTED):
        numbered = words.lower[index].isdigit() and index > 0 and words.lower[index - 1] in ORGANISATIONS    # "SMAN 11 Jakarta"
        if not words.capital(index) and not numbered and not (chain and words.lower[index] in CONNECTORS and index and words.capital(index - 1) and words.gap(index - 1) == " "):
            break
        chain.append(index)
        index -= 1
    return chain[::-1]


def led_by(words: Words, chain: list[int]) -> str:
    """What leads into the place: a "title" (an office, a road), an "organisation" that holds it, or "" for neither."""
    found = ""
    for index in reversed(chain):
        word = words.lower[index]
        if word in ORGANISATIONS:
            return "organisation"
        if word in TITLES:
            return "title"
        if word in GEOGRAPHIC:
            found = "title"
    return found


def starts_sentence(words: Words, index: int) -> bool:
    return index == 0 or bool(STOP.search(words.gap(index - 1)))


def continues_as_name(words: Words, candidate: Candidate, *, located: bool) -> bool:
    """Does a capitalised word right after it make it part of a longer name ("Indonesia Investment Authority", "Bima Arya")?"""
    following = candidate.last + 1
    if following >= len(words) or words.gap(candidate.last) not in (" ", " & "):
        return False
    word = words.lower[following]
    if not words.capital(following):
        return word.startswith("treasur")
    if word in FOLLOWERS:
        return True
    return candidate.weak and not located and not candidate.typed and word not in CALENDAR


def supported(words: Words, candidate: Candidate, previous: Candidate | None, following: Candidate | None) -> bool:
    """A sign that an ambiguous name is a place: a locative word, its parent, or a neighbour in a list of places."""
    if candidate.typed or candidate.first == 0:
        return bool(candidate.typed)
    if words.gap(candidate.first - 1) in (" ", "-") and (words.lower[candidate.first - 1] in LOCATIVE or words.lower[candidate.first - 1] in THINGS):
        return True
    if following and words.text[candidate.end:following.start] in LIST_GAPS | {" (", " - ", " "}:
        return True
    return bool(previous) and words.text[previous.end:candidate.start] in LIST_GAPS


def is_dateline(text: str, candidate: Candidate, body: int) -> bool:
    """Does the name open the story ("JAKARTA, KORANKITA.com –", "KORANKITA, Solo:"), also once more, where a copy keeps the dateline of the wire ("Solo - Solo - Ekspor …")?

    >>> from tracker.annotate.toponymy.gazetteer import load
    >>> from tracker.annotate.toponymy.toponyms import find
    >>> [is_dateline(text, find(Words(text), load())[0], 0) for text in ("JAKARTA, Kompas.com - Harga naik.", "Jakarta naik.", "Bisnis.com, SURABAYA — Ekspor")]
    [True, False, True]
    """
    if not body <= candidate.start < body + DATELINE_REACH:
        return False
    after = DATELINE_AFTER.match(text, candidate.end)
    if not after:
        return False
    before, name = text[body:candidate.start], text[candidate.start:candidate.end]
    again = before.rstrip(" -–—").endswith(name) or text.startswith(f" {name}", after.end())
    return again or bool(DATELINE_BEFORE.search(before))
