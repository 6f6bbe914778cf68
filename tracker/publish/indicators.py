"""Indicators: what the figures measure, and how it moved."""
from tracker.publish.cards import cards, name
from tracker.publish.chart import Point, chart
from tracker.publish.page import Page, page, tally

ALL = """
SELECT i.id, i.name, i.name_en, i.unit, t.figures, t.articles FROM tallies t JOIN indicators i ON i.id = t.id
WHERE t.noun = 'indicator' ORDER BY t.figures DESC, i.name
"""
SERIES = """
SELECT key, value, value_text, unit, status, year, period_start, period_end, place FROM figures
WHERE indicator = :id AND value IS NOT NULL AND year IS NOT NULL AND role IS NOT 'change' ORDER BY year DESC LIMIT 2000
"""


@page("/indicators")
async def indicators(page: Page):
    """All indicators that figures were read for."""
    rows = [row | {"label": name(page, row["name"], row["name_en"])} for row in await page.rows(ALL)]
    return await page.show("indicators.html", indicators=rows)


@page("/indicators/{id}")
async def indicator(page: Page):
    """One indicator: its values over time in the unit that is used most, and its newest figures."""
    shown = await page.row("SELECT * FROM indicators WHERE id = :id", id=page.part("id"))
    rows = await page.rows(SERIES, id=shown["id"])
    units = [row["unit"] for row in rows]
    unit = max(sorted(set(units), key=str), key=units.count) if units else None
    series = sorted((row for row in rows if row["unit"] == unit), key=lambda row: (row["period_end"], row["value"]))
    points = [Point(row["period_end"], row["value"], row["status"] or "actual", page.language.amount(row["value_text"], unit=row["unit"]),
                    page.to("figures", row["key"])) for row in series]
    ids = await page.rows("SELECT id FROM figures WHERE indicator = :id ORDER BY id DESC LIMIT 12", id=shown["id"])
    return await page.show(
        "indicator.html", indicator=shown, label=name(page, shown["name"], shown["name_en"]), chart=chart(points, page.language), unit=unit,
        series=series[::-1][:60], figures=await cards(page, [row["id"] for row in ids]),
        tally=await tally(page, "indicator", shown["id"]))
