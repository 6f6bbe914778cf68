"""What is typed may be a name: of a place, an organisation, an indicator, a sector, a law. Its page is offered above the figures."""
import json
import re

from tracker.lexicons import read_table
from tracker.publish.asking import same
from tracker.publish.cards import name
from tracker.publish.page import Page

BY_NAME = """
SELECT 'places' AS room, id, name, NULL AS name_en, type FROM places WHERE name IN (SELECT value FROM json_each(:names))
UNION ALL SELECT 'entities', id, name, NULL, type FROM entities INDEXED BY entities_name WHERE name IN (SELECT value FROM json_each(:names))
UNION ALL SELECT 'entities', id, name || ' (' || title || ')', NULL, type FROM entities INDEXED BY entities_title WHERE title IN (SELECT value FROM json_each(:names))
UNION ALL SELECT 'indicators', id, name, name_en, 'indicator' FROM indicators
  WHERE (name IN (SELECT value FROM json_each(:lower)) OR name_en IN (SELECT value FROM json_each(:lower)))
  AND EXISTS (SELECT 1 FROM tallies WHERE noun = 'indicator' AND tallies.id = indicators.id)
UNION ALL SELECT 'sectors', code, name, NULL, 'sector' FROM sectors WHERE code IN (SELECT value FROM json_each(:names)) OR name IN (SELECT value FROM json_each(:names))
UNION ALL SELECT 'regulations', id, coalesce(title, id), NULL, kind FROM regulations WHERE id IN (SELECT value FROM json_each(:names)) LIMIT 8
"""
INDICATORS = "SELECT i.id, i.name, i.name_en FROM tallies t JOIN indicators i ON i.id = t.id WHERE t.noun = 'indicator' ORDER BY t.figures DESC"
SMALL = frozenset({"of", "the", "to", "in", "for", "terhadap", "di", "dan", "untuk"})
LAW = re.compile(r"(\w+)\s+(?:no\.?\s*|nomor\s+)?(\d+\w*)(?:\s*/\s*|\s+tahun\s+)(\d{4})", re.IGNORECASE)
LONGEST = 60


def names(typed: str) -> list[str]:
    """The names that may be meant by what is typed.

    >>> [form for form in names("kemenperin") if form == "Kementerian Perindustrian"], names("pp 97/2026")[-1]
    (['Kementerian Perindustrian'], 'pp-97-2026')
    >>> "Jawa Tengah" in names("jateng")
    True
    """
    asked = " ".join(typed.split())
    forms = [asked, asked.title(), asked.upper(), asked.capitalize(), *(f"{kind} {asked.title()}" for kind in ("Kabupaten", "Kota"))]
    group = set(same().get(asked.casefold(), ()))
    forms += [row["name"] for noun in ("organisations", "provinces") for row in read_table(noun) if row["name"].casefold() in group]
    law = LAW.fullmatch(asked)
    return list(dict.fromkeys([*forms, *(["-".join(part.lower() for part in law.groups())] if law else [])]))


async def things(page: Page, typed: str) -> list[dict]:
    """The pages of what has this name."""
    if not typed or len(typed) > LONGEST:
        return []
    known = names(typed.replace('"', ""))
    rows = await page.rows(BY_NAME, names=json.dumps(known), lower=json.dumps([form.lower() for form in known]))
    if not any(row["room"] == "indicators" for row in rows):
        rows += [row | {"room": "indicators", "type": "indicator"} for row in await page.rows(INDICATORS)
                 if bag(typed) in (bag(row["name"]), bag(row["name_en"] or ""))][:1]
    return [row | {"label": page.language.sector(row["id"], row["name"]) if row["room"] == "sectors" else name(page, row["name"], row["name_en"]),
                   "link": page.to(row["room"], row["id"])} for row in rows]


def bag(text: str) -> frozenset[str]:
    """The words of a name, whatever their order.

    >>> bag("GDP share") == bag("share of GDP")
    True
    """
    return frozenset(re.findall(r"\w+", text.casefold())) - SMALL
