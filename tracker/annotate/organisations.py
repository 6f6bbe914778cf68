"""Organisations by their names: the lexicon, forms that show themselves ("PT … Tbk", "Asosiasi …"), abbreviations in brackets.

>>> text = "Menurut Asosiasi Sumber Rejeki Nusantara (Asren), PT Baja Rimba Tbk dan Kemenperin sepakat. Asren setuju."
>>> [text[mention.start:mention.end] for mention in organisations(text)]
['Asosiasi Sumber Rejeki Nusantara', 'Asren', 'PT Baja Rimba Tbk', 'Kemenperin', 'Asren']
"""
import re
from functools import cache

from tracker.annotate.forms import Forms
from tracker.annotate.mentions import Mention, longest
from tracker.lexicons import read_table, read_yaml

WORD = r"(?:[A-Z][\w’'&-]*(?:\.(?:com|co|id))?|\d[\w-]*(?=\s[A-Z])|I{1,3}|&)"
LINK = r"(?:(?:,\s)?(?:dan|and|of|for|on|untuk|the|di|bagi)\s)"
RUN = rf"{WORD}(?:\s(?:{LINK})?{WORD}){{0,7}}"
HEADS = "|".join(read_yaml("organisation_forms")["heads"])
TAILS = "|".join(read_yaml("organisation_forms")["tails"])
FIRM = re.compile(rf"\b(?:PT|CV|UD|Perum|Perumda|Perusda|PD)\.?\s{WORD}(?:\s(?:(?:dan|of)\s(?!PT\b|Kemen))?(?!Tbk\b){WORD}){{0,6}}(?:\s\(Persero\))?(?:,?\sTbk\b\.?)?(?:\s\(Persero\))?")
HEADED = re.compile(rf"\b(?:{HEADS})\s{RUN}")
TAILED = re.compile(rf"\b(?:{WORD}\s){{1,5}}(?:{TAILS})\b(?:\sIndonesia\b)?")
BRACKET = re.compile(r"\s\((?:selanjutnya disebut\s|disingkat\s)?([A-Z][\w.&/-]{1,14}|[a-z]+[A-Z]\w{0,8})\)")
STOP = frozenset(read_yaml("organisation_forms")["never"])


@cache
def lexicon() -> Forms:
    """Every sure form and ticker of the lexicon, with the organisation's id and whether the form alone is enough."""
    forms: dict[str, tuple[str, bool]] = {}
    for row in read_table("organisations"):
        for form in [row["name"], *row.get("aliases", "").split(";"), row.get("ticker", "")]:
            if form:
                forms.setdefault(form.rstrip("?"), (row["id"], not form.endswith("?")))
    return Forms(forms)


@cache
def names() -> dict[str, str]:
    """Organisation id → its full name."""
    return {row["id"]: row["name"] for row in read_table("organisations")}


def organisations(text: str) -> list[Mention]:
    """The organisations that the text names by a known name or a form that shows itself."""
    listed = list(known(text))
    shown = [mention for pattern in (FIRM, HEADED, TAILED) for mention in formed(text, pattern, listed)]
    found = longest(listed + shown)
    return longest(found + bracketed(text, found))


def known(text: str):
    """Mentions of the lexicon's organisations; an unsure form only beside a sure one of the same organisation."""
    hits = lexicon().find(text)
    sure = {value[0] for _, _, value in hits if value[1]}
    for start, end, (key, alone) in hits:
        if alone or key in sure:
            yield Mention(start, end, "org", "lexicon", key)


def formed(text: str, pattern: re.Pattern, listed: list[Mention]):
    """Mentions by form, cut where a known name inside them ends ("PT Krakatau Steel Silmy …")."""
    for match in pattern.finditer(text):
        start, end = match.span()
        if match[0] in STOP or (match[0].split()[-1] in STOP and not match[0].endswith("Tbk")):
            continue
        inner = next((mention for mention in listed if start <= mention.start <= start + 3 and mention.end <= end), None)
        if inner:
            continue
        yield Mention(start, end, "org", "form")


def bracketed(text: str, found: list[Mention]) -> list[Mention]:
    """Abbreviations in brackets right behind an organisation, and wherever else they stand."""
    out = []
    for mention in found:
        match = BRACKET.match(text, mention.end)
        if match and plausible(match[1]):
            out += [
                Mention(hit.start(), hit.end(), "org", "bracket", mention.id, org=(mention.start, mention.end))
                for hit in re.finditer(rf"(?<![\w-]){re.escape(match[1])}(?![\w])", text)
            ]
    return out


def plausible(short: str) -> bool:
    return sum(letter.isupper() for letter in short) >= 1 and short not in STOP
