"""Figures that look like one fact and differ, each with its kind and the reason in words.

A difference that rounding or a qualifier explains is no conflict and is not reported. Forecasts of two speakers may differ, and two
aims may: only what is said to be so can disagree.
"""
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from itertools import combinations
from typing import NamedTuple

from tracker.link.observations import spokesman
from tracker.link.phrases import stems, unit_class
from tracker.link.rows import Conflict, FigureRow, Observation, ObservationFigure
from tracker.link.sameness import digits, other_sector, precision, rounded, same_claim, same_value
from tracker.link.scope import same_sense

ONE_CLAIM = 0.75                           # sameness of the claim from which two values have to agree
SLIPPED_CLAIM = 0.6                        # a slip of a scale word is unlikely enough by itself
SCALES = {3, 6, 9}                         # powers of ten between two scale words
MOST_APART = 2                             # two numbers for one thing differ by less; beyond it they measure two things
LATER = 7                                  # days from which another value of the same speaker is a revision
SEVERITY = {"scale_slip": 1.0, "disagreement": 0.8, "percent_points": 0.6, "other_unit": 0.5, "revision": 0.4}
SURE = 0.5                                 # stands for a confidence that is unknown
POINTS = {"%", "pp"}
FIELDS = ("status", "role", "direction", "comparison")


class Side(NamedTuple):
    """An observation, the figure that speaks for it and the one that speaks and names its time itself."""

    observation: Observation
    figure: FigureRow
    dated: FigureRow | None
    articles: frozenset[str]
    origins: frozenset[str]


def find_conflicts(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow], *,
                   titles: Mapping[str, str] | None = None) -> list[Conflict]:
    """Every conflict between two observations, the weightiest first; `titles` of the articles tell which firm a sentence is about."""
    sides = {side.observation.key: side for side in sides_of(observations, places, figures)}
    meeting: dict[tuple, list[str]] = defaultdict(list)
    for key, side in sides.items():
        for meet in claims(side.figure):
            meeting[meet].append(key)
    pairs = sorted({pair for keys in meeting.values() for pair in combinations(sorted(keys), 2)})
    found = [conflict for one, other in pairs for conflict in compare(sides[one], sides[other], titles or {})]
    return sorted(found, key=lambda conflict: (-conflict.weight, conflict.key))


def sides_of(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow]) -> Iterator[Side]:
    members: dict[str, list[ObservationFigure]] = defaultdict(list)
    for place in places:
        members[place.observation_key].append(place)
    for observation in observations:
        told = [figures[place.figure_key] for place in members[observation.key]]
        dated = [figure for figure in told if figure.period]
        yield Side(observation, spokesman(told), spokesman(dated) if dated else None, frozenset(figure.article_id for figure in told),
                   frozenset(place.origin_id for place in members[observation.key]))


