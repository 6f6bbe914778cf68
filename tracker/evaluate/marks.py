"""One mark for every comparison between the gold and what was read: the scores count them, the error list prints them."""
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from tracker.evaluate import compare
from tracker.evaluate.compare import Fields

HIT, MISSED, INVENTED, RIGHT, WRONG = "hit", "missed", "invented", "right", "wrong"
EXTRACTIONS = (
    "figure span", "figure value", "figure value+unit", "figure record", "place mention", "place resolved",
    "sector section", "sector code", "org", "person", "regulation", "quote",
)
ANSWERS = ("period", "place", "sector", "speaker")     # also scored over the figures where the gold, or the program, has an answer
RECORD = ("about", "period", "status", "direction")    # what a figure record needs beside value and unit
SURE = ("about", "period", "status")                   # what a confident record promises beside value and unit
MOST_SECTORS = 4
QUOTE_OVERLAP = 0.8
SLIP = "power-of-ten slip"


class Mark(NamedTuple):
    """One comparison: of a measure, with its outcome, and the two sides for who wants to see why."""

    measure: str
    outcome: str
    gold: Any = None
    read: Any = None


def judged(measure: str, right: bool, gold: Fields, read: Fields) -> Mark:
    return Mark(measure, RIGHT if right else WRONG, gold, read)


def found(measure: str, right: bool, gold: Fields, read: Fields) -> Iterator[Mark]:
    """A pair whose content is wrong is one thing missed and one invented."""
    outcomes = (HIT,) if right else (MISSED, INVENTED)
    return (Mark(measure, outcome, gold, read) for outcome in outcomes)


def mark_article(gold: Fields, read: Fields) -> Iterator[Mark]:
    """Every mark of one article; lists that the gold does not have (`places` stands for all after the figures) are not scored."""
    forms = [{form.lower() for form in (entity["name"], *(entity.get("surfaces") or ()))} for entity in gold.get("entities") or ()]
    yield from mark_figures(gold, read, forms)
    if "places" in gold:
        yield from chain(
            mark_places(gold, read), mark_sectors(gold, read), mark_entities(gold, read, "org"), mark_entities(gold, read, "person"),
            mark_regulations(gold, read), mark_quotes(gold, read, forms),
        )


def in_text(records: list[Fields] | None) -> list[Fields]:
    """Titles are not annotated in the gold; a record without a span cannot be paired."""
    return [record for record in records or () if record.get("field", "text") == "text" and record.get("start") is not None]


def matched(gold: Fields, read: Fields, key: str, measures: tuple[str, ...], *, least: float = compare.LEAST_OVERLAP):
    """The pairs of one list, and the marks of what stands on one side only. What the gold calls optional is neither."""
    want, got = in_text(gold.get(key)), in_text(read.get(key))
    pairs = compare.pair(want, got, least=least)
    alone = [Mark(measure, MISSED, record) for i, record in enumerate(want) if i not in pairs and not record.get("optional")
             for measure in measures]
    paired = set(pairs.values())
    alone += [Mark(measure, INVENTED, None, record) for j, record in enumerate(got) if j not in paired for measure in measures]
    return [(want[i], got[j]) for i, j in pairs.items() if not want[i].get("optional")], alone


def mark_figures(gold: Fields, read: Fields, forms: list[set[str]]) -> Iterator[Mark]:
    pairs, alone = matched(gold, read, "figures", ("figure span", "figure value", "figure value+unit", "figure record"))
    yield from alone
    for want, got in pairs:
        value = compare.same_value(want, got)
        unit = value and compare.same_unit(want, got)
        yield Mark("figure span", HIT, want, got)
        yield from found("figure value", value, want, got)
        yield from found("figure value+unit", unit, want, got)
        yield judged(SLIP, compare.power_slip(want, got), want, got)
        checks = dict(check_fields(want, got, forms))
        for name, right in checks.items():
            yield judged(f"figure.{name}", right, want, got)
        yield from mark_answers(want, got, checks)
        whole = unit and all(checks.get(name, True) for name in RECORD)
        yield judged("figure whole record", whole, want, got)
        yield from found("figure record", whole, want, got)


