"""Figures that look like one fact and differ, each with its kind and the reason in words.

A difference that rounding or a qualifier explains is no conflict and is not reported. Forecasts of two speakers may differ, and two
aims may: only what is said to be so can disagree.
"""
import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from tracker.link.agreement import EXACT, apart, opposed, slip, tells_both
from tracker.link.duplicates import same_outlet
from tracker.link.observations import by_exactness
from tracker.link.pairs import pairs
from tracker.link.phrases import folded, related, unit_class
from tracker.link.rows import Conflict, FigureRow, Observation, ObservationFigure
from tracker.link.sameness import WITHIN, digits, one_spot, other_sector, roots, same_claim, within
from tracker.link.scope import is_based, is_moving, is_revised, same_sense, senses

ONE_CLAIM = 0.75                           # sameness of the claim from which two values have to agree
SLIPPED_CLAIM = 0.6                        # a slip of a scale word is unlikely enough by itself
MOST_COMPARED = 4                          # figures of an observation, the most exact ones
LATER = 7                                  # days from which another value of the same speaker is a revision
SEVERITY = {"scale_slip": 1.0, "disagreement": 0.8, "percent_points": 0.6, "other_unit": 0.5, "revision": 0.4, "other_period": 0.2, "other_scope": 0.2}
SURE = 0.5                                 # stands for a confidence that is unknown
POINTS = {"%", "pp"}
kind_of_claim = attrgetter("status", "role", "direction")             # of figures that differ in one of them, both may be right


class Side(NamedTuple):
    """An observation and the figures that state it, the one that speaks for it first."""

    observation: Observation
    figures: tuple[FigureRow, ...]
    articles: frozenset[str]
    origins: frozenset[str]


class Stories(NamedTuple):
    """What is known of the articles: their titles and outlets, by id."""

    titles: Mapping[str, str]
    outlets: Mapping[str, str | None]

    def one_event(self, one: FigureRow, other: FigureRow) -> bool:
        """Whether two outlets tell of one event in one week."""
        if one.day is None or other.day is None or days_between(one, other) > WITHIN:
            return False
        if same_outlet(self.outlets.get(one.article_id), self.outlets.get(other.article_id)):
            return False
        return related(self.titles.get(one.article_id, ""), self.titles.get(other.article_id, ""))


def find_conflicts(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow], *,
                   titles: Mapping[str, str] | None = None, outlets: Mapping[str, str | None] | None = None,
                   only: Set[str] | None = None, known: Iterable[Conflict] = ()) -> list[Conflict]:
    """Every conflict between two observations, the weightiest first; `titles` of the articles tell of which event or firm a sentence is.
    With `only`, those in which one of these observations stands, beside those that are `known`.
    """
    stories = Stories(titles or {}, outlets or {})
    sides = {side.observation.key: side for side in sides_of(observations, places, figures)}
    found = without_leaps([*known, *(conflict for one, other in pairs(sides, claims_of, only=only) for conflict in compare(sides[one], sides[other], stories))])
    return sorted(found, key=lambda conflict: (-conflict.weight, conflict.key))


def without_leaps(conflicts: list[Conflict]) -> list[Conflict]:
    """Revisions one step at a time: the first value against the third is left out where the second stands between them."""
    steps = {(conflict.figure_key, conflict.other_key) for conflict in conflicts if conflict.kind == "revision"}
    later: dict[str, set[str]] = defaultdict(set)
    for first, second in steps:
        later[first].add(second)
    leaps = {(first, third) for first, seconds in later.items() for second in seconds for third in later.get(second, set()) & seconds} if steps else set()
    return [conflict for conflict in conflicts if conflict.kind != "revision" or (conflict.figure_key, conflict.other_key) not in leaps]


def sides_of(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow]) -> Iterator[Side]:
    members: dict[str, list[ObservationFigure]] = defaultdict(list)
    for place in places:
        members[place.observation_key].append(place)
    for observation in observations:
        told = by_exactness(figures[place.figure_key] for place in members[observation.key])
        yield Side(observation, tuple(told[:MOST_COMPARED]), frozenset(figure.article_id for figure in told),
                   frozenset(place.origin_id for place in members[observation.key]))


def claims_of(side: Side) -> set[tuple]:
    """The keys of all figures that speak for an observation."""
    return {key for figure in side.figures for key in claims(figure)}


