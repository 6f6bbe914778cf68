"""What a number leaves out because a neighbour says it: "9,9 dan 4,7 persen", "dari 2 menjadi 3 juta ton", "Rp 8,1 triliun dan 8,6 triliun".

Whatever is taken over is flagged; where two things could be meant the value stays open.
"""
import re
from decimal import Decimal

from tracker.annotate.grammar.amount import Amount, marked, read_again, scale_of
from tracker.annotate.grammar.behind import RATE_WORDS, normal, rate_behind, take_rate
from tracker.annotate.grammar.joins import PLAIN_YEAR, shares_scale
from tracker.annotate.grammar.phrases import SPACE
from tracker.annotate.grammar.refusals import is_year, refused
from tracker.annotate.grammar.tallies import GROUPED, SENTENCE_END, TOTAL, noun_follows, tally

SHARED = ("percent", "quantity", "money", "index", "count")
SEPARATOR = re.compile(rf",?{SPACE}(?:dan|serta|maupun|&){SPACE}|,{SPACE}")
CHANGED = re.compile(rf"{SPACE}(?:menjadi|ke|jadi){SPACE}(?:level{SPACE}|angka{SPACE}|sekitar{SPACE}|hanya{SPACE})?")
FROM = re.compile(r"\bdari\s(?:sekitar\s|semula\s|sebelumnya\s|level\s|angka\s|hanya\s)?$", re.I)
SHARED_UNIT_CUE = re.compile(
    r"(?:masing-masing|berturut-turut|yakni|yaitu|antara|sebesar|sebanyak|senilai|menjadi)\s(?:sebesar\s"
    r"|sebanyak\s|senilai\s)?(?:\d[\d.]*,\s)*$", re.I
)
TO = re.compile(r"(?:menjadi|ke|jadi|dari|dari sebelumnya|dari semula)\s$", re.I)
NO_COUNT = re.compile(r"\s(?:tahun|bulan|hari|jam|menit|detik|pekan|minggu|abad|kali|satu)\b|-(?!an\b)\w|%", re.I)
CENTS = re.compile(rf"{SPACE}sen(?:{SPACE}(?P<named>dolar AS|dollar AS|AS|dolar|dollar|euro))?(?!\w)")
MOVED = re.compile(r"\b(?:menguat|melemah|naik|turun|tumbuh|terkoreksi|melonjak|merosot|anjlok|minus|plus)\s$")
ITEM_ENDS = re.compile(r"(?:[,.;)]|\s(?:dan|serta|sedangkan|sementara|dari|dibanding|dibandingkan|pada|secara)\b|$)(?!\d)")
PRICE_CUE = re.compile(r"\b(?:di|ke|dari|level|posisi|kisaran|angka|menjadi|menembus|menyentuh|melewati|atas|bawah|sekitar|sebelumnya)\s$", re.I)
VOLUME = re.compile(r"\b(?:volume|frekuensi|saham|jumlah|lembar)\b", re.I)
NEXT_SUM = re.compile(rf"{SPACE}?/{SPACE}?|{SPACE}(?:atau|dan|serta|menjadi|ke|jadi){SPACE}")
WORTH = re.compile(r"\b(?:senilai|bernilai|nilainya)\s$", re.I)
LARGE_MONEY, BESIDE, WIDEST, MORE_THAN_THERE_IS = 9, 200, 40, Decimal(10) ** 17


def suspect(text: str, amounts: list[Amount]) -> None:
    """Flag a few rupiah beside billions ("Rp 5 triliun dari Rp 3") and more than there are: what is written is kept, but hardly meant."""
    sums = [amount for amount in amounts if amount.kind == "money" and amount.unit == "IDR" and amount.number is not None]
    for position, amount in enumerate(sums):
        if amount.power >= LARGE_MONEY:
            if amount.value >= MORE_THAN_THERE_IS:
                amount.flags.append("scale_suspect")
        elif amount.currency_first and not amount.power and amount.number < 20:
            near = [other for other in (*sums[max(0, position - 1):position], *sums[position + 1:position + 2]) if other.power >= LARGE_MONEY]
            if any(abs(other.start - amount.start) < BESIDE and not SENTENCE_END.search(text, min(other.end, amount.end), max(other.start, amount.start)) for other in near):
                amount.flags.append("scale_suspect")


