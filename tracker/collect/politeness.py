"""What a host may be asked and how fast: one pause for all requests to it, its robots.txt, its Retry-After."""
from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from tracker.collect.settings import AGENT, Settings
from tracker.errors import FetchError

ReadRobots = Callable[[str], Awaitable[str]]    # address of a robots.txt → its text; a FetchError where there is none


def origin(url: str) -> str:
    """The part of an address that one robots.txt covers.

    >>> origin("https://warta.example/a/1?b=2")
    'https://warta.example'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass
class Host:
    """One host's turn-taking. `free_at` is when the next request may begin, on the monotonic clock."""

    limit: asyncio.Semaphore
    delay: float
    serial: bool = False                   # a Crawl-delay counts from the end of an answer, so that it holds whatever the latency
    free_at: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Politeness:
    """Turns and robots.txt of all hosts in one run."""

    def __init__(self, settings: Settings, read_robots: ReadRobots):
        self.settings, self.read_robots = settings, read_robots
        self.hosts: dict[str, Host] = {}
        self.robots: dict[str, asyncio.Task[Protego | FetchError]] = {}

    def host(self, url: str) -> Host:
        """The turn-taking of the host of an address."""
        name = urlsplit(url).netloc
        if name not in self.hosts:
            self.hosts[name] = Host(asyncio.Semaphore(self.settings.host_limit), self.settings.delay)
        return self.hosts[name]

    @asynccontextmanager
    async def turn(self, url: str, *, pausing: bool = True) -> AsyncIterator[None]:
        """Hold a place at the host while a request runs; a wait longer than a run should last is refused instead."""
        host = self.host(url)
        async with host.limit:
            if host.serial and pausing:
                async with host.turn:
                    await self._wait(host, url)
                    try:
                        yield
                    finally:
                        host.free_at = max(host.free_at, time.monotonic() + host.delay)
                return
            if pausing:
                async with host.turn:
                    await self._wait(host, url)
                    host.free_at = max(host.free_at, time.monotonic() + host.delay)
            yield

    async def _wait(self, host: Host, url: str) -> None:
        while (wait := host.free_at - time.monotonic()) > 0:
            if wait > max(self.settings.longest_wait, host.delay + 1):
                raise FetchError(url, f"its host asked for a pause of {wait:.0f} s", "tried again in a later run", kind="retry_later")
            await asyncio.sleep(wait)

    def hold(self, url: str, seconds: float) -> None:
        """Ask nothing of the host for so long: its Retry-After."""
        host = self.host(url)
        host.free_at = max(host.free_at, time.monotonic() + seconds)

    async def check(self, url: str) -> None:
        """Refuse an address that the host's robots.txt disallows; take over its Crawl-delay."""
        key = origin(url)
        if key not in self.robots:
            self.robots[key] = asyncio.create_task(self._fetch(key))
        rules = await asyncio.shield(self.robots[key])
        if isinstance(rules, FetchError):
            answered = rules.kind in ANSWERED
            raise FetchError(url, f"its host's robots.txt could not be read: {rules.reason}" if answered else rules.reason,
                             "tried again in a later run", kind="robots_unreachable" if answered else rules.kind)
        if not rules.can_fetch(url, AGENT):
            raise FetchError(url, "disallowed by robots.txt", kind="robots_disallowed")

    async def _fetch(self, key: str) -> Protego | FetchError:
        try:
            text = await self.read_robots(f"{key}/robots.txt")
        except FetchError as error:
            if error.kind not in ABSENT:
                return error
            text = ""
        rules = Protego.parse(text)
        asked = rules.crawl_delay(AGENT)
        if asked:
            host = self.host(key)
            host.delay, host.serial = max(host.delay, min(asked, self.settings.longest_crawl_delay)), True
            host.free_at = max(host.free_at, time.monotonic() + host.delay)    # another run may have ended a moment ago
        return rules

    async def close(self) -> None:
        """End what still reads a robots.txt."""
        tasks = list(self.robots.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


# RFC 9309: without a robots.txt all is allowed; where it cannot be had nothing is.
ABSENT = frozenset({"not_found", "gone", "refused", "http_error", "too_many_redirects", "too_large"})
ANSWERED = frozenset({"server_error", "too_many_requests", "decoding_error", "bad_answer"})