def claims(figure: FigureRow) -> Iterator[tuple]:
    """Keys under which figures meet that may measure one thing: of one time, with the same digits; or of one unit and size, and levels told
    within a week, as stories of one event are, or anything of one period and place, as a series is. Those of one period are many, and meet by
    the roots that one claim has in common.
    """
    if digits(figure.number) < EXACT:
        return
    fields = kind_of_claim(figure)
    week = figure.day.toordinal() // WITHIN if figure.day else None
    weeks = [("week", week), ("week", week + 1)] if week else []
    period = ("of", *figure.period) if figure.period else None
    printed = figure.kind, figure.number.normalize().as_tuple().digits, fields
    yield from ((when, *printed) for when in weeks)
    if period:
        yield from ((period, *printed, *root) for root in roots(figure, SLIPPED_CLAIM))
    if figure.status in ("actual", "target") and not is_moving(figure):
        phrase = [(folded(figure.about),)] if figure.about else []
        thing = [(figure.indicator,)] if figure.indicator else []
        for size in sizes(figure.number):
            what = figure.kind, unit_class(figure.unit), (*fields, figure.comparison), size
            if figure.role == "level":
                yield from ((when, *what, *name) for when, name in product(weeks, thing + phrase))
            if period:
                named = [*phrase, *((figure.indicator, *root) for root in roots(figure, ONE_CLAIM) if figure.indicator)]
                yield from ((period, place, *what, *name) for place, name in product({figure.place or "", figure.province or figure.place or ""}, named))


def sizes(value: Decimal) -> tuple[int, int]:
    """Two values of which one is at most twice the other have a size in common.

    >>> [set(sizes(Decimal(value))) & set(sizes(Decimal(100))) for value in (199, 51, 450)]
    [{7}, {6}, set()]
    """
    power = math.frexp(float(value))[1] - 1
    return power, power + 1


def compare(one: Side, other: Side, stories: Stories) -> Iterator[Conflict]:
    """The conflict of two observations, if there is one."""
    left, right = sorted((one, other), key=lambda side: (side.observation.first_said or "", side.observation.key))
    one_story = bool(left.origins & right.origins)       # one that names two numbers means two things, or tells of a revision
    candidates = ((first, second, contradiction(first, second, stories, one_story=one_story)) for first, second in product(left.figures, right.figures))
    first, second, found = next((candidate for candidate in candidates if candidate[2]), (None, None, None))
    if found is None:
        return
    kind, reason = found
    sure = min(figure.confidence or SURE for figure in (first, second))
    sources = 1 - 0.5 ** min(left.observation.origins, right.observation.origins)
    yield Conflict(
        key=digest(kind, first.key, second.key), kind=kind, figure_key=first.key, other_key=second.key,
        observation_key=left.observation.key, indicator=first.indicator or second.indicator,
        ratio=float(second.number / first.number), reason=reason, weight=round(SEVERITY[kind] * sure * (0.5 + sources), 4),
    )


def contradiction(one: FigureRow, other: FigureRow, stories: Stories, *, one_story: bool) -> tuple[str, str] | None:
    """The kind of conflict between two figures and its reason; the cheap questions are asked first, for most pairs are none."""
    if kind_of_claim(one) != kind_of_claim(other) or same_claim(one, other) < SLIPPED_CLAIM:
        return None
    if not one_story and (found := difference(one, other, stories)):
        return found
    if one.comparison != other.comparison or not opposed(one, other):
        return None
    return revision(one, other, stories) or (None if one_story else disagreement(one, other, stories) or explained(one, other, stories))


def difference(one: FigureRow, other: FigureRow, stories: Stories) -> tuple[str, str] | None:
    """A wrong scale word or a wrong unit: the same digits, meant for the same thing. A comparison that one of the two leaves out is no other thing."""
    if digits(one.number) < EXACT or one.number.normalize().as_tuple().digits != other.number.normalize().as_tuple().digits:
        return None
    if said_otherwise(one, other) and not (stories.one_event(one, other) and not said_otherwise(one, replace(other, place=one.place))):
        return None
    claim = same_claim(one, other)
    if unit_class(one.unit) != unit_class(other.unit):
        return other_measure(one, other) if claim >= ONE_CLAIM else None
    power = slip(one, other)
    return ("scale_slip", f"the same digits, 10^{power} apart: one of the two has a wrong scale word") if power and claim >= SLIPPED_CLAIM else None


