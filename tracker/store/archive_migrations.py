"""The tables of archive.db, migration by migration; an applied one is never edited."""
from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

archive_migrations = Migrations("archive")


@archive_migrations()
def m001_tables(db: Database) -> None:
    """Everything that a run keeps: content (pages, articles), what is known of feeds and addresses, logs."""
    for statement in (FEEDS, ENTRIES, URL_ALIASES, PAGES, ARTICLES, FETCH_EVENTS, RUNS, TOMBSTONES, *INDEXES):
        db.execute(statement)


FEEDS = """
CREATE TABLE feeds (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, etag TEXT, last_modified TEXT, moved_to TEXT,
    status TEXT NOT NULL DEFAULT 'new', reason TEXT NOT NULL DEFAULT '', failures INTEGER NOT NULL DEFAULT 0, since TEXT,
    last_attempt TEXT, last_success TEXT, last_new_item TEXT, next_attempt TEXT, rhythm REAL,
    entries INTEGER NOT NULL DEFAULT 0, undated INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0,
    full_text INTEGER NOT NULL DEFAULT 0
) STRICT"""

ENTRIES = """
CREATE TABLE entries (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, feed TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT NOT NULL DEFAULT '', published TEXT,
    author TEXT NOT NULL DEFAULT '', summary TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '', guid TEXT NOT NULL DEFAULT '',
    stamp TEXT NOT NULL DEFAULT '', flags TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0, first_seen TEXT NOT NULL,
    checked_at TEXT, next_attempt TEXT, validators TEXT NOT NULL DEFAULT '[]', article_id TEXT
) STRICT"""

URL_ALIASES = """
CREATE TABLE url_aliases (
    url TEXT PRIMARY KEY, key TEXT NOT NULL, article_id TEXT, first_seen TEXT NOT NULL
) STRICT"""

PAGES = """
CREATE TABLE pages (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL, feed TEXT NOT NULL, publisher TEXT NOT NULL, fetched_at TEXT NOT NULL,
    status INTEGER NOT NULL, sha256 TEXT NOT NULL, parts INTEGER NOT NULL, html BLOB, UNIQUE (url, sha256)
) STRICT"""

ARTICLES = """
CREATE TABLE articles (
    id TEXT NOT NULL, revision INTEGER NOT NULL, latest INTEGER NOT NULL DEFAULT 1, url TEXT NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, text_hash TEXT NOT NULL, published TEXT, source TEXT NOT NULL, author TEXT NOT NULL DEFAULT '',
    feed TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT 'id', first_seen TEXT NOT NULL, seen TEXT NOT NULL,
    page_id INTEGER REFERENCES pages (id), PRIMARY KEY (id, revision)
) STRICT"""

FETCH_EVENTS = """
CREATE TABLE fetch_events (
    id INTEGER PRIMARY KEY, run INTEGER, at TEXT NOT NULL, feed TEXT NOT NULL, kind TEXT NOT NULL, url TEXT NOT NULL,
    outcome TEXT NOT NULL, status INTEGER NOT NULL, bytes INTEGER NOT NULL, seconds REAL NOT NULL, reason TEXT NOT NULL DEFAULT ''
) STRICT"""

RUNS = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, command TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, outcome TEXT NOT NULL DEFAULT 'running',
    counts TEXT NOT NULL DEFAULT '{}'
) STRICT"""

TOMBSTONES = """
CREATE TABLE tombstones (
    article_id TEXT PRIMARY KEY, url TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL DEFAULT ''
) STRICT"""

INDEXES = (
    "CREATE INDEX idx_entries_due ON entries (state, next_attempt)",
    "CREATE INDEX idx_entries_feed ON entries (feed, first_seen)",
    "CREATE INDEX idx_entries_article ON entries (article_id)",
    "CREATE INDEX idx_aliases_article ON url_aliases (article_id)",
    "CREATE UNIQUE INDEX idx_articles_latest ON articles (id) WHERE latest = 1",
    "CREATE INDEX idx_articles_published ON articles (published) WHERE latest = 1",
    "CREATE INDEX idx_articles_page ON articles (page_id)",
    "CREATE INDEX idx_events_at ON fetch_events (at)",
    "CREATE INDEX idx_events_feed ON fetch_events (feed, at)",
)


@archive_migrations()
def m002_forgotten_names(db: Database) -> None:
    """People who asked to be forgotten, by a hash of each form of their name."""
    db.execute("CREATE TABLE forgotten_names (hash TEXT PRIMARY KEY, words INTEGER NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '') STRICT")


@archive_migrations()
def m003_corrections(db: Database) -> None:
    """What people decided about what the program read: in the archive, for it is no derived thing. `more` is JSON: what to set, where it stood."""
    db.execute("""
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY, noun TEXT NOT NULL, subject TEXT NOT NULL, article_id TEXT, action TEXT NOT NULL, field TEXT, old TEXT, new TEXT,
    reason TEXT NOT NULL DEFAULT '', who TEXT NOT NULL DEFAULT '', made TEXT NOT NULL, more TEXT NOT NULL DEFAULT '{}', found TEXT
) STRICT""")
    db.execute("CREATE INDEX idx_corrections_article ON corrections (article_id)")


@archive_migrations()
def m004_alerts(db: Database) -> None:
    """From when each alert tells, what it told, and what of it a webhook has not taken yet."""
    db.execute("CREATE TABLE alerts (id TEXT PRIMARY KEY, conditions TEXT NOT NULL, baseline TEXT NOT NULL) STRICT")
    db.execute("""
CREATE TABLE alert_items (
    id INTEGER PRIMARY KEY, alert TEXT NOT NULL, key TEXT NOT NULL, article_id TEXT, made TEXT NOT NULL, title TEXT NOT NULL, why TEXT NOT NULL,
    links TEXT NOT NULL, waiting INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, UNIQUE (alert, key)
) STRICT""")
    db.execute("CREATE TABLE alert_marks (alert TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (alert, mark)) STRICT, WITHOUT ROWID")


@archive_migrations()
def m003_shown(db: Database) -> None:
    """Which entries a feed showed last, as a hash: one whose stories all come by another feed is not silent while they change."""
    db.execute("ALTER TABLE feeds ADD COLUMN shown TEXT NOT NULL DEFAULT ''")


@archive_migrations()
def m004_claims(db: Database) -> None:
    """The address of another publisher that a page gives as canonical: it may be where the story is from."""
    db.execute("ALTER TABLE pages ADD COLUMN claim TEXT NOT NULL DEFAULT ''")
