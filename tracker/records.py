"""The nouns of the tracker, from feed to page. Every stage takes records and gives records; nothing here knows a stage.

Offsets are Unicode code points, the end exclusive, and `article.text[start:end] == text` holds for every record with offsets
(`article.title[start:end]` where `field` is "title").
"""
from __future__ import annotations

import dataclasses
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tracker.frozen import frozen


@frozen
class Feed:
    """One feed of one publisher. `zone` holds for dates that name none; `reason` says why a feed is not enabled, or what to know of it;
    `rules` are CSS selectors for the publisher's pages by what they select (body, title, author, published, drop)."""

    id: str
    publisher: str
    title: str
    url: str
    kind: str = "rss"                      # rss atom sitemap json: what is expected, not what is believed
    category: str = ""
    language: str = "id"
    enabled: bool = True
    reason: str = ""
    zone: str = "WIB"
    rules: tuple[tuple[str, str], ...] = ()


@frozen
class FeedState:
    """What is known of a feed between two runs. `since` is when its present trouble began, `rhythm` the seconds between two stories."""

    id: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    status: str = "new"                    # new ok, or the name of the trouble
    reason: str = ""
    failures: int = 0                      # in a row
    since: datetime | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_new_item: datetime | None = None
    next_attempt: datetime | None = None
    rhythm: float | None = None
    entries: int = 0                       # in the last answer
    undated: int = 0
    refused: int = 0
    full_text: int = 0
    shown: str = ""                        # a hash of the entries that it showed last


@frozen
class Entry:
    """One story as a feed announces it. `key` names the story, `url` is the address to ask; `guid` is kept but never trusted.

    `stamp` changes when the feed says that the story changed. `flags`: date_absurd, date_unread.
    """

    key: str
    url: str
    title: str = ""
    published: datetime | None = None
    author: str = ""
    summary: str = ""
    content: str = ""
    guid: str = ""
    stamp: str = ""
    flags: tuple[str, ...] = ()


@frozen
class Visit:
    """A story to be fetched, or asked again for a revision: then `validators` hold (address, ETag, Last-Modified) of each part."""

    entry: Entry
    feed: str
    first_seen: datetime
    attempts: int = 0
    validators: tuple[tuple[str, str | None, str | None], ...] = ()
    stored: bool = False


@frozen
class FetchEvent:
    """One line of the log of fetches; `kind` is feed or page."""

    at: datetime
    feed: str
    kind: str
    url: str
    outcome: str
    status: int = 0
    bytes: int = 0
    seconds: float = 0.0
    reason: str = ""


@frozen
class Page:
    """One story as fetched: `parts` are the HTML of its pages in order (a `?page=2` story has several), already decoded.

    `url` is the address that answered, `asked` the one that was asked for, `key` that of the entry that led here.
    `title`, `published`, `author` and `summary` are what the feed said: a fallback where the page itself does not say.
    `content` is the feed's own full text (HTML), where it carries one. `rules` are the publisher's CSS rules from feeds.yaml.
    """

    url: str
    asked: str
    key: str = ""
    feed: str = ""
    publisher: str = ""
    parts: tuple[str, ...] = ()
    title: str = ""
    published: datetime | None = None
    author: str = ""
    summary: str = ""
    content: str = ""
    fetched_at: datetime | None = None
    status: int = 200
    validators: tuple[tuple[str, str | None, str | None], ...] = ()
    language: str = "id"
    zone: str = "WIB"
    rules: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()            # incomplete: a further part could not be fetched
    claim: str = ""                        # the address of another publisher that the page gives as canonical: told, not believed


@frozen
class Article:
    """One news story, as read from a page or a JSONL file. `published` is aware, in the publisher's zone; None where unknown."""

    id: str
    text: str
    title: str = ""
    published: datetime | None = None
    url: str = ""
    source: str = ""
    author: str = ""

    @property
    def day(self) -> date | None:
        """The publication date in the publisher's own zone: what "hari ini" and "tahun ini" are measured from."""
        return self.published.date() if self.published else None


@frozen
class Sentence:
    """One sentence of an article's title or text."""

    start: int
    end: int
    field: str = "text"


@frozen
class Period:
    """A reference period: both dates inclusive; a bound that the text does not give is None. `text` is the phrase as printed."""

    text: str
    start: date | None
    end: date | None


@frozen
class PeriodMention:
    """A period phrase where it stands. `kind` is the form: year, month, quarter, semester, range, deadline, as_of, day, relative …"""

    start: int
    end: int
    text: str
    period: Period
    kind: str
    rule: str = ""
    field: str = "text"


