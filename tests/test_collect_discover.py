"""Feeds found on a site, feeds checked, lists of feeds read."""
import asyncio
from datetime import UTC, datetime

import pytest
from webserver import Site, rss, serving

from tracker.collect import Settings, parse_feeds, read_networks
from tracker.collect.discover import check, discover
from tracker.collect.opml import as_yaml, new_feeds, read_opml
from tracker.errors import FetchError, InputError
from tracker.records import Feed

SETTINGS = Settings(delay=0, retries=0, allow=read_networks(["127.0.0.0/24"]), clock=lambda: datetime(2019, 11, 5, tzinfo=UTC))
OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Langganan</title></head><body>
<outline text="Ekonomi"><outline type="rss" text="Warta &amp; Kabar" xmlUrl="https://warta.example/rss" htmlUrl="https://www.warta.example/"/>
<outline type="rss" text="Sama" xmlUrl="https://warta.example/rss"/></outline>
<outline type="rss" text="Bursa" xmlUrl="https://bursa.example/feed"/><outline text="Berbahaya" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_discover():
    site = Site({"/": '<link rel="alternate" type="application/rss+xml" href="/umpan/ekonomi"><a href="/rss/mati.xml">mati</a>'
                      '<a href="https://lain.example/rss">tetangga</a>',
                 "/umpan/ekonomi": rss(("Naik", "/a.html"), ("Turun", "/b.html")), "/feed": rss(("Lain", "/c.html"))})

    async def both():
        async with serving(site):
            return await discover(site.base + "/", SETTINGS)

    found = asyncio.run(both())
    assert [(one.feed.url.removeprefix(site.base), one.entries) for one in found] == [("/umpan/ekonomi", 2), ("/feed", 1)]
    assert len({one.feed.id for one in found}) == 2


def test_discover_says_why_a_page_cannot_be_read():
    async def both():
        async with serving(site := Site()):
            await discover(site.base + "/hilang", SETTINGS)

    with pytest.raises(FetchError, match="HTTP 404"):
        asyncio.run(both())


def test_check():
    site = Site({"/rss": rss(("A", "/a"), ("B", "javascript:x")), "/html": "<html></html>", "/tak-terbaca": rss(("A", "/a"), date="kemarin")})

    async def both():
        async with serving(site):
            return await check([Feed(path.strip("/"), "P", "T", site.base + path) for path in ("/rss", "/html", "/hilang", "/tak-terbaca")], SETTINGS)

    good, page, gone, undated = asyncio.run(both())
    assert (good.outcome, good.entries, good.refused, good.newest.isoformat()) == ("ok", 1, 1, "2019-11-04T10:00:00+07:00")
    assert (page.outcome, gone.outcome, undated.undated) == ("not_a_feed", "not_found", 1)


def test_opml_and_back(tmp_path):
    feeds = read_opml(OPML)
    assert [(feed.id, feed.publisher, feed.category) for feed in feeds] == [
        ("warta-example", "warta.example", "ekonomi"), ("bursa-example", "bursa.example", "")]
    assert parse_feeds("feeds:\n" + as_yaml(feeds)) == feeds
    (tmp_path / "list.opml").write_bytes(OPML)
    known = [Feed("bursa-example", "B", "B", "https://bursa.example/rss"), feeds[0]]
    assert [feed.id for feed in new_feeds(tmp_path / "list.opml", known)] == ["bursa-example-2"]


@pytest.mark.parametrize("body", [b"", b"<rss/>", b"{}", b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>"])
def test_no_opml(body):
    with pytest.raises(InputError):
        read_opml(body)
