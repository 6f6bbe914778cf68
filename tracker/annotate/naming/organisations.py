"""Organisations by their names: the lexicon, forms that show themselves ("PT … Tbk", "Asosiasi …"), abbreviations in brackets.

>>> text = "Menurut Asosiasi Sumber Rejeki Nusantara (Asren), PT Baja Rimba Tbk dan Kemenperin sepakat. Asren setuju."
>>> [text[mention.start:mention.end] for mention in organisations(text)]
['Asosiasi Sumber Rejeki Nusantara', 'Asren', 'PT Baja Rimba Tbk', 'Kemenperin', 'Asren']
"""
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from tracker.annotate.beginnings import beginning, leading_to, starts_of
from tracker.annotate.grammar.phrases import any_of
from tracker.annotate.naming.forms import Forms, whole
from tracker.annotate.naming.mentions import OUTLETS, Mention, Ordered, longest
from tracker.annotate.naming.people import COUNTRIES, NOT_NAMES, behind_title
from tracker.lexicons import read_table, read_yaml

WORD = r"(?:[A-Z][\w’'&-]*(?:\.(?:com|co|id))?|\d[\w-]*(?=\s[A-Z])|I{1,3}|&)"
HEADS = "|".join(read_yaml("organisation_forms")["heads"])
LINK = rf"(?:(?:,\s)?(?:dan|and|of|for|on|untuk|the|di|bagi)\s(?!(?:{HEADS}|PT|Kemen\w+|[A-Z]{{2,6}})\b))"
RUN = rf"{WORD}(?:\s(?:{LINK})?{WORD}){{0,7}}"
TAILS = "|".join(read_yaml("organisation_forms")["tails"])
FIRM = re.compile(rf"(?:PT|CV|UD|Perum|Perumda|Perusda|PD)\.?\s{WORD}(?:\s(?:(?:dan|of)\s(?!PT\b|Kemen))?(?!Tbk\b){WORD}){{0,6}}(?:\s\(Persero\))?(?:,?\sTbk\b)?(?:\s\(Persero\))?")
HEADED = re.compile(rf"{any_of(read_yaml('organisation_forms')['heads'])}\s(?:untuk\s)?{RUN}")
TAIL = re.compile(rf"{any_of(read_yaml('organisation_forms')['tails'])}\b")
TAILED = re.compile(rf"(?:{WORD}\s){{1,5}}(?:{TAILS})\b(?:\sIndonesia\b)?")
FIRMS_BEGIN, HEADS_BEGIN, TAILS_BEGIN = (
    starts_of(words) for words in (["PT", "CV", "UD", "Perum", "Perumda", "Perusda", "PD"], read_yaml("organisation_forms")["heads"], read_yaml("organisation_forms")["tails"]))
SURE = 0.7                                 # where the model is less sure of an organisation, more are wrong than right
BRACKET = re.compile(r"\.?\s\(\s?(?:selanjutnya disebut\s|disingkat\s)?([A-Z][\w.&/-]{1,14}|[A-Z]{2,8}(?:\s[A-Z]{2,8}){1,2}|[a-z]+[A-Z]\w{0,8})\s?\)")
AND_BEFORE = re.compile(r"(?:,|\s(?:dan|serta))\s$")
CITIES = [row["name"].removeprefix("Kota ") for row in read_table("regencies") if row["name"].startswith("Kota ")]
AT_PLACE = re.compile(rf"(?<=\w)\sdi\s{any_of(['Jakarta', 'Provinsi', 'Kabupaten', 'Kota', *(row['name'] for row in read_table('provinces')), *CITIES])}\b")
SLASH = re.compile(r"/(?=[A-Z]{2,6}$)")
AMOUNT = re.compile(r"\d,\d")
ONE_WORD = re.compile(r"[A-Z]{2,6}|[A-Z][a-z]+")
LAST_BRACKET = re.compile(r"\s\([^()\s]{2,15}\)?$")
LEGAL_BEFORE = re.compile(r"\b(?:PT|CV|Perum)\.?\s$")
LEGAL_AFTER = re.compile(r"(?:\s\(Persero\))?(?:,?\sTbk\b)?(?:\s\(Persero\))?")
TERMS = frozenset(read_yaml("terms")["words"])
JOINT = re.compile(rf"\s(?:dan|serta|dengan)\s(?=(?:{HEADS}|PT|Kemen\w+|[A-Z]{{2,6}})\b)")
NOT_ORGANISATIONS = re.compile(rf"\b(?:{'|'.join(map(re.escape, read_yaml('terms')['marks']))})\b")
SAME_FIRM = re.compile(rf"(?:,?\s(?:{TAILS}|Co|Tbk|T[Bb][Kk]|Indonesia|RI)\b\.?|\s\(Persero\)|\s\([A-Z]\w+\))*")
NO_NAME = NOT_NAMES - set(read_yaml("organisation_forms")["heads"]) - set(read_yaml("organisation_forms")["begins"])
BEFORE_NAME = re.compile(rf"{any_of([*read_yaml('organisation_forms')['units'], *sorted(NO_NAME)])}\s(?=[A-Z])")
VERB = re.compile(rf"\s{any_of(read_yaml('headline_verbs'))}\b(?!\s(?:Sekuritas|Tbk))")
LOWER_VERB = re.compile(r"\s(?:mem|men|meng|meny|me|di|ber|ter)[a-z]{3,}")
ALONE = frozenset(read_yaml("organisation_forms")["heads"]) | {"PT", "CV", "Perum", "Bank", "Grup"}
FOREIGN = re.compile(rf"\s{any_of(form for form, name in COUNTRIES.items() if name != 'Indonesia')}\b(?!-)")
BESIDE_SHARES = re.compile(r"(?:[Ss]aham|[Ee]miten|[A-Z]{4}\s(?:&|dan)|[A-Z]{4},|\()\s?$")
STATE_BODIES = frozenset(row["id"] for row in read_table("organisations") if row["type"] == "ministry")
STOP = TERMS | frozenset(read_yaml("organisation_forms")["never"])


