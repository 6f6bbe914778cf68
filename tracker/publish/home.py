"""The front page: a search box, what there is, the newest figures and the ways in."""
from tracker.publish.cards import cards
from tracker.publish.figures import counted
from tracker.publish.filters import LISTED, Question
from tracker.publish.page import Page, page

NEWEST = 8
COUNTS = {
    "figures": "SELECT count(*) FROM figures",
    "articles": "SELECT count(*) FROM articles",
    "publishers": "SELECT count(*) FROM publishers",
    "places": "SELECT count(*) FROM places",
    "entities": "SELECT count(*) FROM entities",
    "quotes": "SELECT count(*) FROM quotes",
}


@page("/?")
async def home(page: Page):
    """The front page."""
    newest = [row["id"] for row in await page.rows("SELECT id FROM figures ORDER BY id DESC LIMIT :limit", limit=LISTED)]
    articles = await page.rows("SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a "
                               "LEFT JOIN publishers p ON p.id = a.publisher ORDER BY a.position DESC LIMIT 6")
    counts = {noun: await page.count(sql) for noun, sql in COUNTS.items()}
    return await page.show("home.html", counts=counts, figures=await cards(page, newest[:NEWEST]), articles=articles,
                           facets=await counted(page, Question(), newest))
