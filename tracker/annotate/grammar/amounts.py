"""One amount: a number with its sign, scale word, currency or unit, and "per …".

>>> text = "Harga naik jadi US$ 6,5 per MMBTU."
>>> amount = read_amount(text, next(numerals_in(text)))
>>> amount.kind, amount.number, amount.unit, text[amount.start:amount.end]
('money', Decimal('6.5'), 'USD/MMBTU', 'US$ 6,5 per MMBTU')
"""
import re
from collections.abc import Iterator
from decimal import Decimal

from tracker import numerals
from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.grammar.amount import Amount, what_is_numbered
from tracker.annotate.grammar.behind import BEFORE, S, scale_and_unit
from tracker.annotate.grammar.phrases import SPACE, any_of
from tracker.annotate.grammar.refusals import MONTH_AFTER

STARTING = [*numerals.UNITS, *numerals.WHOLE]
FRACTIONS = [f"se{word}" for word in numerals.WORDS["denominators"]] + numerals.WORDS["halves"]
PARTS = [*numerals.WORDS["denominators"], *(f"per {word[3:]}" for word in numerals.WORDS["denominators"])]
DIGITS = re.compile(
    r"\d(?:(?<!\b[A-Z]\d)\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d)(?:,\d+)?"
    r"|\d*(?:[.,]\d+)*(?:[ \u00a0],\d{1,2}(?=\s?(?:persen|%|ribu|juta|miliar|triliun)))?)"
)
HALVED = "juta|miliar|triliun|ribu|persen|ton|kilo|kilogram|kilometer|meter|hektare|hektar|kali|liter|tahun|bulan|pekan|jam|hari|abad"      # "tiga setengah persen"
WORD = any_of([*STARTING, *numerals.MULTIPLIERS, "koma"])
FIRST_WORD = re.compile(rf"\b(?=[SsDdTtEeLlNn])(?:{any_of(STARTING, first_letter=True)}|{any_of(FRACTIONS, first_letter=True)}(?:nya)?)\b")
FIRST_WORDS = starts_of([*STARTING, *FRACTIONS])
WORDS = re.compile(
    rf"(?P<fraction>{any_of([*FRACTIONS, *(f'{unit} {part}' for unit in numerals.UNITS for part in PARTS)], first_letter=True)})(?:nya)?(?!\w)"
    rf"|(?P<words>{any_of(STARTING, first_letter=True)}(?!\w)(?:{SPACE}(?:{WORD}|setengah(?={SPACE}(?:{HALVED})\b))(?!\w))*)|(?P<glyph>[½¼¾])"
)
SLASH = re.compile("/(?=[2-9] |10 )")
SLASHED = re.compile(r"(?<![\w/.,(-])(?P<slashed>[1-9]/(?:[2-9]|10))(?=\s(?:dari|bagian|[a-z]{4,}))")
HYPHENED = re.compile(rf"\b{any_of(numerals.UNITS, first_letter=True)}-$")              # "dua-tiga pabrik"
GLYPHS = "½¼¾"
GLYPH = re.compile(f"[{GLYPHS}]")
SIGN_ENDS = frozenset(sign[-1] for sign in BEFORE)
CURRENCY_BEFORE = re.compile(rf"(?:(?<![A-Za-z$])|(?<=[a-z])(?=Rp|US\$))(?P<sign>{any_of(BEFORE)})\.?{S}(?P<minus>[-–−]{S})?$")
SIGN_BEFORE = re.compile(
    rf"(?:(?P<minus>(?<![\w.,%)])(?<!% )(?<!persen ){S}[-–−]|(?<!\w)(?<!plus )(?<!plus-)(?:[Mm]inus|(?P<worded>[Nn]egatif)){SPACE})|(?P<about>[±~≈]{S})"
    rf"|(?P<more>[>≥]=?{S})|(?P<less>[<≤]=?{S}))$"
)
RUN_ON = re.compile(r"(?<![A-Za-z0-9])[a-z]{3,}$")          # "sebesar5 persen": the space is missing
TICKER = re.compile(r"(?:[A-Z]{4}|%[A-Z][a-z]+(?: [a-z]+)?)(?P<minus>[-–−]?)$")
LABEL = re.compile(r"[A-Za-z]{4}(?P<minus>[-–−])$")
BLANK = " \u00a0"
TAIL_DIGITS = re.compile(r"\.\d{4,}$")
GROUPED = re.compile(r"\.\d{3}$")
FACTORS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
READ = {"fraction": numerals.parse_fraction, "glyph": FACTORS.get, "slashed": numerals.parse_part}
DATED = re.compile(r"(?:[Kk]uartal|[Tt]riwulan|[Ss]emester|[Ss]enin|[Ss]elasa|[Rr]abu|[Kk]amis|[Jj]umat|[Ss]abtu|[Mm]inggu|[Nn]omor|[Nn]o\.|[Pp]asal|[Bb]lok|[Tt]anggal|[Ss]kor),?\s$")


def numerals_in(text: str) -> Iterator[re.Match]:
    """Every numeral of a text, in digits or words, in order. Two scans and a merge cost half of what one expression for both does."""
    found = list(DIGITS.finditer(text))
    found += [WORDS.match(text, word.start()) for word in beginning(FIRST_WORD, text, FIRST_WORDS(text)) if text[word.start() - 1:word.start()] != "-" or HYPHENED.search(text, max(0, word.start() - 10), word.start())]
    if any(map(text.__contains__, GLYPHS)):
        found += [WORDS.match(text, glyph.start()) for glyph in GLYPH.finditer(text) if not beside_letter(text, glyph.start())]
    found += parts_in(text)
    return iter(sorted((match for match in found if match), key=lambda match: (match.start(), -match.end())))