@cache
def tickers() -> dict[str, str]:
    """Ticker → organisation id, of those that are words too: "BUKA" names a firm only beside shares."""
    return {ticker.rstrip("?"): row["id"] for row in read_table("organisations") if (ticker := row.get("ticker", "")).endswith("?")}


@cache
def lexicon() -> Forms:
    """Every sure form and ticker of the lexicon, with the organisation's id and whether the form alone is enough."""
    forms: dict[str, tuple[str, bool]] = {}
    for row in read_table("organisations"):
        for form in [row["name"], *row.get("aliases", "").split(";"), row.get("ticker", "")]:
            if form:
                forms.setdefault(form.rstrip("?"), (row["id"], not form.endswith("?")))
    return Forms(forms)


@lru_cache(maxsize=4)
def listings(text: str) -> tuple[tuple[int, int, tuple[str, bool]], ...]:
    """Where the text has a form of the lexicon; two readers ask."""
    return tuple(lexicon().find(text))


@cache
def names() -> dict[str, str]:
    """Organisation id → its full name."""
    return {row["id"]: row["name"] for row in read_table("organisations")}


def organisations(text: str) -> list[Mention]:
    """The organisations that the text names by a known name or a form that shows itself."""
    listed = Ordered(known(text))
    return joined(text, listed, formed_names(text, listed))


def joined(text: str, listed: Ordered, others: list[Mention]) -> list[Mention]:
    """Known names and others without overlaps, the short forms in brackets with all their mentions, and no terms."""
    parted = [part for item in others for part in parts(text, item, listed)]
    found = longest([*listed, *(item for item in parted if text[item.start:item.end] not in STOP)])
    found = [item for item in found if item.id or not ((match := BRACKET.match(text, item.end)) and match[1] in TERMS)]
    short = bracketed(text, found)
    places = {(item.start, item.end) for item in short}
    return longest(short + [item for item in found if (item.start, item.end) not in places])


def parts(text: str, mention: Mention, listed: Ordered) -> list[Mention]:
    """A mention as the names that it holds: two joined by "dan", no bracket at the end, no words behind a known short form ("IMF Direction …")."""
    start, end = mention.start, mention.end
    if not text[start:end].isalnum():      # more than one word
        end = before_verb(text, start, end)
    if place := AT_PLACE.search(text, start, end):
        end = place.start()
    inside = [item for item in listed.beginning(start, end) if item.end <= end]
    second = next((item.start for item in inside if start < item.start and AND_BEFORE.search(text, start, item.start)), None)
    if second:
        first = AND_BEFORE.search(text, start, second).start()
        return [part for low, high in ((start, first), (second, end)) for part in parts(text, mention.within(low, high), listed)]
    joint = JOINT.search(text, start, end) or SLASH.search(text, start, end)
    if joint:
        return [part for low, high in ((start, joint.start()), (joint.end(), end)) for part in parts(text, mention.within(low, high), listed)]
    known_here = next((item for item in inside if item.start == start and item.end < end), None)
    if known_here and ONE_WORD.fullmatch(text, start, known_here.end) and text[known_here.end] == " " and not TAIL.match(text, known_here.end + 1):
        return []
    if "(" in text[start:end] and (bracket := LAST_BRACKET.search(text, start, end)):
        end = bracket.start()
        inside = [item for item in inside if item.end <= end]
    words = text[start:end]
    if len(words) < 2 or words in ALONE or AMOUNT.search(words) or words.count("(") != words.count(")") or NOT_ORGANISATIONS.search(words):
        return []
    same = next((item.id for item in inside if item.start <= start + 3 and SAME_FIRM.fullmatch(text, item.end, end)
                 and not (ONE_WORD.fullmatch(text, item.start, item.end) and TAIL.match(text, item.end + 1))), None)    # "BCA Sekuritas" is a firm of its own
    return [mention.within(start, end) if same == mention.id else Mention(start, end, "org", mention.rule, same, sure=mention.sure)]


