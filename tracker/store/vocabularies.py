"""The vocabularies that the lexicons hold, as rows: written whole when a database is opened, so that their names are never older than they are."""
import json
from importlib.resources import files

from tracker.lexicons import read_yaml
from tracker.store.rows import EDITION, Row


def has(noun: str) -> bool:
    return files("tracker.lexicons").joinpath(f"{noun}.yaml").is_file()


def sectors() -> list[Row]:
    """Sections first, then the divisions inside them.

    >>> [row for row in sectors() if row["code"] == "C10"]
    [{'code': 'C10', 'name': 'Industri makanan', 'parent': 'C', 'edition': 2020}]
    """
    if not has("sectors"):
        return []
    rows = [{"code": item["code"], "name": item["name"], "parent": item["code"][0] if len(item["code"]) > 1 else None, "edition": EDITION}
            for item in read_yaml("sectors")["codes"]]
    return sorted(rows, key=lambda row: (len(row["code"]), row["code"]))


def indicators() -> list[Row]:
    """What figures measure, by the dictionary of indicators."""
    if not has("indicators"):
        return []
    return [{"id": item["id"], "name": item.get("name") or item["name_id"], "name_en": item.get("name_en"), "unit": item.get("unit"),
             "direction": item.get("direction"), "publisher": item.get("publisher"), "cadence": item.get("cadence")}
            for item in read_yaml("indicators")["indicators"]]


FOUND = frozenset({"figure span", "figure value", "figure value+unit", "figure record", "place mention", "place resolved", "sector section", "sector code",
                   "org", "person", "regulation", "quote"})


def quality(pipeline: str) -> list[Row]:
    """How well the installed program reads, by the scores that its release may not fall below: F1 of what is found, else the share that is right.

    >>> [(row["measure"], row["gold"]) for row in quality("1-test") if row["component"] == "figure value"]
    [('F1', 'cases'), ('F1', 'dev')]
    """
    path = files("tracker.models").joinpath("floors.json")
    floors = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return [{"id": number, "component": part, "measure": "F1" if part in FOUND else "right", "score": score, "gold": gold, "pipeline": pipeline}
            for number, (gold, part, score) in enumerate(sorted((gold, part, score) for gold, of in floors.items() for part, score in of.items()), start=1)]
