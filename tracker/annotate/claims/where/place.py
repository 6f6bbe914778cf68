"""Which place a figure is about: the one that its own clause names, else the country whose economy it speaks of. Never the dateline.

A firm's own results have no place; an export belongs to the exporter, an import to the importer.
"""
import re
from functools import cache

from tracker.annotate.claims.reading import CLOSE, COMMA, FIGURE, LINK, OPEN, POINTING, STOP, Reading
from tracker.annotate.claims.where.exchange import HOME, NATION, Exchange
from tracker.annotate.claims.where.region import told_region
from tracker.annotate.claims.where.tariff import cues as tariff_cues
from tracker.annotate.claims.where.tariff import hit, is_tariff, worldwide
from tracker.lexicons import read_table, read_yaml
from tracker.records import Entity, Place

NATION_ID, COUNTRY = "ID", "negara"
BETWEEN = re.compile(r",? ?\(?(?:[Pp]rovinsi |di )?")                  # between a place and the one in which it lies
WIDER = {"province": ("province", "country", "region"), "regency": ("regency", "city", "province", "country", "region"),
         "city": ("regency", "city", "province", "country", "region")}
DASHES, TRANS = ("-", "–"), ("Trans", "trans")
TICKER = re.compile(r"\(([A-Z]{4})\)")
ISSUER, SHARE = re.compile(r"[Ee](?<!\w.)miten\b"), re.compile(r"[Ss]aham\b")
ABROAD = re.compile(r"USD/(?:t|bbl|oz|barel)$")
BEYOND_FIGURE, BEYOND_COMMA, LONE, NAMED = 5.0, 2.5, 0.5, 8.0
REACH, FAR = 14.0, 99.0
SHARES, BESIDE = {"tbk"}, 6                # words between a firm and the move of its share
ORGANISATIONS = {row["id"]: row["type"] for row in read_table("organisations")}
ISSUERS = {"emiten", "perseroan"}
PUBLIC = {"agency", "directorate", "ministry", "parliament"}
FIRMS = {"company", "soe", "bank"}
MANY = 2                                   # names of another country for each of Indonesia
MARKET, PARTNER = {"ke", "pasar"}, {"dengan", "ke", "terhadap"}
LISTING = {"antara", "meliputi", "termasuk", "yaitu", "yakni"}
BY = "oleh"
STATES = {"berkembang", "miskin"}          # of countries, behind "negara"
TARGETED = {"dari", "terhadap", "untuk", "asal", "bagi", "atas", "kepada", "seperti", ","}


@cache
def cues() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in read_yaml("place_cues").items()}


def converting(reading: Reading, figure: int) -> bool:
    """Is it only the rate at which a sum is converted: "(kurs Rp14.000 per dolar AS)"?"""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    if "/" not in (reading.figures[figure].unit or "") and reading.words.lower[first - 1] != "kurs":
        return False
    opened = next((word for word in range(first - 1, max(begin, first - 5) - 1, -1) if reading.labels[word] in (OPEN, CLOSE)), None)
    return opened is not None and reading.labels[opened] == OPEN and "kurs" in reading.words.lower[opened:first]


def listed_tickers(text: str) -> set[str]:
    """The codes of firms on the exchange, in a text that tells of shares.

    >>> listed_tickers("PT Payung Jaya Tbk (PYJY)"), listed_tickers("Kepala dinas (DPMP) hadir.")
    ({'pyjy'}, set())
    """
    found = {ticker.lower() for ticker in TICKER.findall(text)}
    return found if found and ("Tbk" in text or "Sekuritas" in text or ISSUER.search(text) or len(SHARE.findall(text)) > 1) else set()


def encloses(place: Place, before: Place, text: str) -> bool:
    """Does a place only say where the one right before it lies: "Kabupaten Sragen, Jawa Tengah"?"""
    if not BETWEEN.fullmatch(text, before.end, place.start):
        return False
    if place.type == "country":
        return place.name == NATION and before.province is not None
    return place.type in WIDER and before.type not in WIDER[place.type] and place.province is not None and place.province == before.province


