"""What is known only across articles."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


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
