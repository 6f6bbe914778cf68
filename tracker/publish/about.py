"""What this is, how far it can be trusted, and how to take its rows away."""
import json
from importlib.resources import files

from markupsafe import Markup

from tracker.publish.forms import FORMS
from tracker.publish.metadata import QUERIES, SOURCE, TABLES, example
from tracker.publish.page import DATABASE, Page, page


@page("/about")
async def about(page: Page):
    """About and method."""
    return await page.show("about.html", source=SOURCE)


@page("/legal")
async def legal(page: Page):
    """Publishers' rights, personal data, how something is removed."""
    return await page.show("legal.html", source=SOURCE)


@page("/quality")
async def quality(page: Page):
    """The scores of each part: those measured with this database, and those that the installed release may not fall below."""
    scores: dict[str, list] = {}
    for row in await page.rows("SELECT component, measure, score, support, gold FROM quality ORDER BY gold, id"):
        scores.setdefault(row["gold"], []).append(row)
    least = floors()
    parts = sorted({part for of in least.values() for part in of})
    return await page.show("quality.html", scores=list(scores.items()), golds=list(least),
                           floors=[(part, {gold: least[gold].get(part) for gold in least}) for part in parts])


def floors() -> dict[str, dict[str, float]]:
    """The least that each measure reached on the people's annotations: test material → measure → score; empty where none is installed."""
    path = files("tracker.models").joinpath("floors.json")
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def dataset(page: Page) -> Markup:
    """What search engines for data sets read: schema.org/Dataset as a block of data, which no browser runs."""
    here = page.datasette.absolute_url(page.request, page.link("/data"))
    said = {
        "@context": "https://schema.org", "@type": "Dataset", "name": page.language("site"), "description": page.language("about_what_text"),
        "url": here, "license": SOURCE["license_url"], "inLanguage": "id", "isAccessibleForFree": True,
        "keywords": ["Indonesia", "industry", "industri", "policy", "kebijakan", "statistics"],
        "distribution": [{"@type": "DataDownload", "encodingFormat": FORMS[form].content_type.partition(";")[0], "contentUrl":
                          page.datasette.absolute_url(page.request, f"/figures.{form}")} for form in FORMS],
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
