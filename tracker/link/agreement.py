"""What lies between two printed values: the same within rounding, a scale word apart, or two numbers that cannot both be right."""
import re
from decimal import ROUND_DOWN, Decimal

from tracker.link.phrases import unit_class
from tracker.link.rows import FigureRow
from tracker.link.sameness import NUMBER, digits, precision, rounded, same_value

SCALES = {3, 6, 9}                         # powers of ten between two scale words
EXACT = 2                                  # digits of a value that can contradict another
MOST_APART = 2                             # two numbers for one thing differ by less; beyond it they measure two things


def opposed(one: FigureRow, other: FigureRow) -> bool:
    """Whether two values are of one unit and size, and neither rounding nor a qualifier explains the difference."""
    return unit_class(one.unit) == unit_class(other.unit) and comparable(one.number, other.number) and not agree(one, other)


def comparable(one: Decimal, other: Decimal) -> bool:
    """Near enough to be two numbers for one thing, and exact enough to tell."""
    low, high = sorted((abs(one), abs(other)))
    return (one < 0) == (other < 0) and high <= MOST_APART * low and min(digits(one), digits(other)) >= EXACT


def agree(one: FigureRow, other: FigureRow) -> bool:
    """Whether rounding, cutting off or a qualifier explains the difference: "hampir 94", "lebih dari 90" and 93,71 may all be right."""
    coarse, fine = sorted((one, other), key=precision)
    kept = precision(coarse) if "," in coarse.text else digits(coarse.number)
    if same_value(one, other, least=1) or coarse.number.normalize() in (rounded(fine.number, kept), rounded(fine.number, kept, rounding=ROUND_DOWN)):
        return True
    return any(allows(figure.qualifier, figure.number, value) for figure, value in ((one, other.number), (other, one.number)))


def allows(qualifier: str | None, bound: Decimal, value: Decimal) -> bool:
    """
    >>> allows("more_than", Decimal(90), Decimal("93.71")), allows(None, Decimal(90), Decimal("93.71")), allows("approx", Decimal(90), Decimal(93))
    (True, False, True)
    """
    if qualifier in ("more_than", "at_least"):
        return value >= bound
    if qualifier in ("less_than", "at_most", "almost"):
        return value <= bound
    return qualifier == "approx" and abs(value - bound) * 20 <= abs(bound)


def slip(one: FigureRow, other: FigureRow) -> int:
    """The power of ten by which two values with the same digits differ, where it is that of scale words; else 0.

    >>> miliar, juta = (FigureRow("k", "a", "money", value_text=value) for value in ("93700000000", "93700000"))
    >>> slip(miliar, juta), slip(juta, juta)
    (3, 0)
    """
    power = abs(other.number.adjusted() - one.number.adjusted())
    if power not in SCALES:
        return 0
    return power if one.number.normalize() == other.number.normalize().scaleb(one.number.adjusted() - other.number.adjusted()) else 0


def tells_both(one: FigureRow, other: FigureRow) -> bool:
    """Whether a sentence prints the other value as well: "from X to Y" tells two values of two times, whatever time was read.

    >>> one = FigureRow("k", "a", "money", text="Rp 893 miliar", evidence="Kredit naik menjadi Rp 948 miliar dari Rp 893 miliar.")
    >>> tells_both(one, FigureRow("k", "b", "money", text="Rp 948 miliar", evidence="Kredit mencapai Rp 948 miliar."))
    True
    """
    return any(prints(there.evidence, figure.text) for figure, there in ((one, other), (other, one)))


def prints(sentence: str, text: str) -> bool:
    """Whether the number of a text stands in a sentence as it is, not as part of a longer one.

    >>> prints("Naik dari 893 menjadi 948,5.", "Rp 893 miliar"), prints("Naik dari 893 menjadi 948,5.", "948")
    (True, False)
    """
    found = NUMBER.search(text)
    return bool(found) and found.group() in sentence and bool(re.search(rf"(?<![\d.,]){re.escape(found.group())}(?![.,]?\d)", sentence))


def apart(one: FigureRow, other: FigureRow) -> str:
    return f"{abs(float(other.number / one.number) - 1) * 100:.1f} % apart"
