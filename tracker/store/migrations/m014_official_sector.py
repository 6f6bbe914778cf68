"""Official series by sector."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m014_official_sector(db: Database) -> None:
    """Official series by sector."""
    run(db, "CREATE INDEX official_series_sector ON official_series(sector)")
