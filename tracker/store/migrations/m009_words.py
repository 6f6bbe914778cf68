"""Words with their stems, and what the pages' filters and counts read: the search is made anew with the filters in it."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m009_words(db: Database) -> None:
    """Words with their stems, and what the pages' filters and counts read: the search is made anew with the filters in it."""
    run(db, """
DROP TABLE IF EXISTS figures_fts;
CREATE TABLE words (
  word TEXT PRIMARY KEY,
  stem TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX words_stem ON words(stem);
CREATE INDEX figures_facets ON figures(id, status, sector, indicator, place_id, year, publisher, unit, kind)
""")
