"""One HTTP request, politely, behind the address guard: every way in which it can end has a name."""
from __future__ import annotations

import asyncio
import contextlib
import errno
import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import aiohttp

from tracker.addresses import read_address
from tracker.collect.decoding import Unpacker
from tracker.collect.guard import socket_factory
from tracker.collect.politeness import Politeness
from tracker.collect.settings import Settings
from tracker.collect.stand_ins import StandIns
from tracker.errors import AddressRefused, FetchError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
LASTING = frozenset({301, 308})
PASSING = frozenset({"server_error", "connection_reset", "bad_answer"})      # worth another try in the same run
NAMED = {304: "not_modified", 401: "refused", 403: "refused", 404: "not_found", 410: "gone", 429: "too_many_requests", 451: "refused"}
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one request ended. `url` is the address that answered, `lasting` the one to ask from now on (after 301 and 308 alone)."""

    asked: str
    url: str
    outcome: str
    reason: str = ""
    status: int = 0
    body: bytes = b""
    charset: str | None = None
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    retry_after: float | None = None
    lasting: str | None = None
    seconds: float = 0.0
    hops: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether a document came."""
        return self.outcome == "ok"


class Web:
    """All requests of one run: one connection pool, no cookies, no proxies from the environment."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self.politeness = Politeness(settings, self._robots)
        self.places = asyncio.Semaphore(settings.total_limit)

    async def __aenter__(self) -> Web:
        connector = aiohttp.TCPConnector(limit=0, limit_per_host=0, socket_factory=socket_factory(self.settings.allow),
                                         resolver=StandIns(dict(self.settings.hosts)) if self.settings.hosts else None, ttl_dns_cache=60)
        self.session = aiohttp.ClientSession(
            connector=connector, trust_env=False, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False,
            raise_for_status=False, max_line_size=8190, max_field_size=8190,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.settings.connect_timeout, sock_read=self.settings.read_timeout),
            headers={"User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip, deflate", "Accept-Language": "id, en;q=0.5"})
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.politeness.close()
        await self.session.close()

    async def get(self, url: str, *, limit: int, accept: str = "*/*", etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Fetch one address, with the validators of the copy that is kept; never raises for what the web does."""
        answer = await self._attempt(url, limit, _headers(accept, etag, last_modified))
        for attempt in range(self.settings.retries):
            pause = self._pause(answer, attempt)
            if pause is None:
                break
            await asyncio.sleep(pause)
            answer = await self._attempt(url, limit, _headers(accept, etag, last_modified))
        return answer

    def _pause(self, answer: Answer, attempt: int) -> float | None:
        """Seconds until another try in this run, None where there is to be none."""
        if answer.outcome == "too_many_requests" or (answer.outcome == "server_error" and answer.retry_after is not None):
            wait = answer.retry_after
            return wait if wait is not None and wait <= self.settings.longest_wait else None
        return self.settings.retry_pause * 2 ** attempt if answer.outcome in PASSING else None

    async def _attempt(self, url: str, limit: int, headers: Mapping[str, str]) -> Answer:
        began = time.monotonic()
        try:
            answer = await self._follow(url, limit, headers)
        except FetchError as error:
            answer = Answer(url, url, error.kind, error.reason)
        return replace(answer, seconds=round(time.monotonic() - began, 3))

    async def _follow(self, url: str, limit: int, headers: Mapping[str, str]) -> Answer:
        """Follow redirects by hand, so that each is checked like the first address."""
        here, hops, lasting = url, [], True
        while True:
            address = read_address(here)
            if address is None:
                raise FetchError(here, "not an http or https address without credentials", kind="scheme_refused")
            await self.politeness.check(address)
            answer = await self._request(address, limit, headers)
            if answer.status not in REDIRECTS:
                moved = address if hops and lasting and answer.outcome in ("ok", "not_modified") else None
                return replace(answer, asked=url, hops=tuple(hops), lasting=moved)
            if not answer.reason:
                raise FetchError(address, "redirects without saying where to", kind="bad_answer")
            lasting = lasting and answer.status in LASTING
            hops.append(address)
            here = urljoin(address, answer.reason)
            if len(hops) > self.settings.redirects or read_address(here) in hops:
                raise FetchError(url, f"redirected {len(hops)} times without an end", kind="too_many_redirects")

    async def _request(self, url: str, limit: int, headers: Mapping[str, str], *, pausing: bool = True) -> Answer:
        """One request without redirects; for a redirect `reason` is its target."""
        async with self.politeness.turn(url, pausing=pausing), self.places:
            try:
                async with asyncio.timeout(self.settings.total_timeout), self.session.get(
                        url, headers=headers, allow_redirects=False) as response:
                    answer = await self._read(url, response, limit)
            except (aiohttp.ClientError, TimeoutError, OSError, UnicodeError, ValueError) as error:
                raise _named(url, error) from error
        if answer.retry_after is not None and answer.outcome in ("too_many_requests", "server_error"):
            self.politeness.hold(url, answer.retry_after)
        return answer

    async def _read(self, url: str, response: aiohttp.ClientResponse, limit: int) -> Answer:
        status, headers = response.status, response.headers
        answer = Answer(url, url, outcome(status), f"HTTP {status}", status, retry_after=read_retry_after(headers.get("Retry-After")))
        if status in REDIRECTS:
            return replace(answer, reason=headers.get("Location", ""))
        if answer.outcome not in ("ok", "not_modified"):
            return answer
        answer = replace(answer, etag=headers.get("ETag"), last_modified=headers.get("Last-Modified"))
        if answer.outcome == "not_modified":
            return answer
        body = await self._body(url, response, limit)
        content_type = headers.get("Content-Type", "")
        charset = CHARSET.search(content_type)
        return replace(answer, body=body, content_type=content_type, charset=charset[1] if charset else None)

    async def _body(self, url: str, response: aiohttp.ClientResponse, limit: int) -> bytes:
        announced = response.headers.get("Content-Length", "")
        if announced.isdigit() and int(announced) > limit:
            raise FetchError(url, f"announces {announced} bytes, more than {limit}", "not read", kind="too_large")
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""), limit=limit, subject=url)
        packed, parts = 0, []
        async for chunk in response.content.iter_any():
            packed += len(chunk)
            if packed > limit:
                raise FetchError(url, f"more than {limit} bytes", "not read further", kind="too_large")
            parts.append(unpacker.feed(chunk))
        parts.append(unpacker.close())
        return b"".join(parts)

    async def _robots(self, url: str) -> str:
        """The text of a robots.txt, its redirects followed, without a turn and without asking robots.txt for leave."""
        here = url
        for _ in range(self.settings.redirects + 1):
            answer = await self._request(here, self.settings.robots_bytes, _headers("text/plain", None, None), pausing=False)
            if answer.ok:
                return answer.body.decode("utf-8", "replace")
            if answer.status not in REDIRECTS:
                raise FetchError(here, answer.reason, kind=answer.outcome)
            target = read_address(urljoin(here, answer.reason))
            if target is None:
                raise FetchError(here, "redirects to no address", kind="not_found")
            here = target
        raise FetchError(url, "redirected without an end", kind="too_many_redirects")