@frozen
class Figure:
    """One numeric statement. `value` is in base units (scale applied); None where the text is ambiguous, with a flag that says why.

    `figures` fills everything up to `qualifier`; `claims` fills the rest. Vocabularies: docs/fields.md.
    """

    start: int
    end: int
    text: str
    kind: str                              # money percent quantity count ratio index
    value: Decimal | None
    value_high: Decimal | None = None      # only for a range: `value` is its low end
    unit: str | None = None                # ISO 4217, "%", "t", "IDR/kg", the counted noun
    qualifier: str | None = None           # approx more_than at_least less_than at_most almost
    role: str | None = None                # level change share
    direction: str | None = None           # up down, for a change
    comparison: str | None = None          # yoy qoq mom ytd other
    about: str | None = None
    indicator: str | None = None
    period: Period | None = None
    status: str | None = None              # actual target forecast
    place: str | None = None               # canonical name
    place_id: str | None = None
    sector: str | None = None              # KBLI 2020 section letter, or C + division
    speaker: str | None = None
    confidence: float = 0.0
    rule: str = ""
    flags: tuple[str, ...] = ()
    sentence: tuple[int, int] = (0, 0)
    field: str = "text"


@frozen
class FigureChange:
    """One difference between two revisions of an article; `change` is changed, added or removed."""

    change: str
    before: Figure | None
    after: Figure | None


@frozen
class Place:
    """A toponym mention and what it resolves to. `type`: country region province regency city district village estate site."""

    start: int
    end: int
    text: str
    type: str
    name: str
    id: str | None = None
    province: str | None = None
    lat: float | None = None
    lon: float | None = None
    dateline: bool = False
    confidence: float = 0.0
    rule: str = ""
    field: str = "text"


@frozen
class Sector:
    """A sector of the article: KBLI 2020 section letter or C + division; `cues` are the words that led to it."""

    code: str
    score: float
    cues: tuple[str, ...] = ()


@frozen
class SectorCue:
    """A word or phrase that speaks for a sector, where it stands."""

    start: int
    end: int
    text: str
    code: str
    weight: float = 1.0


@frozen
class Entity:
    """A named organisation or person of the article, all forms merged. `mentions` are offsets into the text, `name` the fullest form."""

    type: str                              # org person
    name: str
    id: str | None = None
    surfaces: tuple[str, ...] = ()
    title: str | None = None               # of a person, as written
    role_org: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()


@frozen
class Regulation:
    """A mention of a law, regulation, draft or named programme; `id` is None for one that is cited without a number."""

    start: int
    end: int
    text: str
    id: str | None = None
    title: str | None = None
    rule: str = ""
    field: str = "text"


@frozen
class PolicyEvent:
    """Something that happens to a regulation or programme: issued signed revised revoked in_force planned."""

    start: int
    end: int
    text: str
    event: str
    regulation: str | None = None
    actor: str | None = None
    date: date | None = None
    field: str = "text"


@frozen
class Quote:
    """A direct quotation (the words between the marks), its speaker's fullest name in the article and the cue verb."""

    start: int
    end: int
    text: str
    speaker: str | None = None
    cue: str | None = None
    field: str = "text"


@frozen
class Name:
    """A name as the trained model sees it: PERSON, ORG or PLACE, with its confidence. Not stored: `entities` builds on it."""

    start: int
    end: int
    label: str
    confidence: float = 1.0


@frozen
class Attribution:
    """A stretch of text that the article hands to a speaker: a direct quotation, an indirect statement, or sentences that go on from one.

    `rule`: quote · stated ("X mengatakan …") · according ("menurut X") · source ("data X") · inserted ("…, kata X, …") · continues (the sentences
    behind an attributed one in the same paragraph) · enclosed (between a statement and a quotation of one speaker). Not stored: `claims` reads the speaker of a figure from it.
    """

    start: int
    end: int
    speaker: str
    cue: str | None = None
    rule: str = ""


@frozen
class Annotations:
    """Everything read from one article, in the order of the contract of `tracker extract`."""

    article: Article
    pipeline: str
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    sectors: tuple[Sector, ...] = ()
    entities: tuple[Entity, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    policy_events: tuple[PolicyEvent, ...] = ()
    quotes: tuple[Quote, ...] = ()
    periods: tuple[PeriodMention, ...] = field(default=(), repr=False)    # for `tracker explain`; not printed by `extract`
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)


PRINTED = ("figures", "places", "sectors", "entities", "regulations", "policy_events", "quotes")
UNPRINTED = {("places", "rule"), ("regulations", "rule")}


def printed(annotations: Annotations) -> dict[str, Any]:
    """The object that `tracker extract` prints for one article: JSON types only, numbers as numbers, dates as ISO strings."""
    article = annotations.article
    out = {"id": article.id, "title": article.title, "published": plain(article.published), "pipeline": annotations.pipeline}
    for key in PRINTED:
        out[key] = [
            {name: value for name, value in plain(record).items() if (key, name) not in UNPRINTED}
            for record in getattr(annotations, key)
        ]
    return out


def plain(value: Any) -> Any:
    """A record, decimal, date or tuple as JSON can hold it.

    >>> plain(Period("Januari-September 2019", date(2019, 1, 1), date(2019, 9, 30)))
    {'text': 'Januari-September 2019', 'start': '2019-01-01', 'end': '2019-09-30'}
    >>> plain((Decimal("93700000000"), Decimal("75.51")))
    [93700000000, 75.51]
    """
    if dataclasses.is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
