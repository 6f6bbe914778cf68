"""Whole runs against a server of the tests' own: new stories, revisions, pages joined, faults that stop nobody else, clean ends."""
import asyncio
import os
import signal
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web as server
from webserver import Site, rss, serving, story

from tracker.collect import Settings, collect, read_networks, run
from tracker.records import Article, Feed
from tracker.store.archive import Archive

SENTENCES = "Produksi pabrik contoh naik {} persen menjadi 1,2 juta ton pada semester I 2019, kata kepala dinas setempat."


class Clock:
    def __init__(self):
        self.now = datetime(2019, 11, 5, 8, tzinfo=UTC)

    def __call__(self):
        return self.now


class Desk:
    """An archive, its settings and a plain extraction: the paragraphs of a page."""

    def __init__(self, folder):
        self.clock = Clock()
        self.archive = Archive(folder / "archive.db", clock=self.clock)
        self.settings = Settings(delay=0, retries=0, read_timeout=0.5, total_timeout=1.0, allow=read_networks(["127.0.0.0/24"]), clock=self.clock)
        self.pages = []

    async def on_page(self, page):
        self.pages.append(page)
        text = "\n".join(piece.partition("</p>")[0] for part in page.parts for piece in part.split("<p>")[1:])
        return self.archive.add_article(Article("", text, page.title, page.published, page.url, page.publisher), page)

    def run(self, *sites, feeds=None, **changes):
        """One run, the sites served meanwhile."""
        from dataclasses import replace

        async def both():
            async with serving(*sites):
                chosen = feeds(sites) if feeds else [feed(site) for site in sites]
                return await collect(chosen, self.archive, replace(self.settings, **changes), on_page=self.on_page)

        return asyncio.run(both())

    def texts(self):
        return {article.url.rpartition("/")[2]: article.text for article in self.archive.articles()}


def feed(site, path="/rss", name=None):
    return Feed(name or site.host.replace(".", "-"), "Warta Contoh", "Ekonomi", site.base + path)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.archive.close()


def test_new_then_nothing_then_one_more(desk):
    site = Site({"/rss": rss(("Naik", "/a.html?utm_source=rss")), "/a.html": story("Naik", SENTENCES.format(5))})
    first = desk.run(site)
    assert (first.feeds_read, first.new_entries, dict(first.articles)) == (1, 1, {"new": 1})
    rows = list(desk.archive.db.execute("SELECT * FROM articles"))
    second = desk.run(site)
    assert (second.not_modified, second.new_entries, second.pages_unchanged, dict(second.articles)) == (1, 0, 1, {})
    assert list(desk.archive.db.execute("SELECT * FROM articles")) == rows
    site.paths |= {"/rss": rss(("Turun", "/b.html"), ("Naik", "/a.html")), "/b.html": story("Turun", SENTENCES.format(3))}
    assert dict(desk.run(site).articles) == {"new": 1}
    assert set(desk.texts()) == {"a.html", "b.html"}
    assert site.asked.count("/a.html") == 3 and site.asked.count("/b.html") == 1


def test_edit_becomes_a_revision_and_a_changed_sidebar_does_not(desk):
    site = Site({"/rss": rss(("Naik", "/a.html")), "/a.html": story("Naik", SENTENCES.format(5))})
    desk.run(site)
    site.paths["/a.html"] = story("Naik", SENTENCES.format(5), foot="<aside>Terpopuler hari ini</aside>")
    assert dict(desk.run(site).articles) == {"same": 1}
    site.paths["/a.html"] = story("Naik", SENTENCES.format(6))
    assert dict(desk.run(site).articles) == {"revision": 1}
    assert desk.texts() == {"a.html": SENTENCES.format(6)}


def test_story_over_several_pages_is_joined_and_watched_whole(desk):
    def link(number):
        return f'<a rel="next" href="/a.html?page={number}">Selanjutnya</a>'

    site = Site({"/rss": rss(("Panjang", "/a.html")), "/a.html": story("Panjang", "satu", foot=link(2)),
                 "/a.html?page=2": story("Panjang", "dua", foot=link(1) + link(3)), "/a.html?page=3": story("Panjang", "tiga", foot=link(2))})
    desk.run(site)
    assert desk.texts() == {"a.html": "satu\ndua\ntiga"}
    assert dict(desk.run(site).articles) == {}
    site.paths["/a.html?page=3"] = story("Panjang", "empat", foot=link(2))
    assert dict(desk.run(site).articles) == {"revision": 1}
    assert desk.texts() == {"a.html": "satu\ndua\nempat"}


