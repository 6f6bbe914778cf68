"""Figures that look like one fact and differ, each with its kind and the reason in words.

A difference that rounding or a qualifier explains is no conflict and is not reported. Forecasts of two speakers may differ, and two
aims may: only what is said to be so can disagree.
"""
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from tracker.link.observations import spokesman
from tracker.link.phrases import stems, unit_class
from tracker.link.rows import Conflict, FigureRow, Observation, ObservationFigure
from tracker.link.sameness import digits, equal_or_rounded, other_sector, rounded, same_claim

ONE_CLAIM = 0.75                           # sameness of the claim from which two values have to agree
SLIPPED_CLAIM = 0.5                        # a slip of a power of ten is unlikely enough by itself
MOST_APART = 2                             # two numbers for one thing differ by less; beyond it they measure two things
LATER = 7                                  # days from which another value of the same speaker is a revision
SEVERITY = {"scale_slip": 1.0, "disagreement": 0.8, "percent_points": 0.6, "other_unit": 0.5, "revision": 0.4, "other_period": 0.2, "other_scope": 0.2}
SURE = 0.5                                 # stands for a confidence that is unknown
POINTS = {"%", "pp"}


class Side(NamedTuple):
    """An observation and the figure that speaks for it."""

    observation: Observation
    figure: FigureRow
    articles: frozenset[str]
    origins: frozenset[str]


def find_conflicts(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow]) -> list[Conflict]:
    """Every conflict between two observations, the weightiest first."""
    sides = {side.observation.key: side for side in sides_of(observations, places, figures)}
    meeting: dict[tuple, list[str]] = defaultdict(list)
    for key, side in sides.items():
        for meet in claims(side.figure):
            meeting[meet].append(key)
    pairs = sorted({pair for keys in meeting.values() for pair in combinations(sorted(keys), 2)})
    found = [conflict for one, other in pairs for conflict in compare(sides[one], sides[other])]
    return sorted(found, key=lambda conflict: (-conflict.weight, conflict.key))


def sides_of(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow]) -> Iterator[Side]:
    members: dict[str, list[ObservationFigure]] = defaultdict(list)
    for place in places:
        members[place.observation_key].append(place)
    for observation in observations:
        told = [figures[place.figure_key] for place in members[observation.key]]
        yield Side(observation, spokesman(told), frozenset(figure.article_id for figure in told),
                   frozenset(place.origin_id for place in members[observation.key]))


def claims(figure: FigureRow) -> Iterator[tuple]:
    """Keys under which figures meet that may measure one thing: by indicator, or by the phrase where it has none; by period and by week."""
    what = figure.indicator or stems(figure.about)
    if figure.period:
        yield what, figure.period[1]
    if figure.day:
        yield what, figure.day.toordinal() // 7


def compare(one: Side, other: Side) -> Iterator[Conflict]:
    """The conflict of two observations, if there is one."""
    left, right = sorted((one, other), key=lambda side: (side.observation.first_said or "", side.observation.key))
    if left.articles & right.articles or left.origins & right.origins:
        return                             # one story that names two numbers means two things
    found = difference(left.figure, right.figure)
    if found is None:
        return
    kind, reason = found
    sure = min(side.figure.confidence or SURE for side in (left, right))
    sources = 1 - 0.5 ** min(left.observation.origins, right.observation.origins)
    ratio = float(right.figure.number / left.figure.number)
    yield Conflict(
        key=digest(kind, left.figure.key, right.figure.key), kind=kind, figure_key=left.figure.key, other_key=right.figure.key,
        observation_key=left.observation.key, indicator=left.figure.indicator or right.figure.indicator, ratio=ratio, reason=reason,
        weight=round(SEVERITY[kind] * sure * (0.5 + sources), 4),
    )


