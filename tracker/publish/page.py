"""What every page has: the reader's language, its links, the rows of the public database."""
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote, urlencode

from datasette.utils.asgi import NotFound, Response

from tracker.publish.language import LANGUAGES, Language

DATABASE = "tracker"
BESIDE = {"entities": "organisations", "articles": "figures", "priorities": "sectors", "quality": "about", "legal": "about", "corrections": "revisions", "alerts": "data"}   # first part of a path → its room
ROUTES: list[tuple[str, Callable]] = []


class Page:
    """One request for one of our pages."""

    def __init__(self, datasette, request):
        self.datasette, self.request = datasette, request
        self.ready = request.path.startswith(f"/{DATABASE}/")          # a ready question, which is at one address in both languages
        english = request.args.get("_lang") == "en" if self.ready else f"{request.path}/".startswith("/en/")
        self.language: Language = LANGUAGES["en" if english else "id"]
        self.path = request.path.removeprefix(self.language.prefix) or "/"

    @property
    def room(self) -> str:
        """The room of the menu in which this page is."""
        first = "data" if self.ready else self.path.split("/")[1]
        return BESIDE.get(first, first)

    def arg(self, name: str) -> str:
        """An argument of the address, without white space around it; empty where it is absent."""
        return (self.request.args.get(name) or "").strip()

    def number(self, last: int) -> int:
        """The number of the page of a list that is asked for."""
        asked = self.arg("page")
        return min(max(int(asked) if asked.isdecimal() and len(asked) < 7 else 1, 1), max(last, 1))

    def part(self, name: str) -> str:
        """A part of the address's path."""
        return unquote(self.request.url_vars[name])

    def link(self, path: str, **arguments: object) -> str:
        """The address of one of our pages in the reader's language; empty arguments are left out."""
        return self.language.prefix + address(path, **arguments)

    def to(self, room: str, name: object) -> str:
        """The address of a thing in its room."""
        return self.link(f"/{room}/{quote(str(name), safe='')}")

    def here(self, **changes: object) -> str:
        """This page with some arguments changed; pages are counted anew unless `page` is among them."""
        arguments = {key: self.request.args.get(key) for key in self.request.args}
        return self.link(self.path, **(arguments | {"page": None} | changes))

    @property
    def other(self) -> tuple[Language, str]:
        """The other language and this page in it."""
        language = LANGUAGES["id" if self.language.code == "en" else "en"]
        query = self.request.query_string
        if self.ready:
            arguments = {key: self.request.args.get(key) for key in self.request.args}
            return language, address(self.path, **arguments | {"_lang": "en" if language.code == "en" else None})
        return language, language.prefix + self.path + (f"?{query}" if query else "")

    async def rows(self, sql: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of the public database."""
        found = await self.datasette.get_database(DATABASE).execute(sql, parameters)
        return [dict(row) for row in found.rows]

    async def sheet(self, sql: str, *, size: int, last: int, **parameters: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """The rows of the asked page of a list (the SQL ends with `LIMIT :limit OFFSET :offset`), and its number and whether more follow."""
        number = self.number(last)
        found = await self.rows(sql, limit=size + 1, offset=(number - 1) * size, **parameters)
        return found[:size], {"number": number, "more": len(found) > size}

    async def row(self, sql: str, **parameters: Any) -> dict[str, Any]:
        """The one row that there must be: without it, the page does not exist."""
        found = await self.rows(sql, **parameters)
        if not found:
            raise NotFound(self.language("not_found"))
        return found[0]

    async def count(self, sql: str, **parameters: Any) -> int:
        return (await self.datasette.get_database(DATABASE).execute(sql, parameters)).single_value() or 0

    async def show(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """The page."""
        html = await self.datasette.render_template(template, {"page": self, "t": self.language, "status": status, **context}, request=self.request)
        return Response.html(html, status=status)


async def tally(page: Page, noun: str, id_: str) -> dict[str, int]:
    """How many figures and articles there are of a thing."""
    found = await page.rows("SELECT figures, articles FROM tallies WHERE noun = :noun AND id = :id", noun=noun, id=id_)
    return found[0] if found else {"figures": 0, "articles": 0}


def address(path: str, **arguments: object) -> str:
    """A path with its arguments, empty ones left out.

    >>> address("/figures", q="ekspor baja", sector="C24", page=None)
    '/figures?q=ekspor+baja&sector=C24'
    """
    kept = {key: value for key, value in arguments.items() if value not in (None, "")}
    return (path or "/") + (f"?{urlencode(kept)}" if kept else "")


def page(pattern: str, *, before: bool = False) -> Callable:
    """Register a function as the page at a path, in both languages.

    The function takes a Page and gives a response; `{name}` in the pattern is one part of the path. With `before`, it is asked before
    all that were registered: a key may look like a key and an ending.
    """
    regex = r"^(?:/en)?" + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", pattern) + "$"

    def register(function: Callable) -> Callable:
        async def view(datasette, request):
            return await function(Page(datasette, request))

        ROUTES.insert(0 if before else len(ROUTES), (regex, view))
        return function

    return register


def outward(url: str | None) -> str:
    """An address that a page may link to outside the site: web addresses only.

    >>> outward("https://kabar.example/a"), outward("javascript:alert(1)")
    ('https://kabar.example/a', '')
    """
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else ""
