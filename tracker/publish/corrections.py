"""What people put right: every decision that is public, the newest first, and how it is said on a figure."""
import re

from tracker.publish.language import Language
from tracker.publish.page import Page, page
from tracker.publish.taking import taken

SIZE, LAST = 30, 300
NUMBER = re.compile(r"-?\d+(\.\d+)?")
ACTIONS = ("accept", "fix", "reject", "merge", "split", "withdraw")
VOCABULARIES = {"kind": "kinds", "status": "statuses", "role": "roles", "direction": "directions", "comparison": "comparisons", "qualifier": "qualifiers"}
ROW = """
SELECT c.noun, c.subject, c.action, c.field, c.old, c.new, c.reason, c.made, f.key AS stands, f.text, f.value_text, f.value_high_text, f.unit, f.about,
       a.id AS article, a.title AS article_title, e.name AS entity_name, p.name AS publisher_name
FROM corrections c LEFT JOIN figures f ON c.noun = 'figure' AND f.key = c.subject
LEFT JOIN articles a ON a.id = CASE c.noun WHEN 'article' THEN c.subject ELSE c.article_id END
LEFT JOIN entities e ON c.noun = 'entity' AND e.id = c.subject LEFT JOIN publishers p ON p.id = a.publisher
"""
NEWEST = ROW + "WHERE :action IN ('', c.action) ORDER BY c.made DESC, c.id DESC LIMIT :limit OFFSET :offset"
OF_FIGURE = ROW + "WHERE c.noun = 'figure' AND c.subject = :key ORDER BY c.id"
ROWS = "SELECT * FROM corrections WHERE :action IN ('', action) ORDER BY made DESC, id DESC"


def asked(page: Page) -> str:
    return page.arg("action") if page.arg("action") in ACTIONS else ""


@taken("corrections")
async def rows(page: Page) -> tuple[str, dict]:
    """Every correction as it stands in the table."""
    return ROWS, {"action": asked(page)}


@page("/corrections")
async def corrections(page: Page):
    """All corrections, or those of one kind."""
    action = asked(page)
    found, turn = await page.sheet(NEWEST, size=SIZE, last=LAST, action=action)
    tallies = {row["action"]: row["n"] for row in await page.rows("SELECT action, count(*) AS n FROM corrections GROUP BY action")}
    return await page.show("corrections.html", corrections=[said(page, row) for row in found], action=action, **turn,
                           kinds=[(value, tallies[value]) for value in ACTIONS if value in tallies])


async def of_figure(page: Page, key: str) -> list[dict]:
    """What was decided on one figure, in order."""
    return [said(page, row) for row in await page.rows(OF_FIGURE, key=key)]


def said(page: Page, row: dict) -> dict:
    """A correction as a reader sees it: names for columns and for the words of a vocabulary."""
    language, words = page.language, VOCABULARIES.get(row["field"])
    named = {side: shown(language, row, row[side], words) for side in ("old", "new")} if row["action"] == "fix" else {}
    return row | named | {"amount": language.amount(row["value_text"], unit=row["unit"], high=row["value_high_text"]) or row["text"]}


def shown(language: Language, row: dict, value: str | None, words: str | None) -> str | None:
    """A value of a column in the reader's form: an amount with its unit, a word of a vocabulary, or as it stands."""
    if value and row["field"] in ("value", "value_high") and NUMBER.fullmatch(value):
        return language.amount(value, unit=row["unit"])
    if value and row["field"] == "sector":
        return language.sector(value)
    return language.term(words, value) if words else value


def judged(flags: list[str]) -> str:
    """Whether a person decided on a figure, and what: `corrected`, `accepted` or nothing.

    >>> judged(["ocr", "corrected"]), judged(["accepted"]), judged([])
    ('corrected', 'accepted', '')
    """
    return next((flag for flag in ("corrected", "accepted") if flag in flags), "")