def share_units(text: str, amounts: list[Amount], mark: str | None) -> None:
    """Give the unit or scale that stands once, behind the last number, to the numbers before it: "9,9 dan 4,7 persen", "dari 2 menjadi 3 juta ton"."""
    for left, right in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=True):
        if right.kind not in SHARED or right.high is not None or left.spelt != right.spelt or right.start - left.end > 24:
            continue
        change = CHANGED.fullmatch(text, left.end, right.start) and FROM.search(text, max(0, left.start - 24), left.start)
        if left.kind == "money" and right.kind == "money":
            if left.unit == right.unit and left.power == 0 < right.power and (change or SEPARATOR.fullmatch(text, left.end, right.start)):
                elided_scale(left, right)
            elif left.unit == right.unit and not left.power and not right.power and right.number is None and SEPARATOR.fullmatch(text, left.end, right.start):
                left.number, left.flags = None, [*left.flags, *right.flags]     # "US$ 1,2, US$ 3,4 dan US$ 5,6 juta"
            elif change and right.unit.startswith(f"{left.unit}/") and comparable(left, right):
                left.unit, left.flags = right.unit, [*left.flags, "shared_unit"]
        elif left.kind is None and not right.currency_first and not PLAIN_YEAR.fullmatch(left.digits) and (change or listed(text, left, right)):
            take_over(left, right, mark)


def comparable(left: Amount, right: Amount) -> bool:
    """Are two sums of one size, so that "dari Rp1.400 menjadi Rp1.700 per kWh" names the rate for both?"""
    return bool(left.value and right.value) and right.value < 20 * left.value and left.value < 20 * right.value


def listed(text: str, left: Amount, right: Amount) -> bool:
    """Do the two numbers stand in a list that shares its unit?"""
    if not SEPARATOR.fullmatch(text, left.end, right.start):
        return False
    return bool(marked(left.digits) or "shared_unit" in right.flags or SHARED_UNIT_CUE.search(text, max(0, left.start - 32), left.start))


def take_over(left: Amount, right: Amount, mark: str | None, *, scale: bool = True) -> None:
    """Give one number the unit of another and, with `scale`, its scale word."""
    left.kind, left.unit, left.factor = right.kind, right.unit, right.factor
    if scale and not scale_of(left) and scale_of(right) and shares_scale(left, right):
        left.power = scale_of(right)
    if not left.spelt:
        read_again(left, mark)
    left.flags = [flag for flag in left.flags if flag != "ambiguous_separator"] + ["shared_unit"]
    if left.number is None:
        left.flags.append("ambiguous_separator")
    elif scale and left.power and right.number is not None and left.number > 20 * right.number:
        left.number, left.flags = None, [*left.flags, "ambiguous_scale"]        # "dari 200 menjadi 3 ribu ton"
    left.rule = "list"


def elided_scale(left: Amount, right: Amount) -> None:
    """"dari Rp 8,5 menjadi Rp 9,2 triliun": nobody counts single rupiah beside trillions; of other currencies the value stays open."""
    if left.number is None or right.number is None or left.number >= 1000:
        return
    if left.unit.split("/")[0] == "IDR" and left.number <= 20 * right.number:
        left.power, left.flags = right.power, [*left.flags, "shared_scale"]
    else:
        left.number, left.flags = None, [*left.flags, "ambiguous_scale"]


