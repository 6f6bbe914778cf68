"""What an editor types into a field, checked: the columns of a figure that it sets. A value that could be read in two ways is refused.

>>> read_value("93,7 miliar")["value_text"], read_value("75.51")["value_text"]
('93700000000', '75.51')
>>> read_period("2019-01..2019-09")
{'period_text': None, 'period_start': '2019-01-01', 'period_end': '2019-09-30', 'year': 2019}
"""
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from tracker.errors import InputError
from tracker.lexicons import read_yaml
from tracker.numerals import parse_number

Columns = dict[str, Any]
CHOICES = {
    "kind": ("money", "percent", "quantity", "count", "ratio", "index"),
    "qualifier": ("approx", "more_than", "at_least", "less_than", "at_most", "almost"),
    "role": ("level", "change", "share"),
    "direction": ("up", "down"),
    "comparison": ("yoy", "qoq", "mom", "ytd", "other"),
    "status": ("actual", "target", "forecast"),
}
NEEDED = ("kind",)
ONE_UNIT = {"percent": ("%", "pp", "bps"), "ratio": ("x",), "index": ("point",)}
LOOKED_UP = ("indicator", "place", "sector", "speaker")
FIELDS = ("value", "value_high", "unit", *CHOICES, "about", "period", *LOOKED_UP)
PLAIN = re.compile(r"-?\d+(\.\d+)?")
TWO_WAYS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
SCALED = re.compile(r"(-?)([\d.,]+)\s+([a-z]+)")
SHORTENED = re.compile(r"-?\d+([.,]\d+)?[eE]\+?\d+")
LONGEST = 30                               # digits of a value
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-[QqKk]([1-4]))?")
SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}


def refuse(field: str, text: str, reason: str, step: str) -> InputError:
    return InputError(f"{field} {text!r}", reason, step)


def read_value(text: str, *, field: str = "value") -> Columns:
    """A number: plain digits with a point for decimals, or as the press prints it where only one reading is possible.

    >>> read_value("1.500")
    Traceback (most recent call last):
    ...
    tracker.errors.InputError: value '1.500': could be 1500 or 1.500; write 1500 or 1.5
    """
    text = text.strip()
    if not text:
        return {field: None, f"{field}_text": None}
    if TWO_WAYS.fullmatch(text):
        whole, rest = re.split(r"[.,]", text)
        raise refuse(field, text, f"could be {whole}{rest} or {whole}.{rest}", f"write {whole}{rest} or {f'{whole}.{rest}'.rstrip('0').rstrip('.')}")
    if SHORTENED.fullmatch(text):
        raise refuse(field, text, "shortened, as spreadsheets do", "format the column as text and write all digits")
    number = Decimal(text) if PLAIN.fullmatch(text) else scaled(text)
    if number is None or len(f"{number:f}") > LONGEST:
        raise refuse(field, text, "no number", "write digits, with a point for decimals: 93700000000 or 75.51")
    return {field: float(number), f"{field}_text": f"{number:f}"}


def scaled(text: str) -> Decimal | None:
    match = SCALED.fullmatch(text.lower())
    sign, digits, word = match.groups() if match else ("-" if text.startswith("-") else "", text.removeprefix("-"), "")
    if word and word not in SCALES:
        return None
    number = parse_number(digits, of="scaled" if word else "things")
    return None if number is None else (-number if sign else number).scaleb(SCALES.get(word, 0)).normalize()


def read_choice(field: str, text: str) -> Columns:
    """A word of a fixed list; empty where the article says none.

    >>> read_choice("status", "targt")
    Traceback (most recent call last):
    ...
    tracker.errors.InputError: status 'targt': not known; did you mean target? Known are actual, target, forecast
    """
    text = text.strip()
    if not text and field not in NEEDED:
        return {field: None}
    if text not in CHOICES[field]:
        raise refuse(field, text, "not known", near(text, CHOICES[field]) + f"Known are {', '.join(CHOICES[field])}")
    return {field: text}


def near(text: str, known) -> str:
    found = get_close_matches(text, list(known), n=1, cutoff=0.5)
    return f"did you mean {found[0]}? " if found else ""


@cache
def physical() -> tuple[frozenset[str], frozenset[str]]:
    """The signs of physical units, and what may stand behind a slash."""
    return frozenset(read_yaml("units")), frozenset(read_yaml("rates"))


@cache
def currencies() -> frozenset[str]:
    return frozenset(read_yaml("currencies"))


