"""Districts and villages without a type word: believed only before a place that holds them, or after "di" where their province is in the story."""
import re
from itertools import compress, count

from tracker.annotate.toponymy.gazetteer import Gazetteer, Toponym
from tracker.annotate.toponymy.toponyms import CONTEXT, NOT_IN_NAMES, Candidate, Words

PARENT_GAPS = (", ", " (")
PREPOSITIONS = frozenset({"di", "ke", "dari"})
BEFORE_NAME = frozenset(CONTEXT["locative"])
PARENTS = frozenset({"city", "regency", "district"})
LONGEST, LEAST_LETTERS = 3, 5


def add(words: Words, kept: list[Candidate], refused: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """The mentions with those of districts and villages that their context vouches for, wherever they stand; nothing that was refused as a place.

    >>> from tracker.annotate.toponymy.gazetteer import load
    >>> from tracker.annotate.toponymy.toponyms import find
    >>> words = Words("Pabrik di Kragilan, Kabupaten Serang, tutup. Warga Kragilan pindah ke Cibadak.")
    >>> [(words.text[one.start:one.end], one.options[0].name, one.rule) for one in add(words, find(words, load()), [], load())]
    [('Kragilan', 'Kragilan', 'before-parent'), ('Kabupaten Serang', 'Kabupaten Serang', 'typed'), ('Kragilan', 'Kragilan', 'before-parent')]
    """
    taken = {index for one in [*kept, *refused] for index in range(one.first, one.last + 1) if one.first >= 0}
    found: dict[str, tuple[Toponym, str]] = {}
    new: list[Candidate] = []
    for one in kept:
        if one.first > 0 and one.options[0].code and words.gap(one.first - 1) in PARENT_GAPS and one.first - 1 not in taken:
            first = run_before(words, one.first - 1, taken)
            place = within(words, first, one.first - 1, one.options, gazetteer)
            if place:
                found[words.surface(first, one.first - 1)] = place, "before-parent"
    provinces = {one.options[0].code[:2] for one in kept if one.options[0].code and len({place.code[:2] for place in one.options}) == 1}
    if provinces:
        for index in compress(count(), map(PREPOSITIONS.__contains__, words.lower)):
            if index + 1 < len(words) and words.capital(index + 1) and index + 1 not in taken and words.gap(index) == " ":
                last = run_after(words, index + 1, taken)
                place = only_one(words.surface(index + 1, last), provinces, gazetteer)
                if place:
                    found.setdefault(words.surface(index + 1, last), (place, "unique-name"))
    if not found:
        return kept
    for match in re.finditer(r"\b(?:" + "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True)) + r")\b(?! [A-Z])", words.text):
        place, rule = found[match.group()]
        if not any(one.start < match.end() and match.start() < one.end for one in [*kept, *refused]):
            new.append(Candidate(match.start(), match.end(), -1, -1, [place], "", rule))
    return sorted(kept + new, key=lambda one: one.start)


def run_before(words: Words, last: int, taken: set[int]) -> int:
    """The first of the capitalised words that end at `last`; a word such as "Pasar" or "Jalan" before the name is left out."""
    first = last
    while first > 0 and last - first < LONGEST and words.gap(first - 1) == " " and words.capital(first - 1) and first - 1 not in taken:
        if words.lower[first - 1] in BEFORE_NAME:
            break
        first -= 1
    return first


def run_after(words: Words, first: int, taken: set[int]) -> int:
    last = first
    while last + 1 < len(words) and words.gap(last) == " " and words.capital(last + 1) and last + 1 not in taken:
        last += 1
    return last


def within(words: Words, first: int, last: int, parents: list[Toponym], gazetteer: Gazetteer) -> Toponym | None:
    """A district or village of that name inside one of the places that the parent may be."""
    if not words.capital(first) or not words.capital(last) or last - first >= LONGEST:
        return None
    name = words.surface(first, last)
    for options in (gazetteer.districts(name), gazetteer.villages(name)):
        inside = [place for place in options if any(place.lies_in(parent) for parent in parents)]
        if inside:
            return inside[0] if len(inside) == 1 else Toponym(inside[0].type, inside[0].name, "", inside[0].province, code=inside[0].code[:2])
    return None


def only_one(name: str, provinces: set[str], gazetteer: Gazetteer) -> Toponym | None:
    """The one district of that name in the country, if its province is in the story."""
    if len(name) < LEAST_LETTERS or name.count(" ") >= LONGEST or name.lower() in NOT_IN_NAMES:
        return None
    options = gazetteer.districts(name)
    return options[0] if len(options) == 1 and options[0].code[:2] in provinces else None


def inside_parents(words: Words, kept: list[Candidate], gazetteer: Gazetteer) -> None:
    """Give a regency's name the district or village of that name inside the place right behind it, everywhere in the text where nothing else stands.

    >>> from tracker.annotate.toponymy.gazetteer import load
    >>> from tracker.annotate.toponymy.toponyms import find
    >>> words = Words("Warga Manggarai, Kecamatan Tebet, protes. Stasiun Manggarai ramai.")
    >>> kept = find(words, load())
    >>> kept[0].parents = [kept[1]]
    >>> inside_parents(words, kept, load())
    >>> [one.options[0].id for one in kept]
    ['31.74.01.1007', '31.74.01', '31.74.01.1007']
    """
    meant: dict[str, Toponym] = {}
    for one in kept:
        if one.rule == "name" and not one.typed and one.parents and one.options[0].type == "regency":
            parents = one.parents[0].options
            if parents[0].type in PARENTS and not any(place.lies_in(parent) for place in one.options for parent in parents):
                place = within(words, one.first, one.last, parents, gazetteer)
                if place:
                    meant[words.surface(one.first, one.last)] = place
    for one in kept if meant else ():
        place = meant.get(words.text[one.start:one.end])
        if place and one.rule == "name" and not one.typed:
            one.options = [place]
