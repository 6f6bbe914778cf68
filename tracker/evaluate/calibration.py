"""Whether confidence means what it says: of the figures that claim to be right with 0.9, how many are."""
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from tracker.evaluate.marks import HIT, RIGHT, SURE, Mark

SURE_FROM = 0.9
BANDS = (0.0, 0.5, 0.7, 0.8, SURE_FROM, 0.95)


class Judged(NamedTuple):
    """A figure that was read: its confidence, and whether value, unit and the `SURE` fields are right."""

    confidence: float
    right: bool


class Band(NamedTuple):
    """The figures whose confidence is at least `least` (and below the next band's)."""

    least: float
    figures: int
    right: int


def judge_confidence(marks: Iterable[Mark]) -> Iterator[Judged]:
    """Each figure that was read, from an article's marks; one that the gold does not have is wrong."""
    right: dict[int, bool] = {}
    confidence: dict[int, float] = {}
    fields = {f"figure.{name}" for name in SURE}
    for mark in marks:
        if mark.measure == "figure value+unit" and mark.read is not None:
            confidence[id(mark.read)] = mark.read.get("confidence") or 0.0
            right[id(mark.read)] = right.get(id(mark.read), True) and mark.outcome == HIT
        elif mark.measure in fields:
            right[id(mark.read)] = right.get(id(mark.read), True) and mark.outcome == RIGHT
    return (Judged(confidence[key], right[key]) for key in confidence)


def bands(judged: Iterable[Judged]) -> list[Band]:
    """
    >>> bands([Judged(0.97, True), Judged(0.92, False), Judged(0.4, False)])[-2:]
    [Band(least=0.9, figures=1, right=0), Band(least=0.95, figures=1, right=1)]
    """
    judged = list(judged)
    edges = (*BANDS, 2.0)
    found = []
    for least, below in pairwise(edges):
        inside = [figure for figure in judged if least <= figure.confidence < below]
        found.append(Band(least, len(inside), sum(figure.right for figure in inside)))
    return found


def sure(judged: Iterable[Judged]) -> tuple[float | None, float | None]:
    """Of the figures with confidence 0.9 or more the share that is right, and the share of all figures that reach it.

    >>> sure([Judged(0.97, True), Judged(0.92, False), Judged(0.4, False), Judged(0.3, False)])
    (0.5, 0.5)
    """
    judged = list(judged)
    reached = [figure.right for figure in judged if figure.confidence >= SURE_FROM]
    return (sum(reached) / len(reached) if reached else None), (len(reached) / len(judged) if judged else None)
