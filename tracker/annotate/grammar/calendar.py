"""Spans of days: months, quarters and years as first and last day, and which one a text without a year means.

>>> quarter(2019, 3), back(date(2019, 11, 5), date(2019, 12, 1))
((datetime.date(2019, 7, 1), datetime.date(2019, 9, 30)), 2018)
"""
from datetime import date, timedelta

Span = tuple[date | None, date | None]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day.

    >>> safe_date(2019, 2, 30)
    """
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not 1 <= year <= 9999:
        return None
    return date(year, month, day) if day <= last_day(year, month).day else None


def last_day(year: int, month: int) -> date:
    """
    >>> last_day(2020, 2)
    datetime.date(2020, 2, 29)
    """
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def ends_month(day: date) -> bool:
    return day == last_day(day.year, day.month)


def months(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    """From the first day of one month to the last day of another, in the same year."""
    return date(year, first, 1), last_day(year, last or first)


def quarter(year: int, number: int) -> tuple[date, date]:
    return months(year, number * 3 - 2, number * 3)


def semester(year: int, number: int) -> tuple[date, date]:
    return months(year, number * 6 - 5, number * 6)


def whole_year(year: int) -> tuple[date, date]:
    return months(year, 1, 12)


def week(day: date, ahead: int = 0) -> tuple[date, date]:
    """Monday to Sunday of the week of a day, or of a week before or after it."""
    monday = day - timedelta(days=day.weekday() - 7 * ahead)
    return monday, monday + timedelta(days=6)


def month_of(day: date, ahead: int = 0) -> tuple[date, date]:
    """
    >>> month_of(date(2019, 12, 9), 1)
    (datetime.date(2020, 1, 1), datetime.date(2020, 1, 31))
    """
    count = day.year * 12 + day.month - 1 + ahead
    return months(count // 12, count % 12 + 1)


def quarter_of(day: date, ahead: int = 0) -> tuple[date, date]:
    count = day.year * 4 + (day.month - 1) // 3 + ahead
    return quarter(count // 4, count % 4 + 1)


def semester_of(day: date, ahead: int = 0) -> tuple[date, date]:
    count = day.year * 2 + (day.month - 1) // 6 + ahead
    return semester(count // 2, count % 2 + 1)


def same_day(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th.

    >>> same_day(date(2020, 2, 29), 1)
    datetime.date(2021, 2, 28)
    """
    return safe_date(day.year + years, day.month, day.day) or date(day.year + years, day.month, 28)


def same_span(first: date | None, last: date, years: int) -> Span:
    """The same days of another year; the end of a month stays one.

    >>> same_span(date(2019, 2, 1), date(2019, 2, 28), 1)
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    there = same_day(last, years)
    there = last_day(there.year, there.month) if ends_month(last) else there
    return (same_day(first, years) if first and first != last else there if first else None), there


def back(today: date, first: date) -> int:
    """The year of a month, quarter or semester that is named without one: the latest that has begun."""
    return today.year if (first.month, first.day) <= (today.month, today.day) else today.year - 1


def nearest_weekday(today: date, weekday: int, ahead: bool = False) -> date:
    """The last such day up to today, or the next one."""
    return today + timedelta(days=(weekday - today.weekday()) % 7) if ahead else today - timedelta(days=(today.weekday() - weekday) % 7)


def moved(day: date, unit: str, count: int) -> date:
    """The day that lies a number of years, months, weeks or days away.

    >>> moved(date(2019, 11, 5), "bulan", -9), moved(date(2019, 1, 31), "bulan", 1)
    (datetime.date(2019, 2, 5), datetime.date(2019, 2, 28))
    """
    if unit in ("tahun", "dekade"):
        return same_day(day, count if unit == "tahun" else 10 * count)
    if unit == "bulan":
        first, last = month_of(day, count)
        return min(first + timedelta(days=day.day - 1), last)
    return day + timedelta(days=count if unit == "hari" else 7 * count)
