"""Facts: the figures of many articles that state the same become one observation, whose key is the smallest key among them.

>>> told = dict(kind="money", unit="USD", about="ekspor kopi", indicator="export_value", period_start="2024-01-01", period_end="2024-03-31", status="actual")
>>> figures = [FigureRow("k2", "a1", value_text="93710000", published="2024-04-16", **told), FigureRow("k1", "b1", value_text="93700000", published="2024-04-18", **told)]
>>> [found], _ = observe(figures, {})
>>> found.key, found.value_text, found.articles, found.origins, found.first_said
('k1', '93710000', 2, 2, '2024-04-16')
"""
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain

from tracker.link.duplicates import components, house
from tracker.link.pairs import pairs
from tracker.link.phrases import related, stems, unit_class
from tracker.link.rows import FigureRow, Observation, ObservationFigure
from tracker.link.sameness import akin, buckets, contradict, digits, linkable, same_fact, same_value

PERIOD = ("period_start", "period_end")
NOBODY = FigureRow("", "", "")
TOLD = (("indicator",), ("about",), ("role",), ("direction",), ("comparison",), ("sector",), ("unit",), ("status",), ("place", "place_id"),
        ("period_start", "period_end"), ("speaker", "speaker_id"))             # what belongs together is taken from one figure
CARRIED = ("indicator", "about", "kind", "role", "direction", "comparison", "sector", "place_id", "place", "period_start", "period_end", "unit", "status")


def observe(figures: Iterable[FigureRow], origins: Mapping[str, str], *, outlets: Mapping[str, str | None] | None = None,
            titles: Mapping[str, str] | None = None, linked: Iterable[tuple[str, str]] | None = None, known: Iterable[tuple[str, str]] = (),
            whole: Set[str] | None = None, together: Iterable[tuple[str, str]] = (),
            apart: Iterable[tuple[str, str]] = ()) -> tuple[list[Observation], list[ObservationFigure]]:
    """The observations of the figures, and the place of each figure in one. `origins`: article → origin of its duplicate group;
    `outlets`: article → publisher, so that two stories of one house count as one source; `titles`: article → title, which tells of what event it is.
    `linked` are the pairs that state one fact, where they were found before; `known` pairs tell how figures are grouped that were not compared;
    `whole` are the articles of which every figure is there, where that is not all.
    `together` and `apart` are pairs of figures that a person decided.
    """
    rows = {figure.key: figure for figure in figures if linkable(figure)}
    observations, places = [], []
    refused = {frozenset(pair) for pair in apart}
    found = (pair for pair in chain(links(rows, titles or {}) if linked is None else linked, repeats(rows, origins, whole)) if frozenset(pair) not in refused)
    joined = (pair for pair in chain(known, together) if pair[0] in rows and pair[1] in rows)
    for keys in components(rows, chain(found, joined)):
        members = [rows[key] for key in keys]
        sources = {figure.article_id: origins.get(figure.article_id, figure.article_id) for figure in members}
        observations.append(observation(members, independent(sources.values(), outlets or {})))
        places += [ObservationFigure(figure.key, keys[0], sources[figure.article_id]) for figure in members]
    return observations, sorted(places, key=lambda place: place.figure_key)


def links(rows: Mapping[str, FigureRow], titles: Mapping[str, str], *, only: Set[str] | None = None) -> Iterable[tuple[str, str]]:
    """Pairs of figures that state one fact; with `only`, those in which one of these stands."""
    for key, other_key in pairs(rows, buckets, only=only):
        one, other = rows[key], rows[other_key]
        if not (akin(one, other) and same_value(one, other)):
            continue
        event = one.article_id != other.article_id and related(titles.get(one.article_id, ""), titles.get(other.article_id, ""))
        if same_fact(one, other, event=event):
            yield key, other_key


