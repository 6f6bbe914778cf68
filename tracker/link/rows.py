"""What `link` takes and gives: rows of the public tables as plain records. It knows no database."""
from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A story: when it was out and by whom. `published` is an ISO string, as the table holds it."""

    id: str
    published: str | None = None
    publisher: str | None = None
    title: str = ""
    url: str | None = None
    first_seen: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, else the day on which it was first seen."""
        moment = self.published or self.first_seen
        return day_of(moment) if moment else None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its claim, as the table `figures` holds it; `value_text` is the exact decimal."""

    key: str
    article_id: str
    kind: str
    text: str = ""
    published: str | None = None
    value: float | None = None
    value_text: str | None = None
    value_high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    role: str | None = None
    direction: str | None = None
    comparison: str | None = None
    about: str | None = None
    indicator: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    status: str | None = None
    place: str | None = None
    place_id: str | None = None
    province: str | None = None
    sector: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    evidence: str = ""
    confidence: float | None = None
    flags: str | None = None
    field: str = "text"
    start: int = 0
    sentence_start: int | None = None
    sentence_end: int | None = None

    @property
    def number(self) -> Decimal | None:
        """The exact value; None where the article's words are ambiguous."""
        text = self.value_text if self.value_text is not None else self.value
        return None if text is None else exact(str(text))

    @property
    def day(self) -> date | None:
        return day_of(self.published) if self.published else None

    @property
    def period(self) -> tuple[str | None, str | None] | None:
        """Both bounds; None where the article gives no time."""
        return (self.period_start, self.period_end) if self.period_start or self.period_end else None


@dataclass(frozen=True, slots=True)
class Observation:
    """One fact that articles state: `value` as its most exact figure has it, `origins` the independent ones among the articles."""

    key: str
    indicator: str | None
    about: str | None
    kind: str
    role: str | None
    direction: str | None
    comparison: str | None
    sector: str | None
    place_id: str | None
    place: str | None
    period_start: str | None
    period_end: str | None
    year: int | None
    unit: str | None
    status: str | None
    value: float
    value_text: str
    value_low: float
    value_high: float
    figures: int
    articles: int
    origins: int
    first_said: str | None
    last_said: str | None
    merged_into: str | None = None

    @property
    def number(self) -> Decimal:
        """The exact value."""
        return exact(self.value_text)


@dataclass(frozen=True, slots=True)
class ObservationFigure:
    """A figure's place in an observation, and the origin of the article that states it."""

    figure_key: str
    observation_key: str
    origin_id: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that look like one fact and differ: how, by which ratio, and how much it matters."""

    key: str
    kind: str                              # disagreement revision scale_slip percent_points other_unit other_period other_scope
    figure_key: str
    other_key: str
    observation_key: str | None
    indicator: str | None
    ratio: float | None
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Target:
    """An aim: who set it, by when, and what became of it."""

    key: str
    figure_key: str
    issuer: str | None
    issuer_id: str | None
    indicator: str | None
    about: str | None
    sector: str | None
    place_id: str | None
    value: float
    value_text: str
    value_high: float | None
    unit: str | None
    deadline: str | None
    baseline: float | None
    rung: str                              # proposed announced plan regulation
    outcome: str                           # met missed moved overdue due_soon open
    share: float | None
    realised_key: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class RegulationMention:
    """Where a rule is named; `rule` tells in which way."""

    article_id: str
    field: str
    start: int
    end: int
    text: str
    regulation_id: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class PolicyEventRow:
    """Something that happens to a rule, as one article tells it."""

    id: int
    article_id: str
    event: str
    field: str
    start: int
    end: int
    regulation_id: str | None = None
    actor: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule or programme, and how far it has come. A draft `became` a law; `title` is that of the law, or the words by which it is known."""

    id: str
    regulation_id: str | None
    kind: str | None
    title: str | None
    draft: int
    stage: str | None                      # planned signed issued in_force revised revoked
    since: str | None
    became: str | None
    articles: int
    first_said: str | None
    last_said: str | None


@dataclass(frozen=True, slots=True)
class PolicyStep:
    """What happened to a policy, from all articles that tell it; `event_id` is the first one's."""

    key: str
    policy_id: str
    event: str
    date: str | None
    said: str | None
    actor: str | None
    event_id: int
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class PolicyArticle:
    """An article that names a policy; `titled` where its title does."""

    key: str
    policy_id: str
    article_id: str
    said: str | None
    titled: int
    mentions: int


@dataclass(frozen=True, slots=True)
class PolicyFigure:
    """A figure that belongs to a policy: of a `sentence` that names it, or a target of a `story` that is about it."""

    key: str
    policy_id: str
    figure_key: str
    relation: str


@lru_cache(maxsize=65536)
def exact(text: str) -> Decimal:
    return Decimal(text)


@lru_cache(maxsize=65536)
def day_of(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def from_row(kind: type[Row], row: Mapping[str, Any]) -> Row:
    """A record from a table row; columns that `link` does not need are passed over.

    >>> from_row(ArticleRow, {"id": "a1", "published": "2019-11-05T09:00:00+07:00", "words": 310}).day
    datetime.date(2019, 11, 5)
    """
    return kind(**{name: row[name] for name in names(kind) if name in row})


def as_row(record: Any) -> dict[str, Any]:
    """A record as a table row."""
    return {name: getattr(record, name) for name in names(type(record))}


def from_values(kind: type[Row], rows: Iterable[Sequence[Any]]) -> list[Row]:
    """Records from rows that hold just their columns, in the order of `names`: several times faster than from mappings."""
    return [kind(*row) for row in rows]


@cache
def names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
