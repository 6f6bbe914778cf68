"""Whatever the web sends, the readers give records or a named refusal. `make fuzz` gives them a longer time."""
import os
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.collect.decoding import Unpacker, decode_page
from tracker.collect.entries import read_entries
from tracker.collect.feeds import parse_feeds
from tracker.collect.pages import next_part, story_address
from tracker.errors import ConfigError, FetchError
from tracker.records import Feed

BUDGET = settings(max_examples=int(os.environ.get("TRACKER_FUZZ", "60")), deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEED = Feed("warta", "Warta Contoh", "Ekonomi", "https://warta.example/rss")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PIECES = st.sampled_from([
    "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "<link>", "</link>", "<pubDate>", "</pubDate>",
    "Mon, 04 Nov 2019 10:00:00 WIB", "https://warta.example/a", "/b?c=1", "javascript:x", "&amp;", "&nbsp;", "&#0;", "&#xD800;", "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry>", "</entry>", "<link href='https://warta.example/x'/>", "<urlset>", "<url>", "<loc>", "</loc>", "</url>", "</urlset>", "<?xml version='1.0' encoding='utf-16'?>",
    "{\"items\": [", "{\"url\": \"https://warta.example/1\"}", "]}", "\x00", "é", "\ufeff", "<!-- ", " -->", "<rdf:RDF>", "<content:encoded>"])
DOCUMENTS = st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")))


@BUDGET
@given(DOCUMENTS)
def test_feed(body):
    try:
        result = read_entries(body, FEED, base=FEED.url, now=NOW, limit=20)
    except FetchError as error:
        assert error.kind in ("not_a_feed", "entity_declarations")
        return
    assert len(result.entries) <= 20
    for entry in result.entries:
        assert entry.url.startswith(("http://", "https://")) and entry.key
        assert entry.published is None or entry.published.tzinfo


@BUDGET
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "iso-8859-1", "utf-16", "bogus", "idna", "punycode"]))
def test_page_text(body, charset):
    assert isinstance(decode_page(body, charset), str)


@BUDGET
@given(st.text(max_size=200).map(lambda text: f'<link rel="canonical" href="{text}"><a href="{text}">'))
def test_page_links(html):
    assert story_address(html, "https://warta.example/a").startswith("https://warta.example/")
    assert next_part(html, "https://warta.example/a", of="https://warta.example/a", after=1) in (None, *[
        f"https://warta.example/a{rest}{slash}" for slash in ("", "/") for rest in (
            "?page=2", "?halaman=2", "?showpage=2", "/2", "/page/2", "/halaman/2", "/showpage/2")])


@BUDGET
@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", ""]))
def test_packed_answer(data, encoding):
    unpacker = Unpacker(encoding, limit=1000, subject="x")
    try:
        assert len(unpacker.feed(data) + unpacker.close()) <= 1000
    except FetchError as error:
        assert error.kind in ("decoding_error", "too_large")


@BUDGET
@given(st.text(max_size=200).map(lambda text: f"feeds:\n  - id: warta\n    title: {text}\n"))
def test_feeds_yaml(text):
    try:
        parse_feeds(text)
    except ConfigError as error:
        assert error.reason