def check_fields(want: Fields, got: Fields, forms: list[set[str]]) -> Iterator[tuple[str, bool]]:
    """Each field of a figure that the gold annotates, and whether it is right."""
    yield "exact span", (want["start"], want["end"]) == (got["start"], got["end"])
    yield "kind", want["kind"] == got.get("kind")
    for name in ("qualifier", "role", "status"):
        if name in want:
            yield name, want[name] == got.get(name)
    if "period" in want:
        yield "period", compare.same_period(want, got)
    if "place" in want:
        yield "place", compare.same_place(want["place"], got.get("place"))
    if "sector" in want:
        yield "sector", (want["sector"] or "")[:1] == (got.get("sector") or "")[:1]
    if "speaker" in want:
        neither = not want["speaker"] and not got.get("speaker")
        yield "speaker", neither or compare.same_speaker(want["speaker"], got.get("speaker"), forms)
    if want.get("indicator"):
        yield "indicator", want["indicator"] == got.get("indicator")
    if want.get("about"):
        yield "about", compare.phrase_overlap(want["about"], got.get("about")) >= compare.SAME_PHRASE
    if want.get("role") == "change":
        yield "direction", want.get("direction") == got.get("direction")
        yield "comparison", want.get("comparison") == got.get("comparison")


def mark_answers(want: Fields, got: Fields, checks: dict[str, bool]) -> Iterator[Mark]:
    """A guess in place of null lowers "(filled)", a null in place of an answer lowers "(stated)"."""
    for name in ANSWERS:
        if name in checks:
            for side, label in ((want, "stated"), (got, "filled")):
                if answers(side, name):
                    yield judged(f"figure.{name} ({label})", checks[name], want, got)
    if want.get("status") in ("target", "forecast"):
        yield judged("figure.status (not actual)", checks["status"], want, got)


def answers(record: Fields, name: str) -> bool:
    return compare.bounds(record) != (None, None) if name == "period" else bool(record.get(name))


def mark_places(gold: Fields, read: Fields) -> Iterator[Mark]:
    pairs, alone = matched(gold, read, "places", ("place mention", "place resolved"))
    yield from alone
    for want, got in pairs:
        yield Mark("place mention", HIT, want, got)
        resolved = compare.same_place(want.get("name"), got.get("name"))
        if want.get("province") and got.get("province"):
            resolved = resolved and compare.same_place(want["province"], got["province"])
        yield from found("place resolved", resolved, want, got)
        yield judged("place.type", want.get("type") == got.get("type"), want, got)


def mark_sectors(gold: Fields, read: Fields) -> Iterator[Mark]:
    """Sectors are sets; the first one is the most central. A division also counts as its section."""
    want = gold.get("sectors") or []
    got = [sector["code"] if isinstance(sector, dict) else sector for sector in read.get("sectors") or ()]
    for measure, length in (("sector section", 1), ("sector code", None)):
        wanted, read_codes = ({code[:length] for code in codes} for codes in (want, got[:MOST_SECTORS]))
        yield from (Mark(measure, HIT, code, code) for code in sorted(wanted & read_codes))
        yield from (Mark(measure, MISSED, code) for code in sorted(wanted - read_codes))
        yield from (Mark(measure, INVENTED, None, code) for code in sorted(read_codes - wanted))
    if want:
        yield Mark("sector.first", RIGHT if got and got[0][:1] == want[0][:1] else WRONG, want, got)


def mark_entities(gold: Fields, read: Fields, kind: str) -> Iterator[Mark]:
    """Organisations or people, each once, by any form of the name in common."""
    left = [entity for entity in read.get("entities") or () if entity.get("type") == kind]
    for want in gold.get("entities") or ():
        if want["type"] != kind:
            continue
        got = next((entity for entity in left if entity_forms(want) & entity_forms(entity)), None)
        if got is not None:
            left = [entity for entity in left if entity is not got]
        if not want.get("optional"):
            yield Mark(kind, MISSED if got is None else HIT, want, got)
    yield from (Mark(kind, INVENTED, None, entity) for entity in left)


def entity_forms(entity: Fields) -> set[str]:
    return {form.lower() for form in (entity["name"], *(entity.get("surfaces") or ()))}


def mark_regulations(gold: Fields, read: Fields) -> Iterator[Mark]:
    pairs, alone = matched(gold, read, "regulations", ("regulation",))
    yield from alone
    for want, got in pairs:
        yield Mark("regulation", HIT, want, got)
        if want.get("id"):
            yield judged("regulation.id", (got.get("id") or "").lower() == want["id"].lower(), want, got)


def mark_quotes(gold: Fields, read: Fields, forms: list[set[str]]) -> Iterator[Mark]:
    gold = {"quotes": [{**quote, "optional": False} for quote in gold.get("quotes") or ()]}        # quotes know no borderline case
    pairs, alone = matched(gold, read, "quotes", ("quote",), least=QUOTE_OVERLAP)
    yield from alone
    for want, got in pairs:
        yield Mark("quote", HIT, want, got)
        yield judged("quote.speaker", compare.same_speaker(want.get("speaker"), got.get("speaker"), forms), want, got)
