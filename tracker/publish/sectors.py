"""Sectors of KBLI: what is said of each; manufacturing holds its divisions."""
from tracker.lexicons import read_yaml
from tracker.publish.cards import cards
from tracker.publish.page import Page, page

ALL = """
SELECT s.code, s.name, s.parent, s.edition, coalesce(t.figures, 0) AS figures, coalesce(t.articles, 0) AS articles
FROM sectors s LEFT JOIN tallies t ON t.noun = 'sector' AND t.id = s.code
ORDER BY s.code
"""
MANUFACTURING = "C"
WITH_DIVISIONS = "SELECT figures, articles FROM tallies WHERE noun = 'section' AND id = :id"
FIGURES = "SELECT id FROM figures WHERE sector = :code ORDER BY id DESC LIMIT 12"
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name
FROM (SELECT id, article_id FROM article_sectors WHERE sector = :code ORDER BY id DESC LIMIT 60) x
JOIN articles a ON a.id = x.article_id LEFT JOIN publishers p ON p.id = a.publisher GROUP BY a.id ORDER BY max(x.id) DESC LIMIT 12
"""
INDICATORS = """
SELECT i.id, i.name, i.name_en, count(*) AS n FROM (
  SELECT indicator FROM figures INDEXED BY figures_facets WHERE id IN (SELECT id FROM figures WHERE sector = :code ORDER BY id DESC LIMIT 1000)) f
JOIN indicators i ON i.id = f.indicator GROUP BY i.id ORDER BY n DESC LIMIT 12
"""


@page("/sectors")
async def sectors(page: Page):
    """The sections, each with its divisions."""
    rows = await counted(page)
    divisions: dict[str, list] = {}
    for row in rows:
        if row["parent"]:
            divisions.setdefault(row["parent"], []).append(row)
    return await page.show("sectors.html", sections=[row for row in rows if not row["parent"]], divisions=divisions,
                           priorities=[item["id"] for item in read_yaml("priority_sectors")])


@page("/sectors/{code}")
async def sector(page: Page):
    """One sector."""
    shown = await page.row("SELECT * FROM sectors WHERE code = :code", code=page.part("code"))
    code, rows = shown["code"], {row["code"]: row for row in await counted(page)}
    ids = await page.rows(within(FIGURES, code), code=code)
    return await page.show(
        "sector.html", sector=shown, divisions=[row for row in rows.values() if row["parent"] == code],
        parent=rows.get(shown["parent"]),
        figures=await cards(page, [row["id"] for row in ids], reading=True), articles=await page.rows(within(ARTICLES, code), code=code),
        indicators=await page.rows(within(INDICATORS, code), code=code), tally=rows[code])


async def counted(page: Page) -> list[dict]:
    """All sectors with their counts; manufacturing's are those of its divisions as well, as its filter finds them."""
    rows = await page.rows(ALL)
    for row in rows:
        if row["code"] == MANUFACTURING:
            row |= (await page.rows(WITH_DIVISIONS, id=MANUFACTURING) or [{}])[0]
    return rows


def within(sql: str, code: str) -> str:
    """A question about one sector, or about manufacturing with its divisions: too common for the index of sectors to help.

    >>> within("WHERE sector = :code", "C24"), within("WHERE sector = :code", "C")
    ('WHERE sector = :code', "WHERE +sector BETWEEN :code AND 'C99'")
    """
    return sql.replace("sector = :code", "+sector BETWEEN :code AND 'C99'") if code == MANUFACTURING else sql
