"""One amount: a number with its sign, scale word, currency or unit, and "per …".

>>> text = "Harga naik jadi US$ 6,5 per MMBTU."
>>> amount = read_amount(text, next(numerals_in(text)))
>>> amount.kind, amount.number, amount.unit, text[amount.start:amount.end]
('money', Decimal('6.5'), 'USD/MMBTU', 'US$ 6,5 per MMBTU')
"""
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from tracker import numerals
from tracker.annotate.grammar.misspellings import MONEY_SLIPS, SLIPS
from tracker.annotate.grammar.phrases import SPACE, any_of
from tracker.lexicons import read_yaml

SCALES, LETTERS = read_yaml("scales"), read_yaml("scale_letters")
CURRENCIES, UNITS, MULTIPLES = read_yaml("currencies"), read_yaml("units"), read_yaml("unit_multiples")
PERCENTS, RATES = read_yaml("percents"), read_yaml("rates")
S = f"{SPACE}{{0,9}}"                                      # between number and unit pages leave more than one space

BEFORE = {sign: code for code, forms in CURRENCIES.items() for sign in forms["before"]}
NAMES = ("Euro", "Rupiah", "Yuan")                          # also the first word of a name: "Euro 4" is a standard of emissions
AFTER = {word: code for code, forms in CURRENCIES.items() for word in forms["after"]}
MEASURES = {word: unit for unit, forms in UNITS.items() for word in forms["words"]}
SIGNS = {sign: unit for unit, forms in UNITS.items() for sign in forms["signs"]}
RATE_WORDS = {word: unit for unit, words in RATES.items() for word in words}
RATE_WORDS |= AFTER | {"us$": "USD", "usd": "USD", "rp": "IDR", "dolar as": "USD"}

STARTING = [*numerals.UNITS, *numerals.WHOLE]
FRACTIONS = [f"se{word}" for word in numerals.WORDS["denominators"]] + numerals.WORDS["halves"]
DIGITS = re.compile(
    r"\d(?:\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d)(?:,\d+)?"
    r"|\d*(?:[.,]\d+)*(?:[ \u00a0],\d{1,2}(?=\s?(?:persen|%|ribu|juta|miliar|triliun)))?)"
)
WORD = any_of([*STARTING, *numerals.MULTIPLIERS, "koma"])
FIRST_WORD = re.compile(rf"\b(?=[SsDdTtEeLlNn]){any_of([*STARTING, *FRACTIONS], first_letter=True)}\b")
WORDS = re.compile(
    rf"(?P<fraction>{any_of([*FRACTIONS, *(f'{unit} {word}' for unit in numerals.UNITS for word in numerals.WORDS['denominators'])], first_letter=True)})(?!\w)"
    rf"|(?P<words>{any_of(STARTING, first_letter=True)}(?!\w)(?:{SPACE}(?:{WORD}|setengah(?={SPACE}(?:juta|miliar|triliun|ribu)))(?!\w))*)|(?P<glyph>[½¼¾])"
)
GLYPH = re.compile("[½¼¾]")
SCALE = any_of(SCALES)
PREFIXED = frozenset(sign.lower() for sign in BEFORE)
NUMBER_FOLLOWS = re.compile(rf"\.?{S}\d")
SIGN_ENDS = frozenset(sign[-1] for sign in BEFORE)
CURRENCY_BEFORE = re.compile(rf"(?:(?<![A-Za-z$])|(?<=[a-z])(?=Rp|US\$))(?P<sign>{any_of(BEFORE)})\.?{S}(?P<minus>[-–−]{S})?$")
SIGN_BEFORE = re.compile(
    rf"(?:(?P<minus>(?<![\w.,%)])(?<!% )(?<!persen ){S}[-–−]|(?<!\w)(?<!plus )(?<!plus-)(?:[Mm]inus|(?P<worded>[Nn]egatif)){SPACE})|(?P<about>[±~≈]{S})"
    rf"|(?P<more>[>≥]=?{S})|(?P<less>[<≤]=?{S}))$"
)
TAIL = re.compile(
    rf"(?P<plain>,-+)?(?P<bracket>{S}\((?P<spelt>[a-z -]+)\))?(?P<about>{S}-?an(?!\w))?(?P<more>\+)?"
    rf"(?P<scales>(?:{S}-?(?:{SCALE})(?:(?![^\W\d])|(?=an\b|-an\b)))*)(?P<about2>-?an(?!\w))?(?P<plus>\+)?", re.I)
