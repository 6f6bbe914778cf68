"""Telling a webhook: one request, behind the collector's address guard, without redirects. Nothing here names the address that is asked."""
from __future__ import annotations

import asyncio
import errno
from collections.abc import Mapping
from typing import Any

import aiohttp

from tracker.collect.guard import socket_factory
from tracker.collect.settings import Settings
from tracker.collect.stand_ins import StandIns
from tracker.errors import AddressRefused, FetchError

SECONDS = 20.0                             # for one request, whatever the other side does
AT_ONCE = 8


async def tell_all(messages: Mapping[str, tuple[str, Mapping[str, Any]]], settings: Settings) -> dict[str, FetchError | None]:
    """Send each message (by the name of its alert: address and content); what went wrong with each, or None."""
    connector = aiohttp.TCPConnector(limit=AT_ONCE, socket_factory=socket_factory(settings.allow),
                                     resolver=StandIns(dict(settings.hosts)) if settings.hosts else None)
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(connector=connector, trust_env=False, cookie_jar=aiohttp.DummyCookieJar(), timeout=timeout,
                                     headers={"User-Agent": settings.user_agent}) as session:
        names = list(messages)
        return dict(zip(names, await asyncio.gather(*(tell(session, name, *messages[name]) for name in names)), strict=True))


async def tell(session: aiohttp.ClientSession, name: str, address: str, content: Mapping[str, Any]) -> FetchError | None:
    """One request; any answer but success is a failure, for the next run to try again."""
    subject = f"the webhook of alert {name}"
    try:
        async with session.post(address, json=content, allow_redirects=False) as answer:
            if 200 <= answer.status < 300:
                return None
            reason = "redirects, which is not followed" if 300 <= answer.status < 400 else f"HTTP {answer.status}"
            return FetchError(subject, reason, "its items are kept for the next run")
    except (aiohttp.ClientError, TimeoutError, OSError, UnicodeError, ValueError) as error:
        return named(subject, error)


def named(subject: str, error: Exception) -> FetchError:
    """What went wrong, without the words of the error: they may hold the address.

    >>> print(named("the webhook of alert baja", TimeoutError()))
    the webhook of alert baja: no answer in time; its items are kept for the next run
    """
    if isinstance(error, aiohttp.ClientConnectorError) and error.os_error.errno == errno.EPERM:
        return AddressRefused(subject, "leads to an address that is not public")
    if isinstance(error, TimeoutError):
        reason = "no answer in time"
    elif isinstance(error, aiohttp.ClientConnectorDNSError):
        reason = "its host name is not known"
    elif isinstance(error, aiohttp.InvalidURL | UnicodeError):
        reason = "no address that can be asked"
    elif isinstance(error, aiohttp.ClientSSLError | aiohttp.ClientConnectorCertificateError):
        reason = "its certificate is not accepted"
    else:
        reason = f"no connection ({type(error).__name__})"
    return FetchError(subject, reason, "its items are kept for the next run")
