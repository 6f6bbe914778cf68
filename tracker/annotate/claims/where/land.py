"""Whose figures those of no named place are: Indonesia's, or those of the other country that a story is of."""
from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.where.exchange import HOME, NATION
from tracker.annotate.claims.where.firm import ORGANISATIONS
from tracker.annotate.claims.where.words import cues
from tracker.records import Place

PUBLIC = {"agency", "directorate", "ministry", "parliament"}
MANY = 2                                   # names of another country for each of Indonesia
COUNTRY = "country"
ABROAD = {"trump": "Amerika Serikat"}
DEPARTMENT = "Departemen"                  # Indonesia has called a ministry "Kementerian" since 2009


def public_bodies(reading: Reading, places: list[Place]) -> int:
    """How often the ministries and agencies of Indonesia are named, not those of another country ("Departemen Keuangan", "Kementerian Keuangan Jepang")."""
    abroad = {place.start - 1 for place in places if place.type == COUNTRY and place.name != NATION}
    text = reading.words.text
    return sum(end not in abroad and not text.startswith(DEPARTMENT, start) for entity in reading.entities
               if entity.type == "org" and ORGANISATIONS.get(entity.id or "") in PUBLIC for start, end in entity.mentions)


def told_land(reading: Reading, places: list[Place], public: int, exchange: str | None, *, listed: bool) -> str | None:
    """Indonesia, unless the text tells of other countries only; None where of several.

    `exchange` is the country whose share index the lead names, `listed` whether the story is of firms on the exchange of Jakarta.
    """
    times: dict[str, int] = {}
    for place in places:
        if place.type == COUNTRY:
            times[place.name] = times.get(place.name, 0) + 1
    named = times.pop(NATION, 0)
    if not times:
        return next((land for word, land in ABROAD.items() if word in reading.words.lower), NATION) if not (named or public or HOME.union(cues()["native"]).intersection(reading.words.lower)) else NATION
    most = max(times.values())
    home = named + sum(map(reading.words.lower.count, HOME | cues()["native"])) + public
    if public:                             # where a ministry speaks, the provinces that are named are its own
        home += sum(place.province is not None for place in places)
    if home and most <= MANY * home:
        return NATION
    titled = dict.fromkeys(place.name for place in places if place.start < reading.body and place.type == COUNTRY) | dict.fromkeys(filter(None, [exchange]))
    first = next(iter(titled), None)
    led = first is not None and times.get(first, 0) == most
    if home:
        return first if led and len(titled) == 1 and not listed else None
    return first if led or len(titled) == 1 else None
