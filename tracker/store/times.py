"""Moments as databases hold them: ISO text with the zone in which they were written."""
from __future__ import annotations

from datetime import datetime


def written(moment: datetime | None) -> str | None:
    """A moment as ISO text, to the second.

    >>> written(read_time("2019-11-04T21:05:00.250+07:00"))
    '2019-11-04T21:05:00+07:00'
    """
    return moment.isoformat(timespec="seconds") if moment else None


def read_time(text: str | None) -> datetime | None:
    """The moment that `written` wrote.

    >>> read_time("2019-11-04T21:05:00+07:00").hour
    21
    """
    return datetime.fromisoformat(text) if text else None
