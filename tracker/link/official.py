"""What the news tells beside official statistics: agrees, or differs by so much.

Of each point the newest vintage that was out when the news was told counts, so that a later revision does not make a right figure wrong.
"""
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tracker.link.phrases import unit_class
from tracker.link.rows import Observation
from tracker.link.sameness import digits, other_sector, rounded

SLACK = 2                                  # digits from which a rounded value agrees with the exact one
MOST_APART = 3                             # times the official value: more measures something else


@dataclass(frozen=True, slots=True)
class OfficialSeries:
    """One series of a statistics office. `role` is level, change or share; `comparison` that of a change."""

    id: str
    indicator: str
    name: str | None
    unit: str | None
    place_id: str | None
    sector: str | None
    role: str
    comparison: str | None
    publisher: str
    source: str | None


@dataclass(frozen=True, slots=True)
class OfficialPoint:
    """One value of a series, as it was published on the day of its `vintage`; `state` is preliminary, revised or final where that is said."""

    key: str
    series_id: str
    period_start: str
    period_end: str
    value: float
    value_text: str
    vintage: str
    state: str | None


@dataclass(frozen=True, slots=True)
class OfficialMatch:
    """An observation beside the point of its indicator, place, sector and period; `difference` in percent of the official value."""

    observation_key: str
    point_key: str
    verdict: str                           # agrees differs
    difference: float | None


def match(observations: Iterable[Observation], series: Iterable[OfficialSeries], points: Iterable[OfficialPoint]) -> Iterator[OfficialMatch]:
    """The observations of which there is an official value; about the others nothing is known."""
    known: dict[str, list[OfficialSeries]] = defaultdict(list)
    for row in series:
        known[row.indicator].append(row)
    values: dict[tuple, list[OfficialPoint]] = defaultdict(list)
    for point in points:
        values[point.series_id, point.period_start, point.period_end].append(point)
    for observation in observations:
        if found := counterpart(observation, known, values):
            yield OfficialMatch(observation.key, found.key, *verdict(signed(observation), Decimal(found.value_text)))


def counterpart(observation: Observation, known: Mapping[str, list[OfficialSeries]], values: Mapping[tuple, list[OfficialPoint]]) -> OfficialPoint | None:
    """The official value that an observation speaks of; None where no series has one, or two would do."""
    if observation.status != "actual" or not observation.indicator:
        return None
    found = [point for row in known.get(observation.indicator, ()) if measures(row, observation)
             if (point := vintage(values.get((row.id, observation.period_start, observation.period_end), ()), observation.last_said))]
    fitting = [point for point in found if near(signed(observation), Decimal(point.value_text))]
    return fitting[0] if len(fitting) == 1 else None


def signed(observation: Observation) -> Decimal:
    """The value as a series has it: a fall is less than nothing."""
    value = Decimal(observation.value_text)
    return -value if observation.role == "change" and observation.direction == "down" else value


def measures(series: OfficialSeries, observation: Observation) -> bool:
    """Whether a series is of the observation's place, sector and unit; a rate is told as a level as well as a change."""
    if (series.place_id or None) != (observation.place_id or None) or unit_class(series.unit) != unit_class(observation.unit):
        return False
    if bool(series.sector) != bool(observation.sector) or other_sector(series.sector, observation.sector):
        return False
    if series.comparison and observation.comparison and series.comparison != observation.comparison:
        return False
    return series.unit == "%" or series.role == (observation.role or "level")


def vintage(points: Iterable[OfficialPoint], said: str | None) -> OfficialPoint | None:
    """The newest value that was out on the day; the first one where the news was earlier."""
    ranked = sorted(points, key=lambda point: point.vintage)
    out = [point for point in ranked if said and point.vintage <= said[:10]]
    return (out[-1:] or ranked[:1] or [None])[0]


def near(told: Decimal, official: Decimal) -> bool:
    """Whether two values can be of one thing: a series in another sense is often far away."""
    low, high = sorted((abs(told), abs(official)))
    return not high or (low > 0 and high <= MOST_APART * low and (told < 0) == (official < 0))


def verdict(told: Decimal, official: Decimal) -> tuple[str, float]:
    """Agrees where rounding explains the difference.

    >>> verdict(Decimal("5.0"), Decimal("5.03")), verdict(Decimal("5.3"), Decimal("5.03"))
    (('agrees', -0.6), ('differs', 5.37))
    """
    difference = round(float((told - official) / official) * 100, 2) if official else (0.0 if told == official else 100.0)
    kept = max(SLACK, digits(told))
    return ("agrees" if told == official or rounded(official, kept) == told.normalize() else "differs"), difference