SCALE_WORD = re.compile(SCALE, re.I)
LETTER = re.compile(rf"{S}(?P<letter>[KMBTk])(?!\w)")
UNIT = re.compile(
    rf"{S}(?:(?P<percent>(?:{any_of(PERCENTS)})(?!\w)|%)|(?P<currency>{any_of(AFTER)})(?!\w)|(?P<multiple>{any_of(word.lower() for word in MULTIPLES)})(?!\w)"
    rf"|(?-i:(?P<sign>{any_of(SIGNS)}))(?!\w)|(?P<measure>{any_of(MEASURES)})(?!\w)|(?P<point>poin|point|points|pts)(?!\w)"
    rf"|(?P<times>kali{SPACE}lipat|kali|x)(?!\w))", re.I)
MULTIPLE_OF = {word.lower(): value for word, value in MULTIPLES.items()}
PER = re.compile(rf"(?:{S}/{S}|{SPACE}(?:per|tiap|setiap){SPACE})(?P<rate>{any_of(RATE_WORDS)})(?!\w)", re.I)
LATER_RATE = re.compile(
    rf"(?:{SPACE}[a-z]+)?{SPACE}(?P<rate>setahun|sebulan|sehari|per{SPACE}tahun|per{SPACE}bulan|per{SPACE}hari)(?!\w"
    rf"|{SPACE}(?:lalu|terakhir|sebelumnya|kemudian|setelah|penuh|\d))"
)
EACH = re.compile(rf"\b(?:[Ss]etiap|[Tt]iap){SPACE}(?P<rate>hektare|hektar|hari|bulan|tahun)(?:nya)?{SPACE}(?:(?:bisa|dapat|mampu){SPACE})?[a-z]{{4,}}{SPACE}(?:sebanyak{SPACE}|sekitar{SPACE})?$")
WITHIN = {"tahun": "year", "bulan": "month", "hari": "day"}
RUN_ON = re.compile(r"(?<![A-Za-z0-9])[a-z]{3,}$")          # "sebesar5 persen": the space is missing
ODD_WORD = re.compile(rf"{S}(?P<word>[A-Za-z]{{3,8}})(?!\w)")
GROUPED = re.compile(r"\.\d{3}$")
CUT_OFF = re.compile(rf"{S}[,.]{S}(?:{SCALE})(?!\w)", re.I)
FUSED = re.compile(rf"{S}(?:{SCALE})(?=[a-z]{{3,}})(?!an[a-z]?\b)", re.I)      # "17 ribuorang": the space behind the scale is missing
NEXT_WORD = re.compile(r"[ \u00a0]([A-Za-z]+)(?![\w.])")
FIRST_WORDS = frozenset(re.split("[ -]", phrase)[0].lower() for phrases in (SCALES, PERCENTS, AFTER, MULTIPLES, MEASURES, SIGNS, BEFORE, LETTERS["IDR"]) for phrase in phrases)
FIRST_WORDS |= SLIPS.keys() | MONEY_SLIPS.keys() | {"an", "kali", "x", "poin", "point", "points", "pts", "k"}
FUSABLE = tuple(scale for scale in SCALES if len(scale) > 3)      # "17 ribuorang"
PLAIN = dict.fromkeys((0xA0, 0x2009, 0x202F), " ")
FACTORS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
LARGE = 12


