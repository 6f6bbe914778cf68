"""The grammar of regulation citations: a kind, a number, a year, and the id that they make."""
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.annotate.beginnings import starts_of
from tracker.annotate.toponymy.gazetteer import slug
from tracker.lexicons import read_table, read_yaml

LEXICON = read_yaml("regulations")
KINDS = LEXICON["kinds"]
KIND_IDS = {form: kind["id"] for kind in KINDS for form in [*kind["long"], *kind["short"]]}
NEEDS_NUMBER = frozenset(form for kind in KINDS if kind.get("number") for form in kind["short"])
REGIONAL = frozenset(kind["id"] for kind in KINDS if kind.get("region"))
SHORT = frozenset(form for kind in KINDS for form in kind["short"]) | frozenset(LEXICON["draft_kinds"])
DRAFTS = LEXICON["draft_kinds"]
MINISTRIES = {form: row["id"] for row in read_table("regulation_ministries") for form in row["forms"].split(";")}
MINISTRY_IDS = {("permen", "keu"): "pmk", ("kepmen", "keu"): "kmk"}


def alternatives(forms) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=len, reverse=True))


MINISTRY = rf"(?P<ministry>{alternatives(form for form in MINISTRIES if form[0].isupper())})"
LONG = alternatives(form for kind in KINDS for form in kind["long"])
KIND = re.compile(
    r"\b(?:(?P<draft>Rancangan|rancangan|Draf|draf)\s)?(?:"
    rf"(?P<minister>Peraturan|Keputusan|peraturan|keputusan)\s(?:Bersama\s)?(?:Menteri|Menko|Mendag|Menperin|menteri)(?:\s{MINISTRY})?"
    rf"|(?P<permen>Permen|Kepmen)(?:(?P<glued>[a-z]{{2,14}})\b|\s(?P<named>{alternatives(MINISTRIES)})\b)?"
    rf"|(?P<long>(?i:{LONG}))\b"
    rf"|(?P<short>{alternatives(SHORT)})\b(?!-(?!\d{{1,4}}/))"
    r"|(?P<other>Peraturan|Keputusan|peraturan|keputusan)(?=\s[A-Z]))"
    r"(?:\s?\((?P<bracket>[A-Za-z][\w. ]{1,18})\))?")
MINISTRY_BEHIND = re.compile(rf"\s{MINISTRY}\b")
DIGITS = r"\d{1,4}[A-Za-z]?"
NUMBER = re.compile(
    r"(?:,?\s?|-)(?:(?:Republik Indonesia|RI|Indonesia|dengan)\s)?(?P<mark>[Nn]omor|[Nn]omer|NOMOR|[Nn]o\.?|Nomor:)?\s?:?\s?"
    rf"(?P<code>(?:[A-Za-z]{{2,6}}[-.]\s?|(?:KM|PM|KP|SK|HK)\s)?{DIGITS}(?:\.[A-Z0-9]+|\sK(?=/))*(?:/[A-Z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?)*)"
    r"(?:\s(?:[Tt]ahun|TAHUN|[Tt]h\.?)\s(?P<year>\d{4})|(?(mark)\s(?P<bare>(?:19|20)\d\d)|(?!)))?(?![\w%]|[.,]\d)")
AND_MORE = re.compile(rf"(?:,|,?\sdan|,?\sjo\.?|,?\sserta|\s?/)\s(?:[Nn]omor\s|[Nn]o\.?\s?)?(?P<code>{DIGITS}/\d{{4}})\b(?![/.,]\d)")
ISSUER = re.compile(r"(?P<name>(?:\s\(?[A-Z][\w./-]*\)?,?|\s(?:dan|dengan|Republik|RI)){1,12}?)(?=\s(?:[Nn]omor|[Nn]o\.?)\s?)")
OF_THE_STATE = re.compile(r"[(].*|\b(?:RI|Republik Indonesia)\b")
YEAR_ONLY = re.compile(r"\s[Tt]ahun\s(?P<year>\d{4})\b")
ABOUT = re.compile(r"\s?,?\s?(?:[Tt]entang|mengenai|soal)\s(?P<title>[^,;()\n.\"“”]{4,140})")


BEGINNINGS = starts_of([*(form for kind in KINDS for form in kind["long"]), "Rancangan", "Draf", "Keputusan", "Peraturan", *SHORT], whole=True)
MINISTERIAL_BEGINNINGS = starts_of(["Permen", "Kepmen"])      # also "Permenperin"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as read: `code` is the number with its suffixes, `year` None where the text gives none."""

    start: int
    end: int
    kind: str
    code: str | None = None
    year: str | None = None
    draft: bool = False
    abbreviated: bool = False              # no more than an abbreviation: "Perpres"
    region: str = ""

    @property
    def id(self) -> str | None:
        """`kind-number-year`, or None where the number or the year is missing, or it is a draft."""
        if self.draft or not self.code or not self.year or (self.kind in REGIONAL and not self.region):
            return None
        return "-".join(part for part in (self.kind, self.region, number_of(self.code, self.kind), self.year) if part)


