"""Amounts that belong together: ranges ("5-6 persen"), lists that name the unit once ("9,9 dan 4,7 persen"), "10 dari 23".

Joining changes the amounts in place; an amount that became part of another one is dropped from the list.
"""
import re
from decimal import Decimal
from itertools import pairwise

from tracker.annotate.grammar.amount import Amount, marked, read_again, scale_of
from tracker.annotate.grammar.behind import LETTER, take_letter, take_rate
from tracker.annotate.grammar.counting import KNOWN
from tracker.annotate.grammar.phrases import SPACE
from tracker.lexicons import read_yaml
from tracker.numerals import UNITS

S = f"{SPACE}?"
LOST_GROUPS = re.compile(r"\d{3}(?:\.\d{3})*(?:,\d+)?")
BROKEN_DASH = "â[\u0080\u20ac]?[\u0093\u0094“”]?"                       # a dash in a text that was decoded wrongly
LADDERS = read_yaml("unit_ladders")
LINK = re.compile(
    rf"(?P<dash>{S}(?:[-–—]|{BROKEN_DASH}){S})|{SPACE}(?P<until>hingga|sampai{SPACE}dengan|sampai|s/d|s\.d\.?|sd){SPACE}|{SPACE}(?P<to>ke|atau){SPACE}|{SPACE}(?P<and>dan){SPACE}"
    rf"|{S}(?P<spread>±|Â±|plus{SPACE}minus|plus-minus|\+/-){S}|{SPACE}(?P<of>dari(?:{SPACE}total)?){SPACE}|{S}(?P<colon>:|{SPACE}banding{SPACE}){S}")
BETWEEN = re.compile(r"(?<!\w)(?:antara|rentang|kisaran)\s$", re.I)
RATIO_CUE = re.compile(r"\b(?:rasio|perbandingan|komposisi)\b", re.I)
IS_ONE = re.compile(r"\b(?:merupakan|adalah|menjadi|jadi|salah|termasuk|sebagai)\s$", re.I)      # "merupakan satu dari empat pabrik": one, not a quarter
GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")


def share_kind(text: str, amounts: list[Amount], kind: str) -> None:
    """In "Rp1-2 triliun" the second number is money, too; in "level 7.101,15-7.138,90" it is an index, too."""
    for low, high in pairwise(amounts):
        if kind == "money" and low.currency_first and high.kind is None:
            unsigned(text, low, high)
        if low.kind != kind or high.kind is not None or high.number is None or high.start - low.end > 16 or "/" in (low.unit or ""):
            continue
        if kind == "money" and (not low.currency_first or (low.power and not high.power and not LETTER.match(text, high.end))):
            continue
        link = LINK.fullmatch(text, low.end, high.start)
        if link and (link["dash"] or link["until"]) and not (PLAIN_YEAR.fullmatch(high.digits) and low.rule != "trade") and not KNOWN.match(text, high.end):
            high.kind, high.unit = low.kind, low.unit
            if kind == "money" and not high.power:
                take_letter(text, high)                     # "Rp 1,2-1,5 T"
                high.number = None if "ambiguous_scale" in high.flags else high.number
            take_rate(text, high)


def unsigned(text: str, low: Amount, high: Amount) -> None:
    """In "US$1,2 -1,5 miliar" the hyphen is no minus: nothing stands between it and the sum before."""
    if high.number is not None and high.number < 0 and text[low.end:high.start] == " " and text[high.start] in "-–−" and not low.power:
        high.number, high.start = -high.number, high.start + 1


def join_ranges(text: str, amounts: list[Amount], mark: str | None) -> list[Amount]:
    """Merge neighbours that are the two ends of one range, or part and whole of one count."""
    joined: list[Amount] = []
    for amount in amounts:
        if joined and joined[-1].high is None and merge(text, joined[-1], amount, mark):
            continue
        joined.append(amount)
    return joined


def low_end(text: str, amount: Amount, after: Amount | None) -> bool:
    """Is a bare number the low end of a range that is no level: "0,2-0,3 poin persentase"?"""
    if amount.kind is not None or after is None or after.kind in (None, "index", "times") or after.start - amount.end > 16:
        return False
    link = LINK.fullmatch(text, amount.end, after.start)
    return bool(link and (link["dash"] or link["until"]))


def join_bare(text: str, amounts: list[Amount], mark: str | None) -> list[Amount]:
    """The same for the last end of "3,5 sampai 4 juta", where no unit is told and so none was known before."""
    joined: list[Amount] = []
    for amount in amounts:
        if joined and amount.rule in ("bare", "cents") and joined[-1].high is None and joined[-1].rule in ("", "bare") and merge(text, joined[-1], amount, mark):
            continue
        joined.append(amount)
    return joined