def repeats(rows: Mapping[str, FigureRow], origins: Mapping[str, str], whole: Set[str] | None = None) -> Iterator[tuple[str, str]]:
    """Pairs that are one statement because of where they stand: a title's figure and that of its text with the same value (of `whole` articles,
    where some are not), and what a copy repeats of its origin.
    """
    bodies: dict[tuple, list[FigureRow]] = defaultdict(list)
    copies: dict[tuple, str] = {}
    for key, figure in sorted(rows.items()):
        value = figure.kind, unit_class(figure.unit), figure.number, figure.value_high
        if figure.field != "title":
            bodies[figure.article_id, *value].append(figure)
        copy = origins.get(figure.article_id, figure.article_id), *value, figure.field, figure.status, figure.place, stems(figure.about)
        if copies.setdefault(copy, key) != key:
            yield copies[copy], key
    for key, figure in rows.items():
        if figure.field == "title" and (whole is None or figure.article_id in whole):
            told = bodies.get((figure.article_id, figure.kind, unit_class(figure.unit), figure.number, figure.value_high), [])
            meant = told if len(told) == 1 else sorted((body for body in told if not contradict(figure, body)), key=lambda body: body.start)
            if meant:
                yield key, meant[0].key


def independent(origins: Iterable[str], outlets: Mapping[str, str | None]) -> int:
    """How many sources stand behind some stories: copies count with their origin, stories of one house once.

    >>> independent(["a", "b", "c", "a"], {"a": "kabar.co.id", "b": "bisnis.kabar.co.id", "c": None})
    2
    """
    return len({house(outlets[origin]) if outlets.get(origin) else f"article {origin}" for origin in origins})


def observation(members: list[FigureRow], origins: int) -> Observation:
    """One observation from the figures that state it."""
    best = spokesman(members)
    moments = sorted(figure.published for figure in members if figure.published)
    values = [float(figure.number) for figure in members]
    return Observation(
        key=min(figure.key for figure in members), year=year(best.period or (None, None)),
        value=float(best.number), value_text=f"{best.number:f}", value_low=min(values),
        value_high=max([*values, *(figure.value_high for figure in members if figure.value_high)]),
        figures=len(members), articles=len({figure.article_id for figure in members}), origins=origins,
        first_said=moments[0] if moments else None, last_said=moments[-1] if moments else None,
        **{name: getattr(best, name) for name in CARRIED},
    )


def spokesman(members: Iterable[FigureRow]) -> FigureRow:
    """The figure that speaks for an observation: the one with the most digits, then the earliest; the others fill what it leaves out.

    >>> coarse = FigureRow("k1", "a1", "money", value_text="93700000", place="Lampung", place_id="18")
    >>> spoken = spokesman([coarse, FigureRow("k2", "a2", "money", value_text="93710000", about="ekspor kopi")])
    >>> spoken.key, spoken.value_text, spoken.place, spoken.about
    ('k2', '93710000', 'Lampung', 'ekspor kopi')
    """
    ranked = by_exactness(members)
    if len(ranked) == 1:
        return ranked[0]
    filled: dict[str, str | None] = {}
    for names in TOLD:
        tellers = [figure for figure in ranked if any(getattr(figure, name) for name in names)]
        if names == PERIOD:
            tellers = agreed(tellers)
        teller = tellers[0] if tellers else NOBODY
        filled |= {name: getattr(teller, name) for name in names}
    return replace(ranked[0], **filled)


def agreed(tellers: list[FigureRow]) -> list[FigureRow]:
    """Those that name the time that most name; none where no time is named by half of them."""
    named = Counter(figure.period for figure in tellers)
    if not named:
        return []
    most = max(named.values())
    return [figure for figure in tellers if named[figure.period] == most] if 2 * most >= len(tellers) else []


def by_exactness(members: Iterable[FigureRow]) -> list[FigureRow]:
    """The most digits first, text before title, then the earliest."""
    members = list(members)
    if len(members) == 1:
        return members
    return sorted(members, key=lambda figure: (-digits(figure.number), figure.field == "title", figure.published is None, figure.published or "", figure.key))


def year(period: tuple[str | None, str | None]) -> int | None:
    """The one calendar year of a period, or None.

    >>> year(("2019-01-01", "2019-12-31")), year(("2020-01-01", "2024-12-31")), year((None, "2024-12-31"))
    (2019, None, 2024)
    """
    start, end = period
    if end is None or (start and start[:4] != end[:4]):
        return None
    return int(end[:4])
