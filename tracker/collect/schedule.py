"""When a feed or page is asked again: soon after a fault that passes, seldom after one that lasts, never never."""
from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.records import Entry

HARD = frozenset({"not_found", "refused", "not_a_feed", "scheme_refused", "address_refused", "entity_declarations", "http_error",
                  "robots_disallowed", "too_large", "too_many_redirects"})
GONE = timedelta(days=30)                  # 410 says for good; publishers have been known to come back
HARD_FIRST, HARD_LONGEST = timedelta(hours=6), timedelta(days=7)
SOFT_FIRST, SOFT_LONGEST = timedelta(minutes=10), timedelta(hours=12)
LOOK_SOONEST, LOOK_LATEST = timedelta(minutes=15), timedelta(hours=12)
JITTER = 0.2                               # so that feeds that failed together do not come back together


def next_attempt(outcome: str, failures: int, now: datetime, *, retry_after: float | None = None) -> datetime:
    """When a feed that failed `failures` times in a row is asked again.

    >>> now = datetime(2026, 1, 1)
    >>> next_attempt("too_many_requests", 1, now, retry_after=90) - now
    datetime.timedelta(seconds=90)
    >>> timedelta(hours=4) < next_attempt("not_found", 1, now) - now < timedelta(hours=8)
    True
    """
    if retry_after is not None:
        return now + timedelta(seconds=retry_after)
    if outcome == "gone":
        return now + GONE
    first, longest = (HARD_FIRST, HARD_LONGEST) if outcome in HARD else (SOFT_FIRST, SOFT_LONGEST)
    wait = min(first * 2 ** min(failures - 1, 20), longest)
    return now + wait * random.uniform(1 - JITTER, 1 + JITTER)    # noqa: S311  (spreads load, keeps no secret)


def next_look(rhythm: float | None, now: datetime) -> datetime | None:
    """When a feed that is well may have something new: after half its usual pause; at once where that is not known.

    >>> now = datetime(2026, 1, 1)
    >>> next_look(7200.0, now) - now, next_look(20.0, now) - now, next_look(None, now)
    (datetime.timedelta(seconds=3600), datetime.timedelta(seconds=900), None)
    """
    return now + min(max(timedelta(seconds=rhythm / 2), LOOK_SOONEST), LOOK_LATEST) if rhythm else None


def rhythm(entries: Iterable[Entry], known: float | None = None) -> float | None:
    """Seconds between two stories, from the dates in one answer; what was known where they do not tell.

    >>> from tracker.dates import read_date
    >>> dates = ("2019-11-04 08:00", "2019-11-04 10:00", "2019-11-04 12:00")
    >>> rhythm([Entry(str(n), "", published=read_date(date)) for n, date in enumerate(dates)])
    7200.0
    """
    moments = sorted(entry.published.timestamp() for entry in entries if entry.published)
    if len(moments) < 3:
        return known
    gaps = sorted(later - earlier for earlier, later in itertools.pairwise(moments))
    return gaps[len(gaps) // 2] or known
