"""Official series over the databases: read from a file of the operator's, matched with what the news tells.

The file is CSV in UTF-8 with a head; docs/linking.md describes its columns.
"""
import csv
import io
import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from tracker.errors import InputError
from tracker.link.conflicts import digest
from tracker.link.official import OfficialPoint, OfficialSeries, match
from tracker.link.rows import Observation, as_row, from_row
from tracker.store.facts import Facts
from tracker.store.linked import Lookups
from tracker.store.official import Official
from tracker.store.opening import writing

NEEDED = ("series", "indicator", "period", "value", "publisher", "vintage")
OPTIONAL = ("name", "unit", "place", "sector", "role", "comparison", "source", "state")
STATES = ("preliminary", "revised", "final", "")
ROLES = ("level", "change", "share", "")
PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|S(?P<half>[12])|(?P<month>\d\d)))?")
LONGEST = 30                               # digits of a value
VALUE = re.compile(rf"[+-]?(?=.{{1,{LONGEST}}}$)[0-9]*\.?[0-9]+")
SPAN = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


def import_series(facts: Facts, path: Path) -> dict[str, int]:
    """Take the series of a file and match the news with them; how much changed. A row that stands already changes nothing."""
    series, points = read_series(path)
    official = Official(facts)
    unknown = official.unknown({row.indicator for row in series}, {row.sector for row in series if row.sector})
    if unknown:
        raise InputError(path, f"{', '.join(sorted(unknown))}: no such indicator or sector", "see the tables indicators and sectors for their names")
    with writing(facts.db, facts.path):
        changed = official.add(map(as_row, series), map(as_row, points))
        check(facts)
    verdicts = dict(facts.db.execute("SELECT verdict, count(*) FROM official_checks GROUP BY 1").fetchall())
    return {"series": changed[0], "points": changed[1], "agree": verdicts.get("agrees", 0), "differ": verdicts.get("differs", 0),
            "without_series": verdicts.get("no_series", 0)}


def check(facts: Facts, keys: Iterable[str] | None = None) -> int:
    """Match observations with the official series: all, or those of some keys; how many rows changed."""
    official = Official(facts)
    if not official.has_any():
        return 0
    keys = None if keys is None else set(keys)
    found = [as_row(row) for row in match((from_row(Observation, row) for row in official.comparable(keys)),
                                          (from_row(OfficialSeries, row) for row in official.series()),
                                          (from_row(OfficialPoint, row) for row in official.points()))]
    if keys is None:
        return facts.replace_table("official_matches", found)
    gone = keys - {row["observation_key"] for row in found}
    return facts.update_table("official_matches", found) + Lookups(facts.db).unmatch(gone)


def read_series(path: Path) -> tuple[list[OfficialSeries], list[OfficialPoint]]:
    """The series and points of a file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, "not UTF-8", "save it as CSV in UTF-8") from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "give a file that you may read") from error
    try:
        return series_and_points(csv.DictReader(io.StringIO(text, newline="")), path)
    except csv.Error as error:
        raise InputError(path, f"not CSV ({error})", "save it as CSV in UTF-8") from error


def series_and_points(rows: csv.DictReader, path: Path) -> tuple[list[OfficialSeries], list[OfficialPoint]]:
    """The series and points of the rows of a file."""
    head = rows.fieldnames or []
    if missing := [name for name in NEEDED if name not in head]:
        raise InputError(path, f"no column {', '.join(missing)}", f"it needs {', '.join(NEEDED)}, and may have {', '.join(OPTIONAL)}")
    series: dict[str, OfficialSeries] = {}
    points: dict[str, OfficialPoint] = {}
    for row in rows:
        where = f"{path} line {rows.line_num}"
        told = {name: (row.get(name) or "").strip() for name in (*NEEDED, *OPTIONAL)}
        one = series_of(told, where)
        if series.setdefault(one.id, one) != one:
            raise InputError(where, f"series {one.id} is described in two ways", "give every row of a series the same description")
        point = point_of(told, where)
        if points.setdefault(point.key, point) != point:
            raise InputError(where, "two values for one period and vintage", "give a revised value the day on which it was published as its vintage")
    return list(series.values()), list(points.values())


def series_of(row: dict[str, str], where: str) -> OfficialSeries:
    if empty := [name for name in NEEDED if not row[name]]:
        raise InputError(where, f"no {', '.join(empty)}", "fill it in, or leave the row out")
    if row["role"] not in ROLES:
        raise InputError(where, f"role {row['role']}", f"give one of {', '.join(filter(None, ROLES))}")
    return OfficialSeries(row["series"], row["indicator"], row["name"] or None, row["unit"] or None, row["place"] or None, row["sector"] or None,
                          row["role"] or "level", row["comparison"] or None, row["publisher"], row["source"] or None)


def point_of(row: dict[str, str], where: str) -> OfficialPoint:
    start, end = read_period(row["period"], where)
    value = read_value(row["value"], where)
    if row["state"] not in STATES:
        raise InputError(where, f"state {row['state']}", f"give one of {', '.join(filter(None, STATES))}, or nothing")
    try:
        vintage = date.fromisoformat(row["vintage"]).isoformat()
    except ValueError as error:
        raise InputError(where, f"vintage {row['vintage']}", "give the day on which the value was published, as 2026-02-05") from error
    return OfficialPoint(digest("point", row["series"], start, end, vintage), row["series"], start, end, float(value), f"{value:f}", vintage, row["state"] or None)


def read_value(text: str, where: str) -> Decimal:
    """A value with a decimal point and nothing else: a comma would be a guess."""
    if not VALUE.fullmatch(text):
        raise InputError(where, f"value {text[:LONGEST]}", "write all its digits, with a decimal point and without thousands marks; leave the row out where there is none")
    return Decimal(text)


def read_period(text: str, where: str = "") -> tuple[str, str]:
    """The first and last day of a period as the file gives it.

    >>> read_period("2025"), read_period("2025-Q2"), read_period("2025-02")
    (('2025-01-01', '2025-12-31'), ('2025-04-01', '2025-06-30'), ('2025-02-01', '2025-02-28'))
    >>> read_period("2025-S2"), read_period("2025-01-01/2025-09-30")
    (('2025-07-01', '2025-12-31'), ('2025-01-01', '2025-09-30'))
    """
    step = "give 2025, 2025-Q2, 2025-S1, 2025-02 or 2025-01-01/2025-09-30"
    try:
        if span := SPAN.fullmatch(text):
            start, end = map(date.fromisoformat, span.groups())
        elif found := PERIOD.fullmatch(text):
            start, end = months(found)
        else:
            raise InputError(where, f"period {text}", step)
    except ValueError as error:
        raise InputError(where, f"period {text}", step) from error
    if end < start:
        raise InputError(where, f"period {text} ends before it begins", step)
    return start.isoformat(), end.isoformat()


def months(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    first, count = (int(found["month"]), 1) if found["month"] else (3 * int(found["quarter"]) - 2, 3) if found["quarter"] else \
        (6 * int(found["half"]) - 5, 6) if found["half"] else (1, 12)
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
