"""What stands behind the digits of an amount: scale words and letters, currency, unit, and "per …"."""
import re
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from tracker import numerals
from tracker.annotate.grammar.amount import Amount
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
SCALE = any_of(SCALES)
PREFIXED = frozenset(sign.lower() for sign in BEFORE)
NUMBER_FOLLOWS = re.compile(rf"\.?{S}\d")
TAIL = re.compile(
    rf"(?P<plain>,-+)?(?P<bracket>{S}\((?P<spelt>[a-z -]+)\))?(?P<about>{S}-?an(?!\w))?(?P<more>\+)?"
    rf"(?P<scales>(?:{S}-?(?:{SCALE})(?:(?![^\W\d])|(?=an\b|-an\b)))*)(?P<about2>-?an(?!\w))?(?P<plus>\+)?", re.I)
SCALE_WORD = re.compile(SCALE, re.I)
LETTER = re.compile(rf"{S}(?P<letter>[KMBTk])(?!\w)")
UNIT = re.compile(
    rf"{S}(?:(?P<percent>(?:{any_of(PERCENTS)})(?!\w)|%)|(?P<currency>{any_of(AFTER)})(?!\w)|(?-i:(?P<sign>{any_of(SIGNS)}))(?!\w)"
    rf"|(?P<measure>{any_of(MEASURES)})(?!\w)|(?P<multiple>{any_of(word.lower() for word in MULTIPLES)})(?!\w)|(?P<point>poin|point|points|pts)(?!\w)"
    rf"|(?P<times>kali{SPACE}lipat(?:nya)?|kali|x)(?!\w))", re.I)
MULTIPLE_OF = {word.lower(): value for word, value in MULTIPLES.items()}
PER = re.compile(rf"(?:{S}/{S}|{SPACE}(?:per|tiap|setiap){SPACE})(?P<rate>{any_of(RATE_WORDS)})(?!\w)", re.I)
DIRECT = re.compile(rf"{SPACE}(?P<rate>[Kk][Ww][Hh])(?!\w)")
WHEELS = re.compile(r"(?:(?<![\d.,])[2-4]W|\dW-\d)")           # "4W" are cars, "10W-40" is an oil
LATER_RATE = re.compile(
    rf"(?:{SPACE}[A-Za-z]+)?{SPACE}(?P<rate>setahun|sebulan|sehari|per{SPACE}(?:tahun|bulan|hari|hektare|hektar|ha|kapita))(?!\w"
    rf"|{SPACE}(?:lalu|terakhir|sebelumnya|kemudian|setelah|penuh|\d))"
)
EACH = re.compile(rf"\b(?:[Ss]etiap|[Tt]iap){SPACE}(?P<rate>hektare|hektar|hari|bulan|tahun)(?:nya)?{SPACE}(?:(?:bisa|dapat|mampu){SPACE})?[a-z]{{4,}}{SPACE}(?:sebanyak{SPACE}|sekitar{SPACE})?$")
WITHIN = {"tahun": "year", "bulan": "month", "hari": "day", "hektare": "ha", "hektar": "ha", "ha": "ha", "kapita": "capita"}
ODD_WORD = re.compile(rf"{S}(?P<word>[A-Za-z]{{3,8}})(?!\w)")
CUT_OFF = re.compile(rf"{S}[,.]{S}(?:{SCALE})(?!\w)", re.I)
SEN = re.compile(rf"{SPACE}sen(?!\w)")
FUSED = re.compile(rf"{S}(?:{SCALE})(?=[a-z]{{3,}})(?!an[a-z]?\b)", re.I)      # "17 ribuorang": the space behind the scale is missing
NEXT_WORD = re.compile(r"[ \u00a0]([A-Za-z]+)(?![\w.])")
FIRST_WORDS = frozenset(re.split("[ -]", phrase)[0].lower() for phrases in (SCALES, PERCENTS, AFTER, MULTIPLES, MEASURES, SIGNS, BEFORE, LETTERS["IDR"]) for phrase in phrases)
FIRST_WORDS |= SLIPS.keys() | MONEY_SLIPS.keys() | {"an", "kali", "x", "poin", "point", "points", "pts", "k"}
LONG_SCALES = ("miliar", "milyar", "triliun", "trilyun")
FUSABLE = tuple(scale for scale in SCALES if len(scale) > 3)      # "17 ribuorang"
PLAIN = dict.fromkeys((0xA0, 0x2009, 0x202F), " ")


