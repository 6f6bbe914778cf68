"""How much is told of each place, sector, name, law, indicator and publisher, counted once a run and not once a page."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


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
