"""Corrections of figures, articles and names alike; by whom stays in the archive."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m010_corrections(db: Database) -> None:
    """Corrections of figures, articles and names alike. No program wrote the former table."""
    run(db, """
DROP TABLE corrections;
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  noun TEXT NOT NULL,
  subject TEXT NOT NULL,
  article_id TEXT,
  action TEXT NOT NULL,
  field TEXT,
  old TEXT,
  new TEXT,
  reason TEXT,
  made TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_subject ON corrections(subject);
CREATE INDEX corrections_article ON corrections(article_id)
""")