def merge(text: str, low: Amount, high: Amount, mark: str | None) -> bool:
    if high.start - low.end > 16:
        return False
    link = LINK.fullmatch(text, low.end, high.start)
    if not link or (high.number is None and "ambiguous_scale" not in high.flags and "ambiguous_separator" not in high.flags):
        return False
    if link["of"]:
        return not IS_ONE.search(text, max(0, low.start - 12), low.start) and part_of(low, high)
    if link["colon"]:
        return ratio(text, low, high)
    if not is_range(text, low, high, link):
        return False
    as_printed(low, high, mark)
    up = steps(low.unit or "", high.unit or "")
    if up:
        high.factor, high.unit = high.factor * Decimal(1000) ** up, low.unit
    low.end, low.rule = high.end, "trade" if low.rule == "trade" else "range"
    if link["spread"]:
        centre, spread = low.value, high.value and abs(high.value)
        if centre is not None and spread is not None:
            low.low, low.high = centre - spread, centre + spread
    else:
        ends(low, high, minus_worded=text[low.start:low.start + 5].lower() == "minus")
    low.flags += [flag for flag in high.flags if flag not in low.flags] + ["range"]
    low.unit, low.kind, low.qualifier = high.unit or low.unit, high.kind or low.kind, low.qualifier or high.qualifier
    return True


def is_range(text: str, low: Amount, high: Amount, link: re.Match) -> bool:
    if high.kind is None:
        return False
    if PLAIN_YEAR.fullmatch(low.digits) and low.kind is None and high.unit != "IDR":
        return False
    if low.kind is not None and high.kind != low.kind:
        return False
    if low.kind is not None and low.unit != high.unit and not related(low, high):
        return False
    if link["dash"] or link["until"] or link["spread"]:
        return True
    if link["and"]:
        return bool(BETWEEN.search(text, max(0, low.start - 12), low.start))
    if link["to"] and low.kind is None and high.number is not None and low.number is not None and low.power == 0:
        near = marked(low.digits) and marked(high.digits) and low.number < high.number <= low.number + 1       # "2,1 atau 2,2 persen"
        return near or low.number + 1 == high.number
    return False


def related(low: Amount, high: Amount) -> bool:
    """Is one unit the other one with its rate ("Rp40.000-Rp75.000 per bulan"), or another step of the same ladder ("6.600 VA sampai 200 kVA")?"""
    first, last = low.unit or "", high.unit or ""
    return first.startswith(last) or last.startswith(first) or bool(steps(first, last))


def steps(first: str, last: str) -> int:
    """By how many thousands the second unit is larger; 0 where nothing is known.

    >>> steps("kg", "t"), steps("MW", "kW"), steps("ha", "km")
    (1, -1, 0)
    """
    for ladder in LADDERS:
        if first in ladder and last in ladder:
            return ladder.index(last) - ladder.index(first)
    return 0


def as_printed(low: Amount, high: Amount, mark: str | None) -> None:
    """Read the first end again, now that its unit and scale are known, and give it the scale that is printed once."""
    if low.kind is None:
        low.factor = high.factor
    if not scale_of(low) and scale_of(high) and shares_scale(low, high):
        low.power = scale_of(high)
    if tens_shared(low, high):
        low.flags.append("ambiguous_scale")
    if "ambiguous_scale" in low.flags or "ambiguous_scale" in high.flags:
        low.number = None
    elif not low.spelt:
        low.kind, low.unit = low.kind or high.kind, low.unit or high.unit
        read_again(low, mark)
        if low.number is None and "ambiguous_separator" not in low.flags:
            low.flags.append("ambiguous_separator")
        elif low.number is not None and "ambiguous_separator" in low.flags:
            low.flags.remove("ambiguous_separator")


def tens_shared(low: Amount, high: Amount) -> bool:
    """"lima hingga enam puluh": five or fifty?"""
    words = high.digits.lower().split()
    if not (low.spelt and high.spelt) or len(words) != 2 or words[1] not in ("belas", "puluh", "ratus") or low.digits.lower() not in UNITS:
        return False
    return UNITS[low.digits.lower()] < UNITS.get(words[0], 0)


def shares_scale(low: Amount, high: Amount) -> bool:
    """"Rp 90 sampai 100 miliar" shares the scale, "Rp 3.000 hingga 4 ribu" does not."""
    if low.number is None or high.number is None:
        return True
    return low.number <= high.number.scaleb(high.power - scale_of(high)) or low.number < 1000


def ends(low: Amount, high: Amount, *, minus_worded: bool) -> None:
    """The two ends, in their order; where they cannot be in order the value stays open."""
    first, last = low.value, high.value
    if first is None or last is None:
        low.number, low.low, low.high = None, None, None
    elif first < 0 < last and minus_worded:                 # "minus 0,6 hingga 1,7 persen": does the minus go on?
        low.number, low.low, low.high = None, None, None
        low.flags.append("ambiguous_sign")
    elif last < 0 < first:                                  # "1,2 persen hingga minus 1,9 persen"
        low.low, low.high = last, first
    elif low.currency_first and not high.currency_first and low.power == high.power == 0 < first and last > 100 * first:      # "Rp 150-200.000"
        low.number, low.low, low.high = None, None, None
        low.flags.append("ambiguous_scale")
    elif low.power == high.power == 0 < first and last > 100 * first and same_mark(low.digits, high.digits):         # "8,279-8,332"
        low.number, low.low, low.high = None, None, None
        low.flags.append("ambiguous_separator")
    elif first <= last:
        low.low, low.high = first, last
    elif low.power != high.power or first > 20 * last:
        low.number, low.low, low.high = None, None, None
        low.flags.append("ambiguous_scale")
    else:
        low.low, low.high = last, first


