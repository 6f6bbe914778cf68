"""The priority sectors of Making Indonesia 4.0: a view of KBLI, whole divisions and those parts of others that the article names."""
import json
from typing import Any

from datasette.utils.asgi import NotFound

from tracker.lexicons import read_yaml
from tracker.publish.cards import cards
from tracker.publish.page import Page, page

FIGURES = """
SELECT t.figure_id AS id FROM figure_turns_fts CROSS JOIN figure_turns t ON t.turn = figure_turns_fts.rowid
WHERE figure_turns_fts MATCH :tokens ORDER BY figure_turns_fts.rowid LIMIT 12
"""
OF_SECTOR = """
SELECT article_id, id FROM article_sectors WHERE sector = :sector
AND (:words IS NULL OR EXISTS (SELECT 1 FROM json_each(:words) WHERE ', ' || cues || ',' LIKE '%, ' || value || ',%')) ORDER BY id DESC LIMIT 30
"""
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a LEFT JOIN publishers p ON p.id = a.publisher
WHERE a.id IN (SELECT value FROM json_each(:ids)) ORDER BY a.position DESC LIMIT 15
"""
DIVISIONS = """
SELECT s.code, s.name, coalesce(t.figures, 0) AS figures FROM sectors s LEFT JOIN tallies t ON t.noun = 'sector' AND t.id = s.code
WHERE s.code IN (SELECT value FROM json_each(:codes)) ORDER BY s.code
"""


def tokens(divisions: list[str]) -> str:
    """The divisions as an expression for the index.

    >>> tokens(["C13", "C14"])
    '"zzs433133" OR "zzs433134"'
    """
    return " OR ".join(f'"zzs{code.encode().hex()}"' for code in divisions)


def priority(page: Page, id_: str) -> dict[str, Any]:
    """One of them by its id."""
    found = next((item for item in read_yaml("priority_sectors") if item["id"] == id_), None)
    if found is None:
        raise NotFound(page.language("not_found"))
    return found


@page("/priorities/{id}")
async def show(page: Page):
    """One priority sector: its figures and articles."""
    shown = priority(page, page.part("id"))
    rows = [row for code in shown["divisions"] for row in await page.rows(OF_SECTOR, sector=code, words=None)]
    rows += [row for code in shown.get("parts", ()) for row in await page.rows(OF_SECTOR, sector=code, words=json.dumps(shown["words"]))]
    ids = await page.rows(FIGURES, tokens=tokens(shown["divisions"])) if shown["divisions"] else []
    return await page.show(
        "priority.html", priority=shown, figures=await cards(page, [row["id"] for row in ids], reading=True),
        divisions=await page.rows(DIVISIONS, codes=json.dumps(shown["divisions"] + shown.get("parts", []))),
        articles=await page.rows(ARTICLES, ids=json.dumps([row["article_id"] for row in rows])))
