"""The words that hand words to a speaker, wherever a text has them: verbs ("X mengatakan …"), sources ("data BPS …"), insertions ("…, kata X, …").

Each kind is searched once a text; who reads a sentence asks for those between two offsets.
"""
import re
from bisect import bisect_left
from typing import NamedTuple

from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.grammar.phrases import any_of
from tracker.lexicons import read_yaml

SPEECH = read_yaml("speech_verbs")
REVISING = [f"{verb} {noun}" for verb in ("menaikkan", "meningkatkan", "menurunkan", "memangkas", "mempertahankan") for noun in ("estimasi", "proyeksi", "perkiraan", "rekomendasi")]
MISPRINTED = sorted({verb[:letter] + verb[letter + 1:] for verb in SPEECH["common"] for letter in range(2, len(verb))} - {*SPEECH["state"]})        # "mengatkan"
STATING = [*SPEECH["state"], *SPEECH["counts"], *SPEECH["before that"], *REVISING, *MISPRINTED, "perkirakan"]
STATED = re.compile(rf"{any_of(STATING)}\b")
SOURCE = re.compile(rf"({any_of(SPEECH['source'])})(?:nya\b)?\s")
BEFORE_SOURCE = re.compile(r"\b(?:berdasarkan|berdasar|dari|mengutip|merujuk(?:\spada)?|mengacu(?:\spada)?|menurut|dalam|sesuai|melalui)\s\Z")
INSERTED = re.compile(rf"({any_of(SPEECH['quote'])})(nya)?(?=[ ,.])")
ACCORDING = re.compile(r"\b([Mm]enurut|[Mm]engutip|[Mm]erujuk|[Mm]elansir|[Mm]enukil|[Mm]engacu)(nya\b|\s)")
RELAYED = re.compile(rf"(?:(?<!yang )\b|\b(?=di[a-z]+\s(?:dari\s)?(?:[a-z]+\s){{0,2}}{any_of(SPEECH['pages'])}\b))([Dd]i(?:kutip|lansir|nukil))\s(?:dari\s|oleh\s|laman\s)?")       # "harga yang dikutip Kabar" is no source, one of a page is
PASSIVE = re.compile(rf"\b({any_of(SPEECH['passive'])})\s(?:oleh\s|langsung\s)?(?=[A-Z])")
STATED_BEGINNINGS, SOURCE_BEGINNINGS, INSERTED_BEGINNINGS = (starts_of(words) for words in (STATING, SPEECH["source"], SPEECH["quote"]))
ACCORDING_BEGINNINGS, RELAYED_BEGINNINGS, PASSIVE_BEGINNINGS = (starts_of(words) for words in (
    ["menurut", "mengutip", "merujuk", "melansir", "menukil", "mengacu"], ["dikutip", "dilansir", "dinukil"], SPEECH["passive"]))


def either(*keys: str) -> str:
    """The words of these kinds as alternatives of a pattern."""
    return any_of(word for key in keys for word in SPEECH[key])


CUE_AFTER = re.compile(rf"(?:['’”\"»]|\\xe2\\x80\\x9d)?\s*[,.]?\s*(?:demikian\s|begitu\s|Demikian\s)?(({either('quote')})(nya)?)\b", re.IGNORECASE)


class Cue(NamedTuple):
    """A cue: `before`, where the preposition of a source begins; `own`, whether "-nya" names the speaker."""

    start: int
    end: int
    word: str
    before: int | None = None
    own: bool = False


class Cues:
    """The cues of a text by kind.

    >>> text = "Menurut data BPS, ekspor naik, kata Tono. Ia menyatakan stok cukup."
    >>> cues = Cues(text)
    >>> [cue.word for kind in (cues.sources, cues.inserted, cues.stated) for cue in kind]
    ['data', 'kata', 'menyatakan']
    """

    __slots__ = ("according", "inserted", "passive", "places", "relayed", "sources", "stated")

    def __init__(self, text: str):
        lower = text.lower()
        if len(lower) != len(text):        # "İ" grows in lower case: offsets would slip
            lower = text
        self.stated = [
            Cue(*match.span(), match[0])
            for start in STATED_BEGINNINGS(text)
            if (match := STATED.match(text, start)) and (match[0] != "perkirakan" or re.match(r"ia\s", text[max(0, start - 3):start]))
        ]
        self.sources = [
            Cue(start, match.end(), match[1], lead.start() if (lead := BEFORE_SOURCE.search(lower, max(0, start - 16), start)) else None)
            for start in SOURCE_BEGINNINGS(text) if (match := SOURCE.match(lower, start))
        ]
        self.inserted = [
            Cue(*match.span(), match[0], own=bool(match[2]))
            for start in INSERTED_BEGINNINGS(text) if (not start or inserts(text[max(0, start - 2):start])) and (match := INSERTED.match(lower, start))
        ]
        self.according, self.relayed, self.passive = (
            list(beginning(pattern, text, begin(text)))
            for pattern, begin in ((ACCORDING, ACCORDING_BEGINNINGS), (RELAYED, RELAYED_BEGINNINGS), (PASSIVE, PASSIVE_BEGINNINGS)))
        self.places = sorted([*(cue.start for cue in (*self.stated, *self.sources, *self.inserted)), *(match.start() for match in (*self.according, *self.relayed, *self.passive))])

    def within(self, start: int, end: int) -> bool:
        """Does any cue begin in [start, end)?"""
        first = bisect_left(self.places, start)
        return first < len(self.places) and self.places[first] < end


def first_within(matches: list[re.Match], start: int, end: int) -> re.Match | None:
    """The first of the matches, which stand in order, that lies in [start, end)."""
    for match in matches:
        if start <= match.start() and match.end() <= end:
            return match
    return None


def inserts(before: str) -> bool:
    """Do these two characters let a clause of speech begin?"""
    return before[-1].isspace() and before[0] in ",.\n”\"" and len(before) == 2


def between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """The cues that lie in [start, end)."""
    first = bisect_left(cues, (start,))
    if first == len(cues) or cues[first].start >= end:
        return []
    return [cue for cue in cues[first:bisect_left(cues, (end,), first)] if cue.end <= end]
