"""Which place a figure is about: the one that its own clause names, else the country whose economy it speaks of. Never the dateline.

A firm's own results have no place; an export belongs to the exporter, an import to the importer.
"""
import re

from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.where.exchange import NATION, Exchange
from tracker.annotate.claims.where.firm import Firm
from tracker.annotate.claims.where.land import public_bodies, told_land
from tracker.annotate.claims.where.named import encloses, government, nearest, of_route, pointed, together
from tracker.annotate.claims.where.region import told_region
from tracker.annotate.claims.where.tariff import charger, hit, is_tariff, worldwide
from tracker.annotate.claims.where.tariff import cues as tariff_cues
from tracker.annotate.claims.where.trade import converting, traded_daily, traded_worldwide
from tracker.annotate.claims.where.words import cues
from tracker.records import Place

NATION_ID, COUNTRY = "ID", "negara"
ABROAD = re.compile(r"USD/(?:t|bbl|oz|barel)$")
METERED = {"VA", "kVA"}                    # what a household may draw, by classes of the whole country
RUPIAH, HOME_MONEY = "IDR/USD", {"rupiah"}
MADE = {"GB", "TB", "W", "cm", "inch", "kW", "mAh", "mm"}     # of what things are made, wherever
ROUTE, PART = "rute", "dari"
STATES = {"berkembang", "miskin"}          # of countries, behind "negara"
WORLDS = {"bisnis", "ekonomi", "industri", "kerja", "pendidikan", "penerbangan", "perbankan", "usaha"}      # "dunia usaha" is no world


