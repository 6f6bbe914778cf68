"""The figures: searched, filtered, ordered; and one figure with everything that is known of it."""
import json

from datasette.database import QueryInterrupted

from tracker.publish.cards import cards
from tracker.publish.filters import COUNTED, FACETS, FILTERS, LISTED, ORDERS, Question
from tracker.publish.fulltext import articles_with
from tracker.publish.page import Page, page

SIZE = 20                                  # figures on a page


@page("/figures")
async def figures(page: Page):
    """Figures that answer the reader's question, newest first."""
    order = page.arg("sort")
    question = Question(page.arg("q"), {key: page.arg(key) for key in FILTERS if page.arg(key)}, order if order in ORDERS else "newest")
    number = page.number(LISTED // SIZE)
    ids = [row["id"] for row in await page.rows(question.ids(), limit=SIZE, offset=(number - 1) * SIZE, **question.parameters)]
    total = await page.count(question.count(), **question.parameters)
    facets = await counted(page, question)
    return await page.show(
        "figures.html", question=question, facets=facets, chosen=await chosen(page, question), total=total, listed=LISTED, counted=COUNTED,
        figures=await cards(page, ids, words=question.terms), number=number, last=-(-min(total, LISTED) // SIZE), orders=ORDERS,
        elsewhere=await elsewhere(page, question))


@page("/figures/{key}")
async def figure(page: Page):
    """One figure by its key: the address that stays."""
    found = await page.row("SELECT id FROM figures WHERE key = :key", key=page.part("key"))
    (shown,) = await cards(page, [found["id"]])
    others = []
    if shown["observation_key"]:
        others = await page.rows("SELECT f.id FROM observation_figures o JOIN figures f ON f.key = o.figure_key "
                                 "WHERE o.observation_key = :key AND f.id <> :id ORDER BY f.id LIMIT 20", key=shown["observation_key"], id=found["id"])
    return await page.show("figure.html", figure=shown, others=await cards(page, [row["id"] for row in others]))


async def counted(page: Page, question: Question) -> dict[str, list[dict]]:
    """Each filter's values with their counts; none where counting would take too long."""
    try:
        rows = await page.rows(question.counts(), **question.parameters)
    except QueryInterrupted:
        return {}
    facets = {facet: [] for facet in FACETS}
    for row in rows:
        facets[row["facet"]].append(row | {"label": label(page, row["facet"], row["id"], row["name"], row["name_en"])})
    return {facet: values for facet, values in facets.items() if values and facet not in question.chosen}


def label(page: Page, facet: str, value: str, own: str | None, english: str | None) -> str:
    vocabulary = {"status": "statuses", "kind": "kinds"}.get(facet)
    if vocabulary:
        return page.language.term(vocabulary, value)
    if facet == "unit":
        return page.language.with_unit("", value).strip()
    return (english if page.language.code == "en" and english else own) or value


NAMES = {
    "sector": "SELECT name, name AS name_en FROM sectors WHERE code = :value",
    "place": "SELECT name, name AS name_en FROM places WHERE id = :value",
    "indicator": "SELECT name, name_en FROM indicators WHERE id = :value",
    "publisher": "SELECT name, name AS name_en FROM publishers WHERE id = :value",
    "speaker": "SELECT name, name AS name_en FROM entities WHERE id = :value",
}


async def chosen(page: Page, question: Question) -> list[dict[str, str]]:
    """The filters that hold, each with its name and the page without it."""
    out = []
    for key, value in question.chosen.items():
        found = await page.rows(NAMES[key], value=value) if key in NAMES else []
        own, english = (found[0]["name"], found[0]["name_en"]) if found else (None, None)
        out.append({"facet": key, "value": value, "label": label(page, key, value, own, english), "remove": page.here(**{key: None})})
    return out


async def elsewhere(page: Page, question: Question) -> list[dict]:
    """Articles whose full text holds the words, though no sentence that is shown does; only for a question of words alone."""
    if not question.terms or question.chosen or page.arg("page"):
        return []
    ids = await articles_with(page.datasette, question.match)
    return await page.rows(
        "SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a LEFT JOIN publishers p ON p.id = a.publisher "
        "WHERE a.id IN (SELECT value FROM json_each(:ids)) AND a.id NOT IN "
        "(SELECT f.article_id FROM figures_fts CROSS JOIN figures f ON f.id = figures_fts.rowid WHERE figures_fts MATCH :words LIMIT 1000) "
        "ORDER BY a.position DESC LIMIT 10", ids=json.dumps(ids), words=question.match)
