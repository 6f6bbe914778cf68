"""The country that a tariff hits: the one behind "terhadap", "pada" or "atas", or the one that is said to be charged; never the one that charges."""
from functools import cache

from tracker.annotate.claims.reading import COMMA, DOWN, FIGURE, LINK, STOP, UP, VERB, WHICH, Reading
from tracker.lexicons import read_yaml
from tracker.records import Place

Places = list[tuple[int, int, Place]]
TARIFF, ITS = "tarif", "tarifnya"
WIDE = ("country", "region")
BEFORE, BEHIND, WITHIN = 14, 10, 6         # words: from the tariff to its number, from the number to "terhadap", from there to the place
NEAR = 6                                   # words within which a tariff needs not be what is measured
BY, FROM, ORIGIN, COUNTRY, COUNTRIES = "oleh", "dari", {"asal", "dari"}, "negara", "negara-negara"
ALL, TOWARDS = {"seluruh", "semua"}, "ke"


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
        return not any(reading.labels[place] in (UP, DOWN, VERB) and reading.words.lower[place + 1] in cues()["moved"] for place in range(word + 1, first - 1))
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
    stop = min(end - 1, after + BEHIND + WITHIN)
    if word is not None and based(lower, word) and not any(word < start < first or (after < start < stop and lower[start - 1] in ORIGIN) for start, _, _ in places):
        return True
    if all_others(lower, begin, first, places):
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


def all_others(lower: list[str], begin: int, first: int, places: Places) -> bool:
    """Are many countries charged, none of which is named: "negara-negara yang tidak membalas hanya dikenai tarif 10 persen"?"""
    word = next((word for word in range(first - 1, begin, -1) if lower[word] == COUNTRIES
                 or (lower[word] == COUNTRY and (lower[word - 1] in cues()["many"] or lower[word + 1] in cues()["other"]))), None)
    return word is not None and charged(lower, word, first) and not any(word < start < first for start, _, _ in places)


def hit(reading: Reading, figure: int, places: Places) -> Place | None:
    """The place that the tariff of a figure is put on.

    A place right before its number goes first ("Vietnam 46 persen", "Vietnam yang mencapai 46 persen"), then what stands behind the number ("32 persen terhadap Indonesia"), then what stands between the tariff and it
    ("tarif pada barang AS menjadi 84 persen"), then who is charged ("Indonesia dikenai tarif 32 persen").
    """
    begin, end = reading.bounds(figure)
    first, after = reading.spans[figure]
    lower, labels = reading.words.lower, reading.labels
    inside = [(start, last, place) for start, last, place in places if begin <= start and last <= end]
    if not inside:
        return None
    for start, last, place in inside:
        right = place.type in WIDE and last <= first and all(labels[word] in (LINK, WHICH) for word in range(last + 1, first))
        if right and lower[start - 1] not in cues()["not hit"] | cues()["charged by"] and not charges(lower, last, first):
            return place
    stop = next((word for word in range(after, min(end, after + BEHIND + WITHIN)) if labels[word] in (FIGURE, STOP) or lower[word] in cues()["apart"]), min(end, after + BEHIND + WITHIN))
    word = tariff_before(lower, max(begin, first - BEFORE), first)
    if word is not None and (struck := struck_with(lower, inside, word)):
        return struck
    for low, high in ((after, stop), (word + 1 if word is not None else first, first)):
        found = put_on(lower, inside, low, high)
        if found:
            return found
    whole = [(start, last, place) for start, last, place in inside if last <= first]
    number = next((word for word in range(first - 1, begin, -1) if labels[word] == FIGURE), -1)
    inside = [item for item in whole if item[0] > number] or whole       # "Peru kena 3 persen, Mesir turun 2 persen"
    return next((place for start, last, place in reversed(inside) if lower[start - 1] not in cues()["not hit"] and charged(lower, last, first)), None)


def struck_with(lower: list[str], inside: Places, word: int) -> Place | None:
    """Whom the tariff at a word hits where it stands right behind him: "memukul Kanada dengan tarif 15 persen", "Kanada, yang tarifnya naik"."""
    for start, last, place in inside:
        between = lower[last:word]
        if place.type in WIDE and ((between == ["dengan"] and lower[start - 1] in cues()["strikes"]) or (lower[word] == ITS and between in ([",", "yang"], ["yang"]))):
            return place
    return None


def charger(lower: list[str], places: Places, begin: int, first: int) -> Place | None:
    """Who puts a tariff on, right behind its verb: "tarif yang dikenakan Kanada sebesar 15 persen"."""
    return next((place for start, last, place in reversed(places) if begin < start and last <= first and place.type in WIDE
                 and lower[start - 1 - (lower[start - 1] == BY)] in cues()["charged by"]), None)


def put_on(lower: list[str], inside: Places, low: int, high: int) -> Place | None:
    """The first place behind a preposition in the words [low, high)."""
    for start, last, place in inside:
        if low < start and last <= high and place.type in WIDE:
            led = next((word for word in range(start - 1, max(low, start - WITHIN) - 1, -1) if lower[word] in cues()["put on"]), None)
            charging = lower[start - 1] == TARIFF or (start - 1 == low and lower[low] == FROM) or (lower[start - 1] == TOWARDS and lower[start - 2] in cues()["brought"])
            if led is not None and cues()["whom"].isdisjoint(lower[led:start]) and not charging:
                return place
    return None


def charged(lower: list[str], last: int, first: int) -> bool:
    """Is the place that ends before the word `last` said to be charged, with no other verb of charging before the number?"""
    between = lower[last:first]
    return not cues()["charged"].isdisjoint(between) and (cues()["charges"] | cues()["charge"]).isdisjoint(between)


def charges(lower: list[str], last: int, first: int) -> bool:
    return not cues()["charges"].isdisjoint(lower[last:first])
