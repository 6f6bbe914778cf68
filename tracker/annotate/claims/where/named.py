"""The place that the clause of a figure names, or means ("wilayah tersebut"), unless it is named there for something else."""
import re
from functools import cache

from tracker.annotate.claims.reading import COMMA, FIGURE, LINK, POINTING, RECORDS, STOP, Reading
from tracker.annotate.claims.where.exchange import NATION
from tracker.annotate.claims.where.words import cues
from tracker.lexicons import read_table, read_yaml
from tracker.records import Place

Places = list[tuple[int, int, Place]]      # with their words
BETWEEN = re.compile(r",? ?\(?(?:[Pp]rovinsi |di )?")                  # between a place and the one in which it lies
WIDER = {"province": ("province", "country", "region"), "regency": ("regency", "city", "province", "country", "region"),
         "city": ("regency", "city", "province", "country", "region")}
DASHES, TRANS = ("-", "–"), ("Trans", "trans")
BEYOND_FIGURE, BEYOND_COMMA, BEYOND_STOP, LONE, NAMED = 5.0, 2.5, 20.0, 0.5, 8.0
REACH, FAR = 14.0, 99.0
MARKET, PARTNER = {"ke", "pasar"}, {"dengan", "ke", "terhadap"}
LISTING = {"antara", "meliputi", "termasuk", "yaitu", "yakni"}
BY, FROM, IN = "oleh", "dari", "di"
APART = {"kecuali", "luar", "selain"}       # "Asia di luar Jepang"
RANKS = {"kedua", "keempat", "ketiga"}
GOODS = {"barang", "barang-barang", "komoditas", "produk", "produk-produk"}
LOCATIVE = {"asal", "dari", "di", "ke", "kota"}
TARGETED = {"dari", "terhadap", "untuk", "asal", "bagi", "atas", "kepada", "seperti", ","}
AREAS = ("city", "district", "estate", "province", "regency", "region")
ALSO, EACH = (["dan"], [",", "dan"], ["serta"]), "masing-masing"
SMALL = ("city", "district", "regency", "village")
MEANT = {                                  # what "… ini" and "… tersebut" may mean
    "daerah": AREAS, "kabupaten": ("regency",), "kawasan": ("estate", "region"), "kota": ("city",), "negara": ("country",),
    "provinsi": ("province",), "regional": ("region",), "wilayah": AREAS,
}


def encloses(place: Place, before: Place, text: str) -> bool:
    """Does a place only say where the one right before it lies: "Kabupaten Sragen, Jawa Tengah"?"""
    if not BETWEEN.fullmatch(text, before.end, place.start):
        return False
    if place.type == "country":
        return place.name == NATION and before.province is not None
    return place.type in WIDER and before.type not in WIDER[place.type] and place.province is not None and place.province == before.province


def paired(place: Place, text: str) -> bool:
    """Is a place one end of a road or one side of a war: "tol Semarang-Solo", "perang Rusia-Ukraina"? Not "Trans-Jawa"."""
    if text.startswith(DASHES, place.end) and text[place.end + 1:place.end + 2].isupper():
        return True
    return place.start > 1 and text[place.start - 1] in DASHES and text[place.start - 2].isalpha() and not text.endswith(TRANS, 0, place.start - 1)


def nearest(reading: Reading, places: Places, figure: int, nouns: list[int]) -> Place | None:
    """The place named nearest to a figure in its sentence, or within what is measured."""
    start, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    inside = set(nouns)
    best, found = REACH, None
    headline = reading.headline_of(start)
    for first, last, place in places:
        if first < begin or last > end or reading.headline_of(first) != headline or paired(place, reading.words.text):
            continue
        distance = gap(reading, last, start) if last <= start else 1.5 + 1.6 * gap(reading, after, first)
        if inside.intersection(range(first, last)):
            distance -= NAMED
        if distance < best and not elsewhere(reading, figure, first, last, nouns):
            best, found = distance, place
    return found


def gap(reading: Reading, first: int, last: int) -> float:
    """How far a figure is from a place, by what stands between."""
    if last - first > 2 * (REACH + NAMED):
        return FAR
    labels = reading.labels
    between = labels[first:last]
    figures, commas, stops = between.count(FIGURE), between.count(COMMA), between.count(STOP)
    begun = sum([labels[word] == FIGURE != labels[word - 1] for word in range(first, last)]) if figures else 0
    return BEYOND_FIGURE * begun + BEYOND_COMMA * commas + BEYOND_STOP * stops + LONE * (len(between) - figures - commas - stops)