def traded_daily(about: set[str]) -> bool:
    """Is it what an exchange counts by the day, or its whole worth: "rata-rata transaksi harian", "kapitalisasi pasar bursa"?"""
    return {"transaksi", "harian"} <= about or ({"kapitalisasi", "pasar"} <= about and not about.isdisjoint(("bei", "bursa")))


def paired(place: Place, text: str) -> bool:
    """Is a place one end of a road or one side of a war: "tol Semarang-Solo", "perang Rusia-Ukraina"? Not "Trans-Jawa"."""
    if text.startswith(DASHES, place.end) and text[place.end + 1:place.end + 2].isupper():
        return True
    return place.start > 1 and text[place.start - 1] in DASHES and text[place.start - 2].isalpha() and not text.endswith(TRANS, 0, place.start - 1)


def is_firm(entity: Entity) -> bool:
    """Is it a firm? An organisation that we do not know is one, unless its name begins like that of another body ("Asosiasi Payung")."""
    if entity.type != "org":
        return False
    known = ORGANISATIONS.get(entity.id or "")
    return known in FIRMS if known else entity.name.split()[0].lower() not in bodies()


@cache
def bodies() -> frozenset[str]:
    return frozenset(head.split()[0].lower() for head in read_yaml("organisation_forms")["heads"]) - cues()["firm"]


