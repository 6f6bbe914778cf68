"""One form that names a story."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.addresses import article_id, asked_for, believed, canonical, page_number, read_address, registrable

STORY = "https://warta.example/ekonomi/ekspor-naik-101.html"


@pytest.mark.parametrize("url", [
    STORY, STORY + "#komentar", STORY + "?utm_source=rss&utm_medium=feed", STORY + "?fbclid=x", STORY + "?page=2", STORY + "?page=all",
    STORY + "?amp=1", STORY + "?amp;utm_source=x", "https://warta.example/amp/ekonomi/ekspor-naik-101.html", STORY + "/amp", "HTTPS://Warta.Example:443" + STORY[21:],
    f"  {STORY}\n",
])
def test_spellings_of_one_story(url):
    assert canonical(url) == STORY
    assert article_id(url) == article_id(STORY)


@pytest.mark.parametrize("url", [
    STORY + "?id=7", STORY.replace("101", "102"), STORY.replace("https", "http"), STORY.replace("warta", "www.warta"), STORY + "?page=berita",
])
def test_other_stories(url):
    assert canonical(url) != STORY


@pytest.mark.parametrize("url", [
    "", "   ", "javascript:alert(1)", "data:text/html,x", "ftp://warta.example/x", "file:///etc/passwd", "mailto:a@warta.example",
    "https://budi:rahasia@warta.example/", "https://budi@warta.example/", "https://", "https:///x", "http://warta.example:99999/", "http://[::1/",
    "https://warta.example/" + "a" * 3000, "//warta.example/x", "/x", "https://war<ta>.example/",
])
def test_no_address_to_ask(url):
    assert read_address(url) is None


def test_relative_links_and_names_outside_ascii():
    assert read_address("//warta.example/x", base="https://kabar.example/rss") == "https://warta.example/x"
    assert read_address("../b.html?x=1#y", base="https://kabar.example/a/rss") == "https://kabar.example/b.html?x=1"
    assert read_address("https://wärta.example/a b") == "https://xn--wrta-loa.example/a%20b"


def test_address_to_ask_keeps_what_leads_to_another_page():
    assert asked_for("https://warta.example/amp/a?utm_source=rss&page=2&id=7") == "https://warta.example/amp/a?page=2&id=7"


@pytest.mark.parametrize(("url", "domain"), [
    ("https://www.kemenperin.go.id/x", "kemenperin.go.id"), ("https://industri.kontan.co.id/", "kontan.co.id"), ("https://money.kompas.com", "kompas.com"),
    ("https://a.b.ui.ac.id", "ui.ac.id"), ("https://gapki.id", "gapki.id"), ("https://feeds.bbci.co.uk", "bbci.co.uk"),
    ("https://seseorang.blogspot.com", "seseorang.blogspot.com"), ("http://127.0.0.3:8765/x", "127.0.0.3:8765"), ("http://[::1]:80/", "[::1]:80"),
    ("https://co.id", "co.id"),
])
def test_registrable_domain(url, domain):
    assert registrable(url) == domain


@pytest.mark.parametrize(("claim", "fetched", "name"), [
    ("https://www.warta.co.id/a", "https://m.warta.co.id/a", "https://www.warta.co.id/a"),
    ("/a?utm_source=x", "https://warta.example/amp/a", "https://warta.example/a"),
    ("https://kabar.co.id/a", "https://warta.co.id/a", None),                  # both end in co.id, and that says nothing
    ("http://127.0.0.2:80/a", "http://127.0.0.1:80/a", None),
    ("https://warta.example/", "https://warta.example/a", None),
    ("https://warta.example/", "https://warta.example/", "https://warta.example/"),
    ("", "https://warta.example/a", None),
    (None, "https://warta.example/a", None),
])
def test_canonical_claim(claim, fetched, name):
    assert believed(claim, fetched) == name


def test_page_numbers():
    assert [page_number(url, of=STORY) for url in (STORY, STORY + "?page=2", STORY + "?halaman=3", STORY + "?page=all", STORY[:-6] + "2.html?page=2")] == [
        1, 2, 3, 1, None]


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none(text):
    for url in (text, f"https://warta.example/{text}", f"http://{text}"):
        address = canonical(url)
        assert address is None or canonical(address) == address
