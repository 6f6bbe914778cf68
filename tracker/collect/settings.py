"""How the collector behaves: limits, pauses, and who it says it is."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tracker import __version__
from tracker.collect.guard import Network


def utc_now() -> datetime:
    """The time now, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every limit has a default that is polite to a publisher and safe on a small machine; times are in seconds, sizes in bytes."""

    delay: float = 1.0                     # pause between two requests to one host
    host_limit: int = 2                    # requests to one host at a time
    total_limit: int = 32                  # requests at a time, all hosts
    connect_timeout: float = 10.0
    read_timeout: float = 20.0             # between two pieces of an answer
    total_timeout: float = 60.0            # for one answer, however fast it drips
    feed_bytes: int = 24 << 20             # after decompression
    page_bytes: int = 4 << 20
    robots_bytes: int = 512 << 10
    redirects: int = 5
    retries: int = 2                       # in one run, after a fault that passes
    retry_pause: float = 1.0               # doubled each time
    longest_wait: float = 15.0             # what Retry-After may hold up in one run; longer waits are for the next run
    longest_crawl_delay: float = 60.0      # a host that asks for more is read once a run
    feed_entries: int = 500                # taken from one answer
    first_entries: int = 100               # taken from a feed that is read for the first time
    page_parts: int = 20                   # of one story over ?page=
    page_attempts: int = 4                 # runs in which a page is tried before it is given up
    revise_within: timedelta = timedelta(hours=72)
    revise_always: int = 5                 # newest stories of each feed that every run asks again
    revise_all: bool = False               # ask every story again that is younger than revise_within
    ignore_schedule: bool = False          # ask feeds whose next attempt is not due
    by_rhythm: bool = False                # ask a feed only when its own rhythm lets something new be expected: for a timer that runs often
    contact: str = ""                      # an address or page where a publisher reaches the operator
    allow: tuple[Network, ...] = ()
    hosts: tuple[tuple[str, tuple[str, int]], ...] = ()      # names answered by a server of our own: (name, (address, port))
    clock: Callable[[], datetime] = utc_now

    @property
    def user_agent(self) -> str:
        """The name sent with each request.

        >>> Settings(contact="https://warta.example/bot").user_agent.endswith("(+https://warta.example/bot)")
        True
        """
        return f"{AGENT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


AGENT = "indonesia-industry-tracker"       # what robots.txt may address
