"""The heart: one row a numeric statement."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


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
