"""Figures that should agree and do not: both sentences side by side, the kind of difference explained."""
import math
from decimal import Decimal

from tracker.publish.cards import cards
from tracker.publish.page import Page, page
from tracker.publish.taking import taken

SIZE, LAST = 15, 100
KINDS = ("disagreement", "scale_slip", "percent_points", "revision", "other_period", "other_scope", "other_unit")
PAIR = """
SELECT c.kind, c.ratio, f.id AS figure_id, g.id AS other_id FROM conflicts c
JOIN figures f ON f.key = c.figure_key JOIN figures g ON g.key = c.other_key
"""
BY_WEIGHT = PAIR + "ORDER BY c.weight DESC, c.key LIMIT :limit OFFSET :offset"
BY_KIND = PAIR + "WHERE c.kind = :kind ORDER BY c.weight DESC, c.key LIMIT :limit OFFSET :offset"
OF_FIGURE = PAIR + "WHERE c.figure_key = :key OR c.other_key = :key ORDER BY c.weight DESC, c.key LIMIT 10"
OF_INDICATOR = PAIR + "WHERE c.indicator = :id ORDER BY c.weight DESC, c.key LIMIT 3"
OF_OBSERVATION = PAIR + "WHERE c.observation_key = :key ORDER BY c.weight DESC, c.key LIMIT 20"


ROWS = """
SELECT c.*, f.text, f.value_text, f.unit, f.evidence, f.publisher, a.url, g.text AS other_text, g.value_text AS other_value_text, g.unit AS other_unit,
       g.evidence AS other_evidence, g.publisher AS other_publisher, b.url AS other_url
FROM conflicts c JOIN figures f ON f.key = c.figure_key JOIN articles a ON a.id = f.article_id
JOIN figures g ON g.key = c.other_key JOIN articles b ON b.id = g.article_id
WHERE :kind IN ('', c.kind) ORDER BY c.weight DESC, c.key
"""


@taken("conflicts")
async def rows(page: Page) -> tuple[str, dict]:
    """Pairs with both sentences."""
    return ROWS, {"kind": page.arg("kind") if page.arg("kind") in KINDS else ""}


@page("/conflicts")
async def conflicts(page: Page):
    """All pairs, or those of one kind, the weightiest first."""
    kind = page.arg("kind") if page.arg("kind") in KINDS else ""
    found, turn = await page.sheet(BY_KIND if kind else BY_WEIGHT, size=SIZE, last=LAST, **({"kind": kind} if kind else {}))
    tallies = {row["kind"]: row["n"] for row in await page.rows("SELECT kind, count(*) AS n FROM conflicts GROUP BY kind")}
    return await page.show("conflicts.html", conflicts=await pairs(page, found), kind=kind, **turn,
                           kinds=[(value, tallies[value]) for value in KINDS if value in tallies])


async def pairs(page: Page, conflicts: list[dict]) -> list[dict]:
    """Conflicts with both figures side by side and how far they are apart."""
    shown = {card["id"]: card for card in await cards(page, {row[side] for row in conflicts for side in ("figure_id", "other_id")})}
    return [row | {"figure": shown[row["figure_id"]], "other": shown[row["other_id"]], "apart": apart(page, row["kind"], row["ratio"])}
            for row in conflicts]


def apart(page: Page, kind: str, ratio: float | None) -> str:
    """How far the two are apart in the reader's words; empty where that says nothing."""
    if not ratio or ratio <= 0 or ratio == 1:
        return ""
    if kind == "scale_slip":
        return page.language("apart_times", count=page.language.digits(10 ** abs(round(math.log10(ratio)))))
    share = max(ratio, 1 / ratio) - 1
    return page.language("apart_share", share=page.language.digits(Decimal(f"{share * 100:.1f}"))) if share < 10 else ""
