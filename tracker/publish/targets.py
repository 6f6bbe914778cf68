"""Targets: who promised what by when, and what became of it."""
from tracker.publish.cards import cards, measured
from tracker.publish.page import Page, page
from tracker.publish.taking import taken

SIZE, LAST, LISTED = 40, 100, 10
WHOLE = "ID"                               # the country: what is told of it may be the same as what is told of a part
PROMISE = ("value_text", "value_high", "unit", "deadline", "indicator")    # what two stories of one promise share, besides what it is about
OUTCOMES = ("overdue", "due_soon", "open", "met", "missed", "moved")
ROW = """
SELECT t.*, i.name AS indicator_name, i.name_en AS indicator_name_en, f.id AS figure_id, r.key AS realised
FROM targets t JOIN figures f ON f.key = t.figure_key LEFT JOIN indicators i ON i.id = t.indicator LEFT JOIN figures r ON r.key = t.realised_key
"""
FILTERS = {"outcome": "t.outcome = :outcome", "issuer": "t.issuer_id = :issuer"}
NEXT_FIRST = "t.outcome NOT IN ('due_soon', 'open'), CASE WHEN t.outcome IN ('due_soon', 'open') THEN t.deadline END, t.deadline DESC, t.key"
BY_DEADLINE = "t.deadline, t.key"
OUTCOME_TALLIES = "SELECT t.outcome, count(*) AS n FROM targets t"
ISSUERS = "SELECT t.issuer_id AS id, count(*) AS n FROM targets t"
NAMED = "SELECT i.id, e.name, i.n FROM ({issuers}) i JOIN entities e ON e.id = i.id ORDER BY i.n DESC, e.name LIMIT {listed}"      # names for those alone that are listed


ROWS = """
SELECT t.*, f.text, f.evidence, f.article_id, f.publisher, a.title, a.url
FROM targets t JOIN figures f ON f.key = t.figure_key JOIN articles a ON a.id = f.article_id
"""


def asked(page: Page) -> dict[str, str]:
    """What is chosen in the address; an outcome that there is not is none."""
    chosen = {key: page.arg(key) for key in FILTERS if page.arg(key)}
    return chosen if chosen.get("outcome", OUTCOMES[0]) in OUTCOMES else {key: value for key, value in chosen.items() if key != "outcome"}


@taken("targets")
async def rows(page: Page) -> tuple[str, dict]:
    """Targets with the sentence that states them."""
    chosen = asked(page)
    return f"{ROWS} {where(chosen)} ORDER BY {BY_DEADLINE}", chosen


@page("/targets")
async def targets(page: Page):
    """All targets, the next deadlines first and those that are over after them; or those with one outcome or of one issuer."""
    chosen = asked(page)
    found, turn = await page.sheet(f"{ROW}{where(chosen)} ORDER BY {BY_DEADLINE if 'outcome' in chosen else NEXT_FIRST} LIMIT :limit OFFSET :offset",
                                   size=SIZE, last=LAST, **chosen)
    others = {key: {other: value for other, value in chosen.items() if other != key} for key in FILTERS}
    tallies = {row["outcome"]: row["n"] for row in await page.rows(
        f"{OUTCOME_TALLIES} {where(others['outcome'])} GROUP BY t.outcome", **others["outcome"])}
    most = f"{ISSUERS} {where(others['issuer'])} GROUP BY t.issuer_id ORDER BY n DESC, t.issuer_id LIMIT {LISTED + 1}"      # one more: the targets of nobody
    issuers = await page.rows(NAMED.format(issuers=most, listed=LISTED), **others["issuer"])
    issuer = {"id": chosen["issuer"], "name": chosen["issuer"]} if "issuer" in chosen else None
    if issuer:
        issuer = (await page.rows("SELECT id, name FROM entities WHERE id = :id", id=issuer["id"]) or [issuer])[0]
    figures = {card["id"]: card for card in await cards(page, [row["figure_id"] for row in found])}
    rows = [row | {"figure": figures[row["figure_id"]], "label": measured(page, row | {"status": "target"}) or row["about"]} for row in found]
    return await page.show("targets.html", targets=grouped(rows), outcome=chosen.get("outcome", ""), **turn,
                           outcomes=[(value, tallies[value]) for value in OUTCOMES if value in tallies], issuers=issuers, issuer=issuer)


def grouped(rows: list[dict]) -> list[dict]:
    """One row for what several stories promise alike: the one of which most is known, in the place of the first, with the others under `also`.
    What nobody knows what it is of, or two promise each for themselves, is not alike.

    >>> same = {"value_text": "5", "value_high": None, "unit": "t", "deadline": "2027-12-31", "indicator": None, "issuer": None, "outcome": "open"}
    >>> rows = [{**same, "key": "a", "about": "produksi Garam", "place_id": "ID"}, {**same, "key": "b", "about": "produksi garam", "place_id": "35", "outcome": "moved"},
    ...         {**same, "key": "c", "about": "produksi garam", "place_id": "33"}]
    >>> [(row["key"], [other["key"] for other in row["also"]]) for row in grouped(rows)]
    [('b', ['a']), ('c', [])]
    >>> [row["key"] for row in grouped([{**rows[0], "issuer": "PT Garam Madura"}, {**rows[0], "key": "d", "issuer": "PT Garam Sabu"}])]
    ['a', 'd']
    """
    groups: list[list[dict]] = []
    known: dict[tuple, list[list[dict]]] = {}
    for row in rows:
        alike = known.setdefault((*(row[key] for key in PROMISE), (row["about"] or "").casefold() or row["key"]), [])
        group = next((group for group in alike if all(one_place(other, row) and one_issuer(other, row) for other in group)), None)
        if group is None:
            group = []
            alike.append(group)
            groups.append(group)
        group.append(row)
    out = []
    for group in groups:
        best = max(group, key=lambda row: (row["outcome"] not in ("open", "due_soon", "overdue"), row["issuer"] is not None))
        out.append(best | {"also": [row for row in group if row is not best]})
    return out


def one_place(one: dict, other: dict) -> bool:
    return one["place_id"] == other["place_id"] or WHOLE in (one["place_id"], other["place_id"])


def one_issuer(one: dict, other: dict) -> bool:
    """Whether it may be the same who promises: one is not told, or the name of one is a part of the other's.

    >>> one_issuer({"issuer": "Wulan"}, {"issuer": "Wulan Setiarini"}), one_issuer({"issuer": "PT Garam Sabu"}, {"issuer": "PT Garam Madura"})
    (True, False)
    """
    words, others = (set((row["issuer"] or "").casefold().split()) for row in (one, other))
    return words <= others or others <= words


def where(chosen: dict[str, str]) -> str:
    """The conditions of what is chosen; the values go as parameters.

    >>> where({"outcome": "overdue", "issuer": "kemenperin"}), where({})
    ('WHERE t.outcome = :outcome AND t.issuer_id = :issuer', '')
    """
    return "WHERE " + " AND ".join(FILTERS[key] for key in chosen) if chosen else ""
