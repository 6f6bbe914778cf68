"""What an address asks for and the site cannot give: a filter's value that no figure has, an order that there is not; and the way on."""
import re
from dataclasses import replace

from tracker.publish.facets import NAMES, counted, label
from tracker.publish.filters import FILTERS, LISTED, ORDERS, Question
from tracker.publish.page import Page

VOCABULARIES = {"status": "statuses", "kind": "kinds"}
HAS_FIGURES = "SELECT EXISTS (SELECT 1 FROM figure_turns_fts WHERE figure_turns_fts MATCH :token)"
NEXT = 8                                   # values that are offered


async def missing(page: Page, question: Question) -> list[dict]:
    """Each filter whose value no figure has, whatever else is asked: whether it is known at all, and values that find something."""
    found = {key: value for key, value in question.chosen.items()
             if not await page.count(HAS_FIGURES, token=f'"zz{FILTERS[key]}{value.encode().hex()}"')}
    if not found:
        return []
    others = replace(question, chosen={key: value for key, value in question.chosen.items() if key not in found}, order="newest")
    ids = [row["id"] for row in await page.rows(others.ids(), **others.parameters)][:LISTED]
    values = await counted(page, others, ids)
    told = []
    for key, value in found.items():
        there = await known(page, key, value)
        told.append({"facet": key, "label": await named(page, key, value) if there else value, "known": there,
                     "values": [row | {"link": page.here(**{**dict.fromkeys(found), key: row["id"]})} for row in values.get(key, [])[:NEXT]]})
    return told


async def known(page: Page, key: str, value: str) -> bool:
    """Whether a filter has such a value, though no figure may have it yet."""
    if key in VOCABULARIES:
        return value in page.language.texts[VOCABULARIES[key]]
    if key == "year":
        return bool(re.fullmatch(r"(?:19|20)\d\d", value))
    return bool(key in NAMES and await page.rows(NAMES[key], value=value))


async def named(page: Page, key: str, value: str) -> str:
    """A known value as the filters call it."""
    found = await page.rows(NAMES[key], value=value) if key in NAMES else [{"name": None, "name_en": None}]
    return label(page, key, value, found[0]["name"], found[0]["name_en"])


def unheeded(page: Page, question: Question, facets: dict[str, list[dict]]) -> dict:
    """An order that was asked for and does not hold, with the units within which it would; nothing where all is well."""
    asked = page.arg("sort")
    if asked and asked not in ORDERS:
        return {"order": asked, "units": []}
    if question.order == "largest" and not question.comparable:
        return {"order": "largest", "units": [row | {"link": page.here(unit=row["id"])} for row in facets.get("unit", [])[:NEXT]]}
    return {}
