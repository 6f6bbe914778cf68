"""Indicators: what the figures measure, and how it moved."""
import math
from collections import Counter

from tracker.publish.cards import cards, name
from tracker.publish.chart import Point, chart
from tracker.publish.conflicts import OF_INDICATOR, pairs
from tracker.publish.page import Page, page, tally

ALL = """
SELECT i.id, i.name, i.name_en, i.unit, t.figures, t.articles FROM tallies t JOIN indicators i ON i.id = t.id
WHERE t.noun = 'indicator' ORDER BY t.figures DESC, i.name
"""
TOLD_BY = """
SELECT p.id, p.name, count(*) AS n FROM (
  SELECT publisher FROM figures INDEXED BY figures_facets WHERE id IN (SELECT id FROM figures WHERE indicator = :id LIMIT 1000)) f
JOIN publishers p ON p.id = f.publisher GROUP BY p.id ORDER BY n DESC, p.name LIMIT 12
"""
SERIES = """
SELECT key, value, value_text, unit, status, year, period_start, period_end, place, place_id FROM figures
WHERE indicator = :id AND value IS NOT NULL AND year IS NOT NULL AND role IS NOT 'change' ORDER BY year DESC LIMIT 500
"""


@page("/indicators")
async def indicators(page: Page):
    """All indicators that figures were read for."""
    rows = [row | {"label": name(page, row["name"], row["name_en"])} for row in await page.rows(ALL)]
    return await page.show("indicators.html", indicators=rows)


@page("/indicators/{id}")
async def indicator(page: Page):
    """One indicator: its values over time in the unit and for the place that are given most, and its newest figures."""
    shown = await page.row("SELECT * FROM indicators WHERE id = :id", id=page.part("id"))
    rows = await page.rows(SERIES, id=shown["id"])
    unit = most_frequent([row["unit"] for row in rows])
    series = sorted((row for row in rows if row["unit"] == unit), key=lambda row: (row["period_end"], row["value"]))
    place = most_frequent([row["place_id"] for row in series])
    drawn = [row for row in series if row["place_id"] == place]
    low, high = sight([row["value"] for row in drawn])
    in_sight = [row for row in drawn if low <= row["value"] <= high]
    points = [Point(row["period_end"], row["value"], row["status"] or "actual", page.language.amount(row["value_text"], unit=row["unit"]),
                    page.to("figures", row["key"])) for row in in_sight]
    ids = await page.rows("SELECT id FROM figures WHERE indicator = :id ORDER BY id DESC LIMIT 12", id=shown["id"])
    return await page.show(
        "indicator.html", indicator=shown, label=name(page, shown["name"], shown["name_en"]), chart=chart(points, page.language), unit=unit,
        place=next((row["place"] for row in drawn), None), beyond=len(drawn) - len(in_sight),
        series=series[::-1][:60], figures=await cards(page, [row["id"] for row in ids]),
        sources=await page.rows(TOLD_BY, id=shown["id"]), conflicts=await pairs(page, await page.rows(OF_INDICATOR, id=shown["id"])),
        tally=await tally(page, "indicator", shown["id"]))


def most_frequent(values: list) -> str | None:
    """The value that stands most often.

    >>> most_frequent(["%", "IDR", "%"]), most_frequent([])
    ('%', None)
    """
    counts = Counter(values)
    return max(sorted(counts, key=str), key=counts.__getitem__) if counts else None


def sight(values: list[float]) -> tuple[float, float]:
    """Between which values a chart is drawn: a value very far from all others would press them into one line.

    >>> sight([2.0, 2.5, 3.0, 3.5, 4.0, 364.0])
    (-12.5, 19.0)
    """
    ordered = sorted(values)
    if len(ordered) < 5:
        return -math.inf, math.inf
    low, high = ordered[len(ordered) // 4], ordered[len(ordered) * 3 // 4]
    reach = 10 * (high - low) or math.inf
    return low - reach, high + reach