def scale_and_unit(text: str, amount: Amount, currency: re.Match | None) -> None:
    """Read on from the digits: scale words, letters, unit, "per …"; moves `end` and sets power, kind, unit."""
    if currency is None and alone(text, amount.end):
        return
    numeral_start = amount.end - len(amount.digits)
    read_tail(text, amount, money=bool(currency))
    if currency and not amount.power:
        take_letter(text, amount)
    if currency and currency["sign"] in NAMES and not amount.power:
        amount.start, amount.kind, amount.unit, amount.currency_first = numeral_start, None, None, False
    cut_off = CUT_OFF.match(text, amount.end) if currency and not amount.power else None
    if cut_off:                                             # "Rp48, triliun"
        amount.end = cut_off.end()
        amount.flags.append("ambiguous_scale")
    fused = None if amount.power or amount.spelt else FUSED.match(text, amount.end)
    if fused and text[fused.end()].isupper():               # a table that lost its blanks: "Rp177,48 miliarNet sell"
        amount.end, amount.power = fused.end(), SCALES[fused[0].strip().lower()]
    elif fused:
        amount.end = fused.end()
        amount.flags.append("ambiguous_scale")
    sen = SEN.match(text, amount.end) if currency and not amount.power else None
    if sen:                                                 # "US$7,7 sen/kWh"
        amount.end, amount.factor = sen.end(), Decimal("0.01")
    unit = UNIT.match(text, amount.end) or misspelt(text, amount)
    if unit:
        take_unit(text, amount, unit)
    elif amount.kind is None and text[amount.end:amount.end + 2] == " (":
        put_in(text, amount)
    if amount.kind in ("money", "quantity"):
        take_rate(text, amount)


def take_letter(text: str, amount: Amount) -> None:
    """A letter that scales a sum of money: "Rp 65 M", "US$1B"."""
    letter = LETTER.match(text, amount.end)
    if letter:
        power = LETTERS["IDR" if amount.unit == "IDR" else "other"][letter["letter"].upper()]
        amount.end = letter.end()
        if power is None:
            amount.flags.append("ambiguous_scale")
        amount.power = power or 0


def read_tail(text: str, amount: Amount, *, money: bool) -> None:
    """Scale words and what comes with them: ",-", the same number in words in brackets, "-an", "+"."""
    tail = TAIL.match(text, amount.end)
    if not tail[0].strip() or (tail["plain"] and not money) or (tail["bracket"] and numerals.parse_words(tail["spelt"]) is None):
        return
    amount.end = tail.end()
    words = SCALE_WORD.findall(tail["scales"])
    amount.power = sum(SCALES[word.lower()] for word in words)
    if len(words) == 2 and words[0].lower() == words[1].lower():
        amount.power = SCALES[words[0].lower()]
    if tail["about"] or tail["about2"]:
        amount.qualifier = "approx"
    if tail["more"] or tail["plus"]:
        amount.qualifier = "at_least"


def alone(text: str, end: int) -> bool:
    """Can a cheap look tell that neither scale nor unit follows? A stop does, or a word that no such phrase begins with."""
    following = text[end:end + 1]
    if following in ".;:)\n" or (following == "," and text[end + 1:end + 2] == " "):
        return True
    word = NEXT_WORD.match(text, end)
    return bool(word) and word[1].lower() not in FIRST_WORDS and not word[1].lower().startswith(FUSABLE)


