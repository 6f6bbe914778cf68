"""Keys under which figures of different articles find each other again, so that a day's news is linked without reading the archive.

Two figures that may state one fact, contradict each other, or be a target and its outcome, have a key in common.
"""
import hashlib

from tracker.link import conflicts, targets
from tracker.link.rows import FigureRow
from tracker.link.sameness import buckets, linkable


def meetings(figure: FigureRow) -> set[int]:
    """All keys of a figure, as whole numbers that a database can index; none where it says too little to be linked.

    >>> told = dict(kind="money", unit="USD", about="ekspor kopi", period_end="2024-03-31", status="actual")
    >>> one, other = FigureRow("k1", "a1", value_text="93710000", **told), FigureRow("k2", "b1", value_text="93700000", **told)
    >>> bool(same_fact(one) & same_fact(other)), meetings(FigureRow("k3", "c1", "money"))
    (True, set())
    """
    own = {number(figure.status, key) for key in targets.claims(figure)} if linkable(figure) else set()
    return same_fact(figure) | one_claim(figure) | own


def same_fact(figure: FigureRow) -> set[int]:
    """The keys under which it meets what may state the same."""
    return {number("same", key) for key in buckets(figure)} if linkable(figure) else set()


def one_claim(figure: FigureRow) -> set[int]:
    """The keys under which it meets what may contradict it."""
    return {number("claim", key) for key in conflicts.claims(figure)} if linkable(figure) else set()


def aimed_at(figure: FigureRow) -> set[int]:
    """The keys of the targets that it may answer, or replace."""
    return {number("target", key) for key in targets.claims(figure)} if linkable(figure) else set()


def answering(figure: FigureRow) -> set[int]:
    """The keys of what may answer it, or replace it, as a target."""
    return aimed_at(figure) | {number("actual", key) for key in targets.claims(figure)} if linkable(figure) else set()


def number(kind: str, key: tuple) -> int:
    """A key as a signed number of 64 bits, the same in every run."""
    text = "\x1f".join((kind, *(",".join(sorted(part)) if isinstance(part, frozenset) else str(part) for part in key)))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
