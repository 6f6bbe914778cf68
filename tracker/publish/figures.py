"""The figures: searched, filtered, ordered; and one figure with everything that is known of it."""
import json
from dataclasses import replace
from datetime import date

from tracker.publish.cards import cards
from tracker.publish.citation import bibtex, citation
from tracker.publish.conflicts import OF_FIGURE, pairs
from tracker.publish.corrections import of_figure
from tracker.publish.facets import chosen, counted
from tracker.publish.filters import FACETS, LISTED, ORDERS, Question
from tracker.publish.fulltext import articles_with
from tracker.publish.page import DATABASE, Page, address, page
from tracker.publish.series import check
from tracker.publish.suggest import suggestion
from tracker.publish.taking import asked
from tracker.publish.things import things
from tracker.publish.twins import on_page
from tracker.publish.unknown import missing, unheeded

SIZE = 20                                  # figures on a page
MOST = 6                                   # words of a question of which each is left out to find something


@page("/figures")
async def figures(page: Page):
    """Figures that answer the reader's question, newest first."""
    question = await asked(page)
    ids = await found(page, question)
    last = -(-min(len(ids), LISTED) // SIZE)
    number = page.number(last)
    listed = await in_order(page, question, ids[:LISTED], number * SIZE)
    part = listed[(number - 1) * SIZE:number * SIZE]
    shown, headlines = await on_page(page, listed, part)
    facets = await counted(page, question, listed)
    return await page.show(
        "figures.html", question=question, facets=facets, chosen=await chosen(page, question), total=len(listed), folded=len(part) - len(shown),
        more=len(ids) > LISTED, figures=await cards(page, shown, words=question.sought, reading=question.order in ("best", "newest"), headlines=headlines), number=number,
        unheeded=unheeded(page, question, facets), missing=await missing(page, question) if not ids else [],
        last=last, orders=[order for order in ORDERS if {"best": question.terms, "largest": question.comparable}.get(order, True)], rows=taken(page, question), things=await things(page, question.words) if number == 1 else [],
        suggestion=await suggestion(page, question.words) if not ids else "", fewer=await fewer(page, question) if not ids else [], elsewhere=await elsewhere(page, question, ids))


@page("/figures/{key}")
async def figure(page: Page):
    """One figure by its key: the address that stays."""
    found = await page.row("SELECT id FROM figures WHERE key = :key", key=page.part("key"))
    (shown,) = await cards(page, [found["id"]])
    others = []
    if shown["observation_key"]:
        others = await page.rows("SELECT f.id FROM observation_figures o JOIN figures f ON f.key = o.figure_key "
                                 "WHERE o.observation_key = :key AND f.id <> :id ORDER BY f.id LIMIT 20", key=shown["observation_key"], id=found["id"])
    conflicts = await pairs(page, await page.rows(OF_FIGURE, key=shown["key"]))
    corrected = await of_figure(page, shown["key"])
    permanent, today = page.datasette.absolute_url(page.request, page.to("figures", shown["key"])), date.today()
    return await page.show("figure.html", figure=shown, conflicts=conflicts, corrected=corrected, check=await check(page, shown["observation_key"]), citation=citation(shown, page.language, address=permanent, day=today),
                           bibtex=bibtex(shown, address=permanent, day=today), permanent=permanent, others=await cards(page, [row["id"] for row in others]))


async def found(page: Page, question: Question) -> list[int]:
    """The figures that are listed, and one more where there are more. The largest of many are looked for among the largest of their unit, for to
    put all of them in order takes long.
    """
    if question.by_value and await page.count(question.many, **question.parameters):
        ids = [row["id"] for row in await page.rows(question.largest(), **question.chosen)]
        if len(ids) > LISTED:
            return ids
    return [row["id"] for row in await page.rows(question.ids(), **question.parameters)]


async def in_order(page: Page, question: Question, ids: list[int], enough: int) -> list[int]:
    """The figures in the order that was asked for, as far as pages are read: the best are those that tell the words themselves."""
    if question.order != "best" or not question.said:
        return ids
    told = dict.fromkeys(row["id"] for row in await page.rows(question.telling, ids=json.dumps(ids), enough=enough, **question.said))
    return [*told, *(id_ for id_ in ids if id_ not in told)]


def taken(page: Page, question: Question) -> dict[str, str]:
    """Where the same figures are taken away: form → address. SQL leads to Datasette's own table, where the question can be changed."""
    columns = {FACETS[key][0] if key in FACETS else {"speaker": "speaker_id"}.get(key, key): value for key, value in question.chosen.items()}
    if columns.get("sector") == "C":
        columns = {key: value for key, value in columns.items() if key != "sector"} | {"sector__startswith": "C"}
    if question.terms:
        columns |= {"_search": question.match, "_searchmode": "raw"}
    same = {"q": question.words, **question.chosen, "sort": None if question.order == ORDERS[0] else question.order}
    forms = {name: page.link(f"/figures.{name.lower()}", **same) for name in ("CSV", "JSON", "XLSX", "Parquet")}
    return {"Atom": page.link("/figures.atom", q=question.words, **question.chosen), **forms,
            "SQL": address(str(page.datasette.urls.table(DATABASE, "figures")), **columns)}


async def fewer(page: Page, question: Question) -> list[dict]:
    """The same question with a word or a filter less, where that finds something: what to try next."""
    out = []
    for position in range(len(question.terms)) if 1 < len(question.terms) <= MOST else ():
        words = " ".join(f'"{term}"' if " " in term else term for term in question.terms[:position] + question.terms[position + 1:])
        out.append((replace(question, words=words, order="newest"), words, page.here(q=words)))
    for key in question.chosen:
        out.append((replace(question, chosen={other: value for other, value in question.chosen.items() if other != key}, order="newest"),
                    page.language("without_filter", name=page.language(key)), page.here(**{key: None})))
    counted = [{"label": label, "link": link, "n": len(await page.rows(less.ids(), **less.parameters))} for less, label, link in out if less.matched]
    return [row | {"n": min(row["n"], LISTED), "more": row["n"] > LISTED} for row in sorted(counted, key=lambda row: row["n"]) if row["n"]]


ELSEWHERE = """
SELECT a.id, a.title, a.published, p.name AS publisher_name FROM articles a LEFT JOIN publishers p ON p.id = a.publisher
WHERE a.id IN (SELECT value FROM json_each(:articles)) AND a.position > :since AND a.id NOT IN (
  SELECT article_id FROM figures INDEXED BY figures_article
  WHERE article_id IN (SELECT value FROM json_each(:articles)) AND +id IN (SELECT value FROM json_each(:found)))
ORDER BY a.position DESC LIMIT 10
"""


async def elsewhere(page: Page, question: Question, ids: list[int]) -> list[dict]:
    """Articles whose full text holds the words, though no sentence that is shown does; only for a question of words alone."""
    more = len(ids) > LISTED
    if not question.terms or question.chosen or page.arg("page") or (more and question.order not in ("best", "newest")):
        return []
    articles = await articles_with(page.datasette, question.match)
    return await page.rows(ELSEWHERE, articles=json.dumps(articles), found=json.dumps(ids), since=min(ids) if more else -1) if articles else []
