"""Places: where the news happens, on a map that needs no other host, and what is said of each."""
from tracker.publish.cards import cards
from tracker.publish.gazetteer import gazetteer
from tracker.publish.page import Page, page, tally

LISTED = 400
COUNTED = """
SELECT p.id, p.name, p.type, p.province, p.lat, p.lon, t.articles, t.figures
FROM tallies t JOIN places p ON p.id = t.id WHERE t.noun = 'place' ORDER BY t.figures DESC, t.articles DESC, p.name LIMIT :limit
"""
INSIDE = """
SELECT p.id, p.name, p.type, p.lat, p.lon, coalesce(t.figures, 0) AS figures, coalesce(t.articles, 0) AS articles
FROM places p LEFT JOIN tallies t ON t.noun = 'place' AND t.id = p.id
WHERE p.province = :name AND p.id <> :id AND p.type NOT IN ('country', 'region') ORDER BY 6 DESC, 7 DESC, p.name LIMIT 200
"""
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a LEFT JOIN publishers p ON p.id = a.publisher
WHERE a.id IN (SELECT article_id FROM place_mentions WHERE place_id = :id ORDER BY id DESC LIMIT 200) ORDER BY a.position DESC LIMIT 12
"""


@page("/places")
async def places(page: Page):
    """All places, the most told of first, by type."""
    found = await page.rows(COUNTED, limit=LISTED)
    types = [kind for kind in page.language.texts["place_types"] if any(row["type"] == kind for row in found)]
    groups = {kind: [row for row in found if row["type"] == kind] for kind in types}
    return await page.show("places.html", groups=groups, points=points(found))


@page("/places/{id}")
async def place(page: Page):
    """One place, the places inside it, and the figures about it."""
    shown = gazetteer().get(page.part("id"))
    if not shown or await page.count("SELECT EXISTS (SELECT 1 FROM places WHERE id = :id)", id=shown["id"]):
        shown = await page.row("SELECT * FROM places WHERE id = :id", id=page.part("id"))
    inside = await page.rows(INSIDE, name=shown["name"], id=shown["id"]) if shown["type"] == "province" else []
    ids = await page.rows("SELECT id FROM figures WHERE place_id = :id ORDER BY id DESC LIMIT 12", id=shown["id"])
    within = await page.rows("SELECT id FROM figures WHERE province = :name AND place_id <> :id ORDER BY id DESC LIMIT 12",
                             name=shown["name"], id=shown["id"]) if inside else []
    province = await page.rows("SELECT id FROM places WHERE name = :name AND type = 'province'", name=shown["province"])
    return await page.show(
        "place.html", place=shown, inside=inside, points=points([shown, *inside]), figures=await cards(page, [row["id"] for row in ids], reading=True),
        within=await cards(page, [row["id"] for row in within], reading=True), articles=await page.rows(ARTICLES, id=shown["id"]),
        province=province[0]["id"] if province else None,
        tally=await tally(page, "place", shown["id"]))


def points(rows: list[dict]) -> list[dict]:
    """The places that the map can show; a country or a region is no point."""
    return [row for row in rows if row["lat"] is not None and row["lon"] is not None and row["type"] not in ("country", "region")]
