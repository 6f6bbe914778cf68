"""Indonesian notation of numbers: digits with their marks, and number words, to exact decimals; None where a text is ambiguous.

>>> parse_number("1.250,5"), parse_number("93,7"), parse_number("1.250")
(Decimal('1250.5'), Decimal('93.7'), Decimal('1250'))
>>> parse_words("dua puluh lima juta")
Decimal('25000000')
"""
import re
from decimal import Decimal

from tracker.lexicons import read_yaml

WORDS = read_yaml("number_words")
UNITS, WHOLE, MULTIPLIERS = WORDS["units"], WORDS["whole"], WORDS["multipliers"]
SPACES = " \u00a0\u2009\u202f"
SPACED = re.compile(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:,\d+)?")
INDONESIAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
SPELT = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def parse_number(text: str, *, of: str = "things", decimal: str | None = None) -> Decimal | None:
    """Read digits with their marks, or return None where they could mean two numbers.

    A dot groups exactly three digits, a comma marks decimals; the English way round is read where only it is possible. One mark before three
    digits is the hard case. `of` says what is numbered and `decimal` which mark the writer is known to use for decimals ("," or "."):

    - "things" come whole (people, units, rupiah): "1.250" and "1,250" are 1250
    - "scaled" (before juta, miliar): "1,255" has decimals; "1.255" is 1255 only where the writer is known to use decimal commas
    - "triliun": the dot groups ("Rp1.250 triliun"), for no larger word is left to use
    - "measure" (tonnes, hectares): the dot groups, but "1,250" may be either
    - "percent": decimals are likely, so "5.020 persen" needs a writer who is known

    >>> parse_number("12,500"), parse_number("93.7"), parse_number("1.234.5")
    (Decimal('12500'), Decimal('93.7'), None)
    >>> parse_number("5.020", of="percent"), parse_number("5.020", of="percent", decimal=",")
    (None, Decimal('5020'))
    """
    if text.isdecimal():
        return Decimal(text)
    if SPACED.fullmatch(text):
        return plain_decimal(re.sub(f"[{SPACES}]", "", text), ",")
    if ONE_GROUP.fullmatch(text):
        mark = decimal_mark(text, of, decimal)
        return plain_decimal(text, mark) if mark else None
    if INDONESIAN.fullmatch(text):
        return plain_decimal(text, ",")
    if ENGLISH.fullmatch(text):
        return plain_decimal(text, ".")
    return None


def decimal_mark(text: str, of: str, known: str | None) -> str | None:
    """Which mark is the decimal one in a number with a single mark before exactly three digits ("1.250", "1,250"), or None.

    >>> decimal_mark("1,000", "scaled", None), decimal_mark("1,255", "scaled", None)
    ('.', ',')
    """
    mark = "." if "." in text else ","
    other = "," if mark == "." else "."
    if of == "things":
        return other
    if of == "percent" and mark == "," and text.index(mark) > 1:
        return mark                                         # 11,625 persen: nobody speaks of ten thousand percent
    if text.endswith("00") and of != "percent":            # nobody prints 1.500 for 1.5
        return other
    if known == other:
        return other if mark == "." or of == "measure" else None
    if mark == "." and of in ("triliun", "measure") and known is None:
        return ","
    if mark == "," and known != "." and of in ("percent", "scaled", "triliun"):
        return ","
    if mark == known == ",":
        return ","
    return None


def plain_decimal(text: str, mark: str) -> Decimal:
    """The value of digits whose decimal mark is known.

    >>> plain_decimal("1.250,50", ",")
    Decimal('1250.50')
    """
    return Decimal(text.replace("." if mark == "," else ",", "").replace(mark, "."))


def known_mark(numbers) -> str | None:
    """The mark that a writer uses for decimals, by the numbers of the article that can only be read one way; None when mixed or unseen.

    >>> known_mark(["93,7", "1.250"]), known_mark(["5.2"]), known_mark(["5.2", "5,3"])
    (',', '.', None)
    """
    marks = {match[1] for match in (re.search(r"\d([.,])(?:\d{1,2}|\d{4,})$", number) for number in numbers) if match}
    return marks.pop() if len(marks) == 1 else None


