"""A question as an Atom feed: subscribe to a search, and its new figures come by themselves."""
from dataclasses import replace

from datasette.utils.asgi import Response

from tracker import atom
from tracker.publish.cards import cards
from tracker.publish.filters import Question
from tracker.publish.page import Page, page
from tracker.publish.taking import asked

SIZE = 50


@page(r"/figures\.atom")
async def feed(page: Page):
    """The newest figures that answer the question."""
    question = replace(await asked(page), order="newest")
    ids = [row["id"] for row in await page.rows(question.ids(SIZE), **question.parameters)]
    return Response(entries(page, question, await cards(page, ids)), content_type="application/atom+xml; charset=utf-8")


def entries(page: Page, question: Question, figures: list[dict]) -> bytes:
    """The feed: an entry's id is its figure's key, so that no reader shows it twice."""
    here = page.datasette.absolute_url(page.request, page.here())
    title = " · ".join(filter(None, (page.language("site"), question.words, *question.chosen.values())))
    return atom.feed(here, title, [entry(page, figure) for figure in figures], author=page.language("site"), here=here)


def entry(page: Page, figure: dict) -> atom.Entry:
    about = figure["indicator_label"] or figure["about"] or ""
    links = [("alternate", page.datasette.absolute_url(page.request, page.to("figures", figure["key"])))]
    return atom.Entry(
        f"tag:tracker,2019:figure/{figure['key']}", f"{figure['amount'] or figure['text']} – {about}".rstrip(" –"), figure["published"],
        f"{figure['evidence']} ({figure['publisher_name'] or page.language('unknown')}). {page.language('read_by_program')}",
        tuple(links + ([("via", figure["source_url"])] if figure["source_url"] else [])))
