"""Which indicator of the dictionary a figure is a value of: the longest cue in what is measured, that its kind and unit allow."""
from functools import cache, lru_cache
from typing import Any

from tracker.annotate.claims.reading import OTHER, Reading
from tracker.annotate.claims.what.phrase import Subject
from tracker.lexicons import read_yaml

MOST_FITS = 50_000                         # kinds, units and roles that indicators are weighed for, kept
FAR = 6                                    # words from a number to a cue that its subject does not hold
BEHIND = 3                                 # words that a cue may reach behind a subject named before
WORKERS = {"buruh", "karyawan", "kerja", "orang", "pegawai", "pekerja"}


@cache
def dictionary() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in read_yaml("indicators")["indicators"]}


def read_indicator(reading: Reading, figure: int, subject: Subject, role: str, status: str) -> str | None:
    """The indicator whose cue is longest and nearest; None where no cue fits the kind, or none names what a measured subject measures."""
    record = reading.figures[figure]
    first, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    kind, unit, best, found = record.kind, record.unit or "", None, None
    named = record.kind != "count" and bool(subject.measures)
    about = set(subject.nouns)
    for cue_first, cue_last, _, indicators in cues_of(reading, begin, end, subject.nouns):
        cue = range(cue_first, cue_last)
        within = not about.isdisjoint(cue)
        if indicators == (OTHER,) and not about.issuperset(cue):
            continue
        if not within and cue_last not in about and (named or not first - FAR <= cue_first <= after + FAR) and not near(cue_first, cue_last, first, after):
            continue
        wide, far = 3.0 * (cue_last - cue_first), None
        for indicator in indicators:
            fit = fitness(indicator, kind, unit, role, status)
            if fit <= 0:
                continue
            if far is None:
                far = 0.0 if not begin <= cue_first < end else 0.35 * max(0, first - cue_last if cue_last <= first else cue_first - after + 2)
            score = fit + wide + (6.0 if within else 0.0) - far
            if best is None or score > best:
                best, found = score, indicator
    return found if found != OTHER else None


def near(cue_first: int, cue_last: int, first: int, after: int) -> bool:
    """Does a cue stand right beside the number, or hold it?"""
    return first <= cue_last and cue_first <= after + 1


def cues_of(reading: Reading, begin: int, end: int, nouns: list[int]) -> list:
    """The cues of the sentence, and those of a subject that was named before it."""
    hits = reading.cues("indicator", begin, end)
    elsewhere = [word for word in nouns if not begin <= word < end]
    if elsewhere:
        hits = hits + reading.cues("indicator", min(elsewhere), max(elsewhere) + BEHIND)
    return hits


def unit_fit(unit: str, wanted: str) -> float:
    """Does a count or quantity have the unit of the indicator? Nothing for units that the lexicon does not know."""
    known = read_yaml("indicator_units").get(wanted)
    if known is None:
        return 0.0
    head = unit.lower().split(" ")[0]
    return 1.5 if unit.lower() in known or head in known or head.split("/")[0] in known else -3.0


@lru_cache(maxsize=MOST_FITS)
def fitness(name: str, kind: str, unit: str, role: str, status: str) -> float:
    """How well a figure's kind, unit and role suit an indicator; 0 where they do not.

    >>> fitness("export_value", "money", "USD", "level", "actual"), fitness("export_value", "count", "orang", "level", "actual")
    (2.0, 0.0)
    """
    if name == OTHER:
        return 2.0
    entry = dictionary()[name]
    if name == "ranking" and kind != "count":
        return 0.0
    if kind not in entry["kinds"] and not (role == "change" and kind in ("percent", "ratio")):
        return 0.0
    fit = 2.0 if kind in entry["kinds"] else 0.6
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
        fit += unit_fit(unit, entry["unit"])
    if name == "sector_growth":
        fit -= 1.0                         # its words stand in most sentences of industry news
    if name == "layoffs" and not WORKERS.isdisjoint(unit.lower().split()):
        fit += 9.0                         # the workers are named first, what befalls them later
    if name == "share_other":
        fit -= 3.0                         # what it is a share of says more
    if name == "consumption_per_capita" and "capita" in unit:
        fit += 6.0
    if kind == "money":
        rate = "/" in unit
        if rate != ("/" in entry["unit"]) and name not in ("price", "revenue"):
            fit -= 1.2
        if name == "exchange_rate" and not rate:
            fit -= 1.0
    if name == "investment_plan":
        fit += 1.0 if status != "actual" else -1.0
    if name == "investment_realization" and status != "actual":
        fit -= 0.8
    return fit
