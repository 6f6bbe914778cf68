"""link.db, private: what the link stage remembers between runs, so that a day costs what the day holds.

Everything here is derived. Where the file is lost, the next run links everything anew and writes it again.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from pathlib import Path
from types import TracebackType
from typing import Any
from zlib import crc32

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from tracker.stopping import batched
from tracker.store.opening import LOG, bring_up_to_date, open_database, writing

Row = dict[str, Any]
State = dict[str, tuple[int, str]]         # article → its revision and the pipeline version that read it
MARKS = (1 << 31) - 1
linked = Migrations("linked")
UNLIKE = {"key", "evidence"}               # columns of which hardly two figures hold the same
BLOCK = 50_000                             # keys that are asked for at a time
MOST = 500_000                             # that are written at a time: a day's, in their order, so that each page is read and written once
CACHE = 65_536                             # kilobytes of the file held in memory: the keys of a day lie all over it


@linked()
def m001_state(db: Database) -> None:
    """Each article as it was linked, with its signature; and the keys under which figures meet."""
    db.execute("""
CREATE TABLE articles (
  article_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, pipeline TEXT NOT NULL, day TEXT,
  scheme TEXT NOT NULL, digest BLOB NOT NULL, numbers TEXT NOT NULL, title TEXT NOT NULL, credits TEXT NOT NULL
) STRICT""")
    db.execute("CREATE INDEX articles_day ON articles(day)")
    db.execute("CREATE TABLE meetings (meeting INTEGER NOT NULL, figure_key TEXT NOT NULL, PRIMARY KEY (meeting, figure_key)) STRICT, WITHOUT ROWID")


@linked()
def m002_told(db: Database) -> None:
    """What each article tells, for the day on which it is gone; and what is asked of all articles, apart from their signatures."""
    db.execute("CREATE TABLE told (article_id TEXT NOT NULL, observation_key TEXT NOT NULL, PRIMARY KEY (article_id, observation_key)) STRICT, WITHOUT ROWID")
    db.execute("CREATE INDEX articles_state ON articles(article_id, revision, pipeline)")
    db.execute("CREATE INDEX articles_scheme ON articles(scheme)")


class Linked:
    """The link stage's memory. Use it as a context manager.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Linked(Path(folder) / "link.db") as memory:
    ...     memory.remember([("k1", {7, 9}), ("k2", {9})])
    ...     sorted(memory.meeting({9})), memory.mark
    (['k1', 'k2'], 0)
    """

    def __init__(self, path: Path | str):
        self.path = path
        self.db = open_database(path)
        self.db.execute(f"PRAGMA cache_size = -{CACHE}")
        self.db.execute(f"PRAGMA wal_autocheckpoint = {LOG}").fetchone()
        bring_up_to_date(self.db, path, linked)

    def __enter__(self) -> Linked:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.db.close()

    @property
    def mark(self) -> int:
        """A number that tells one state of the articles from another, 0 where there are none."""
        return self.db.execute("PRAGMA application_id").fetchone()[0]

    def mark_with(self, articles: Iterable[Row], gone: Iterable[str] = ()) -> int:
        """What the mark will be with these articles, and without those that are gone."""
        articles = list(articles)
        old = self.db.execute("SELECT article_id, revision, pipeline FROM articles WHERE article_id IN (SELECT value FROM json_each(?))",
                              [as_list([*gone, *(row["article_id"] for row in articles)])])
        new = ((row["article_id"], row["revision"], row["pipeline"]) for row in articles)
        return (self.mark - sum(starmap(sum_of, old)) + sum(starmap(sum_of, new))) & MARKS

    def differing(self, facts: Path | str) -> tuple[State, set[str]]:
        """The articles of the public database that are new or were read again since they were linked, and those that are gone."""
        self.db.execute("ATTACH ? AS facts", [str(facts)])
        try:
            changed = self.db.execute("""SELECT id, a.revision, a.pipeline FROM facts.articles a
                                         LEFT JOIN main.articles l INDEXED BY articles_state ON l.article_id = id
                                         WHERE l.article_id IS NULL OR l.revision <> a.revision OR l.pipeline IS NOT a.pipeline""").fetchall()
            gone = self.db.execute("SELECT article_id FROM main.articles WHERE article_id NOT IN (SELECT id FROM facts.articles)").fetchall()
        finally:
            self.db.execute("DETACH facts")
        return {id_: (revision, pipeline) for id_, revision, pipeline in changed}, {id_ for id_, in gone}

    def ids(self) -> set[str]:
        """All linked articles."""
        return {id_ for id_, in self.db.execute("SELECT article_id FROM articles")}

    def known(self, article_ids: Iterable[str]) -> set[str]:
        """Those of these articles that are linked."""
        rows = self.db.execute("SELECT article_id FROM articles WHERE article_id IN (SELECT value FROM json_each(?))", [as_list(article_ids)])
        return {id_ for id_, in rows}

    def is_current(self, scheme: str) -> bool:
        """Whether all signatures are of this scheme, so that they can be compared."""
        return self.db.execute("SELECT (SELECT min(scheme) FROM articles) IS ?1 AND (SELECT max(scheme) FROM articles) IS ?1", [scheme]).fetchone()[0] == 1

    def clear(self) -> None:
        """Forget everything, before all is linked anew."""
        with writing(self.db, self.path):
            for table in ("articles", "meetings", "told"):
                self.db.execute(f"DELETE FROM {table}")  # noqa: S608  (names above)
            self.db.execute("PRAGMA application_id = 0")

    def keep(self, articles: Iterable[Row], *, gone: Iterable[str] = ()) -> None:
        """Keep articles as they were linked, a signature each, with revision, pipeline and day; forget those that are gone."""
        with writing(self.db, self.path):
            articles, gone = list(articles), list(gone)
            mark = self.mark_with(articles, gone)
            self.db["articles"].insert_all(articles, pk="article_id", replace=True)
            for table in ("articles", "told"):
                self.db.conn.executemany(f"DELETE FROM {table} WHERE article_id = ?", [(id_,) for id_ in gone])  # noqa: S608  (names above)
            self.db.execute(f"PRAGMA application_id = {mark}")

    def remember(self, meetings: Iterable[tuple[str, Iterable[int]]]) -> None:
        """Keep the keys under which figures lie. Those of figures that are gone stay; who looks them up asks for the figure as it is now."""
        with writing(self.db, self.path):
            for some in batched(((meeting, key) for key, keys in meetings for meeting in keys), MOST):
                self.db.conn.executemany("INSERT OR IGNORE INTO meetings (meeting, figure_key) VALUES (?, ?)", sorted(some))

    def note(self, told: Iterable[tuple[str, str]]) -> None:
        """Keep which observations rest on which articles: article and observation."""
        with writing(self.db, self.path):
            self.db.conn.executemany("INSERT OR IGNORE INTO told (article_id, observation_key) VALUES (?, ?)", sorted(told))

    def told_by(self, article_ids: Iterable[str]) -> set[str]:
        """The observations that rested on these articles at some time; some may be gone since."""
        rows = self.db.execute("SELECT DISTINCT observation_key FROM told WHERE article_id IN (SELECT value FROM json_each(?))", [as_list(article_ids)])
        return {key for key, in rows}

    def meeting(self, meetings: Iterable[int]) -> set[str]:
        """The keys of all figures that have one of these in common."""
        return {key for some in batched(meetings, BLOCK) for key, in self.db.execute(
            "SELECT DISTINCT figure_key FROM meetings WHERE meeting IN (SELECT value FROM json_each(?))", [as_list(some)])}

    def met(self, meetings: Iterable[int]) -> dict[str, list[int]]:
        """The same, each with those of the keys under which it lies."""
        found: dict[str, list[int]] = {}
        for some in batched(meetings, BLOCK):
            for meeting, key in self.db.execute("SELECT meeting, figure_key FROM meetings WHERE meeting IN (SELECT value FROM json_each(?))", [as_list(some)]):
                found.setdefault(key, []).append(meeting)
        return found

    def doubt(self, article_ids: Iterable[str]) -> None:
        """Hold these articles for changed, so that the next run links them anew."""
        self.keep([row | {"pipeline": ""} for row in self.signatures(article_ids)])

    def signatures(self, article_ids: Iterable[str]) -> Iterator[Row]:
        """The rows of these articles."""
        return self.db.query("SELECT * FROM articles WHERE article_id IN (SELECT value FROM json_each(?))", [as_list(article_ids)])

    def near(self, first: str, last: str) -> Iterator[str]:
        """The articles of these days, and those without a day."""
        rows = self.db.execute("SELECT article_id FROM articles WHERE day BETWEEN ? AND ? OR day IS NULL", [first, last])
        return (id_ for id_, in rows)


class Lookups:
    """What the link stage asks of the public database, a few keys at a time."""

    def __init__(self, db: Database):
        self.db = db

    def articles(self, ids: Iterable[str]) -> Iterator[Row]:
        return self._rows("SELECT * FROM articles WHERE id IN (SELECT value FROM json_each(?))", ids)

    def groups(self, ids: Iterable[str]) -> set[str]:
        """All articles in the duplicate groups of these; an id may be that of an origin that is gone."""
        rows = self.db.execute("""SELECT id FROM articles WHERE origin_id IN (SELECT value FROM json_each(?1))
                                  OR origin_id IN (SELECT origin_id FROM articles WHERE id IN (SELECT value FROM json_each(?1)))""", [as_list(ids)])
        return {id_ for id_, in rows}

    def figures(self, keys: Iterable[str], columns: Iterable[str]) -> list[tuple]:
        """Some columns of these figures."""
        return self._values("figures", "key", keys, columns)

    def figures_of(self, article_ids: Iterable[str], columns: Iterable[str]) -> list[tuple]:
        """Some columns of the figures of these articles."""
        return self._values("figures", "article_id", article_ids, columns)

    def all_figures(self, columns: Sequence[str]) -> Iterator[tuple]:
        """Some columns of all figures; words that many have are held once."""
        words: dict[Any, Any] = {}
        listed = ", ".join(f'"{column}"' for column in columns)
        for row in self.db.execute(f"SELECT {listed} FROM figures ORDER BY rowid"):  # noqa: S608  (names in code)
            yield tuple(words.setdefault(value, value) if type(value) is str and name not in UNLIKE else value for name, value in zip(columns, row, strict=True))

    def _values(self, table: str, name: str, values: Iterable[str], columns: Iterable[str]) -> list[tuple]:
        listed = ", ".join(f'"{column}"' for column in columns)
        return self.db.execute(f"SELECT {listed} FROM {table} WHERE {name} IN (SELECT value FROM json_each(?))", [as_list(values)]).fetchall()  # noqa: S608  (names in code)

    def observed(self, figure_keys: Iterable[str], *, status: str = "") -> set[str]:
        """The keys of the observations in which these figures stand; of one status, where it is given."""
        rows = self.db.execute("""SELECT DISTINCT m.observation_key FROM observation_figures m WHERE m.figure_key IN (SELECT value FROM json_each(?1))
                                  AND (?2 = '' OR (SELECT status FROM observations o WHERE o.key = m.observation_key) = ?2)""", [as_list(figure_keys), status])
        return {key for key, in rows}

    def aims(self, figure_keys: Iterable[str], columns: Iterable[str]) -> list[tuple]:
        """Figures and some columns of the targets that they state, of those that have a deadline."""
        listed = ", ".join(f'o."{column}"' for column in columns)
        return self.db.execute(f"""SELECT m.figure_key, {listed} FROM observation_figures m JOIN observations o ON o.key = m.observation_key
            WHERE m.figure_key IN (SELECT value FROM json_each(?)) AND o.status = 'target' AND o.period_end IS NOT NULL""", [as_list(figure_keys)]).fetchall()  # noqa: S608  (names in code)

    def observations(self, keys: Iterable[str], columns: Iterable[str]) -> list[tuple]:
        """Some columns of these observations."""
        return self._values("observations", "key", keys, columns)

    def members(self, observation_keys: Iterable[str], columns: Iterable[str]) -> list[tuple]:
        """Some columns of the places of figures in these observations."""
        return self._values("observation_figures", "observation_key", observation_keys, columns)

    def conflicts(self, figure_keys: Iterable[str]) -> Iterator[Row]:
        """The conflicts in which one of these figures stands."""
        keys = as_list(figure_keys)
        return self.db.query("""SELECT * FROM conflicts WHERE figure_key IN (SELECT value FROM json_each(?1))
                                OR other_key IN (SELECT value FROM json_each(?1))""", [keys])

    def targets(self, keys: Iterable[str]) -> Iterator[Row]:
        return self._rows("SELECT * FROM targets WHERE key IN (SELECT value FROM json_each(?))", keys)

    def answered_by(self, figure_keys: Iterable[str], *, again: bool) -> set[str]:
        """The targets whose outcome is one of these figures; and those whose outcome is gone, where some may be."""
        found = self._rows("SELECT key FROM targets WHERE realised_key IN (SELECT value FROM json_each(?))", figure_keys)
        gone = self.db.query("SELECT key FROM targets WHERE share IS NOT NULL AND realised_key IS NULL") if again else ()
        return {row["key"] for row in (*found, *gone)}

    def waiting_targets(self, until: str) -> list[tuple[str, str, str]]:
        """Targets that are open and whose deadline lies before a day: key, deadline and outcome."""
        return self.db.execute("SELECT key, deadline, outcome FROM targets WHERE outcome IN ('open', 'due_soon') AND deadline <= ?", [until]).fetchall()

    def counts(self) -> dict[str, int]:
        """How much is linked."""
        copies = self.db.execute("SELECT count(*) FROM articles WHERE origin_id <> id").fetchone()[0]
        return {"copies": copies} | {table: self.db[table].count for table in ("observations", "conflicts", "targets")}

    def keys(self, table: str, column: str) -> set[str]:
        """The keys of all rows of a derived table."""
        return {key for key, in self.db.execute(f'SELECT "{column}" FROM "{table}"')}  # noqa: S608  (names in code)

    def remove(self, table: str, keys: Iterable[str], column: str = "key") -> int:
        """Delete rows of a derived table by key; how many."""
        before = self.db.conn.total_changes
        self.db[table].delete_where(f'"{column}" IN (SELECT value FROM json_each(?))', [as_list(keys)])  # noqa: S608  (names in code)
        return self.db.conn.total_changes - before

    def unmatch(self, observation_keys: Iterable[str]) -> int:
        """Delete what official series say of these observations; how many rows."""
        return self.db.execute("DELETE FROM official_matches WHERE observation_key IN (SELECT value FROM json_each(?))", [as_list(observation_keys)]).rowcount

    def newest(self) -> str | None:
        """The moment of the newest article."""
        return self.db.execute("""SELECT max(moment) FROM (SELECT max(published) AS moment FROM articles
                                  UNION ALL SELECT max(first_seen) FROM articles WHERE published IS NULL)""").fetchone()[0]

    def _rows(self, statement: str, values: Iterable[Any]) -> Iterator[Row]:
        return self.db.query(statement, [as_list(values)])


def sum_of(article_id: str, revision: int, pipeline: str) -> int:
    """What one article adds to the mark of all, which must not depend on their order."""
    return crc32(f"{article_id} {revision} {pipeline}".encode())


def as_list(values: Iterable[Any]) -> str:
    """A JSON list, for json_each."""
    return json.dumps(sorted(set(values)))
