"""The records of one article as rows of the public tables. Pure: no database, no clock.

What may not be public stops here: the text beyond its excerpts, and people who speak for nobody.
"""
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from tracker.lexicons import read_table
from tracker.records import Annotations, Entity, Figure, Period
from tracker.store.excerpts import SHARE, evidence
from tracker.store.keys import digest, folded, ranked_keys, slug

EDITION = 2020                             # of KBLI, which every sector code names beside it
Row = dict[str, Any]


@dataclass
class Rows:
    """Rows to write for an article: `article` its own, `parents` what its rows point to, `children` what was read from it, by table."""

    article: Row
    parents: dict[str, list[Row]] = field(default_factory=lambda: {"places": [], "entities": [], "regulations": [], "sectors": [], "indicators": []})
    children: dict[str, list[Row]] = field(default_factory=dict)


def rows_of(annotations: Annotations, *, publisher: str | None = None, share: float = SHARE) -> Rows:
    """Every row that an article gives, in order of the text."""
    article = annotations.article
    published = iso(article.published)
    rows = Rows({
        "id": article.id, "url": article.url or None, "publisher": publisher, "title": article.title, "author": article.author or None,
        "published": published, "words": len(article.text.split()), "pipeline": annotations.pipeline})
    speakers = Speakers(annotations.entities)
    places = {}
    extents, openings = evidence(article, annotations.figures, annotations.quotes, annotations.policy_events,
                                 named=named(annotations), share=share)

    mentions = []
    for place in annotations.places:
        id_ = place.id or f"{place.type}-{slug(place.name)}"
        places.setdefault(folded(place.name), (id_, place.province or (place.name if place.type == "province" else None)))
        rows.parents["places"].append(
            {"id": id_, "name": place.name, "type": place.type, "province": place.province, "lat": place.lat, "lon": place.lon})
        mentions.append({"place_id": id_, "field": place.field, "start": place.start, "end": place.end, "text": place.text,
                         "dateline": int(place.dateline), "confidence": place.confidence, "rule": place.rule or None})
    rows.children["place_mentions"] = mentions

    rows.children["figures"] = figures = []
    keys = ranked_keys(article.id, [(item.field, item.kind, item.text, sentence_text(annotations, item)) for item in annotations.figures])
    for key, figure, extent in zip(keys, annotations.figures, extents, strict=True):
        figures.append(figure_row(annotations, figure, extent, key, places, speakers)
                       | {"published": published, "publisher": publisher})
        if figure.indicator:
            rows.parents["indicators"].append({"id": figure.indicator, "name": figure.indicator.replace("_", " ")})
        if figure.sector:
            rows.parents["sectors"].append({"code": figure.sector, "name": figure.sector, "edition": EDITION})
        if figures[-1]["place_id"] not in {None, *(row["id"] for row in rows.parents["places"])}:
            rows.parents["places"].append({"id": figures[-1]["place_id"], "name": figure.place or figures[-1]["place_id"]})

    rows.children["article_sectors"] = [
        {"sector": sector.code, "rank": rank, "score": sector.score, "cues": ", ".join(sector.cues) or None, "edition": EDITION}
        for rank, sector in enumerate(annotations.sectors, start=1)]
    rows.parents["sectors"] += [{"code": sector.code, "name": sector.code, "edition": EDITION} for sector in annotations.sectors]

    rows.children["entity_mentions"] = mentions = []
    for entity in annotations.entities:
        if in_office(entity):
            id_ = entity_id(entity)
            rows.parents["entities"].append(
                {"id": id_, "type": entity.type, "name": registered().get(id_, entity.name), "title": entity.title, "role_org": entity.role_org})
            mentions += entity_rows(annotations, entity)

    rows.children["regulation_mentions"] = [
        {"regulation_id": item.id, "field": item.field, "start": item.start, "end": item.end, "text": item.text, "rule": item.rule or None}
        for item in annotations.regulations]
    rows.parents["regulations"] += [regulation_row(item.id, item.title) for item in annotations.regulations if item.id]
    cited = {item.id for item in annotations.regulations if item.id}
    rows.children["policy_events"] = [
        {"regulation_id": event.regulation if event.regulation in cited else None, "event": event.event,
         "actor": speakers.public(event.actor)[0], "date": iso(event.date), "field": event.field, "start": event.start, "end": event.end,
         "text": event.text}
        for event in annotations.policy_events]
    rows.children["quotes"] = list(quote_rows(annotations, openings, speakers))
    return rows


def named(annotations: Annotations) -> list[tuple[int, int]]:
    """Where the text names a place, a law or somebody in office: such names are public too."""
    return [(item.start, item.end) for item in (*annotations.places, *annotations.regulations) if item.field == "text"] + [
        extent for entity in annotations.entities if in_office(entity) for extent in entity.mentions]


