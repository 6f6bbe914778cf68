"""Places: mentions of the gazetteer's names, told from organisations, people and common words, and resolved by their context.

Measured on 44 articles marked by hand: mentions found with F1 0.98, resolved with 0.97; on 154 others recall 0.95, precision 0.96.
Districts and villages are believed only in context, a misspelt name only after its type word or in a list of estates.

>>> from tracker.annotate.pipeline import annotate
>>> from tracker.records import Article
>>> read = annotate(Article(id="a", text="JAKARTA - Pabrik baterai di Karawang, Jabar, mulai mengekspor ke China."))
>>> [(place.text, place.type, place.name, place.dateline) for place in read.places]
[('JAKARTA', 'province', 'DKI Jakarta', True), ('Karawang', 'regency', 'Kabupaten Karawang', False), \
('Jabar', 'province', 'Jawa Barat', False), ('China', 'country', 'Tiongkok', False)]
"""
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.spans import notes, put, text_of
from tracker.annotate.toponymy import districts, estates, gazetteer
from tracker.annotate.toponymy.context import Judge, is_dateline, supported
from tracker.annotate.toponymy.gazetteer import Gazetteer, Toponym, without_escapes
from tracker.annotate.toponymy.toponyms import Candidate, Words, find
from tracker.records import Place

PARENT_GAPS = (", ", " (", ",", " - ")
SURE, LIKELY, POSSIBLE = 0.95, 0.85, 0.7
SMALL = ("district", "village")
PAPUA_SPLIT = date(2022, 7, 25)            # since then "Papua" without "Provinsi" is mostly the island's Indonesian half


class Places:
    """Sets `doc._.places`: the mentions in order, without overlaps."""

    def __init__(self, places: Gazetteer):
        self.gazetteer = places

    def __call__(self, doc: Doc) -> Doc:
        text, body, article = without_escapes(text_of(doc)), notes(doc).body, notes(doc).article
        day = article.day if article else None
        words = Words(text)
        candidates = find(words, self.gazetteer)
        for candidate in candidates:
            candidate.dateline = is_dateline(text, candidate, body)
        kept = self.judged(words, candidates, headline_end=body)
        places = {id(one) for one in kept}
        kept = districts.add(words, kept, [one for one in candidates if id(one) not in places], self.gazetteer)
        kept = estates.read(words, kept, self.gazetteer)
        link_parents(words, kept)
        districts.inside_parents(words, kept, self.gazetteer)
        put(doc, "places", self.records(kept, text, day))
        return doc

    def judged(self, words: Words, candidates: list[Candidate], *, headline_end: int) -> list[Candidate]:
        """The candidates that are places here; an ambiguous name is one everywhere once it is supported somewhere."""
        judge = Judge(words, headline_end)
        good = [one for one in candidates if judge.holds(one)]
        known = set()
        for index, one in enumerate(good):
            previous, following = good[index - 1] if index else None, good[index + 1] if index + 1 < len(good) else None
            if one.dateline or not one.weak or supported(words, one, previous, following):
                known.add(one.options[0].id)
        return [one for one in good if one.options[0].id in known]

    def records(self, kept: list[Candidate], text: str, day: date | None) -> list[Place]:
        """The mentions as records; resolved from right to left, since a parent stands after its part."""
        found = []
        for candidate in reversed(kept):
            place, confidence = self.resolve(candidate, kept, day)
            candidate.options = [place]
            home = place.code or next((parent.options[0].code for parent in candidate.parents), "")
            province = self.gazetteer.province_of(home, day) if home else place.province
            found.append(Place(candidate.start, candidate.end, text[candidate.start:candidate.end], place.type, place.name, place.id or None, province,
                               place.lat, place.lon, candidate.dateline, confidence, candidate.rule))
        return found[::-1]

    def resolve(self, candidate: Candidate, kept: list[Candidate], day: date | None) -> tuple[Toponym, float]:
        """The one place that is meant: by type word, named parent, the article's other places, else the reading that news mostly has."""
        options = candidate.options
        if len(options) == 1:
            return options[0], SURE if candidate.rule in ("name", "typed") else LIKELY
        inside = [place for place in options if any(place.lies_in(parent.options[0]) for parent in candidate.parents)]
        if len(inside) == 1:
            return inside[0], SURE
        options = inside or options
        typed = {one.options[0].id for one in kept if one.typed and one is not candidate}
        named = [place for place in options if place.id in typed]
        if len(named) == 1:
            return named[0], LIKELY
        around = [one.options[0] for one in kept if len(one.options) == 1 and one.options[0].code and one is not candidate]
        if options[0].type in SMALL:
            return smallest(options, around)
        near = [place for place in options if any(place.code[:2] == other.code[:2] for other in around)] or options
        return usual(near, day), LIKELY if len({place.code[:2] for place in near}) == 1 else POSSIBLE


def smallest(options: list[Toponym], around: list[Toponym]) -> tuple[Toponym, float]:
    """A district or village among many of its name: the only one in a regency or province that the article names, else left open."""
    for length in (5, 2):
        codes = {other.code[:length] for other in around if len(other.code) >= length}
        near = [place for place in options if place.code[:length] in codes]
        if len(near) == 1:
            return near[0], LIKELY
    return Toponym(options[0].type, options[0].name, ""), POSSIBLE


def usual(options: list[Toponym], day: date | None) -> Toponym:
    """What a bare name mostly means: the province before its capital, the city before the regency around it."""
    rank = {"country": 0, "province": 1, "region": 2, "city": 3, "district": 4, "regency": 5, "village": 6}
    if day and day >= PAPUA_SPLIT and any(place.name == "Papua" for place in options):
        rank |= {"region": 0}
    if any(place.type == "region" for place in options) and any(place.type == "regency" for place in options):
        rank |= {"regency": 1}
    return min(options, key=lambda place: rank.get(place.type, 9))


def link_parents(words: Words, kept: list[Candidate]) -> None:
    """Note for each mention the larger places that are named right after it: "Cikande, Serang, Banten"."""
    for index in range(len(kept) - 2, -1, -1):
        one, following = kept[index], kept[index + 1]
        if words.text[one.end:following.start] in PARENT_GAPS:
            one.parents = [following, *following.parents]


@Language.factory("places")
def make_places(nlp: Language, name: str) -> Places:
    return Places(gazetteer.load())