def parts_in(text: str) -> Iterator[re.Match]:
    """Parts of one in figures ("1/3 produksi"), not days, quarters or scores ("Senin 3/4", "kuartal 1/3")."""
    for slash in SLASH.finditer(text):
        part = SLASHED.match(text, slash.start() - 1)
        if part and numerals.parse_part(part[0]) and not DATED.search(text, max(0, part.start() - 12), part.start()):
            yield part


def beside_letter(text: str, position: int) -> bool:
    """Does a glyph touch a letter? Then it is what a wrong decoding left.

    >>> beside_letter("tabÅ¼Ä", 4), beside_letter("lebih ¼ dari", 6)
    (True, False)
    """
    return text[position - 1:position].isalpha() or text[position + 1:position + 2].isalpha()


def read_amount(text: str, numeral: re.Match, *, mark: str | None = None, least: int = 0) -> Amount | None:
    """The amount around a numeral; None where the numeral is part of a word ("B30"). Nothing before `least` is looked at."""
    start, end = numeral.span()
    spelt = numeral.lastgroup is not None
    amount = Amount(start, end, numeral[0], None, spelt=spelt)
    before_from = max(least, start - 16)
    joined, ticker, currency, last = False, None, None, text[max(least, start - 10):start].rstrip(" .\u00a0-–−")[-1:]
    if not spelt:
        if last in SIGN_ENDS:
            currency = CURRENCY_BEFORE.search(text, before_from, start)
        if currency and len(numeral[0]) < 3 and MONTH_AFTER.match(text, end):
            return None                                     # "jatuh pada Rp 26 April"
        if currency:
            amount.start, amount.currency_first = currency.start(), True
            amount.kind, amount.unit = "money", BEFORE[currency["sign"]]
        elif start > 0 and glued(text, start, least):
            joined = True
            ticker = TICKER.search(text, max(least - 1, start - 24, 0), start) if text[end:end + 1] == "%" else None
            ticker = ticker or (LABEL.search(text, before_from, start) if text[end:end + 1] == "%" and text[end + 1:end + 2].isupper() else None)
            if ticker:                                      # a table that lost its blanks: "BBCA-1,44%TLKM-2,23%", "Tambang-1,26%Pertanian-1,06%"
                amount.start -= len(ticker["minus"])
            elif not text[start - 2:start].endswith(":"):   # "Uni Eropa:20%"
                if not RUN_ON.search(text, before_from, start):
                    return None
                amount.flags.append("run_on")
    sign = SIGN_BEFORE.search(text, before_from, amount.start) if before_sign(text, amount.start) else None
    if sign and ((sign["about"] and least and text[least:sign.start()].strip(BLANK) in ("", "Â")) or (sign["worded"] and not currency)):      # "2,5±1" is a range
        sign = None
    if sign and not (sign["minus"] and spelt and text[max(0, amount.start - 6):amount.start].lower() != "minus "):
        amount.start = sign.start() + len(sign[0]) - len(sign[0].lstrip())
        amount.qualifier = "approx" if sign["about"] else "more_than" if sign["more"] else "less_than" if sign["less"] else None
    if numeral.lastgroup in ("fraction", "glyph", "slashed"):
        amount.number = READ[numeral.lastgroup](numeral[0])
    scale_and_unit(text, amount, currency)
    if numeral.lastgroup == "words":
        amount.number = numerals.parse_words(numeral[0])
    elif not spelt:
        amount.number = numerals.parse_number(numeral[0].replace(" ,", ","), of=what_is_numbered(amount), decimal=mark)
        if amount.number is None:
            amount.flags.append("ambiguous_separator")
        if amount.unit == "IDR" and not amount.power and TAIL_DIGITS.search(numeral[0]):
            amount.number, amount.flags = None, [*amount.flags, "ambiguous_separator"]     # "Rp 5.0004. Biaya …": the number of a list clings to it
        if "ambiguous_scale" in amount.flags:               # US$5 M
            amount.number = None
        if amount.currency_first and amount.power in (3, 6) and GROUPED.search(numeral[0]):
            amount.flags.append("scale_suspect")            # "Rp1.022 juta": as it says, but who writes so?
    if joined and amount.kind is None and not amount.power:
        return None
    if amount.number is not None and ((ticker and ticker["minus"]) or (sign and sign["minus"]) or (currency and currency["minus"])):
        amount.number = -amount.number
    return amount


def before_sign(text: str, start: int) -> bool:
    """May a sign or "minus" end right before? A cheap look that spares most numbers a search."""
    last = text[start - 1:start]
    return last in "-–−±~≈>≥=<≤" or (last in " \u00a0" and text[start - 2:start - 1] in "sf-–−±~≈>≥=<≤")


def glued(text: str, start: int, least: int = 0) -> bool:
    """Does the number belong to the word or code before it ("B30", "Covid-19", "4/11", "ke-18")? An amount that ends at `least` does not hold it."""
    last = text[start - 1]
    if last.isalnum() or last in "_#@&":
        return True
    if last in "-–:±" and text[least:start - 1] in ("", "Â"):
        return False
    if last in "-–/:.,'’" and start > 1:
        earlier = text[start - 2]
        return earlier.isdigit() or earlier == last or (earlier.isalpha() and last not in ".,")
    return False
