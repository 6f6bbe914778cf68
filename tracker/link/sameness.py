"""Whether two figures state one fact. The more digits two values share, the less else has to agree.

"93,71 miliar" twice is hardly chance; "5 persen" twice is nothing unless indicator, period and place say the same.
"""
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import product

from tracker.lexicons import read_yaml
from tracker.link.pairs import LONG, SHORT
from tracker.link.phrases import contained, overlap, rarest, stems, unit_class
from tracker.link.rows import FigureRow, Observation
from tracker.link.scope import apart, is_moving, listed, senses

PARTS = frozenset({"average", "core", "highest", "lowest", "non_oil", "oil", "part"})      # senses in which a value is of a part only
TELLING = 3                                # significant digits from which a value speaks for itself
UNMISTAKABLE = 4
CERTAIN = 5                                # so many digits, equal to the last, of one unit, place and time, are one statement
WITHIN = 7                                 # days between two articles that do not say which time they mean
PHRASES = {"unmistakable": 0.3, "telling": 0.5, "common": 0.6, "certain": 0.75}     # least overlap of what is measured
KIND_OF_PLACE = re.compile(r"^(?:Kabupaten|Kota|Kawasan Industri|Kecamatan) ")
HOME = "ID"
STANDS = 31                                # days for which an indicator that is set is the same
NUMBER = re.compile(r"\d[\d.,]*")


def linkable(figure: FigureRow) -> bool:
    """Whether a figure says enough to be compared: a value and what it measures. A value that looks wrong may be: that is what linking finds out."""
    return bool(figure.number) and bool(figure.indicator or figure.about)


@lru_cache(maxsize=65536)
def digits(value: Decimal) -> int:
    """Significant digits, trailing zeros of a whole number not counted.

    >>> digits(Decimal("93700000000")), digits(Decimal("5.02")), digits(Decimal("5.0")), digits(Decimal("2000"))
    (3, 3, 1, 1)
    """
    return len(value.normalize().as_tuple().digits)


def rounded(value: Decimal, places: int, *, rounding: str = ROUND_HALF_UP) -> Decimal:
    """The value to so many significant digits.

    >>> rounded(Decimal("93710000000"), 3)
    Decimal('9.37E+10')
    """
    return value.quantize(Decimal(1).scaleb(value.adjusted() - places + 1), rounding=rounding).normalize() if value else value


def buckets(figure: FigureRow) -> Iterator[tuple]:
    """Keys under which a figure meets all those that may state the same: by time, unit and value."""
    value = figure.number
    values = {value.normalize()} if digits(value) < TELLING else {rounded(value, TELLING), rounded(value, TELLING, rounding=ROUND_FLOOR)}
    what = figure.kind, unit_class(figure.unit)
    for number, time in product(values, times(figure)):
        yield (time[0], *what, number, *time[1:])
    if figure.period and digits(value) >= CERTAIN:
        yield (("of", *figure.period), *what, value.normalize(), "exactly")


def times(figure: FigureRow) -> Iterator[tuple]:
    """When a figure is of and when it was told: figures of one time meet under one of these. Those of one period are many,
    and meet by what they name; one that says only until when meets what says from when as well.
    """
    yield (("in", figure.article_id),)
    if figure.period:
        for name in {figure.indicator, *stems(figure.about)} - {None}:
            yield ("of", *figure.period), name
        if figure.period[1]:
            yield ("until", figure.period[1]), LONG if figure.period[0] else SHORT
    if figure.indicator in read_yaml("scope_cues")["lasting"]:
        yield (("lasts", figure.indicator),)
    if is_standing(figure) and figure.day:
        month = figure.day.toordinal() // STANDS
        yield (("stands", month),)
        yield (("stands", month + 1),)
    if figure.day:
        week = figure.day.toordinal() // WITHIN
        yield (("told", week),)
        yield (("told", week + 1),)


def akin(one: FigureRow, other: FigureRow) -> bool:
    """Whether two figures have an indicator or a root in common, without which only a value that is unmistakable makes them one fact."""
    return (one.indicator == other.indicator is not None or not stems(one.about).isdisjoint(stems(other.about))
            or (one.number == other.number and digits(one.number) >= CERTAIN))


