"""Periods as analysts and companies abbreviate them: "1Q22", "2H2018", "9M21", "FY22"; and book years that end in another month than December.

>>> reading = read_short(SHORT.match("9M21"))
>>> reading.kind, reading.first.isoformat(), reading.last.isoformat()
('range', '2021-01-01', '2021-09-30')
"""
import re
from datetime import date

from tracker.annotate.grammar import calendar
from tracker.annotate.grammar.time_words import MONTH, MONTHS, YEAR, Reading

SHORT = re.compile(
    r"(?:(?P<quarter>[1-4]Q|Q[1-4])|(?P<half>[12]H|[HS][12])|(?P<months>1[0-2]M|[1-9]M)|FY)"
    r"(?:\s?[-/]?\s?(?P<year>20\d\d)|[-/']?(?P<short>[0-4]\d))(?:[EF](?!\w))?(?![\w%]|[.,]\d)")
BOOK_YEAR = re.compile(
    rf"[Tt]ahun\s(?:fiskal|buku)(?:\s(?:{YEAR}))?,?\s(?:yang\s)?berakhir\s(?:pada\s|per\s)?(?:akhir\s)?(?:\d{{1,2}}\s)?(?P<month>{MONTH})\s(?P<year>{YEAR})")

SCHOOL_YEAR = re.compile(r"[Tt]ahun\s(?:[Aa]jaran|[Aa]kademik|[Pp]elajaran)\s(?P<year>20\d\d)\s?[/–-]\s?(?:20)?\d\d(?![\w/])")


def read_short(match: re.Match) -> Reading:
    """The quarter, half, months or year of an abbreviation."""
    year = int(match["year"] or 2000 + int(match["short"]))
    if match["quarter"]:
        return reading(match, calendar.quarter(year, int(match["quarter"].strip("Q"))), "quarter")
    if match["half"]:
        return reading(match, calendar.semester(year, int(match["half"].strip("HS"))), "semester")
    if match["months"]:
        return reading(match, calendar.months(year, 1, int(match["months"].strip("M"))), "range")
    return reading(match, calendar.whole_year(year), "year")


def reading(match: re.Match, span: calendar.Span, kind: str) -> Reading:
    return Reading(match.start(), match.end(), *span, kind, f"short-{kind}")


def book_year(text: str, position: int) -> Reading | None:
    """The twelve months of a book year whose end is told.

    >>> reading = book_year("Tahun buku yang berakhir 31 Maret 2019 ditutup rugi.", 0)
    >>> reading.first.isoformat(), reading.last.isoformat()
    ('2018-04-01', '2019-03-31')
    """
    match = BOOK_YEAR.match(text, position)
    if not match:
        return school_year(text, position)
    year, month = int(match["year"]), MONTHS[match["month"]]
    first = calendar.months(year - (month < 12), month % 12 + 1)[0]
    return Reading(position, match.end(), first, calendar.last_day(year, month), "range", "book-year")


def school_year(text: str, position: int) -> Reading | None:
    """July to June.

    >>> reading = school_year("Tahun ajaran 2018/2019 usai.", 0)
    >>> reading.first.isoformat(), reading.last.isoformat()
    ('2018-07-01', '2019-06-30')
    """
    match = SCHOOL_YEAR.match(text, position)
    if not match:
        return None
    year = int(match["year"])
    return Reading(position, match.end(), calendar.months(year, 7)[0], calendar.last_day(year + 1, 6), "range", "school-year")


def last_one(anchor: re.Match, today: date | None) -> Reading:
    """"setahun terakhir", "sepekan terakhir"."""
    unit, end = anchor[0].lower().removeprefix("se"), anchor.end() + len(" terakhir")
    return Reading(anchor.start(), end, calendar.moved(today, unit, -1) if today else None, today, "past", "past-relative")
