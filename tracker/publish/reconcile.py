"""Names in a table of one's own → places, sectors and indicators of this site, by the Reconciliation API 0.2 that OpenRefine speaks.

Written here and not taken from datasette-reconcile: that finds only names that hold the typed letters, so neither "Kab. Bekasi" nor a slip of the
pen, and it rests on a library under the GPL.
"""
import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from datasette.utils.asgi import Response
from rapidfuzz import fuzz, process, utils

from tracker.lexicons import read_table, read_yaml
from tracker.publish.gazetteer import gazetteer
from tracker.publish.language import sector_names
from tracker.publish.page import DATABASE, Page, page

SPACE = "https://schema.org/identifier"
LIMIT, MOST, QUERIES, IDS = 5, 25, 100, 1000
LARGEST = 1 << 20                          # bytes of a question
LONGEST = 200                              # characters of a name
NEAR = 60.0                                # score below which nothing is offered
SHORT = {"Kabupaten": ("Kab.", "Kab", "Kabupaten"), "Kota": ("Kota",), "Provinsi": ("Prov.", "Provinsi")}
OPEN = {"access-control-allow-origin": "*"}
NOUNS = {                                  # noun → all of it, the same with what data extension may add
    "places": "SELECT id, name, type, province, lat, lon FROM places",
    "sectors": "SELECT code AS id, name, 'sector' AS type, parent, edition FROM sectors",
    "indicators": "SELECT id, name, 'indicator' AS type, name_en, unit, direction, publisher, cadence FROM indicators",
}


class Malformed(ValueError):
    """A question that is not one by the specification."""


@dataclass(frozen=True)
class Candidate:
    """A thing that a name may mean, and a form under which it is known."""

    id: str
    name: str
    type: str
    form: str


def forms(noun: str, row: dict) -> Iterable[str]:
    """Every form of a name.

    >>> sorted(forms("places", {"id": "32.16", "name": "Kabupaten Bekasi", "type": "regency"}))
    ['Bekasi', 'Kab Bekasi', 'Kab. Bekasi', 'Kabupaten Bekasi']
    >>> "Jabar" in forms("places", {"id": "32", "name": "Jawa Barat", "type": "province"})
    True
    """
    name = row["name"]
    first, _, rest = name.partition(" ")
    known = {name, row["id"]} if noun == "sectors" else {name}
    if noun == "places":
        known |= {f"{short} {rest}" for short in SHORT.get(first, ())} if rest else set()
        known |= {rest} if first in SHORT and rest else set()
        known |= {f"{short} {name}" for short in SHORT["Provinsi"]} if row["type"] == "province" else set()
        known |= aliases().get(row["id"], set())
    if noun == "sectors":
        known |= {sector_names().get(row["id"], name)}
    if noun == "indicators":
        known |= {row["name_en"] or name} | cues().get(row["id"], set())
    return known


def aliases() -> dict[str, set[str]]:
    """Short forms of provinces, regencies and cities as news writes them, by code."""
    return {row["code"]: set(filter(None, row.get("aliases", "").split(";"))) for noun in ("provinces", "regency_aliases") for row in read_table(noun)}


def cues() -> dict[str, set[str]]:
    """Words that name an indicator."""
    return {item["id"]: set(item["cues"]) for item in read_yaml("indicators")["indicators"]}


def candidates(noun: str, rows: list[dict]) -> list[Candidate]:
    return [Candidate(row["id"], row["name"], row["type"], form) for row in rows for form in forms(noun, row)]


def answer(query: dict, known: list[Candidate]) -> list[dict]:
    """The things that a name may mean, the likeliest first; `match` only where one alone has exactly this form.

    >>> rows = [{"id": "32.16", "name": "Kabupaten Bekasi", "type": "regency"}, {"id": "32.75", "name": "Kota Bekasi", "type": "city"}]
    >>> known = candidates("places", rows)
    >>> [(found["id"], found["match"]) for found in answer({"query": "kab. bekasi"}, known)][:1]
    [('32.16', True)]
    >>> [(found["id"], found["match"]) for found in answer({"query": "Bekasi"}, known)]
    [('32.16', False), ('32.75', False)]
    """
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise Malformed("a query needs the text `query`")
    asked, types = query["query"][:LONGEST], query.get("type") or []
    types = [types] if isinstance(types, str) else types
    if not isinstance(types, list):
        raise Malformed("`type` is a text or a list of texts")
    fitting = [one for one in known if not types or one.type in types]
    found = process.extract(asked, [one.form for one in fitting], scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR, limit=200)
    best: dict[str, tuple[float, Candidate]] = {}
    for _, score, number in found:
        one = fitting[number]
        best.setdefault(one.id, (score, one))
    exact = [id_ for id_, (score, _) in best.items() if score == 100]
    if exact:                              # what is only like it is not meant
        best = {id_: best[id_] for id_ in exact}
    limit = query.get("limit")
    return [{"id": one.id, "name": one.name, "type": [{"id": one.type, "name": one.type}], "score": round(score, 1), "match": exact == [one.id]}
            for score, one in list(best.values())[:min(limit if isinstance(limit, int) and limit > 0 else LIMIT, MOST)]]


