"""Checks between the figures of one article. They raise flags and never change a value that is set.

- `share_mismatch`: a share that is not the part over the whole that stand beside it
- `change_mismatch`: a change that does not lead from the one level to the other
- `conversion_mismatch`: a sum in rupiah and dollars at a rate that never was
- `parts_exceed_whole`: shares of one whole that add up to more than all of it, or amounts that a total is said to consist of
- `base_suspect`: a change whose base is printed as the very period that it is measured for
- `unit_suspect`: an index printed as a percentage; `scale_suspect`: a level outside what its indicator can be
- `band_resolved`: a number with two readings of which one lies in the indicator's band: the only flag that sets a value
"""
import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tracker.annotate.claims.what.indicators import dictionary
from tracker.lexicons import read_yaml
from tracker.records import Figure

TOLERANCE = Decimal("0.6")                 # percentage points that rounding may cost
RATES = (Decimal(5000), Decimal(25000))    # rupiah a dollar
ROUNDED = Decimal("1.02")                  # how much parts may exceed a total by rounding
WHOLE = re.compile(r"\b(?:dari|terhadap)\b", re.I)
CONSISTS = re.compile(r"\b(?:terdiri|terbagi|meliputi|mencakup|rincian|rinciannya|yakni|yaitu)\b")
AMBIGUOUS = re.compile(r"(\d{1,3})[.,](\d{3})(?![\d.,]*\d)")
WORD = re.compile(r"[a-z]+", re.I)
INDEX = re.compile(r"\b(?:PMI|IKI|IHK|NTP|IKK)\b|(?i:\bindeks (?:harga|kepercayaan|keyakinan|manajer))")

INDEX_PARTS = ("PMI", "IKI", "IHK", "NTP", "IKK", "ndeks", "NDEKS")        # a cheap look before


def flag(figures: list[Figure], text: str) -> list[Figure]:
    """The same figures, of one text, with the flags of what does not fit together."""
    figures = [resolve(figure) for figure in figures]
    raised: dict[int, set[str]] = {}
    for index, name in [*alone(figures), *together(figures, text)]:
        raised.setdefault(index, set()).add(name)
    return [
        dataclasses.replace(figure, flags=(*figure.flags, *sorted(raised[index] - set(figure.flags)))) if index in raised else figure
        for index, figure in enumerate(figures)
    ]


def alone(figures: list[Figure]) -> Iterator[tuple[int, str]]:
    """Flags that a figure deserves by itself."""
    for index, figure in enumerate(figures):
        if figure.kind == "percent" and figure.role == "level" and figure.about and any(map(figure.about.__contains__, INDEX_PARTS)) and INDEX.search(figure.about):
            yield index, "unit_suspect"
        band = band_of(figure)
        if band is not None and figure.value is not None and not band[0] <= figure.value <= band[1]:
            yield index, "scale_suspect"


def together(figures: list[Figure], text: str) -> Iterator[tuple[int, str]]:
    """Flags that figures of one sentence deserve beside each other."""
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for index, figure in enumerate(figures):
        if figure.value is not None and figure.value_high is None:
            by_sentence.setdefault(figure.sentence, []).append(index)
    for members in by_sentence.values():
        if len(members) < 2:
            continue
        for left, middle, right in zip(members, members[1:], members[2:], strict=False):
            yield from triple(figures, left, middle, right)
        for left, right in pairwise(members):
            if "conversion" in figures[right].flags and not convertible(figures[left], figures[right]):
                yield right, "conversion_mismatch"
        yield from ((index, "parts_exceed_whole") for index in parts_beyond(figures, members, text))
        shares = [index for index in members if figures[index].role == "share" and figures[index].unit == "%"]
        if len(shares) > 1 and sum(figures[index].value for index in shares) > 100 + TOLERANCE and one_whole(figures, shares):
            yield from ((index, "parts_exceed_whole") for index in shares)