def bare(text: str, amounts: list[Amount], mark: str | None) -> None:
    """Numbers that stand without a unit: "menjadi 12.523" behind tonnes are tonnes, "8,6 triliun" beside rupiah is rupiah, "11 juta" counts."""
    for position, amount in enumerate(amounts):
        if amount.kind is not None or amount.number is None or (not amount.power and is_year(text, amount.start, amount.end)) or NO_COUNT.match(text, amount.end):
            continue
        left, right = neighbour(text, amounts, position, -1), neighbour(text, amounts, position, 1)
        rate = rate_behind(text, amount.end) if not amount.power and marked(amount.digits) else None
        if (not amount.power and not rate and tally(text, amount, left, right)) or amount.spelt:
            continue
        if (left and (moved_too(text, amount, left) or between_shares(text, amount, left, right))) or cents(text, amounts, position):
            continue
        if rate and not refused(text, amount.start, amount.end):                # "Brent turun ke 64,76 per barel": a price, its currency is not told
            price(text, amount, amounts, rate, mark)
            continue
        if not amount.power and (beside(text, amount, left) or beside(text, amount, right)):
            continue
        if left and left.kind == "index" and next_level(text, amount, left, mark):
            continue
        if not amount.power:
            changed = left and left.kind in SHARED and left.high is None and (marked(amount.digits) or plain_end(text, amount, left))
            if changed and TO.search(text, max(0, amount.start - 24), amount.start) and FROM.search(text, max(0, left.start - 24), left.start):
                take_over(amount, left, mark, scale=False)
            continue
        if left and same_currency(text, left, amount):
            continue
        money = left if left and left.kind == "money" and left.power >= LARGE_MONEY else worth(text, amounts, position)
        if amount.power > LARGE_MONEY:                      # nothing but money is counted in triliun
            money = money or (right if right and right.kind == "money" and right.power >= LARGE_MONEY else None)
        if money and amount.power >= LARGE_MONEY and not VOLUME.search(text, max(0, amount.start - 40), amount.start):
            amount.kind, amount.unit, amount.rule = "money", money.unit.split("/")[0], "bare"
            amount.flags.append("shared_unit")
        else:
            named = list(TOTAL.finditer(text, max(0, amount.start - 90), amount.start))
            amount.kind, amount.unit, amount.rule = "count", named[-1]["noun"].lower() if named else None, "bare"
            amount.flags.append("no_unit")


def same_currency(text: str, left: Amount, amount: Amount) -> bool:
    """"Rp 25 juta atau 30 juta", "dari Rp 10 menjadi 12 triliun": a second sum right behind the first."""
    if left.kind != "money" or not left.currency_first or "/" in left.unit or left.high is not None or not NEXT_SUM.fullmatch(text, left.end, amount.start):
        return False
    if not left.power:
        elided_scale(left, amount) if amount.power > 3 else None
    elif abs(left.power - amount.power) > 3:
        return False
    amount.kind, amount.unit, amount.rule = "money", left.unit, "bare"
    amount.flags.append("shared_unit")
    return True


def worth(text: str, amounts: list[Amount], position: int) -> Amount | None:
    """The money before a sum that is said to be worth: "senilai US$ 4 miliar (20 persen), dari Eropa senilai 2,8 miliar"."""
    here = amounts[position]
    if not WORTH.search(text, max(0, here.start - 12), here.start):
        return None
    money = next((other for other in reversed(amounts[:position]) if other.kind == "money"), None)
    return money if money and money.power >= LARGE_MONEY and here.start - money.end < BESIDE and not SENTENCE_END.search(text, money.end, here.start) else None


def price(text: str, amount: Amount, amounts: list[Amount], rate: re.Match, mark: str | None) -> None:
    """A price without its currency takes the one that the text names for the same rate, where that is one only."""
    told = {other.unit for other in amounts if other.kind == "money" and other.currency_first and other.unit.endswith(f"/{RATE_WORDS[normal(rate['rate'])]}")}
    before = amounts.index(amount) - 1
    left = amounts[before] if before >= 0 and amounts[before].kind == "money" and amounts[before].currency_first else None
    link = left and NEXT_SUM.fullmatch(text, left.end, amount.start)
    if not told and link and (comparable(left, amount) or link[0].strip() in ("menjadi", "ke")):
        told = {f"{left.unit.split('/')[0]}/{RATE_WORDS[normal(rate['rate'])]}"}
        if "/" not in left.unit and FROM.search(text, max(0, left.start - 24), left.start) and comparable(left, amount):
            left.unit, left.flags = next(iter(told)), [*left.flags, "shared_unit"]         # "dari US$ 35,2 menjadi 40,1 per barel"
    amount.kind, amount.unit, amount.end, amount.rule = "money", told.pop() if len(told) == 1 else None, rate.end(), "bare"
    read_again(amount, mark, of="things" if amount.unit and amount.unit.startswith("IDR") else "measure")
    amount.flags.append("ambiguous_separator" if amount.number is None else "shared_unit" if amount.unit else "no_unit")


