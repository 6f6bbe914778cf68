"""Organisations and people of an article, their forms merged.

Joins what the trained model sees (`doc._.names`), the lexicons, and the rules of `organisations` and `people`; bylines are masked.
"""
import re

from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.naming.mentions import Mention, Ordered, bylines, headlines, longest, outside
from tracker.annotate.naming.merging import PLACES, evident, holders, merge, repeated
from tracker.annotate.naming.organisations import formed_names, joined, known, names, widened
from tracker.annotate.naming.people import NAME_PARTS, called, introduced, people, trimmed
from tracker.annotate.spans import notes, put, text_of
from tracker.lexicons import read_table, read_yaml
from tracker.records import Entity

BODIES = frozenset(row["id"] for row in read_table("organisations") if row["type"] in ("ministry", "agency", "international", "parliament"))    # whose names do not go on
NAME_WORD = re.compile(r"[A-Z][a-z]+")
WORDS_OF_NAMES = frozenset(word for key in ("heads", "tails", "units") for form in read_yaml("organisation_forms")[key] for word in form.split()) | PLACES | {
    word for row in read_table("cities") for word in row["name"].split()} | {"Bidang", "Pusat", "Daerah", "Wilayah", "Regional"}
NAMED_AFTER = frozenset({"Bank", "CV", "Koperasi", "PT", "Perum", "Universitas", "Yayasan"})   # what follows is a name, be it a person's


@Language.component("entities")
def entities(doc: Doc) -> Doc:
    """Set `doc._.entities`: only what the text itself names; the title adds forms, not entities."""
    text, told = text_of(doc), notes(doc)
    body, article = told.body, told.article
    masked = bylines(text)
    seen = [Mention(name.start, name.end, "person" if name.label == "PERSON" else "org", "model", sure=name.confidence) for name in told.names if name.label != "PLACE"]
    places = [(name.start, name.end) for name in told.names if name.label == "PLACE"] + [(place.start, place.end) for place in told.places]
    seen = [item for item in seen if (item.start, item.end) not in places]
    organisations = outside(find_organisations(text, seen), masked)
    persons = outside(find_people(text, seen, organisations, places), masked)
    mentions = told_below(text, longest(organisations + persons), headlines(text, body))
    taken = [(start, end) for start, end in places] + masked
    mentions += outside(repeated(text, [item for item in mentions if item.type == "person"], mentions), taken)
    mentions = evident(text, mentions)
    put(doc, "entities", [entity for entity in merge(text, mentions, article.day if article else None) if entity.mentions[-1][0] >= body and not is_place(entity)])
    return doc


def is_place(entity: Entity) -> bool:
    """Is what was taken for an organisation no more than a country, province or regency?"""
    return entity.type == "org" and entity.id not in names() and (entity.name.removeprefix("Kabupaten ").removeprefix("Kota ").removeprefix("Provinsi ") in PLACES)


def find_organisations(text: str, seen: list[Mention]) -> list[Mention]:
    """Organisations of the lexicon, of the model and by form; a form ends where the model sees a person begin."""
    listed = Ordered(known(text))
    starts = {item.start for item in seen if item.type == "person"}
    called = {text[item.start:item.end].rpartition(" ")[2] for item in seen if item.type == "person"}
    shown = [cut(text, item, starts) for item in formed_names(text, listed)]
    wide = (widened(text, item) for item in seen if item.type == "org")
    modelled = [without_person(text, item, listed, called) for item in wide if item]
    return joined(text, listed, [item for item in [*modelled, *shown] if item])


def cut(text: str, mention: Mention, starts: set[int]) -> Mention | None:
    """The mention up to the first of the starts inside it."""
    end = min((start for start in starts if mention.start < start < mention.end), default=None)
    if end is None:
        return mention
    words = text[mention.start:end].rstrip(" ,")
    if " " in words:
        return mention.within(mention.start, mention.start + len(words))
    return mention if words in NAMED_AFTER else None


def without_person(text: str, mention: Mention, listed: Ordered, called: set[str]) -> Mention:
    """The known organisation alone where the model took the person behind it for a part ("The Fed Jerome Powell")."""
    head = next((item for item in listed.beginning(mention.start, mention.start + 1) if item.end < mention.end), None)
    if not head or not text[head.end:mention.end].startswith(" "):
        return mention
    rest = text[head.end + 1:mention.end].split()
    person = rest[-1] in called or rest[-1] in NAME_PARTS or (head.id in BODIES and len(rest) == 2 and all(NAME_WORD.fullmatch(word) and word not in WORDS_OF_NAMES for word in rest))
    return head if person else mention


def find_people(text: str, seen: list[Mention], organisations: list[Mention], places: list[tuple[int, int]]) -> list[Mention]:
    """People of the model with the titles before them, and those of the rules where the model sees nothing else."""
    modelled = [trimmed(text, item) for item in seen if item.type == "person"]
    named_after = [item for item in organisations if item.id or item.rule == "bracket" or text[item.start:item.end].split()[0] in NAMED_AFTER]
    modelled = outside([item for item in modelled if item], [(item.start, item.end) for item in named_after])
    ruled = people(text, organisations)
    apposed = [(item.start, item.end) for item in ruled if item.rule == "apposed"]
    modelled = [item for item in modelled if not any(start <= item.start and item.end < end for start, end in apposed)]        # the model saw a part of the name
    ruled = outside(ruled, [(item.start, item.end) for item in [*modelled, *organisations]])
    ruled = [item for item in ruled if item.rule != "subject" or outside([item], places)]
    ends = [0, *(item.end for item in modelled)]
    titled = [introduced(text, item, organisations, max(end for end in ends if end <= item.start)) for item in modelled]
    by_name = called(text, titled + ruled)
    return by_name + outside(titled + ruled, [(item.start, item.end) for item in by_name])


def told_below(text: str, mentions: list[Mention], headlines: list[tuple[int, int]]) -> list[Mention]:
    """Without those that only headlines have: their capitals make names of common words."""
    below = outside(mentions, headlines)
    told = {text[item.start:item.end] for item in below}
    return [item for item in mentions if item in below or item.id or text[item.start:item.end] in told or sure_name(text, item)]


def sure_name(text: str, mention: Mention) -> bool:
    """A person whom even a headline names beyond doubt: an office holder, or a full name of common parts that the model is sure of."""
    words = text[mention.start:mention.end].split()
    return mention.type == "person" and (" ".join(words) in holders() or (len(words) > 1 and mention.sure >= 0.9 and bool(NAME_PARTS & set(words))))
