"""The orders in which the pages list what is derived."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m011_orders(db: Database) -> None:
    """The orders in which the pages list what is derived."""
    run(db, """
CREATE INDEX conflicts_weight ON conflicts(weight DESC, key);
CREATE INDEX observations_sources ON observations(origins DESC, last_said DESC, key);
CREATE INDEX targets_next ON targets(
  (outcome NOT IN ('due_soon', 'open')), (CASE WHEN outcome IN ('due_soon', 'open') THEN deadline END), deadline DESC, key)
""")