def same_mark(first: str, last: str) -> bool:
    """Do both numbers hold one mark only, and the same?"""
    marks = {character for character in first + last if not character.isdigit()}
    return len(marks) == 1 and marked(first) and marked(last)


def part_of(part: Amount, whole: Amount) -> bool:
    """"10 dari 23 kawasan" counts 10; "satu dari lima" is a ratio."""
    if part.kind is not None or whole.kind not in ("count", None) or part.number is None or part.power or whole.number is None or part.number >= whole.number:
        return False
    if part.spelt and part.number == 1 and not whole.spelt:
        return False                                        # "satu dari 56 orang": the count is 56
    if part.spelt and part.number == 1:
        part.low, part.kind, part.unit, part.rule = (part.number / whole.number).quantize(Decimal("0.000001")).normalize(), "ratio", "x", "one-of"
        part.end = whole.start + len(whole.digits)
        return True
    if whole.kind is None:
        return False
    part.kind, part.unit, part.end, part.rule = "count", whole.unit, whole.end, "part-of"
    return True


def ratio(text: str, first: Amount, second: Amount) -> bool:
    if not second.number or first.number is None or first.kind or second.kind == "money":
        return False
    if ":" in text[first.end:second.start] and not RATIO_CUE.search(text, max(0, first.start - 70), first.start):
        return False
    value = first.number / second.number
    first.low = value.quantize(Decimal("0.000001")).normalize() if value != value.to_integral_value() else Decimal(int(value))
    first.kind, first.unit, first.end, first.rule = "ratio", "x", second.end, "ratio"
    return True


def join_stray(text: str, amounts: list[Amount]) -> list[Amount]:
    """"24, 6 persen" may be 24,6 with a stray space or the end of a list: one figure whose value stays open."""
    kept: list[Amount] = []
    for amount in amounts:
        cut = {", ": stray, " ": cut_in_two, ". ": group_lost}.get(text[kept[-1].end:amount.start]) if kept else None
        if cut and cut(kept[-1], amount):
            left = kept.pop()
            amount.start, amount.number, amount.flags = left.start, None, [*amount.flags, "ambiguous_separator"]
            amount.kind, amount.unit = amount.kind or left.kind, amount.unit or left.unit
        kept.append(amount)
    return kept


def cut_in_two(left: Amount, right: Amount) -> bool:
    """"Rp 1 2 triliun": a mark was lost, and nobody knows where."""
    return left.kind == "money" and left.currency_first and not left.power and left.digits.isdigit() and bool(right.power) and not right.currency_first and not right.spelt


def group_lost(left: Amount, right: Amount) -> bool:
    """"Rp 16. 970", "Rp 1. 500.000": a blank inside the number, or the end of a sentence."""
    return left.kind == "money" and left.currency_first and not left.power and left.digits.isdigit() and len(left.digits) < 4 and right.kind is None and bool(LOST_GROUPS.fullmatch(right.digits))


def join_retold(text: str, amounts: list[Amount]) -> list[Amount]:
    """"Rp 5.000.000 (lima juta rupiah)": the same sum once more; "3 koma 5 persen": one number in two."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and text[kept[-1].end:amount.start] == " koma " and kept[-1].kind is None and kept[-1].digits.isdigit() and amount.digits.isdigit():
            whole = kept.pop()
            amount.start, amount.number = whole.start, Decimal(f"{whole.digits}.{amount.digits}")
        left = kept[-1] if kept and (amount.spelt or amount.kind is None) else None
        if left and text[left.end:amount.start] in (" (", "(") and text[amount.end:amount.end + 1] == ")" and left.value == amount.value and amount.unit in (left.unit, None):
            left.end = amount.end + 1
            continue
        kept.append(amount)
    return kept


def stray(left: Amount, right: Amount) -> bool:
    """May these be the two halves of one number?"""
    if left.spelt or right.spelt or right.currency_first or right.high is not None or left.power:
        return False
    if left.kind is not None and not (left.kind == "money" and left.currency_first and "/" not in left.unit):
        return False
    if left.currency_first and right.power and GROUPS.fullmatch(left.digits) and right.digits.isdigit() and len(right.digits) < 3:
        return True                                         # "Rp 1.549, 22 miliar"
    return left.digits.isdigit() and len(left.digits) < 4 and right.digits.isdigit() and len(right.digits) < 3 and bool(right.kind == "percent" or right.power)
