"""The public database: what was read from each article, and nothing of its text but the evidence.

An article's rows and the note that it was read (pipeline version, revision) are written in one transaction; the same input again changes no row.
"""
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tracker.records import Annotations
from tracker.store import index, vocabularies
from tracker.store.changes import Revision, change_rows
from tracker.store.corrections import Decisions
from tracker.store.excerpts import SHARE
from tracker.store.keys import BLOCK, position
from tracker.store.migrations import migrate
from tracker.store.opening import LOG, open_database, writing
from tracker.store.rows import Row, Rows, rows_of
from tracker.store.tallies import Tallies
from tracker.store.times import read_time

MENTIONS = ("place_mentions", "article_sectors", "entity_mentions", "regulation_mentions", "policy_events", "quotes")
LINKED = {"observations": "key", "observation_figures": "figure_key", "conflicts": "key", "targets": "key",
          "policies": "id", "policy_steps": "key", "policy_articles": "key", "policy_figures": "key",
          "official_series": "id", "official_points": "key", "official_matches": "observation_key",
          "publishers": "id", "feeds": "id", "corrections": "id", "quality": "id", "sectors": "code", "indicators": "id"}
CHANGES = "figure_changes"
SELECT = {table: f'SELECT * FROM "{table}" WHERE article_id = ? ORDER BY id' for table in ("figures", *MENTIONS, CHANGES)}  # noqa: S608  (names above)
DELETE = {table: f'DELETE FROM "{table}" WHERE article_id = ?' for table in (*MENTIONS, CHANGES)}  # noqa: S608  (names above)
PARENTS = {"places": "id", "entities": "id", "regulations": "id", "sectors": "code", "indicators": "id"}
PREFER = {"places": "new"}                 # the gazetteer may have learned; any other name that stands is only filled where empty
CACHE = 131_072                            # kilobytes of the file held in memory: each figure stands in a dozen indexes, and a batch changes a page of some for each


