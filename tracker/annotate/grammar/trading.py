"""Days of trading: "perdagangan sebelumnya", "5 hari perdagangan terakhir", "hari yang sama". Weekends are left out; holidays of exchanges are not known.

>>> session_before(date(2019, 11, 4)), session_before(date(2019, 11, 5), 5)
(datetime.date(2019, 11, 1), datetime.date(2019, 10, 29))
"""
import re
from datetime import date, timedelta

from tracker.annotate.grammar.time_words import Reading

SESSIONS = re.compile(r"hari\s(?:perdagangan|bursa)\s(?:(?P<past>terakhir|belakangan)|sebelumnya)", re.I)
SATURDAY = 5
MOST = 100                                 # sessions that somebody counts


def session_before(day: date, count: int = 1) -> date:
    """The day of trading that lies so many sessions before a day."""
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def known_day(latest: Reading | None, today: date | None) -> date | None:
    """The day from which sessions are counted: the one that was named last, else the day of publication."""
    named = latest and latest.last and latest.kind == "day" and not (today and latest.last > today)
    return latest.last if named else today


def read_before(start: int, end: int, latest: Reading | None, today: date | None) -> Reading:
    """"Perdagangan sebelumnya", "penutupan sebelumnya": the session before the day that was named last."""
    day = known_day(latest, today)
    before = session_before(day) if day else None
    return Reading(start, end, before, before, "base", "session-before")


def read_same(start: int, end: int, latest: Reading | None) -> Reading | None:
    """"Pada hari yang sama": the day that was named last."""
    if latest is None or latest.kind != "day" or not latest.last:
        return None
    return Reading(start, end, latest.first, latest.last, "day", "same-period")


def read_sessions(text: str, start: int, position: int, count: int | None, latest: Reading | None, today: date | None) -> Reading | None:
    """"5 hari perdagangan terakhir": five sessions, of which the last is that of the day that was named last; with "sebelumnya" those before it."""
    match = SESSIONS.match(text, position)
    if not match or not count or count > MOST:
        return None
    day = known_day(latest, today)
    if day is None:
        return Reading(start, match.end(), None, None, "past", "sessions-relative")
    last = day if match["past"] and day.weekday() < SATURDAY else session_before(day)
    return Reading(start, match.end(), session_before(last, count - 1), last, "past", "sessions-relative")