def elsewhere(reading: Reading, figure: int, first: int, last: int, nouns: list[int]) -> bool:
    """Is a place named here for something else: a market, a seller's home, the item of another number?"""
    lower, labels = reading.words.lower, reading.labels
    before = lower[first - 1] if first else ""
    if "tarif" in lower[max(0, first - 8):first] and (first not in nouns or "tarif" in (lower[word] for word in nouns)):
        return before not in TARGETED      # a tariff belongs to the country that it hits
    traded = {lower[word] for word in nouns} | set(lower[max(0, first - 6):first])
    if (before in MARKET and traded & cues()["export"]) or (before == FROM and traded & cues()["import"]) or (before in PARTNER and traded & cues()["balance"]):
        return True
    if brought_from(lower, first, last) or largest_in(lower, first):
        return True
    if before in APART or before == BY or any(word in cues()["home"] for word in lower[max(0, first - 3):first]):
        return True
    _, after = reading.spans[figure]
    if first >= after:
        if before == "dengan" or not LISTING.isdisjoint(lower[after:first]):
            return True                    # whom something is done with; the rows of what is counted
        following = last
        while following < len(labels) and labels[following] == LINK:
            following += 1
        return following < len(labels) and labels[following] == FIGURE and following - last <= 2
    return False


def brought_from(lower: list[str], first: int, last: int) -> bool:
    """Is a place where imported goods come from: "keran impor barang Kanada", not "impor barang Kanada dari Peru"?"""
    return lower[first - 1] in GOODS and lower[first - 2] in cues()["import"] and lower[last:last + 1] != [FROM]


def largest_in(lower: list[str], first: int) -> bool:
    """Is a place only that in which something is the largest: "Peru, ekonomi terbesar kedua di Amerika Selatan, tumbuh 3 persen"?

    >>> largest_in("ekonomi terbesar di asia selatan tumbuh".split(), 3), largest_in("inflasi tertinggi terjadi di riau sebesar".split(), 4)
    (True, False)
    """
    return lower[first - 1] == IN and (lower[first - 2] in RECORDS or (lower[first - 2] in RANKS and lower[first - 3] in RECORDS))


def pointed(reading: Reading, places: Places, figure: int) -> Place | None:
    """What "negara ini", "wilayah tersebut" and "kawasan itu" mean: the place of that kind named last before the sentence."""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    kinds = next((MEANT[lower[word]] for word in range(first - 2, begin - 1, -1)
                  if lower[word] in MEANT and lower[word + 1] in POINTING and lower[word - 1] not in cues()["several"]), None)
    return next((place for _, last, place in reversed(places) if last <= begin and place.type in kinds), None) if kinds else None


def of_route(reading: Reading, places: Places, nouns: list[int]) -> bool:
    """Is what is measured named after two places: "tiket Semarang-Solo"?"""
    inside = set(nouns)
    return any(first in inside and paired(place, reading.words.text) for first, _, place in places)


def government(reading: Reading, place: Place) -> str | None:
    """The country whose government a capital stands for: "Washington mengenakan tarif", not "pabrik di Washington"."""
    if place.type != "city" or place.province is not None:
        return None
    state = read_yaml("capitals").get(place.name)
    return state if state and reading.words.lower[reading.words.at(place.start) - 1] not in LOCATIVE else None


@cache
def province_ids() -> dict[str, str]:
    return {row["name"]: row["code"] for row in read_table("provinces")} | {NATION: "ID"}


def together(reading: Reading, places: Places, place: Place, figure: int) -> tuple[str | None, str | None] | None:
    """What holds places that are named together: "Blora dan Sragen" lie in one province, "Serang dan Bekasi" only in one country, two countries in none.

    None where a place stands alone, or each has a number of its own ("masing-masing").
    """
    index = next(index for index, (_, _, other) in enumerate(places) if other is place)
    lower = reading.words.lower
    held = [place]
    for before, after in ((index - 1, index), (index, index + 1)):
        if before >= 0 and after < len(places) and lower[places[before][1]:places[after][0]] in ALSO:
            held.append(places[before if after == index else after][2])
    begin, end = reading.bounds(figure)
    if len(held) == 1 or EACH in lower[begin:end]:
        return None
    provinces = {other.province for other in held}
    if all(other.type in SMALL for other in held) and None not in provinces:
        return (place.province, province_ids().get(place.province)) if len(provinces) == 1 else (NATION, province_ids()[NATION])
    return (None, None) if all(other.type == "country" for other in held) else None