class Facts:
    """The public database, open for writing. Use it as a context manager.

    >>> from tracker.records import Article, Figure
    >>> from decimal import Decimal
    >>> text = "Ekspor mebel mencapai USD 2,5 miliar."
    >>> figure = Figure(22, 36, "USD 2,5 miliar", "money", Decimal("2500000000"), unit="USD", sentence=(0, 37))
    >>> read = Annotations(Article("a1", text, title="Ekspor mebel naik"), "1-test", figures=(figure,))
    >>> with Facts(":memory:", share=1) as facts:
    ...     print(facts.write(read, publisher="kabar-contoh"), facts.write(read, publisher="kabar-contoh"))
    ...     print(facts.annotated())
    ...     print(facts.db.execute("SELECT value_text, evidence FROM figures").fetchall())
    True False
    {'a1': (1, '1-test')}
    [('2500000000', 'Ekspor mebel mencapai USD 2,5 miliar.')]
    """

    def __init__(self, path: Path | str, *, share: float = SHARE):
        self.path, self.share = path, share
        self.decisions = Decisions()       # of people; whoever opens the archive too brings them
        self._batch, self._stale = False, set()            # whether a batch is open; figures whose search entry is out of date
        self._known = 0                                    # rows of the batch whose counts are kept
        self.db = Database(memory=True, strict=True) if str(path) == ":memory:" else open_database(path)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute(f"PRAGMA cache_size = -{CACHE}")
        self.db.execute(f"PRAGMA wal_autocheckpoint = {LOG}").fetchone()
        migrate(self.db, path)
        self.tallies = Tallies(self.db)
        with writing(self.db, path):
            index.fill(self.db)
            for table, rows in (("sectors", vocabularies.sectors()), ("indicators", vocabularies.indicators())):
                self.update_table(table, rows)

    def __enter__(self) -> "Facts":
        return self

    def __exit__(self, kind, *error) -> None:
        if kind is None:
            self.settle()
        self.close()

    def close(self) -> None:
        self.db.close()

    def settle(self) -> None:
        """Count anew where rows changed otherwise than by whole articles, in this run or in one that was killed."""
        if self.tallies.stale:
            self.tally()

    def tally(self) -> int:
        """Count anew how much is told of each thing; how many counts changed."""
        with writing(self.db, self.path):
            return self.tallies.count()

    # what the queue between stages asks

    def annotated(self) -> dict[str, tuple[int, str]]:
        """Each article's revision and the pipeline version that read it; an article that is absent was never read."""
        return {id_: (revision, pipeline) for id_, revision, pipeline in self.db.execute("SELECT id, revision, pipeline FROM articles")}

    def is_linked(self, mark: int) -> bool:
        """Whether the derived tables were last made from the articles with this mark: not where one of the files was lost or brought back."""
        return mark != 0 and self.db.execute("PRAGMA application_id").fetchone()[0] == mark

    def mark_linked(self, mark: int) -> None:
        """Note in the file's own header from what the derived tables were made, in the transaction that makes them."""
        self.db.execute(f"PRAGMA application_id = {int(mark)}")

    # one article

    @contextmanager
    def batch(self) -> Iterator["Facts"]:
        """Many articles in one transaction, indexed together: several times faster. An exception undoes all of them."""
        with writing(self.db, self.path):
            if self._batch:
                yield self
                return
            self._batch, self._stale, self._known = True, set(), 0
            before = self.db.conn.total_changes
            try:
                yield self
                changed = self.db.conn.total_changes - before
                if changed:
                    self._index()
                    self.tallies.mark(stale=self.tallies.stale or changed > self._known)
                    self.tallies.keep()
            finally:
                self._batch = False
                self.tallies.drop()

    @contextmanager
    def _counted(self, article_id: str | None = None) -> Iterator[None]:
        """Rows that change inside belong to the article, if to any, and its counts are kept."""
        before, told = self.db.conn.total_changes, self.tallies.of(article_id) if article_id else {}
        yield
        changed = self.db.conn.total_changes - before
        if changed and article_id:
            self.tallies.change(told, self.tallies.of(article_id))
        self._known += changed

    def write(self, annotations: Annotations, *, publisher: str | None = None, feed: str | None = None, first_seen: str | None = None,
              language: str | None = "id", revision: int = 1) -> bool:
        """Replace an article's rows; True where any row changed."""
        rows = rows_of(annotations, publisher=publisher or annotations.article.source or None, share=self.share)
        return self.write_rows(rows, feed=feed, first_seen=first_seen, language=language, revision=revision)

    def write_rows(self, rows: Rows, *, feed: str | None = None, first_seen: str | None = None, language: str | None = "id", revision: int = 1) -> bool:
        """Replace an article's rows by these; True where any row changed."""
        if not self._batch:
            with self.batch():
                return self.write_rows(rows, feed=feed, first_seen=first_seen, language=language, revision=revision)
        rows = self.decisions.applied(rows)
        before = self.db.conn.total_changes
        with self._counted(rows.article["id"]):
            self._replace_article(rows, feed=feed, first_seen=first_seen, language=language, revision=revision)
        return self.db.conn.total_changes > before

    def _replace_article(self, rows: Rows, *, feed: str | None, first_seen: str | None, language: str | None, revision: int) -> None:
        article = rows.article
        self._insert_sources(article["publisher"], feed)
        for table, parents in rows.parents.items():
            self._add_parents(table, parents)
        place, old = self._place(article["id"], article["published"])
        self._put("articles", "id", [article | {
            "position": place, "feed": feed, "first_seen": old.get("first_seen") or first_seen, "language": language, "revision": revision}],
            there={article["id"]} if old else ())
        if old and old["position"] != place:
            self._delete_children(article["id"])
        self._write_figures(article["id"], place, rows.children["figures"], retitled=bool(old) and old["title"] != article["title"])
        for table in MENTIONS:
            self._replace(table, article["id"], place, rows.children[table])

    def write_parents(self, table: str, rows: Iterable[Row]) -> None:
        """Add what rows of articles point to, or fill what is not known of it yet."""
        with self.batch(), self._counted():
            self._add_parents(table, rows)

    def _add_parents(self, table: str, rows: Iterable[Row]) -> None:
        key = PARENTS[table]
        self._upsert(table, key, {row[key]: row for row in rows}.values(), prefer=PREFER.get(table, "old"))

    def write_changes(self, article_id: str, revisions: Iterable[Revision]) -> None:
        """Replace what is known of how an article's figures changed from revision to revision; the article is written before."""
        with self.batch(), self._counted():
            place, = self.db.execute("SELECT position FROM articles WHERE id = ?", [article_id]).fetchone()
            self._replace(CHANGES, article_id, place, change_rows(revisions))

    def forget(self, article_id: str) -> bool:
        """Remove an article and everything read from it."""
        with self.batch(), self._counted(article_id):
            self._delete_children(article_id)
            self.db.execute("DELETE FROM corrections WHERE article_id = ?1 OR subject = ?1 OR new = ?1", [article_id])
            return self.db.execute("DELETE FROM articles WHERE id = ?", [article_id]).rowcount > 0

    def drop_unmentioned(self) -> int:
        """Remove the people whom no article names any more, and words that stand nowhere; how many people."""
        with self.batch():
            index.drop_words(self.db)
            return self.db.execute("""
DELETE FROM entities WHERE type = 'person' AND NOT EXISTS (SELECT 1 FROM entity_mentions WHERE entity_id = entities.id)
AND NOT EXISTS (SELECT 1 FROM figures WHERE speaker_id = entities.id) AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_id = entities.id)""").rowcount

    def _place(self, article_id: str, published: str | None) -> tuple[int, dict]:
        """The article's block of row ids: the one it has while its minute stands, else the next free one."""
        found = self.db.execute("SELECT position, first_seen, title, published FROM articles WHERE id = ?", [article_id]).fetchone()
        old = dict(zip(("position", "first_seen", "title", "published"), found, strict=True)) if found else {}
        if old and old["published"] == published:
            return old["position"], old
        wanted = position(article_id, read_time(published))
        while self.db.execute("SELECT 1 FROM articles WHERE position = ? AND id <> ?", [wanted, article_id]).fetchone():
            wanted += BLOCK
        return wanted, old

    def _write_figures(self, article_id: str, place: int, rows: list[Row], *, retitled: bool) -> None:
        """Change only the figures that differ; a figure keeps its id as long as its key stands."""
        old = {row["key"]: row for row in self._rows("figures", article_id)}
        keys = {row["key"] for row in rows}
        self._remove_figures(row["id"] for key, row in old.items() if key not in keys)
        taken = {row["id"] for key, row in old.items() if key in keys}
        free = (place + rank for rank in range(BLOCK) if place + rank not in taken)
        changed = []
        for row in rows:
            stands = old.get(row["key"])
            row |= {"article_id": article_id, "id": stands["id"] if stands else next(free, None)}
            if row["id"] is not None and (retitled or row != stands):
                changed.append(row)
        self._put("figures", "id", changed, there=taken)
        self._stale |= {row["id"] for row in changed}

    def _index(self) -> None:
        """Bring the search up to date for every figure that was touched."""
        index.update(self.db, self._stale)

    def _remove_figures(self, ids: Iterable[int]) -> None:
        ids = list(ids)
        self._stale |= set(ids)
        self.db.conn.executemany("DELETE FROM figures WHERE id = ?", [(id_,) for id_ in ids])

    def _replace(self, table: str, article_id: str, place: int, rows: list[Row]) -> None:
        rows = [row | {"article_id": article_id, "id": place + rank} for rank, row in enumerate(rows[:BLOCK])]
        if rows != self._rows(table, article_id):
            self.db.execute(DELETE[table], [article_id])
            self._put(table, "id", rows, there=())

    def _delete_children(self, article_id: str) -> None:
        self._remove_figures(row["id"] for row in self._rows("figures", article_id))
        for table in (*MENTIONS, CHANGES):
            self.db.execute(DELETE[table], [article_id])

    def _rows(self, table: str, article_id: str) -> list[Row]:
        found = self.db.conn.execute(SELECT[table], [article_id])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def _insert_sources(self, publisher: str | None, feed: str | None) -> None:
        if publisher:
            self.db.execute("INSERT INTO publishers (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", [publisher, publisher])
        if feed:
            self.db.execute("INSERT INTO feeds (id, publisher) VALUES (?, ?) ON CONFLICT DO NOTHING", [feed, publisher])

    # tables that are written whole: what link, collect and people give

    def rows(self, table: str, where: str | None = None, parameters: Iterable[Any] = ()) -> Iterator[Row]:
        """Rows of a table as dictionaries, in key order."""
        return self.db[table].rows_where(where, list(parameters), order_by="rowid")

    def replace_table(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Make a derived table hold exactly these rows, touching only what differs; how many rows were added, changed or removed."""
        key = LINKED[table]
        rows = [dict(row) for row in rows]
        with writing(self.db, self.path):
            kept = {row[key] for row in rows}
            old = [row[key] for row in self.db[table].rows_where(select=f'"{key}"')]
            gone = [value for value in old if value not in kept]
            for value in gone:
                self.db[table].delete(value)
            return len(gone) + self._put(table, key, rows, there=old)

    def update_table(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Add or change these rows, leave the others."""
        key = LINKED[table]
        with writing(self.db, self.path):
            rows = [dict(row) for row in rows]
            there = self.db.execute(f'SELECT "{key}" FROM "{table}" WHERE "{key}" IN (SELECT value FROM json_each(?))', [json.dumps([row[key] for row in rows])])  # noqa: S608  (names above)
            return self._put(table, key, rows, there=[value for value, in there])

    def write_origins(self, origins: Mapping[str, str | None]) -> int:
        """Set the duplicate group of articles: article id → id of the origin."""
        with writing(self.db, self.path):
            before = self.db.conn.total_changes
            self.db.conn.executemany("UPDATE articles SET origin_id = ?2 WHERE id = ?1 AND origin_id IS NOT ?2", list(origins.items()))
            return self.db.conn.total_changes - before

    def write_outcomes(self, outcomes: Mapping[str, str]) -> int:
        """Set what became of targets: key → outcome."""
        with writing(self.db, self.path):
            before = self.db.conn.total_changes
            self.db.conn.executemany("UPDATE targets SET outcome = ?2 WHERE key = ?1", list(outcomes.items()))
            return self.db.conn.total_changes - before

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {table: self.db[table].count for table in ("articles", "figures", *MENTIONS, CHANGES, *PARENTS, *LINKED) if self.db[table].exists()}

    def _put(self, table: str, key: str, rows: Iterable[Row], *, there: Iterable[Any]) -> int:
        """Insert rows, or change those that are there and differ. To insert only is cheaper: what may change another row keeps a copy of each page."""
        there = set(there)
        old, new = [row for row in rows if row[key] in there], {row[key]: row for row in rows if row[key] not in there}
        for columns, alike in groupby(new.values(), key=tuple):
            self.db.conn.executemany(insert(table, columns), [tuple(row.values()) for row in alike])
        return len(new) + self._upsert(table, key, old)

    def _upsert(self, table: str, key: str, rows: Iterable[Row], *, prefer: str = "") -> int:
        """Insert rows, or change those whose content differs; `prefer` names whose value wins, with "old" or "new" a NULL never does."""
        before = self.db.conn.total_changes
        for columns, alike in groupby(rows, key=tuple):
            self.db.conn.executemany(upsert(table, key, columns, prefer), [tuple(row.values()) for row in alike])
        return self.db.conn.total_changes - before


@cache
def insert(table: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  (names are this program's own)


@cache
def upsert(table: str, key: str, columns: tuple[str, ...], prefer: str) -> str:
    """An insert that touches a row only where it would change."""
    others = [column for column in columns if column != key]
    forms = {"": 'excluded."{0}"', "old": 'coalesce("{1}"."{0}", excluded."{0}")', "new": 'coalesce(excluded."{0}", "{1}"."{0}")'}
    new = {column: forms[prefer].format(column, table) for column in others}
    sets = ", ".join(f'"{column}" = {new[column]}' for column in others)
    differs = " OR ".join(f'"{table}"."{column}" IS NOT {new[column]}' for column in others)
    return f'{insert(table, columns)} ON CONFLICT ("{key}") DO UPDATE SET {sets} WHERE {differs}'
