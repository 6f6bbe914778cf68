"""The filters of a list of figures: the values of each with their names and counts, and those that hold."""
import json
from collections import Counter

from tracker.publish.filters import COUNTED, FACETS, SHOWN, Question
from tracker.publish.page import Page


async def counted(page: Page, question: Question, ids: list[int]) -> dict[str, list[dict]]:
    """Each filter's values with their counts among these figures."""
    columns = list(zip(*(row.values() for row in await page.rows(COUNTED, ids=json.dumps(ids))), strict=True))
    facets = {}
    for (facet, (_, names)), values in zip(FACETS.items(), columns, strict=False):
        counts = Counter(str(value) for value in values if value is not None).most_common(SHOWN)
        if counts and facet not in question.chosen:
            known = {row["id"]: row for row in await page.rows(names, ids=json.dumps([value for value, _ in counts]))} if names else {}
            facets[facet] = [{"id": value, "n": n, "label": label(page, facet, value, *((known[value]["name"], known[value]["name_en"])
                              if value in known else (None, None)))} for value, n in counts]
    return facets


def label(page: Page, facet: str, value: str, own: str | None, english: str | None) -> str:
    vocabulary = {"status": "statuses", "kind": "kinds"}.get(facet)
    if vocabulary:
        return page.language.term(vocabulary, value)
    if facet == "unit":
        return page.language.with_unit("", value).strip()
    if facet == "sector":
        return page.language.sector(value, own)
    return (english if page.language.code == "en" and english else own) or value


NAMES = {
    "sector": "SELECT name, name AS name_en FROM sectors WHERE code = :value",
    "place": "SELECT name, name AS name_en FROM places WHERE id = :value",
    "province": "SELECT name, name AS name_en FROM places WHERE type = 'province' AND name = :value",
    "indicator": "SELECT name, name_en FROM indicators WHERE id = :value",
    "publisher": "SELECT name, name AS name_en FROM publishers WHERE id = :value",
    "speaker": "SELECT name, name AS name_en FROM entities WHERE id = :value",
}


async def chosen(page: Page, question: Question) -> list[dict[str, str]]:
    """The filters that hold, each with its name and the page without it."""
    out = []
    for key, value in question.chosen.items():
        found = await page.rows(NAMES[key], value=value) if key in NAMES else []
        own, english = (found[0]["name"], found[0]["name_en"]) if found else (None, None)
        out.append({"facet": key, "value": value, "label": label(page, key, value, own, english), "remove": page.here(**{key: None})})
    return out
