"""Indicators: what the figures measure, and how it moved."""
import math
import re

from tracker.publish.cards import cards, name
from tracker.publish.chart import Point, chart
from tracker.publish.conflicts import OF_INDICATOR, pairs
from tracker.publish.filters import Question
from tracker.publish.page import Page, page, tally
from tracker.publish.series import groups, points

ALL = """
SELECT i.id, i.name, i.name_en, i.unit, t.figures, t.articles FROM tallies t JOIN indicators i ON i.id = t.id
WHERE t.noun = 'indicator' ORDER BY t.figures DESC, i.name
"""
TOLD_BY = """
SELECT p.id, p.name, count(*) AS n FROM (
  SELECT publisher FROM figures INDEXED BY figures_facets WHERE id IN (SELECT id FROM figures WHERE indicator = :id LIMIT 1000)) f
JOIN publishers p ON p.id = f.publisher GROUP BY p.id ORDER BY n DESC, p.name LIMIT 12
"""
LISTED = 60
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@page("/indicators")
async def indicators(page: Page):
    """All indicators that figures were read for."""
    rows = [row | {"label": name(page, row["name"], row["name_en"])} for row in await page.rows(ALL)]
    return await page.show("indicators.html", indicators=rows)


@page("/indicators/{id}")
async def indicator(page: Page):
    """One indicator: one of its series over time beside official values, who tells it, what contradicts it, and its newest figures."""
    shown = await page.row("SELECT * FROM indicators WHERE id = :id", id=page.part("id"))
    series = [row | {"label": label(page, row)} for row in await groups(page, shown["id"])]
    chosen = next((row for row in series if row["name"] == page.arg("series")), series[0] if series else None)
    day = page.arg("day") if DAY.fullmatch(page.arg("day")) else ""
    rows = [said(page, row, chosen) for row in await points(page, shown["id"], chosen, day)] if chosen else []
    drawn = [point for row in rows for point in drawn_points(page, row)]
    low, high = sight([point.value for point in drawn])
    in_sight = [point for point in drawn if low <= point.value <= high]
    newest = Question(chosen={"indicator": shown["id"]}, order="newest")
    ids = await page.rows(newest.ids(12), **newest.parameters)
    return await page.show(
        "indicator.html", indicator=shown, label=name(page, shown["name"], shown["name_en"]), chart=chart(in_sight, page.language),
        beyond=len(drawn) - len(in_sight), drawn={point.status for point in in_sight}, series=series, chosen=chosen, day=day, points=rows[:LISTED], has_official=any(row["official"] for row in rows),
        figures=await cards(page, [row["id"] for row in ids], reading=True), sources=await page.rows(TOLD_BY, id=shown["id"]),
        conflicts=await pairs(page, await page.rows(OF_INDICATOR, id=shown["id"])), tally=await tally(page, "indicator", shown["id"]))


def label(page: Page, group: dict) -> str:
    """What a series is called: what it measures, of what place and sector, on what basis."""
    said = page.language
    unit = said.with_unit("", group["unit"]).strip()
    parts = [said.term("roles", group["role"]) if group["role"] != "level" else "", said.term("comparisons", group["comparison"]), unit, group["place"],
             said.sector(group["sector"], group["sector_name"]) if group["sector"] else "", said.term("bases", group["basis"])]
    return " · ".join(part for part in parts if part)


def said(page: Page, row: dict, group: dict) -> dict:
    """A point as a reader sees it; a fall stands below nought."""
    language, official = page.language, row["official"]
    told = row["observation_key"] and language.amount(signed(row), unit=group["unit"])
    return row | {"amount": told, "when": language.period(row["period_start"], row["period_end"]),
                  "official_amount": official and language.amount(official["value_text"], unit=group["unit"])}


def signed(row: dict) -> str | None:
    """The exact value, with its sign where the view gave it one."""
    text = row["value_text"]
    return f"-{text}" if text and row["value"] is not None and row["value"] < 0 and not text.startswith("-") else text


def drawn_points(page: Page, row: dict) -> list[Point]:
    """What is drawn of a row: what is told, and what is official."""
    out = []
    if row["observation_key"]:
        out.append(Point(row["period_end"], row["value"], row["status"] or "actual", row["amount"], page.to("observations", row["observation_key"])))
    if row["official"]:
        out.append(Point(row["period_end"], row["official"]["value"], "official", row["official_amount"], "#points"))
    return out


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
