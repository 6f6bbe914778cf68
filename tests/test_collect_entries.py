"""Feeds of our own, in the shapes that real ones have, become entries."""
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.collect.entries import read_entries
from tracker.errors import FetchError
from tracker.records import Feed

FEEDS = Path(__file__).parent / "feeds"
NOW = datetime(2019, 11, 5, tzinfo=UTC)


def read(name: str, *, kind: str = "rss", limit: int = 100):
    host = name.partition(".")[0]
    feed = Feed(host, "Penerbit Contoh", "Umpan", f"https://{host}.example/rss", kind)
    return read_entries((FEEDS / name).read_bytes(), feed, base=feed.url, now=NOW, limit=limit)


def test_rss_links_and_dates():
    entries = {entry.title: entry for entry in read("warta.rss.xml").entries}
    first = entries["Ekspor Sepatu Naik 4,5 Persen"]
    assert first.url == first.key == "https://warta.example/ekonomi/ekspor-sepatu-101.html"
    assert first.published.isoformat() == "2019-11-04T10:00:00+07:00"          # feedparser alone says 10:00 UTC
    assert (first.author, first.summary) == ("Dewi Contoh", "Ekspor sepatu naik & pabrik menambah jam kerja.")
    second = entries["Pabrik Semen Dibangun di Kota Contoh"]
    assert second.url == "https://warta.example/industri/pabrik-semen-102.html"
    assert second.published.isoformat() == "2019-11-04T09:15:00+08:00"
    assert (first.guid, second.guid) == ("1", "1")                             # the guid is reused: both stories are there


def test_absurd_and_missing_dates_are_flagged_not_believed():
    entries = {entry.title: entry for entry in read("warta.rss.xml").entries}
    assert [(entries[title].published, entries[title].flags) for title in (
        "Tanpa Tanggal", "Dari Masa Depan", "Dari Awal Zaman", "Tanggal Tak Terbaca")] == [
        (None, ()), (None, ("date_absurd",)), (None, ("date_absurd",)), (None, ("date_unread",))]


def test_bad_links_are_refused_and_counted():
    result = read("warta.rss.xml")
    assert result.refused == 3
    assert all(entry.url.startswith("https://warta.example/") for entry in result.entries)


def test_atom_amp_form_is_folded_into_the_plain_address():
    entry, = read("kabar.atom.xml").entries
    assert entry.url == entry.key == "https://kabar.example/ekonomi/impor-gula-7.html"
    assert entry.title == "Impor Gula Turun"


def test_news_sitemap():
    first, second = read("suara.sitemap.xml", kind="sitemap").entries
    assert (first.title, first.published.isoformat()) == ("Kredit Tumbuh 8 Persen", "2019-11-04T13:00:00+07:00")
    assert (second.title, second.published.date().isoformat()) == ("", "2019-11-03")


def test_json_feed():
    result = read("lembar.json")
    entry, = result.entries
    assert (entry.author, entry.published.isoformat(), result.refused) == ("Rudi Contoh", "2019-11-04T08:00:00+09:00", 1)


def test_kind_is_read_from_the_document_not_from_feeds_yaml():
    assert read("suara.sitemap.xml", kind="rss").entries == read("suara.sitemap.xml", kind="sitemap").entries


def test_cut_off_feed_gives_its_whole_items():
    result = read("potong.rss.xml")
    assert result.entries[0].title == "Harga Beras & Jagung"
    assert result.damage


def test_too_many_items_are_cut_before_parsing():
    items = b"".join(b"<item><title>Berita %d</title><link>https://banyak.example/%d</link></item>" % (n, n) for n in range(50_000))
    feed = Feed("banyak", "Banyak", "Umpan", "https://banyak.example/rss")
    result = read_entries(b"<rss version='2.0'><channel><title>Banyak</title>" + items + b"</channel></rss>", feed, base=feed.url, now=NOW, limit=20)
    assert (len(result.entries), result.cut, result.damage) == (20, 49_980, "")


@pytest.mark.parametrize(("body", "kind"), [
    (b"", "not_a_feed"),
    (b" \n ", "not_a_feed"),
    (b"<!DOCTYPE html><html><body><p>Bukan umpan</p></body></html>", "not_a_feed"),
    (b"/etc/passwd", "not_a_feed"),                                            # never taken for the name of a file
    (b"{\"items\": 3}", "not_a_feed"),
    (b"{broken", "not_a_feed"),
    (b"<sitemapindex><sitemap><loc>https://x.example/1.xml</loc></sitemap></sitemapindex>", "sitemap_index"),
    (b"<!DOCTYPE rss [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>", "entity_declarations"),
    (b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>", "entity_declarations"),
])
def test_what_is_no_feed_has_a_name(body, kind):
    feed = Feed("x", "X", "X", "https://x.example/rss")
    with pytest.raises(FetchError) as caught:
        read_entries(body, feed, base=feed.url, now=NOW, limit=10)
    assert caught.value.kind == kind


def test_windows_1252_said_to_be_utf8_keeps_its_items():
    body = "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><item><title>“Hilir” naik – lagi</title><link>https://x.example/1</link></item></channel></rss>"
    feed = Feed("x", "X", "X", "https://x.example/rss")
    result = read_entries(body.encode("cp1252"), feed, base=feed.url, now=NOW, limit=10, content_type="application/rss+xml; charset=utf-8")
    assert result.entries[0].title == "“Hilir” naik – lagi"
