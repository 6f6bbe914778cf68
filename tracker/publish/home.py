"""The front page: a search box, what there is, the newest figures and the ways in."""
from itertools import chain, groupby
from operator import itemgetter

from tracker.publish.cards import cards
from tracker.publish.figures import counted
from tracker.publish.filters import LISTED, Question
from tracker.publish.page import Page, page

NEWEST, EACH = 8, 2                         # figures shown, and how many of one article
TELLING = """
SELECT id, article_id FROM figures WHERE indicator IS NOT NULL AND value IS NOT NULL AND field = 'text' AND length(evidence) > 2 * length(text)
ORDER BY id DESC LIMIT 200
"""
COUNTS = ("figures", "articles", "publishers", "places", "entities", "quotes")
WHOLE = "SELECT id, figures + articles AS n FROM tallies WHERE noun = 'whole'"


@page("/?")
async def home(page: Page):
    """The front page."""
    telling = chosen(await page.rows(TELLING))
    newest = [row["id"] for row in await page.rows("SELECT id FROM figures ORDER BY id DESC LIMIT :limit", limit=LISTED)]
    articles = await page.rows("SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a "
                               "LEFT JOIN publishers p ON p.id = a.publisher ORDER BY a.position DESC LIMIT 6")
    whole = {row["id"]: row["n"] for row in await page.rows(WHOLE)}
    counts = {noun: whole.get(noun, 0) for noun in COUNTS}
    return await page.show("home.html", counts=counts, figures=await cards(page, telling or newest[:NEWEST], reading=True), articles=articles,
                           facets=await counted(page, Question(), newest))


def chosen(rows: list[dict]) -> list[int]:
    """The first few of each article, which its lead tells, so that no article fills the page.

    >>> chosen([{"id": 9, "article_id": "a"}, {"id": 8, "article_id": "a"}, {"id": 7, "article_id": "a"}, {"id": 6, "article_id": "b"}])
    [7, 8, 6]
    """
    runs = (sorted(row["id"] for row in run)[:EACH] for _, run in groupby(rows, key=itemgetter("article_id")))
    return list(chain.from_iterable(runs))[:NEWEST]