def same_value(one: FigureRow, other: FigureRow, *, least: int = TELLING) -> bool:
    """Equal, or one is the other rounded to at least so many digits; both ends of a range."""
    if (one.value_high is None) != (other.value_high is None) or (one.value_high is not None and one.value_high != other.value_high):
        return False
    if one.number == other.number:
        return True
    coarse, fine = sorted((one, other), key=precision)
    kept = precision(coarse)
    return least <= kept < precision(fine) and rounded(fine.number, kept) == coarse.number.normalize()


def precision(figure: FigureRow) -> int:
    """How many digits the article printed: "14.200" is exact to five, "14,2 ribu" to three.

    >>> precision(FigureRow("k", "a", "money", text="Rp14.200", value_text="14200")), precision(FigureRow("k", "a", "money", value_text="14200"))
    (5, 3)
    """
    return max(digits(figure.number), printed_digits(figure.text))


@lru_cache(maxsize=65536)
def printed_digits(text: str) -> int:
    printed = NUMBER.search(text)
    return len(re.sub(r"\D", "", printed.group()).lstrip("0")) if printed else 0


def same_fact(one: FigureRow, other: FigureRow, *, event: bool = False) -> bool:
    """Whether two figures that share a bucket state one fact; `event`: their articles' titles are of one event."""
    number = min(digits(one.number), digits(other.number))
    alike = event and one.period and one.period == other.period and one.indicator and one.indicator == other.indicator
    if alike and (number >= TELLING or (number > 1 and one_spot(one, other))):
        other = replace(other, place=one.place)            # one event: where the story was filed is not another place
    if not same_value(one, other) or contradict(one, other) or not (same_time(one, other) or (event and lasts(one, other))):
        return False
    if number >= CERTAIN and one.number == other.number:
        return True
    same_indicator = one.indicator is not None and one.indicator == other.indicator
    phrases = overlap(one.about, other.about)
    if same_indicator and number >= TELLING and is_series(one, other):
        return True
    if number < TELLING:
        return common_value_agrees(one, other, phrases, event=event)
    if one.indicator and other.indicator and not same_indicator:
        return phrases >= PHRASES["certain"] or (number >= UNMISTAKABLE and phrases >= PHRASES["common"])
    if number >= UNMISTAKABLE:
        return same_indicator or phrases >= PHRASES["unmistakable"]
    return phrases >= PHRASES["telling"] or (same_indicator and phrases >= PHRASES["unmistakable"])


def is_series(one: FigureRow, other: FigureRow) -> bool:
    """Whether there is only one value of the indicator for a place and a time, so that the words around it need not agree; in one sense."""
    return (one.indicator in listed("series") and one.place is not None and one.place == other.place and one.status == "actual" == other.status
            and one.kind == "percent" and PARTS.isdisjoint(senses(one.evidence) ^ senses(other.evidence)))


def common_value_agrees(one: FigureRow, other: FigureRow, phrases: float, *, event: bool) -> bool:
    """Of a value that many things have, everything must be said alike; or the two articles tell of one event, and name one thing."""
    if one.role != other.role or (one.status != "actual" and one.speaker and other.speaker and one.speaker != other.speaker):
        return False
    one_thing = phrases >= PHRASES["unmistakable"] or (one.indicator is not None and one.indicator == other.indicator)
    rate = one.kind == "percent" and one.place != other.place              # a list of rates by country: one without a country would join them
    if event and one_thing and not rate and (min(digits(one.number), digits(other.number)) > 1 or lasts(one, other)):
        return True
    known = one.period is not None and other.period is not None
    where = one.place == other.place and (phrases >= PHRASES["certain"] or (one.sector or "") == (other.sector or ""))
    return known and where and phrases >= PHRASES["common"]


def contradict(one: FigureRow, other: FigureRow) -> bool:
    """Whether both say something, and not the same. Of a percentage the role is no contradiction: a growth rate is told as a level as well."""
    pairs = [(one.status, other.status), (one.direction, other.direction), (one.comparison, other.comparison), (one.place, other.place)]
    if one.kind != "percent":
        pairs.append((one.role, other.role))
    if one.about and other.about and apart(one.about) != apart(other.about):
        return True
    return any(left and right and left != right for left, right in pairs) or other_sector(one.sector, other.sector)


