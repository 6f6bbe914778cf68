"""What this is, how far it can be trusted, and how to take its rows away."""
from tracker.publish.metadata import QUERIES, SOURCE, TABLES, example
from tracker.publish.page import DATABASE, Page, page


@page("/about")
async def about(page: Page):
    """About, method, legal; with the scores of each part where they were measured."""
    quality = await page.rows("SELECT component, measure, score, support, gold FROM quality ORDER BY gold, id")
    return await page.show("about.html", quality=quality, source=SOURCE)


@page("/data")
async def data(page: Page):
    """Every table and column, and questions that are ready to be asked."""
    code = page.language.code
    tables = [{"name": name, "description": table["about"][code], "columns": {column: said[code] for column, said in table["columns"].items()}}
              for name, table in TABLES.items()]
    queries = [{"name": name, "title": query["title"][code], "description": query.get("about", {}).get(code)} for name, query in QUERIES.items()]
    return await page.show("data.html", tables=tables, queries=queries, database=DATABASE, source=SOURCE, example=example)
