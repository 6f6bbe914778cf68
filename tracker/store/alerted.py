"""What alerts told, in the archive: from when each tells, the items, and the marks by which a copy of what was told is known."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tracker.store.opening import writing

KEPT = 500                                 # items of one alert
ATTEMPTS = 30                              # runs in which a webhook is tried before an item is given up


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an alert tells. `article_id`: its article, or both; `links`: relation and address; `marks`: all that the same news would be known by."""

    key: str
    title: str
    why: str
    article_id: str | None = None
    made: str = ""
    links: tuple[tuple[str, str], ...] = ()
    marks: frozenset[str] = field(default=frozenset(), compare=False)


class Alerted:
    """The alerts' tables in an archive.

    >>> from tracker.store.archive_migrations import archive_migrations
    >>> db = Database(memory=True)
    >>> archive_migrations.apply(db)
    >>> told = Alerted(db)
    >>> told.baseline("baja", "words=baja"), told.begin("baja", "words=baja", "2026-11-01T08:00:00+00:00"), told.baseline("baja", "words=baja")
    (None, None, '2026-11-01T08:00:00+00:00')
    >>> told.baseline("baja", "words=baja lembaran")
    >>> item = Item("k1", "1,2 juta ton", "…", marks=frozenset({"k1", "k2"}))
    >>> told.tell("baja", [item], waiting=True), told.tell("baja", [item], waiting=True), sorted(told.marks("baja"))
    (1, 0, ['k1', 'k2'])
    """

    def __init__(self, db: Database, path: Path | str = "archive.db"):
        self.db, self.path = db, path

    def baseline(self, alert: str, conditions: str) -> str | None:
        """The moment since when an alert tells; None where it is new or looks for something else now."""
        found = self.db.execute("SELECT baseline FROM alerts WHERE id = ? AND conditions = ?", [alert, conditions]).fetchone()
        return found[0] if found else None

    def begin(self, alert: str, conditions: str, now: str, marks: Iterable[str] = ()) -> None:
        """Begin an alert; `marks` are of what is known already."""
        with writing(self.db, self.path):
            self.db["alerts"].insert({"id": alert, "conditions": conditions, "baseline": now}, pk="id", replace=True)
            self.db.execute("DELETE FROM alert_marks WHERE alert = ?", [alert])
            self._mark(alert, marks)

    def marks(self, alert: str) -> set[str]:
        return {mark for mark, in self.db.execute("SELECT mark FROM alert_marks WHERE alert = ?", [alert])}

    def tell(self, alert: str, items: Iterable[Item], *, waiting: bool, seen: Iterable[str] = ()) -> int:
        """Keep what is new, in one transaction with its marks and those of copies `seen`; how many items."""
        before, items = self.db.execute("SELECT count(*) FROM alert_items").fetchone()[0], list(items)
        with writing(self.db, self.path):
            self.db["alert_items"].insert_all(
                [{"alert": alert, "key": item.key, "article_id": item.article_id, "made": item.made, "title": item.title, "why": item.why,
                  "links": json.dumps(item.links), "waiting": int(waiting)} for item in items], ignore=True)
            self._mark(alert, [*seen, *(mark for item in items for mark in item.marks)])
            new = self.db.execute("SELECT count(*) FROM alert_items").fetchone()[0] - before
            self.db.execute("DELETE FROM alert_items WHERE alert = ?1 AND waiting = 0 AND id NOT IN "
                            "(SELECT id FROM alert_items WHERE alert = ?1 ORDER BY id DESC LIMIT ?2)", [alert, KEPT])
        return new

    def items(self, alert: str, limit: int) -> list[Item]:
        """The newest items."""
        return list(map(read_item, self.db.query("SELECT * FROM alert_items WHERE alert = ? ORDER BY id DESC LIMIT ?", [alert, limit])))

    def waiting(self, alert: str, limit: int) -> list[Item]:
        """The oldest items that the webhook has not taken."""
        return list(map(read_item, self.db.query("SELECT * FROM alert_items WHERE alert = ? AND waiting = 1 ORDER BY id LIMIT ?", [alert, limit])))

    def taken(self, alert: str, keys: Iterable[str], *, ok: bool) -> None:
        """Note how the webhook took items; those that it refused for long are given up."""
        with writing(self.db, self.path):
            if ok:
                self.db.conn.executemany("UPDATE alert_items SET waiting = 0 WHERE alert = ? AND key = ?", [(alert, key) for key in keys])
            else:
                self.db.conn.executemany("UPDATE alert_items SET attempts = attempts + 1, waiting = attempts + 1 < ? WHERE alert = ? AND key = ?",
                                         [(ATTEMPTS, alert, key) for key in keys])

    def keep(self, alerts: Iterable[str]) -> list[str]:
        """Forget all alerts but these; the ones that are gone."""
        kept = set(alerts)
        gone = [name for name, in self.db.execute("SELECT id FROM alerts").fetchall() if name not in kept]
        with writing(self.db, self.path):
            for name in gone:
                self.db.execute("DELETE FROM alerts WHERE id = ?", [name])
                self.db.execute("DELETE FROM alert_items WHERE alert = ?", [name])
                self.db.execute("DELETE FROM alert_marks WHERE alert = ?", [name])
        return gone

    def _mark(self, alert: str, marks: Iterable[str]) -> None:
        self.db.conn.executemany("INSERT OR IGNORE INTO alert_marks (alert, mark) VALUES (?, ?)", [(alert, mark) for mark in marks])


