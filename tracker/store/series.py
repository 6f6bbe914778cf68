"""How many points each series of an indicator has: counted where observations changed, so that a page need not put all of them together."""
import json
from collections.abc import Iterable

from sqlite_utils import Database

from tracker.store.linked import as_list

Named = set[tuple[str, str]]               # indicator and name of some series
SOME = """
SELECT n.value ->> 0, n.value ->> 1, count(DISTINCT p.period_end)      -- of what the index holds, so that no observation is read
FROM json_each(?) n CROSS JOIN series_points p ON p.indicator = n.value ->> 0 AND p.series = n.value ->> 1 GROUP BY n.rowid"""
ALL = "SELECT indicator, series, count(DISTINCT period_end) FROM series_points GROUP BY 1, 2"
SET = """
INSERT INTO series_lengths (indicator, series, points, unit, place_id, sector, role, comparison, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (indicator, series) DO UPDATE SET points = excluded.points WHERE points <> excluded.points"""


def named(db: Database, observation_keys: Iterable[str]) -> Named:
    """The series in which these observations are points."""
    return set(db.execute("SELECT DISTINCT indicator, series FROM series_points WHERE observation_key IN (SELECT value FROM json_each(?))", [as_list(observation_keys)]))


def count(db: Database, some: Named) -> int:
    """Count the points of some series anew; how many counts changed."""
    return keep(db, db.execute(SOME, [json.dumps(sorted(some))]).fetchall(), some)


def count_all(db: Database) -> int:
    """Count the points of all series anew; how many counts changed."""
    return keep(db, db.execute(ALL).fetchall(), set(db.execute("SELECT indicator, series FROM series_lengths")))


def parts(series: str) -> list[str | None]:
    """Unit, place, sector, role, comparison and kind of time of a series, as its name in the view says them.

    >>> parts("USD~33~C31~level~~month")
    ['USD', '33', 'C31', 'level', None, 'month']
    """
    return [part or None for part in series.split("~")]


def keep(db: Database, counted: list[tuple], before: Named) -> int:
    """Keep these counts, of series with two points or more, in the place of some."""
    changes = db.conn.total_changes
    long = [row for row in counted if row[-1] > 1]
    db.conn.executemany("DELETE FROM series_lengths WHERE indicator = ? AND series = ?", sorted(before - {row[:2] for row in long}))
    db.conn.executemany(SET, [(*row, *parts(row[1])) for row in long])
    return db.conn.total_changes - changes
