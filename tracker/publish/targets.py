"""Targets: who promised what by when, and what became of it."""
from tracker.publish.cards import cards, name
from tracker.publish.page import Page, page

SIZE, LAST = 40, 100
OUTCOMES = ("overdue", "due_soon", "open", "met", "missed", "moved")
ROW = """
SELECT t.*, i.name AS indicator_name, i.name_en AS indicator_name_en, f.id AS figure_id, r.key AS realised
FROM targets t JOIN figures f ON f.key = t.figure_key LEFT JOIN indicators i ON i.id = t.indicator LEFT JOIN figures r ON r.key = t.realised_key
"""
BY_OUTCOME = ROW + "WHERE t.outcome = :outcome ORDER BY t.deadline, t.key LIMIT :limit OFFSET :offset"
BY_DEADLINE = ROW + """
ORDER BY t.outcome NOT IN ('due_soon', 'open'), CASE WHEN t.outcome IN ('due_soon', 'open') THEN t.deadline END, t.deadline DESC, t.key
LIMIT :limit OFFSET :offset
"""


@page("/targets")
async def targets(page: Page):
    """All targets, the next deadlines first and those that are over after them; or those with one outcome, by their deadline."""
    outcome = page.arg("outcome") if page.arg("outcome") in OUTCOMES else ""
    number = page.number(LAST)
    found = await page.rows(BY_OUTCOME if outcome else BY_DEADLINE, limit=SIZE + 1, offset=(number - 1) * SIZE,
                            **({"outcome": outcome} if outcome else {}))
    tallies = {row["outcome"]: row["n"] for row in await page.rows("SELECT outcome, count(*) AS n FROM targets GROUP BY outcome")}
    figures = {card["id"]: card for card in await cards(page, [row["figure_id"] for row in found[:SIZE]])}
    rows = [row | {"figure": figures[row["figure_id"]], "label": name(page, row["indicator_name"], row["indicator_name_en"]) or row["about"]}
            for row in found[:SIZE]]
    return await page.show("targets.html", targets=rows, outcome=outcome, number=number, more=len(found) > SIZE,
                           outcomes=[(value, tallies[value]) for value in OUTCOMES if value in tallies])
