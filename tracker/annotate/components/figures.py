"""Figures: money, percentages, quantities, counts, ratios and index levels, with value, unit and qualifier.

The value is exact and in base units; it is None where the text could mean two numbers. Flags say what was special:

- `ambiguous_separator` ("5.020 persen", "Rp 16. 970"), `ambiguous_scale` ("US$5 M", "Rp48, triliun", "Rp 150-200.000"), `ambiguous_sign` ("minus 0,6
  hingga 1,7 persen"): the value stays open
- `range`, `collective` ("Ke-18 kawasan"), `conversion` (a sum told again in another currency)
- `shared_unit`, `shared_scale`: taken over from a neighbour ("9,9 dan 4,7 persen", "dari 38 provinsi, 37 di antaranya"); `no_unit`: none is told
  ("mencapai 11 juta")
- `doubled_unit` ("US$ 5 miliar dolar AS"), `misspelt` ("miiar"), `run_on` ("sebesar5 persen"), `scale_suspect` ("Rp1.022 juta per gram", "laba
  Rp 5 triliun, turun dari Rp 8")

>>> for figure in find("Sekitar 1,4 juta ton senilai Rp5-6 triliun, naik 9,9 dan 4,7 persen."):
...     print(figure.text, figure.kind, figure.value, figure.value_high, figure.unit, figure.qualifier)
1,4 juta ton quantity 1400000 None t approx
Rp5-6 triliun money 5000000000000 6000000000000 IDR None
9,9 percent 9.9 None % None
4,7 persen percent 4.7 None % None
"""
import dataclasses
import re
from itertools import zip_longest

from spacy.language import Language

from tracker import numerals
from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.grammar.amount import Amount
from tracker.annotate.grammar.amounts import numerals_in, read_amount
from tracker.annotate.grammar.counting import KNOWN, counted
from tracker.annotate.grammar.elided import bare, share_units, suspect
from tracker.annotate.grammar.exchange import rates_of_exchange
from tracker.annotate.grammar.joins import join_bare, join_ranges, join_retold, join_stray, low_end, share_kind
from tracker.annotate.grammar.levels import index_level, moved_by
from tracker.annotate.grammar.multiples import times
from tracker.annotate.grammar.phrases import SPACE, any_of
from tracker.annotate.grammar.qualifying import qualifier_of
from tracker.annotate.grammar.refusals import is_year, named, refused, worded
from tracker.annotate.spans import covering, notes, put, text_of
from tracker.records import Figure, Sentence

BOTH = 2                                                   # "kedua negara" are both of them, and no count
ORDINALS = {f"ke{word}": value for word, value in numerals.UNITS.items() if value > BOTH} | {"kesepuluh": 10, "kesebelas": 11}
COLLECTIVES_BEGIN = starts_of([*ORDINALS, "ke-"])
COLLECTIVE = re.compile(rf"[Kk]e(?:-(?P<digits>\d{{1,3}})|(?P<word>{any_of(word[2:] for word in ORDINALS)}))(?={SPACE})")
LINKED = re.compile(
    r"(?:^|[.!?:;,(\"“”\n]\s?|\b(?:oleh|dari|untuk|pada|di|antara|antar|bahwa|dan|dengan|melalui|para|karena"
    r"|agar|atas|bagi|ke|dalam|menurut|sedangkan|serta|namun|terhadap)\s)$", re.I
)
PEOPLE = frozenset(("menteri", "orang", "pihak", "belah", "presiden", "gubernur", "bupati", "kali"))
ESCAPES = ("\\xc2\\xa0", "&nbsp;")                         # a no-break space that a page or an archive spells out
COMMA_GROUP = re.compile(r"\d{1,3},\d{3}")
ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
CONVERTED = re.compile(r"(?:\(|\bsetara(?: dengan)?\s|\batau\s)(?:\w+\s){0,2}$", re.I)
PROGRAMME = re.compile(r"\b(?:program|proyek|megaproyek)\s$", re.I)      # what follows is its name
SPEED = ("km/hour", "km/minute")
HALF_OF = re.compile(
    r"\s(?:dari|lebih dari|populasi|penduduk|produksi|kapasitas|pasar|penjualan|nilai|jumlah|total|pendapatan|kebutuhan|pasokan|ekspor|impor|anggaran|warga|pekerja|karyawan"
    r"|perusahaan)(?:nya)?\b")
