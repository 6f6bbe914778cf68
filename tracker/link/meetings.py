"""Keys under which figures of different articles find each other again, so that a day's news is linked without reading the archive.

Two figures that may state one fact, contradict each other, or be a target and its outcome, have a key in common.
"""
import hashlib
from functools import lru_cache

from tracker.link import conflicts, targets
from tracker.link.rows import FigureRow
from tracker.link.sameness import buckets, linkable

TOLD_APART = 44                            # bits of a key by which those of one time differ


def meetings(figure: FigureRow) -> set[int]:
    """All keys of a figure, as whole numbers that a database can index; none where it says too little to be linked.

    >>> told = dict(kind="money", unit="USD", about="ekspor kopi", period_end="2024-03-31", status="actual")
    >>> one, other = FigureRow("k1", "a1", value_text="93710000", **told), FigureRow("k2", "b1", value_text="93700000", **told)
    >>> bool(same_fact(one) & same_fact(other)), meetings(FigureRow("k3", "c1", "money"))
    (True, set())
    """
    own = {number(figure.status, key, key[0]) for key in targets.claims(figure)} if linkable(figure) else set()
    return same_fact(figure) | one_claim(figure) | own


def same_fact(figure: FigureRow) -> set[int]:
    """The keys under which it meets what may state the same in other articles: those of its own are at hand with it."""
    return {number("same", key, key[3:]) for key in buckets(figure) if key[3] != "in"} if linkable(figure) else set()


def one_claim(figure: FigureRow) -> set[int]:
    """The keys under which it meets what may contradict it."""
    return {number("claim", key, key[0]) for key in conflicts.claims(figure)} if linkable(figure) else set()


def aimed_at(figure: FigureRow) -> set[int]:
    """The keys of the targets that it may answer, or replace."""
    return {number("target", key, key[0]) for key in targets.claims(figure)} if linkable(figure) else set()


def answering(figure: FigureRow) -> set[int]:
    """The keys of what may answer it, or replace it, as a target."""
    return aimed_at(figure) | {number("actual", key, key[0]) for key in targets.claims(figure)} if linkable(figure) else set()


def number(kind: str, key: tuple, time: tuple | str) -> int:
    """A key as a signed number of 64 bits, the same in every run. Keys of one time lie side by side, so that a day writes few pages of a large index.

    >>> one, other = (number("same", (value, "told", 9), ("told", 9)) for value in (5, 7))
    >>> one != other, one >> TOLD_APART == other >> TOLD_APART
    (True, True)
    """
    text = "\x1f".join((kind, *(",".join(sorted(part)) if isinstance(part, frozenset) else str(part) for part in key)))
    own = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> (64 - TOLD_APART)
    return place_of(kind, time) << TOLD_APART | own


@lru_cache(maxsize=65536)
def place_of(kind: str, time: tuple | str) -> int:
    """Where the keys of a time lie: a signed number of 20 bits."""
    return int.from_bytes(hashlib.blake2b(f"{kind} {time}".encode(), digest_size=3).digest(), "big", signed=True) >> 4