@dataclass(slots=True)
class Amount:
    """A number and what it measures. `number` is as printed, `value` has the scale applied; `kind` None means that no unit was found."""

    start: int
    end: int
    digits: str
    number: Decimal | None
    power: int = 0
    kind: str | None = None
    unit: str | None = None
    factor: Decimal = Decimal(1)
    currency_first: bool = False
    spelt: bool = False
    qualifier: str | None = None
    flags: list[str] = field(default_factory=list)
    rule: str = ""
    high: Decimal | None = None
    low: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        if self.low is not None:
            return self.low
        return None if self.number is None else tidy(self.number.scaleb(self.power) * self.factor)


def numerals_in(text: str) -> Iterator[re.Match]:
    """Every numeral of a text, in digits or words, in order. Two scans and a merge cost half of what one expression for both does."""
    found = list(DIGITS.finditer(text))
    found += [WORDS.match(text, word.start()) for word in FIRST_WORD.finditer(text) if text[word.start() - 1:word.start()] != "-"]
    found += [WORDS.match(text, glyph.start()) for glyph in GLYPH.finditer(text)]
    return iter(sorted((match for match in found if match), key=re.Match.start))


def tidy(value: Decimal) -> Decimal:
    """The same number without an exponent.

    >>> tidy(Decimal("9.37E+10"))
    Decimal('93700000000')
    """
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value.normalize()


def read_amount(text: str, numeral: re.Match, *, mark: str | None = None, least: int = 0) -> Amount | None:
    """The amount around a numeral; None where the numeral is part of a word ("B30"). Nothing before `least` is looked at."""
    start, end = numeral.span()
    spelt = numeral.lastgroup is not None
    amount = Amount(start, end, numeral[0], None, spelt=spelt)
    before_from = max(least, start - 16)
    currency, last = None, text[max(least, start - 10):start].rstrip(" .\u00a0-–−")[-1:]
    if not spelt:
        if last in SIGN_ENDS:
            currency = CURRENCY_BEFORE.search(text, before_from, start)
        if currency:
            amount.start, amount.currency_first = currency.start(), True
            amount.kind, amount.unit = "money", BEFORE[currency["sign"]]
        elif start > 0 and glued(text, start, least):
            if not RUN_ON.search(text, before_from, start):
                return None
            amount.flags.append("run_on")
    sign = SIGN_BEFORE.search(text, before_from, amount.start) if before_sign(text, amount.start) else None
    if sign and ((sign["about"] and 0 < least == sign.start()) or (sign["worded"] and not currency)):      # "2,5±1" is a range
        sign = None
    if sign and not (sign["minus"] and spelt and text[max(0, amount.start - 6):amount.start].lower() != "minus "):
        amount.start = sign.start() + len(sign[0]) - len(sign[0].lstrip())
        amount.qualifier = "approx" if sign["about"] else "more_than" if sign["more"] else "less_than" if sign["less"] else None
    if numeral.lastgroup in ("fraction", "glyph"):
        amount.number = Decimal(FACTORS[numeral[0]]) if numeral.lastgroup == "glyph" else numerals.parse_fraction(numeral[0])
    scale_and_unit(text, amount, currency)
    if numeral.lastgroup == "words":
        amount.number = numerals.parse_words(numeral[0])
    elif not spelt:
        amount.number = numerals.parse_number(numeral[0].replace(" ,", ","), of=what_is_numbered(amount), decimal=mark)
        if amount.number is None:
            amount.flags.append("ambiguous_separator")
        if "ambiguous_scale" in amount.flags:               # US$5 M
            amount.number = None
        if amount.currency_first and amount.power in (3, 6) and GROUPED.search(numeral[0]):
            amount.flags.append("scale_suspect")            # "Rp1.022 juta": as it says, but who writes so?
    if amount.kind is None and not amount.power and "run_on" in amount.flags:
        return None
    if amount.number is not None and ((sign and sign["minus"]) or (currency and currency["minus"])):
        amount.number = -amount.number
    return amount


