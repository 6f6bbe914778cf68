"""Official series in the public database: read from a CSV file by whoever opens it, kept with every vintage."""
from collections.abc import Iterable

from tracker.store.facts import Facts
from tracker.store.linked import Row, as_list


class Official:
    """The official series of the public database.

    >>> with Facts(":memory:") as facts:
    ...     Official(facts).has_any()
    False
    """

    def __init__(self, facts: Facts):
        self.facts, self.db = facts, facts.db

    def has_any(self) -> bool:
        return self.db.execute("SELECT EXISTS (SELECT 1 FROM official_points)").fetchone()[0] == 1

    def add(self, series: Iterable[Row], points: Iterable[Row]) -> tuple[int, int]:
        """Add series and points, or change them; what stands stays. How many series and points changed."""
        return self.facts.update_table("official_series", series), self.facts.update_table("official_points", points)

    def series(self) -> list[Row]:
        return list(self.db.query("SELECT * FROM official_series ORDER BY id"))

    def points(self) -> list[Row]:
        return list(self.db.query("SELECT * FROM official_points ORDER BY key"))

    def comparable(self, keys: Iterable[str] | None = None) -> list[Row]:
        """The observations of an indicator that has a series: all, or those of some keys."""
        return list(self.db.query("""SELECT * FROM observations WHERE indicator IN (SELECT indicator FROM official_series) AND status = 'actual'
                                     AND (?1 IS NULL OR key IN (SELECT value FROM json_each(?1)))""", [None if keys is None else as_list(keys)]))

    def unknown(self, indicators: set[str], sectors: set[str]) -> set[str]:
        """Those of the names that the database does not know."""
        known = {name for name, in self.db.execute("SELECT id FROM indicators UNION SELECT code FROM sectors")}
        return (indicators | sectors) - known