def difference(one: FigureRow, other: FigureRow) -> tuple[str, str] | None:
    """The kind of conflict of two figures and why, or None where they may both be right."""
    claim = same_claim(one, other)
    if claim < SLIPPED_CLAIM or said_otherwise(one, other) or other_sector(one.sector, other.sector):
        return None
    if unit_class(one.unit) != unit_class(other.unit):
        return other_measure(one, other) if claim >= ONE_CLAIM else None
    power = slip(one.number, other.number)
    if power:
        return "scale_slip", f"the same digits, 10^{abs(power)} apart: one of the two has a wrong scale word"
    if claim < ONE_CLAIM or agree(one, other) or not one.period or one.period != other.period or one.status != "actual":
        return None
    if not comparable(one.number, other.number) or (one.place or "") != (other.place or ""):
        return None
    percent = abs(float(other.number / one.number) - 1) * 100
    if one.speaker and one.speaker == other.speaker and days_between(one, other) >= LATER:
        return "revision", f"{one.speaker} gave another value later, {percent:.1f} % away"
    return "disagreement", f"the same claim, period and place, {percent:.1f} % apart"


def said_otherwise(one: FigureRow, other: FigureRow) -> bool:
    """Whether the two figures are of different kind: an actual beside a target, a level beside a change, another place or time."""
    fields = ("status", "role", "direction", "comparison")
    if any(getattr(one, field) != getattr(other, field) for field in fields) or (one.value_high is None) != (other.value_high is None):
        return True
    return bool(one.place and other.place and one.place != other.place) or bool(one.period and other.period and one.period != other.period)


def other_measure(one: FigureRow, other: FigureRow) -> tuple[str, str] | None:
    """The same number with two units: percent for percentage points, or two currencies."""
    if digits(one.number) < 2 or not equal_or_rounded(one.number, other.number):
        return None
    if {one.unit, other.unit} == POINTS:
        return "percent_points", "the same number as percent and as percentage points"
    if one.kind == other.kind and one.kind in ("money", "quantity"):
        return "other_unit", f"the same number in {one.unit} and in {other.unit}"
    return None


def slip(one: Decimal, other: Decimal) -> int:
    """By which power of ten two values with the same digits differ; 0 where they do not.

    >>> slip(Decimal("93.7E9"), Decimal("93.7E6")), slip(Decimal("5E9"), Decimal("5E6")), slip(Decimal("93.7"), Decimal("94"))
    (-3, 0, 0)
    """
    power = other.adjusted() - one.adjusted()
    if power and min(digits(one), digits(other)) >= 2 and equal_or_rounded(one.scaleb(power), other):
        return power
    return 0


def agree(one: FigureRow, other: FigureRow) -> bool:
    """Whether rounding or a qualifier explains the difference: "hampir 94", "lebih dari 90" and 93,71 may all be right."""
    coarse, fine = sorted((one, other), key=lambda figure: digits(figure.number))
    if rounded(fine.number, digits(coarse.number)) == coarse.number.normalize():
        return True
    return any(allows(figure.qualifier, figure.number, value) for figure, value in ((one, other.number), (other, one.number)))


def allows(qualifier: str | None, bound: Decimal, value: Decimal) -> bool:
    """
    >>> allows("more_than", Decimal(90), Decimal("93.71")), allows(None, Decimal(90), Decimal("93.71")), allows("approx", Decimal(90), Decimal(93))
    (True, False, True)
    """
    if qualifier in ("more_than", "at_least"):
        return value >= bound
    if qualifier in ("less_than", "at_most", "almost"):
        return value <= bound
    return qualifier == "approx" and abs(value - bound) * 20 <= abs(bound)


def comparable(one: Decimal, other: Decimal) -> bool:
    """Near enough to be two numbers for one thing, and exact enough to tell."""
    low, high = sorted((abs(one), abs(other)))
    return (one < 0) == (other < 0) and high <= MOST_APART * low and min(digits(one), digits(other)) >= 2


def days_between(one: FigureRow, other: FigureRow) -> int:
    days: list[date | None] = [one.day, other.day]
    return 0 if None in days else abs((days[0] - days[1]).days)


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