def revision(one: FigureRow, other: FigureRow, stories: Stories) -> tuple[str, str] | None:
    """A value that a later story says to be revised, or that its speaker replaced."""
    if one.article_id == other.article_id or (one.published or "") >= (other.published or "") or said_otherwise(one, other):
        return None
    if not one_series(one, other) or one.status != "actual" or is_moving(one):
        return None
    if is_revised(other, stories.titles):
        return "revision", f"revised, {apart(one, other)}"
    if one.speaker and one.speaker == other.speaker and days_between(one, other) >= LATER and same_sense(one, other, stories.titles):
        return "revision", f"{one.speaker} gave another value later, {apart(one, other)}"
    return None


def disagreement(one: FigureRow, other: FigureRow, stories: Stories) -> tuple[str, str] | None:
    """Two values for one claim, period and place, both told as something that is so; or for one thing of one event."""
    if one_spot(one, other):
        other = replace(other, place=one.place)
    if said_otherwise(one, other) or tells_both(one, other):
        return None
    event = one.role == "level" and not is_moving(one) and same_claim(one, other) >= SLIPPED_CLAIM and stories.one_event(one, other)
    if event and one.status == other.status != "forecast":
        return "disagreement", f"two outlets on one event, {apart(one, other)}"
    if one_series(one, other) and same_sense(one, other, stories.titles):
        return "disagreement", f"the same claim, period and place, {apart(one, other)}"
    return None


def explained(one: FigureRow, other: FigureRow, stories: Stories) -> tuple[str, str] | None:
    """Two values in stories of one event that both may be right: they are of different times, or of different parts."""
    if one.indicator is None or one.indicator != other.indicator or one.role != "level" or is_moving(one) or is_moving(other):
        return None
    if one.period is None or other.period is None or not (one.status == other.status == "actual") or not stories.one_event(one, other):
        return None
    if same_claim(one, other) < ONE_CLAIM or (one.value_high is None) != (other.value_high is None):
        return None
    if one.period != other.period:
        times = " and ".join("–".join(filter(None, figure.period)) for figure in (one, other))
        return ("other_period", f"of different times: {times}") if one.place == other.place and not other_sector(one.sector, other.sector) else None
    if one.place and other.place and one.place != other.place:
        return ("other_scope", f"of different places: {one.place} and {other.place}") if within(one, other) and not one_spot(one, other) else None
    if one.place == other.place and senses(one.evidence) != senses(other.evidence):
        return "other_scope", "of different parts: " + " and ".join(", ".join(sorted(senses(figure.evidence))) or "the whole" for figure in (one, other))
    return None


def one_series(one: FigureRow, other: FigureRow) -> bool:
    """Whether two figures are of one claim, period and place."""
    return (one.period is not None and one.period == other.period and (one.place or "") == (other.place or "")
            and is_based(one) and is_based(other) and same_claim(one, other) >= ONE_CLAIM)


def said_otherwise(one: FigureRow, other: FigureRow) -> bool:
    """Whether the two figures are of different kind: an actual beside a target, a level beside a change, another place, sector or time."""
    if kind_of_claim(one) != kind_of_claim(other) or (one.value_high is None) != (other.value_high is None):
        return True
    if one.comparison and other.comparison and one.comparison != other.comparison:
        return True
    if (one.place and other.place and one.place != other.place) or other_sector(one.sector, other.sector):
        return True
    return bool(one.period and other.period and one.period != other.period)


def other_measure(one: FigureRow, other: FigureRow) -> tuple[str, str] | None:
    """The same number with two units: percent for percentage points, or two currencies. A rate told without its base is no conflict."""
    if one.number != other.number or one.kind != other.kind:
        return None
    if {one.unit, other.unit} == POINTS:
        return "percent_points", "the same number as percent and as percentage points"
    if one.kind in ("money", "quantity") and one.unit and other.unit and one.unit.split("/")[0] != other.unit.split("/")[0]:
        return "other_unit", f"the same number in {one.unit} and in {other.unit}"
    return None


def days_between(one: FigureRow, other: FigureRow) -> int:
    days: list[date | None] = [one.day, other.day]
    return 0 if None in days else abs((days[0] - days[1]).days)


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
