"""Dates as Indonesian feeds and pages print them, kept in the zone in which they are written; None where nothing sure is said."""
from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from tracker.errors import ConfigError
from tracker.lexicons import read_yaml

WIB = timezone(timedelta(hours=7), "WIB")
EARLIEST_YEAR = 1995                       # nothing that we read was on the web before
TOLERANCE = timedelta(days=2)              # a date later than this after now is a slip of the publisher's clock
LONGEST = 300                              # characters of text that is taken for a date line

CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?(?!\d)(?:\s*(?P<half>[AaPp])\.?[Mm]\b\.?)?"
ZONE = r"\s*\(?(?:(?P<name>[A-Za-z]{1,5})(?![A-Za-z]))?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?(?!\d))?"
TIME = rf"(?:{CLOCK}{ZONE})"
GAP = r"(?:\s*[,|/•·–-]\s*|\s+(?:at|pada|pukul|jam)\s+|\s+)+"
FORMS = tuple(re.compile(form) for form in (
    rf"(?<!\d)(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:(?:[Tt]|{GAP}){TIME})?(?!\d)",
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<month>[A-Za-z]{{3,9}})\.?,?[\s-]+(?P<year>\d{{4}}|\d{{2}}(?=\s+\d{{1,2}}:))(?:{GAP}{TIME})?",
    rf"(?<![A-Za-z])(?P<month>[A-Za-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?:{GAP}{TIME})?",
    rf"(?<!\d)(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?:{GAP}{TIME})?(?!\d)",
))


def read_date(text: str, *, zone: tzinfo = WIB, now: datetime | None = None) -> datetime | None:
    """The moment that a date line gives, or None where it gives none or an absurd one; `zone` holds where it names none itself.

    A day without a time of day gives its first minute.

    >>> read_date("Senin, 21 Januari 2019 | 19:00 WIB").isoformat()
    '2019-01-21T19:00:00+07:00'
    >>> read_date("Mon, 04 Nov 2019 10:00:00 WITA").isoformat()
    '2019-11-04T10:00:00+08:00'
    >>> read_date("Thu, 01 Jan 1970 00:00:00 +0000"), read_date("kemarin sore"), read_date("31 Februari 2025 10:00 WIB")
    (None, None, None)
    """
    moment = read_moment(text, zone=zone)
    return moment if moment and not absurd(moment, now) else None


def absurd(moment: datetime, now: datetime | None = None) -> bool:
    """Whether no story can carry this date: before the web, or well after `now`.

    >>> absurd(datetime(2087, 3, 1, tzinfo=WIB), datetime(2026, 1, 1, tzinfo=WIB))
    True
    """
    return moment.year < EARLIEST_YEAR or (now is not None and moment > now + TOLERANCE)


def read_moment(text: str, *, zone: tzinfo = WIB) -> datetime | None:
    """The moment as written, absurd or not.

    >>> read_moment("Thu, 01 Jan 1970 00:00:00 +0000").isoformat()
    '1970-01-01T00:00:00+00:00'
    >>> read_moment("Nov. 4, 2019 9:05 PM").isoformat()
    '2019-11-04T21:05:00+07:00'
    """
    line = " ".join(text[:LONGEST].split())
    for form in FORMS:
        for match in form.finditer(line):
            moment = _moment(match, zone)
            if moment is not None:
                return moment
    return None


def read_zone(name: str) -> timezone:
    """A zone by the name in a settings file: WIB, WITA, WIT, UTC, Asia/Jakarta … or an offset.

    >>> read_zone("Asia/Makassar"), read_zone("+09:00")
    (datetime.timezone(datetime.timedelta(seconds=28800), 'Asia/Makassar'), datetime.timezone(datetime.timedelta(seconds=32400)))
    """
    hours = read_yaml("calendar")["zones"].get(name.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours), name)
    offset = _offset(name)
    if offset is None:
        raise ConfigError(f"zone {name!r}", "not a zone that is known", "write WIB, WITA, WIT, UTC, Asia/Jakarta or +07:00")
    return timezone(offset)


def _moment(match: re.Match, zone: tzinfo) -> datetime | None:
    part = match.groupdict()
    month = _month(part["month"])
    written = _written_zone(part, zone)
    if month is None or written is None:
        return None
    if "/" in match.group() and not _day_first(part):
        return None
    year = int(part["year"])
    hour = _hour(part)
    try:
        return datetime(year if year > 99 else 2000 + year, month, int(part["day"]), hour,
                        int(part["minute"] or 0), min(int(part["second"] or 0), 59), tzinfo=written)
    except ValueError:                     # 31 February, 25 o'clock
        return None


def _month(word: str) -> int | None:
    return int(word) if word.isdigit() else read_yaml("calendar")["months"].get(word.lower())


def _hour(part: dict[str, str | None]) -> int:
    hour = int(part["hour"] or 0)
    if part["half"] is None:
        return hour
    return hour % 12 + (12 if part["half"] in "pP" else 0) if hour <= 12 else 99


def _day_first(part: dict[str, str | None]) -> bool:
    """Whether 04/11/2019 is surely the fourth of November: a day that is no month, or a zone that only Indonesia has."""
    return int(part["day"]) > 12 or (part["name"] or "").lower() in ("wib", "wita", "wit")


def _written_zone(part: dict[str, str | None], zone: tzinfo) -> tzinfo | None:
    """The zone as written, `zone` where none is; None where a name is one that we do not know: its hour would be a guess."""
    name, offset = part["name"], part["offset"]
    if part["hour"] is None or (name is None and offset is None):
        return zone
    if offset is not None:
        shift = _offset(offset)
        return None if shift is None else timezone(shift)
    hours = read_yaml("calendar")["zones"].get(name.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours), name.upper())
    return None if name.isupper() else zone


def _offset(text: str) -> timedelta | None:
    match = re.fullmatch(r"([+-])(\d{1,2})(?::?(\d{2}))?", text)
    if match is None:
        return None
    shift = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if shift > timedelta(hours=14):
        return None
    return -shift if match[1] == "-" else shift