def triple(figures: list[Figure], left: int, middle: int, right: int) -> Iterator[tuple[int, str]]:
    """Part, share and whole; change, old level and new level; in the order in which they stand."""
    first, second, third = figures[left], figures[middle], figures[right]
    levels = first.role == third.role == "level" and first.unit == third.unit and first.kind in ("money", "quantity", "count")
    if levels and second.role == "share" and second.unit == "%" and third.value > first.value > 0:
        share = first.value / third.value * 100
        if abs(share - second.value) > max(TOLERANCE, second.value / 50):
            yield middle, "share_mismatch"
    moved = None
    if first.role == "change" and second.about == third.about:             # "Laba naik 50 persen dari Rp2 miliar menjadi Rp3 miliar"
        moved = leads(first, second, third)
    elif second.role == "change" and first.about == third.about:           # "Laba Rp3 miliar, naik 50 persen dari Rp2 miliar"
        moved = leads(second, first, third)
    if moved is False:
        yield (left if first.role == "change" else middle), "change_mismatch"


def leads(change: Figure, one: Figure, other: Figure) -> bool | None:
    """Does a change lead from one level to the other, either way? None where they cannot be compared."""
    if change.unit != "%" or not one.role == other.role == "level" or one.unit != other.unit or not one.value or not other.value or one.status != other.status:
        return None
    if one.unit == "%" and abs(abs(one.value - other.value) - abs(change.value)) <= TOLERANCE:
        return True                        # "margin naik 2 persen dari 5 persen menjadi 7 persen": points
    for old, new in ((one.value, other.value), (other.value, one.value)):
        if abs(abs((new - old) / abs(old) * 100) - abs(change.value)) <= max(TOLERANCE, abs(change.value) / 20):
            return True
    return False


def parts_beyond(figures: list[Figure], members: list[int], text: str) -> list[int]:
    """The amounts of which a total is said to consist, where they add up to more: "total 10 ton, terdiri atas 7 ton dan 5 ton"."""
    for place, index in enumerate(members[:-2]):
        total, following = figures[index], members[place + 1:]
        if total.kind not in ("money", "quantity", "count") or not CONSISTS.search(text, total.end, figures[following[0]].start):
            continue
        parts = [other for other in following if figures[other].unit == total.unit and figures[other].role == "level" and figures[other].value < total.value]
        if len(parts) > 1 and sum(figures[other].value for other in parts) > total.value * ROUNDED:
            return parts
    return []


def convertible(left: Figure, right: Figure) -> bool:
    """Do two sums in rupiah and dollars lie at a rate that has been seen?"""
    rupiah, dollars = (left, right) if left.unit == "IDR" else (right, left)
    if rupiah.unit != "IDR" or dollars.unit != "USD" or not dollars.value:
        return True
    return RATES[0] <= rupiah.value / dollars.value <= RATES[1]


def one_whole(figures: list[Figure], shares: list[int]) -> bool:
    """Are shares said to be of the same whole: do what they measure end in the same words behind "dari" or "terhadap"?"""
    wholes = {WHOLE.split((figures[index].about or "").lower(), maxsplit=1)[-1] if WHOLE.search(figures[index].about or "") else None for index in shares}
    return len(wholes) == 1 and wholes != {None}


def band_of(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """What a level of the figure's indicator can be, where it is measured in the same unit."""
    entry = dictionary().get(figure.indicator or "")
    if entry is None or (figure.role == "change" and not entry["id"].endswith(("_growth", "wage_increase"))):
        return None
    unit = entry["unit"].split()[0].rstrip(",")
    same = figure.unit == unit or (figure.unit == "point" and unit == "index")
    return (Decimal(str(entry["band"][0])), Decimal(str(entry["band"][1]))) if same else None


def resolve(figure: Figure) -> Figure:
    """Set a value that was left open, where exactly one of its two readings is one that the indicator can have."""
    if figure.value is not None or "ambiguous_separator" not in figure.flags:
        return figure
    band, found = band_of(figure), AMBIGUOUS.search(figure.text)
    if band is None or found is None or figure.value_high is not None:
        return figure
    whole, decimals = found.groups()
    scale = scale_of(figure.text[found.end():])
    readings = [Decimal(whole + decimals) * scale, Decimal(f"{whole}.{decimals}") * scale]
    sane = [reading for reading in readings if band[0] <= reading <= band[1]]
    if len(sane) != 1:
        return figure
    return dataclasses.replace(figure, value=sane[0], flags=(*figure.flags, "band_resolved"))


def scale_of(text: str) -> Decimal:
    """The scale words behind a number."""
    scale = Decimal(1)
    for word in WORD.findall(text):
        power = read_yaml("scales").get(word.lower())
        if power is None:
            break
        scale *= Decimal(10) ** power
    return scale
