"""Whatever the web sends, the readers give records or a named refusal. `make fuzz` gives them a longer time."""
import os
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.collect.decoding import Unpacker, decode_page
from tracker.collect.entries import read_entries
from tracker.collect.feeds import parse_feeds
from tracker.collect.pages import next_part, story_address
from tracker.dates import read_date
from tracker.errors import ConfigError, FetchError, NotAnArticle
from tracker.extract import extract
from tracker.numerals import format_number, parse_fraction, parse_number, parse_words
from tracker.records import Feed, Page

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


DATE_PIECES = st.sampled_from(["Senin", "Sabtu", ", ", " ", "04", "31", "2019", "87", "Nov", "Februari", "Mei", "/", "-", ":", "21", "05", "pukul", "WIB", "WITA", "WIT",
                               "GMT", "+0700", "T", "Z", "pm", "yang lalu", "|", "kemarin", "٣"])


@BUDGET
@given(st.one_of(st.text(max_size=60), st.lists(DATE_PIECES, max_size=12).map("".join)))
def test_date(text):
    moment = read_date(text, now=NOW)
    assert moment is None or (moment.tzinfo and 1900 < moment.year < 2100)


NUMERAL_PIECES = st.sampled_from(["1", "25", "250", "000", ".", ",", " ", "-", "dua", "puluh", "ratus", "se", "seribu", "juta", "miliar", "koma", "nol", "setengah",
                                  "per", "belas", "½", "\u00a0"])


@BUDGET
@given(st.one_of(st.text(max_size=30), st.lists(NUMERAL_PIECES, max_size=10).map("".join), st.lists(NUMERAL_PIECES, max_size=10).map(" ".join)))
def test_numeral(text):
    for value in (parse_number(text), parse_words(text), parse_fraction(text)):
        assert value is None or (value.is_finite() and value >= 0)
    value = parse_number(text)
    assert value is None or parse_number(format_number(value)) in (value, None)


PAGE_PIECES = st.sampled_from([
    "<article>", "</article>", "<p>", "</p>", "<div class='share'>", "<div class='content-detail'>", "</div>", "<table><tr><td>", "</table>", "<ul><li>", "<h1>", "</h1>",
    "<script type='application/ld+json'>", "{\"@type\": \"NewsArticle\", \"datePublished\": \"2019-02-31\"}", "</script>", "<a href='/x'>", "</a>", "Baca juga: ",
    "Produksi baja Kabupaten Contoh naik 5 persen menjadi 1,2 juta ton pada semester I 2019, kata kepala dinas. ", "\x00", "\x01\x02", "<!--", "]]>", "&#x0;", "<p" * 9,
    "<meta property='og:title' content='Baja'>", "<title>Halaman tidak ditemukan</title>", "Senin, 04 Nov 2019 21:05 WIB", "<template>", "<svg>", "\ud800", "<br>"])


@BUDGET
@given(st.one_of(st.text(max_size=300), st.lists(PAGE_PIECES, max_size=30).map("".join)))
def test_page(html):
    try:
        article = extract(Page("https://warta.example/a/1", "https://warta.example/a/1", parts=(html,)))
    except NotAnArticle as refusal:
        assert refusal.reason
        return
    assert all(line.strip() for line in article.text.split("\n")) and not set("\x01\x02\x03\x04") & set(article.text)
