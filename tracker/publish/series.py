"""An indicator over time: observations that may be compared (unit, place, sector, role, basis), with the official values beside them."""
from calendar import monthrange
from datetime import date

from tracker.publish.page import Page

ALIKE = ("unit", "place_id", "sector", "role", "comparison")
GROUPS = """
SELECT s.series AS name, s.unit, s.place_id, s.sector, s.role, s.comparison, s.basis, s.points, p.name AS place, c.name AS sector_name
FROM series_lengths s LEFT JOIN places p ON p.id = s.place_id LEFT JOIN sectors c ON c.code = s.sector
WHERE s.indicator = :id ORDER BY s.points DESC, s.unit, p.name LIMIT 10
"""
POINTS = """
SELECT observation_key, period_start, period_end, value, value_text, direction, status, origins, revised, first_said FROM series_points
WHERE indicator = :id AND series = :name AND (:day = '' OR substr(first_said, 1, 10) <= :day) ORDER BY period_end DESC, origins DESC LIMIT 300
"""
OFFICIAL = """
SELECT p.period_start, p.period_end, p.value, p.value_text, p.vintage, p.state, s.publisher, s.source FROM official_series s
JOIN official_points p ON p.series_id = s.id
WHERE s.indicator = :id AND s.unit IS :unit AND s.place_id IS :place_id AND s.sector IS :sector AND s.role IS :role AND s.comparison IS :comparison
AND (:day = '' OR p.vintage <= :day) ORDER BY p.vintage LIMIT 2000
"""
CHECK = """
SELECT c.verdict, c.difference, c.vintage, c.state, c.publisher, c.source, p.value_text, p.period_start, p.period_end, c.unit FROM official_checks c
JOIN official_matches m ON m.observation_key = c.observation_key JOIN official_points p ON p.key = m.point_key WHERE c.observation_key = :key
"""


async def groups(page: Page, indicator: str) -> list[dict]:
    """The series that the observations of an indicator make, the longest first; each with its name in addresses."""
    return await page.rows(GROUPS, id=indicator)


async def points(page: Page, indicator: str, group: dict, day: str = "") -> list[dict]:
    """The points of a series, the newest first, each with the official value of its period; with a day, what had been told and published by then."""
    official = {}
    for row in await page.rows(OFFICIAL, id=indicator, day=day, **{column: group[column] for column in ALIKE}):
        if basis(row["period_start"], row["period_end"]) == group["basis"]:
            official[row["period_start"], row["period_end"]] = row           # the latest edition of each
    told = await page.rows(POINTS, id=indicator, day=day, name=group["name"])
    rows = [row | {"official": official.get((row["period_start"], row["period_end"]))} for row in told]
    untold = official.keys() - {(row["period_start"], row["period_end"]) for row in told}
    rows += [{"observation_key": None, "period_start": start, "period_end": end, "official": official[start, end]} for start, end in untold]
    return sorted(rows, key=lambda row: row["period_end"], reverse=True)


async def check(page: Page, observation_key: str | None) -> dict | None:
    """How an observation compares with the official value of its time, where there is one."""
    found = await page.rows(CHECK, key=observation_key) if observation_key else []
    return found[0] if found else None


def basis(start: str, end: str) -> str:
    """What kind of time a period is, as the view series_points says it.

    >>> basis("2021-01-01", "2021-12-31"), basis("2021-04-01", "2021-06-30"), basis("2021-02-01", "2021-02-28"), basis("2021-01-01", "2021-09-30")
    ('year', 'quarter', 'month', 'cumulative')
    """
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year
    months = last.month - first.month + 1
    if first == last:
        return "at"
    if whole and months == 12:
        return "year"
    if whole and months == 1:
        return "month"
    if whole and months == 3 and first.month in (1, 4, 7, 10):
        return "quarter"
    return "cumulative" if (first.month, first.day) == (1, 1) and first.year == last.year else "span"