def test_missing_further_page_is_tried_again_before_the_story_is_kept_incomplete(desk):
    site = Site({"/rss": rss(("Panjang", "/a.html")), "/a.html": story("Panjang", "satu", foot='<a href="?page=2">2</a>'),
                 "/a.html?page=2": lambda request: server.Response(status=503)})
    for _ in range(3):
        assert desk.run(site).errors["incomplete"] == 1
        desk.clock.now += timedelta(days=1)
    assert dict(desk.run(site).articles) == {"new": 1}
    assert desk.pages[-1].flags == ("incomplete",)


def test_page_number_that_the_publisher_takes_no_notice_of(desk):
    site = Site({"/rss": rss(("Pendek", "/a.html")), "/a.html": story("Pendek", "satu", foot='<a href="?page=2">2</a>')})
    desk.run(site)
    assert desk.texts() == {"a.html": "satu"}


def test_redirect_and_canonical_name_the_story_once(desk):
    site = Site({"/rss": rss(("Naik", "/r/1")), "/rss2": rss(("Naik", "/amp/a.html"), ("Naik", "/a.html?ref=x")),
                 "/r/1": lambda request: server.Response(status=301, headers={"Location": "/a.html"}),
                 "/a.html": story("Naik", SENTENCES.format(5), head='<link rel="canonical" href="/a.html">')})
    desk.run(site, feeds=lambda sites: [feed(site)])
    desk.run(site, feeds=lambda sites: [feed(site), feed(site, "/rss2", "kedua")])
    assert len(list(desk.archive.db.execute("SELECT 1 FROM articles"))) == 1
    assert desk.archive.find_article(f"{site.base}/r/1").url == f"{site.base}/a.html"


def test_foreign_canonical_is_kept_as_a_claim_and_not_believed(desk):
    site = Site({"/rss": rss(("Naik", "/a.html")),
                 "/a.html": story("Naik", SENTENCES.format(5), head='<link rel="canonical" href="https://lain.example/curian.html">')})
    desk.run(site)
    assert [article.url for article in desk.archive.articles()] == [f"{site.base}/a.html"]
    assert desk.archive.db.execute("SELECT claim FROM pages").fetchall() == [("https://lain.example/curian.html",)]


