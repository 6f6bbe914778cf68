"""The country that a tariff hits: the one behind "terhadap", "pada" or "atas", or the one that is said to be charged; never the one that charges."""
from functools import cache

from tracker.annotate.claims.reading import COMMA, FIGURE, STOP, VERB, Reading
from tracker.lexicons import read_yaml
from tracker.records import Place

Places = list[tuple[int, int, Place]]
TARIFF = "tarif"
WIDE = ("country", "region")
BEFORE, BEHIND, WITHIN = 14, 10, 6         # words: from the tariff to its number, from the number to "terhadap", from there to the place
NEAR = 6                                   # words within which a tariff needs not be what is measured
ALL, TOWARDS = {"seluruh", "semua"}, "ke"
NEXT = 2                                   # a place right before its number: "Vietnam 46 persen"


@cache
def cues() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("tariff_cues").items()}


def is_tariff(reading: Reading, figure: int, about: set[str]) -> bool:
    """Is a percentage that of a tariff on trade: "tarif 32 persen", "tarif impor … naik menjadi 5 persen"? Not that of electricity."""
    if reading.figures[figure].unit != "%":
        return False
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    word = tariff_before(reading.words.lower, max(begin, first - BEFORE), first)
    if word is None or reading.headline_of(word) != reading.headline_of(first) or not cues()["domestic"].isdisjoint(reading.words.lower[word + 1:word + 2 + based(reading.words.lower, word)]):
        return False
    if any(noun.startswith(TARIFF) for noun in about):
        return True
    return not cues()["moved"].intersection(about) and not {COMMA, STOP, FIGURE, VERB}.intersection(reading.labels[max(word, first - NEAR):first])


def tariff_before(lower: list[str], begin: int, first: int) -> int | None:
    return next((word for word in range(first - 1, begin - 1, -1) if lower[word].startswith(TARIFF)), None)


def based(lower: list[str], word: int) -> bool:
    """Is it the tariff that all the world pays: "tarif dasar", "basis tarif"?"""
    return not cues()["base"].isdisjoint((lower[word - 1], lower[word + 1]))


def worldwide(reading: Reading, figure: int, places: Places) -> bool:
    """Does the tariff of a figure hit all countries, or whoever buys somewhere: "tarif dasar 10 persen", "10 persen pada semua negara", "25 persen bagi pembeli minyak Peru"?

    Not where a country is named for it after all: "tarif dasar untuk impor Peru menjadi 20 persen", "20 persen atas semua barang dari Peru".
    """
    begin, end = reading.bounds(figure)
    first, after = reading.spans[figure]
    lower = reading.words.lower
    word = tariff_before(lower, max(begin, first - BEFORE), first)
    if word is not None and based(lower, word) and not any(word < start < first for start, _, _ in places):
        return True
    stop = min(end - 1, after + WITHIN)
    for place in range(after, stop):
        if reading.labels[place] in (FIGURE, STOP):
            return False
        if lower[place] in cues()["buyers"]:
            return True
        if lower[place] in ALL and lower[place + 1] in cues()["world"]:
            return not any(place < start <= stop + 1 and TOWARDS not in lower[place:start] for start, _, _ in places)
    return False


def hit(reading: Reading, figure: int, places: Places) -> Place | None:
    """The place that the tariff of a figure is put on.

    What stands behind the number goes first ("32 persen terhadap Indonesia"), then what stands between the tariff and it
    ("tarif pada barang AS menjadi 84 persen"), then who is charged ("Indonesia dikenai tarif 32 persen").
    """
    begin, end = reading.bounds(figure)
    first, after = reading.spans[figure]
    lower, labels = reading.words.lower, reading.labels
    inside = [(start, last, place) for start, last, place in places if begin <= start and last <= end]
    if not inside:
        return None
    for start, last, place in inside:
        if 0 <= first - last < NEXT and place.type in WIDE and lower[start - 1] not in cues()["not hit"] and not charges(lower, last, first):
            return place
    stop = next((word for word in range(after, min(end, after + BEHIND + WITHIN)) if labels[word] in (FIGURE, STOP)), min(end, after + BEHIND + WITHIN))
    word = tariff_before(lower, max(begin, first - BEFORE), first)
    for low, high in ((after, stop), (word + 1 if word is not None else first, first)):
        found = put_on(lower, inside, low, high)
        if found:
            return found
    whole = [(start, last, place) for start, last, place in inside if last <= first]
    number = next((word for word in range(first - 1, begin, -1) if labels[word] == FIGURE), -1)
    inside = [item for item in whole if item[0] > number] or whole       # "Peru kena 3 persen, Mesir turun 2 persen"
    return next((place for start, last, place in reversed(inside) if lower[start - 1] not in cues()["not hit"] and charged(lower, last, first)), None)


def put_on(lower: list[str], inside: Places, low: int, high: int) -> Place | None:
    """The first place behind a preposition in the words [low, high)."""
    for start, last, place in inside:
        if low < start and last <= high and place.type in WIDE:
            led = next((word for word in range(start - 1, max(low, start - WITHIN) - 1, -1) if lower[word] in cues()["put on"]), None)
            if led is not None and cues()["whom"].isdisjoint(lower[led:start]):
                return place
    return None


def charged(lower: list[str], last: int, first: int) -> bool:
    """Is the place that ends before the word `last` said to be charged, with no other verb of charging before the number?"""
    between = lower[last:first]
    return not cues()["charged"].isdisjoint(between) and cues()["charges"].isdisjoint(between)


def charges(lower: list[str], last: int, first: int) -> bool:
    return not cues()["charges"].isdisjoint(lower[last:first])
