"""Where places, names, laws and quotes stand."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m004_mentions(db: Database) -> None:
    """Where places, names, laws and quotes stand."""
    run(db, """
CREATE TABLE place_mentions (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  place_id TEXT NOT NULL REFERENCES places(id),
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  dateline INTEGER NOT NULL,
  confidence REAL,
  rule TEXT
) STRICT;
CREATE INDEX place_mentions_article ON place_mentions(article_id);
CREATE INDEX place_mentions_place ON place_mentions(place_id);
CREATE TABLE article_sectors (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  sector TEXT NOT NULL REFERENCES sectors(code),
  rank INTEGER NOT NULL,
  score REAL,
  cues TEXT,
  edition INTEGER NOT NULL
) STRICT;
CREATE INDEX article_sectors_article ON article_sectors(article_id);
CREATE INDEX article_sectors_sector ON article_sectors(sector);
CREATE TABLE entity_mentions (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  entity_id TEXT NOT NULL REFERENCES entities(id),
  start INTEGER,
  "end" INTEGER,
  text TEXT NOT NULL,
  title TEXT,
  role_org TEXT
) STRICT;
CREATE INDEX entity_mentions_article ON entity_mentions(article_id);
CREATE INDEX entity_mentions_entity ON entity_mentions(entity_id);
CREATE TABLE regulation_mentions (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  regulation_id TEXT REFERENCES regulations(id),
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT
) STRICT;
CREATE INDEX regulation_mentions_article ON regulation_mentions(article_id);
CREATE INDEX regulation_mentions_regulation ON regulation_mentions(regulation_id);
CREATE TABLE policy_events (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  regulation_id TEXT REFERENCES regulations(id),
  event TEXT NOT NULL,
  actor TEXT,
  date TEXT,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX policy_events_article ON policy_events(article_id);
CREATE INDEX policy_events_regulation ON policy_events(regulation_id, date);
CREATE TABLE quotes (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  published TEXT,
  speaker TEXT,
  speaker_id TEXT REFERENCES entities(id),
  cue TEXT,
  text TEXT NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  length INTEGER NOT NULL
) STRICT;
CREATE INDEX quotes_article ON quotes(article_id);
CREATE INDEX quotes_speaker ON quotes(speaker_id)
""")
