"""The bytes of a feed → its entries, in whatever format they are; malformed feeds are read as far as possible."""
from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import unescape

import feedparser
from lxml import etree

from tracker.addresses import asked_for, canonical, read_address
from tracker.collect import json_feed
from tracker.dates import absurd, read_moment, read_zone
from tracker.errors import FetchError
from tracker.records import Entry, Feed

ENTITY = re.compile(rb"<!ENTITY\b", re.I)
ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|html)\b", re.I)
ITEM_ENDS = (b"</item>", b"</entry>", b"</url>")
TAG = re.compile(r"<[^>]*>")
HALF = re.compile(rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));", re.I)    # of a pair of surrogates
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True, slots=True)
class FeedRead:
    """What one answer of a feed holds: `refused` counts links that lead nowhere we would go, `cut` entries beyond the limit."""

    entries: tuple[Entry, ...]
    title: str = ""
    refused: int = 0
    cut: int = 0
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as the format gives it, before its link and date are looked at."""

    link: str
    title: str = ""
    date: str = ""
    updated: str = ""
    author: str = ""
    summary: str = ""
    content: str = ""
    guid: str = ""


def read_entries(body: bytes, feed: Feed, *, base: str, now: datetime, limit: int, content_type: str = "") -> FeedRead:
    """The entries of a feed's answer, in its order, each story once. A document that is no feed is a FetchError of
    that kind, one that lists sitemaps a `sitemap_index`.

    >>> feed = Feed("warta", "Warta Contoh", "Ekonomi", "https://warta.example/rss")
    >>> body = b"<rss><channel><item><title>Ekspor naik</title><link>/a/1?utm_source=rss</link></item></channel></rss>"
    >>> read_entries(body, feed, base=feed.url, now=datetime(2026, 1, 1), limit=10).entries[0].key
    'https://warta.example/a/1'
    """
    kept, cut = _cut(body, limit)
    title, items, damage = _reader(body, feed)(kept, feed, content_type)
    entries, refused = {}, 0
    for item in items[:limit]:
        entry = _entry(item, feed, base=base, now=now)
        if entry is None:
            refused += 1
        elif entry.key not in entries or (entry.url == entry.key and entries[entry.key].url != entry.key):
            entries[entry.key] = entry     # of two addresses of one story the plain one is asked
    return FeedRead(tuple(entries.values()), title, refused, cut + len(items[limit:]), damage)


Reader = Callable[[bytes, Feed, str], tuple[str, list[Item], str]]


def _reader(body: bytes, feed: Feed) -> Reader:
    """By what the document is, not by what it is said to be."""
    start = body[:20_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise FetchError(feed.url, "an empty answer is no feed", kind="not_a_feed")
    if ENTITY.search(body[:200_000]):
        raise FetchError(feed.url, "declares XML entities", "such feeds are not read", kind="entity_declarations")
    if start.startswith(b"{"):
        return _json
    root = ROOT.search(start)
    name = root[1].lower() if root else b""
    if name == b"html":
        raise FetchError(feed.url, "a page, not a feed", "look for the feed's present address", kind="not_a_feed")
    if name == b"sitemapindex":
        raise FetchError(feed.url, "a list of sitemaps", "give the address of the news sitemap in it", kind="sitemap_index")
    return _sitemap if name == b"urlset" else _syndicated


def _cut(body: bytes, limit: int) -> tuple[bytes, int]:
    """The document without its entries after the first `limit`, and how many those are: parsing 50,000 would block the run."""
    for end in ITEM_ENDS:
        count = body.count(end)
        if count <= limit:
            continue
        position = 0
        for _ in range(limit):
            position = body.index(end, position) + len(end)
        return body[:position] + body[body.rindex(end) + len(end):], count - limit
    return body, 0


def _syndicated(body: bytes, feed: Feed, content_type: str) -> tuple[str, list[Item], str]:
    """RSS 0.9 to 2.0 and Atom."""
    headers = {"content-type": content_type} if content_type else {}
    stream = io.BytesIO(HALF.sub(b"&#xFFFD;", body))     # given bytes, feedparser would take "/etc/passwd" for the name of a file to open
    try:
        parsed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, RecursionError) as error:
        raise FetchError(feed.url, f"malformed beyond reading ({type(error).__name__})", kind="not_a_feed") from error
    if not parsed.entries and not parsed.version:
        raise FetchError(feed.url, "neither RSS nor Atom", "look for the feed's present address", kind="not_a_feed")
    damage = type(parsed.bozo_exception).__name__ if parsed.bozo else ""
    return parsed.feed.get("title", ""), [_syndicated_item(entry) for entry in parsed.entries], damage


def _syndicated_item(entry: feedparser.FeedParserDict) -> Item:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    guid = entry.get("id", "")
    updated = dict.get(entry, "updated", "")           # feedparser's own get would give the date of publication here
    return Item(
        link=entry.get("link", "") or (guid if guid.startswith("http") else ""), title=entry.get("title", ""),
        date=entry.get("published", "") or updated, updated=updated, author=entry.get("author", ""),
        summary=entry.get("summary", ""), content=max(contents, key=len, default=""), guid=guid)


def _sitemap(body: bytes, feed: Feed, _content_type: str) -> tuple[str, list[Item], str]:
    """A news sitemap; of an ordinary one, what it has."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(feed.url, "a sitemap that cannot be read", kind="not_a_feed") from error
    if root is None:
        raise FetchError(feed.url, "a sitemap that cannot be read", kind="not_a_feed")
    items = []
    for node in root.iterchildren("{*}url"):
        changed = node.findtext("{*}lastmod") or ""
        items.append(Item(
            link=node.findtext("{*}loc") or "", title=node.findtext(f"{NEWS}news/{NEWS}title") or "",
            date=node.findtext(f"{NEWS}news/{NEWS}publication_date") or changed, updated=changed))
    return "", items, "XMLSyntaxError" if parser.error_log else ""


def _json(body: bytes, feed: Feed, _content_type: str) -> tuple[str, list[Item], str]:
    title, items = json_feed.read(body, feed.url)
    return title, [Item(**item) for item in items], ""


def _entry(item: Item, feed: Feed, *, base: str, now: datetime) -> Entry | None:
    link = read_address(item.link, base=base)
    if not item.link.strip() or link is None:
        return None
    moment = read_moment(item.date, zone=read_zone(feed.zone))
    flags = () if moment or not item.date.strip() else ("date_unread",)
    if moment and absurd(moment, now):
        moment, flags = None, ("date_absurd",)
    return Entry(
        key=canonical(link) or link, url=asked_for(link) or link, title=plain_text(item.title), published=moment,
        author=plain_text(item.author), summary=plain_text(item.summary), content=item.content, guid=item.guid.strip()[:500],
        stamp=item.updated.strip()[:80], flags=flags)


def plain_text(html: str) -> str:
    """A feed's title or summary without its markup.

    >>> plain_text("<p>Ekspor &amp; impor <b>naik</b></p>")
    'Ekspor & impor naik'
    """
    return " ".join(unescape(TAG.sub(" ", html)).split())
