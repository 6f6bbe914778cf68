"""What is read, and how it is: one line a feed."""
from tracker.publish.page import Page, page

FEEDS = """
SELECT f.*, p.name AS publisher_name FROM feeds f LEFT JOIN publishers p ON p.id = f.publisher
ORDER BY f.enabled DESC, coalesce(p.name, ''), f.title
"""
PUBLISHERS = """
SELECT p.id, p.name, coalesce(a.n, 0) AS articles, coalesce(f.n, 0) AS figures, a.newest FROM publishers p
LEFT JOIN (SELECT publisher, count(*) AS n, max(published) AS newest FROM articles GROUP BY publisher) a ON a.publisher = p.id
LEFT JOIN (SELECT publisher, count(*) AS n FROM figures GROUP BY publisher) f ON f.publisher = p.id ORDER BY articles DESC, p.name
"""


@page("/feeds")
async def feeds(page: Page):
    """Publishers and their feeds."""
    return await page.show("feeds.html", feeds=await page.rows(FEEDS), publishers=await page.rows(PUBLISHERS))