class News:
    """What alerts ask of the public database. `found` is SQL for the ids of figures that answer a search, with its parameters."""

    def __init__(self, db: Database):
        self.db = db

    def figures(self, found: str, parameters: Mapping[str, Any], since: str) -> Iterator[dict[str, Any]]:
        """Figures of articles that came after a moment, the oldest first."""
        return self.db.query(f"{FIGURE} WHERE a.first_seen > :since AND f.id IN ({found}) ORDER BY f.id", {**parameters, "since": since})

    def conflicts(self, found: str, parameters: Mapping[str, Any], since: str) -> Iterator[dict[str, Any]]:
        """Conflicts in which such a figure stands, one side of which came after a moment."""
        return self.db.query(
            f"SELECT c.* FROM conflicts c JOIN figures f ON f.key = c.figure_key JOIN figures g ON g.key = c.other_key "  # noqa: S608  (SQL of ours)
            f"WHERE (f.id IN ({found}) OR g.id IN ({found})) AND EXISTS (SELECT 1 FROM articles a WHERE a.id IN (f.article_id, g.article_id) AND a.first_seen > :since) "
            "ORDER BY c.weight DESC, c.key", {**parameters, "since": since})

    def deadlines(self, found: str, parameters: Mapping[str, Any], first: str, last: str) -> Iterator[dict[str, Any]]:
        """Targets that are open and whose deadline lies between two days."""
        return self.db.query(f"SELECT t.* FROM targets t JOIN figures f ON f.key = t.figure_key WHERE f.id IN ({found}) "  # noqa: S608  (SQL of ours)
                             "AND t.outcome IN ('open', 'due_soon', 'moved') AND t.deadline BETWEEN :first AND :last ORDER BY t.deadline, t.key",
                             {**parameters, "first": first, "last": last})

    def figure(self, key: str) -> dict[str, Any] | None:
        return next(self.db.query(f"{FIGURE} WHERE f.key = ?", [key]), None)

    def same(self, key: str) -> list[dict[str, Any]]:
        """The figures of the observation in which a figure stands, itself too."""
        return list(self.db.query(
            f"{FIGURE} WHERE f.key IN (SELECT o.figure_key FROM observation_figures m JOIN observation_figures o "  # noqa: S608  (SQL of ours)
            "ON o.observation_key = m.observation_key WHERE m.figure_key = ?1 UNION SELECT ?1) ORDER BY f.published, f.key", [key]))


FIGURE = """SELECT f.*, a.first_seen, a.url, coalesce(a.origin_id, a.id) AS origin_id, p.name AS publisher_name, i.name AS indicator_name, i.name_en AS indicator_name_en
FROM figures f JOIN articles a ON a.id = f.article_id LEFT JOIN publishers p ON p.id = f.publisher LEFT JOIN indicators i ON i.id = f.indicator"""


def read_item(row: Mapping[str, Any]) -> Item:
    return Item(row["key"], row["title"], row["why"], row["article_id"], row["made"], tuple(map(tuple, json.loads(row["links"]))))
