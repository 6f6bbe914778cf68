"""Named policy programmes: those of the lexicon anywhere, others where the words around them introduce one and a government stands near."""
import dataclasses
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from tracker.annotate.beginnings import starts_of
from tracker.annotate.law.citations import alternatives
from tracker.annotate.spans import notes
from tracker.annotate.toponymy.gazetteer import slug
from tracker.lexicons import read_table, read_yaml
from tracker.records import Regulation

__all__ = ["read", "slug"]
NAMES = {alias if " " not in alias else alias.lower(): row["name"] for row in read_table("programmes") for alias in [row["name"], *row["aliases"].split(";")]}
WORDS = read_yaml("programme_words")
FORMS = read_yaml("organisation_forms")
SHORT_NAMES = alternatives(name for name in NAMES if " " not in name)
LONG_NAMES = alternatives(name for name in NAMES if " " in name)
KNOWN = re.compile(rf"(?<![\w/-])(?P<name>(?i:{LONG_NAMES})|{SHORT_NAMES})(?:\s\((?P<short>[A-Z][\w-]{{1,11}})\))?(?![\w]|-[A-Z])")
BEGINNINGS = starts_of(NAMES, whole=True)
WORD = r"[A-Z][\w-]*"
NAME = rf"{WORD}(?:[ \xa0](?:(?:dan|untuk)[ \xa0])?{WORD})"
SHORT = r"(?:\s\((?P<short>[A-Z][\w-]{1,11})\))?"
COUNT = r"(?:\d{1,3}(?:\.\d{3})*[ \xa0])?"
CALLED = alternatives(WORDS["called"])
SCHEMES = alternatives(WORDS["schemes"])
CALLED_SO = re.compile(rf"\b(?:{SCHEMES})\b[^.;:\n\"“”]{{0,70}}?\s(?:{CALLED})\s[\"“‘']?(?P<name>{COUNT}{NAME}{{0,5}}){SHORT}")
OPEN = (
    re.compile(rf"\b(?:[Pp]rogram(?:nya)?|[Ii]nisiatif|[Gg]agasan)\s[\"“‘']?(?P<name>{COUNT}{NAME}{{1,6}}){SHORT}"),
    re.compile(rf"\b[Pp]rogram\s(?P<name>[A-Z][a-z]{{5,}}preneur)\b{SHORT}"),
    CALLED_SO,
    re.compile(rf"\b[Pp]rogram\s(?:[a-z/-]+\s){{1,6}}\((?P<name>{NAME}{{1,4}})\)(?P<short>)"),
    re.compile(rf"\b(?P<name>(?:{alternatives(WORDS['national'])})[ \xa0]{NAME}{{0,6}}){SHORT}"),
)
ABBREVIATED = re.compile(r"\b[Pp]rogram\s(?P<name>[a-z]+(?:[\s/][a-z]+){1,6})\s\((?P<short>[A-Z][A-Za-z]{1,8})\)")
SCHEME = re.compile(rf"\b(?P<name>(?:{alternatives(WORDS['scheme_heads'])})(?:[ \xa0](?:(?:dan|untuk)[ \xa0])?{WORD}){{1,5}})\s\((?P<short>[A-Z][A-Za-z]{{1,8}})\)")
HEADS = starts_of(["Program", "program", "Inisiatif", "inisiatif", "Gagasan", "gagasan", *WORDS["schemes"], *WORDS["national"], *WORDS["scheme_heads"]])
GOVERNMENT = re.compile("|".join(WORDS["government"]))
COMPANY = re.compile("|".join(WORDS["company"]))
ORGANISATION = re.compile(rf"^(?:{alternatives(FORMS['heads'])})\b|\b(?:{alternatives(FORMS['tails'])})$")
REFUSED = frozenset(WORDS["refused"])
NO_SCHEME = re.compile(alternatives(WORDS["no_scheme"]), re.IGNORECASE)
AS_WRITTEN = frozenset(name.lower() for name in WORDS["as_written"])
NOT_AFTER = re.compile(rf"\b(?:{alternatives([*WORDS['goods'], *WORDS['units']])})\s$", re.IGNORECASE)
SHOW = re.compile(rf"\b(?:{alternatives(WORDS['shows'])})\s$", re.IGNORECASE)
SMALL = frozenset({"dan", "untuk", "di", "ke", "bagi", "atas", "yang"})
REACH = 200                                # how far from an unknown programme a government must be named


def read(text: str, doc: Doc) -> list[Regulation]:
    """The programmes of a text, in order.

    >>> import spacy
    >>> text = "Realisasi Kredit Usaha Rakyat (KUR) naik; pemerintah menyiapkan program Rumah Produksi Bersama (RPB). RPB itu dibuka."
    >>> [(found.text, found.id) for found in read(text, spacy.blank("xx")(text))]
    [('Kredit Usaha Rakyat (KUR)', 'programme:Kredit Usaha Rakyat'), ('Rumah Produksi Bersama (RPB)', 'programme:Rumah Produksi Bersama'), \
('RPB', 'programme:Rumah Produksi Bersama')]
    """
    found, coined = known(text)
    if GOVERNMENT.search(text):
        for match in introduced(text):
            around = text[max(notes(doc).body, match.start() - REACH):match.end() + REACH]
            if match.start() < notes(doc).body or not GOVERNMENT.search(around) or COMPANY.search(around) or match["name"] in coined or taken(match, found) or named_otherwise(doc, match):
                continue
            one = named(match)
            found.append(one)
            coined[match["short"]] = one.title
            if " " in match["name"] or match.re is CALLED_SO:
                coined[match["name"]] = one.title
    for form, name in coined.items():
        if form and form not in NAMES:
            found += [record(match, name, "programme-short") for match in re.finditer(rf"\b(?P<name>{re.escape(form)})\b(?P<short>)", text) if not taken(match, found)]
    return sorted(found, key=lambda one: one.start)


