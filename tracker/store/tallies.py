"""How much is told of each place, sector, name, law, indicator and publisher: kept by what each article adds and takes away, in its transaction.

A day's work costs what the day holds, however much was told before. Where rows changed in another way, everything is counted anew.
"""
from collections import Counter
from collections.abc import Mapping

from sqlite_utils import Database

COUNTED = (                                # noun, its column in figures, the table of its mentions and the column there
    ("place", "place_id", "place_mentions", "place_id"), ("entity", "speaker_id", "entity_mentions", "entity_id"),
    ("sector", "sector", "article_sectors", "sector"), ("section", "substr(sector, 1, 1)", "article_sectors", "substr(sector, 1, 1)"),
    ("indicator", "indicator", "figures", "indicator"), ("publisher", "publisher", "articles", "publisher"),
    ("feed", "NULL", "articles", "feed"), ("regulation", "NULL", "regulation_mentions", "regulation_id"),
)
ROWS = {"figures": "figures", "quotes": "figures", "articles": "articles"}              # whole tables, and in which column they are counted
NAMES = ("publishers", "places", "entities")


def told(where: str) -> str:
    """SQL for noun, id, figures and articles: of all articles, or of the one that `where` leaves."""
    lines = []
    for noun, column, table, there in COUNTED:
        own = where.format(column="id" if table == "articles" else "article_id")
        count = "count(*)" if table == "articles" else "count(DISTINCT article_id)"
        if column != "NULL":
            said = where.format(column="article_id")
            lines.append(f"SELECT '{noun}' AS noun, {column} AS id, count(*) AS figures, 0 AS articles FROM figures WHERE {column} IS NOT NULL {said} GROUP BY 2")  # noqa: S608  (the names above)
        lines.append(f"SELECT '{noun}', {there}, 0, {count} FROM {table} WHERE {there} IS NOT NULL {own} GROUP BY 2")  # noqa: S608
    for table, column in ROWS.items():
        own = where.format(column="id" if table == "articles" else "article_id")
        counts = "count(*), 0" if column == "figures" else "0, count(*)"
        lines.append(f"SELECT 'whole', '{table}', {counts} FROM {table} WHERE 1 {own}")  # noqa: S608
    return f"SELECT noun, id, sum(figures), sum(articles) FROM ({' UNION ALL '.join(lines)}) GROUP BY 1, 2"  # noqa: S608


OF_ALL, OF_ONE = told(""), told("AND {column} = ?1")
NAMED = " UNION ALL ".join(f"SELECT 'whole', '{table}', count(*), 0 FROM {table}" for table in NAMES)  # noqa: S608
SET = """
INSERT INTO tallies (noun, id, figures, articles) VALUES (?, ?, ?, ?) ON CONFLICT (noun, id) DO UPDATE SET figures = excluded.figures,
articles = excluded.articles WHERE figures IS NOT excluded.figures OR articles IS NOT excluded.articles"""
ADD = """
INSERT INTO tallies (noun, id, figures, articles) VALUES (?, ?, ?, ?) ON CONFLICT (noun, id) DO UPDATE SET figures = figures + excluded.figures,
articles = articles + excluded.articles"""
UNCOUNTED = "SELECT EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM tallies WHERE noun = 'whole')"      # by this version
Told = Mapping[tuple[str, str], tuple[int, int]]


class Tallies:
    """The table of counts. A mark in the file's own header says that it must be counted anew: a version that did not count wrote rows, or somebody else."""

    def __init__(self, db: Database):
        self.db = db
        self.stale = bool(db.execute(UNCOUNTED).fetchone()[0] or db.execute("PRAGMA user_version").fetchone()[0])
        self.changes: dict[str, Counter[tuple[str, str]]] = {"figures": Counter(), "articles": Counter()}

    def of(self, article_id: str) -> dict[tuple[str, str], tuple[int, int]]:
        """What one article tells: noun and id → its figures, and whether it is one of the articles."""
        return {(noun, id_): (figures, articles) for noun, id_, figures, articles in self.db.execute(OF_ONE, [article_id])}

    def change(self, before: Told, after: Told) -> None:
        """An article told this before, and now that."""
        for sign, counted in ((-1, before), (1, after)):
            for thing, (figures, articles) in counted.items():
                self.changes["figures"][thing] += sign * figures
                self.changes["articles"][thing] += sign * articles

    def keep(self) -> None:
        """Write what changed, in the transaction that changed it."""
        figures, articles = self.changes.values()
        changed = [(*thing, figures[thing], articles[thing]) for thing in figures if figures[thing] or articles[thing]]
        self.drop()
        if self.stale:
            return
        self.db.conn.executemany(ADD, changed)
        self.db.conn.executemany("DELETE FROM tallies WHERE noun = ? AND id = ? AND figures = 0 AND articles = 0 AND noun <> 'whole'", [row[:2] for row in changed])
        self.db.conn.executemany(SET, self.db.execute(NAMED).fetchall())

    def drop(self) -> None:
        """Forget changes: they were written, or undone."""
        for counter in self.changes.values():
            counter.clear()

    def count(self) -> int:
        """Count everything anew; how many counts changed."""
        counted = self.db.execute(OF_ALL).fetchall() + self.db.execute(NAMED).fetchall()
        self.db.execute("CREATE TEMP TABLE counted (noun TEXT, id TEXT, PRIMARY KEY (noun, id))")
        self.db.conn.executemany("INSERT INTO counted VALUES (?, ?)", [row[:2] for row in counted])
        listed = self.db.conn.total_changes
        self.db.execute("DELETE FROM tallies WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.noun = tallies.noun AND c.id = tallies.id)")
        self.db.execute("DROP TABLE counted")
        self.db.conn.executemany(SET, counted)
        self.mark(stale=False)
        return self.db.conn.total_changes - listed

    def mark(self, *, stale: bool) -> None:
        """Note in the file's own header whether the counts hold, in the transaction that decides it."""
        if self.stale != stale:
            self.db.execute(f"PRAGMA user_version = {int(stale)}")
            self.stale = stale
