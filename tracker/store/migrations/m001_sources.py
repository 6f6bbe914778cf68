"""Who publishes, and the stories."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m001_sources(db: Database) -> None:
    """Who publishes, and the stories."""
    run(db, """
CREATE TABLE publishers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  home TEXT
) STRICT;
CREATE TABLE feeds (
  id TEXT PRIMARY KEY,
  publisher TEXT REFERENCES publishers(id),
  title TEXT,
  url TEXT,
  kind TEXT,
  category TEXT,
  language TEXT,
  enabled INTEGER NOT NULL DEFAULT 1,
  status TEXT,
  reason TEXT,
  since TEXT,
  last_new TEXT,
  articles INTEGER
) STRICT;
CREATE INDEX feeds_publisher ON feeds(publisher);
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  url TEXT,
  publisher TEXT REFERENCES publishers(id),
  feed TEXT REFERENCES feeds(id),
  title TEXT NOT NULL,
  author TEXT,
  published TEXT,
  first_seen TEXT,
  words INTEGER,
  language TEXT,
  origin_id TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  pipeline TEXT
) STRICT;
CREATE INDEX articles_publisher ON articles(publisher, position);
CREATE INDEX articles_feed ON articles(feed, position);
CREATE INDEX articles_origin ON articles(origin_id);
CREATE INDEX articles_published ON articles(published);
CREATE INDEX articles_url ON articles(url)
""")
