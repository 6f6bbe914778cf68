"""Is the daily job well: what is wrong with each feed, in one line, and since when."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.errors import ConfigError
from tracker.lexicons import read_yaml
from tracker.records import Feed, FeedState

SILENT_RHYTHMS = 20                        # so many times a feed's own pause between two stories is silence
SILENT_AT_LEAST = timedelta(days=3)        # weekends and holidays are no silence
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How one feed is: `status` ok, silent, off, new, or the name of the trouble; `line` says it in words."""

    id: str
    publisher: str
    title: str
    status: str
    since: datetime | None
    last_new_item: datetime | None
    line: str

    @property
    def ill(self) -> bool:
        """Whether somebody should look."""
        return self.status not in ("ok", "off", "new")


def health(feeds: Iterable[Feed], states: Iterable[FeedState], now: datetime) -> list[FeedHealth]:
    """Every feed's health, the ones that need somebody first.

    >>> from datetime import UTC
    >>> now, feed = datetime(2019, 11, 9, tzinfo=UTC), Feed("warta", "Warta Contoh", "Ekonomi", "https://warta.example/rss")
    >>> state = FeedState("warta", feed.url, status="not_found", reason="HTTP 404", failures=4, since=now - timedelta(days=2))
    >>> health([feed], [state], now)[0].line
    'the address is no longer there (HTTP 404), for 2 days, 4 attempts'
    """
    known = {state.id: state for state in states}
    found = [_one(feed, known.get(feed.id), now) for feed in feeds]
    return sorted(found, key=lambda feed: (not feed.ill, feed.status == "off", feed.id))


def _one(feed: Feed, state: FeedState | None, now: datetime) -> FeedHealth:
    def told(status: str, line: str, since: datetime | None = None) -> FeedHealth:
        return FeedHealth(feed.id, feed.publisher, feed.title, status, since, state.last_new_item if state else None, line)

    if not feed.enabled:
        return told("off", feed.reason)
    if state is None or state.status == "new":
        return told("new", "not asked yet")
    if state.status != "ok":
        words = trouble(read_yaml("outcomes").get(state.status, state.status), state.reason or "")
        age = f", for {span(now - state.since)}" if state.since else ""
        attempts = f", {state.failures} attempts" if state.failures > 1 else ""
        return told(state.status, f"{words}{age}{attempts}", state.since)
    quiet = now - state.last_new_item if state.last_new_item else None
    if quiet is not None and quiet > silence(state):
        return told("silent", f"answers, but brought nothing new for {span(quiet)}", state.last_new_item)
    notes = [state.reason] if state.reason else []
    notes += [f"moved to {state.moved_to}: change it in feeds.yaml"] if state.moved_to and state.moved_to != feed.url else []
    notes += [f"{state.undated} of {state.entries} entries without a usable date"] if state.undated else []
    return told("ok", "; ".join(notes), state.since)


def trouble(words: str, reason: str) -> str:
    """What is wrong, and why, each said once.

    >>> trouble("the address is no longer there", "HTTP 404"), trouble("the host name is not known", "its host name is not known")
    ('the address is no longer there (HTTP 404)', 'its host name is not known')
    """
    if words.removeprefix("the ") in reason:
        return reason
    return f"{words} ({reason})" if reason else words


def silence(state: FeedState) -> timedelta:
    """How long a feed may bring nothing new before it counts as silent, from its own rhythm.

    >>> silence(FeedState("warta", "", rhythm=3600.0)), silence(FeedState("berkala", "", rhythm=86400.0))
    (datetime.timedelta(days=3), datetime.timedelta(days=20))
    """
    return max(SILENT_AT_LEAST, timedelta(seconds=SILENT_RHYTHMS * (state.rhythm or 0.0)))


def silent_for(feeds: Iterable[FeedHealth], limit: timedelta, now: datetime) -> list[FeedHealth]:
    """The enabled feeds that brought nothing new for so long: what `--fail-if-silent` asks for. One that never did counts from when it was first well, or ill."""
    asked = [(feed, feed.last_new_item or feed.since) for feed in feeds if feed.status not in ("off", "new")]
    return [feed for feed, last in asked if last is None or now - last > limit]


def read_span(text: str) -> timedelta:
    """A time span as an option gives it.

    >>> read_span("3d"), read_span("90m")
    (datetime.timedelta(days=3), datetime.timedelta(seconds=5400))
    """
    number, unit = text[:-1], text[-1:]
    if not number.isdigit() or unit not in UNITS:
        raise ConfigError(f"time span {text!r}", "not understood", "write 3d, 12h, 90m or 2w")
    return timedelta(**{UNITS[unit]: int(number)})


def span(time: timedelta) -> str:
    """A time span in words.

    >>> span(timedelta(days=2, hours=5)), span(timedelta(hours=1)), span(timedelta(minutes=10))
    ('2 days', '1 hour', '10 minutes')
    """
    seconds = max(0, int(time.total_seconds()))
    for length, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= length:
            count = seconds // length
            return f"{count} {name}{'' if count == 1 else 's'}"
    return "less than a minute"
