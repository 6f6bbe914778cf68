"""Which names are worth comparing: those that lie under keys that meet.

A key meets itself. One that ends in SHORT meets the same one in LONG: of two phrases that are alike, some root of the shorter one stands in the
longer one, so that the shorter lies under few keys, of its rarest roots, and the longer under one for each of its own.
"""
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TypeVar

SHORT, LONG = "<", ">"
OPPOSITE = {SHORT: LONG, LONG: SHORT}
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
    asking: dict[str, set[int]] = {}
    lying: dict[int, list[str]] = defaultdict(list)
    for name in sorted(rows if only is None else only & rows.keys()):
        own = set(keys(rows[name]))
        asking[name] = {hash(opposite(key)) for key in own}
        for key in own:
            lying[hash(key)].append(name)
    if only is not None:
        wanted = {key: [] for asked in asking.values() for key in asked}
        for name in rows.keys() - asking.keys():
            for key in {hash(key) for key in keys(rows[name])} & wanted.keys():
                wanted[key].append(name)
        for key, names in wanted.items():
            lying[key] += names
    for one, asked in asking.items():
        others = {other for key in asked for other in lying.get(key, ())}
        for other in sorted(others):
            if other > one or other not in asking:
                yield (one, other) if one < other else (other, one)
