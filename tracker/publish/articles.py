"""One article: what may be shown of it, every kind of span marked, and what was read from it."""
from typing import Any

from tracker.publish.cards import cards
from tracker.publish.marking import Mark, marked
from tracker.publish.page import Page, outward, page
from tracker.publish.revisions import OF_ARTICLE, said

SPANS = {                                  # what is marked, in the order in which the legend names it
    "place": ('SELECT start, "end", place_id AS target FROM place_mentions WHERE article_id = :id AND field = \'text\'', "places"),
    "entity": ('SELECT start, "end", entity_id AS target FROM entity_mentions WHERE article_id = :id AND start IS NOT NULL', "entities"),
    "regulation": ('SELECT start, "end", regulation_id AS target FROM regulation_mentions WHERE article_id = :id AND field = \'text\'',
                   "regulations"),
    "event": ('SELECT start, "end", NULL AS target FROM policy_events WHERE article_id = :id AND field = \'text\'', ""),
}
LISTS = {
    "places": "SELECT p.id, p.name, p.type, p.province, count(*) AS n FROM place_mentions m JOIN places p ON p.id = m.place_id "
              "WHERE m.article_id = :id GROUP BY p.id ORDER BY min(m.id)",
    "entities": "SELECT e.id, e.name, e.type, max(m.title) AS title, max(m.role_org) AS role_org, count(*) AS n "
                "FROM entity_mentions m JOIN entities e ON e.id = m.entity_id WHERE m.article_id = :id GROUP BY e.id ORDER BY n DESC, min(m.id)",
    "regulations": "SELECT m.regulation_id AS id, m.text, r.title, count(*) AS n FROM regulation_mentions m "
                   "LEFT JOIN regulations r ON r.id = m.regulation_id "
                   "WHERE m.article_id = :id GROUP BY coalesce(m.regulation_id, m.text) ORDER BY min(m.id)",
    "sectors": "SELECT s.code, s.name, a.score, a.cues FROM article_sectors a JOIN sectors s ON s.code = a.sector "
               "WHERE a.article_id = :id ORDER BY a.rank",
    "events": "SELECT event, actor, date, regulation_id, text, field, start FROM policy_events WHERE article_id = :id ORDER BY start",
    "quotes": "SELECT * FROM quotes WHERE article_id = :id ORDER BY start",
    "copies": "SELECT b.id, b.title, b.published, p.name AS publisher_name FROM articles a CROSS JOIN articles b INDEXED BY articles_origin ON b.origin_id = a.origin_id "
              "AND b.id <> a.id LEFT JOIN publishers p ON p.id = b.publisher WHERE a.id = :id ORDER BY b.position LIMIT 20",
}


@page("/articles/{id}")
async def article(page: Page):
    """An article by its id."""
    shown = await page.row("SELECT a.*, p.name AS publisher_name FROM articles a LEFT JOIN publishers p ON p.id = a.publisher WHERE a.id = :id",
                           id=page.part("id"))
    ids = await page.rows('SELECT id FROM figures WHERE article_id = :id ORDER BY field DESC, start', id=shown["id"])
    figures = await cards(page, [row["id"] for row in ids])
    lists = {noun: await page.rows(sql, id=shown["id"]) for noun, sql in LISTS.items()}
    excerpt, kinds = await pieces(page, shown["id"], figures, lists["quotes"], lists["events"])
    changes = [said(page, row) for row in await page.rows(OF_ARTICLE, id=shown["id"])]
    return await page.show("article.html", article=shown, changes=changes, source_url=outward(shown["url"]), figures=figures, excerpt=excerpt, kinds=kinds,
                           title=title(shown["title"], figures), **lists)


def title(text: str, figures: list[dict]):
    return marked(text, [Mark(row["start"], row["end"], "figure", link=f"#f-{row['key']}") for row in figures if row["field"] == "title"])


async def pieces(page: Page, id_: str, figures: list[dict], quotes: list[dict], events: list[dict]) -> tuple[list[dict[str, Any]], list[str]]:
    """The shown pieces of the text in order, each with its marks, and the kinds of marks among them."""
    texts = [(row["evidence_start"], row["evidence"]) for row in figures if row["field"] == "text"]
    texts += [(row["start"], row["text"]) for row in (*quotes, *events) if row["field"] == "text"]
    marks = [Mark(row["start"], row["end"], "figure", link=f"#f-{row['key']}", id=f"t-{row['key']}") for row in figures if row["field"] == "text"]
    marks += [Mark(row["start"], row["start"] + len(row["text"]), "quote", tag="span") for row in quotes if row["field"] == "text"]
    for kind, (sql, room) in SPANS.items():
        for row in await page.rows(sql, id=id_):
            marks.append(Mark(row["start"], row["end"], kind, link=page.to(room, row["target"]) if row["target"] else ""))
    out, kinds = [], set()
    for start, text in joined(texts):
        inside = [mark for mark in marks if start <= mark.start and mark.end <= start + len(text)]
        kinds |= {mark.kind for mark in inside}
        out.append({"bare": not any(mark.tag == "span" for mark in inside) and bare(text, [mark for mark in inside if mark.kind == "figure"], start),
                    "begins": not text[:1].islower(), "ends": text.rstrip("”\"’)")[-1:] in ".!?…", "html": marked(text, [shifted(mark, -start) for mark in inside])})
    return out, [kind for kind in ("figure", *SPANS, "quote") if kind in kinds]


def bare(text: str, marks: list[Mark], start: int) -> bool:
    """Whether a piece of the text holds nothing but its figures.

    >>> bare("2 ton dan", [Mark(7, 12, "figure")], 7), bare("2 ton", [Mark(7, 12, "figure")], 7)
    (False, True)
    """
    covered = {position for mark in marks for position in range(mark.start - start, mark.end - start)}
    return bool(marks) and not any(character.isalnum() for position, character in enumerate(text) if position not in covered)


def joined(texts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Overlapping or touching pieces as one, in order.

    >>> joined([(10, "naik 5"), (0, "Ekspor"), (15, "5 persen")])
    [(0, 'Ekspor'), (10, 'naik 5 persen')]
    """
    out: list[tuple[int, str]] = []
    for start, text in sorted(texts, key=lambda piece: (piece[0], -len(piece[1]))):
        if out and start <= out[-1][0] + len(out[-1][1]):
            first, before = out.pop()
            text = before + text[max(0, first + len(before) - start):]
            start = first
        out.append((start, text))
    return out


def shifted(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.end + by, mark.kind, link=mark.link, id=mark.id, tag=mark.tag)
