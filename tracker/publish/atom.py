"""A question as an Atom feed: subscribe to a search, and its new figures come by themselves."""
from xml.etree.ElementTree import Element, SubElement, tostring

from datasette.utils.asgi import Response

from tracker.publish.cards import cards
from tracker.publish.filters import Question
from tracker.publish.page import Page, page
from tracker.publish.taking import asked

SIZE = 50
ATOM = "http://www.w3.org/2005/Atom"


@page(r"/figures\.atom")
async def feed(page: Page):
    """The newest figures that answer the question."""
    question = await asked(page)
    ids = [row["id"] for row in await page.rows(question.ids(SIZE), **question.parameters)]
    return Response(entries(page, question, await cards(page, ids)), content_type="application/atom+xml; charset=utf-8")


def entries(page: Page, question: Question, figures: list[dict]) -> bytes:
    """The feed: an entry's id is its figure's key, so that no reader shows it twice."""
    here = page.datasette.absolute_url(page.request, page.here())
    feed = Element("feed", xmlns=ATOM)
    title = " · ".join(filter(None, (page.language("site"), question.words, *question.chosen.values())))
    for tag, text in (("id", here), ("title", title), ("updated", updated(figures[0]) if figures else "1970-01-01T00:00:00Z")):
        SubElement(feed, tag).text = text
    SubElement(feed, "link", rel="self", href=here)
    SubElement(SubElement(feed, "author"), "name").text = page.language("site")
    for figure in figures:
        entry = SubElement(feed, "entry")
        about = figure["indicator_label"] or figure["about"] or ""
        for tag, text in (("id", f"tag:tracker,2019:figure/{figure['key']}"), ("updated", updated(figure)),
                          ("title", f"{figure['amount'] or figure['text']} – {about}".rstrip(" –")),
                          ("summary", f"{figure['evidence']} ({figure['publisher_name'] or page.language('unknown')}). "
                                      + page.language("read_by_program"))):
            SubElement(entry, tag).text = printable(text)
        SubElement(entry, "link", rel="alternate", href=page.datasette.absolute_url(page.request, page.to("figures", figure["key"])))
        if figure["source_url"]:
            SubElement(entry, "link", rel="via", href=figure["source_url"])
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed)


def updated(figure: dict) -> str:
    """When the article was out; feed readers need a time for each entry.

    >>> updated({"published": "2019-11-05T09:30:00+07:00"}), updated({"published": None})
    ('2019-11-05T09:30:00+07:00', '1970-01-01T00:00:00Z')
    """
    when = figure["published"]
    return when if when and when[-6] in "+-" else f"{when}Z" if when and "T" in when else "1970-01-01T00:00:00Z"


def printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(character for character in text if character in "\t\n" or character >= " ")
