"""The phrase that names what a figure measures: its words, and those of them that mean something."""
from dataclasses import dataclass, field
from functools import cache

from tracker.annotate.claims.reading import Reading
from tracker.lexicons import read_yaml

MOST_WORDS = 50_000
NOT_SUFFIXED = ("hanya", "punya", "tanya")


@dataclass(slots=True)
class Phrase:
    """What stands before a number: `nouns` (what is measured), `passed` (between that and the number), both in order of the text."""

    nouns: list[int] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    linked: int | None = None              # the figure that this one follows with no noun between
    verb: int | None = None                # the verb whose object the nouns are
    acting: bool = False                   # the nouns are the subject of a verb whose object is the number
    after: int | None = None               # the figure before the nouns, in the same sentence
    first: int = 0                         # where the walk ended
    steps: frozenset[str] = frozenset()    # the words passed
    kinds: frozenset[int] = frozenset()    # and their labels
    telling: list[int] = field(default_factory=list)       # of its nouns, those beyond "jumlah" and the like

    def described(self, reading: Reading) -> tuple[frozenset[int], frozenset[str]]:
        """The labels of the words passed so far, and these words."""
        labels, lower = reading.labels, reading.words.lower
        return frozenset([labels[word] for word in self.passed]), frozenset([lower[word] for word in self.passed])


@dataclass(slots=True)
class Subject:
    """Word indexes of what is measured, the phrase made of them, and where it came from."""

    nouns: list[int]
    text: str | None
    source: str                            # own right carried head none
    donor: int | None = None               # the figure whose words were taken over
    measured: bool = True                  # its own words name a measure
    aside: bool = False                    # in brackets, with words of its own: what follows does not go on from it
    head: tuple[int, ...] = ()             # of its words, those taken over for a list
    tail: tuple[int, ...] = ()             # of its words, those that name an item of a list
    said: frozenset[str] = frozenset()     # its words, in lower case
    telling: list[int] = field(default_factory=list)       # of its words, those beyond "jumlah" and the like, and those that name what can be measured
    measures: list[int] = field(default_factory=list)
    row: tuple[tuple[int, ...], ...] = ()  # the subjects of the numbers that follow: "A dan B masing-masing naik 1 dan 2 persen"


def last(subjects: list[Subject]) -> Subject:
    """What was measured last, brackets aside: "mencapai Rp3 miliar (kurs Rp14.500). Angka itu …" is not the kurs."""
    return next((subject for subject in reversed(subjects) if not subject.aside), subjects[-1])


@cache
def small_words() -> dict[str, frozenset[str]]:
    words = read_yaml("about_words")
    skip = frozenset(words["preposition"] + words["conjunction"] + words["pronoun"] + ["yang"])
    return {
        "actor": frozenset(words["actor"]),
        "empty": frozenset(words["generic"]),
        "session": frozenset(words["session"]),
        "plan": frozenset(words["plan"]),
        "planner": frozenset(words["actor"] + ["analis", "awal", "pasar", "semula"]),
        "units": frozenset(words["unit"]),
        "skip": skip,
        "hollow": skip.union(words["generic"]),
        "state": frozenset(words["state"]),
        "sized": frozenset(("berukuran", "berkapasitas", "berbobot")),
        "keep": frozenset(("angka", "posisi", "level", "kisaran", "sejumlah")),
    }


def measures(reading: Reading, nouns: list[int]) -> list[int]:
    """The words of a phrase that name what can be measured, beyond "jumlah" and the like."""
    empty, lower, marks = small_words()["empty"], reading.words.lower, reading.marks
    return [] if marks.isdisjoint(nouns) else [word for word in nouns if word in marks and lower[word] not in empty]


def content(reading: Reading, nouns: list[int]) -> list[int]:
    """The words of a phrase that mean something by themselves."""
    skip, lower = small_words()["skip"], reading.words.lower
    return [word for word in nouns if lower[word] not in skip]


class Telling(dict[str, bool]):
    """Whether a word says something beyond "jumlah", "nilai" and the like, reckoned once for each."""

    def __missing__(self, word: str) -> bool:
        if len(self) > MOST_WORDS:
            self.clear()
        self[word] = tells = word not in small_words()["hollow"] and not word.isdigit()
        return tells


TELLING = Telling()


def solid(reading: Reading, nouns: list[int]) -> list[int]:
    """The words of a phrase beyond "jumlah", "nilai" and the like."""
    lower, tells = reading.words.lower, TELLING
    return [word for word in nouns if tells[lower[word]]]


def grows(reading: Reading, word: int) -> bool:
    """Is a word a noun of change ("kenaikan")?"""
    return word in reading.growing


def is_actor(reading: Reading, nouns: list[int]) -> bool:
    """Is it somebody who does something with what is measured ("Pemerintah bisa menghemat Rp2 triliun")?"""
    return not measures(reading, nouns) and (not reading.persons.isdisjoint(nouns) or any(reading.words.lower[word] in small_words()["actor"] for word in nouns))


def make(reading: Reading, nouns: list[int], source: str) -> Subject:
    nouns = trim(reading, list(dict.fromkeys(nouns)))
    if nouns and nouns == list(range(nouns[0], nouns[0] + len(nouns))):
        return Subject(nouns, without_suffix(reading.words.printed(nouns[0], nouns[-1] + 1)) or None, source)      # most stand in one piece
    breaks = [place for place in range(1, len(nouns)) if nouns[place] != nouns[place - 1] + 1]
    pieces = zip([0, *breaks], [*breaks, len(nouns)], strict=True) if nouns else ()
    text = " ".join([without_suffix(reading.words.printed(nouns[first], nouns[last - 1] + 1)) for first, last in pieces])
    return Subject(nouns, text or None, source if text else "none")


def trim(reading: Reading, nouns: list[int]) -> list[int]:
    """Without joining words and marks at either end."""
    skip, lower = small_words()["skip"], reading.words.lower
    first, last = 0, len(nouns)
    while first < last and (lower[nouns[first]] in skip or not lower[nouns[first]][0].isalnum()):
        first += 1
    while first < last and (lower[nouns[last - 1]] in skip or not lower[nouns[last - 1]][0].isalnum()):
        last -= 1
    return nouns[first:last]


def without_suffix(words: str) -> str:
    """
    >>> without_suffix("harga jualnya"), without_suffix("punya")
    ('harga jual', 'punya')
    """
    return words if words.endswith(NOT_SUFFIXED) else words.removesuffix("-nya").removesuffix("nya")
