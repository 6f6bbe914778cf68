"""How many points each series of an indicator has: counted where observations changed, so that a page need not put all of them together."""
import json
from collections.abc import Iterable

from sqlite_utils import Database

from tracker.store.linked import as_list

Named = set[tuple[str, str]]               # indicator and name of some series
COLUMNS = "indicator, series, unit, place_id, sector, role, comparison, basis"
COUNTED = f"SELECT p.{COLUMNS.replace(', ', ', p.')}, count(DISTINCT p.period_end) AS points FROM "  # noqa: S608  (the names above)
SOME = f"{COUNTED} json_each(?) n CROSS JOIN series_points p ON p.indicator = n.value ->> 0 AND p.series = n.value ->> 1 GROUP BY 1, 2"
ALL = f"{COUNTED} series_points p GROUP BY 1, 2"
SET = f"""
INSERT INTO series_lengths ({COLUMNS}, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (indicator, series) DO UPDATE SET points = excluded.points WHERE points <> excluded.points"""  # noqa: S608  (the names above)


def named(db: Database, observation_keys: Iterable[str]) -> Named:
    """The series in which these observations are points."""
    return set(db.execute("SELECT DISTINCT indicator, series FROM series_points WHERE observation_key IN (SELECT value FROM json_each(?))", [as_list(observation_keys)]))


def count(db: Database, some: Named) -> int:
    """Count the points of some series anew; how many counts changed."""
    return keep(db, db.execute(SOME, [json.dumps(sorted(some))]).fetchall(), some)


def count_all(db: Database) -> int:
    """Count the points of all series anew; how many counts changed."""
    return keep(db, db.execute(ALL).fetchall(), set(db.execute("SELECT indicator, series FROM series_lengths")))


def keep(db: Database, counted: list[tuple], before: Named) -> int:
    """Keep these counts, of series with two points or more, in the place of some."""
    changes = db.conn.total_changes
    long = [row for row in counted if row[-1] > 1]
    db.conn.executemany("DELETE FROM series_lengths WHERE indicator = ? AND series = ?", sorted(before - {row[:2] for row in long}))
    db.conn.executemany(SET, long)
    return db.conn.total_changes - changes