def known(text: str) -> tuple[list[Regulation], dict[str, str]]:
    """The programmes of the lexicon, and the abbreviations that the text gives them."""
    found, coined, others = [], {}, set()
    for match in filter(None, (KNOWN.match(text, start) for start in BEGINNINGS(text))):
        if taken(match, found):
            continue
        before = text[max(0, match.start() - 12):match.start()]
        if match["name"].isupper() and before.endswith("(") and own_bracket(text, match):
            others.add(match["name"])
        if match["name"] in others or (match["name"].isupper() and NOT_AFTER.search(before)):
            continue
        printed = re.sub(r"\s", " ", match["name"])
        if printed.islower() and not match["short"] and printed in AS_WRITTEN and not before.lower().endswith("program "):
            continue
        name = NAMES[printed.lower() if " " in printed else printed]
        if match["short"] and match["short"] not in NAMES and any(alias in match["short"] for alias, other in NAMES.items() if other == name and alias.isupper()):
            continue                           # "… dan Pemulihan Ekonomi Nasional (KPCPEN)": a committee's name
        found.append(record(match, name, "programme"))
        coined[match["short"]] = name
    return found, coined


def introduced(text: str) -> Iterator[re.Match]:
    """Names that the words around them make a programme's: "program X", "skema yang dinamakan X", "Bantuan X Y (BXY)"."""
    starts = HEADS(text)
    for pattern in (*OPEN, ABBREVIATED, SCHEME):
        for match in filter(None, (pattern.match(text, start) for start in starts)):
            if set(match["name"].split()) & REFUSED or SHOW.search(text, max(0, match.start() - 20), match.start()):
                continue
            if pattern in OPEN or (abbreviates(match["short"], match["name"]) and not NO_SCHEME.search(match["name"])):
                yield match


def abbreviates(short: str, name: str) -> bool:
    """Does an abbreviation stand for all of a name?

    >>> abbreviates("PSR", "peremajaan sawit rakyat"), abbreviates("PKB", "pemutihan pajak kendaraan bermotor")
    (True, False)
    """
    words = [word for word in re.split(r"[\s/]", name) if word not in SMALL]
    letters = "".join(letter for letter in short if letter.isupper())
    return letters == "".join(word[0] for word in words).upper() or (len(words) > 1 and short[0] == words[0][0].upper() and short.istitle() and len(short) > 4)


def titled(name: str) -> str:
    return " ".join(word if word in SMALL else word.capitalize() for word in name.split())


def taken(match: re.Match, found: list[Regulation]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


def named(match: re.Match) -> Regulation:
    """A programme that the text introduces; "Program" belongs to the name where the abbreviation counts it: "Program Rumah Pangan (PRP)"."""
    name = match["name"] if re.search("[A-Z]", match["name"]) else titled(match["name"])
    one = record(match, name, "programme-named")
    if match["short"] and match.string.startswith("Program ", match.start()) and match["short"] == "P" + "".join(word[0] for word in name.split() if word not in SMALL):
        return dataclasses.replace(one, start=match.start(), text=match.string[match.start():one.end], title=f"Program {name}", id=f"programme:Program {name}")
    return one


def record(match: re.Match, name: str, rule: str) -> Regulation:
    start = match.start("name")
    end = match.end("name") if match.string[match.end("name"):match.end()] == ")" else match.end()
    return Regulation(start, end, match.string[start:end], f"programme:{name}", name, rule)


def own_bracket(text: str, match: re.Match) -> bool:
    """An abbreviation in brackets after words that are not the programme's: then it abbreviates those."""
    words = re.findall(r"[\w/]+", text[max(0, match.start() - 90):match.start()])[-len(match["name"]):]
    initials = "".join(word[0] for word in words).upper()
    return initials == match["name"] and " ".join(words).lower() not in NAMES


def named_otherwise(doc: Doc, match: re.Match) -> bool:
    """Is the name that of an organisation, a person or a place? Three words after "program" that only look like an organisation are none."""
    start, end = match.span("name")
    if any(place.start < end and start < place.end and (place.start <= start or match["name"].count(" ") < 2) for place in notes(doc).places):
        return True                            # "Poros Niaga Jawa Timur" is no place, "Jawa Timur Bangkit" may be
    long = match["name"].count(" ") > 1 and not ORGANISATION.search(match["name"])
    for entity in notes(doc).entities:
        for first, last in entity.mentions:
            if first <= start and end <= last and not long:
                return True
            if entity.type == "person" and " " in entity.name and start < last and first < end:
                return True
    return False