def plain_end(text: str, amount: Amount, left: Amount) -> bool:
    """May digits without a mark be where a change ends ("dari 35 persen menjadi 40")? Not a year, and not where a noun follows."""
    return not left.power and not PLAIN_YEAR.fullmatch(amount.digits) and comparable(left, amount) and not noun_follows(text, amount.end) and not refused(text, amount.start, amount.end)


def next_level(text: str, amount: Amount, left: Amount, mark: str | None) -> bool:
    """"Sandaran di level 6.942 dan 6.886": a second level behind the first."""
    if amount.power or not marked(amount.digits) or not SEPARATOR.fullmatch(text, left.end, amount.start) or noun_follows(text, amount.end):
        return False
    if left.rule != "level" or not comparable(left, amount):
        return False
    take_over(amount, left, mark, scale=False)
    return True


def beside(text: str, amount: Amount, other: Amount | None) -> bool:
    """"Rupiah kembali ke Rp 15.000 dari 17.600": a rupiah sum of one size with its neighbour."""
    if other is None or other.kind != "money" or not other.currency_first or other.power or other.unit[:3] != "IDR" or other.high is not None:
        return False
    if not GROUPED.fullmatch(amount.digits) or "," in amount.digits or noun_follows(text, amount.end) or not PRICE_CUE.search(text, max(0, amount.start - 24), amount.start):
        return False
    if not other.value or not other.value / 2 < amount.number < 2 * other.value:
        return False
    amount.kind, amount.unit, amount.rule = "money", other.unit, "bare"
    amount.flags.append("shared_unit")
    return True


def moved_too(text: str, amount: Amount, left: Amount) -> bool:
    """"Won menguat 0,3 persen, peso menguat 0,12", "masing-masing 21,78% dan 19,04": the second is a percentage, too."""
    if left.kind != "percent" or left.unit != "%" or amount.power or "," not in amount.digits or not ITEM_ENDS.match(text, amount.end):
        return False
    moved = MOVED.search(text, max(0, amount.start - 12), amount.start) and MOVED.search(text, max(0, left.start - 12), left.start)
    if not moved and not (SEPARATOR.fullmatch(text, left.end, amount.start) and "masing-masing" in text[max(0, left.start - 40):left.start].lower()):
        return False
    take_over(amount, left, ",", scale=False)
    return True


def between_shares(text: str, amount: Amount, left: Amount, right: Amount | None) -> bool:
    """"Peso 0,74 persen, baht 0,13 dan ringgit 0,12 persen": what stands between two percentages is one."""
    if not right or not left.kind == right.kind == "percent" or left.unit != right.unit or not amount.digits.replace(",", "", 1).isdigit() or "," not in amount.digits:
        return False
    if amount.start - left.end > WIDEST or right.start - amount.end > WIDEST or amount.power or not ITEM_ENDS.match(text, amount.end):
        return False
    take_over(amount, left, ",", scale=False)
    return True


def cents(text: str, amounts: list[Amount], position: int) -> bool:
    """"Minyak turun 17 sen menjadi US$ 72,59": hundredths of the currency beside it; without one the number stays no figure."""
    amount = amounts[position]
    unit = CENTS.match(text, amount.end)
    if not unit or amount.power:
        return False
    near = [other.unit for other in amounts if other.kind == "money" and other.unit and abs(other.start - amount.start) < BESIDE and other.unit != "IDR"]
    currency = "EUR" if unit["named"] == "euro" else "USD" if unit["named"] else near[0].split("/")[0] if len({code[:3] for code in near}) == 1 else None
    if currency is None:
        return True
    amount.kind, amount.unit, amount.end, amount.rule, amount.factor = "money", currency, unit.end(), "cents", Decimal("0.01")
    take_rate(text, amount)
    return True


def neighbour(text: str, amounts: list[Amount], position: int, step: int) -> Amount | None:
    """The next amount with a unit on that side, in the same sentence and not far."""
    here = amounts[position]
    other = position + step
    while 0 <= other < len(amounts) and amounts[other].kind is None:
        other += step
    if not 0 <= other < len(amounts):
        return None
    between = (amounts[other].end, here.start) if step < 0 else (here.end, amounts[other].start)
    return amounts[other] if between[1] - between[0] < 90 and not SENTENCE_END.search(text, *between) else None
