"""The places that we know by name, as data for the places component: one `Toponym` a place, all its names in one table.

>>> [place.name for place in load().named("jabar")]
['Jawa Barat']
>>> load().by_id("33.24").name, load().by_id("33.24").province
('Kabupaten Kendal', 'Jawa Tengah')
"""
import collections
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.lexicons import read_table, read_text

WORD = re.compile(r"[^\W_]+")
ESCAPE = re.compile(r"\\x[0-9a-f]{2}")
DISPLAY = (("Kabupaten Administrasi ", "Kabupaten "), ("Kota Administrasi ", "Kota "), ("Kabupaten Kep. ", "Kabupaten Kepulauan "))
SECOND_LEVEL = ("Kabupaten ", "Kota ")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place: `id` is a Kemendagri code, an ISO country code or our own slug; `code` the smallest administrative area that holds it."""

    type: str
    name: str
    id: str
    province: str | None = None
    lat: float | None = None
    lon: float | None = None
    code: str = ""
    zone: str = ""                         # the name as a special economic zone, of an estate that is one

    def lies_in(self, other: "Toponym") -> bool:
        """Is this place inside the other, by administrative code?"""
        return bool(other.code) and self.code.startswith(other.code) and self.id != other.id


def normal(text: str) -> str:
    """A name as the tables keep it: lower case, words by single spaces.

    >>> normal("Tanjung Api-Api"), normal("Kep. Riau")
    ('tanjung api api', 'kep riau')
    """
    return " ".join(WORD.findall(text.lower()))


def without_escapes(text: str) -> str:
    """The same text, at the same offsets, with the literal escapes that bad exports leave blanked out.

    >>> without_escapes(r"\\xe2\\x80\\x9cRUU itu")
    '            RUU itu'
    """
    return ESCAPE.sub("    ", text) if "\\x" in text else text


def slug(text: str) -> str:
    """An id of our own.

    >>> slug("Selat Hormuz")
    'selat-hormuz'
    """
    return normal(text).replace(" ", "-")


class Gazetteer:
    """Every name with its places; districts and villages are kept apart, since their names need context to be believed."""

    def __init__(self) -> None:
        self.names: dict[str, list[Toponym]] = collections.defaultdict(list)
        self.estates: dict[str, Toponym] = {}
        self.places: dict[str, Toponym] = {}
        self.shy: set[str] = set()             # names that are believed only with a sign of place
        self.provinces: dict[str, dict[str, str]] = {row["code"]: row for row in read_table("provinces")}
        self._districts = read_districts()
        for place, names in self._read():
            self.places.setdefault(place.id, place)
            for name in names:
                if place not in self.names[normal(name)]:
                    self.names[normal(name)].append(place)
        self.names = dict(self.names)
        self.lengths: dict[str, tuple[int, ...]] = first_words(self.names)

    def named(self, name: str) -> list[Toponym]:
        return self.names.get(normal(name), [])

    def by_id(self, place_id: str) -> Toponym | None:
        if place_id in self.places:
            return self.places[place_id]
        return self._district(place_id) if place_id in self._districts[1] else None

    def districts(self, name: str) -> list[Toponym]:
        """Every district of that name.

        >>> [(place.name, place.province) for place in load().districts("bahodopi")]
        [('Bahodopi', 'Sulawesi Tengah')]
        """
        return [self._district(code) for code in self._districts[0].get(normal(name), ())]

    def villages(self, name: str) -> list[Toponym]:
        """Every village of that name; its point is its district's."""
        line = line_of(village_table(), name.lower())
        found = []
        for digits in line.partition("\t")[2].split():
            code = ".".join((digits[:2], digits[2:4], digits[4:6], digits[6:]))
            district = self.by_id(code[:8])
            found.append(Toponym("village", name.title(), code, self.province_of(code), district and district.lat, district and district.lon, code))
        return found

    def province_of(self, code: str, day: date | None = None) -> str | None:
        """The province of an administrative code, as it was called on a day: four are younger than 2022.

        >>> load().province_of("93.01"), load().province_of("93.01", date(2019, 5, 1))
        ('Papua Selatan', 'Papua')
        """
        row = self.provinces.get(code[:2])
        if row and day and row["since"] and day.isoformat() < row["since"]:
            row = self.provinces[row["before"]]
        return row["name"] if row else None

    def _district(self, code: str) -> Toponym:
        name, lat, lon = self._districts[1][code]
        return Toponym("district", name, code, self.province_of(code), number(lat), number(lon), code)

    def _read(self) -> Iterator[tuple[Toponym, list[str]]]:
        yield from self._countries()
        yield from self._administrative()
        yield from self._others()
        yield from self._estates()

    def _countries(self) -> Iterator[tuple[Toponym, list[str]]]:
        for row in read_table("countries"):
            yield Toponym("country", row["name"], row["code"], None, number(row["lat"]), number(row["lon"])), [row["name"], *listed(row["aliases"])]
        for row in read_table("cities"):
            place = Toponym("city", row["name"], f"city-{slug(row['name'])}", None, number(row["lat"]), number(row["lon"]))
            yield place, [row["name"], *listed(row["aliases"])]

    def _administrative(self) -> Iterator[tuple[Toponym, list[str]]]:
        for code, row in self.provinces.items():
            place = Toponym("province", row["name"], code, row["name"], number(row["lat"]), number(row["lon"]), code)
            yield place, [row["name"], *listed(row["aliases"])]
        also = collections.defaultdict(list)
        for row in read_table("regency_aliases"):
            also[row["code"]].append(row["name"])
        for row in read_table("regencies"):
            name, code = row["name"], row["code"]
            for long, short in DISPLAY:
                name = name.replace(long, short)
            kind = "city" if name.startswith("Kota ") else "regency"
            bare = name.partition(" ")[2]
            place = Toponym(kind, name, code, self.province_of(code), number(row["lat"]), number(row["lon"]), code)
            yield place, [bare, *also[code]]

    def _others(self) -> Iterator[tuple[Toponym, list[str]]]:
        codes = {row["name"]: code for code, row in self.provinces.items()}
        for row in read_table("regions"):
            code = codes.get(row["province"], "")
            place = Toponym("region", row["name"], f"region-{slug(row['name'])}", row["province"] or None, number(row["lat"]), number(row["lon"]), code)
            yield place, [row["name"], *listed(row["aliases"])]
        for row in read_table("towns"):
            code = row["regency"]
            place = Toponym("district", row["name"], f"town-{slug(row['name'])}", self.province_of(code), number(row["lat"]), number(row["lon"]), code)
            yield place, [row["name"], *listed(row["aliases"])]
        regencies = {row["code"]: row for row in read_table("regencies")}
        for row in read_table("seats"):
            code, home = row["regency"], regencies[row["regency"]]
            if normal(row["name"]) not in self.names:
                self.shy.add(normal(row["name"]))
                yield Toponym("district", row["name"], f"town-{slug(row['name'])}", self.province_of(code), number(home["lat"]), number(home["lon"]), code), [row["name"]]
        for row in read_table("sites"):
            code = row["province"] if row["province"].isdigit() else ""
            place = Toponym("site", row["name"], f"site-{slug(row['name'])}", self.province_of(code), number(row["lat"]), number(row["lon"]), code)
            forms = [row["name"], *listed(row["aliases"])]
            yield place, [*forms, *(form for name in forms for form in airports(name))]

    def _estates(self) -> Iterator[tuple[Toponym, list[str]]]:
        for row in read_table("estates"):
            code = row["regency"]
            place = Toponym("estate", row["name"], f"estate-{row['id']}", self.province_of(code), number(row["lat"]), number(row["lon"]), code, row["zone"])
            for name in listed(row["bare"]):
                self.estates.setdefault(normal(name), place)
            yield place, listed(row["aliases"])