def claims(figure: FigureRow) -> Iterator[tuple]:
    """Keys under which figures meet that may measure one thing: by indicator, or by the phrase where it has none; by period and by week;
    with the same unit, or with the same digits.
    """
    what = figure.indicator or stems(figure.about)
    times = ([("to", figure.period[1])] if figure.period else []) + ([("week", figure.day.toordinal() // 7)] if figure.day else [])
    for when in times:
        yield what, when, figure.kind, unit_class(figure.unit)
        yield what, when, figure.number.normalize()


def compare(one: Side, other: Side, titles: Mapping[str, str]) -> Iterator[Conflict]:
    """The conflict of two observations, if there is one."""
    left, right = sorted((one, other), key=lambda side: (side.observation.first_said or "", side.observation.key))
    if left.articles & right.articles or left.origins & right.origins:
        return                             # one story that names two numbers means two things
    found = difference(left.figure, right.figure)
    if found is None and left.dated and right.dated:
        found = disagreement(left.dated, right.dated, titles)
    if found is None:
        return
    kind, reason = found
    sure = min(side.figure.confidence or SURE for side in (left, right))
    sources = 1 - 0.5 ** min(left.observation.origins, right.observation.origins)
    yield Conflict(
        key=digest(kind, left.figure.key, right.figure.key), kind=kind, figure_key=left.figure.key, other_key=right.figure.key,
        observation_key=left.observation.key, indicator=left.figure.indicator or right.figure.indicator,
        ratio=float(right.figure.number / left.figure.number), reason=reason, weight=round(SEVERITY[kind] * sure * (0.5 + sources), 4),
    )


def difference(one: FigureRow, other: FigureRow) -> tuple[str, str] | None:
    """A wrong scale word or a wrong unit: the same digits, meant for the same thing."""
    if said_otherwise(one, other) or same_claim(one, other) < SLIPPED_CLAIM:
        return None
    if unit_class(one.unit) != unit_class(other.unit):
        return other_measure(one, other) if same_claim(one, other) >= ONE_CLAIM else None
    power = slip(one, other)
    return ("scale_slip", f"the same digits, 10^{power} apart: one of the two has a wrong scale word") if power else None


def disagreement(one: FigureRow, other: FigureRow, titles: Mapping[str, str]) -> tuple[str, str] | None:
    """Two values for one claim, period and place, both told as something that is so; or a value that its speaker later replaced."""
    if one.period != other.period or said_otherwise(one, other) or (one.place or "") != (other.place or "") or agree(one, other):
        return None
    if unit_class(one.unit) != unit_class(other.unit) or not comparable(one.number, other.number):
        return None
    if same_claim(one, other) < ONE_CLAIM or not same_sense(one, other, titles):
        return None
    percent = abs(float(other.number / one.number) - 1) * 100
    if one.speaker and one.speaker == other.speaker and days_between(one, other) >= LATER:
        return "revision", f"{one.speaker} gave another value later, {percent:.1f} % away"
    return "disagreement", f"the same claim, period and place, {percent:.1f} % apart"


def said_otherwise(one: FigureRow, other: FigureRow) -> bool:
    """Whether the two figures are of different kind: an actual beside a target, a level beside a change, another place, sector or time."""
    if any(getattr(one, field) != getattr(other, field) for field in FIELDS) or (one.value_high is None) != (other.value_high is None):
        return True
    if (one.place and other.place and one.place != other.place) or other_sector(one.sector, other.sector):
        return True
    return bool(one.period and other.period and one.period != other.period)


def other_measure(one: FigureRow, other: FigureRow) -> tuple[str, str] | None:
    """The same number with two units: percent for percentage points, or two currencies. A rate told without its base is no conflict."""
    if one.number != other.number or digits(one.number) < 2 or one.kind != other.kind:
        return None
    if {one.unit, other.unit} == POINTS:
        return "percent_points", "the same number as percent and as percentage points"
    if one.kind in ("money", "quantity") and one.unit and other.unit and one.unit.split("/")[0] != other.unit.split("/")[0]:
        return "other_unit", f"the same number in {one.unit} and in {other.unit}"
    return None


def slip(one: FigureRow, other: FigureRow) -> int:
    """The power of ten by which two values with the same digits differ, where it is that of scale words; else 0.

    >>> miliar, juta = (FigureRow("k", "a", "money", value_text=value) for value in ("93700000000", "93700000"))
    >>> slip(miliar, juta), slip(juta, juta)
    (3, 0)
    """
    power = abs(other.number.adjusted() - one.number.adjusted())
    if power not in SCALES or min(digits(one.number), digits(other.number)) < 2:
        return 0
    return power if one.number.normalize().as_tuple().digits == other.number.normalize().as_tuple().digits else 0


def agree(one: FigureRow, other: FigureRow) -> bool:
    """Whether rounding, cutting off or a qualifier explains the difference: "hampir 94", "lebih dari 90" and 93,71 may all be right."""
    coarse, fine = sorted((one, other), key=precision)
    kept = digits(coarse.number)
    if same_value(one, other, least=1) or coarse.number.normalize() in (rounded(fine.number, kept), rounded(fine.number, kept, rounding=ROUND_DOWN)):
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
