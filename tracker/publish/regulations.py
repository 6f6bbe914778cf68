"""Laws, regulations and programmes: what happened to each, and who wrote about it."""
from tracker.publish.page import Page, outward, page

ALL = """
SELECT r.id, r.title, r.kind, r.year, t.articles,
       (SELECT text FROM regulation_mentions x WHERE x.regulation_id = r.id ORDER BY x.id DESC LIMIT 1) AS surface
FROM tallies t JOIN regulations r ON r.id = t.id WHERE t.noun = 'regulation' ORDER BY t.articles DESC, r.year DESC, r.id LIMIT 200
"""
EVENTS = """
SELECT e.*, a.title AS article_title, a.published, a.url AS article_url, p.name AS publisher_name FROM policy_events e
JOIN articles a ON a.id = e.article_id LEFT JOIN publishers p ON p.id = a.publisher
WHERE e.regulation_id = :id ORDER BY coalesce(e.date, a.published) DESC, e.id DESC LIMIT 100
"""
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name, count(*) AS n FROM regulation_mentions m JOIN articles a ON a.id = m.article_id
LEFT JOIN publishers p ON p.id = a.publisher WHERE m.regulation_id = :id GROUP BY a.id ORDER BY a.position DESC LIMIT 30
"""


@page("/regulations")
async def regulations(page: Page):
    """All of them, the most written about first."""
    return await page.show("regulations.html", regulations=await page.rows(ALL))


@page("/regulations/{id}")
async def regulation(page: Page):
    """One of them, with its timeline."""
    shown = await page.row("SELECT * FROM regulations WHERE id = :id", id=page.part("id"))
    surfaces = await page.rows("SELECT text, count(*) AS n FROM regulation_mentions WHERE regulation_id = :id GROUP BY text "
                               "ORDER BY n DESC, length(text) DESC LIMIT 6", id=shown["id"])
    events = [row | {"source_url": outward(row["article_url"])} for row in await page.rows(EVENTS, id=shown["id"])]
    return await page.show("regulation.html", regulation=shown, surfaces=surfaces, events=events,
                           articles=await page.rows(ARTICLES, id=shown["id"]))
