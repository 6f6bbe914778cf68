"""Pages of our own in the shape of publishers' pages, each beside what is to be read from it."""
import gzip
import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tracker.addresses import article_id
from tracker.collect import read_feeds
from tracker.errors import NotAnArticle
from tracker.extract import LONGEST, extract, language
from tracker.extract.boilerplate import line_rules, rule_for
from tracker.lexicons import read_yaml
from tracker.records import Page

PAGES = Path(__file__).parent / "pages"
EXPECTED = sorted(path for path in PAGES.glob("*.json") if path.stem != "refused")
RULES = {feed.publisher: feed.rules for feed in read_feeds(PAGES.parent.parent / "feeds.yaml")}
REFUSED = json.loads((PAGES / "refused.json").read_text(encoding="utf-8"))
STORY = "<p>Produksi pupuk PT Contoh naik 5 persen menjadi 1,2 juta ton pada semester I 2026, kata direktur pabrik di Gresik.</p>"


def page(*parts: str, url: str = "https://warta.example/a/1", **facts) -> Page:
    return Page(url=url, asked=url, parts=parts, **facts)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_page_of_a_known_shape(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    article = extract(page(
        *((PAGES / name).read_text(encoding="utf-8") for name in expected["parts"]), publisher=expected["publisher"],
        title=expected.get("feed_title", ""), zone=expected.get("zone", "WIB"),
        rules=RULES[expected["rules_of"]] if "rules_of" in expected else tuple(expected.get("rules", {}).items())))
    assert article.text.split("\n") == expected["text"]
    assert (article.title, article.author) == (expected["title"], expected["author"])
    assert article.published.isoformat() == expected["published"]
    assert (article.id, article.source) == (article_id("https://warta.example/a/1"), expected["publisher"])


def test_every_publisher_with_rules_has_a_page_of_that_structure():
    shown = {json.loads(path.read_text(encoding="utf-8")).get("rules_of") for path in EXPECTED} - {None}
    assert {rules for rules in RULES.values() if rules} == {RULES[publisher] for publisher in shown}


@pytest.mark.parametrize("path", [path for path in EXPECTED if "rules_of" in path.read_text(encoding="utf-8")], ids=lambda path: path.stem)
def test_rules_of_a_publisher_find_what_they_name(path):
    """A rule that finds nothing would go unseen: the page is then read as any other."""
    expected = json.loads(path.read_text(encoding="utf-8"))
    html = "".join((PAGES / name).read_text(encoding="utf-8") for name in expected["parts"])
    tree = LexborHTMLParser(html)
    assert [name for name, selector in RULES[expected["rules_of"]] if tree.css_first(selector) is None] == []


@pytest.mark.parametrize("reason", REFUSED)
def test_page_that_is_no_article(reason):
    with pytest.raises(NotAnArticle, match=f": {reason}"):
        extract(page(REFUSED[reason]))


@pytest.mark.parametrize("rule", read_yaml("boilerplate")["lines"], ids=lambda rule: rule["id"])
def test_line_rule(rule):
    assert {line: rule_for(line) for line in rule["match"]} == dict.fromkeys(rule["match"], rule["id"])
    assert {line: rule_for(line) for line in rule["reject"]} == dict.fromkeys(rule["reject"])


def test_line_rules_have_names_of_their_own():
    assert len({name for name, _ in line_rules()}) == len(line_rules())


def test_list_of_stories_is_no_story():
    summaries = "".join(f"<p>Pabrik contoh nomor {number} menambah 40 pekerja dan dua mesin pada kuartal ini, kata pengelolanya.</p>" for number in range(12))
    head = '<title>Kabar Contoh | Portal Berita Terbaru Contohan</title><meta property="og:type" content="{}">'
    with pytest.raises(NotAnArticle, match="list page"):
        extract(page(f"<html><head>{head.format('website')}</head><body><div>{summaries}</div></body></html>"))
    assert extract(page(f"<html><head>{head.format('article')}</head><body><div>{summaries}</div></body></html>")).text


def test_sidebar_does_not_change_the_text():
    around = "<html><body><header>{0}</header><article>{1}<div class='related'><p>{0}</p></div></article><aside>{0}</aside><footer>{0}</footer></body></html>"
    texts = {extract(page(around.format(clutter, STORY))).text for clutter in ("", "Emas naik 3 persen.", "Rupiah Rp16.300 per dolar AS. " * 90)}
    assert len(texts) == 1


def test_feed_fills_what_the_page_does_not_say():
    published = datetime.fromisoformat("2026-08-12T09:30:00+07:00")
    article = extract(page(f"<body><article>{STORY}</article></body>", title="Pupuk Naik", published=published, author="Rani Contoh"))
    assert (article.title, article.published, article.author) == ("Pupuk Naik", published, "Rani Contoh")


def test_full_text_of_the_feed_stands_in_for_a_page_that_shows_nothing():
    article = extract(page(REFUSED["empty shell"], title="Pupuk Naik", content=STORY))
    assert (article.title, article.text) == ("Pupuk Naik", re.sub("<.*?>", "", STORY))
    with pytest.raises(NotAnArticle, match="soft 404"):
        extract(page(REFUSED["soft 404"], content=STORY))


@pytest.mark.parametrize(("head", "expected"), [
    ('<meta property="article:published_time" content="2026-08-11T18:00:00Z">', "2026-08-12T01:00:00+07:00"),
    ('<meta property="article:published_time" content="[publishdate]"><p>Rabu, 12 Agustus 2026 | 21:05 WIT</p>', "2026-08-12T21:05:00+09:00"),
    ('<meta name="date" content="2026-08-12"><p>Rabu, 12 Agu 2026 21:05 WIB</p><p>Kamis, 13 Agu 2026 06:00 WIB</p>', "2026-08-12T21:05:00+07:00"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-08-12 08:00"</script><p>12 Agustus 2026</p>', "2026-08-12T00:00:00+07:00"),
    ('<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2026-08-12 08:00"}]</script>', "2026-08-12T08:00:00+07:00"),
    ('<p>12 Agustus 2087 21:05 WIB</p>', "2087-08-12T21:05:00+07:00"),
    ("<p>kemarin sore</p>", None),
])
def test_publication_time(head, expected):
    article = extract(page(f"<html><head></head><body>{head}<h1>Pupuk Naik</h1><article>{STORY}</article></body></html>"))
    assert (article.published.isoformat() if article.published else None) == expected


@pytest.mark.parametrize(("heading", "expected"), [
    ("<title>Pupuk Naik 5 Persen - Warta Contoh</title><h1>Ekonomi</h1>", "Pupuk Naik 5 Persen"),
    ('<title>Warta</title><meta property="og:title" content="Pupuk &amp;quot;Naik&amp;quot; | Warta Contoh"><h1>Warta Contoh</h1>', 'Pupuk "Naik"'),
    ('<meta property="og:title" content="Pupuk naik"><h1>Warta</h1><h1>Pupuk Naik</h1>', "Pupuk Naik"),
    ("<title>RI - Jepang Sepakat soal Pupuk</title>", "RI - Jepang Sepakat soal Pupuk"),
])
def test_title(heading, expected):
    article = extract(page(f"<html><body>{heading}<article>{STORY}</article></body></html>", publisher="Warta Contoh"))
    assert article.title == expected


@pytest.mark.parametrize(("table", "lines"), [
    ("<tr><th>Produk<th>2025<th>2026<tr><td>Baja<td>1,2<td>1,4", ["Produk | 2025 | 2026", "Baja | 1,2 | 1,4"]),
    ("<tr><td><p>Baja</p></td><td></td><td><p><b>1,4</b> juta<br>ton</p></td></tr>", ["Baja | - | 1,4 juta ton"]),
    ("<tr><td>-5,2<td>persen<td>", ["-5,2 | persen | -"]),
    ("<tr><td><a href='/baja'>Baja</a></td><td>1,4</td></tr>", ["Baja | 1,4"]),
    (f"<tr><td>{STORY.replace('5', '6')}Naik.<br>Turun.<p>{'Pabrik itu berdiri pada 1978. ' * 4}</p></td><td>Cuaca</td></tr>",
     [re.sub("<.*?>", "", STORY.replace("5", "6")), "Naik.", "Turun.", " ".join(["Pabrik itu berdiri pada 1978."] * 4), "Cuaca"]),
])
def test_table(table, lines):
    article = extract(page(f"<article>{STORY}<table>{table}</table></article>"))
    assert article.text.split("\n")[1:] == lines


def test_page_that_stands_in_a_form_as_a_whole():
    article = extract(page(f"<form id='aspnetForm'><h1>Pupuk Naik</h1><div class='post-content'>{STORY}<input value='cari'></div></form>"))
    assert article.text == re.sub("<.*?>", "", STORY)


def test_pull_quote_and_title_are_not_told_twice():
    line = "Kami menambah dua jalur produksi pada tahun depan, kata direktur."
    article = extract(page(f"<h1>Pupuk Naik</h1><article><p>Pupuk naik</p>{STORY}<p>{line}</p><blockquote>{line}</blockquote></article>"))
    assert article.text.split("\n")[1:] == [line]


def test_characters_that_cannot_be_seen_are_left_out():
    article = extract(page("<article>" + STORY.replace("pupuk", "pu\u00adpuk\u200b") + "</article>"))
    assert "Produksi pupuk PT Contoh" in article.text


@pytest.mark.parametrize("html", [
    "<div>" * 300_000, "<div>" * 50_000 + "</div>" * 50_000, "<p>" * 300_000, "<b>" * 3_900 + STORY, "<table>" * 3_000 + STORY, "\x00" * 5_000,
    f"<article><p>{'Produksi naik 5 persen. ' * (LONGEST // 20)}</p></article>", "<frameset><frame src='/x'></frameset>", "<!-- " * 10_000,
], ids=lambda html: re.sub(r"\W", "", html[:12]) or "none")
def test_hostile_page_ends_soon(html):
    try:
        extract(page(html))
    except NotAnArticle as refusal:
        assert refusal.reason


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/ apbdivtable=\"'&;#x\n\u00a0\x01\x02"), max_size=300))
def test_any_page_is_read_or_refused(clutter):
    try:
        article = extract(page(f"<body>{clutter}<article>{STORY}{clutter}</article></body>"))
    except NotAnArticle:
        return
    assert not re.search("[\x01-\x08]", article.text) and all(line.strip() for line in article.text.split("\n"))


@pytest.mark.parametrize(("text", "expected"), [
    ("Kementerian menargetkan investasi industri pengolahan naik pada tahun depan.", "id"),
    ("The ministry expects manufacturing investment to rise next year, an official said.", "en"),
    ("Kerajaan Malaysia berhasrat untuk membekalkan kemudahan kepada pengusaha kilang di Selangor dan Pulau Pinang menjelang hujung bulan hadapan.", "ms"),
])
def test_language(text, expected):
    assert language(text) == expected


def test_real_pages_are_read_or_refused_with_a_reason(shared):
    read = 0
    for path in sorted((shared / "newsroom/data/pages").glob("*.gz")):
        try:
            article = extract(page(gzip.decompress(path.read_bytes()).decode("utf-8", "replace")))
        except NotAnArticle:
            continue
        read += 1
        assert article.title and len(article.text) > 100
    assert read >= 40
