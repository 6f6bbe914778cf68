"""The private index over full texts: it tells the pages which articles hold a word, and nothing else. Rebuilt from the archive at any time.

It is never published: from the vocabulary of a full-text index, the text can be put together again.
"""
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tracker.store.keys import BLOCK, digest, position
from tracker.store.opening import open_database, writing

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS articles (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL) STRICT",
    'CREATE VIRTUAL TABLE IF NOT EXISTS articles_fts USING fts5(title, text, tokenize="unicode61 remove_diacritics 2")',
)


class Search:
    """The index, open for writing.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Search(Path(folder) / "search.db") as search:
    ...     print(search.write("a1", "Mebel", "Rotan dari Cirebon diminati pembeli.", None))
    ...     print(search.write("a1", "Mebel", "Rotan dari Cirebon diminati pembeli.", None))
    ...     print(search.articles('"cirebon"'))
    True
    False
    ['a1']
    """

    def __init__(self, path: Path | str):
        self.path = path
        self.db = open_database(path)
        with writing(self.db, path):
            for statement in SCHEMA:
                self.db.execute(statement)

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *error) -> None:
        self.db.close()

    @contextmanager
    def batch(self) -> Iterator["Search"]:
        """Many articles in one transaction; without savepoints, at each of which the index would be flushed."""
        if self.db.conn.in_transaction:
            yield self
            return
        with writing(self.db, self.path):
            yield self

    def write(self, article_id: str, title: str, text: str, published: datetime | None) -> bool:
        """Index an article, or its new revision; False where the same text stands already."""
        content = digest(title, text, published)
        old = self.db.execute("SELECT position, hash FROM articles WHERE id = ?", [article_id]).fetchone()
        if old and old[1] == content:
            return False
        with self.batch():
            if old:
                self._remove(old[0])
            place = position(article_id, published)
            while self.db.execute("SELECT 1 FROM articles WHERE position = ?", [place]).fetchone():
                place += BLOCK
            self.db.execute("INSERT INTO articles (position, id, hash) VALUES (?, ?, ?)", [place, article_id, content])
            self.db.execute("INSERT INTO articles_fts (rowid, title, text) VALUES (?, ?, ?)", [place, title, text])
        return True

    def keep(self, article_ids: Iterable[str]) -> int:
        """Remove every article that is not among these; how many were removed."""
        kept = set(article_ids)
        gone = [id_ for (id_,) in self.db.execute("SELECT id FROM articles") if id_ not in kept]
        return sum(self.forget(id_) for id_ in gone)

    def missing(self, article_ids: Iterable[str]) -> list[str]:
        """Those of these articles that are not here."""
        here = {id_ for id_, in self.db.execute("SELECT id FROM articles")}
        return [id_ for id_ in article_ids if id_ not in here]

    def forget(self, article_id: str) -> bool:
        """Remove an article."""
        old = self.db.execute("SELECT position FROM articles WHERE id = ?", [article_id]).fetchone()
        if old:
            with self.batch():
                self._remove(old[0])
        return bool(old)

    def articles(self, match: str, *, limit: int = 50) -> list[str]:
        """Ids of the newest articles that match an FTS5 expression."""
        return [id_ for (id_,) in self.db.execute(
            "SELECT a.id FROM articles_fts JOIN articles a ON a.position = articles_fts.rowid "
            "WHERE articles_fts MATCH ? ORDER BY articles_fts.rowid DESC LIMIT ?", [match, limit])]

    def _remove(self, place: int) -> None:
        self.db.execute("DELETE FROM articles_fts WHERE rowid = ?", [place])
        self.db.execute("DELETE FROM articles WHERE position = ?", [place])
