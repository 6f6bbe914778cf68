"""A small newsroom of our own wording, labelled as samples, for trying the tracker out and for its tests.

Six made-up publishers, three months of stories. Their addresses end in .example, so they lead nowhere and are the same in every
run; the collector is told that a server on the loopback address answers for them, and the address guard lets that one through.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tracker.collect import Settings, read_networks
from tracker.demo.feeds import sample_feeds
from tracker.demo.server import LOOPBACK, serving
from tracker.demo.stories import publishers, stories
from tracker.errors import ConfigError
from tracker.records import Feed

__all__ = ["newsroom", "publishers", "refuse_others", "sample_feeds", "stories"]
AFTER_THE_LAST = datetime(2026, 11, 1, tzinfo=UTC)


@contextmanager
def newsroom() -> Iterator[tuple[list[Feed], Settings]]:
    """Serve the sample newsroom while the block runs: its feeds, and the settings with which the collector reaches them.

    The clock of a machine that is behind the stories is set to after the last of them, for a collector believes no date in the future.
    """
    with serving() as port:
        yield sample_feeds(), Settings(
            delay=0.0, host_limit=4, ignore_schedule=True, allow=read_networks([f"{LOOPBACK}/32"]),
            hosts=tuple((publisher.host, (LOOPBACK, port)) for publisher in publishers()), clock=now)


def now() -> datetime:
    """The time now, or the day after the last story where that is later."""
    return max(datetime.now(UTC).replace(microsecond=0), AFTER_THE_LAST)


def refuse_others(addresses: Iterable[str], folder: object) -> None:
    """Refuse databases with articles that are not the sample newsroom's: what is invented must not stand among news.

    >>> refuse_others(["https://warta.example/1"], "db")
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: --db db: holds articles of other publishers, among which invented ones must not come; give another directory: --db demo
    """
    own = {publisher.host for publisher in publishers()}
    if any(urlsplit(address or "").hostname not in own for address in addresses):
        raise ConfigError(f"--db {folder}", "holds articles of other publishers, among which invented ones must not come", "give another directory: --db demo")
