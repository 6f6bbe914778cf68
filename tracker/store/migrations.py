"""The tables of the public database, one numbered change after the other; an applied one is never edited."""
from pathlib import Path

from sqlite_utils import Database, Migrations

from tracker.store.opening import bring_up_to_date, store_errors

facts = Migrations("facts")


def run(db: Database, script: str) -> None:
    """The statements of a script, inside the transaction that the caller holds."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


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


@facts()
def m003_figures(db: Database) -> None:
    """The heart: one row a numeric statement."""
    run(db, """
CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  published TEXT,
  publisher TEXT REFERENCES publishers(id),
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  value_text TEXT,
  value_high REAL,
  value_high_text TEXT,
  unit TEXT,
  qualifier TEXT,
  role TEXT,
  direction TEXT,
  comparison TEXT,
  about TEXT,
  indicator TEXT REFERENCES indicators(id),
  period_text TEXT,
  period_start TEXT,
  period_end TEXT,
  year INTEGER,
  status TEXT,
  place TEXT,
  place_id TEXT REFERENCES places(id),
  province TEXT,
  sector TEXT REFERENCES sectors(code),
  speaker TEXT,
  speaker_id TEXT REFERENCES entities(id),
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence_start INTEGER,
  sentence_end INTEGER,
  confidence REAL,
  rule TEXT,
  flags TEXT
) STRICT;
CREATE INDEX figures_article ON figures(article_id);
CREATE INDEX figures_publisher ON figures(publisher);
CREATE INDEX figures_kind ON figures(kind);
CREATE INDEX figures_unit ON figures(unit, value);
CREATE INDEX figures_indicator ON figures(indicator, year);
CREATE INDEX figures_year ON figures(year);
CREATE INDEX figures_status ON figures(status);
CREATE INDEX figures_place ON figures(place_id);
CREATE INDEX figures_province ON figures(province);
CREATE INDEX figures_sector ON figures(sector);
CREATE INDEX figures_speaker ON figures(speaker_id);
CREATE INDEX figures_period ON figures(period_end)
""")


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


@facts()
def m005_linked(db: Database) -> None:
    """What is known only across articles."""
    run(db, """
CREATE TABLE observations (
  key TEXT PRIMARY KEY,
  indicator TEXT REFERENCES indicators(id),
  about TEXT,
  kind TEXT,
  role TEXT,
  direction TEXT,
  comparison TEXT,
  sector TEXT REFERENCES sectors(code),
  place_id TEXT REFERENCES places(id),
  place TEXT,
  period_start TEXT,
  period_end TEXT,
  year INTEGER,
  unit TEXT,
  status TEXT,
  value REAL,
  value_text TEXT,
  value_low REAL,
  value_high REAL,
  figures INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  first_said TEXT,
  last_said TEXT,
  merged_into TEXT
) STRICT;
CREATE INDEX observations_indicator ON observations(indicator, period_end);
CREATE INDEX observations_sector ON observations(sector);
CREATE INDEX observations_place ON observations(place_id);
CREATE INDEX observations_origins ON observations(origins);
CREATE TABLE observation_figures (
  figure_key TEXT PRIMARY KEY REFERENCES figures(key) ON DELETE CASCADE,
  observation_key TEXT NOT NULL REFERENCES observations(key) ON DELETE CASCADE,
  origin_id TEXT
) STRICT;
CREATE INDEX observation_figures_observation ON observation_figures(observation_key);
CREATE TABLE conflicts (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  figure_key TEXT NOT NULL REFERENCES figures(key) ON DELETE CASCADE,
  other_key TEXT NOT NULL REFERENCES figures(key) ON DELETE CASCADE,
  observation_key TEXT REFERENCES observations(key) ON DELETE CASCADE,
  indicator TEXT REFERENCES indicators(id),
  ratio REAL,
  reason TEXT,
  weight REAL
) STRICT;
CREATE INDEX conflicts_figure ON conflicts(figure_key);
CREATE INDEX conflicts_other ON conflicts(other_key);
CREATE INDEX conflicts_observation ON conflicts(observation_key);
CREATE INDEX conflicts_kind ON conflicts(kind, weight);
CREATE INDEX conflicts_indicator ON conflicts(indicator);
CREATE TABLE targets (
  key TEXT PRIMARY KEY,
  figure_key TEXT NOT NULL REFERENCES figures(key) ON DELETE CASCADE,
  issuer TEXT,
  issuer_id TEXT REFERENCES entities(id),
  indicator TEXT REFERENCES indicators(id),
  about TEXT,
  sector TEXT REFERENCES sectors(code),
  place_id TEXT REFERENCES places(id),
  value REAL,
  value_text TEXT,
  value_high REAL,
  unit TEXT,
  deadline TEXT,
  baseline REAL,
  rung TEXT,
  outcome TEXT,
  share REAL,
  realised_key TEXT REFERENCES figures(key) ON DELETE SET NULL,
  said TEXT
) STRICT;
CREATE INDEX targets_figure ON targets(figure_key);
CREATE INDEX targets_issuer ON targets(issuer_id);
CREATE INDEX targets_indicator ON targets(indicator);
CREATE INDEX targets_deadline ON targets(deadline);
CREATE INDEX targets_outcome ON targets(outcome, deadline);
CREATE INDEX targets_realised ON targets(realised_key);
CREATE INDEX targets_sector ON targets(sector);
CREATE INDEX targets_place ON targets(place_id)
""")


@facts()
def m006_judged(db: Database) -> None:
    """What people corrected, and how good the program is."""
    run(db, """
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  figure_key TEXT NOT NULL,
  action TEXT NOT NULL,
  field TEXT,
  old TEXT,
  new TEXT,
  reason TEXT,
  who TEXT,
  made TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_figure ON corrections(figure_key);
CREATE TABLE quality (
  id INTEGER PRIMARY KEY,
  component TEXT NOT NULL,
  measure TEXT NOT NULL,
  score REAL,
  support INTEGER,
  gold TEXT NOT NULL,
  pipeline TEXT,
  measured TEXT,
  UNIQUE (gold, component, measure)
) STRICT
""")


@facts()
def m007_tallies(db: Database) -> None:
    """How much is told of each place, sector, name, law, indicator and publisher, counted once a run and not once a page."""
    run(db, """
CREATE TABLE tallies (
  noun TEXT NOT NULL,
  id TEXT NOT NULL,
  figures INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT;
CREATE INDEX tallies_articles ON tallies(noun, articles)
""")


SEARCH = """
CREATE VIRTUAL TABLE IF NOT EXISTS figures_fts USING fts5(evidence, about, title, terms, tokenize="unicode61 remove_diacritics 2")
"""


def migrate(db: Database, path: Path | str = "tracker.db") -> None:
    """Bring a database to the present form."""
    bring_up_to_date(db, path, facts)
    with store_errors(path):
        db.execute(SEARCH)
