"""What this is, how far it can be trusted, and how to take its rows away."""
import json

from markupsafe import Markup

from tracker.publish.metadata import QUERIES, SOURCE, TABLES, example
from tracker.publish.page import DATABASE, Page, page


@page("/about")
async def about(page: Page):
    """About, method, legal; with the scores of each part where they were measured."""
    quality = await page.rows("SELECT component, measure, score, support, gold FROM quality ORDER BY gold, id")
    return await page.show("about.html", quality=quality, source=SOURCE)


def dataset(page: Page) -> Markup:
    """What search engines for data sets read: schema.org/Dataset as a block of data, which no browser runs."""
    here = page.datasette.absolute_url(page.request, page.link("/data"))
    table = page.datasette.absolute_url(page.request, page.datasette.urls.table(DATABASE, "figures"))
    said = {
        "@context": "https://schema.org", "@type": "Dataset", "name": page.language("site"), "description": page.language("about_what_text"),
        "url": here, "license": SOURCE["license_url"], "inLanguage": "id", "isAccessibleForFree": True,
        "keywords": ["Indonesia", "industry", "industri", "policy", "kebijakan", "statistics"],
        "distribution": [{"@type": "DataDownload", "encodingFormat": form, "contentUrl": f"{table}.{end}"}
                         for form, end in (("text/csv", "csv?_stream=on"), ("application/json", "json"))],
    }
    return Markup(json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704  (no element can end inside it)


@page("/data")
async def data(page: Page):
    """Every table and column, and questions that are ready to be asked."""
    code = page.language.code
    tables = [{"name": name, "description": table["about"][code], "columns": {column: said[code] for column, said in table["columns"].items()}}
              for name, table in TABLES.items()]
    queries = [{"name": name, "title": query["title"][code], "description": query.get("about", {}).get(code)} for name, query in QUERIES.items()]
    return await page.show("data.html", dataset=dataset(page), tables=tables, queries=queries, database=DATABASE, source=SOURCE, example=example)