NEAR_HALF = re.compile(r"\b(?:hampir|nyaris|lebih dari|sekitar|kurang dari|setidaknya)\s$")
OPEN = {"ambiguous_separator", "ambiguous_scale", "ambiguous_sign"}
DOUBT = {"count-general": 0.25, "level": 0.25, "bare": 0.25, "tally": 0.15, "list": 0.1}
SUSPECT = {"scale_suspect", "misspelt"}
CONFIDENCE = {"money": 0.98, "percent": 0.98, "quantity": 0.96, "count": 0.93, "ratio": 0.85, "index": 0.9}


def find(text: str, sentences: tuple[Sentence, ...] = ()) -> list[Figure]:
    """Every figure of a text, in order."""
    if any(escape in text for escape in ESCAPES):
        blank = text
        for escape in ESCAPES:
            blank = blank.replace(escape, " " * len(escape))
        return [dataclasses.replace(figure, text=text[figure.start:figure.end]) for figure in find(blank, sentences)]
    amounts, mark = read_amounts(text)
    share_kind(text, amounts, "money")
    for amount, after in zip_longest(amounts, amounts[1:]):
        count(text, amount)
        if not low_end(text, amount, after):
            index_level(text, amount, mark)
    share_kind(text, amounts, "index")
    amounts = rates_of_exchange(text, join_retold(text, join_stray(text, join_ranges(text, amounts, mark))))
    share_units(text, amounts, mark)
    bare(text, amounts, mark)
    amounts = join_bare(text, amounts, mark)
    suspect(text, amounts)
    figures = [figure for figure in (settle(text, amount, sentences) for amount in amounts) if figure]
    figures += collectives(text, sentences, figures)
    return mark_conversions(text, sorted(figures, key=lambda figure: figure.start))


def read_amounts(text: str) -> tuple[list[Amount], str | None]:
    """All amounts, and the decimal mark that the writer is known to use; what was ambiguous is read again once that is known."""
    amounts, found, end = [], [], 0
    for numeral in numerals_in(text):
        if numeral.start() < end:
            continue
        amount = read_amount(text, numeral, least=end)
        if amount is None:
            continue
        if numeral.lastgroup in ("glyph", "slashed") and amounts and whole_before(text, amounts[-1], numeral.start()):
            whole = amounts.pop()                           # "2 1/2 juta", "5½ persen"
            found.pop()
            amount.start, amount.number = whole.start, amount.number + whole.number
        amounts.append(amount)
        found.append((numeral, end))
        end = amount.end
    hard = [position for position, amount in enumerate(amounts) if 4 < len(amount.digits) < 8 and ONE_GROUP.fullmatch(amount.digits)]
    if not hard:
        return amounts, None
    mark = numerals.known_mark(amount.digits for amount in amounts if not amount.spelt and amount.kind)
    if mark:
        for position in hard:
            numeral, least = found[position]
            amounts[position] = read_amount(text, numeral, mark=mark, least=least)
    return amounts, mark


def whole_before(text: str, amount: Amount, start: int) -> bool:
    """Is this the whole number of a mixed one, whose part begins at `start`?"""
    return amount.kind is None and amount.digits.isdigit() and amount.number is not None and text[amount.end:start] in ("", " ")


def count(text: str, amount: Amount) -> None:
    """Give a bare number the noun that it counts, unless it is a reference, a date or a name."""
    if amount.kind is not None or amount.number is None:
        return
    start, end = amount.start, amount.start + len(amount.digits)
    if not amount.spelt and not amount.power and (is_year(text, start, end) or refused(text, start, end, counted=bool(KNOWN.match(text, amount.end)))):
        return
    if amount.spelt and worded(text, amount.start):
        return
    noun = counted(text, amount.end, spelt=amount.spelt, scaled=bool(amount.power))
    if noun is None or (amount.number == 1 and (amount.spelt or not noun.known)):
        return
    if amount.number != amount.number.to_integral_value() and not amount.power:
        return
    if not amount.spelt and not amount.power and not noun.known and named(text, amount.start):
        return
    amount.kind, amount.unit, amount.end = "count", noun.noun, noun.end
    if not noun.known and text[noun.end - 1].isupper() and COMMA_GROUP.fullmatch(amount.digits):       # "1,110 ABCD": a unit that we do not know?
        amount.number, amount.flags = None, [*amount.flags, "ambiguous_separator"]
    amount.rule = "count" if noun.known else "count-general"