def extended(request: dict, rows: list[dict]) -> dict:
    """Columns of the rows with these ids."""
    if not (isinstance(request, dict) and texts(request.get("ids")) and isinstance(request.get("properties"), list)):
        raise Malformed("extend needs the texts `ids` and the list `properties`")
    wanted = [item.get("id") for item in request["properties"] if isinstance(item, dict)]
    if not texts(wanted):
        raise Malformed("a property needs the text `id`")
    by_id = {row["id"]: row for row in rows}
    if not all(name in (rows[0] if rows else wanted) for name in wanted):
        raise Malformed("no such property")
    return {"meta": [{"id": name, "name": name} for name in wanted],
            "rows": {id_: {name: cells(by_id.get(id_, {}).get(name)) for name in wanted} for id_ in request["ids"][:IDS]}}


def texts(value) -> bool:
    """Whether a value is a list of texts.

    >>> texts(["32.16"]), texts("32.16"), texts([["32.16"]])
    (True, False, False)
    """
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def cells(value) -> list[dict]:
    return [] if value is None else [{"str": value}] if isinstance(value, str) else [{"float" if isinstance(value, float) else "int": value}]


def manifest(page: Page, noun: str, rows: list[dict]) -> dict:
    """What the service is, for the program that will ask it."""
    here = page.datasette.absolute_url(page.request, f"/reconcile/{noun}")
    room = page.datasette.absolute_url(page.request, f"/{noun}/")
    names = [name for name in (rows[0] if rows else {}) if name != "id"]
    return {"versions": ["0.2"], "name": f"{page.language('site')}: {page.language(noun)}", "identifierSpace": SPACE, "schemaSpace": SPACE,
            "view": {"url": room + "{{id}}"}, "defaultTypes": [{"id": kind, "name": kind} for kind in sorted({row["type"] for row in rows if row["type"]})],
            "suggest": {"entity": {"service_url": here, "service_path": "/suggest"}},
            "extend": {"propose_properties": {"service_url": here, "service_path": "/properties"},
                       "property_settings": [{"name": name, "label": name, "type": "text"} for name in names]}}


async def asked(page: Page) -> dict:
    """The arguments that hold JSON, from the form or the address."""
    form = dict(parse_qsl(await posted(page))) if page.request.method == "POST" else {}
    given = {name: form.get(name) or page.arg(name) for name in ("queries", "extend")}
    try:
        return {name: json.loads(text) if text else None for name, text in given.items()}
    except json.JSONDecodeError as error:
        raise Malformed(f"not JSON: {error}") from error
    except RecursionError as error:
        raise Malformed("nested too deep") from error


async def posted(page: Page) -> str:
    """The body of a request; no more of it is held than a question may have."""
    body, more = b"", True
    while more:
        event = await page.request.receive()
        body, more = body + event.get("body", b""), event.get("more_body", False)
        if len(body) > LARGEST:
            raise Malformed(f"larger than {LARGEST >> 20} MB; ask in parts")
    return body.decode(errors="replace")


@page(f"/reconcile/(?P<noun>{'|'.join(NOUNS)})")
async def reconcile(page: Page):
    """The service: its manifest, names to match, columns to add."""
    noun = page.part("noun")
    rows = await page.rows(NOUNS[noun])
    if noun == "places":
        rows = list((gazetteer() | {row["id"]: row for row in rows}).values())
    try:
        given = await asked(page)
        queries, extend = given["queries"], given["extend"]
        if extend is not None:
            return Response.json(extended(extend, rows), headers=OPEN)
        if queries is None:
            return Response.json(manifest(page, noun, rows), headers=OPEN)
        if not isinstance(queries, dict) or len(queries) > QUERIES:
            raise Malformed(f"queries must be an object of at most {QUERIES} queries")
        known = candidates(noun, rows)
        return Response.json({key: {"result": await asyncio.to_thread(answer, query, known)} for key, query in queries.items()}, headers=OPEN)
    except Malformed as wrong:
        return Response.json({"status": "error", "message": str(wrong)}, status=400, headers=OPEN)


@page(f"/reconcile/(?P<noun>{'|'.join(NOUNS)})/suggest")
async def suggest(page: Page):
    """Things whose name begins like this, for a person who picks one by hand."""
    noun = page.part("noun")
    rows = await page.rows(f"SELECT id, name, type FROM ({NOUNS[noun]}) WHERE name LIKE '%' || :prefix || '%' ORDER BY name LIMIT 20",  # noqa: S608
                           prefix=page.arg("prefix")[:LONGEST])
    return Response.json({"result": [{"id": row["id"], "name": row["name"], "description": row["type"]} for row in rows]}, headers=OPEN)


@page(f"/reconcile/(?P<noun>{'|'.join(NOUNS)})/properties")
async def properties(page: Page):
    """The columns that can be added."""
    noun = page.part("noun")
    described = await page.datasette.get_database(DATABASE).execute(f"{NOUNS[noun]} LIMIT 0")
    return Response.json({"type": page.arg("type"), "properties": [{"id": name, "name": name} for name in described.columns if name != "id"]}, headers=OPEN)