def misspelt(text: str, amount: Amount) -> re.Match | None:
    """A scale word or "persen" with one wrong letter ("miiar", "perseb"): taken for what it must be, and flagged. Returns the unit behind it."""
    word = ODD_WORD.match(text, amount.end)
    odd = word["word"].lower() if word else ""
    meant = SLIPS.get(odd) or (MONEY_SLIPS.get(odd) if amount.currency_first else None)
    if not meant and amount.currency_first and not amount.power and len(odd) > 5 and any(Levenshtein.distance(odd, scale, score_cutoff=2) <= 2 for scale in LONG_SCALES):
        amount.flags.append("ambiguous_scale")              # "Rp3,9 tirilliunn"
        amount.end = word.end()
        return None
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
    if group == "sign" and word == "W" and WHEELS.search(text, max(0, amount.end - 2), unit.end() + 2):
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
        if word.lower() == "x" and NUMBER_FOLLOWS.match(text, unit.end()):
            return                                          # "2 x 100 MW"
        amount.kind, amount.unit = ("ratio", "x") if len(word) > 4 or word == "x" else ("times", "x")
    else:
        amount.kind, amount.unit = "quantity", SIGNS[word] if group == "sign" else MEASURES[normal(word)]
    amount.end = unit.end()
    if text[amount.end:amount.end + 3] == "-an" and not text[amount.end + 3:amount.end + 4].isalnum():
        amount.end, amount.qualifier = amount.end + 3, "approx"                 # "30%-an"
    again = UNIT.match(text, amount.end)
    if again and again[again.lastgroup].lower() == word.lower() and group == "percent":
        amount.end = again.end()
        amount.flags.append("doubled_unit")


def put_in(text: str, amount: Amount) -> None:
    """A unit that the newsroom put into a quotation: "inflasi 5,3 (persen)", "di bawah 1 juta (ton)"."""
    unit = UNIT.match(text, amount.end + 2)
    if unit and text[unit.end():unit.end() + 1] == ")" and unit.lastgroup in ("percent", "currency", "measure"):
        take_unit(text, amount, unit)
        amount.end = unit.end() + 1


def normal(word: str) -> str:
    """In lower case, with plain spaces."""
    return word.lower().translate(PLAIN)


def rate_behind(text: str, end: int) -> re.Match | None:
    """What an amount is per: "per kg", "/bulan"; in "Rp 4.120/Rp 4.170" the sign belongs to the next number.

    >>> rate_behind("Rp 900 per kg", 6)["rate"], rate_behind("Rp 900/Rp 950", 6)
    ('kg', None)
    """
    rate = PER.match(text, end)
    return None if rate and normal(rate["rate"]) in PREFIXED and NUMBER_FOLLOWS.match(text, rate.end()) else rate


def take_rate(text: str, amount: Amount) -> None:
    rate = rate_behind(text, amount.end)
    if not rate and amount.kind == "money" and not amount.power and "/" not in amount.unit:
        rate = DIRECT.match(text, amount.end)               # "Rp1.114,7 kWh"
    for _ in range(2):
        if not rate:
            break
        amount.end = rate.end()
        amount.unit = f"{amount.unit}/{RATE_WORDS[normal(rate['rate'])]}"
        rate = rate_behind(text, amount.end)
    else:
        return
    if amount.kind == "quantity" and "/" not in amount.unit:
        later = LATER_RATE.match(text, amount.end)
        each = None if later or "iap " not in text[max(0, amount.start - 48):amount.start] else EACH.search(text, max(0, amount.start - 48), amount.start)
        if each:                                            # "Setiap hektare menghasilkan 2 ton"
            amount.unit = f"{amount.unit}/{RATE_WORDS[each['rate']]}"
        if later:
            amount.unit = f"{amount.unit}/{WITHIN[normal(later['rate']).removeprefix('per ').removeprefix('se')]}"
