"""Counts whose noun stands with a neighbour: "dari 38 provinsi, 37 di antaranya", "601 saham melemah dan 94 stagnan", "bertambah 16 menjadi 122 bank".

>>> from tracker.annotate.grammar.amounts import numerals_in, read_amount
>>> text = "Dari 38 provinsi, 37 di antaranya siap."
>>> first, second = (read_amount(text, numeral) for numeral in numerals_in(text))
>>> first.kind, first.unit = "count", "provinsi"
>>> tally(text, second, first, None), second.kind, second.unit, second.flags
(True, 'count', 'provinsi', ['shared_unit'])
"""
import re

from tracker.annotate.grammar.amount import Amount
from tracker.annotate.grammar.counting import KNOWN_NOUN, NOT_COUNTED, VERB
from tracker.annotate.grammar.phrases import SPACE
from tracker.annotate.grammar.refusals import refused

AMONG = re.compile(rf"{SPACE}(?:di{SPACE}?antara(?:nya)?|di{SPACE}anataranya)\b")
REST = re.compile(rf"{SPACE}(?:(?:unit{SPACE})?(?:lainnya|lain|sisanya)|stagnan|stabil|tetap|tidak{SPACE}(?:bergerak|berubah))(?=[,.;)]|{SPACE}\w|$)")
LAST_ITEM = re.compile(rf"(?:,{SPACE}|{SPACE})(?:dan|serta|sementara|sedangkan){SPACE}$")
TRADED = frozenset({"saham", "emiten", "indeks", "sektor"})
MOVES = re.compile(rf"{SPACE}(?:menguat|melemah|naik|turun|terkoreksi|mengalami|ditutup|berada)\b")
ITEM = re.compile(rf",{SPACE}(?:(?:dan|serta|sementara|sedangkan){SPACE})?$|{SPACE}(?:dan|sementara|sedangkan){SPACE}$")
GROWN = re.compile(rf"\b(?:bertambah|berkurang|naik|turun|meningkat|menyusut){SPACE}(?:sebanyak{SPACE})?$")
BECAME = re.compile(rf"{SPACE}(?:menjadi|jadi){SPACE}")
NUMBERED = re.compile(rf"\b(?:sebanyak|berjumlah|jumlahnya|sejumlah|total|bertambah|berkurang){SPACE}(?:sekitar{SPACE}|hampir{SPACE}|mencapai{SPACE})?$", re.I)
REACHED = re.compile(rf"\b(?:mencapai|tercatat|menjadi|menembus|sekitar|hanya|kini|sebesar|dari){SPACE}$", re.I)
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
TOTAL = re.compile(rf"\b(?:jumlah|total|banyaknya|populasi|sebanyak|kuota){SPACE}(?P<noun>{KNOWN_NOUN})(?!\w)", re.I)
HOW_MANY = re.compile(
    rf"\b[Jj]umlah(?:{SPACE}total)?{SPACE}(?P<noun>{KNOWN_NOUN})(?!\w)(?:{SPACE}[\w-]+){{0,3}}{SPACE}(?:mencapai|sebanyak|menjadi|tercatat|tinggal|hanya|ada){SPACE}$")
ANY_TOTAL = re.compile(rf"\b[Jj]umlah{SPACE}(?P<noun>[a-z]{{4,}})")
SENTENCE_END = re.compile(r"[.!?;]\s|\n")
NEXT_WORD = re.compile(rf"{SPACE}([A-Za-z]+)")


def tally(text: str, amount: Amount, left: Amount | None, right: Amount | None) -> bool:
    """Give a bare number the noun of the count beside it; tells whether it did."""
    if amount.number is None or amount.number == 1:
        return False
    if left and left.kind == "quantity" and AMONG.match(text, amount.end) and left.value and amount.number <= left.value:
        return take_noun(text, amount, left.unit, kind="quantity")
    if left and left.kind == "count" and left.unit and left.value is not None:
        among = AMONG.match(text, amount.end) and amount.number <= left.value
        rest = REST.match(text, amount.end) and LAST_ITEM.search(text, max(0, amount.start - 12), amount.start)
        moved = left.unit in TRADED and MOVES.match(text, amount.end) and ITEM.search(text, max(0, amount.start - 12), amount.start)
        if among or rest or moved:
            return take_noun(text, amount, left.unit)
    grown = right and right.kind == "count" and right.unit and not right.power and not amount.spelt and BECAME.fullmatch(text, amount.end, right.start)
    if grown and GROWN.search(text, max(0, amount.start - 24), amount.start):
        return take_noun(text, amount, right.unit)
    return not amount.spelt and total(text, amount)


def total(text: str, amount: Amount) -> bool:
    """"Jumlah investor tercatat sebanyak 269.409": a grouped number behind a word that counts, with the noun that was named as counted."""
    if amount.digits.isdigit():
        near = HOW_MANY.search(text, max(0, amount.start - 70), amount.start) if "umlah" in text[max(0, amount.start - 70):amount.start] else None
        return bool(near) and not noun_follows(text, amount.end) and take_noun(text, amount, near["noun"])
    if not GROUPED.fullmatch(amount.digits) or noun_follows(text, amount.end):
        return False
    before = max(0, amount.start - 30)
    named = list(TOTAL.finditer(text, max(0, amount.start - 90), amount.start)) or list(ANY_TOTAL.finditer(text, max(0, amount.start - 70), amount.start))
    noun = named[-1]["noun"].lower() if named and not SENTENCE_END.search(text, named[-1].end(), amount.start) else None
    noun = None if noun in NOT_COUNTED else noun
    reached = REACHED.search(text, before, amount.start)
    large = amount.digits.count(".") > 1 or "mencapai" in text[before:amount.start].lower()
    if not (NUMBERED.search(text, before, amount.start) or (reached and (noun or large))):
        return False
    return take_noun(text, amount, noun)


def noun_follows(text: str, end: int) -> bool:
    """May the next word be what is counted?

    >>> noun_follows("total 4.500 kirana", 11), noun_follows("total 4.500 kemarin", 11)
    (True, False)
    """
    word = NEXT_WORD.match(text, end)
    return bool(word) and word[1].lower() not in NOT_COUNTED and not VERB.fullmatch(word[1].lower())


def take_noun(text: str, amount: Amount, noun: str | None, *, kind: str = "count") -> bool:
    if refused(text, amount.start, amount.end):
        return False
    amount.kind, amount.unit, amount.rule = kind, noun, "tally"
    amount.flags.append("shared_unit" if noun else "no_unit")
    return True