def airports(name: str) -> list[str]:
    """The longer ways to say an airport's name.

    >>> airports("Bandara Juanda")
    ['Bandara Internasional Juanda', 'Bandar Udara Juanda', 'Bandar Udara Internasional Juanda']
    """
    kind, _, own = name.partition(" ")
    if kind != "Bandara" or own.startswith("Internasional "):
        return []
    return [f"Bandara Internasional {own}", f"Bandar Udara {own}", f"Bandar Udara Internasional {own}"]


def first_words(names: dict) -> dict[str, tuple[int, ...]]:
    """For every first word of a name, how many words its names have, the longest first."""
    lengths = collections.defaultdict(set)
    for name in names:
        lengths[name.partition(" ")[0]].add(name.count(" ") + 1)
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def read_districts() -> tuple[dict[str, list[str]], dict[str, tuple[str, str, str]]]:
    """Codes by name, and name and point by code; rows stay text until somebody asks for them."""
    by_name, by_code = collections.defaultdict(list), {}
    for line in read_text("districts.tsv").splitlines():
        if line[0].isdigit():
            code, name, lat, lon = line.split("\t")
            by_name[normal(name)].append(code)
            by_code[code] = (name, lat, lon)
    return dict(by_name), by_code


def line_of(table: str, name: str) -> str:
    """The line of a sorted table that begins with a name, or "": halved until it stands, since a search from the start is slow.

    >>> line_of("\\nabai\\t1\\nbulu\\t2 3\\nwaru\\t4\\n", "bulu")
    'bulu\\t2 3'
    """
    low, high = 0, len(table)
    while low < high:
        start = table.rfind("\n", 0, (low + high) // 2 + 1) + 1
        end = table.find("\n", start)
        line = table[start:end] if end >= 0 else table[start:]
        found = line.partition("\t")[0]
        if found == name:
            return line
        if found < name:
            low = end + 1 if end >= 0 else high
        else:
            high = start - 1
    return ""


@cache
def village_table() -> str:
    """The villages, sorted by name, without header."""
    return read_text("villages.tsv").partition("name\tcodes")[2]


def listed(cell: str | None) -> list[str]:
    return [item for item in (cell or "").split(";") if item]


def number(text: str | None) -> float | None:
    return float(text) if text else None


@cache
def load() -> Gazetteer:
    """The gazetteer, read once a process."""
    return Gazetteer()
