"""What people decided: kept in the archive, applied to the rows of an article whenever they are written.

The program's own reading is never changed: it is made again from the article at any time, and a decision lies on top of it.

>>> fixed = Correction("figure", "k1", "fix", "value", "5", "50", reason="a digit was lost", article_id="a1", more={"columns": {"value_text": "50"}})
>>> rows = Rows({"id": "a1"}, children={"figures": [{"key": "k1", "value_text": "5", "flags": None}, {"key": "k2", "value_text": "7", "flags": None}]})
>>> Decisions([fixed, Correction("figure", "k2", "reject", article_id="a1")]).applied(rows).children["figures"]
[{'key': 'k1', 'value_text': '50', 'flags': 'corrected'}]
"""
from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tracker.store.opening import writing
from tracker.store.rows import Row, Rows

CORRECTED, ACCEPTED = "corrected", "accepted"          # flags of a figure that a person judged
PUBLIC = ("id", "noun", "subject", "article_id", "action", "field", "old", "new", "reason", "made")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. `noun` is figure, article or entity; `subject` its key; `more` holds the columns to set, the rows that they point to and
    the anchor by which the figure is found again; `found` the key under which it was last found, empty where it was not."""

    noun: str
    subject: str
    action: str                            # accept fix reject merge split withdraw
    field: str | None = None
    old: str | None = None
    new: str | None = None
    reason: str = ""
    who: str = ""
    made: str = ""
    article_id: str | None = None
    more: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    found: str | None = None
    id: int | None = None


class Corrections:
    """The decisions in an archive, in the order in which they were made."""

    def __init__(self, db: Database, path: Path | str = "archive.db"):
        self.db, self.path = db, path

    def add(self, corrections: Iterable[Correction]) -> int:
        """Keep decisions, all or none; how many."""
        rows = [{name: getattr(item, name) for name in Correction.__slots__} | {"more": json.dumps(dict(item.more), ensure_ascii=False)}
                for item in corrections]
        with writing(self.db, self.path):
            self.db["corrections"].insert_all(rows, pk="id")
        return len(rows)

    def all(self) -> list[Correction]:
        return [Correction(**row | {"more": json.loads(row["more"])}) for row in self.db.query("SELECT * FROM corrections ORDER BY id")]

    def note(self, found: Mapping[str, str]) -> None:
        """Keep under which key each figure was last found."""
        with writing(self.db, self.path):
            self.db.conn.executemany("UPDATE corrections SET found = ?2 WHERE subject = ?1 AND noun = 'figure' AND found IS NOT ?2", list(found.items()))


def public_rows(corrections: Iterable[Correction]) -> Iterator[Row]:
    """What everybody may see: what was put right, when and why, and not by whom; of a figure that was rejected only its key."""
    for item in corrections:
        yield {name: getattr(item, name) for name in PUBLIC} | ({"old": None} if item.action == "reject" else {})


@dataclass(slots=True)
class Judged:
    """What stands of the decisions on one figure."""

    anchor: Mapping[str, Any]
    columns: Row = dataclasses.field(default_factory=dict)
    parents: dict[str, list[Row]] = dataclasses.field(default_factory=lambda: defaultdict(list))
    rejected: bool = False
    accepted: bool = False

    def take(self, item: Correction) -> None:
        self.rejected, self.accepted = item.action == "reject", item.action == "accept" or self.accepted
        self.columns |= item.more.get("columns", {})
        for table, rows in item.more.get("parents", {}).items():
            self.parents[table] += rows


class Decisions:
    """The decisions that stand, ready to be applied; `found` tells which figures they were applied to."""

    def __init__(self, corrections: Iterable[Correction] = ()):
        self.figures: dict[str, dict[str, Judged]] = defaultdict(dict)      # article → figure → what stands
        self.merged: dict[str, Row] = {}                                    # entity → the row of the one that it is
        self.found: dict[str, str] = {}
        pairs: dict[tuple[str, frozenset[str]], tuple[Pair, str]] = {}
        for item in corrections:
            if item.noun == "figure" and item.action in ("accept", "fix", "reject"):
                known = self.figures[item.article_id or ""].setdefault(item.subject, Judged(item.more.get("anchor", {})))
                known.take(item)
            elif item.action in ("merge", "split"):
                pairs[item.noun, frozenset((item.subject, item.new or ""))] = ((item.subject, item.new or ""), item.action)
                if item.noun == "entity":
                    self._merge(item.subject, item.more["entity"])
            elif item.action == "withdraw":
                self.figures[item.article_id or ""].pop(item.subject, None)
                self.merged.pop(item.subject, None)
                pairs = {name: pair for name, pair in pairs.items() if item.subject not in name[1]}
        self.pairs = {(noun, action): sorted(pair for (kind, _), (pair, done) in pairs.items() if (kind, done) == (noun, action))
                      for noun in ("article", "figure") for action in ("merge", "split")}

    def _merge(self, one: str, into: Row) -> None:
        """Take a name for another one, and whatever was taken for it too; the later decision stands where two run in a circle."""
        self.merged.pop(into["id"], None)
        self.merged[one] = into
        self.merged |= {name: into for name, row in self.merged.items() if row["id"] == one}

    def together(self, noun: str) -> list[Pair]:
        """Pairs of articles that are copies, or of figures that are one fact, whatever they look like."""
        return self.pairs[noun, "merge"]

    def apart(self, noun: str) -> list[Pair]:
        """Pairs that are not."""
        return self.pairs[noun, "split"]

    def applied(self, rows: Rows) -> Rows:
        """The rows of an article with what people decided."""
        judged = self.figures.get(rows.article["id"])
        if not judged and not self.merged:
            return rows
        rows = replace(rows, parents={table: list(parents) for table, parents in rows.parents.items()}, children=dict(rows.children))
        if judged:
            self._judge(rows, judged)
        if self.merged:
            self._rename(rows)
        return rows

    def _judge(self, rows: Rows, judged: Mapping[str, Judged]) -> None:
        places = anchored(rows.children["figures"], judged)
        self.found |= {key: places.get(key, "") for key in judged}
        by_place = {place: judged[key] for key, place in places.items()}
        kept = []
        for row in rows.children["figures"]:
            what = by_place.get(row["key"])
            if what is None:
                kept.append(row)
            elif not what.rejected:
                flag = CORRECTED if what.columns else ACCEPTED
                kept.append(row | what.columns | {"flags": " ".join([*(row["flags"] or "").split(), flag])})
                for table, parents in what.parents.items():
                    rows.parents[table] += parents
        rows.children["figures"] = kept

    def _rename(self, rows: Rows) -> None:
        """Names that a person said are one organisation or office holder."""
        for table, column in (("entity_mentions", "entity_id"), ("figures", "speaker_id"), ("quotes", "speaker_id")):
            rows.children[table] = [row | {column: self.merged[row[column]]["id"]} if row[column] in self.merged else row for row in rows.children.get(table, ())]
        rows.parents["entities"] = [self.merged.get(row["id"], row) for row in rows.parents.get("entities", ())]


def anchored(figures: Iterable[Row], judged: Mapping[str, Judged]) -> dict[str, str]:
    """The key under which each judged figure stands now: its own; else, where the program reads it in another way since, that of the one
    figure at the same place whose words are the same, or hold the old ones, or are held by them.

    >>> now = [{"key": "k9", "field": "text", "start": 16, "end": 31, "text": "USD 93,7 miliar"}]
    >>> anchored(now, {"k1": Judged({"field": "text", "start": 20, "text": "93,7 miliar"})})
    {'k1': 'k9'}
    >>> anchored(now, {"k1": Judged({"field": "text", "start": 90, "text": "93,7 miliar"})})
    {}
    """
    figures = list(figures)
    places = {key: key for key in judged.keys() & {row["key"] for row in figures}}
    free = [row for row in figures if row["key"] not in places]
    for key, what in judged.items():
        anchor = what.anchor
        if key in places or not anchor:
            continue
        start, end = anchor["start"], anchor["start"] + len(anchor["text"])
        near = [row["key"] for row in free if row["field"] == anchor["field"] and row["start"] < end and start < row["end"]
                and (anchor["text"] in row["text"] or row["text"] in anchor["text"])]
        if len(near) == 1 and near[0] not in places.values():
            places[key] = near[0]
    return places
