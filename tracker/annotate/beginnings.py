"""Where any of many words begins in a text: a gate before an expression that is dear to try everywhere.

A text is cut into runs of letters and digits once, and each run is looked up once for all the lists of words that anybody asks for.
"""
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import compress, count

import numpy

RUN = re.compile(r"[^\W_]+")
NAME_BEGINS = re.compile(r"(?<!\w)[A-Z\d&]")
LONGEST_NAME = 100
MOST_RUNS = 100_000
KNOWN_POINTS = 0x3000                      # code points below those of East Asian scripts and of emoji
SPACE = numpy.uint32(32)


@cache
def letters_and_digits() -> numpy.ndarray:
    """By code point, whether it is a letter or a digit."""
    return numpy.array([chr(point).isalnum() for point in range(KNOWN_POINTS)])


def lowered_alone(text: str, lower: str) -> bool:
    """Must the words of a text be put into lower case one by one? "İ" becomes two characters, and "Σ" one that depends on what follows.

    >>> lowered_alone("Ekspor", "ekspor"), lowered_alone("İzmir", "İzmir".lower())
    (False, True)
    """
    return len(lower) != len(text) or "Σ" in text


class Runs:
    """The runs of letters and digits of a text, in lower case, with their offsets.

    >>> runs = Runs("Tanjung Api-Api, 2019")
    >>> runs.lower, runs.starts, runs.ends
    (['tanjung', 'api', 'api', '2019'], [0, 8, 12, 17], [7, 11, 15, 21])
    """

    __slots__ = ("ends", "lower", "starts", "text")

    def __init__(self, text: str):
        self.text = text
        lower = text.lower()
        points = numpy.frombuffer(lower.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        if lowered_alone(text, lower) or numpy.maximum.reduce(points, initial=0) >= KNOWN_POINTS:
            spans = [match.span() for match in RUN.finditer(text)]
            self.starts, self.ends = [start for start, _ in spans], [end for _, end in spans]
            self.lower = [text[start:end].lower() for start, end in spans]
            return
        around = numpy.zeros(len(points) + 2, dtype=bool)  # a mark at either end, so that each run has its two edges
        inside = letters_and_digits().take(points, out=around[1:-1])         # half of what an expression takes that finds every run
        edges = numpy.flatnonzero(around[1:] != around[:-1]).tolist()
        self.starts, self.ends = edges[::2], edges[1::2]
        self.lower = numpy.where(inside, points, SPACE).tobytes().decode("utf-32-le").split()


class Lists(dict[str, tuple[int, ...]]):
    """The numbers of the lists of which a word may begin with a run, reckoned once for each run; they are let go before they fill the memory."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.opening: dict[str, list[int]] = {}            # words that are one run: other letters may follow ("kata", "katanya")
        self.whole: dict[str, list[int]] = {}              # first runs of those that go on with another character

    def add(self, words: Iterable[str], whole: bool) -> int:
        for word in words:
            run = RUN.match(word)[0]
            (self.whole if whole or run != word else self.opening).setdefault(run.lower(), []).append(self.number)
        self.number += 1
        self.clear()
        return self.number - 1

    def __missing__(self, run: str) -> tuple[int, ...]:
        if len(self) > MOST_RUNS:
            self.clear()
        found = {*self.whole.get(run, ()), *(number for end in range(1, len(run) + 1) for number in self.opening.get(run[:end], ()))}
        self[run] = numbers = tuple(sorted(found))
        return numbers


LISTS = Lists()


@lru_cache(maxsize=4)
def runs_of(text: str) -> Runs:
    """The runs of a text, cut once for whoever asks."""
    return Runs(text)


def word_before(text: str, position: int) -> str:
    """The last letters and digits before a position, in lower case: a gate before an expression that looks back.

    >>> word_before("Sekitar 5 persen", 8), word_before("Pasal33", 5), word_before("5 persen", 0)
    ('sekitar', 'pasal', '')
    """
    runs = runs_of(text)
    index = bisect_left(runs.starts, position) - 1
    return runs.lower[index][:position - runs.starts[index]] if index >= 0 else ""


def stretch_before(text: str, position: int, known: Callable[[str], bool]) -> int:
    """Where the runs of letters and digits right before a position begin that are all known; the position itself where the last is not.

    >>> stretch_before("Ekspor naik sampai akhir 2019", 25, {"sampai", "akhir"}.__contains__)
    12
    """
    runs = runs_of(text)
    index = bisect_left(runs.starts, position) - 1
    while index >= 0 and known(runs.lower[index][:position - runs.starts[index]]):
        position = runs.starts[index]
        index -= 1
    return position


def last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words before a position that may end one of the phrases.

    >>> sorted(last_words(["lebih dari", "s.d.", "Sekitar"]))
    ['d', 'dari', 'sekitar']
    """
    return frozenset(RUN.findall(phrase)[-1].lower() for phrase in phrases)


@lru_cache(maxsize=4)
def beginnings(text: str, lists: int) -> list[list[int]]:
    """Where a word of each of so many lists may begin."""
    runs = runs_of(text)
    found: list[list[int]] = [[] for _ in range(lists)]
    numbers = list(map(LISTS.__getitem__, runs.lower))
    for index in compress(count(), numbers):
        start = runs.starts[index]
        for number in numbers[index]:
            found[number].append(start)
    return found


def starts_of(words: Iterable[str], *, whole: bool = False) -> Callable[[str], list[int]]:
    """A finder of the offsets at which one of the words may begin, at the beginning of a word of the text, in order. An expression that is tried there
    tells whether it does: the finder looks at no more than the first letters and digits, in any case. With `whole`, no others may follow these.

    >>> starts_of(["UU", "Peraturan Menteri"])("Peraturan itu turunan UU, bukan WUU atau uud.")
    [0, 22, 41]
    """
    number = LISTS.add(words, whole)

    def find(text: str) -> list[int]:
        return beginnings(text, LISTS.number)[number]

    return find


def beginning(pattern: re.Pattern, text: str, starts: Iterable[int]) -> Iterator[re.Match]:
    """Matches that begin at one of the starts, which stand in order, without overlaps.

    >>> [match.span() for match in beginning(re.compile("baja(?: ringan)?"), "Pabrik baja ringan", [7, 8, 12])]
    [(7, 18)]
    """
    position = 0
    for start in starts:
        if start >= position and text[start - 1:start] != "_" and (match := pattern.match(text, start)):
            yield match
            position = match.end()


def leading_to(pattern: re.Pattern, text: str, ends: Iterable[int]) -> Iterator[re.Match]:
    """Matches of names that begin with a capital or a digit not far before one of the ends, which stand in order, without overlaps: for names that are
    known by what stands last in them or behind them.

    >>> [match[0] for match in leading_to(re.compile(r"(?:[A-Z][a-z]+ )+setuju"), "Kata Tono, Sari Dewi setuju.", [21])]
    ['Sari Dewi setuju']
    """
    position = 0
    for end in ends:
        for first in NAME_BEGINS.finditer(text, max(position, end - LONGEST_NAME), end):
            if first.start() >= position and (match := pattern.match(text, first.start())):
                yield match
                position = match.end()
        position = max(position, end)