def read_unit(text: str, kind: str) -> Columns:
    """A unit that goes with the kind of figure.

    >>> read_unit("IDR/kg", "money"), read_unit("Kawasan Industri", "count")
    ({'unit': 'IDR/kg'}, {'unit': 'kawasan industri'})
    >>> read_unit("Rp", "money")
    Traceback (most recent call last):
    ...
    tracker.errors.InputError: unit 'Rp': not a unit of money; write IDR
    """
    text = text.strip()
    if not text:
        return {"unit": None}
    if kind == "count":
        return {"unit": text.lower()}
    if kind in ONE_UNIT:
        if text not in ONE_UNIT[kind]:
            raise refuse("unit", text, f"not a unit of {kind}", f"known are {', '.join(ONE_UNIT[kind])}")
        return {"unit": text}
    units, rates = physical()
    known, (base, slash, rate) = currencies() if kind == "money" else units, text.partition("/")
    if base not in known and text not in known:
        raise refuse("unit", text, f"not a unit of {kind}", canonical(base, kind) or near(base, known) or f"write a sign such as {'IDR or USD' if kind == 'money' else 't or MW'}")
    if slash and text not in known and rate not in rates and rate not in currencies():
        raise refuse("unit", text, f"nothing is measured per {rate!r}", near(rate, rates) or "write IDR/kg, t/year or IDR/USD")
    return {"unit": text}


def canonical(word: str, kind: str) -> str:
    """What to write instead of a word or sign of the press."""
    for sign, forms in read_yaml("currencies" if kind == "money" else "units").items():
        if word.casefold() in {form.casefold() for names in forms.values() if isinstance(names, list) for form in names}:
            return f"write {sign}"
    return ""


def read_period(text: str) -> Columns:
    """A year, month, quarter or day, or two of them with two points between; either side may be open.

    >>> read_period("2024-Q2")["period_end"], read_period("..2029")["period_start"], read_period("2024-02-29")["period_start"]
    ('2024-06-30', None, '2024-02-29')
    """
    text = text.strip()
    if not text:
        return {"period_text": None, "period_start": None, "period_end": None, "year": None}
    first, dots, last = (part.strip() for part in text.partition(".."))
    start = bounds(first, text)[0] if first else None
    end = bounds(last if dots else first, text)[1] if (last or not dots) else None
    if (start and end and start > end) or not (start or end):
        raise refuse("period", text, "ends before it begins", "write the earlier day first: 2019-01-01..2019-09-30")
    year = int(end[:4]) if end and (not start or start[:4] == end[:4]) else None
    return {"period_text": None, "period_start": start, "period_end": end, "year": year}


def bounds(text: str, whole: str) -> tuple[str, str]:
    """The first and last day of a year, quarter, month or day."""
    match = DAY.fullmatch(text)
    try:
        if not match:
            raise ValueError(text)
        year, month, day, quarter = (int(part) if part else None for part in match.groups())
        first, last = (quarter * 3 - 2, quarter * 3) if quarter else (month or 1, month or 12)
        return date(year, first, day or 1).isoformat(), date(year, last, day or monthrange(year, last)[1]).isoformat()
    except ValueError as error:
        raise refuse("period", whole, "no time", "write 2019, 2019-Q3, 2019-09, 2019-09-30, or two of them as 2019-01-01..2019-09-30") from error


def read_about(text: str) -> Columns:
    return {"about": " ".join(text.split()) or None}


def reader(field: str, *, kind: str) -> Callable[[str], Columns]:
    """What reads the text of a field; the fields of `LOOKED_UP` need the database instead."""
    if field in ("value", "value_high"):
        return lambda text: read_value(text, field=field)
    if field == "unit":
        return lambda text: read_unit(text, kind)
    if field == "period":
        return read_period
    if field == "about":
        return read_about
    return lambda text: read_choice(field, text)


def shown(row: Columns, field: str) -> str:
    """A field of a figure as an editor sees it.

    >>> shown({"period_start": "2019-01-01", "period_end": "2019-09-30"}, "period"), shown({"value_text": None}, "value")
    ('2019-01-01..2019-09-30', '')
    """
    if field == "period":
        start, end = row["period_start"] or "", row["period_end"] or ""
        return f"{start}..{end}" if start or end else ""
    column = f"{field}_text" if field in ("value", "value_high") else field
    return row[column] if row[column] is not None else ""
