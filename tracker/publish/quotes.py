"""Direct quotes: who said what, in the opening words."""
from tracker.publish.page import Page, outward, page
from tracker.publish.taking import taken

SIZE, LAST = 30, 300
NEWEST = """
SELECT q.*, a.title AS article_title, a.url AS article_url, p.name AS publisher_name FROM quotes q JOIN articles a ON a.id = q.article_id
LEFT JOIN publishers p ON p.id = a.publisher ORDER BY q.id DESC LIMIT :limit OFFSET :offset
"""


@taken("quotes")
async def rows(page: Page) -> tuple[str, dict]:
    """The opening words of every quote with the headline and address of its article."""
    return "SELECT q.*, a.title, a.url, a.publisher FROM quotes q JOIN articles a ON a.id = q.article_id ORDER BY q.id DESC", {}


@page("/quotes")
async def quotes(page: Page):
    """All quotes, newest first."""
    found, turn = await page.sheet(NEWEST, size=SIZE, last=LAST)
    return await page.show("quotes.html", quotes=[row | {"source_url": outward(row["article_url"])} for row in found], **turn)