def settle(text: str, amount: Amount, sentences: tuple[Sentence, ...]) -> Figure | None:
    """The figure of an amount, or None where the number is none."""
    if amount.kind == "times":
        times(text, amount)
    if amount.kind is None and not fraction(text, amount):
        return None
    sized = amount.unit == "MW" or (amount.kind == "count" and amount.power)
    programme = sized and PROGRAMME.search(text, max(0, amount.start - 16), amount.start)      # "program 35.000 MW", "program 3 juta rumah"
    if programme or amount.unit in SPEED or (amount.spelt and amount.kind == "index" and (amount.number is None or amount.number >= 1) and not moved_by(text, amount)):
        return None
    value, flags = amount.value, set(amount.flags)
    if value is None and not flags & OPEN:
        return None
    sentence = covering(sentences, amount.start)
    return Figure(
        amount.start, amount.end, text[amount.start:amount.end], amount.kind, value, amount.high, amount.unit,
        amount.qualifier or qualifier_of(text, amount.start, amount.end, ranged=amount.high is not None),
        confidence=0.3 if value is None else round(CONFIDENCE[amount.kind] - DOUBT.get(amount.rule, 0) - (0.4 if flags & SUSPECT else 0), 2),
        rule=rule_of(amount), flags=tuple(amount.flags), sentence=(sentence.start, sentence.end) if sentence else (0, 0))


def rule_of(amount: Amount) -> str:
    """The rule's id: the kind, and what more than the plain form was needed ("percent-range", "count-general", "index-level")."""
    if not amount.rule:
        return amount.kind
    return amount.rule if amount.rule.startswith(amount.kind) else f"{amount.kind}-{amount.rule}"


def fraction(text: str, amount: Amount) -> bool:
    """"sepertiga pekerja", "dua pertiga dari", "separuhnya"; "setengah" only as part of something that is named."""
    if not amount.spelt or amount.number is None or amount.number >= 1 or amount.number <= 0:
        return False
    if amount.digits.lower() == "setengah" and not (HALF_OF.match(text, amount.end) or NEAR_HALF.search(text, max(0, amount.start - 14), amount.start)):
        return False
    if re.match(r"-|\s(?:hari|jam|jadi|matang|hati|tahun|abad|final|badan|malam|pagi|siang|sore|lalu)\b", text[amount.end:amount.end + 8]):
        return False
    amount.kind, amount.unit, amount.rule = "ratio", "x", "fraction"
    return True


def collectives(text: str, sentences: tuple[Sentence, ...], figures: list[Figure]) -> list[Figure]:
    """"Ke-18 kawasan", "kelima sektor": a number that was told before, taken up again."""
    found = []
    for match in beginning(COLLECTIVE, text, COLLECTIVES_BEGIN(text)):
        noun = KNOWN.match(text, match.end())
        if not noun or noun["noun"].lower() in PEOPLE or not LINKED.search(text, max(0, match.start() - 12), match.start()):
            continue
        value = ORDINALS[f"ke{match['word']}"] if match["word"] else match["digits"]
        sentence = covering(sentences, match.start())
        found.append(Figure(
            match.start(), noun.end(), text[match.start():noun.end()], "count", numerals.Decimal(value), unit=noun["noun"].lower(), confidence=0.8,
            rule="count-collective", flags=("collective",), sentence=(sentence.start, sentence.end) if sentence else (0, 0)))
    return found


def mark_conversions(text: str, figures: list[Figure]) -> list[Figure]:
    """Flag a sum of money that repeats the one before it in another currency."""
    for position in range(1, len(figures)):
        left, right = figures[position - 1], figures[position]
        if left.kind == right.kind == "money" and currency(left) != currency(right) and "/" not in (right.unit or "") and right.start - left.end < 40 and CONVERTED.search(text, left.end, right.start):
            figures[position] = dataclasses.replace(right, flags=(*right.flags, "conversion"))
    return figures


def currency(figure: Figure) -> str:
    """
    >>> currency(find("Rp 5.000 per liter")[0])
    'IDR'
    """
    return (figure.unit or "").split("/")[0]


@Language.component("figures")
def figures(doc):
    """Write `doc._.figures`."""
    put(doc, "figures", find(text_of(doc), notes(doc).sentences))
    return doc