def read_again(amount: Amount, mark: str | None, *, of: str | None = None) -> None:
    """Read the digits once more, now that more is known of what they number; a minus stays."""
    below = amount.number is not None and amount.number < 0
    amount.number = numerals.parse_number(amount.digits, of=of or what_is_numbered(amount), decimal=mark)
    if below and amount.number is not None:
        amount.number = -amount.number


def marked(digits: str) -> bool:
    """Do digits hold a dot or a comma?"""
    return "." in digits or "," in digits


def before_sign(text: str, start: int) -> bool:
    """May a sign or "minus" end right before? A cheap look that spares most numbers a search."""
    last = text[start - 1:start]
    return last in "-–−±~≈>≥=<≤" or (last in " \u00a0" and text[start - 2:start - 1] in "sf-–−±~≈>≥=<≤")


def glued(text: str, start: int, least: int = 0) -> bool:
    """Does the number belong to the word or code before it ("B30", "Covid-19", "4/11", "ke-18")? An amount that ends at `least` does not hold it."""
    last = text[start - 1]
    if last.isalnum() or last in "_#@&":
        return True
    if last in "-–:±" and least == start - 1:
        return False
    if last in "-–/:.,'’" and start > 1:
        earlier = text[start - 2]
        return earlier.isdigit() or earlier == last or (earlier.isalpha() and last not in ".,")
    return False


def scale_and_unit(text: str, amount: Amount, currency: re.Match | None) -> None:
    """Read on from the digits: scale words, letters, unit, "per …"; moves `end` and sets power, kind, unit."""
    if currency is None and alone(text, amount.end):
        return
    numeral_start = amount.end - len(amount.digits)
    tail = TAIL.match(text, amount.end)
    if tail.end() > amount.end and tail[0].strip():
        if tail["bracket"] and numerals.parse_words(tail["spelt"]) is None:
            tail = re.compile("").match(text, amount.end)
        else:
            amount.end = tail.end()
            words = SCALE_WORD.findall(tail["scales"])
            amount.power = sum(SCALES[word.lower()] for word in words)
            if len(words) == 2 and words[0].lower() == words[1].lower():
                amount.power = SCALES[words[0].lower()]
            if tail["about"] or tail["about2"]:
                amount.qualifier = "approx"
            if tail["more"] or tail["plus"]:
                amount.qualifier = "at_least"
    if currency and not amount.power:
        letter = LETTER.match(text, amount.end)
        if letter:
            power = LETTERS["IDR" if amount.unit == "IDR" else "other"][letter["letter"].upper()]
            amount.end = letter.end()
            if power is None:
                amount.flags.append("ambiguous_scale")
            amount.power = power or 0
    if currency and currency["sign"] in NAMES and not amount.power:
        amount.start, amount.kind, amount.unit, amount.currency_first = numeral_start, None, None, False
    cut_off = CUT_OFF.match(text, amount.end) if currency and not amount.power else None
    if cut_off:                                             # "Rp48, triliun"
        amount.end = cut_off.end()
        amount.flags.append("ambiguous_scale")
    fused = None if amount.power or amount.spelt else FUSED.match(text, amount.end)
    if fused:
        amount.end = fused.end()
        amount.flags.append("ambiguous_scale")
    unit = UNIT.match(text, amount.end) or misspelt(text, amount)
    if unit:
        take_unit(text, amount, unit)
    if amount.kind in ("money", "quantity"):
        take_rate(text, amount)


def misspelt(text: str, amount: Amount) -> re.Match | None:
    """A scale word or "persen" with one wrong letter ("miiar", "perseb"): taken for what it must be, and flagged. Returns the unit behind it."""
    word = ODD_WORD.match(text, amount.end)
    odd = word["word"].lower() if word else ""
    meant = SLIPS.get(odd) or (MONEY_SLIPS.get(odd) if amount.currency_first else None)
    if not meant or amount.spelt:
        return None
    amount.flags.append("misspelt")
    amount.end = word.end()
    if meant == "persen":
        if amount.kind is None:
            amount.kind, amount.unit = "percent", "%"
        return None
    amount.power += SCALES[meant]
    return UNIT.match(text, amount.end)