def parse_words(text: str) -> Decimal | None:
    """Read number words, digits before a scale word included; None where they are no number.

    >>> parse_words("delapan belas"), parse_words("satu setengah juta"), parse_words("nol koma lima"), parse_words("lima tiga")
    (Decimal('18'), Decimal('1500000'), Decimal('0.5'), None)
    """
    words = text.lower().replace("-", " ").split()
    if "koma" in words:
        return words_with_decimals(words)
    total, group, unit = Decimal(0), Decimal(0), None          # sum, what waits for a scale word, the last single number
    lowest = 99                                                # scale words must fall: "juta" after "ribu" multiplies the whole
    for word in words:
        if word in UNITS or re.fullmatch(r"\d[\d.,]*", word):
            value = Decimal(UNITS[word]) if word in UNITS else parse_number(word)
            if unit is not None or value is None:
                return None
            unit = value
        elif word == "setengah" and unit is not None:
            unit += Decimal("0.5")
        elif word in WHOLE:
            if unit is not None:
                return None
            value = WHOLE[word]
            if value < 100:
                unit = Decimal(value)
            elif value < 1000:
                group += value
            elif value == 1000:
                total, group, lowest = total + (group + 1) * 1000, Decimal(0), 3
            else:
                total += value
        elif word in MULTIPLIERS:
            power = MULTIPLIERS[word]
            if power == 0:
                if unit is None or unit > 9:
                    return None
                unit += 10
            elif power < 3:
                if unit is None:
                    return None
                group, unit = group + unit.scaleb(power), None
            else:
                amount = group + (unit or 0)
                if not amount:
                    if not total or power <= 3:
                        return None
                    total = total.scaleb(power)                # "lima ribu triliun"
                elif power > lowest:
                    return None
                else:
                    total += amount.scaleb(power)
                group, unit, lowest = Decimal(0), None, power
        else:
            return None
    result = total + group + (unit or 0)
    return Decimal(int(result)) if result == result.to_integral_value() else result.normalize()


def words_with_decimals(words: list[str]) -> Decimal | None:
    """"dua koma tujuh lima juta": the words after "koma" are digits, a scale word at the end multiplies."""
    cut = words.index("koma")
    power = 0
    while words and MULTIPLIERS.get(words[-1], 0) >= 3:
        power += MULTIPLIERS[words.pop()]
    head, digits = parse_words(" ".join(words[:cut])), [SPELT.index(word) for word in words[cut + 1:] if word in SPELT]
    if head is None or not digits or len(digits) != len(words) - cut - 1:
        return None
    return Decimal(f"{head}.{''.join(map(str, digits))}").scaleb(power)


def parse_fraction(text: str) -> Decimal | None:
    """Read a fraction in words or figures, to six decimals.

    >>> parse_fraction("sepertiga"), parse_fraction("dua per tiga"), parse_fraction("tiga perempat"), parse_fraction("separuh")
    (Decimal('0.333333'), Decimal('0.666667'), Decimal('0.75'), Decimal('0.5'))
    """
    words = text.lower().replace(" per ", " per").removesuffix("nya").split()
    if len(words) == 1 and words[0] in WORDS["halves"]:
        return Decimal("0.5")
    if len(words) == 1 and words[0].startswith("se"):
        words = ["satu", words[0][2:]]
    if len(words) != 2 or words[0] not in UNITS or words[1] not in WORDS["denominators"]:
        return None
    value = Decimal(UNITS[words[0]]) / WORDS["denominators"][words[1]]
    return value.quantize(Decimal("0.000001")).normalize()


def parse_part(text: str) -> Decimal | None:
    """Read a part of one in figures; None where it is none ("4/3", "24/7").

    >>> parse_part("1/3"), parse_part("4/3")
    (Decimal('0.333333'), None)
    """
    part, whole = map(int, text.split("/"))
    return (Decimal(part) / whole).quantize(Decimal("0.000001")).normalize() if part < whole else None


def format_number(value: Decimal) -> str:
    """The number as an Indonesian newspaper prints it.

    >>> format_number(Decimal("1250.5")), format_number(Decimal("93700000000"))
    ('1.250,5', '93.700.000.000')
    """
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def spell_number(value: int) -> str:
    """A whole number below a quadrillion in words.

    >>> spell_number(25_000_118), spell_number(1000)
    ('dua puluh lima juta seratus delapan belas', 'seribu')
    """
    if value < 10:
        return SPELT[value]
    for power, word in ((12, "triliun"), (9, "miliar"), (6, "juta"), (3, "ribu"), (2, "ratus"), (1, "puluh")):
        count, rest = divmod(value, 10 ** power)
        if count:
            if power == 1 and count == 1:
                head = {0: "sepuluh", 1: "sebelas"}.get(rest) or f"{SPELT[rest]} belas"
                return head
            head = f"se{word}" if count == 1 and power <= 3 else f"{spell_number(count)} {word}"
            return f"{head} {spell_number(rest)}" if rest else head
    return SPELT[0]
