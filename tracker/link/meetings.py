"""Keys under which figures of different articles find each other again, so that a day's news is linked without reading the archive.

Two figures that may state one fact, contradict each other, or be a target and its outcome, have a key in common.
"""
import hashlib
from collections.abc import Iterator
from functools import lru_cache

from tracker.link import conflicts, targets
from tracker.link.pairs import opposite
from tracker.link.rows import FigureRow, Observation
from tracker.link.sameness import buckets, linkable

TOLD_APART = 44                            # bits of a key by which those of one time differ


def meetings(figure: FigureRow) -> set[int]:
    """All keys under which a figure lies, as whole numbers that a database can index; none where it says too little to be linked.

    >>> told = dict(kind="money", unit="USD", about="ekspor kopi", period_end="2024-03-31", status="actual")
    >>> one, other = FigureRow("k1", "a1", value_text="93710000", **told), FigureRow("k2", "b1", value_text="93700000", **told)
    >>> bool(meetings(one) & same_fact(other)), meetings(FigureRow("k3", "c1", "money"))
    (True, set())
    """
    if not linkable(figure):
        return set()
    return {*(number("same", key) for key in shared(figure)), *(number("claim", key) for key in conflicts.claims(figure)),
            *(number(figure.status, key) for key in targets.claims(figure))}


def shared(figure: FigureRow) -> Iterator[tuple]:
    """The keys of one fact in other articles: figures of its own are at hand with it."""
    return (key for key in buckets(figure) if key[0][0] != "in")


def same_fact(figure: FigureRow) -> set[int]:
    """The keys of what may state the same."""
    return {number("same", opposite(key)) for key in shared(figure)} if linkable(figure) else set()


def one_claim(figure: FigureRow) -> set[int]:
    """The keys of what may contradict it."""
    return {number("claim", opposite(key)) for key in conflicts.claims(figure)} if linkable(figure) else set()


def aimed_at(figure: FigureRow) -> set[int]:
    """The keys of the targets that it may answer."""
    return {number("target", opposite(key)) for key in targets.claims(figure)} if linkable(figure) else set()


def answering(figure: FigureRow) -> set[int]:
    """The keys of what may answer it, as a target."""
    return {number("actual", opposite(key)) for key in targets.claims(figure)} if linkable(figure) else set()


def aims(aim: Observation) -> set[int]:
    """The keys of a target, and of what may replace it."""
    return {number("aim", key) for key in targets.aims(aim)} if aim.status == "target" and aim.period_end else set()


def number(kind: str, key: tuple) -> int:
    """A key as a signed number of 64 bits, the same in every run. It begins with its time, and keys of one time lie side by side, so that a day
    writes few pages of a large index.

    >>> one, other = (number("same", (("told", 9), value)) for value in (5, 7))
    >>> one != other, one >> TOLD_APART == other >> TOLD_APART
    (True, True)
    """
    own = int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest(), "big") >> (64 - TOLD_APART)
    return place_of(kind, key[0]) << TOLD_APART | own


@lru_cache(maxsize=65536)
def place_of(kind: str, time: tuple | str) -> int:
    """Where the keys of a time lie: a signed number of 20 bits."""
    return int.from_bytes(hashlib.blake2b(f"{kind} {time}".encode(), digest_size=3).digest(), "big", signed=True) >> 4
