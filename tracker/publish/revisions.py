"""What publishers changed after the fact: figures that differ between two revisions of an article, the newest first."""
from tracker.publish.page import Page, page
from tracker.publish.taking import taken

SIZE, LAST = 30, 300
CHANGES = ("changed", "removed", "added")
ROW = """
SELECT c.*, a.title AS article_title, a.url AS article_url, p.name AS publisher_name, f.key AS stands FROM figure_changes c
JOIN articles a ON a.id = c.article_id LEFT JOIN publishers p ON p.id = a.publisher LEFT JOIN figures f ON f.key = c.figure_key
"""
NEWEST = ROW + "WHERE :change IN ('', c.change) ORDER BY c.seen DESC, c.id DESC LIMIT :limit OFFSET :offset"
OF_ARTICLE = ROW + "WHERE c.article_id = :id ORDER BY c.revision DESC, c.id LIMIT 60"
ROWS = """
SELECT c.*, a.title, a.url, a.publisher FROM figure_changes c JOIN articles a ON a.id = c.article_id
WHERE :change IN ('', c.change) ORDER BY c.seen DESC, c.id DESC
"""


def asked(page: Page) -> str:
    return page.arg("change") if page.arg("change") in CHANGES else ""


@taken("figure_changes")
async def rows(page: Page) -> tuple[str, dict]:
    """Every change with the headline and address of its article."""
    return ROWS, {"change": asked(page)}


@page("/revisions")
async def revisions(page: Page):
    """All changes, or those of one kind."""
    change = asked(page)
    found, turn = await page.sheet(NEWEST, size=SIZE, last=LAST, change=change)
    tallies = {row["change"]: row["n"] for row in await page.rows("SELECT change, count(*) AS n FROM figure_changes GROUP BY change")}
    return await page.show("revisions.html", changes=[said(page, row) for row in found], change=change, **turn,
                           kinds=[(kind, tallies[kind]) for kind in CHANGES if kind in tallies])


def said(page: Page, row: dict) -> dict:
    """A change as a reader sees it: each side in the reader's form beside what was printed."""
    return row | {side: page.language.amount(row[f"{side}_value_text"], unit=row[f"{side}_unit"]) for side in ("before", "after")}
