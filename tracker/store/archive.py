"""archive.db, private: pages, articles with every revision, and what the collector remembers between runs."""
from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from tracker.addresses import article_id, canonical
from tracker.errors import InputError, StoreError
from tracker.records import Article, Page
from tracker.stopping import batched, held
from tracker.store.archive_migrations import archive_migrations
from tracker.store.forgotten import blotted, fingerprint, words_of
from tracker.store.memory import Memory
from tracker.store.opening import bring_up_to_date, open_database, open_for_reading, refuse_newer, store_errors, writing
from tracker.store.times import read_time, written

PART = "\x1e"                              # stands between the HTML of a story's pages
BATCH = 500


def now_utc() -> datetime:
    """The time now, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


class Archive(Memory):
    """The archive's content; what it remembers of feeds and addresses is in Memory.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db") as archive:
    ...     article = Article("", "Ekspor naik 5 persen.", "Ekspor naik", url="https://warta.example/a/1")
    ...     archive.add_article(article), archive.add_article(article)
    ('new', 'same')
    """

    def __init__(self, path: Path | str, *, readonly: bool = False, clock: Callable[[], datetime] = now_utc):
        self.path, self.clock = Path(path), clock
        self.db = open_for_reading(self.path) if readonly else open_database(self.path)
        with store_errors(self.path):
            if not readonly:
                bring_up_to_date(self.db, self.path, archive_migrations)
                return
            refuse_newer(self.db, self.path, archive_migrations)
            if archive_migrations.pending(self.db):
                raise StoreError(self.path, "made by an older version", "run `tracker refresh` once to bring it up to date")

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.db.close()

    def add_article(self, article: Article, page: Page | None = None) -> str:
        """Keep an article, and the page that it was read from: "new", "revision", "same", "alias" or "removed".

        An alias is a story that is kept already and was reached by another address: its text there makes no revision.
        """
        url = canonical(article.url) or article.url
        name = article_id(url) if url else article.id
        public = self.without_forgotten(article)
        with writing(self.db, self.path):
            outcome = self._outcome(name, public, page)
            if outcome in ("new", "revision"):
                kept = self._add_page(page) if page else None
                article = public
                self._add_revision(name, article, url, page, kept)
            if page:
                self._settle(page, name, "removed" if outcome == "removed" else "alias" if outcome == "alias" else "stored")
        return outcome

    def add_refusal(self, page: Page, reason: str) -> None:
        """Remember that a page holds no article, so that it is not asked again; its HTML is not kept."""
        with writing(self.db, self.path):
            self._settle(page, None, "not_article", reason)

    def without_forgotten(self, article: Article) -> Article:
        """The article without the names of people who asked to be forgotten; itself where it has none."""
        public = blotted((article.title, article.text, article.author), self.forgotten) if self.forgotten else None
        return replace(article, title=public[0], text=public[1], author=public[2]) if public else article

    def _outcome(self, name: str, article: Article, page: Page | None) -> str:
        if self.db.execute("SELECT 1 FROM tombstones WHERE article_id = ?", [name]).fetchone():
            return "removed"
        row = self.db.execute("SELECT text_hash FROM articles WHERE id = ? AND latest = 1", [name]).fetchone()
        if row is None:
            return "new"
        if page and page.key and self._bound_elsewhere(page.key, name):
            return "alias"
        return "same" if row[0] == text_hash(article) else "revision"

    def _bound_elsewhere(self, key: str, name: str) -> bool:
        """Whether the article came by another entry than this one."""
        row = self.db.execute("SELECT key FROM entries WHERE article_id = ? AND state = 'stored'", [name]).fetchone()
        return row is not None and row[0] != key

    def _add_page(self, page: Page) -> int:
        html = PART.join(page.parts).encode("utf-8", "replace")
        clean = not self.forgotten or blotted(page.parts, self.forgotten) is None      # headlines beside a story name people too
        digest = sha256(html).hexdigest()
        self.db.execute(
            "INSERT OR IGNORE INTO pages (url, feed, publisher, fetched_at, status, sha256, parts, html, claim) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [page.url, page.feed, page.publisher, written(page.fetched_at or self.clock()), page.status, digest, len(page.parts),
             gzip.compress(html, 6, mtime=0) if clean else None, page.claim])
        return self.db.execute("SELECT id FROM pages WHERE url = ? AND sha256 = ?", [page.url, digest]).fetchone()[0]

    def _add_revision(self, name: str, article: Article, url: str, page: Page | None, page_id: int | None) -> None:
        seen = written(page.fetched_at if page and page.fetched_at else self.clock())
        known = self.db.execute("SELECT max(revision), min(first_seen) FROM articles WHERE id = ?", [name]).fetchone()
        self.db.execute("UPDATE articles SET latest = 0 WHERE id = ? AND latest = 1", [name])
        self.db["articles"].insert({
            "id": name, "revision": 0 if known[0] is None else known[0] + 1, "latest": 1, "url": url, "title": article.title,
            "text": article.text, "text_hash": text_hash(article), "published": written(article.published), "source": article.source,
            "author": article.author, "feed": page.feed if page else "", "language": page.language if page else "id",
            "first_seen": known[1] or seen, "seen": seen, "page_id": page_id})

    def import_articles(self, articles: Iterable[Article]) -> dict[str, int]:
        """Take in stored articles, a batch a transaction; how many were new, revisions and the same."""
        counts = {"new": 0, "revision": 0, "same": 0, "removed": 0}
        for batch in batched(map(with_text, articles), BATCH):
            with held(), writing(self.db, self.path):
                for article in batch:
                    counts[self.add_article(article)] += 1
        return counts

    def articles(self, *, limit: int | None = None) -> Iterator[Article]:
        """The latest revision of every article, newest first."""
        for row in self.db.query(f"{SELECT} WHERE latest = 1 ORDER BY datetime(published) DESC, id LIMIT ?", [limit or -1]):
            yield as_article(row)

    def latest_revisions(self) -> dict[str, int]:
        """The number of the latest revision of every article, newest first: what tells which of them are still to be annotated."""
        return dict(self.db.execute("SELECT id, revision FROM articles WHERE latest = 1 ORDER BY datetime(published) DESC, id"))

    def articles_by_id(self, ids: Iterable[str]) -> Iterator[Article]:
        """The latest revision of these articles, in this order; unknown ones are left out."""
        for name in ids:
            for row in self.db.query(f"{SELECT} WHERE id = ? AND latest = 1", [name]):
                yield as_article(row)

    def revisions(self, name: str) -> list[Article]:
        """All revisions of an article, the first one first."""
        return [as_article(row) for row in self.db.query(f"{SELECT} WHERE id = ? ORDER BY revision", [name])]

    def history(self, name: str) -> list[tuple[int, str, Article]]:
        """All revisions of an article with their numbers and when they were seen, the first one first."""
        return [(row["revision"], row["seen"], as_article(row)) for row in self.db.query(
            "SELECT id, text, title, published, url, source, author, revision, seen FROM articles WHERE id = ? ORDER BY revision", [name])]

    def facts(self, name: str) -> dict[str, Any]:
        """What stands about the latest revision beside its text: feed, language, first_seen, seen, revision, text_hash."""
        rows = list(self.db.query(
            "SELECT feed, language, first_seen, seen, revision, text_hash FROM articles WHERE id = ? AND latest = 1", [name]))
        if not rows:
            raise InputError(name, "no such article in the archive", "`tracker explain` also takes its address")
        return rows[0]

    def find_article(self, target: str) -> Article:
        """The article with this id or address, in any spelling that led to it."""
        url = canonical(target) or target
        row = self.db.execute(
            "SELECT article_id FROM url_aliases WHERE url IN (?, ?) AND article_id IS NOT NULL", [target, url]).fetchone()
        for article in self.articles_by_id([target, row[0] if row else article_id(url)]):
            return article
        raise InputError(target, "no such article in the archive", "give its id or its address, or a file")

    def page_parts(self, name: str) -> tuple[str, ...]:
        """The HTML of the latest revision's page, part by part; nothing where it was imported or its HTML was dropped."""
        row = self.db.execute(
            "SELECT pages.html FROM articles JOIN pages ON pages.id = articles.page_id WHERE articles.id = ? AND latest = 1", [name]).fetchone()
        return tuple(gzip.decompress(row[0]).decode().split(PART)) if row and row[0] is not None else ()

    def drop_pages(self, before: datetime) -> int:
        """Drop the HTML of pages fetched before a moment; text and hashes stay. How many were dropped."""
        with writing(self.db, self.path):
            return self.db.execute("UPDATE pages SET html = NULL WHERE html IS NOT NULL AND fetched_at < ?", [written(before)]).rowcount

    def forget(self, name: str, reason: str = "") -> bool:
        """Remove an article with its pages and addresses, and keep it out from now on; whether it was there."""
        with writing(self.db, self.path):
            rows = self.db.execute("SELECT url, page_id FROM articles WHERE id = ?", [name]).fetchall()
            self.db.execute("INSERT OR IGNORE INTO tombstones (article_id, url, at, reason) VALUES (?, ?, ?, ?)",
                            [name, rows[0][0] if rows else "", written(self.clock()), reason])
            self.db.execute("DELETE FROM articles WHERE id = ?", [name])
            for url in {row[0] for row in rows}:
                self.db.execute("DELETE FROM pages WHERE url = ?", [url])
            for table, column in (("corrections", "subject"), ("corrections", "new"), ("corrections", "article_id")):
                self.db[table].delete_where(f'"{column}" = ?', [name])
            self.db["alert_items"].delete_where("instr(article_id, ?)", [name])
            self.db.execute("UPDATE entries SET state = 'removed', title = '', author = '', summary = '', content = '' WHERE article_id = ?", [name])
        return bool(rows)

    def forget_person(self, names: Iterable[str], reason: str = "") -> list[str]:
        """Blot a person's names out of everything that is stored, and keep them out from now on; the articles that named them.

        Each of these counts as revised, so that it is read again. The HTML of every page that has a name is dropped.
        """
        with writing(self.db, self.path):
            for words in map(words_of, names):
                self.db.execute("INSERT OR IGNORE INTO forgotten_names (hash, words, at, reason) VALUES (?, ?, ?, ?)",
                                [fingerprint(words), len(words), written(self.clock()), reason])
            self._forgotten = None
            changed = []
            for row in self.db.execute("SELECT id, revision, title, text, author FROM articles ORDER BY id").fetchall():
                article = Article(row[0], row[3], row[2], author=row[4])
                if (public := self.without_forgotten(article)) is not article:
                    changed.append(row[0])
                    self.db.execute("UPDATE articles SET title = ?, text = ?, author = ?, text_hash = ? WHERE id = ? AND revision = ?",
                                    [public.title, public.text, public.author, text_hash(public), *row[:2]])
            pages = self.db.execute("SELECT id, html FROM pages WHERE html IS NOT NULL")
            naming = [number for number, html in pages if blotted([gzip.decompress(html).decode()], self.forgotten)]
            self.db.conn.executemany("UPDATE pages SET html = NULL WHERE id = ?", [(number,) for number in naming])
            for name in set(changed):
                self.db.execute("UPDATE articles SET revision = revision + 1 WHERE id = ? AND latest = 1", [name])
            for key, *texts in self.db.execute("SELECT key, title, author, summary, content FROM entries").fetchall():
                if public := blotted(texts, self.forgotten):
                    self.db.execute("UPDATE entries SET title = ?, author = ?, summary = ?, content = ? WHERE key = ?", [*public, key])
            for number, *texts in self.db.execute("SELECT id, coalesce(old, ''), coalesce(new, ''), reason, who, more FROM corrections").fetchall():
                if blotted(texts, self.forgotten):
                    self.db.execute("DELETE FROM corrections WHERE id = ?", [number])
            for number, *texts in self.db.execute("SELECT id, title, why FROM alert_items").fetchall():
                if blotted(texts, self.forgotten):
                    self.db.execute("DELETE FROM alert_items WHERE id = ?", [number])
        return sorted(set(changed))

    def removed(self) -> set[str]:
        """The articles that were removed for good."""
        return {name for name, in self.db.execute("SELECT article_id FROM tombstones")}

    def addresses(self) -> Iterator[str]:
        """The addresses of all articles."""
        return (url for url, in self.db.execute("SELECT url FROM articles WHERE latest = 1"))

    def begin_run(self, command: str) -> int:
        """Log that a command began; the run's number. Runs that never said how they ended were killed."""
        with writing(self.db, self.path):
            self.db.execute("UPDATE runs SET outcome = 'killed' WHERE outcome = 'running'")
            return self.db.execute("INSERT INTO runs (command, started) VALUES (?, ?)", [command, written(self.clock())]).lastrowid

    def end_run(self, run: int, outcome: str, counts: dict[str, Any]) -> None:
        """Log how it ended (done, interrupted or failed) and what it had done by then."""
        with writing(self.db, self.path):
            self.db.execute("UPDATE runs SET ended = ?, outcome = ?, counts = ? WHERE id = ?",
                            [written(self.clock()), outcome, json.dumps(counts, sort_keys=True), run])


SELECT = "SELECT id, text, title, published, url, source, author FROM articles"


def as_article(row: dict[str, Any]) -> Article:
    """A row as the record."""
    return Article(row["id"], row["text"], row["title"], read_time(row["published"]), row["url"], row["source"], row["author"])


def with_text(article: Article) -> Article:
    """The same article; one without text is refused."""
    if not article.text.strip():
        raise InputError(article.url or article.id or "an article", "no text", "leave it out")
    return article


def text_hash(article: Article) -> str:
    """What makes a revision: the words of title and text, however they are spaced."""
    return sha256("\n".join(" ".join(part.split()) for part in (article.title, article.text)).encode("utf-8", "surrogatepass")).hexdigest()
