"""The largest values of a unit, whatever else they are filtered by: one index in the place of two."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m019_values(db: Database) -> None:
    """The largest values of a unit, whatever else they are filtered by: one index in the place of two."""
    run(db, """
DROP INDEX figures_unit;
DROP INDEX figures_largest;
CREATE INDEX figures_values ON figures(unit, value, status, sector, year, indicator, place_id, publisher, kind)
""")
