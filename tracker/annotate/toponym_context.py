"""Is a place name meant as a place? Judged by the words around it: names of organisations, products, people and currencies are not places."""
import re

from tracker.annotate.toponyms import CONTEXT, Candidate, Words

LOCATIVE = frozenset(CONTEXT["locative"])
CURRENCIES = frozenset(CONTEXT["currencies"])
ORGANISATIONS = frozenset(CONTEXT["organisations"])
TITLES = frozenset(CONTEXT["titles"])
THINGS = frozenset(CONTEXT["things"])
FOLLOWERS = frozenset(CONTEXT["followers"])
CALENDAR = frozenset(CONTEXT["calendar"])
STOP = re.compile(r"[.!?:;\n\"“”‘«»|/•–—]|\s-\s|^$")
CHAIN_GAPS = frozenset({" ", " (", ") ", "-", ", (", ". "})
DOTTED = frozenset({"pt", "cv", "kab", "prov", "kec", "h"})
CONNECTORS = frozenset({"dan", "of", "the", "for", "and"})
OUTLET = re.compile("(?i:" + "|".join(re.escape(name) for name in sorted(CONTEXT["outlets"], key=len, reverse=True)) + r")(?:\.(?:com|co\.id|id|co|net|tv))*")
DATELINE_BEFORE = re.compile(rf"(?:^|[\n|.]|{OUTLET.pattern})\s*[-–—,:(]*\s*$")
DATELINE_AFTER = re.compile(rf"\s*(?:,\s*(?:{OUTLET.pattern}|[A-Z][\w.]+)\s*)?(?:,\s*\d[\d/ ]*\w*[\d/ ]*)?(?:\([^()\n]{{2,30}}\)\s*)?(?:[-–—:]|\.\s|\s\.)")
DATELINE_REACH = 160                       # how far into the text a dateline may stand


def believable(words: Words, candidate: Candidate, *, headline_end: int) -> bool:
    """Does the context leave the name a place? A type word that belongs to the name has already said so, unless an organisation holds both."""
    text = words.text
    before = words.lower[candidate.first - 1] if candidate.first and words.gap(candidate.first - 1) == " " else ""
    if text[candidate.end:candidate.end + 1] == "$" or before == "bahasa":
        return False
    if before in CURRENCIES and candidate.options[0].type in ("country", "region"):
        return False
    if text[candidate.start - 1:candidate.start] == "(" and candidate.start > 2 and after_own_name(words, candidate):
        return False
    chain = capitals_before(words, candidate.first)
    titled = led_by_title(words, chain)
    if titled is False:
        return False
    if titled is None and chain and not candidate.typed and not excused(words, chain, headline=candidate.end <= headline_end):
        return False
    if titled:
        return True
    return not continues_as_name(words, candidate, located=before in LOCATIVE)


def after_own_name(words: Words, candidate: Candidate) -> bool:
    """"Amerika Serikat (AS)": the abbreviation in brackets repeats the mention before it."""
    previous = candidate.first - 1
    return previous >= 0 and words.gap(previous) == " (" and words.capital(previous) and words.text[candidate.end:candidate.end + 1] == ")" \
        and words.surface(candidate.first, candidate.last).isupper()


def capitals_before(words: Words, first: int) -> list[int]:
    """The capitalised words right before a word, nearest last; "dan" and "of" between two of them do not break the chain.

    Right before the place they do: "China dan Jepang" are two places."""
    chain, index = [], first - 1
    while index >= 0 and words.gap(index) in CHAIN_GAPS and not (words.gap(index) == ". " and words.lower[index] not in DOTTED):
        if not words.capital(index) and not (chain and words.lower[index] in CONNECTORS and index and words.capital(index - 1) and words.gap(index - 1) == " "):
            break
        chain.append(index)
        index -= 1
    return chain[::-1]


def led_by_title(words: Words, chain: list[int]) -> bool | None:
    """True where an office or a type word leads into the place, False where an organisation does, None where neither does."""
    for index in reversed(chain):
        word = words.lower[index]
        if word in ORGANISATIONS:
            return False
        if word in TITLES and words.lower[max(0, index - 1)] not in ORGANISATIONS:
            return True
    return None


def excused(words: Words, chain: list[int], *, headline: bool) -> bool:
    """A capital before the place that makes no name of both: the first word of a sentence, a thing's abbreviation, a headline."""
    nearest = chain[-1]
    if headline or words.lower[nearest] in THINGS or words.lower[nearest] in LOCATIVE:
        return True
    return len(chain) == 1 and starts_sentence(words, nearest) and not words.surface(nearest, nearest).isupper()


def starts_sentence(words: Words, index: int) -> bool:
    return index == 0 or bool(STOP.search(words.gap(index - 1)))


def continues_as_name(words: Words, candidate: Candidate, *, located: bool) -> bool:
    """Does a capitalised word right after it make it part of a longer name ("Indonesia Investment Authority", "Bima Arya")?"""
    following = candidate.last + 1
    if following >= len(words) or words.gap(candidate.last) not in (" ", " & ") or not words.capital(following):
        return False
    word = words.lower[following]
    if word in FOLLOWERS:
        return True
    return candidate.weak and not located and not candidate.typed and word not in CALENDAR


def supported(words: Words, candidate: Candidate, previous: Candidate | None, following: Candidate | None) -> bool:
    """A sign that an ambiguous name is a place: a locative word, its parent, or a neighbour in a list of places."""
    if candidate.typed or candidate.first == 0:
        return bool(candidate.typed)
    if words.gap(candidate.first - 1) in (" ", "-") and words.lower[candidate.first - 1] in LOCATIVE:
        return True
    if following and words.text[candidate.end:following.start] in (", ", " dan ", ", dan ", " (", " - ", "-", "/"):
        return True
    return bool(previous) and words.text[previous.end:candidate.start] in (", ", " dan ", ", dan ", " serta ", "-", "/")


def is_dateline(text: str, candidate: Candidate, body: int) -> bool:
    """Does the name open the story ("JAKARTA, KORANKITA.com –", "KORANKITA, Solo:")?

    >>> from tracker.annotate.gazetteer import load
    >>> from tracker.annotate.toponyms import find
    >>> [is_dateline(text, find(Words(text), load())[0], 0) for text in ("JAKARTA, Kompas.com - Harga naik.", "Jakarta naik.", "Bisnis.com, SURABAYA — Ekspor")]
    [True, False, True]
    """
    if not body <= candidate.start < body + DATELINE_REACH:
        return False
    before = text[body:candidate.start]
    return bool(DATELINE_BEFORE.search(before)) and bool(DATELINE_AFTER.match(text, candidate.end))