def figure_row(annotations: Annotations, figure: Figure, extent: tuple[int, int], key: str, places: dict, speakers: "Speakers") -> Row:
    """One figure with its evidence."""
    source = annotations.article.title if figure.field == "title" else annotations.article.text
    place_id, province = places.get(folded(figure.place), (figure.place_id, None)) if figure.place else (None, None)
    speaker, speaker_id = speakers.public(figure.speaker)
    period = figure.period or Period("", None, None)
    return {
        "key": key, "text": figure.text, "kind": figure.kind,
        "value": number(figure.value), "value_text": exact(figure.value),
        "value_high": number(figure.value_high), "value_high_text": exact(figure.value_high),
        "unit": figure.unit, "qualifier": figure.qualifier, "role": figure.role, "direction": figure.direction,
        "comparison": figure.comparison, "about": figure.about, "indicator": figure.indicator,
        "period_text": period.text or None, "period_start": iso(period.start), "period_end": iso(period.end), "year": year(period),
        "status": figure.status, "place": figure.place, "place_id": figure.place_id or place_id, "province": province,
        "sector": figure.sector, "speaker": speaker, "speaker_id": speaker_id,
        "evidence": source[extent[0]:extent[1]], "evidence_start": extent[0], "field": figure.field,
        "start": figure.start, "end": figure.end,
        "sentence_start": figure.sentence[0], "sentence_end": figure.sentence[1],
        "confidence": figure.confidence, "rule": figure.rule or None, "flags": " ".join(figure.flags) or None,
    }


def sentence_text(annotations: Annotations, figure: Figure) -> str:
    source = annotations.article.title if figure.field == "title" else annotations.article.text
    return source[figure.sentence[0]:figure.sentence[1]]


def entity_rows(annotations: Annotations, entity: Entity) -> list[Row]:
    """The mentions of a name in the text; one row without offsets where it stands in the title alone."""
    common = {"entity_id": entity_id(entity), "title": entity.title, "role_org": entity.role_org}
    rows = [common | {"start": start, "end": end, "text": annotations.article.text[start:end]} for start, end in entity.mentions]
    return rows or [common | {"start": None, "end": None, "text": entity.name}]


def quote_rows(annotations: Annotations, openings: list, speakers: "Speakers"):
    """The openings of quotes: `length` says how long each is in the article."""
    article = annotations.article
    keys = ranked_keys(article.id, [("quote", quote.text) for quote in annotations.quotes])
    for key, quote, extent in zip(keys, annotations.quotes, openings, strict=True):
        if extent is None:
            continue
        speaker, speaker_id = speakers.public(quote.speaker)
        source = article.title if quote.field == "title" else article.text
        yield {"key": key, "published": iso(article.published), "speaker": speaker, "speaker_id": speaker_id, "cue": quote.cue,
               "text": source[extent[0]:extent[1]], "field": quote.field, "start": extent[0], "end": extent[1],
               "length": quote.end - quote.start}


@cache
def registered() -> dict[str, str]:
    """Names of the register of organisations by id: an article may misspell them.

    >>> registered()["bps"]
    'Badan Pusat Statistik'
    """
    return {row["id"]: row["name"] for row in read_table("organisations")}


def in_office(entity: Entity) -> bool:
    """Whether a name is published: organisations, and people in an office or a role.

    >>> in_office(Entity("person", "Sari Wulandari")), in_office(Entity("person", "Sari Wulandari", title="Direktur Utama"))
    (False, True)
    """
    return entity.type != "person" or bool(entity.id or entity.title or entity.role_org)


def entity_id(entity: Entity) -> str:
    """The lexicon's id, or one made from the name."""
    return entity.id or f"{entity.type}-{digest(folded(entity.name), length=12)}"


class Speakers:
    """Names to whom something may be attributed in public, by every form that the article uses.

    >>> speakers = Speakers([Entity("person", "Rudi Hartawan"), Entity("org", "Badan Data Contoh", id="bdc", surfaces=("BDC",))])
    >>> speakers.public("BDC"), speakers.public("Rudi Hartawan")
    (('BDC', 'bdc'), (None, None))
    """

    def __init__(self, entities):
        self.known = {folded(form): entity_id(entity)
                      for entity in entities if in_office(entity) for form in (*entity.surfaces, entity.name)}

    def public(self, name: str | None) -> tuple[str | None, str | None]:
        found = self.known.get(folded(name)) if name else None
        return (name, found) if found else (None, None)


def regulation_row(id_: str, title: str | None) -> Row:
    """A law by its id.

    >>> regulation_row("pp-28-2021", None)
    {'id': 'pp-28-2021', 'kind': 'pp', 'number': '28', 'year': 2021, 'title': None}
    """
    if id_.startswith("programme:"):
        return {"id": id_, "kind": "programme", "number": None, "year": None, "title": title or id_.removeprefix("programme:")}
    match = re.fullmatch(r"([^\d-]+(?:-[^\d-]+)*)-(.+)-(\d{4})", id_)
    kind, count, when = match.groups() if match else (id_.split("-")[0], None, None)
    return {"id": id_, "kind": kind, "number": count, "year": int(when) if when else None, "title": title}


def year(period: Period) -> int | None:
    """The one calendar year of a period, or None.

    >>> year(Period("2019", date(2019, 1, 1), date(2019, 12, 31))), year(Period("2020-2024", date(2020, 1, 1), date(2024, 12, 31)))
    (2019, None)
    """
    if period.end is None or (period.start and period.start.year != period.end.year):
        return None
    return period.end.year


def iso(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None


def number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def exact(value: Decimal | None) -> str | None:
    """Every digit, without an exponent.

    >>> exact(Decimal("9.37E+10"))
    '93700000000'
    """
    return None if value is None else f"{value:f}"
