"""What is read, and how it is: one line a feed."""
from tracker.publish.page import Page, page

FEEDS = """
SELECT f.id, f.title, f.enabled, f.status, f.reason, f.since, f.last_new, p.name AS publisher_name,
       coalesce(f.articles, t.articles) AS articles
FROM feeds f LEFT JOIN publishers p ON p.id = f.publisher LEFT JOIN tallies t ON t.noun = 'feed' AND t.id = f.id
ORDER BY f.enabled DESC, coalesce(p.name, ''), f.title
"""
PUBLISHERS = """
SELECT p.id, p.name, coalesce(t.articles, 0) AS articles, coalesce(t.figures, 0) AS figures FROM publishers p
LEFT JOIN tallies t ON t.noun = 'publisher' AND t.id = p.id ORDER BY 3 DESC, p.name
"""


@page("/feeds")
async def feeds(page: Page):
    """Publishers and their feeds."""
    return await page.show("feeds.html", feeds=await page.rows(FEEDS), publishers=await page.rows(PUBLISHERS))