class Where:
    """The places of a Doc by word, and which of its sentences speak of one firm."""

    def __init__(self, reading: Reading):
        self.reading = reading
        words = reading.words
        told = [place for place in reading.places if not place.dateline]
        told = [place for before, place in zip([None, *told], told, strict=False) if before is None or not encloses(place, before, words.text)]
        self.places = [(words.at(place.start), words.before(place.end) + 1, place) for place in told]
        self.tickers = listed_tickers(words.text)
        self.exchange = Exchange(reading)
        self.tariff: tuple[int, Place] | None = None       # of the last tariff: its sentence, and whom it hits
        self.public = self.public_bodies()
        self.region = told_region(reading, [place for _, _, place in self.places], self.public)
        self.land = self.told_land()
        self.firms = [self.of_firm(first, last) for first, last in reading.sentences]
        self.about_firm = bool(self.firms) and (sum(self.firms) >= max(2, 0.3 * len(self.firms)) or self.of_one_firm())

    def of_firm(self, first: int, last: int) -> bool:
        words = self.reading.words.lower[first:last]
        return not (cues()["company"].isdisjoint(words) and self.tickers.isdisjoint(words))

    def of_one_firm(self) -> bool:
        """Is the story that of one firm: its title names one and not the country, and the text no public body, or it calls one "perseroan"?"""
        words = self.reading.words
        if not ISSUERS.isdisjoint(words.lower):
            return True
        body = self.reading.body
        if self.public or not body or not cues()["country"].isdisjoint(words.lower[:words.at(body)]):
            return False
        return any(entity.mentions and entity.mentions[0][0] < body and is_firm(entity) for entity in self.reading.entities)

    def read(self, figure: int, nouns: list[int], traded: bool = False) -> tuple[str | None, str | None]:
        """Name and id of the figure's place, or two Nones; `traded` is what a market report tells of the day of trading."""
        reading = self.reading
        begin, end = reading.bounds(figure)
        lower = reading.words.lower
        about = {lower[word] for word in nouns}
        world = any(lower[word] in cues()["world"] and not self.ranked(word) for word in nouns)
        named = self.exchange.of(figure, nouns)
        if named is not None:
            return named, None
        if reading.figures[figure].kind == "percent" and "tarif" not in about and not cues()["fiscal"].isdisjoint(lower[begin:end]):
            return NATION, NATION_ID       # "PPh 22 sebesar 3 persen", whatever for
        if converting(reading, figure) or (traded and about & cues()["commodity"]):
            return None, None              # what the whole world trades
        if traded and self.exchange.country is not None:
            return (None, None) if self.of_stock(figure) else (self.exchange.country, None)
        if is_tariff(reading, figure, about):
            known, place = self.of_tariff(figure)
            if known:
                return (place.name, place.id) if place else (None, None)
        place = self.nearest(figure, nouns)
        if place is not None and world and reading.words.at(place.start) not in nouns:
            place = None                   # "harga minyak dunia", not "nilai perdagangan global Peru"
        if place is None:
            place = self.pointed(figure)
        if place is not None and place.type == "country" and reading.figures[figure].unit == COUNTRY:
            return None, None              # "75 negara mendekati AS", "Indonesia satu dari 20 negara": of none of them
        if place is not None:
            return place.name, place.id
        if self.region is not None:
            return self.region.name, self.region.id
        return (None, None) if world else self.unnamed(figure, about)

    def unnamed(self, figure: int, about: set[str]) -> tuple[str | None, str | None]:
        """The place of a figure for which none is named: the nation, the land that the story is of, or none."""
        reading = self.reading
        begin, end = reading.bounds(figure)
        sentence, unit = set(reading.words.lower[begin:end]), reading.figures[figure].unit or ""
        if unit == COUNTRY or ("harga" in about and ABROAD.match(unit)) or (unit == "USD" and about & cues()["quoted"]):
            return None, None
        if about & cues()["public"] and self.land in (NATION, None):
            return NATION, NATION_ID
        if self.land is not NATION:
            return (None if unit.startswith("IDR") else self.land), None
        if about & cues()["series"] or ("listrik" in about and about & cues()["charge"]) or traded_daily(about):
            return NATION, NATION_ID
        firm = self.firms[reading.sentence_of[figure]] if self.firms else self.of_firm(begin, end)
        if firm and not self.about_firm and about & cues()["home market"]:
            return NATION, NATION_ID       # "PT Payung membuat 3 ton; produksi payung nasional 7 ton"
        if firm or (not sentence & cues()["nation"] and (self.about_firm or about & cues()["firm's"] or (about & cues()["result"] and self.of_org(begin, end)))):
            return None, None
        return NATION, NATION_ID

    def pointed(self, figure: int) -> Place | None:
        """The country that "negara ini" and "negara tersebut" mean: the one named last before the sentence."""
        begin, _ = self.reading.bounds(figure)
        first, _ = self.reading.spans[figure]
        lower = self.reading.words.lower
        pointing = COUNTRY in lower[begin:first - 1] and any(
            lower[word] == COUNTRY and lower[word + 1] in POINTING and lower[word - 1] not in cues()["several"] for word in range(begin, first - 1))
        if not pointing:
            return None
        return next((place for _, last, place in reversed(self.places) if last <= begin and place.type == "country"), None)

    def ranked(self, word: int) -> bool:
        """Is the world only that in which something is the largest ("ekonomi terbesar di dunia"), or a word of it one of people ("penduduk miskin")?"""
        lower = self.reading.words.lower
        if lower[word] in STATES:
            return lower[word - 1] != COUNTRY
        return lower[word - 1] == "di" and any(before.startswith("ter") for before in lower[max(0, word - 3):word - 1])

    def of_stock(self, figure: int) -> bool:
        """Is it the price of one firm's share: "Payung Jaya Tbk (PYJY) naik 5 persen"?"""
        begin, _ = self.reading.bounds(figure)
        first, _ = self.reading.spans[figure]
        return not (self.tickers | SHARES).isdisjoint(self.reading.words.lower[max(begin, first - BESIDE):first])

    def of_tariff(self, figure: int) -> tuple[bool, Place | None]:
        """Whether it is known whom a tariff hits, and whom: the one named, else that of the tariff before; nobody where a foreign state puts it on all."""
        if worldwide(self.reading, figure, self.places):
            return True, None
        place, sentence = hit(self.reading, figure, self.places) or self.pointed(figure), self.reading.sentence_of[figure]
        if place is None and self.tariff and sentence - self.tariff[0] <= 1:
            place = self.tariff[1]
        if place is not None:
            self.tariff = sentence, place
            return True, place
        begin, end = self.reading.bounds(figure)
        return not tariff_cues()["charges"].isdisjoint(self.reading.words.lower[begin:end]) or self.land is not NATION, None

    def of_org(self, first: int, last: int) -> bool:
        """Does a sentence name an organisation that is no public body?"""
        starts = self.reading.words.starts
        begin, end = starts[first], starts[last - 1]
        return any(begin <= start <= end for entity in self.reading.entities if is_firm(entity) for start, _ in entity.mentions)

    def told_land(self) -> str | None:
        """Whose figures those of no named place are: Indonesia's, unless the text tells of other countries only; None where of several."""
        reading = self.reading
        times: dict[str, int] = {}
        for _, _, place in self.places:
            if place.type == "country":
                times[place.name] = times.get(place.name, 0) + 1
        named = times.pop(NATION, 0)
        if not times:
            return NATION
        home = named + sum(map(reading.words.lower.count, HOME)) + self.public
        if home and max(times.values()) <= MANY * home:
            return NATION
        if home:
            return None
        body = reading.body
        titled = dict.fromkeys(place.name for _, _, place in self.places if place.start < body and place.type == "country") | dict.fromkeys(filter(None, [self.exchange.country]))
        first = next(iter(titled), None)
        return first if len(titled) == 1 or (first and times.get(first, 0) == max(times.values())) else None

    def public_bodies(self) -> int:
        """How often the ministries and agencies of Indonesia are named."""
        return sum(len(entity.mentions) for entity in self.reading.entities if entity.type == "org" and ORGANISATIONS.get(entity.id or "") in PUBLIC)

    def nearest(self, figure: int, nouns: list[int]) -> Place | None:
        reading = self.reading
        start, after = reading.spans[figure]
        begin, end = reading.bounds(figure)
        inside = set(nouns)
        best, found = REACH, None
        headline = reading.headline_of(start)
        for first, last, place in self.places:
            if first < begin or last > end or reading.headline_of(first) != headline or paired(place, reading.words.text):
                continue
            distance = self.gap(last, start) if last <= start else 1.5 + 1.6 * self.gap(after, first)
            if inside.intersection(range(first, last)):
                distance -= NAMED
            if distance < best and not self.elsewhere(figure, first, last, nouns):
                best, found = distance, place
        return found

    def elsewhere(self, figure: int, first: int, last: int, nouns: list[int]) -> bool:
        """Is a place named here for something else: a market, a seller's home, the item of another number?"""
        reading = self.reading
        lower, labels = reading.words.lower, reading.labels
        before = lower[first - 1] if first else ""
        if "tarif" in lower[max(0, first - 8):first] and (first not in nouns or "tarif" in (lower[word] for word in nouns)):
            return before not in TARGETED  # a tariff belongs to the country that it hits
        traded = {lower[word] for word in nouns} | set(lower[max(0, first - 6):first])
        if (before in MARKET and traded & cues()["export"]) or (before == "dari" and traded & cues()["import"]) or (before in PARTNER and traded & cues()["balance"]):
            return True
        if before == BY or any(word in cues()["home"] for word in lower[max(0, first - 3):first]):
            return True
        _, after = reading.spans[figure]
        if first >= after:
            if before == "dengan" or not LISTING.isdisjoint(lower[after:first]):
                return True                # whom something is done with; the rows of what is counted
            following = last
            while following < len(labels) and labels[following] == LINK:
                following += 1
            return following < len(labels) and labels[following] == FIGURE and following - last <= 2
        return False

    def gap(self, first: int, last: int) -> float:
        distance, labels = 0.0, self.reading.labels
        if last - first > 2 * (REACH + NAMED):
            return FAR
        for word in range(first, last):
            label = labels[word]
            if label == FIGURE:
                distance += BEYOND_FIGURE if labels[word - 1] != FIGURE else 0.0
            else:
                distance += BEYOND_COMMA if label == COMMA else 20.0 if label == STOP else LONE
        return distance
