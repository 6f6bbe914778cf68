"""What stands before a phrase of time and changes it: "hingga", "sejak", "per", "awal", "akhir", "mulai berlaku pada"."""
import re
from datetime import date, timedelta

from tracker.annotate.beginnings import stretch_before
from tracker.annotate.grammar import calendar
from tracker.annotate.grammar.time_words import BEFORE, BEFORE_ENDS, SIMPLE, WEEK_NUMBERS, Reading, ordinal

IN_FORCE = re.compile(r"\b(?:(?:mulai|akan|efektif|resmi)\s(?:efektif|(?:di)?berlaku(?:kan)?(?:\s(?:secara\s)?efektif)?)|diberlakukan)(?:\s(?:pada|di))?(?:\s(?:hari|tanggal))?\s\(?$")
SINCE_DONE = re.compile(r"\b[Ss]ejak\s(?:pertama\skali\s|mulai\s|resmi\s)?(?:di|ber|ter)[a-z]{4,}\s(?:(?:pada|di|tahun|bulan|tanggal)\s)*$")      # "sejak diluncurkan pada Desember 2018"
WEDNESDAY = 2
DASHES = ("-", "–", "—")
DONE_IN = ("day", "month", "year")
ENTERED = ("day", "month", "part")         # when something enters into force; of a year it may be said that it was in force


def framed(reading: Reading, text: str, today: date | None, done: int) -> Reading:
    """The reading with what stands before it taken in; nothing before `done` is looked at."""
    begin = stretch_before(text, reading.start, may_stand)
    before = BEFORE.search(text, max(done, reading.start - 48, begin), reading.start) if begin < reading.start else None
    if not before or not before[0].strip():
        return entering(reading, text)
    part = (before["part"] or "").lower()
    if not (before["until"] or before["since"] or before["per"] or part):
        if before["word"] and reading.kind in ("year", "month", "range", "day"):
            reading.start = before.start("word")
        return entering(reading, text)
    if before["per"] and reading.kind in ("now", "past", "horizon"):
        return reading
    reading.start = next(before.start(name) for name in ("until", "since", "per", "part") if before[name])
    if part:
        cut(reading, part)
        if not (before["until"] or before["since"] or before["per"]):
            entering(reading, text)
    if before["until"]:
        until(reading, today)
    elif before["since"]:
        if reading.kind == "range" and reading.rule == "years":
            reading.rule = f"since-{reading.rule}"          # "sejak 2015 sampai 2018"
        elif reading.kind != "now":
            reading.kind, reading.last, reading.rule = "since", None, f"since-{reading.rule}"
    elif before["per"]:
        reading.kind, reading.first, reading.rule = "as_of", reading.last, f"per-{reading.rule}"
    return reading


def may_stand(word: str) -> bool:
    """May a run of letters be one of those that BEFORE takes in?"""
    return word.endswith(BEFORE_ENDS) or word in WEEK_NUMBERS


def entering(reading: Reading, text: str) -> Reading:
    """"Mulai berlaku pada 5 April", "sejak diluncurkan pada Desember 2018": from then on. The verb stays outside of the phrase."""
    if reading.kind in DONE_IN and SINCE_DONE.search(text, max(0, reading.start - 48), reading.start):
        reading.kind, reading.last, reading.rule = "since", None, f"since-{reading.rule}"
        return reading
    since = max(0, reading.start - 60)
    told = reading.kind in ENTERED and ("berlaku" in text[since:reading.start] or "efektif" in text[since:reading.start])
    if told and IN_FORCE.search(text, since, reading.start):
        reading.kind, reading.last, reading.rule = "since", None, f"since-{reading.rule}"
    return reading


def until(reading: Reading, today: date | None) -> None:
    """"hingga": up to now, an end in the past that counts from January, or a deadline."""
    past = today and reading.last and reading.last <= today
    if reading.kind == "now":
        reading.first = None
    elif past and (reading.kind in ("month", "quarter", "semester") or reading.rule.startswith(("akhir-month", "akhir-quarter")) or ends_month(reading)):
        reading.kind, reading.first = "cumulative", date(reading.last.year, 1, 1)
    else:
        reading.kind, reading.first = "deadline", None
    reading.rule = f"until-{reading.rule}"


def ends_month(reading: Reading) -> bool:
    """"Hingga 31 Juli 2022" is "hingga Juli 2022"."""
    return reading.kind == "day" and calendar.ends_month(reading.last)


def cut(reading: Reading, part: str) -> None:
    """"awal", "pertengahan", "akhir": a third of a year or a month; the end is the last day."""
    first, last = reading.first, reading.last
    if part.startswith(("minggu", "pekan")):
        (first, last), part = week_of(reading, ordinal(part.split(maxsplit=1)[1])), "week"
    elif first and last:
        if part in ("akhir", "penghujung", "ujung"):
            first = last - timedelta(days=1) if reading.kind == "week" else last
        elif reading.kind == "year":
            first, last = calendar.months(first.year, 1, 4) if part == "awal" else calendar.months(first.year, 5, 8)
        elif reading.kind == "month":
            days = (1, 10) if part == "awal" else (11, 20)
            first, last = first.replace(day=days[0]), first.replace(day=days[1])
        elif part == "awal" and reading.kind == "week":
            last = first + timedelta(days=2)
    reading.first, reading.last, reading.kind, reading.rule = first, last, "part", f"{part}-{reading.rule}"


def week_of(reading: Reading, number: int) -> calendar.Span:
    """The first, second … week of a month, Monday to Sunday: the first has three working days in it, as surveys count. Of a year, its first … seven days.

    >>> week_of(Reading(0, 0, date(2019, 10, 1), date(2019, 10, 31), "month", "month"), 2)
    (datetime.date(2019, 10, 7), datetime.date(2019, 10, 13))
    """
    if reading.kind not in ("month", "year") or reading.first is None:
        return None, None
    first = reading.first
    if reading.kind == "year":
        return first + timedelta(days=7 * number - 7), first + timedelta(days=7 * number - 1)
    monday, sunday = calendar.week(first, number - (first.weekday() <= WEDNESDAY))
    return (monday, sunday) if monday <= calendar.last_day(first.year, first.month) else (None, None)


def one_range(before: Reading, reading: Reading, between: str) -> bool:
    """"10 November sampai 14 November 2019", "24 Juni-5 Juli", "kuartal I hingga kuartal III 2019": the first takes in the second."""
    if between in DASHES:
        if before.kind != "day" or reading.kind != "day":
            return False
    elif between or not reading.rule.startswith("until-"):
        return False
    if (before.kind not in SIMPLE and before.kind != "since") or not before.first or not reading.last:
        return False
    first = before.first
    if "relative" in before.rule and "relative" not in reading.rule:
        first = calendar.same_day(first, reading.last.year - first.year)
        first = calendar.same_day(first, -1) if first > reading.last else first
    if first > reading.last:
        return False
    before.end, before.first, before.last, before.kind, before.rule = reading.end, first, reading.last, "range", f"{before.rule}-{reading.rule}"
    return True
