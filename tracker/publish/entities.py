"""Organisations and office holders: what each one said."""
from tracker.publish.cards import cards, name
from tracker.publish.page import Page, page, tally

LISTED = 200
NEAR = 1_000                               # names of which most is told: organisations and people stand among them side by side
MOST = """
SELECT e.id, e.name, e.type, e.title, t.articles, t.figures
FROM (SELECT * FROM tallies WHERE noun = 'entity' ORDER BY figures DESC, articles DESC, id LIMIT :near) t CROSS JOIN entities e ON e.id = t.id
WHERE e.type = :type ORDER BY t.figures DESC, t.articles DESC, e.name LIMIT :limit
"""
ALL = """
SELECT e.id, e.name, e.type, e.title, t.articles, t.figures
FROM entities e INDEXED BY entities_type CROSS JOIN tallies t ON t.noun = 'entity' AND t.id = e.id
WHERE e.type = :type ORDER BY t.figures DESC, t.articles DESC, e.name LIMIT :limit
"""
TITLES = """
SELECT title, role_org, count(*) AS n FROM (SELECT id, title, role_org FROM entity_mentions WHERE entity_id = :id ORDER BY id DESC LIMIT 300)
WHERE title IS NOT NULL OR role_org IS NOT NULL GROUP BY title, role_org ORDER BY max(id) DESC LIMIT 6
"""
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a LEFT JOIN publishers p ON p.id = a.publisher
WHERE a.id IN (SELECT article_id FROM entity_mentions WHERE entity_id = :id ORDER BY id DESC LIMIT 300) ORDER BY a.position DESC LIMIT 12
"""
TOPICS = """
SELECT i.id, i.name, i.name_en, count(*) AS n FROM (
  SELECT indicator FROM figures INDEXED BY figures_facets WHERE id IN (SELECT id FROM figures WHERE speaker_id = :id ORDER BY id DESC LIMIT 1000)) f
JOIN indicators i ON i.id = f.indicator GROUP BY i.id ORDER BY n DESC, i.name LIMIT 12
"""
YEARS = """
SELECT substr(published, 1, 4) AS year, count(*) AS n FROM (SELECT published FROM figures WHERE speaker_id = :id ORDER BY id DESC LIMIT 1000)
WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 12
"""
QUOTES = """
SELECT q.*, a.title AS article_title, a.url AS article_url, p.name AS publisher_name FROM quotes q JOIN articles a ON a.id = q.article_id
LEFT JOIN publishers p ON p.id = a.publisher WHERE q.speaker_id = :id ORDER BY q.id DESC LIMIT 12
"""


@page("/organisations")
async def organisations(page: Page):
    """Organisations beside the people who hold an office."""
    return await page.show("organisations.html", organisations=await foremost(page, "org"), people=await foremost(page, "person"))


async def foremost(page: Page, type_: str) -> list[dict]:
    """Those of whom most is told; where few of them are among the foremost of both types, all are put in order."""
    found = await page.rows(MOST, type=type_, near=NEAR, limit=LISTED)
    return found if len(found) == LISTED else await page.rows(ALL, type=type_, limit=LISTED)


@page("/entities/{id}")
async def entity(page: Page):
    """One organisation or office holder."""
    shown = await page.row("SELECT * FROM entities WHERE id = :id", id=page.part("id"))
    ids = await page.rows("SELECT id FROM figures WHERE speaker_id = :id ORDER BY id DESC LIMIT 12", id=shown["id"])
    return await page.show(
        "entity.html", entity=shown, titles=await page.rows(TITLES, id=shown["id"]), figures=await cards(page, [row["id"] for row in ids], reading=True),
        topics=[row | {"label": name(page, row["name"], row["name_en"])} for row in await page.rows(TOPICS, id=shown["id"])],
        years=await page.rows(YEARS, id=shown["id"]), quotes=await page.rows(QUOTES, id=shown["id"]), articles=await page.rows(ARTICLES, id=shown["id"]),
        tally=await tally(page, "entity", shown["id"]))
