"""What the rows of articles point to: places, sectors, names, laws, indicators."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m002_vocabularies(db: Database) -> None:
    """What the rows of articles point to: places, sectors, names, laws, indicators."""
    run(db, """
CREATE TABLE places (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT,
  province TEXT,
  lat REAL,
  lon REAL
) STRICT;
CREATE INDEX places_name ON places(name);
CREATE INDEX places_province ON places(province);
CREATE TABLE sectors (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT REFERENCES sectors(code),
  edition INTEGER NOT NULL
) STRICT;
CREATE INDEX sectors_parent ON sectors(parent);
CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT,
  role_org TEXT
) STRICT;
CREATE INDEX entities_name ON entities(name);
CREATE INDEX entities_type ON entities(type);
CREATE TABLE regulations (
  id TEXT PRIMARY KEY,
  kind TEXT,
  number TEXT,
  year INTEGER,
  title TEXT
) STRICT;
CREATE INDEX regulations_year ON regulations(year);
CREATE TABLE indicators (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT,
  unit TEXT,
  direction TEXT,
  publisher TEXT,
  cadence TEXT
) STRICT
""")
