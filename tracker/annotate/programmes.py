"""Named policy programmes: those of the lexicon anywhere, others after the word "program" where a government stands in the story."""
import re

from spacy.tokens import Doc

from tracker.annotate.beginnings import starts_of
from tracker.annotate.citations import alternatives
from tracker.annotate.toponymy.gazetteer import slug
from tracker.lexicons import read_table, read_yaml
from tracker.records import Regulation

__all__ = ["read", "slug"]
NAMES = {alias if " " not in alias else alias.lower(): row["name"] for row in read_table("programmes") for alias in [row["name"], *row["aliases"].split(";")]}
WORDS = read_yaml("programme_words")
SHORT_NAMES = alternatives(name for name in NAMES if " " not in name)
LONG_NAMES = alternatives(name for name in NAMES if " " in name)
KNOWN = re.compile(rf"(?<![\w/-])(?P<name>(?i:{LONG_NAMES})|{SHORT_NAMES})(?:\s\((?P<short>[A-Z][\w-]{{1,11}})\))?(?![\w]|-[A-Z])")
BEGINNINGS = starts_of({name for name in NAMES if " " not in name})
LONG_BEGINNINGS = starts_of({name for name in NAMES if " " in name})
OPEN = re.compile(r"\b[Pp]rogram(?:nya)?\s[\"“‘']?(?P<name>[A-Z][\w-]*(?:\s(?:(?:dan|untuk|ke|di)\s)?[A-Z][\w-]*){1,6})(?:\s\((?P<short>[A-Z][\w-]{1,11})\))?|"
                  r"\b[Pp]rogram\s(?P<word>[A-Z][a-z]{5,}preneur)\b")
GOVERNMENT = re.compile("|".join(WORDS["government"]))
REFUSED = frozenset(WORDS["refused"])
AS_WRITTEN = frozenset(name.lower() for name in WORDS["as_written"])
REACH = 200                                # how far from an unknown programme a government must be named


def read(text: str, doc: Doc) -> list[Regulation]:
    """The programmes of a text, in order.

    >>> import spacy
    >>> text = "Realisasi Kredit Usaha Rakyat (KUR) naik; pemerintah menyiapkan program Rumah Produksi Bersama (RPB). RPB itu dibuka."
    >>> [(found.text, found.id) for found in read(text, spacy.blank("xx")(text))]
    [('Kredit Usaha Rakyat (KUR)', 'programme:Kredit Usaha Rakyat'), ('Rumah Produksi Bersama (RPB)', 'programme:Rumah Produksi Bersama'), \
('RPB', 'programme:Rumah Produksi Bersama')]
    """
    found, coined, body = [], {}, doc._.body
    lowered = text.lower()
    starts = sorted({*BEGINNINGS(text), *(LONG_BEGINNINGS(lowered) if len(lowered) == len(text) else ())})
    for match in filter(None, (KNOWN.match(text, start) for start in starts)):
        if taken(match, found):
            continue
        if match["name"].isupper() and text[match.start() - 1:match.start()] == "(" and own_bracket(text, match):
            continue
        printed = re.sub(r"\s", " ", match["name"])
        if printed.islower() and not match["short"] and printed in AS_WRITTEN:
            continue
        name = NAMES[printed.lower() if " " in printed else printed]
        if match["short"] and match["short"] not in NAMES and any(alias in match["short"] for alias, other in NAMES.items() if other == name and alias.isupper()):
            continue                           # "… dan Pemulihan Ekonomi Nasional (KPCPEN)": a committee's name
        found.append(record(match, name, "programme"))
        coined[match["short"]] = name
    if "rogram" in text and GOVERNMENT.search(text):
        for match in OPEN.finditer(text):
            name = match["name"] or match["word"]
            around = text[max(body, match.start() - REACH):match.end() + REACH]
            if match.start() < body or not GOVERNMENT.search(around) or set(name.split()) & REFUSED or name in coined or taken(match, found) or named_otherwise(doc, match):
                continue
            found.append(record(match, name, "programme-named"))
            coined[match["short"]] = name
    for short, name in coined.items():
        if short and short not in NAMES:
            found += [record(match, name, "programme-short") for match in re.finditer(rf"\b(?P<name>{re.escape(short)})\b(?P<short>)", text) if not taken(match, found)]
    return sorted(found, key=lambda one: one.start)


def taken(match: re.Match, found: list[Regulation]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


def record(match: re.Match, name: str, rule: str) -> Regulation:
    start = match.start("name") if match["name"] else match.start("word")
    return Regulation(start, match.end(), match.string[start:match.end()], f"programme:{name}", name, rule)


def own_bracket(text: str, match: re.Match) -> bool:
    """An abbreviation in brackets after words that are not the programme's: then it abbreviates those."""
    words = re.findall(r"[\w/]+", text[max(0, match.start() - 90):match.start()])[-len(match["name"]):]
    initials = "".join(word[0] for word in words).upper()
    return initials == match["name"] and " ".join(words).lower() not in NAMES


def named_otherwise(doc: Doc, match: re.Match) -> bool:
    """Is the name that of an organisation, a person or a place?"""
    start, end = (match.start("name"), match.end("name")) if match["name"] else (match.start("word"), match.end("word"))
    if any(place.start < end and start < place.end for place in doc._.places):
        return True
    return any(first <= start and end <= last for entity in doc._.entities for first, last in entity.mentions)
