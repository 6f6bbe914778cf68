"""The index by turns is made anew: it finds phrases by their pairs of words."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m017_pairs(db: Database) -> None:
    """The index by turns is made anew: it finds phrases by their pairs of words."""
    run(db, """
DROP TABLE IF EXISTS figure_turns_fts;
DROP TABLE IF EXISTS figure_turns
""")
