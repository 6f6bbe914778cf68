"""Lists of feeds in OPML → feeds for feeds.yaml."""
from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from tracker.addresses import read_address, registrable
from tracker.collect.feeds import NAME
from tracker.errors import InputError
from tracker.records import Feed

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_?=&()-]*")


def read_opml(body: bytes, *, name: str = "OPML") -> list[Feed]:
    """The feeds of an OPML list, each address once; an outline around them is their category.

    >>> read_opml(b'<opml><body><outline text="Ekonomi"><outline text="Warta" xmlUrl="https://warta.example/rss"/></outline></body></opml>')[0].category
    'ekonomi'
    """
    if re.search(rb"<!ENTITY\b", body, re.I):
        raise InputError(name, "declares XML entities", "such files are not read")
    try:
        root = etree.fromstring(body.lstrip(), etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise InputError(name, "not an OPML file", "export one from your feed reader")
    feeds: dict[str, Feed] = {}
    for node in root.iter("outline"):
        url = read_address(node.get("xmlUrl") or "")
        if url and url not in feeds:
            title = (node.get("title") or node.get("text") or url).strip()
            above = node.getparent()
            category = (above.get("text") or "").strip().lower() if above is not None and above.tag == "outline" else ""
            feeds[url] = Feed(name_feed(url, feeds.values()), registrable(node.get("htmlUrl") or url), title, url, category=category)
    return list(feeds.values())


def name_feed(url: str, others: Iterable[Feed]) -> str:
    """An id from a feed's address that no other feed has.

    >>> name_feed("https://ekbis.warta.example/rss/ekonomi.xml", [])
    'ekbis-warta-example-ekonomi'
    """
    words = [word for word in re.split(r"[^a-z0-9]+", url.lower().partition("://")[2]) if word not in ("", "www", "rss", "feed", "feeds", "xml")]
    base = "-".join(words)[:60].strip("-") or "feed"
    taken, number, name = {feed.id for feed in others}, 1, base
    while name in taken or not NAME.fullmatch(name):
        number += 1
        name = f"{base}-{number}"
    return name


def as_yaml(feeds: Iterable[Feed]) -> str:
    """Feeds as entries of feeds.yaml, to be put below its `feeds:`.

    >>> print(as_yaml([Feed("warta", "Warta Contoh", "Ekonomi", "https://warta.example/rss", enabled=False, reason="try: it")]), end="")
      - id: warta
        publisher: Warta Contoh
        title: Ekonomi
        url: "https://warta.example/rss"
        kind: rss
        language: id
        enabled: false
        reason: "try: it"
    """
    lines = []
    for feed in feeds:
        values = {"id": feed.id, "publisher": feed.publisher, "title": feed.title, "url": feed.url, "kind": feed.kind, "category": feed.category,
                  "language": feed.language, "enabled": None if feed.enabled else "false", "reason": feed.reason}
        pairs = [(key, value) for key, value in values.items() if value]
        lines += [f"{'  - ' if number == 0 else '    '}{key}: {value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)}"
                  for number, (key, value) in enumerate(pairs)]
    return "\n".join(lines) + "\n" if lines else ""


def new_feeds(path: Path, known: Iterable[Feed]) -> list[Feed]:
    """The feeds of an OPML file whose addresses are not known yet, with ids that are free."""
    known = list(known)
    urls, found = {feed.url for feed in known}, []
    for feed in read_opml(path.read_bytes(), name=str(path)):
        if feed.url not in urls:
            found.append(Feed(name_feed(feed.url, [*known, *found]), feed.publisher, feed.title, feed.url, category=feed.category))
    return found
