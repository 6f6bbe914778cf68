"""The same figure in several articles: who said which number."""
from tracker.publish.cards import cards, measured
from tracker.publish.conflicts import OF_OBSERVATION, pairs
from tracker.publish.page import Page, page
from tracker.publish.series import check
from tracker.publish.taking import taken

SIZE = 30
ROW = """
SELECT o.*, i.name AS indicator_name, i.name_en AS indicator_name_en, s.name AS sector_name, p.name AS place_name
FROM observations o LEFT JOIN indicators i ON i.id = o.indicator LEFT JOIN sectors s ON s.code = o.sector LEFT JOIN places p ON p.id = o.place_id
"""


@taken("observations")
async def rows(page: Page) -> tuple[str, dict]:
    """What several independent sources say."""
    return "SELECT * FROM observations WHERE origins > 1 AND merged_into IS NULL ORDER BY origins DESC, last_said DESC, key", {}


@page("/observations")
async def observations(page: Page):
    """Those with the most independent sources first."""
    found, turn = await page.sheet(ROW + "WHERE o.origins > 1 AND o.merged_into IS NULL ORDER BY o.origins DESC, o.last_said DESC, o.key LIMIT :limit OFFSET :offset",
                                   size=SIZE, last=100)
    return await page.show("observations.html", observations=[said(page, row) for row in found], **turn,
                           conflicts=await page.count("SELECT count(*) FROM conflicts"))


@page("/observations/{key}")
async def observation(page: Page):
    """One observation with every article that gave it."""
    key = page.part("key")                 # a key from before a merge is that of a figure in the merged one
    holding = await page.rows("SELECT observation_key FROM observation_figures WHERE figure_key = :key", key=key)
    shown = await page.row(ROW + "WHERE o.key = :key", key=holding[0]["observation_key"] if holding else key)
    if shown["merged_into"]:
        shown = await page.row(ROW + "WHERE o.key = :key", key=shown["merged_into"])
    ids = await page.rows("SELECT f.id FROM observation_figures o JOIN figures f ON f.key = o.figure_key WHERE o.observation_key = :key "
                          "ORDER BY f.id LIMIT 60", key=shown["key"])
    conflicts = await page.rows(OF_OBSERVATION, key=shown["key"])
    return await page.show("observation.html", observation=said(page, shown), figures=await cards(page, [row["id"] for row in ids]),
                           conflicts=await pairs(page, conflicts), check=await check(page, shown["key"]))


def said(page: Page, row: dict) -> dict:
    """An observation as a reader sees it."""
    language = page.language
    label = measured(page, row) or row["about"] or row["indicator"] or language("unknown")
    return row | {
        "amount": language.amount(row["value_text"], unit=row["unit"]),
        "when": language.period(row["period_start"], row["period_end"]),
        "label": label, "heading": headed(page, label, row["status"]),
    }


def headed(page: Page, label: str, status: str | None) -> str:
    """What an observation is of, and that it has not come about yet where that is so."""
    form = page.language.texts["headings"].get(status)
    return form.format(label) if form and page.language.term("statuses", status) not in label.casefold().split() else label