def outcome(status: int) -> str:
    """The name of an HTTP status in logs and counts.

    >>> [outcome(status) for status in (200, 304, 404, 410, 418, 503)]
    ['ok', 'not_modified', 'not_found', 'gone', 'http_error', 'server_error']
    """
    if status in NAMED:
        return NAMED[status]
    if status >= 500:
        return "server_error"
    return "ok" if 200 <= status < 300 else "http_error"


def read_retry_after(text: str | None, now: datetime | None = None) -> float | None:
    """Seconds to wait, from either form of the header.

    >>> read_retry_after("5"), read_retry_after("soon")
    (5.0, None)
    >>> read_retry_after("Mon, 04 Nov 2019 14:00:30 GMT", datetime(2019, 11, 4, 14, 0, tzinfo=UTC))
    30.0
    """
    if not text:
        return None
    if text.strip().isdigit():
        return float(min(int(text), 30 * 86400))
    with contextlib.suppress(ValueError, TypeError):
        until = parsedate_to_datetime(text)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
    return None


def _headers(accept: str, etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"Accept": accept}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return headers


def _named(url: str, error: Exception) -> FetchError:
    """What went wrong below HTTP, by name."""
    if isinstance(error, aiohttp.ClientConnectorError) and error.os_error.errno == errno.EPERM:
        return AddressRefused(url, f"{urlsplit(url).hostname} leads to an address that is not public")
    if isinstance(error, aiohttp.ClientConnectorDNSError | socket.gaierror):
        return FetchError(url, "its host name is not known", kind="dns_failure")
    if isinstance(error, aiohttp.ClientSSLError | aiohttp.ClientConnectorCertificateError):
        return FetchError(url, f"its certificate or TLS is not accepted ({error})", kind="tls_failure")
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return FetchError(url, "no connection in time", kind="connect_timeout")
    if isinstance(error, aiohttp.SocketTimeoutError):
        return FetchError(url, "silent for too long", kind="read_timeout")
    if isinstance(error, TimeoutError):
        return FetchError(url, "not complete within the time limit", kind="total_timeout")
    if isinstance(error, aiohttp.ClientConnectorError):
        kind = "connection_refused" if error.os_error.errno == errno.ECONNREFUSED else "connection_failed"
        return FetchError(url, f"no connection ({error.os_error.strerror or error})", kind=kind)
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ClientOSError | aiohttp.ServerDisconnectedError | ConnectionError):
        return FetchError(url, "the connection broke off", kind="connection_reset")
    if isinstance(error, aiohttp.InvalidURL | UnicodeError):
        return FetchError(url, "not an address that can be asked", kind="scheme_refused")
    return FetchError(url, f"not an HTTP answer ({type(error).__name__})", kind="bad_answer")