def number_of(code: str, kind: str) -> str:
    """The number inside a code: central bank rules have two, decrees under an archive's code its whole path, all others one.

    >>> number_of("152/PMK.010", "pmk"), number_of("16/M-IND/PER/2", "permenperin"), number_of("14/26/PBI", "pbi"), number_of("100.3.3.1/25/KPTS", "kepgub")
    ('152', '16', '14-26', '100.3.3.1-25-kpts')
    """
    parts = re.sub(r"^[A-Za-z]{2,6}[-.\s]\s?", "", code).split("/")
    if kind in ("pbi", "padg", "se") and len(parts) > 1 and parts[1].isdigit():
        return "-".join(parts[:2]).lower()
    if parts[0].count(".") > 1:
        return "-".join(parts).lower()
    return parts[0].lower()


def matches(text: str) -> Iterator[re.Match]:
    """Every kind of regulation that a text names, from left to right, without overlaps."""
    reached = 0
    for start in sorted(BEGINNINGS(text) + MINISTERIAL_BEGINNINGS(text)):
        if start >= reached and (match := KIND.match(text, start)):
            reached = match.end()
            yield match


def read(text: str, match: re.Match) -> Citation | None:
    """The citation that begins with a kind: with its number and year where they follow; None for "Keputusan" without an issuer and a number.

    >>> text = "Peraturan Menteri Keuangan (PMK) Nomor 87/PMK.04/2018 tentang Cukai"
    >>> read(text, KIND.search(text)).id
    'pmk-87-2018'
    """
    issuer = ISSUER.match(text, match.end())
    if match["other"] and not issuer:
        return None
    kind = f"{match['other'].lower()}-{slug(OF_THE_STATE.sub('', issuer['name']))}" if match["other"] else kind_of(match)
    draft = bool(match["draft"]) or match["short"] in DRAFTS or match["bracket"] in DRAFTS
    end = match.end()
    if kind in ("permen", "kepmen") and match["bracket"] and (owner := MINISTRY_BEHIND.match(text, end)):
        kind, end = ministerial(kind, owner["ministry"], None), owner.end()      # "Peraturan Menteri (Permen) UMKM"
    number = NUMBER.match(text, end)
    if not number and issuer and kind not in REGIONAL:
        number = NUMBER.match(text, issuer.end())
    if number and number.group().startswith(",") and not number["mark"]:
        number = None                          # "12 UU, 6 peraturan pemerintah": the next count of a list
    if number and (parsed := split_code(number, marked=bool(number["mark"]))):
        return Citation(match.start(), number.end(), kind, *parsed, draft)
    if match["other"]:
        return None
    if (year := YEAR_ONLY.match(text, end)) and not match["short"]:
        return Citation(match.start(), year.end(), kind, None, year["year"], draft)
    return Citation(match.start(), end, kind, None, None, draft, bool(match["short"] or match["permen"]) and not match["bracket"])


def split_code(number: re.Match, *, marked: bool) -> tuple[str, str | None] | None:
    """Number and year of a code, or None where it is no citation: a bare count such as "PP 5 unit" has neither mark nor year."""
    code, year = number["code"], number["year"] or number["bare"]
    if not year and "/" in code:
        head, _, tail = code.rpartition("/")
        if re.fullmatch(r"(?:19|20)\d\d", tail):
            return head, tail
    if year:
        return code, year
    if not marked and (len(code) == 4 and code[:2] in ("19", "20")):
        return None
    return (code, None) if marked or code.isdigit() else None


def more_numbers(text: str, end: int) -> list[tuple[int, int, str, str]]:
    """Further "number/year" pairs that share the kind before them: "Permendag 36/2023 jo 8/2024"."""
    found = []
    while match := AND_MORE.match(text, end):
        code, _, year = match["code"].partition("/")
        found.append((match.start("code"), match.end("code"), code, year))
        end = match.end()
    return found


def kind_of(match: re.Match) -> str:
    """The first part of the id.

    >>> [kind_of(KIND.search(text)) for text in ("UU 3/2014", "Permenperin 35/2025", "Keputusan Menteri ESDM 89", "Peraturan Presiden")]
    ['uu', 'permenperin', 'kepmenesdm', 'perpres']
    """
    if match["minister"]:
        return ministerial("permen" if match["minister"].lower() == "peraturan" else "kepmen", match["ministry"], match["bracket"])
    if match["permen"]:
        return ministerial(match["permen"].lower(), match["named"] or match["glued"], match["bracket"])
    form = match["long"] or match["short"]
    if form in DRAFTS:
        return DRAFTS[form]
    known = KIND_IDS.get(form)
    return known or next(kind["id"] for kind in KINDS if any(long.lower() == re.sub(r"\s", " ", form.lower()) for long in kind["long"]))


def ministerial(kind: str, ministry: str | None, bracket: str | None) -> str:
    """"permenperin" from "Permen" and "Perindustrian"; an abbreviation in brackets says more than an unknown name."""
    owner = MINISTRIES.get(ministry or "") or next((row for form, row in MINISTRIES.items() if ministry and form.lower() == ministry.lower()), "")
    if not owner and bracket and re.fullmatch(r"(?:Permen|Kepmen)[a-z]+|PMK|KMK", bracket):
        return bracket.lower()
    if not owner and ministry and ministry.islower():
        owner = ministry                       # "Permenkumham" of a ministry that no table holds
    return MINISTRY_IDS.get((kind, owner), kind + owner)
