"""The one region that a whole story is about: "Harga Sawit Riau Turun", or a story of a regency that its lead names and its text keeps naming."""
from collections import Counter

from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.where.exchange import NATION
from tracker.annotate.claims.where.words import cues
from tracker.records import Place

REGIONAL = ("province", "regency", "city")
OFTEN, KEPT = 2, 3                         # mentions of a region that the title names, and of one that only the lead does
LEAD = 300                                 # characters
TWICE = 2                                  # mentions of a region for each of any other


def regional(place: Place) -> bool:
    return place.type in REGIONAL or (place.type == "region" and place.name.lower() in cues()["islands"])


def told_region(reading: Reading, places: list[Place], public: int) -> Place | None:
    """The one region that the title names and the text keeps naming, else the one that the lead names and the text most of all; None where anything national is told."""
    words, sentences, body = reading.words, reading.sentences, reading.body
    if not body or not sentences or not places:
        return None
    lands = Counter(place.name for place in places if place.type == "country")
    named = [place for place in places if place.start < body]
    if named:
        if len({place.name for place in named}) != 1 or not regional(named[0]) or national(words.lower[:sentences[0][1]]):
            return None
        times = sum(place.name == named[0].name for place in places)
        return named[0] if times >= OFTEN and times >= max(lands.values(), default=0) else None
    regions = Counter(place.name for place in places if regional(place)).most_common(2)
    if not regions or regions[0][1] < KEPT or lands[NATION] or national(words.lower[:sentences[0][1]]):
        return None
    name, times = regions[0]
    others = [count for _, count in regions[1:]]
    if times <= TWICE * max(others, default=0) or times <= max(lands.values(), default=0) or times < public:
        return None
    first = next(place for place in places if place.name == name)
    return first if first.start < body + LEAD and (first.province or first.type == "region") else None


def national(words: list[str]) -> bool:
    return not cues()["country"].isdisjoint(words)