def before_verb(text: str, start: int, end: int) -> int:
    """Where a name ends before the verb of a headline or of its sentence.

    >>> text = "Bank Rimba Gandeng Asosiasi Baja"
    >>> text[:before_verb(text, 0, len(text))]
    'Bank Rimba'
    """
    verb = VERB.search(text, start, end) or LOWER_VERB.search(text, start, end)
    return verb.start() if verb else end


def formed_names(text: str, listed: Ordered) -> list[Mention]:
    """Organisations by their form."""
    found = [*formed(text, beginning(FIRM, text, FIRMS_BEGIN(text)), listed), *formed(text, beginning(HEADED, text, HEADS_BEGIN(text)), listed)]
    return [*found, *formed(text, leading_to(TAILED, text, TAILS_BEGIN(text)), listed)]


def widened(text: str, mention: Mention) -> Mention | None:
    """A mention of the model with its legal form around it, or None where the words name no organisation."""
    if mention.sure < SURE:
        return None
    start, end = mention.start, mention.end
    before = LEGAL_BEFORE.search(text, max(0, start - 8), start)
    start = before.start() if before else start
    after = LEGAL_AFTER.match(text, end)
    end = after.end() if after else end
    start = behind_words(text, behind_title(text, start, end), end)
    words = text[start:end]
    if words in STOP or words in OUTLETS or words.removeprefix("Kantor Berita ") in OUTLETS or not any(letter.isupper() for letter in words) or len(words) < 2:
        return None
    return mention.within(start, end)


def behind_words(text: str, start: int, end: int) -> int:
    """Where the name begins behind words that only begin a sentence ("Lewat Rimba Investama") or name a unit ("Dewan Komisioner …")."""
    while match := BEFORE_NAME.match(text, start, end):
        start = match.end()
    return start


def known(text: str):
    """Mentions of the lexicon's organisations; an unsure form only beside a sure one of the same organisation, an unsure ticker also beside shares.
    A ministry of another country is none of ours, and its name goes on with the country.

    >>> [(text[item.start:item.end], item.id) for text in ["Kementerian Perdagangan China membalas.", "Saham BUKA naik."] for item in known(text)]
    [('Kementerian Perdagangan China', None), ('BUKA', 'bukalapak')]
    """
    hits = listings(text)
    sure = {value[0] for _, _, value in hits if value[1]}
    for start, end, (key, alone) in hits:
        if key in STATE_BODIES and (country := FOREIGN.match(text, end)):
            yield Mention(start, country.end(), "org", "lexicon")
        elif alone or key in sure or (tickers().get(text[start:end]) == key and BESIDE_SHARES.search(text, max(0, start - 16), start)):
            yield Mention(start, end, "org", "lexicon", key)


def formed(text: str, matches: Iterable[re.Match], listed: Ordered) -> Iterator[Mention]:
    """Mentions by form, cut where a known name inside them ends ("PT Krakatau Steel Silmy …")."""
    for match in matches:
        start, end = match.span()
        if match[0] in STOP or (match[0].split()[-1] in STOP and not match[0].endswith("Tbk")):
            continue
        if any(mention.end <= end for mention in listed.beginning(start, start + 4)):
            continue
        start = behind_words(text, behind_title(text, start, end), end)
        if " " not in text[start:end]:
            continue
        yield Mention(start, end, "org", "form")


def bracketed(text: str, found: list[Mention]) -> list[Mention]:
    """Abbreviations in brackets right behind an organisation, and wherever else they stand."""
    out, ids = [], {(item.start, item.end): item.id for item in found}
    for mention in found:
        match = BRACKET.match(text, mention.end)
        if match and plausible(match[1]):
            own = ids.get(match.span(1))
            base = (mention.start, mention.end) if not (own and mention.id and own != mention.id) else None
            out += [
                Mention(start, end, "org", "bracket", own or mention.id, org=base)
                for start, end in whole(text, match[1], behind="_")
            ]
    return out


def plausible(short: str) -> bool:
    return sum(letter.isupper() for letter in short) >= 1 and short not in STOP
