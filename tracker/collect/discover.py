"""Which feeds a site has, and how a feed is: asked once, nothing stored."""
from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from tracker.addresses import read_address, registrable
from tracker.collect.decoding import decode_page
from tracker.collect.entries import FeedRead
from tracker.collect.fetch import Web
from tracker.collect.opml import name_feed
from tracker.collect.reading import ACCEPT, read_feed
from tracker.collect.schedule import rhythm
from tracker.collect.settings import Settings
from tracker.errors import AddressRefused, FetchError
from tracker.records import Feed

USUAL = ("/rss", "/feed", "/feed/", "/rss.xml", "/atom.xml", "/feed.json", "/sitemap-news.xml", "/news-sitemap.xml", "/indeks/rss")
LINKED = ('link[rel~="alternate"][type*="rss"], link[rel~="alternate"][type*="atom"], link[rel~="alternate"][type*="feed+json"],'
          ' a[href*="rss"], a[href*="/feed"], a[href$=".xml"]')
FULL_TEXT = 1000                           # characters of content that make a full-text feed


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """How one feed answered: one row of the table of `feeds check`."""

    feed: Feed
    outcome: str
    reason: str = ""
    entries: int = 0
    newest: datetime | None = None
    a_day: float | None = None
    undated: int = 0
    refused: int = 0
    full_text: bool = False
    moved_to: str | None = None


async def check(feeds: Iterable[Feed], settings: Settings) -> list[FeedCheck]:
    """How each feed answers now, in their order."""
    async with Web(settings) as web:
        return list(await asyncio.gather(*(_check(web, feed) for feed in feeds)))


async def _check(web: Web, feed: Feed) -> FeedCheck:
    answer = await web.get(feed.url, limit=web.settings.feed_bytes, accept=ACCEPT)
    answer, read = await read_feed(web, feed, answer, web.settings.clock())
    if read is None:
        return FeedCheck(feed, answer.outcome, answer.reason)
    return replace(_told(feed, read), moved_to=answer.lasting)


def _told(feed: Feed, read: FeedRead) -> FeedCheck:
    pause = rhythm(read.entries)
    return FeedCheck(
        feed, "ok", read.damage, len(read.entries), max((entry.published for entry in read.entries if entry.published), default=None),
        round(86400 / pause, 1) if pause else None, sum(entry.published is None for entry in read.entries), read.refused,
        any(len(entry.content) > FULL_TEXT for entry in read.entries))


async def discover(url: str, settings: Settings) -> list[FeedCheck]:
    """The feeds that a site's page links to or has at the usual addresses, the ones that answer with entries."""
    async with Web(settings) as web:
        answer = await web.get(url, limit=settings.page_bytes)
        if not answer.ok:
            if answer.outcome == "address_refused":
                raise AddressRefused(url, answer.reason)
            raise FetchError(url, answer.reason, "give the address of a page of the site", kind=answer.outcome)
        html = decode_page(answer.body, answer.charset)
        found: list[Feed] = []
        for address in _candidates(html, answer.url):
            found.append(Feed(name_feed(address, found), registrable(address), address, address))
        checked = await asyncio.gather(*(_check(web, feed) for feed in found))
    return [one for one in checked if one.outcome == "ok" and one.entries]


def _candidates(html: str, base: str) -> list[str]:
    """Addresses that may be feeds of the same publisher, each once."""
    hrefs = [node.attributes.get("href") or "" for node in LexborHTMLParser(html).css(LINKED)]
    addresses = [read_address(href, base=base) for href in hrefs] + [urljoin(base, path) for path in USUAL]
    return list(dict.fromkeys([base, *(address for address in addresses if address and registrable(address) == registrable(base))]))[:60]
