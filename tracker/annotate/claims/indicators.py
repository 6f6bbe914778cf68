"""Which indicator of the dictionary a figure is a value of: the longest cue in what is measured, that its kind and unit allow."""
from functools import cache
from typing import Any

from tracker.annotate.claims.reading import Reading
from tracker.lexicons import read_yaml

WORKERS = {"buruh", "karyawan", "kerja", "orang", "pegawai", "pekerja"}


@cache
def dictionary() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in read_yaml("indicators")["indicators"]}


def read_indicator(reading: Reading, figure: int, nouns: list[int], role: str, status: str, direction: str | None) -> str | None:
    """The indicator whose cue is longest and nearest; None where no cue fits the kind."""
    record = reading.figures[figure]
    first, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    inside = set(nouns)
    best, found = None, None
    for hit in reading.cues("indicator", begin, end):
        within = sum(word in inside for word in range(hit.first, hit.last))
        distance = first - hit.last if hit.last <= first else hit.first - after + 2
        for indicator in hit.value:
            fit = fitness(record, dictionary()[indicator], role, status, direction)
            if fit <= 0:
                continue
            score = fit + 3.0 * (hit.last - hit.first) + (6.0 if within else 0.0) - 0.35 * max(0, distance)
            if best is None or score > best:
                best, found = score, indicator
    return found


def unit_fit(unit: str, wanted: str) -> float:
    """Does a count or quantity have the unit of the indicator? Nothing for units that the lexicon does not know."""
    known = read_yaml("indicator_units").get(wanted)
    if known is None:
        return 0.0
    return 1.5 if unit.lower() in known or unit.lower().split(" ")[0] in known else -3.0


def fitness(record, entry: dict[str, Any], role: str, status: str, direction: str | None) -> float:
    """How well a figure's kind, unit and role suit an indicator; 0 where they do not."""
    kind = record.kind
    if entry["id"] == "ranking" and kind != "count":
        return 0.0
    if kind not in entry["kinds"] and not (role == "change" and kind in ("percent", "ratio")):
        return 0.0
    fit = 2.0 if kind in entry["kinds"] else 0.6
    name = entry["id"]
    if kind == "percent":
        if name == "price" and role != "change":
            return 0.0                     # "tarif 10 persen" is no price
        if name in ("tax_revenue", "excise_revenue") and role == "level":
            fit -= 3.0                     # a rate, more often
        share = name.endswith("_share") or name in ("share_other", "ownership")
        if (role == "share") != share and (share or role == "share"):
            fit -= 1.5
        if (role == "change") == name.endswith("_growth"):
            fit += 0.5
    if kind in ("count", "quantity"):
        fit += unit_fit(record.unit or "", entry["unit"])
    if name == "sector_growth":
        fit -= 1.0                         # its words stand in most sentences of industry news
    if name == "layoffs" and not WORKERS.isdisjoint((record.unit or "").lower().split()):
        fit += 9.0                         # the workers are named first, what befalls them later
    if name == "share_other":
        fit -= 3.0                         # what it is a share of says more
    if name == "consumption_per_capita" and "capita" in (record.unit or ""):
        fit += 6.0
    if kind == "money":
        rate = "/" in (record.unit or "")
        if rate != ("/" in entry["unit"]) and name not in ("price", "revenue"):
            fit -= 1.2
        if name == "exchange_rate" and not rate:
            fit -= 1.0
    if name == "investment_plan":
        fit += 1.0 if status != "actual" else -1.0
    if name == "investment_realization" and status != "actual":
        fit -= 0.8
    return fit
