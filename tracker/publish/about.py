"""What this is, how far it can be trusted, and how to take its rows away."""
import json

from datasette.plugins import pm
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
    """The scores of each part, beside each other by the material that they were measured on."""
    rows = await page.rows("SELECT component, measure, score, gold, pipeline FROM quality ORDER BY measure, component")
    golds = sorted({row["gold"] for row in rows}, reverse=True)
    parts: dict[str, dict[str, dict]] = {}
    for row in rows:
        parts.setdefault(row["measure"], {}).setdefault(row["component"], {})[row["gold"]] = row["score"]
    return await page.show("quality.html", measures=list(parts.items()), golds=golds, pipeline=rows[0]["pipeline"] if rows else None)


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
    return await page.show("data.html", dataset=dataset(page), tables=tables, queries=queries, database=DATABASE, source=SOURCE, example=example,
                           mcp=page.datasette.absolute_url(page.request, "/-/mcp") if any(getattr(plugin, "__name__", "") == "datasette_mcp" for plugin in pm.get_plugins()) else "")
