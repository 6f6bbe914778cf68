"""The largest values of a unit within a sector."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m016_largest(db: Database) -> None:
    """The largest values of a unit within a sector."""
    run(db, "CREATE INDEX figures_largest ON figures(unit, sector, value)")
