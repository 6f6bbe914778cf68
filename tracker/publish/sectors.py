"""Sectors of KBLI: what is said of each."""
from tracker.publish.cards import cards
from tracker.publish.page import Page, page, tally

ALL = """
SELECT s.code, s.name, s.parent, s.edition, coalesce(t.figures, 0) AS figures, coalesce(t.articles, 0) AS articles
FROM sectors s LEFT JOIN tallies t ON t.noun = 'sector' AND t.id = s.code
ORDER BY s.code
"""
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name FROM article_sectors x JOIN articles a ON a.id = x.article_id
LEFT JOIN publishers p ON p.id = a.publisher WHERE x.sector = :code ORDER BY x.id DESC LIMIT 12
"""
INDICATORS = """
SELECT i.id, i.name, i.name_en, count(*) AS n FROM (SELECT indicator FROM figures WHERE sector = :code ORDER BY id DESC LIMIT 5000) f
JOIN indicators i ON i.id = f.indicator GROUP BY i.id ORDER BY n DESC LIMIT 12
"""


@page("/sectors")
async def sectors(page: Page):
    """The sections, each with its divisions."""
    rows = await page.rows(ALL)
    divisions: dict[str, list] = {}
    for row in rows:
        if row["parent"]:
            divisions.setdefault(row["parent"], []).append(row)
    return await page.show("sectors.html", sections=[row for row in rows if not row["parent"]], divisions=divisions)


@page("/sectors/{code}")
async def sector(page: Page):
    """One sector."""
    shown = await page.row("SELECT * FROM sectors WHERE code = :code", code=page.part("code"))
    code = shown["code"]
    ids = await page.rows("SELECT id FROM figures WHERE sector = :code ORDER BY id DESC LIMIT 12", code=code)
    return await page.show(
        "sector.html", sector=shown, divisions=[row for row in await page.rows(ALL) if row["parent"] == code],
        parent=(await page.rows("SELECT code, name FROM sectors WHERE code = :code", code=shown["parent"]) or [None])[0],
        figures=await cards(page, [row["id"] for row in ids]), articles=await page.rows(ARTICLES, code=code),
        indicators=await page.rows(INDICATORS, code=code),
        tally=await tally(page, "sector", code))
