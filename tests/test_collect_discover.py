"""Feeds found on a site, feeds checked, lists of feeds read."""
import asyncio
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from webserver import Site, rss, serving

from tracker.cli import cli
from tracker.collect import Settings, parse_feeds, read_feeds, read_networks
from tracker.collect.adding import with_feeds
from tracker.collect.discover import check, discover
from tracker.collect.opml import as_yaml, new_feeds, read_opml
from tracker.errors import ConfigError, FetchError, InputError
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


def test_an_address_that_is_not_public_says_how_to_allow_it():
    result = CliRunner().invoke(cli, ["feeds", "discover", "http://127.0.0.1:9/"])
    assert result.exit_code == 1 and "allow it with --allow-network" in result.stderr


@pytest.mark.parametrize(("more", "printed"), [([], ""), (["--json"], "[]\n")])
def test_nothing_found_is_said(monkeypatch, more, printed):
    async def none(url, settings):
        return []

    monkeypatch.setattr("tracker.collect.discover.discover", none)
    result = CliRunner().invoke(cli, ["feeds", "discover", "https://warta.example/", *more])
    assert (result.exit_code, result.stdout) == (1, printed)
    assert "https://warta.example/: no feed found; give the address" in result.stderr


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


# putting feeds into a file

NEW = [Feed("baru", "baru.example", "Baru: ekonomi", "https://baru.example/rss")]
KEPT = "  - {id: warta, publisher: Warta, title: Ekonomi, url: 'https://warta.example/rss'}"


def test_a_list_goes_into_the_starter(tmp_path):
    (tmp_path / "list.opml").write_bytes(OPML)
    feeds = tmp_path / "feeds.yaml"
    run = CliRunner().invoke
    assert run(cli, ["init", str(tmp_path)]).exit_code == 0
    before = feeds.read_text()
    done = run(cli, ["feeds", "import", str(tmp_path / "list.opml"), "--feeds", str(feeds), "--write"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"2 new feeds, written into {feeds}\n")
    assert [feed.id for feed in read_feeds(feeds)][-2:] == ["warta-example", "bursa-example"]
    assert feeds.read_text().replace(as_yaml(read_opml(OPML)), "") == before
    assert run(cli, ["feeds", "import", str(tmp_path / "list.opml"), "--feeds", str(feeds), "--write"]).stderr == "0 new feeds\n"
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_one_feed_is_one(tmp_path):
    (tmp_path / "list.opml").write_text('<opml><body><outline text="Baru" xmlUrl="https://baru.example/rss"/></body></opml>')
    done = CliRunner().invoke(cli, ["feeds", "import", str(tmp_path / "list.opml"), "--feeds", str(tmp_path / "feeds.yaml"), "--write"])
    assert done.stderr.startswith("1 new feed, written")
    assert [feed.id for feed in read_feeds(tmp_path / "feeds.yaml")] == ["baru-example"]


@pytest.mark.parametrize("text", [
    f"feeds:\n{KEPT}\n\n# of publishers\nrules:\n  Warta: {{body: .isi}}\n",
    f"rules:\n  Warta: {{body: .isi}}\nfeeds:\n{KEPT}  # ours\n",
    f"feeds:\n{KEPT}",                                    # no end of the last line
    f"feeds:\r\n{KEPT}\r\n\r\nrules:\r\n  Warta: {{body: .isi}}\r\n",
    f"feeds:\n{KEPT.replace('  -', '-')}\nrules: {{Warta: {{body: .isi}}}}\n",
    "feeds:\n",
    "feeds:\n# none yet\n",
])
def test_all_else_stays_as_it_is_written(text):
    after = with_feeds(text, NEW)
    assert [feed.id for feed in parse_feeds(after)] == [*(feed.id for feed in parse_feeds(text)), "baru"]
    assert ("\r\n" in after) == ("\r\n" in text)
    assert [line for line in after.splitlines() if line in text.splitlines()] == text.splitlines()


def test_a_list_in_brackets_is_left():
    with pytest.raises(ConfigError, match="line 1: the feeds stand in brackets; write each on lines of its own"):
        with_feeds("feeds: []\n", NEW)
