"""Addresses that a reader may guess for rows as a file: they lead to where these rows are."""
from datasette.utils.asgi import NotFound, Response

from tracker.publish.forms import FORMS
from tracker.publish.page import DATABASE, Page, address, page

LISTS = {"regulations": "policies", "revisions": "figure_changes"}         # room → what its list is called as a file
TABLES = {"articles": "articles", "feeds": "feeds", "indicators": "indicators", "organisations": "entities", "places": "places", "sectors": "sectors"}
THINGS = {"articles": ("articles", "id"), "entities": ("entities", "id"), "figures": ("figures", "key"), "indicators": ("indicators", "id"),
          "observations": ("observations", "key"), "places": ("places", "id"), "regulations": ("policies", "id"), "sectors": ("sectors", "code")}
WHOLE = {"csv": {"_stream": "on"}, "json": {"_shape": "array"}}            # Datasette: all rows, no wrapping


@page(rf"/(?P<room>{'|'.join(LISTS)})\.(?P<form>{'|'.join(FORMS)})")
async def listed(page: Page):
    """The same list under its own name, filtered alike."""
    arguments = {key: page.request.args.get(key) for key in page.request.args}
    return Response.redirect(page.link(f"/{LISTS[page.part('room')]}.{page.part('form')}", **arguments))


@page(rf"/(?P<room>{'|'.join(TABLES)})\.(?P<form>{'|'.join(WHOLE)})")
async def table(page: Page):
    """A room whose rows are a table as it is."""
    return Response.redirect(rows(TABLES[page.part("room")], page.part("form")))


@page(rf"/(?P<room>{'|'.join(THINGS)})/(?P<key>[^/]+)\.(?P<form>{'|'.join(WHOLE)})", before=True)
async def thing(page: Page):
    """The row of one thing."""
    noun, column = THINGS[page.part("room")]
    key, form = page.part("key"), page.part("form")
    if not await page.count(f"SELECT EXISTS (SELECT 1 FROM {noun} WHERE {column} = :key)", key=key):  # noqa: S608  (constants above)
        raise NotFound(page.language("not_found"))
    return Response.redirect(rows(noun, form, **{f"{column}__exact": key}))


def rows(table: str, form: str, **conditions: str) -> str:
    """The address of a table's rows in Datasette.

    >>> rows("figures", "json", key__exact="ab12")
    '/tracker/figures.json?key__exact=ab12&_shape=array'
    """
    return address(f"/{DATABASE}/{table}.{form}", **conditions, **WHOLE[form])
