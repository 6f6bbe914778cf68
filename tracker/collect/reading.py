"""The answer of a feed → its entries, wherever they are: an index of sitemaps leads to the sitemaps that it lists."""
from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from lxml import etree

from tracker.addresses import read_address, registrable
from tracker.collect.decoding import GZIP, Unpacker
from tracker.collect.entries import FeedRead, read_entries
from tracker.collect.fetch import Answer, Web
from tracker.errors import FetchError
from tracker.records import Entry, Feed

ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
SITEMAPS = 4                               # of an index that are read: those of news first, then those that changed last


async def read_feed(web: Web, feed: Feed, answer: Answer, now: datetime) -> tuple[Answer, FeedRead | None]:
    """What a feed's answer holds; where it cannot be read, the answer says why."""
    if not answer.ok:
        return answer, None
    try:
        answer = unpacked(answer, web.settings.feed_bytes)
        return answer, await asyncio.to_thread(read_entries, answer.body, feed, base=answer.url, now=now, limit=web.settings.feed_entries,
                                               content_type=answer.content_type)
    except FetchError as error:
        if error.kind != "sitemap_index":
            return replace(answer, outcome=error.kind, reason=error.reason), None
    return await _read_index(web, feed, answer, now)


async def _read_index(web: Web, feed: Feed, index: Answer, now: datetime) -> tuple[Answer, FeedRead | None]:
    """The entries of the sitemaps of an index. It may stand unchanged while they change, so its validators are not kept."""
    answers, reads = [], []
    for address in sitemaps(index.body, index.url):
        answer = await web.get(address, limit=web.settings.feed_bytes, accept=ACCEPT)
        try:
            answer = unpacked(answer, web.settings.feed_bytes)
            reads += [read_entries(answer.body, feed, base=answer.url, now=now, limit=web.settings.feed_entries)] if answer.ok else []
        except FetchError as error:
            answer = replace(answer, outcome=error.kind, reason=error.reason)
        answers.append(answer)
    if not reads:
        failed = next(iter(answers), replace(index, outcome="not_a_feed", reason="an index without sitemaps"))
        outcome = "not_a_feed" if failed.outcome in ("ok", "sitemap_index") else failed.outcome
        return replace(index, outcome=outcome, reason=f"{failed.reason} ({failed.asked})"), None
    unread = [answer.asked for answer in answers if not answer.ok]
    return replace(index, etag=None, last_modified=None), joined(reads, f"{unread[0]} not read" if unread else "")


def unpacked(answer: Answer, limit: int) -> Answer:
    """The answer, where it is a packed file such as `sitemap.xml.gz`, with what is in it."""
    if not answer.body.startswith(GZIP):
        return answer
    unpacker = Unpacker("gzip", limit=limit, subject=answer.url)
    return replace(answer, body=unpacker.feed(answer.body) + unpacker.close())


def joined(reads: list[FeedRead], damage: str) -> FeedRead:
    """Several answers as one, each story once."""
    entries: dict[str, Entry] = {}
    for read in reads:
        for entry in read.entries:
            entries.setdefault(entry.key, entry)
    return FeedRead(tuple(entries.values()), reads[0].title, sum(read.refused for read in reads), sum(read.cut for read in reads),
                    damage or next((read.damage for read in reads if read.damage), ""))


def sitemaps(body: bytes, base: str) -> list[str]:
    """The addresses in an index that are asked, all of one publisher.

    >>> sitemaps(b"<sitemapindex><sitemap><loc>/a-2024.xml</loc></sitemap><sitemap><loc>/sitemap-news.xml</loc></sitemap>"
    ...          b"<sitemap><loc>https://lain.example/s.xml</loc></sitemap></sitemapindex>", "https://warta.example/sitemap.xml")
    ['https://warta.example/sitemap-news.xml', 'https://warta.example/a-2024.xml']
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    nodes = list(root.iterchildren("{*}sitemap")) if root is not None else []
    listed = [(node.findtext("{*}lastmod") or "", read_address(node.findtext("{*}loc") or "", base=base)) for node in nodes]
    known = [(changed, address) for changed, address in listed if address and registrable(address) == registrable(base)]
    known.sort(key=lambda one: one[0], reverse=True)
    known.sort(key=lambda one: "news" not in one[1] and "berita" not in one[1])
    return list(dict.fromkeys(address for _, address in known))[:SITEMAPS]