class Where:
    """The places of a Doc by word, whose economy it tells of, and which of its sentences speak of one firm."""

    def __init__(self, reading: Reading):
        self.reading = reading
        words = reading.words
        told = [place for place in reading.places if not place.dateline]
        told = [place for before, place in zip([None, *told], told, strict=False) if before is None or not encloses(place, before, words.text)]
        self.places = [(words.at(place.start), words.before(place.end) + 1, place) for place in told]
        self.exchange = Exchange(reading)
        self.tariff: tuple[int, Place] | None = None       # of the last tariff: its sentence, and whom it hits
        self.before: tuple[int, list[int], Place | None] = (-1, [], None)       # the last figure, what it measures, and the place named for it
        public = public_bodies(reading, told)
        self.region = told_region(reading, told, public)
        self.firm = Firm(reading, public)
        self.land = told_land(reading, told, public, self.exchange.country, listed=bool(self.firm.tickers))

    def read(self, figure: int, nouns: list[int], traded: bool = False) -> tuple[str | None, str | None]:
        """Name and id of the figure's place, or two Nones; `traded` is what a market report tells of the day of trading."""
        reading = self.reading
        begin, end = reading.bounds(figure)
        lower = reading.words.lower
        about = {lower[word] for word in nouns}
        _, after = reading.spans[figure]
        world = not about.isdisjoint(cues()["world"]) and any(lower[word] in cues()["world"] and not self.ranked(word) and PART not in lower[after:word] for word in nouns)
        named = self.exchange.of(figure, nouns)
        if named is not None:
            return named, None
        if reading.figures[figure].kind == "percent" and "tarif" not in about and not cues()["fiscal"].isdisjoint(lower[begin:end]):
            return NATION, NATION_ID       # "PPh 22 sebesar 3 persen", whatever for
        if converting(reading, figure) or (traded and about & cues()["commodity"]):
            return None, None              # what the whole world trades
        if traded and self.exchange.country is not None:
            return (None, None) if self.firm.of_share(figure) else (self.exchange.country, None)
        if is_tariff(reading, figure, about):
            known, place = self.of_tariff(figure)
            if known:
                return self.meant(place)
        place = nearest(reading, self.places, figure, nouns) or self.going_on(figure, nouns)
        self.before = figure, nouns, place
        if place is not None and (joined := together(reading, self.places, place, figure)) is not None:
            return joined
        if place is not None and world and reading.words.at(place.start) not in nouns:
            place = None                   # "harga minyak dunia", not "nilai perdagangan global Peru"
        if place is None and reading.figures[figure].kind == "money" and ROUTE in lower[begin:end] and of_route(reading, self.places, nouns):
            return None, None              # a fare is of no place
        if place is None:
            place = pointed(reading, self.places, figure)
        if place is not None and place.type == "country" and reading.figures[figure].unit == COUNTRY:
            return None, None              # "75 negara mendekati AS", "Indonesia satu dari 20 negara": of none of them
        if place is not None:
            return self.meant(place)
        if self.region is not None:
            lately = self.lately(figure)
            return lately.name, lately.id
        return (None, None) if world else self.unnamed(figure, about, nouns)

    def unnamed(self, figure: int, about: set[str], nouns: list[int]) -> tuple[str | None, str | None]:
        """The place of a figure for which none is named: the nation, the land that the story is of, or none."""
        reading = self.reading
        unit = reading.figures[figure].unit or ""
        if traded_worldwide(about, unit) or unit in MADE or unit == COUNTRY or ("harga" in about and ABROAD.match(unit) and about.isdisjoint(cues()["set here"])) or (unit == "USD" and about & cues()["quoted"]):
            return None, None
        if unit == RUPIAH or (unit == "IDR" and not about.isdisjoint(HOME_MONEY)) or (about & cues()["public"] and self.land in (NATION, None)):
            return NATION, NATION_ID
        if self.land is not NATION:
            return (None if unit.startswith("IDR") else self.land), None
        if about & cues()["series"] or unit in METERED or ("listrik" in about and about & cues()["charge"]) or traded_daily(about):
            return NATION, NATION_ID
        return (None, None) if self.of_firm(figure, about, nouns) else (NATION, NATION_ID)

    def of_firm(self, figure: int, about: set[str], nouns: list[int]) -> bool:
        """Is it what a firm books or does, and not what the whole country has?"""
        reading, firm = self.reading, self.firm
        begin, end = reading.bounds(figure)
        booked = bool(about & cues()["firm's"])
        if (booked or about & cues()["result"] or about & cues()["sold"]) and firm.known(nouns) and not firm.of_nation(begin, end):
            return True
        if firm.of(figure):                # "PT Payung membuat 3 ton; produksi payung nasional 7 ton"
            return firm.told or (reading.figures[figure].kind != "quantity" and not about & cues()["home market"])
        if firm.told and not firm.of_nation(begin, end):
            return True
        return cues()["nation"].isdisjoint(reading.words.lower[begin:end]) and (booked or (bool(about & cues()["result"]) and firm.named(begin, end)))

    def meant(self, place: Place | None) -> tuple[str | None, str | None]:
        """Name and id of a place, or of the country whose government it stands for."""
        if place is None:
            return None, None
        state = government(self.reading, place)
        return (place.name, place.id) if state is None else (state, None)

    def lately(self, figure: int) -> Place:
        """In the story of a region: that region, or the province around it where the sentence before tells of that."""
        sentence = self.reading.sentence_of[figure]
        if sentence:
            begin, end = self.reading.sentences[sentence - 1]
            named = [place for first, last, place in self.places if begin <= first and last <= end]
            if named and all(place.type == "province" and place.province == self.region.province for place in named):
                return named[-1]
        return self.region

    def going_on(self, figure: int, nouns: list[int]) -> Place | None:
        """The place of the figure before in the sentence, of the same thing: "Peru tumbuh 3 persen tahun ini dan 4 persen tahun depan"."""
        before, measured, place = self.before
        same = before == figure - 1 and self.reading.sentence_of[before] == self.reading.sentence_of[figure] and bool(nouns) and nouns[-1:] == measured[-1:]
        return place if same else None

    def ranked(self, word: int) -> bool:
        """Is the world only that in which something is the largest ("ekonomi terbesar di dunia"), or a word of it one of people ("penduduk miskin") or trade ("dunia usaha")?"""
        lower = self.reading.words.lower
        if lower[word] in STATES:
            return lower[word - 1] != COUNTRY
        if not WORLDS.isdisjoint(lower[word + 1:word + 2]):
            return True
        return lower[word - 1] == "di" and any(before.startswith("ter") for before in lower[max(0, word - 3):word - 1])

    def of_tariff(self, figure: int) -> tuple[bool, Place | None]:
        """Whether it is known whom a tariff hits, and whom: the one named, else that of the tariff before; nobody where a foreign state puts it on all."""
        reading = self.reading
        if worldwide(reading, figure, self.places):
            return True, None
        place, sentence = hit(reading, figure, self.places) or pointed(reading, self.places, figure), reading.sentence_of[figure]
        begin, end = reading.bounds(figure)
        first, _ = reading.spans[figure]
        if place is None and (by := charger(reading.words.lower, self.places, begin, first)):      # it hits the other country that is named
            return True, next((other for _, last, other in reversed(self.places) if last <= first and other.type == "country" and other.name != by.name), None)
        if place is None and self.tariff and sentence - self.tariff[0] <= 1:
            place = self.tariff[1]
        if place is not None:
            self.tariff = sentence, place
            return True, place
        return not tariff_cues()["charges"].isdisjoint(reading.words.lower[begin:end]) or self.land is not NATION, None
