"""The site's search by turns: the newest figure first; the filters stand there now. Names found by their title, counts in the order of the pages."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m015_turns(db: Database) -> None:
    """The site's search by turns: the newest figure first; the filters stand there now. Names found by their title, counts in the order of the pages."""
    run(db, """
DROP TABLE IF EXISTS figures_fts;
CREATE INDEX entities_title ON entities(title) WHERE title IS NOT NULL;
CREATE INDEX tallies_figures ON tallies(noun, figures DESC, articles DESC, id)
""")
