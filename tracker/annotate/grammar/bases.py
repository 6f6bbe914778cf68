"""Periods that are told by another one: "periode yang sama tahun lalu", "kuartal sebelumnya", "setahun sebelumnya"."""
import re
from datetime import date, timedelta

from tracker.annotate.grammar import calendar, trading
from tracker.annotate.grammar.time_words import LAST, YEAR, Reading

SAME = re.compile(
    rf"(?:periode|kuartal|triwulan|semester|bulan|tahun)\s(?:yang\s)?sama(?:\s(?:di|pada|dari))?(?:\s(?:(?:tahun|bulan|kuartal|triwulan)\s)?(?:(?P<last>{LAST})|(?P<year>{YEAR}))\b"
    rf"|\stahun\s(?P<later>{YEAR}))?", re.I)
THAT = re.compile(r"(?P<unit>periode|tahun|bulan|kuartal|triwulan|semester)\s(?:tersebut|itu|ini)", re.I)
COUNTED = re.compile(r"(?:\d|puluh|belas|ratus|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|beberapa)\s$")
WITHIN = re.compile(r"\b(?:dalam|selama|sepanjang)\s$", re.I)   # "per Maret …, dalam periode ini" is from January to March
NAMED = {"tahun": ("year",), "bulan": ("month",), "kuartal": ("quarter",), "triwulan": ("quarter",), "semester": ("semester",)}
ENDED = ("as_of", "cumulative", "deadline")
COMPARED = re.compile(r"\b(?:dibanding|dibandingkan|ketimbang|daripada|dari|terhadap)\s(?:\w+\s)?$", re.I)
BEFORE = {"month": calendar.month_of, "quarter": calendar.quarter_of, "semester": calendar.semester_of, "week": calendar.week}
MOVABLE = ("month", "quarter", "semester", "year", "range", "cumulative", "part", "as_of", "week")
TOLD = (*MOVABLE, "deadline")


def read_base(text: str, anchor: re.Match, latest: Reading | None, told: Reading | None, today: date | None) -> Reading | None:
    """The same period of another year; where nothing says that another one is meant, the one that was named before."""
    start = anchor.start()
    that = THAT.match(text, start)
    if that:
        return None if COUNTED.search(text, max(0, start - 12), start) else that_one(text, start, that, latest, told)
    if anchor[0].lower() == "setahun kemudian":
        return later(start, anchor.end(), latest, 1)
    if anchor[0].lower().startswith("setahun"):
        return shifted(Reading(start, anchor.end(), None, None, "base", "year-before"), latest, today, -1)
    if anchor[0].endswith("sebelumnya"):
        return trading.read_before(start, anchor.end(), latest, today)
    match = SAME.match(text, start)
    year = match["year"] or match["later"]
    if anchor[0][0] in "Pp" and (latest is None or latest.kind not in MOVABLE):
        latest = told                                       # a day that was named between is no period
    reading = Reading(start, match.end(), None, None, "base", "same-period")
    if year:
        whole = calendar.whole_year(int(year))
        if not (latest and latest.last and latest.kind in MOVABLE):
            reading.first, reading.last = whole
            return reading
        return shifted(reading, latest, today, int(year) - latest.last.year)
    if match["last"] or COMPARED.search(text, max(0, start - 30), start):
        return shifted(reading, latest, today, -1)
    if latest is None or latest.kind not in MOVABLE or not latest.last:
        return None
    if text[start] in "tT" and text[start + 1] == "a":      # "tahun yang sama"
        return Reading(start, match.end(), *calendar.whole_year(latest.last.year), "year", "same-period")
    return Reading(start, match.end(), latest.first, latest.last, latest.kind, "same-period")


def that_one(text: str, start: int, match: re.Match, latest: Reading | None, told: Reading | None) -> Reading | None:
    """"tahun itu": the year that was named last; None where something else was. "periode tersebut": the last that is a period."""
    kinds = NAMED.get(match["unit"].lower())
    latest = latest if kinds else told
    if latest is None or not latest.last or (kinds and latest.kind not in kinds):
        return None
    rule = "same-period" if latest.kind in ENDED else "that-period"
    if latest.kind == "as_of" and latest.last.month > 1 and WITHIN.search(text, max(0, start - 10), start):
        return Reading(start, match.end(), latest.last.replace(month=1, day=1), latest.last, "cumulative", rule)
    return Reading(start, match.end(), latest.first, latest.last, latest.kind, rule)


def later(start: int, end: int, latest: Reading | None, years: int) -> Reading | None:
    """"lima tahun kemudian": counted from the year that was named before."""
    if latest is None or not latest.last or latest.kind not in (*MOVABLE, "day"):
        return None
    return Reading(start, end, *calendar.whole_year(latest.last.year + years), "year", "later")


def in_a_week(told: Reading) -> bool:
    return told.kind == "range" and bool(told.first and told.last) and calendar.week(told.first)[0] == calendar.week(told.last)[0]


def days_before(start: int, end: int, told: Reading) -> Reading:
    """"pekan sebelumnya" behind "selama periode 4-8 November": the same days, a week earlier."""
    return Reading(start, end, told.first - timedelta(days=7), told.last - timedelta(days=7), "base", "week-before")


def unit_before(start: int, end: int, kind: str, latest: Reading | None, today: date | None) -> Reading:
    """"tahun sebelumnya", "bulan sebelumnya": the one before the latest that was named, else before the present one."""
    reading = Reading(start, end, None, None, "base", f"{kind}-before")
    if kind == "year":
        return shifted(reading, latest, today, -1)
    known = latest and latest.last and latest.kind in (kind, "cumulative", "as_of", "part", "range")
    day = latest.last if known else today
    if kind == "day":
        named = latest and latest.last and latest.kind == "day" and not (today and latest.last > today)
        day = latest.last if named else today
        reading.first = reading.last = day - timedelta(days=1) if day else None
    elif day:
        reading.first, reading.last = BEFORE[kind](day, -1)
    if not known:
        reading.rule += "-relative"
    return reading


def shifted(reading: Reading, latest: Reading | None, today: date | None, years: int) -> Reading:
    """The latest period moved by some years; without one, the whole year before this one."""
    if latest and latest.last and latest.kind in MOVABLE:
        reading.first, reading.last = calendar.same_span(latest.first, latest.last, years)
    elif today:
        reading.first, reading.last = calendar.whole_year(today.year - 1)
        reading.rule += "-relative"
    return reading
