"""What the collector remembers between runs: feeds, entries still to be fetched, addresses that are known, the log of fetches."""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.records import Entry, FeedState, FetchEvent, Page, Visit
from tracker.store.forgotten import blotted
from tracker.store.keys import digest
from tracker.store.opening import connect_for_reading, store_errors, writing
from tracker.store.times import read_time, written

if TYPE_CHECKING:
    from sqlite_utils import Database

TIMES = ("since", "last_attempt", "last_success", "last_new_item", "next_attempt")
FARTHEST = timedelta(days=31)              # a next attempt beyond it was written by a clock that went wrong
AGES = (1, 4, 12, 24, 48, 71)              # hours after which a story is asked again for a revision


class Memory:
    """The half of the archive that only the collector needs."""

    db: Database
    path: Path
    clock: Callable[[], datetime]
    _forgotten: dict[int, set[str]] | None = None

    @property
    def forgotten(self) -> dict[int, set[str]]:
        """The names that are kept out, read once: how many words they have, and their hashes."""
        if self._forgotten is None:
            self._forgotten = {}
            for hashed, words in self.db.execute("SELECT hash, words FROM forgotten_names"):
                self._forgotten.setdefault(words, set()).add(hashed)
        return self._forgotten

    def feed_state(self, feed: str, url: str) -> FeedState:
        """What is known of a feed; a new beginning where its address in feeds.yaml has changed."""
        for row in self.db.query("SELECT * FROM feeds WHERE id = ?", [feed]):
            state = _state(row)
            if state.url == url:
                return state
            return replace(state, url=url, etag=None, last_modified=None, moved_to=None, next_attempt=None)
        return FeedState(feed, url)

    def feed_states(self) -> list[FeedState]:
        """What is known of every feed."""
        return [_state(row) for row in self.db.query("SELECT * FROM feeds ORDER BY id")]

    def keep_feed(self, state: FeedState, entries: Iterable[Entry] = (), *, publisher: str = "", first_entries: int = 100) -> int:
        """Keep a feed's state together with its new entries: killed in between, neither is lost. How many entries are new."""
        with writing(self.db, self.path):
            first = self.db.execute("SELECT 1 FROM feeds WHERE id = ? AND last_success IS NOT NULL", [state.id]).fetchone() is None
            new, entries = 0, list(entries)
            for entry in entries:
                if self._known(entry, state.id):
                    continue
                self._add_entry(entry, state.id, publisher, "old" if first and new >= first_entries else "pending")
                new += 1
            shown = digest(*sorted(entry.key for entry in entries)) if entries else state.shown
            if new or shown != state.shown:    # all that is new in it may have come by another feed of the publisher
                state = replace(state, last_new_item=self.clock(), shown=shown)
            row = {item.name: getattr(state, item.name) for item in fields(state)}
            self.db["feeds"].upsert(row | {name: written(row[name]) for name in TIMES}, pk="id")
        return min(new, first_entries) if first else new

    def _known(self, entry: Entry, feed: str) -> bool:
        """Whether the story is known; a known one that its feed calls changed is asked again."""
        for key, title, stamp, owner in self.db.execute("SELECT key, title, stamp, feed FROM entries WHERE key = ?", [entry.key]):
            entry = self._public(entry)
            if owner == feed and (title, stamp) != (entry.title, entry.stamp):
                self.db.execute("UPDATE entries SET title = ?, stamp = ?, next_attempt = iif(state = 'stored', ?, next_attempt) WHERE key = ?",
                                [entry.title, entry.stamp, written(self.clock()), key])
            return True
        return self.db.execute("SELECT 1 FROM url_aliases WHERE url IN (?, ?)", [entry.key, entry.url]).fetchone() is not None

    def _add_entry(self, entry: Entry, feed: str, publisher: str, state: str) -> None:
        entry = self._public(entry)
        self.db["entries"].insert({
            "key": entry.key, "url": entry.url, "feed": feed, "publisher": publisher, "title": entry.title,
            "published": written(entry.published), "author": entry.author, "summary": entry.summary, "content": entry.content,
            "guid": entry.guid, "stamp": entry.stamp, "flags": " ".join(entry.flags), "state": state, "first_seen": written(self.clock())})

    def _public(self, entry: Entry) -> Entry:
        """The entry without the names of people who asked to be forgotten."""
        names = ("title", "author", "summary", "content")
        public = blotted((getattr(entry, name) for name in names), self.forgotten) if self.forgotten else None
        return replace(entry, **dict(zip(names, public, strict=True))) if public else entry

    def due(self, feed: str, *, revise_within: timedelta, revise_always: int = 0, revise_all: bool = False) -> list[Visit]:
        """The stories of a feed to be fetched now, and those to be asked again for a revision."""
        now = self.clock()
        rows = self.db.query(
            "SELECT * FROM entries WHERE feed = ? AND state = 'pending' AND (next_attempt IS NULL OR next_attempt NOT BETWEEN ? AND ?)"
            " ORDER BY rowid", [feed, written(now + timedelta(seconds=1)), written(now + FARTHEST)])
        young = list(self.db.query(
            "SELECT * FROM entries WHERE feed = ? AND state = 'stored' AND first_seen > ? AND first_seen < ?"
            " ORDER BY datetime(published) DESC, rowid LIMIT 5000", [feed, written(now - revise_within), written(now + timedelta(days=1))]))
        asked = [row for number, row in enumerate(young)
                 if revise_all or number < revise_always or (row["next_attempt"] or "9") <= written(now)]
        return [_visit(row) for row in (*rows, *asked)]

    def keep_failure(self, key: str, reason: str, *, next_attempt: datetime | None, state: str = "pending", counted: bool = True) -> None:
        """A page that could not be fetched: when it is tried again, or the state in which it is left."""
        with writing(self.db, self.path):
            self.db.execute(
                "UPDATE entries SET reason = ?, next_attempt = ?, state = iif(state = 'stored', state, ?), attempts = attempts + ?,"
                " checked_at = ? WHERE key = ?", [reason, written(next_attempt), state, int(counted), written(self.clock()), key])

    def keep_unchanged(self, key: str) -> None:
        """A story that was asked again and answered "not modified"."""
        with writing(self.db, self.path):
            self._set_checked(key)

    def _set_checked(self, key: str) -> None:
        now = self.clock()
        row = self.db.execute("SELECT first_seen FROM entries WHERE key = ?", [key]).fetchone()
        if row:
            self.db.execute("UPDATE entries SET checked_at = ?, next_attempt = ? WHERE key = ?",
                            [written(now), written(next_check(read_time(row[0]), now)), key])

    def _settle(self, page: Page, article: str | None, state: str, reason: str = "") -> None:
        """The end of a story's way through the collector, and every address by which it is known from now on."""
        now = written(self.clock())
        self.db.execute(
            "UPDATE entries SET state = iif(state = 'stored', state, ?), reason = ?, article_id = coalesce(article_id, ?), attempts = 0,"
            " content = '', validators = ? WHERE key = ?", [state, reason, article, json.dumps(page.validators), page.key])
        self._set_checked(page.key)
        for url in {page.asked, page.url, page.key} - {""}:
            self.db.execute(
                "INSERT INTO url_aliases (url, key, article_id, first_seen) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET article_id = coalesce(url_aliases.article_id, excluded.article_id)",
                [url, page.key, article, now])

    def drop_events(self, before: datetime) -> int:
        """Drop the log of fetches before a moment; how many lines."""
        with writing(self.db, self.path):
            return self.db.execute("DELETE FROM fetch_events WHERE at < ?", [written(before)]).rowcount

    def log(self, event: FetchEvent, run: int | None = None) -> None:
        """Add a line to the log of fetches."""
        with writing(self.db, self.path):
            self.db.execute(
                "INSERT INTO fetch_events (run, at, feed, kind, url, outcome, status, bytes, seconds, reason)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [run, written(event.at), event.feed, event.kind, event.url, event.outcome, event.status, event.bytes, event.seconds, event.reason])


def feed_states(path: Path) -> list[FeedState]:
    """What an archive knows of every feed, whatever version it is of: read without what writing needs, for `health` is to be quick."""
    with store_errors(path), closing(connect_for_reading(path)) as db:
        db.row_factory = sqlite3.Row
        return [_state(dict(row)) for row in db.execute("SELECT * FROM feeds ORDER BY id")]


def _state(row: dict[str, Any]) -> FeedState:
    known = {item.name: row[item.name] for item in fields(FeedState) if item.name in row}
    return FeedState(**known | {name: read_time(row[name]) for name in TIMES})


def next_check(first_seen: datetime, now: datetime) -> datetime | None:
    """When a story is next asked for a revision, None once it is too old.

    >>> seen = datetime(2019, 11, 4, 8, 0)
    >>> next_check(seen, datetime(2019, 11, 4, 13, 0)), next_check(seen, datetime(2019, 11, 8))
    (datetime.datetime(2019, 11, 4, 20, 0), None)
    """
    return next((seen for hours in AGES if (seen := first_seen + timedelta(hours=hours)) > now), None)


def _visit(row: dict[str, Any]) -> Visit:
    entry = Entry(row["key"], row["url"], row["title"], read_time(row["published"]), row["author"], row["summary"], row["content"],
                  row["guid"], row["stamp"], tuple(row["flags"].split()))
    stored = row["state"] == "stored"
    validators = tuple(tuple(part) for part in json.loads(row["validators"])) if stored else ()
    return Visit(entry, row["feed"], read_time(row["first_seen"]), row["attempts"], validators, stored)
