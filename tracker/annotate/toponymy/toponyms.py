"""Where place names may stand in a text: names of the gazetteer and type words with a name, before any judgement of their context."""
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import compress

from rapidfuzz.distance import Levenshtein

from tracker.annotate.beginnings import runs_of
from tracker.annotate.toponymy.gazetteer import Gazetteer, Toponym, normal, slug
from tracker.lexicons import read_yaml

CONTEXT = read_yaml("places_context")
TYPES = CONTEXT["types"]
TYPE_LENGTHS = {word: sorted({key.count(" ") + 1 for key in TYPES if key.split()[0] == word}, reverse=True) for word in {key.split()[0] for key in TYPES}}
OPEN = frozenset(CONTEXT["open"])
DOTTED = frozenset({"kab", "kec", "kel", "prov"})
NOT_IN_NAMES = frozenset(CONTEXT["not_in_names"])
NO_ESTATE = NOT_IN_NAMES | frozenset(CONTEXT["what_kind_of_estate"])
HEADLINE_VERBS = frozenset(read_yaml("headline_verbs"))
PASSIVE = re.compile("di[a-z]{3,}kan")
WEAK = frozenset(CONTEXT["weak"])
GOODS = tuple(tuple(name.split()) for name in CONTEXT["goods"])   # regencies named like what is sold: only behind their type word
FIRST_OF_GOODS = frozenset(goods[0] for goods in GOODS)
SCHEMES = frozenset(CONTEXT["schemes"])    # what "Desa …" is called in a programme
MEASURES = frozenset(CONTEXT["measures"])
LOWER_STARTS = frozenset({"luar"})         # "luar Jawa": the only name that begins in lower case
NAME_GAPS = frozenset({" ", "-", ".", ". ", "’", "'", "–"})
SHOUTED = frozenset(CONTEXT["capitals_only"])
DIVISIONS = frozenset({"lingkungan", "rt", "rw"})                # parts of a village
COMPASS = frozenset({"barat", "timur", "utara", "selatan"})
DIRECTIONS = COMPASS | {"tengah", "pusat"}
FUZZY_LETTERS, FUZZY_EDITS = 8, 2          # a misspelt name is believed only when it is long and its type word or a list vouches for it


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible mention: the words [first, last] of the text, what it may be, and the type word before it, if any."""

    start: int
    end: int
    first: int
    last: int
    options: list[Toponym]
    typed: str = ""                        # the type that a type word demands
    rule: str = "name"
    weak: bool = False
    dateline: bool = False
    parents: list["Candidate"] = field(default_factory=list)


class Words:
    """The words of a text with their offsets, as the finder walks over them."""

    def __init__(self, text: str):
        runs = runs_of(text)
        self.text, self.lower, self.starts, self.ends = text, runs.lower, runs.starts, runs.ends

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, index: int) -> bool:
        return self.text[self.starts[index]].isupper()

    def gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[index]:self.starts[index + 1]] if index + 1 < len(self.starts) else "\n"

    def surface(self, first: int, last: int) -> str:
        return self.text[self.starts[first]:self.ends[last]]


@cache
def first_words(gazetteer: Gazetteer) -> frozenset[str]:
    """The words with which a mention may begin."""
    return frozenset([*gazetteer.lengths, *TYPE_LENGTHS])


def find(words: Words, gazetteer: Gazetteer) -> list[Candidate]:
    """All candidates from left to right, without overlaps; a longer name wins.

    >>> from tracker.annotate.toponymy.gazetteer import load
    >>> text = "Pabrik di Kabupaten Kendal, Jateng, dan kawasan industri Morowali"
    >>> [(text[one.start:one.end], one.options[0].name) for one in find(Words(text), load())]
    [('Kabupaten Kendal', 'Kabupaten Kendal'), ('Jateng', 'Jawa Tengah'), ('kawasan industri Morowali', 'Kawasan Industri Morowali')]
    """
    found, reached = [], -1
    for index in compress(range(len(words)), map(first_words(gazetteer).__contains__, words.lower)):
        if index <= reached:
            continue
        low = words.lower[index]
        candidate = known(words, index, gazetteer) if words.capital(index) or low in LOWER_STARTS else None
        if low in TYPE_LENGTHS:
            typed = with_type(words, index, gazetteer)
            if typed and (not candidate or typed.last > candidate.last):
                candidate = typed
        if candidate:
            found.append(candidate)
            reached = candidate.last
    return found


def known(words: Words, index: int, gazetteer: Gazetteer) -> Candidate | None:
    """The longest name of the gazetteer that begins at this word."""
    lower = words.lower
    if lower[index] in FIRST_OF_GOODS and any(tuple(lower[index:index + len(goods)]) == goods for goods in GOODS):
        return None
    for count in gazetteer.lengths.get(lower[index], ()):
        last = index + count - 1
        name = " ".join(lower[index:last + 1]) if count > 1 else lower[index]
        options = gazetteer.names.get(name) if last < len(lower) else None
        if options and written_as_name(words, index, last):
            if name in MEASURES and measures(words, last):
                continue
            if (name not in SHOUTED or words.surface(index, last).isupper()):
                if options[0].code and (part := with_direction(words, name, last, options, gazetteer)):
                    return Candidate(words.starts[index], words.ends[last + 1], index, last + 1, part)
                return Candidate(words.starts[index], words.ends[last], index, last, options, weak=name in WEAK or name in gazetteer.shy)
    return None


def measures(words: Words, last: int) -> bool:
    """Does an amount follow ("Turun ke Kisaran 5 Persen")?"""
    return last + 1 < len(words) and (words.lower[last + 1][0].isdigit() or words.lower[last + 1].startswith(("rp", "us")))


def with_direction(words: Words, name: str, last: int, options: list[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """A district named after a town and a direction: "Cikarang Barat", "Bekasi Utara"."""
    if last + 1 >= len(words) or words.gap(last) != " " or not words.capital(last + 1) or words.lower[last + 1] not in DIRECTIONS:
        return []
    return [place for place in gazetteer.districts(f"{name} {words.lower[last + 1]}") if any(place.code[:5] == home.code[:5] for home in options)]


def written_as_name(words: Words, first: int, last: int) -> bool:
    """One run of words without a break, its last one with a capital or a point of the compass ("Indonesia timur", not "Indonesia tengah naik")."""
    return (words.capital(last) or (last > first and words.lower[last] in COMPASS) or words.surface(last, last).isdigit() or words.gap(last - 1) == "-") and all(
        words.gap(index) in NAME_GAPS for index in range(first, last))


def with_type(words: Words, index: int, gazetteer: Gazetteer) -> Candidate | None:
    """A type word and the name that follows it: "Kabupaten Batang", "KEK Gresik", "Desa Sukamaju"."""
    for count in TYPE_LENGTHS[words.lower[index]]:
        first = index + count
        expression = " ".join(words.lower[index:first])
        if expression not in TYPES or first >= len(words) or not words.capital(first):
            continue
        if words.gap(first - 1) == " (" and words.gap(first) == ") " and words.surface(first, first).isupper() and first + 1 < len(words) and words.capital(first + 1):
            first += 1                         # "Kawasan Ekonomi Khusus (KEK) Gresik"
        elif words.gap(first - 1) != " " and (words.gap(first - 1) not in (". ", ".") or expression not in DOTTED):
            continue
        kind = TYPES[expression]
        if expression in SHOUTED and not words.surface(index, index).isupper():
            continue
        name = read_name(words, first, expression, kind, gazetteer)
        if not name:
            continue
        last, options, rule = name
        inside = words.capital(index) or kind == "estate"
        start = index if inside else first
        return Candidate(words.starts[start], words.ends[last], start, last, options, kind, rule)
    return None


def read_name(words: Words, first: int, expression: str, kind: str, gazetteer: Gazetteer) -> tuple[int, list[Toponym], str] | None:
    """The name after a type word: its last word and what it may be."""
    longest = run_of_capitals(words, first)
    if kind == "estate":
        return read_estate(words, first, longest, expression, gazetteer)
    for last in range(longest, first - 1, -1):
        name = " ".join(words.lower[first:last + 1])
        if kind == "village" and (name.split()[0] in SCHEMES or name in SCHEMES):
            return None
        if kind in ("district", "village"):
            table = gazetteer.districts if kind == "district" else gazetteer.villages
            options = table(f"{expression} {name}") if expression == "kampung" else table(name) or table(name.replace(" ", ""))
            if options and last < longest and words.lower[last + 1] not in first_words(gazetteer) and words.lower[last + 1] not in NOT_IN_NAMES | DIVISIONS:
                return longest, [Toponym(kind, words.surface(first, longest), "")], "typed"
        else:
            options = [place for place in gazetteer.names.get(name, ()) if fits(place, kind)]
        if options:
            return last, options, "typed"
    if kind in ("regency", "city"):
        return misspelt(words, first, longest, kind, gazetteer)
    return read_unknown(words, first, expression, kind, gazetteer)


def read_unknown(words: Words, first: int, expression: str, kind: str, gazetteer: Gazetteer) -> tuple[int, list[Toponym], str] | None:
    """A port, island or mountain that no table holds: its type word and at most three capitals that no headline goes on with."""
    if expression not in OPEN or not words.capital(first - 1):
        return None
    last = first - 1
    while last + 1 < len(words) and last - first < 2 and words.capital(last + 1) and words.lower[last + 1] not in NOT_IN_NAMES and words.lower[last + 1] not in gazetteer.lengths and (
            last < first or words.gap(last) == " "):
        last += 1
    if last < first:
        return None
    name = words.surface(first - expression.count(" ") - 1, last)
    return last, [Toponym(kind, name, f"{kind}-{slug(name)}")], "typed-open"


def read_estate(words: Words, first: int, longest: int, expression: str, gazetteer: Gazetteer) -> tuple[int, list[Toponym], str] | None:
    """An estate by its bare name, or one that we do not know: then only with capitals, and not where a region follows."""
    for last in range(longest, first - 1, -1):
        name = " ".join(words.lower[first:last + 1])
        place = gazetteer.estates.get(name) or next((one for one in gazetteer.names.get(name, ()) if one.type == "estate"), None)
        if place:
            zone = expression in ("kek", "kawasan ekonomi khusus") and place.zone
            return last, [place if not zone else renamed(place, place.zone)], "typed"
    options = gazetteer.names.get(words.lower[first], ())
    longest = before_headline(words, first, longest)
    if longest < first or not words.capital(first - 1) or words.gap(first - 1) != " " or words.lower[first] in NO_ESTATE or any(place.type in ("country", "province", "region") for place in options):
        return None
    name = f"{'KEK' if expression in ('kek', 'kawasan ekonomi khusus') else 'Kawasan Industri'} {words.surface(first, longest)}"
    home = options[0] if options else None
    return longest, [Toponym("estate", name, f"estate-{slug(words.surface(first, longest))}", home and home.province, code=home.code if home else "")], "typed-open"


def before_headline(words: Words, first: int, longest: int) -> int:
    """The last word before a headline goes on: "Kawasan Industri Sukarame Diresmikan Menteri" ends with "Sukarame"."""
    for index in range(first, longest + 1):
        if words.lower[index] in NOT_IN_NAMES or words.surface(index, index) in HEADLINE_VERBS or PASSIVE.fullmatch(words.lower[index]):
            return index - 1
    return longest


def misspelt(words: Words, first: int, longest: int, kind: str, gazetteer: Gazetteer) -> tuple[int, list[Toponym], str] | None:
    """A regency or city whose name is a letter or two off, after its type word."""
    for last in range(longest, first - 1, -1):
        name = " ".join(words.lower[first:last + 1])
        if len(name) >= FUZZY_LETTERS:
            near = [place for key, places in gazetteer.names.items() if abs(len(key) - len(name)) <= FUZZY_EDITS and key[0] == name[0]
                    and Levenshtein.distance(key, name, score_cutoff=FUZZY_EDITS) <= FUZZY_EDITS for place in places if place.type == kind]
            if len(near) == 1:
                return last, near, "typed-misspelt"
    return None


def run_of_capitals(words: Words, first: int, most: int = 4) -> int:
    """The last of the capitalised words that follow without a break."""
    last = first
    while last + 1 < len(words) and last - first + 1 < most and words.gap(last) in (" ", "-") and (
            words.capital(last + 1) or words.surface(last + 1, last + 1).isdigit() or words.gap(last) == "-"):
        last += 1
    return last


def fits(place: Toponym, kind: str) -> bool:
    """May a type word of this kind stand before the place? Ports, airports and islands bring their own names."""
    return place.type == kind or (kind == "region" and place.type == "region") or (kind == "province" and place.type == "province")


def renamed(place: Toponym, name: str) -> Toponym:
    return Toponym(place.type, name, place.id, place.province, place.lat, place.lon, place.code, place.zone)


def estate_named(text: str, gazetteer: Gazetteer) -> tuple[Toponym, str] | None:
    """An estate by its bare name in a list of estates, misspelt long names included.

    >>> from tracker.annotate.toponymy.gazetteer import load
    >>> estate_named("Galang Batang", load())[0].name, estate_named("Lhoksemawe", load())
    ('KEK Galang Batang', (...'Kawasan Industri Lhokseumawe'...'estate-list-misspelt'))
    """
    name = normal(text)
    if name in gazetteer.estates:
        return gazetteer.estates[name], "estate-list"
    if len(name) < FUZZY_LETTERS:
        return None
    near = {place.id: place for key, place in gazetteer.estates.items() if Levenshtein.distance(key, name, score_cutoff=FUZZY_EDITS) <= FUZZY_EDITS}
    return (next(iter(near.values())), "estate-list-misspelt") if len(near) == 1 else None
