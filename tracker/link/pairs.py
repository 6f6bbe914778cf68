"""Which names are worth comparing: those that lie under keys that meet.

A key meets itself. One that ends in SHORT meets the same one in LONG: of two phrases that are alike, some root of the shorter one stands in the
longer one, so that the shorter lies under few keys, of its rarest roots, and the longer under one for each of its own.
"""
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import pairwise
from typing import TypeVar

import numpy as np

SHORT, LONG = "<", ">"
OPPOSITE = {SHORT: LONG, LONG: SHORT}
BLOCK = 1 << 18                            # meetings that are looked at together
T = TypeVar("T")


def opposite(key: tuple) -> tuple:
    """The key that this one meets.

    >>> opposite(("until", "2024-12-31", SHORT)), opposite(("told", 2861))
    (('until', '2024-12-31', '>'), ('told', 2861))
    """
    side = OPPOSITE.get(key[-1])
    return (*key[:-1], side) if side else key


def pairs(rows: Mapping[str, T], keys: Callable[[T], Iterable[tuple]], *, only: Set[str] | None = None) -> Iterator[tuple[str, str]]:
    """Every pair of names of which two keys meet, each once and sorted, and no list of all of them; with `only`, those in which one of these stands.

    >>> lying = {"a": [("x",)], "b": [("x",), ("y", SHORT)], "c": [("y", SHORT)], "d": [("y", LONG)]}
    >>> list(pairs(lying, list)), list(pairs(lying, list, only={"d"}))
    ([('a', 'b'), ('b', 'd'), ('c', 'd')], [('b', 'd'), ('c', 'd')])
    """
    names = sorted(rows)
    asks = np.array([only is None or name in only for name in names], dtype=bool)
    lying, liers, asked, askers = array("q"), array("q"), array("q"), array("q")
    for place, name in enumerate(names):
        for key in set(keys(rows[name])):
            lying.append(hash(key))
            liers.append(place)
            if asks[place]:
                asked.append(hash(opposite(key)))
                askers.append(place)
    for one, other in meetings(np.array(lying), np.array(liers), np.array(asked), np.array(askers), asks):
        yield (names[one], names[other]) if one < other else (names[other], names[one])


def meetings(lying: np.ndarray, liers: np.ndarray, asked: np.ndarray, askers: np.ndarray, asks: np.ndarray) -> Iterator[tuple[int, int]]:
    """Who asks and who lies under a key that is asked for, each two once; `asks` says who of all asks at all."""
    order = np.argsort(lying, kind="stable")
    lying, liers = lying[order], liers[order]
    first, last = np.searchsorted(lying, asked, "left"), np.searchsorted(lying, asked, "right")
    met = last - first > 1                 # who lies alone under a key has only itself to meet, on either side
    met |= (last > first) & (liers[np.minimum(first, len(liers) - 1)] != askers)
    first, counts, askers = first[met], (last - first)[met], askers[met]
    ends = np.flatnonzero(np.diff(askers, append=-1)) + 1                      # of what one asks for: together, for each pair is to come once
    start = 0
    for end in blocks(ends, counts):
        many = counts[start:end]
        ones = np.repeat(askers[start:end], many)
        others = liers[np.arange(len(ones)) + np.repeat(first[start:end] - (np.cumsum(many) - many), many)]
        kept = (others > ones) | ~asks[others]
        for code in np.unique(ones[kept] * len(asks) + others[kept]).tolist():
            yield divmod(code, len(asks))
        start = end


def blocks(ends: np.ndarray, counts: np.ndarray) -> Iterator[int]:
    """Where to stop, so that about BLOCK meetings lie between two stops.

    >>> list(blocks(np.array([1, 3, 4]), np.array([5, 7, 2, BLOCK])))
    [3, 4]
    """
    before, total = 0, np.concatenate(([0], np.cumsum(counts)))
    for end, following in pairwise([*ends.tolist(), None]):
        if following is None or total[following] - before > BLOCK:
            before = total[end]
            yield end