def test_bad_feeds_stop_nobody_else(desk):
    async def silence(request):
        await asyncio.sleep(5)

    good = Site({"/rss": rss(*((f"Berita {n}", f"/{n}.html") for n in range(5))),
                 **{f"/{n}.html": story(f"Berita {n}", SENTENCES.format(n)) for n in range(5)}})
    bad = [Site({"/rss": paths}, host=f"127.0.0.{number + 2}") for number, paths in enumerate((
        b"", b"<html></html>", silence, lambda request: server.Response(status=500), b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss></rss>"))]
    began = time.monotonic()
    counts = desk.run(good, *bad)
    assert (counts.feeds, counts.feeds_read, counts.articles["new"]) == (6, 1, 5)
    assert dict(counts.errors) == {"not_a_feed": 2, "read_timeout": 1, "server_error": 1, "entity_declarations": 1}
    assert time.monotonic() - began < 3
    states = {state.id: (state.status, state.failures) for state in desk.archive.feed_states()}
    assert states["127-0-0-1"] == ("ok", 0) and states["127-0-0-4"] == ("read_timeout", 1)


def test_failing_feed_waits_longer_each_time_but_comes_back(desk):
    site = Site({"/rss": lambda request: server.Response(status=404)})
    asked = 0
    for _ in range(24 * 30):
        before = len(site.asked)
        desk.run(site) if _ % 6 == 0 else None
        asked += len(site.asked) > before
        desk.clock.now += timedelta(hours=1)
    assert 6 <= asked <= 12
    state, = desk.archive.feed_states()
    assert state.since == datetime(2019, 11, 5, 8, tzinfo=UTC)
    site.paths["/rss"] = rss(("Naik", "/a.html"))
    desk.clock.now += timedelta(days=9)
    assert desk.run(site).feeds_read == 1
    state, = desk.archive.feed_states()
    assert (state.status, state.failures) == ("ok", 0)


def test_feed_asked_by_its_own_rhythm(desk):
    times = [f"Mon, 04 Nov 2019 {hour:02}:00:00 +0700" for hour in (4, 8, 12, 16)]
    items = "".join(f"<item><title>B{n}</title><link>/{n}.html</link><pubDate>{time}</pubDate></item>" for n, time in enumerate(times))
    site = Site({"/rss": f"<rss version='2.0'><channel><title>U</title>{items}</channel></rss>"})
    asked = []
    for hour in range(8):
        before = site.asked.count("/rss")
        desk.run(site, by_rhythm=True)
        asked += [hour] * (site.asked.count("/rss") - before)
        desk.clock.now += timedelta(hours=1)
    assert asked == [0, 2, 4, 6]               # stories come every four hours


def test_clock_that_was_wrong_does_not_hold_a_feed_for_years(desk):
    site = Site({"/rss": lambda request: server.Response(status=404)})
    desk.clock.now += timedelta(days=4000)
    desk.run(site)
    desk.clock.now -= timedelta(days=4000)
    site.paths["/rss"] = rss()
    assert desk.run(site).feeds_read == 1


def test_feed_that_moved_for_good_is_asked_at_its_new_address(desk):
    site = Site({"/rss": lambda request: server.Response(status=301, headers={"Location": "/umpan"}), "/umpan": rss(("Naik", "/a.html")),
                 "/a.html": story("Naik", SENTENCES.format(5))})
    desk.run(site)
    desk.run(site)
    assert site.asked.count("/rss") == 1 and site.asked.count("/umpan") == 2


def test_disallowed_pages_are_never_asked(desk):
    site = Site({"/robots.txt": "User-agent: *\nDisallow: /premium/", "/rss": rss(("A", "/premium/a.html"), ("B", "/b.html")),
                 "/premium/a.html": story("A", "x"), "/b.html": story("B", SENTENCES.format(1))})
    counts = desk.run(site)
    desk.run(site)
    assert dict(counts.errors) == {"robots_disallowed": 1}
    assert not [path for path in site.asked if "premium" in path]


def test_links_to_an_internal_host_are_refused(desk):
    inside, outside = Site(host="127.0.1.1"), Site()

    async def both():
        async with serving(inside, outside):
            outside.paths["/rss"] = rss(("A", f"http://127.0.1.1:{inside.port}/a"), ("B", f"http://[::ffff:127.0.1.1]:{inside.port}/b"))
            return await collect([feed(outside)], desk.archive, desk.settings, on_page=desk.on_page)

    counts = asyncio.run(both())
    assert dict(counts.errors) == {"address_refused": 2} and inside.asked == []


def test_what_is_no_page_of_a_story(desk):
    site = Site({"/rss": rss(("A", "/a.pdf"), ("B", "/b.html")), "/": story("Beranda", "x"),
                 "/a.pdf": lambda request: server.Response(body=b"%PDF", content_type="application/pdf"),
                 "/b.html": lambda request: server.Response(status=302, headers={"Location": "/"})})
    assert dict(desk.run(site).errors) == {"not_html": 1, "front_page": 1}


def test_a_bug_stops_the_run(desk):
    site = Site({"/rss": rss(("Naik", "/a.html")), "/a.html": story("Naik", "x")})

    async def broken(page):
        raise KeyError("a bug")

    desk.on_page = broken
    with pytest.raises(KeyError, match="a bug"):
        desk.run(site)


def test_page_in_hand_is_kept_when_the_run_is_stopped(desk):
    site, began = Site({"/rss": rss(("A", "/a.html")), "/a.html": story("A", SENTENCES.format(1))}), asyncio.Event()
    keep = desk.on_page

    async def slowly(page):
        began.set()
        await asyncio.sleep(0.3)
        return await keep(page)

    async def stopped():
        async with serving(site):
            task = asyncio.create_task(collect([feed(site)], desk.archive, desk.settings, on_page=slowly))
            await began.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(stopped())
    assert set(desk.texts()) == {"a.html"}


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_run_with_finished_work_kept(desk, name):
    async def silence(request):
        await asyncio.sleep(30)

    site = Site({"/rss": rss(("A", "/a.html"), ("B", "/b.html"), ("C", "/c.html")), "/a.html": story("A", SENTENCES.format(1)),
                 "/b.html": silence, "/c.html": silence})
    ready, stop = threading.Event(), threading.Event()

    def serve():
        async def until_stopped():
            async with serving(site):
                ready.set()
                await asyncio.to_thread(stop.wait)

        asyncio.run(until_stopped())

    thread = threading.Thread(target=serve)
    thread.start()
    ready.wait()
    threading.Timer(0.7, os.kill, (os.getpid(), name)).start()
    began = time.monotonic()
    from dataclasses import replace
    counts = run([feed(site)], desk.archive, replace(desk.settings, read_timeout=30, total_timeout=30), on_page=desk.on_page)
    stop.set()
    thread.join()
    assert counts.interrupted and time.monotonic() - began < 5
    assert set(desk.texts()) == {"a.html"}
    assert len(desk.archive.due("127-0-0-1", revise_within=timedelta(hours=72))) == 2
