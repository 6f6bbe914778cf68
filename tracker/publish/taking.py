"""What a list shows, taken away whole: /figures.csv, /targets.xlsx … give every row that the same address shows as a page, without a limit."""
import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote

from datasette.utils.asgi import Response

from tracker.publish.filters import FILTERS, ORDERS, Question
from tracker.publish.forms import FORMS
from tracker.publish.page import DATABASE, Page, page
from tracker.publish.suggest import families

BATCH = 10_000                             # rows read at once
AT_ONCE = 3                                # downloads; each holds a connection as long as its reader takes
CROWDED = "Too many downloads at once; try again in a minute."
busy = asyncio.Semaphore(AT_ONCE)


def taken(noun: str) -> Callable:
    """Register a function that tells, of a request, the SQL of all rows of a table and its parameters: at /noun.csv and so on."""
    def register(function: Callable) -> Callable:
        @page(rf"/{noun}\.(?P<form>{'|'.join(FORMS)})")
        async def take(page: Page):
            if busy.locked():
                return Response.text(CROWDED, status=503, headers={"retry-after": "60"})
            form = page.part("form")
            rows = chunks(page.datasette.get_database(DATABASE), noun, *await function(page), form)
            return Stream(rows, FORMS[form].content_type, f"{noun}.{form}")

        return function

    return register


async def asked(page: Page) -> Question:
    """The reader's question about figures, from the arguments of the address."""
    order = page.arg("sort")
    return Question(page.arg("q"), {key: page.arg(key) for key in FILTERS if page.arg(key)}, order if order in ORDERS else ORDERS[0],
                    await families(page, page.arg("q")))


@taken("figures")
async def figures(page: Page) -> tuple[str, dict]:
    """Figures with the headline and address of their article."""
    question = await asked(page)
    return question.rows(), question.parameters


@dataclass
class Stream:
    """An answer that is sent as it is made; each chunk is made beside the loop."""

    chunks: Iterator[bytes]
    content_type: str
    filename: str

    async def asgi_send(self, send) -> None:
        headers = {"content-type": self.content_type, "content-disposition": f'attachment; filename="{self.filename}"', "cache-control": "no-store"}
        async with busy:
            with closing(self.chunks):
                await send({"type": "http.response.start", "status": 200, "headers": [(key.encode(), value.encode()) for key, value in headers.items()]})
                while (chunk := await asyncio.to_thread(next, self.chunks, None)) is not None:
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                await send({"type": "http.response.body", "body": b""})


def chunks(database, noun: str, sql: str, parameters: dict, form: str) -> Iterator[bytes]:
    """The rows in a form, read on a connection of their own that cannot write; columns of the table `noun` have its types, others are text."""
    how = "mode=ro" if database.is_mutable else "immutable=1"
    with closing(sqlite3.connect(f"file:{quote(str(database.path))}?{how}", uri=True, check_same_thread=False)) as connection:
        declared = dict(connection.execute("SELECT name, type FROM pragma_table_info(?)", [noun]).fetchall())
        found = connection.execute(sql, parameters)
        columns = [(column[0], declared.get(column[0], "TEXT")) for column in found.description]
        yield from FORMS[form].write(columns, iter(lambda: found.fetchmany(BATCH), []))
