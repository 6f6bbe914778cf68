"""One run of the link stage: the articles that changed or are gone, and step by step what they touch."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tracker.link import ArticleRow, FigureRow, Signature, from_row
from tracker.link.conflicts import find_conflicts, sides_of
from tracker.link.duplicates import WINDOW, find_duplicates
from tracker.link.meetings import aimed_at, aims, answering, meetings, one_claim, same_fact
from tracker.link.observations import links, observe, spokesman
from tracker.link.rows import Conflict, Observation, ObservationFigure, as_row, day_of, from_values, names
from tracker.link.sameness import linkable
from tracker.link.targets import find_targets, fits, may_fit
from tracker.store import series
from tracker.store.facts import Facts
from tracker.store.linked import Linked, Lookups

COLUMNS = names(FigureRow)


def decided(facts: Facts) -> dict[str, list[tuple[str, str]]]:
    """The pairs of articles and of figures that a person joined or held apart."""
    return {"together": [*facts.decisions.together("article"), *facts.decisions.together("figure")],
            "apart": [*facts.decisions.apart("article"), *facts.decisions.apart("figure")]}


def recalled(row: Mapping[str, Any]) -> Signature:
    """A signature from the memory."""
    lists = {name: tuple(row[name].split("\x1f")) if row[name] else () for name in ("numbers", "title", "credits")}
    return Signature(row["article_id"], row["digest"], **lists, scheme=row["scheme"])


def as_of(facts: Facts) -> date:
    """The day from which deadlines are judged: that of the newest article, so that the same articles give the same rows on any day."""
    newest = Lookups(facts.db).newest()
    return day_of(newest) if newest else date.min


@dataclass
class Day:
    """One run: the articles that changed or are gone, and step by step what they touch."""

    facts: Facts
    memory: Linked
    changed: set[str]
    gone: set[str]
    signatures: list[Signature]

    def __post_init__(self) -> None:
        self.ask = Lookups(self.facts.db)
        self.articles: dict[str, ArticleRow] = {}
        self.origins: dict[str, str] = {}
        self.figures: dict[str, FigureRow] = {}
        self.bereft = self.memory.told_by(self.changed | self.gone)           # observations that may have lost a figure
        self.again = bool(self.gone or self.memory.known(self.changed))
        self.load_articles(self.changed)

    def link(self) -> int:
        """Link; how many rows changed."""
        self.regrouped = self.group()
        touched = self.load_figures(self.ask.figures_of(self.changed | self.regrouped, COLUMNS))
        self.memory.remember((key, meetings(self.figures[key])) for key in touched)
        rows = self.facts.write_origins({id_: self.origins[id_] for id_ in self.changed | self.regrouped})
        rows += self.observe(touched)
        rows += self.contradict()
        return rows + self.aim()

    # what is loaded, once each

    def load_articles(self, ids: Iterable[str]) -> None:
        for row in self.ask.articles(set(ids) - self.articles.keys()):
            self.articles[row["id"]] = from_row(ArticleRow, row)
            self.origins.setdefault(row["id"], row["origin_id"] or row["id"])

    def load_figures(self, rows: Iterable[tuple]) -> set[str]:
        found = {figure.key: figure for figure in from_values(FigureRow, rows)}
        self.figures |= found
        self.load_articles({figure.article_id for figure in found.values()})
        return set(found)

    def need_figures(self, keys: Iterable[str]) -> None:
        self.load_figures(self.ask.figures(set(keys) - self.figures.keys(), COLUMNS))

    def standing(self, keys: Iterable[str]) -> list[Observation]:
        """Observations as they stand in the table."""
        return from_values(Observation, self.ask.observations(keys, names(Observation)))

    def members(self, observation_keys: Iterable[str]) -> list[ObservationFigure]:
        """The places of figures in observations."""
        return from_values(ObservationFigure, self.ask.members(observation_keys, names(ObservationFigure)))

    @property
    def titles(self) -> dict[str, str]:
        return {id_: article.title for id_, article in self.articles.items()}

    @property
    def outlets(self) -> dict[str, str | None]:
        return {id_: article.publisher for id_, article in self.articles.items()}

    # the steps

    def group(self) -> set[str]:
        """Find the copies of what changed; the articles whose origin changed, with their groups."""
        compared = self.changed | self.ask.groups(self.changed | self.gone)
        near = compared | self.window() - self.gone
        near |= self.ask.groups(near)
        self.load_articles(near)
        old = dict(self.origins)
        signatures = {row["article_id"]: recalled(row) for row in self.memory.signatures(near)}
        signatures |= {signature.article_id: signature for signature in self.signatures}
        known = [(id_, old[id_]) for id_ in near - compared]
        found = dict(find_duplicates([self.articles[id_] for id_ in near], signatures.values(), only=compared, known=known, **decided(self.facts)))
        self.origins |= found
        moved = {id_ for id_ in near if found[id_] != old[id_]} | self.changed
        groups = {found[id_] for id_ in moved}
        return {id_ for id_ in near if found[id_] in groups or old[id_] in groups}

    def window(self) -> set[str]:
        """The articles of the days around those that changed: of any day, for one that has none."""
        days = sorted({self.articles[id_].day for id_ in self.changed if self.articles[id_].day})
        if any(self.articles[id_].day is None for id_ in self.changed):
            return self.memory.ids() - self.changed
        spans: list[list[date]] = []
        for day in days:
            first, last = day - timedelta(days=WINDOW), day + timedelta(days=WINDOW)
            if spans and first <= spans[-1][1]:
                spans[-1][1] = last
            else:
                spans.append([first, last])
        return {id_ for first, last in spans for id_ in self.memory.near(first.isoformat(), last.isoformat())}

    def observe(self, touched: set[str]) -> int:
        """Make the observations anew in which a touched figure stands, or could."""
        loose = self.ask.observed(touched) | self.bereft                 # may fall apart
        members = {place.figure_key: place for place in self.members(loose)}
        compared = touched | members.keys()
        near = self.memory.meeting(meeting for key in touched for meeting in same_fact(self.figures[key]))
        self.need_figures(near | members.keys())
        rows = {key: self.figures[key] for key in near | compared if key in self.figures and linkable(self.figures[key])}
        linked = list(links(rows, self.titles, only=compared))
        titled = {self.figures[key].article_id for key in compared if key in self.figures and self.figures[key].field == "title"}
        beside = self.load_figures(self.ask.figures_of(titled, COLUMNS))   # of which one may be what the title says
        old = loose | self.ask.observed(beside.union(*linked) - compared)  # what only meets stays as it is
        met = {place.figure_key: place for place in self.members(old - loose)}
        self.need_figures(met)
        known = [(key, place.observation_key) for key, place in met.items()]
        told = [self.figures[key] for key in compared | met.keys() if key in self.figures]
        self.observations, self.places = observe(told, self.origins, outlets=self.outlets, titles=self.titles, linked=linked, known=known, whole=titled,
                                                 **decided(self.facts))
        before = {row.key: row for row in self.standing(old)}
        self.memory.remember((row.key, aims(row)) for row in self.observations)
        self.memory.note({(self.figures[place.figure_key].article_id, place.observation_key) for place in self.places})
        renewed = {place.observation_key for place in self.places if place.figure_key in touched}
        self.dropped = old - {observation.key for observation in self.observations}
        self.renewed = renewed | {row.key for row in self.observations if row != before.get(row.key)}
        self.replaced = [row for key, row in before.items() if key in self.dropped | self.renewed]
        self.heard = self.spoken([row for row in self.replaced if row.key in self.renewed], [*members.values(), *met.values()]) - touched
        shown = series.named(self.facts.db, self.dropped | self.renewed)
        rows = self.facts.update_table("observations", map(as_row, self.observations))
        rows += self.facts.update_table("observation_figures", map(as_row, self.places))
        rows += self.ask.remove("observations", self.dropped)
        return rows + series.count(self.facts.db, shown | series.named(self.facts.db, self.renewed))

    def spoken(self, before: Iterable[Observation], members: Iterable[ObservationFigure]) -> set[str]:
        """The figures that spoke for an observation before, where it has only grown since: what they contradict is known, but for what is renewed too."""
        now = {row.key: row for row in self.observations}
        grown = [row for row in before if row.key not in self.bereft and row.first_said == now[row.key].first_said]
        keys = {row.key for row in grown}
        places = [place for place in members if place.observation_key in keys]
        origins: dict[str, set[str]] = defaultdict(set)
        for place in self.places:
            origins[place.observation_key].add(place.origin_id)
        return {figure.key for side in sides_of(grown, places, self.figures) if side.origins <= origins[side.observation.key] for figure in side.figures}

    def contradict(self) -> int:
        """Find the conflicts of the renewed observations with all others."""
        mine = {place.figure_key for place in self.places if place.observation_key in self.renewed}
        before = [from_row(Conflict, row) for row in self.ask.conflicts(mine)]
        ends = {key for conflict in before if conflict.kind == "revision" for key in (conflict.figure_key, conflict.other_key)}
        steps = [conflict for conflict in (from_row(Conflict, row) for row in self.ask.conflicts(ends))
                 if conflict.kind == "revision" and not {conflict.figure_key, conflict.other_key} & mine]
        known = {key for conflict in (*before, *steps) for key in (conflict.figure_key, conflict.other_key)}
        observations, places = self.meeting(mine - self.heard, one_claim, mine | known)
        found = find_conflicts(observations, places, self.figures, titles=self.titles, outlets=self.outlets, only=self.renewed, known=steps)
        kept = {conflict.key for conflict in found}
        rows = self.facts.update_table("conflicts", map(as_row, found))
        return rows + self.ask.remove("conflicts", {conflict.key for conflict in (*before, *steps)} - kept)

    def aim(self) -> int:
        """Judge anew the targets that were renewed, or that a renewed figure may answer or replace. Those that stood before keep the figure that
        answers them, where it stands and no renewed one says more: only for the others all that may answer is looked up.
        """
        mine = {place.figure_key for place in self.places if place.observation_key in self.renewed}
        answers = self.answers()
        searched = {row.key for row in self.observations if row.key in self.renewed and row.status == "target"} | self.ask.answered_by(mine, again=self.again)
        touched = searched | self.outdone() | answers.keys()
        answering_now = {row["realised_key"] for row in self.ask.targets(touched - searched) if row["realised_key"]}
        rivals = self.memory.meeting(key for row in self.standing(touched) for key in aims(row))
        seekers, members = ({place.figure_key for place in self.members(some)} for some in (searched, touched))
        observations, places = self.meeting(seekers, answering, members.union(rivals, answering_now, *answers.values()))
        stories = {self.figures[key].article_id for key in members} - self.changed - self.regrouped
        self.load_figures(self.ask.figures_of(stories, COLUMNS))       # a target may start from another figure of its story
        found = [row for row in find_targets(observations, places, self.figures, as_of=as_of(self.facts), titles=self.titles) if row.key in touched]
        stale = {row["key"] for row in self.ask.targets(touched | self.dropped | self.renewed)} - {row.key for row in found}
        return self.facts.update_table("targets", map(as_row, found)) + self.ask.remove("targets", stale)

    def outdone(self) -> set[str]:
        """The targets that a renewed one may replace, or that one replaced until now."""
        renewed = (row for row in self.observations if row.key in self.renewed)
        rivals = self.memory.meeting(key for row in (*renewed, *self.replaced) for key in aims(row))
        return self.ask.observed(rivals, status="target")

    def answers(self) -> dict[str, set[str]]:
        """The targets of which renewed figures may say how far they came, and the figures. A year has many targets of an indicator: most are
        left out by what their observations say, before their figures are read.
        """
        asking: dict[int, list[FigureRow]] = defaultdict(list)
        for key, told in self.told(self.places).items():
            if key in self.renewed and (figure := spokesman(told)).status == "actual" and figure.period:
                for meeting in {meeting for one in told for meeting in aimed_at(one)}:
                    asking[meeting].append(figure)
        met = self.memory.met(asking)
        asked: dict[str, dict[str, FigureRow]] = defaultdict(dict)
        rows = self.ask.aims(met, names(Observation))
        for met_key, key, *_ in rows:
            asked[key].update((figure.key, figure) for meeting in met[met_key] for figure in asking[meeting])
        found = from_values(Observation, {key: (key, *values) for _, key, *values in rows}.values())
        others = {aim.key: [figure for figure in asked[aim.key].values() if may_fit(aim, figure)] for aim in found}
        places = self.members(key for key, some in others.items() if some)
        self.need_figures(place.figure_key for place in places)
        aimed, titles = {key: spokesman(told) for key, told in self.told(places).items()}, self.titles
        fitting = {key: {other.key for other in others[key] if fits(aim, other, titles)} for key, aim in aimed.items()}
        return {key: some for key, some in fitting.items() if some}

    def told(self, places: Iterable[ObservationFigure]) -> dict[str, list[FigureRow]]:
        """The figures of each observation."""
        out: dict[str, list[FigureRow]] = {}
        for place in sorted(places, key=lambda place: place.figure_key):
            out.setdefault(place.observation_key, []).append(self.figures[place.figure_key])
        return out

    def meeting(self, keys: set[str], under: Callable[[FigureRow], set[int]], others: Iterable[str] = ()) -> tuple[list[Observation], list[ObservationFigure]]:
        """The observations of these figures, of all that meet them under some keys and of some others, with their figures loaded."""
        self.need_figures(keys)
        met = self.memory.meeting(meeting for key in keys for meeting in under(self.figures[key])) | keys
        places = self.members(self.ask.observed(met.union(others)))
        self.need_figures(place.figure_key for place in places)
        return self.standing(place.observation_key for place in places), places