def within(one: FigureRow, other: FigureRow) -> bool:
    """Whether one place is the province, or the country, of the other.

    >>> estate = FigureRow("k", "a", "money", place="Kawasan Industri Kendal", place_id="estate-kendal", province="Jawa Tengah")
    >>> within(estate, FigureRow("k", "a", "money", place="Jawa Tengah", place_id="33", province="Jawa Tengah"))
    True
    """
    return any(outer.place_id == HOME or (outer.place is not None and outer.place == inner.province) for outer, inner in ((one, other), (other, one)))


def one_spot(one: FigureRow, other: FigureRow) -> bool:
    """Whether a place and its province are one place told in two ways: the sentence of the wider one names the narrower one too.

    >>> plant = FigureRow("k", "a", "count", place="Kabupaten Boyolali", province="Jawa Tengah", evidence="Pabrik di Boyolali menyerap 900 pekerja.")
    >>> one_spot(plant, FigureRow("k", "b", "count", place="Jawa Tengah", evidence="Pabrik di Boyolali, Jawa Tengah, menyerap 950 pekerja."))
    True
    """
    if one.place == other.place or not within(one, other):
        return False
    inner, outer = (one, other) if one.province == other.place or other.place_id == HOME else (other, one)
    name = KIND_OF_PLACE.sub("", inner.place or "")
    return bool(name) and name in outer.evidence


def other_sector(one: str | None, other: str | None) -> bool:
    """
    >>> other_sector("C", "C29"), other_sector("C24", "C29"), other_sector(None, "A")
    (False, True, False)
    """
    return bool(one) and bool(other) and not (one.startswith(other) or other.startswith(one))


def same_time(one: FigureRow, other: FigureRow) -> bool:
    """The same period; where one is silent, both articles of one week. What is set by decision stands for a month."""
    if one.indicator == other.indicator and is_standing(one) and is_standing(other):
        return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= STANDS
    if one.period and other.period:
        return one.period == other.period or same_end(one.period, other.period)
    if one.article_id == other.article_id:
        return True
    if one.day is None or other.day is None or abs((one.day - other.day).days) > WITHIN:
        return False
    return not (foretells(one, other) or foretells(other, one))


def foretells(silent: FigureRow, dated: FigureRow) -> bool:
    """Whether a story that names no day would have told a price of a later one.

    >>> price = FigureRow("k", "a", "money", unit="IDR/g", published="2024-03-04", status="actual")
    >>> foretells(price, FigureRow("k", "b", "money", unit="IDR/g", status="actual", period_start="2024-03-05", period_end="2024-03-05"))
    True
    """
    start = dated.period[0] if dated.period and not silent.period else None
    return start is not None and silent.day.isoformat() < start and silent.status == "actual" == dated.status and is_moving(silent)


def is_standing(figure: FigureRow) -> bool:
    """Whether the value is one that is set and stands until it is set anew: the rate itself, not by how much it was moved."""
    return figure.unit == "%" and figure.role != "change" and figure.indicator in read_yaml("scope_cues")["standing"]


def lasts(one: FigureRow, other: FigureRow) -> bool:
    """Whether the value is a property that stays: the capacity of a plant is the same in the next story about it."""
    return one.indicator == other.indicator and one.indicator in read_yaml("scope_cues")["lasting"] and not (one.period and other.period)


def same_end(one: tuple, other: tuple) -> bool:
    """A period that says only until when, beside one that says from when as well."""
    return one[1] is not None and one[1] == other[1] and None in (one[0], other[0])


def same_claim(one: FigureRow | Observation, other: FigureRow) -> float:
    """How surely two figures measure one thing, from 0 to 1: by their phrases; a common indicator lets one phrase say more than the other."""
    phrases = overlap(one.about, other.about)
    if one.indicator and other.indicator:
        return max(phrases, 0.9 * contained(one.about, other.about)) if one.indicator == other.indicator else 0.9 * phrases
    return phrases


def roots(figure: FigureRow, share: float) -> Iterator[tuple[str, str]]:
    """The last parts of keys under which figures meet whose claims have at least this share of their roots in common."""
    yield from ((root, SHORT) for root in rarest(figure.about, figure.indicator, share))
    yield from ((root, LONG) for root in stems(figure.about))