def take_unit(text: str, amount: Amount, unit: re.Match) -> None:
    group, word = unit.lastgroup, unit[unit.lastgroup]
    if group == "currency" and word.lower() in PREFIXED and NUMBER_FOLLOWS.match(text, unit.end()):
        return                                              # "2 Rp 24.500": the sign belongs to the next number
    if amount.kind == "money" and group != "currency":
        return
    if group == "currency":
        code = AFTER[normal(word)]
        if amount.kind == "money":
            if code != amount.unit and not (code == "USD" and normal(word) in ("dolar", "dollar")):
                return
            amount.flags.append("doubled_unit")
        amount.kind, amount.unit = "money", code if amount.kind is None else amount.unit
    elif group == "percent":
        entry = PERCENTS[normal(word)]
        amount.kind, amount.unit, amount.factor = "percent", entry["unit"], Decimal(entry.get("factor", "1"))
    elif group == "multiple":
        factor, amount.unit, amount.kind = MULTIPLE_OF[normal(word)]
        amount.factor = Decimal(factor)
    elif group == "point":
        amount.kind, amount.unit = "index", "point"
    elif group == "times":
        amount.kind, amount.unit = ("ratio", "x") if len(word) > 4 or word == "x" else ("times", "x")
    else:
        amount.kind, amount.unit = "quantity", SIGNS[word] if group == "sign" else MEASURES[normal(word)]
    amount.end = unit.end()
    again = UNIT.match(text, amount.end)
    if again and again[again.lastgroup].lower() == word.lower() and group == "percent":
        amount.end = again.end()
        amount.flags.append("doubled_unit")


def normal(word: str) -> str:
    """In lower case, with plain spaces."""
    return word.lower().translate(PLAIN)


def alone(text: str, end: int) -> bool:
    """Can a cheap look tell that neither scale nor unit follows? A stop does, or a word that no such phrase begins with."""
    following = text[end:end + 1]
    if following in ".;:)\n" or (following == "," and text[end + 1:end + 2] == " "):
        return True
    word = NEXT_WORD.match(text, end)
    return bool(word) and word[1].lower() not in FIRST_WORDS and not word[1].lower().startswith(FUSABLE)


def take_rate(text: str, amount: Amount) -> None:
    rate = PER.match(text, amount.end)
    for _ in range(2):
        if not rate:
            break
        amount.end = rate.end()
        amount.unit = f"{amount.unit}/{RATE_WORDS[normal(rate['rate'])]}"
        rate = PER.match(text, amount.end)
    else:
        return
    if amount.kind == "quantity" and "/" not in amount.unit:
        later = LATER_RATE.match(text, amount.end)
        each = None if later or "iap " not in text[max(0, amount.start - 48):amount.start] else EACH.search(text, max(0, amount.start - 48), amount.start)
        if each:                                            # "Setiap hektare menghasilkan 2 ton"
            amount.unit = f"{amount.unit}/{RATE_WORDS[each['rate']]}"
        if later:
            amount.unit = f"{amount.unit}/{WITHIN[normal(later['rate']).removeprefix('per ').removeprefix('se')]}"


def what_is_numbered(amount: Amount) -> str:
    """How the digits are to be read (see numerals.parse_number)."""
    if amount.kind == "percent":
        return "percent"
    if amount.power:
        return "triliun" if amount.power >= LARGE else "scaled"
    if amount.kind == "money":
        return "things" if amount.unit == "IDR" or "/" not in amount.unit else "measure"
    if amount.kind in ("quantity", "index", "ratio", "times"):
        return "measure"
    return "things"
