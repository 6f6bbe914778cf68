"""What people corrected, and how good the program is."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


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
