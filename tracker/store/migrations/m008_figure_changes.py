"""What a publisher changed: figures that differ between two revisions of an article."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m008_figure_changes(db: Database) -> None:
    """What a publisher changed: figures that differ between two revisions of an article."""
    run(db, """
CREATE TABLE figure_changes (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  seen TEXT NOT NULL,
  change TEXT NOT NULL,
  kind TEXT NOT NULL,
  about TEXT,
  before_text TEXT,
  before_value REAL,
  before_value_text TEXT,
  before_unit TEXT,
  after_text TEXT,
  after_value REAL,
  after_value_text TEXT,
  after_unit TEXT,
  figure_key TEXT
) STRICT;
CREATE INDEX figure_changes_article ON figure_changes(article_id);
CREATE INDEX figure_changes_seen ON figure_changes(seen)
""")
