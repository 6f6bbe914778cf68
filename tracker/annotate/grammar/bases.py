"""Periods that are told by another one: "periode yang sama tahun lalu", "kuartal sebelumnya", "setahun sebelumnya"."""
import re
from datetime import date, timedelta

from tracker.annotate.grammar import calendar
from tracker.annotate.grammar.time_words import LAST, YEAR, Reading

SAME = re.compile(
    rf"(?:periode|kuartal|triwulan|semester|bulan)\s(?:yang\s)?sama(?:\s(?:di|pada|dari))?(?:\s(?:(?:tahun|bulan|kuartal|triwulan)\s)?(?:(?P<last>{LAST})|(?P<year>{YEAR}))\b"
    rf"|\stahun\s(?P<later>{YEAR}))?", re.I)
COMPARED = re.compile(r"\b(?:dibanding|dibandingkan|ketimbang|daripada|dari|terhadap)\s(?:\w+\s)?$", re.I)
BEFORE = {"month": calendar.month_of, "quarter": calendar.quarter_of, "semester": calendar.semester_of, "week": calendar.week}
MOVABLE = ("month", "quarter", "semester", "year", "range", "cumulative", "part", "as_of", "week")


def read_base(text: str, anchor: re.Match, latest: Reading | None, today: date | None) -> Reading | None:
    """The same period of another year; where nothing says that another one is meant, the one that was named before."""
    start = anchor.start()
    if anchor[0].lower().startswith("setahun"):
        return shifted(Reading(start, anchor.end(), None, None, "base", "year-before"), latest, today, -1)
    match = SAME.match(text, start)
    year = match["year"] or match["later"]
    reading = Reading(start, match.end(), None, None, "base", "same-period")
    if year:
        whole = calendar.whole_year(int(year))
        if not (latest and latest.last and latest.kind in MOVABLE):
            reading.first, reading.last = whole
            return reading
        return shifted(reading, latest, today, int(year) - latest.last.year)
    if match["last"] or COMPARED.search(text, max(0, start - 30), start):
        return shifted(reading, latest, today, -1)
    if latest is None:
        return None
    return Reading(start, match.end(), latest.first, latest.last, latest.kind, "same-period")


def unit_before(start: int, end: int, kind: str, latest: Reading | None, today: date | None) -> Reading:
    """"tahun sebelumnya", "bulan sebelumnya": the one before the latest that was named, else before the present one."""
    reading = Reading(start, end, None, None, "base", f"{kind}-before")
    if kind == "year":
        return shifted(reading, latest, today, -1)
    known = latest and latest.last and latest.kind in (kind, "cumulative", "as_of", "part", "range")
    day = latest.last if known else today
    if kind == "day":
        day = latest.last if latest and latest.last and latest.kind == "day" else today
        reading.first = reading.last = day - timedelta(days=1) if day else None
    elif day:
        reading.first, reading.last = BEFORE[kind](day, -1)
    if not known:
        reading.rule += "-relative"
    return reading


def shifted(reading: Reading, latest: Reading | None, today: date | None, years: int) -> Reading:
    """The latest period moved by some years; without one, the whole year before this one."""
    if latest and latest.last and latest.kind in MOVABLE:
        reading.last = calendar.same_day(latest.last, years)
        if latest.last == calendar.last_day(latest.last.year, latest.last.month):
            reading.last = calendar.last_day(reading.last.year, reading.last.month)
        reading.first = calendar.same_day(latest.first, years) if latest.first and latest.first != latest.last else reading.last if latest.first else None
    elif today:
        reading.first, reading.last = calendar.whole_year(today.year - 1)
        reading.rule += "-relative"
    return reading
