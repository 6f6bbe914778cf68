"""The site over a small newsroom of our own sentences: every page answers in both languages, escaped, with nothing from elsewhere."""
import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
import yaml
from pyarrow import parquet

from tracker import atom
from tracker.errors import StoreError
from tracker.publish import forms
from tracker.publish.metadata import QUERIES, TABLES, dictionary, example, ready
from tracker.publish.site import build_datasette
from tracker.records import Annotations, Entity, Place, PolicyEvent, Quote, Regulation, Sector
from tracker.store.facts import Facts
from tracker.store.search import Search
from tracker.store.series import count_all

WIB = timezone(timedelta(hours=7))
TEXT = (
    "SUKABUMI - Ekspor alas kaki dari Kabupaten Sukabumi mencapai USD 12,5 juta sepanjang 2021. "
    "Angka itu naik 8,4 persen dibandingkan tahun sebelumnya.\n"
    '"Kami menargetkan tambahan 1.500 tenaga kerja pada 2022," kata Direktur Asosiasi Sepatu Contoh Wening Prasasti. '
    "Pemerintah merujuk pada PP Nomor 28 Tahun 2021 dalam memberi kemudahan.\n"
    "Para perajin kemudian memperlihatkan cara menjahit sol, memilih kulit, dan menyusun motif yang diminati pembeli dari luar negeri. "
    "Rombongan menutup kunjungan dengan makan siang di tepi sawah, menikmati kelapa muda, dan mencatat keluhan warga tentang jalan "
    "yang rusak menuju sentra kerajinan, air yang sering keruh, serta mahalnya ongkos angkut ke pelabuhan terdekat."
)
HOSTILE = '<script>alert(1)</script> & "sepatu"'


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture(scope="module")
def read(annotate) -> Annotations:
    """What the pipeline reads in the text, with a record of every other noun beside its figures."""
    read = annotate(TEXT, title=HOSTILE, published="2022-02-03")
    figures = tuple(replace(figure, indicator="export_value", place="Kabupaten Sukabumi", sector="C15", status="actual", speaker=None)
                    for figure in read.figures)
    quote_start, quote_end = at("Kami menargetkan tambahan 1.500 tenaga kerja pada 2022,")
    return replace(
        read, article=replace(read.article, id="a1", url="https://kabar.example/alas-kaki", source="kabar-contoh"), figures=figures,
        places=(Place(*at("Kabupaten Sukabumi"), "Kabupaten Sukabumi", "regency", "Kabupaten Sukabumi", id="32.02", province="Jawa Barat",
                      lat=-7.06, lon=106.7),
                Place(0, 0, "", "province", "Jawa Barat", id="32", province="Jawa Barat", lat=-6.9, lon=107.6)),
        sectors=(Sector("C15", 0.9, ("alas kaki",)),),
        entities=(Entity("org", "Asosiasi Sepatu Contoh", id="asc", mentions=(at("Asosiasi Sepatu Contoh"),)),
                  Entity("person", "Wening Prasasti", title="Direktur", role_org="Asosiasi Sepatu Contoh", mentions=(at("Wening Prasasti"),))),
        regulations=(Regulation(*at("PP Nomor 28 Tahun 2021"), "PP Nomor 28 Tahun 2021", id="pp-28-2021"),
                     Regulation(0, 8, "SUKABUMI", id="programme:Contoh 2.0")),
        policy_events=(PolicyEvent(*at("merujuk pada PP Nomor 28 Tahun 2021"), "merujuk pada PP Nomor 28 Tahun 2021", "in_force",
                                   regulation="pp-28-2021"),),
        quotes=(Quote(quote_start, quote_end, TEXT[quote_start:quote_end], speaker="Wening Prasasti", cue="kata"),))


@pytest.fixture(scope="module")
def folder(tmp_path_factory, read):
    folder = tmp_path_factory.mktemp("db")
    with Facts(folder / "tracker.db") as facts, Search(folder / "search.db") as search:
        facts.write(read)
        other = replace(read, article=replace(read.article, id="a2", title="Sepatu dari Sukabumi", url="javascript:alert(1)", source="warta-contoh",
                                              published=datetime(2022, 2, 4, tzinfo=WIB)))
        facts.write(other)
        search.write("a1", HOSTILE, TEXT, read.article.published)
        one, two = ([row["key"] for row in facts.rows("figures", "article_id = ?", [name])] for name in ("a1", "a2"))
        facts.replace_table("observations", [{"key": one[0], "indicator": "export_value", "figures": 2, "articles": 2, "origins": 2, "unit": "USD",
                                              "value": 12.5e6, "value_text": "12500000", "place_id": "32.02", "status": "actual"}])
        facts.replace_table("observation_figures", [{"figure_key": key[0], "observation_key": one[0]} for key in (one, two)])
        facts.replace_table("conflicts", [{"key": "c1", "kind": "disagreement", "figure_key": one[1], "other_key": two[1],
                                           "observation_key": one[0], "ratio": 1.1, "reason": "contoh", "weight": 1.0}])
        facts.replace_table("targets", [{"key": "t1", "figure_key": one[-1], "issuer": "Asosiasi Sepatu Contoh", "issuer_id": "asc", "value": 1500.0,
                                         "value_text": "1500", "unit": "tenaga kerja", "deadline": "2022-12-31", "rung": "announced",
                                         "outcome": "overdue", "share": 0.4, "realised_key": two[-1]}])
        with facts.batch():
            facts.db["figure_changes"].insert({"article_id": "a1", "revision": 2, "seen": "2022-02-05T08:00:00+07:00", "change": "changed", "kind": "money",
                                               "about": "ekspor alas kaki", "before_text": "USD 1,25 juta", "before_value": 1.25e6,
                                               "before_value_text": "1250000", "before_unit": "USD", "after_text": "USD 12,5 juta", "after_value": 12.5e6,
                                               "after_value_text": "12500000", "after_unit": "USD", "figure_key": one[0]})
            facts.db["corrections"].insert({"noun": "figure", "subject": one[0], "article_id": "a1", "action": "fix", "field": "place", "old": None,
                                            "new": "Kabupaten Sukabumi", "reason": "judulnya menyebutnya", "made": "2022-02-06"})
        facts.update_table("feeds", [{"id": "kabar", "publisher": "kabar-contoh", "title": "Ekonomi", "enabled": 1, "status": "silent",
                                      "reason": "tidak ada berita baru", "since": "2022-02-01", "last_new": "2022-01-20", "articles": 1}])
        facts.update_table("quality", [{"id": 1, "component": "figures", "measure": "F1", "score": 0.5, "gold": "contoh"}])
    return folder


@pytest.fixture(scope="module")
def site(folder, asking):
    """site("/figures") → the response, in-process."""
    with asking(build_datasette(folder / "tracker.db", search=folder / "search.db", report="mailto:meja@kabar.example")) as get:
        yield get


@pytest.fixture(scope="module")
def key(folder) -> str:
    with Facts(folder / "tracker.db") as facts:
        return next(facts.rows("figures", "article_id = 'a1'"))["key"]


ROOMS = ["/figures", "/revisions", "/revisions?change=changed", "/places", "/sectors", "/organisations", "/regulations", "/observations", "/targets", "/targets?outcome=overdue", "/targets?issuer=asc&outcome=none", "/conflicts", "/conflicts?kind=scale_slip", "/quality", "/legal", "/corrections", "/corrections?action=fix", "/alerts", "/indicators", "/quotes", "/feeds", "/about", "/data", "/conflicts?kind=revision",
         "/articles/a1", "/articles/a2", "/places/32.02", "/places/32", "/sectors/C", "/sectors/C15", "/priorities/tekstil-busana", "/priorities/alat-kesehatan", "/entities/asc", "/regulations/pp-28-2021",
         f"/regulations/{quote('programme:Contoh 2.0')}", "/indicators/export_value", "/figures?q=sepatu&status=actual", "/figures?unit=USD&sort=largest"]


class Balance(HTMLParser):
    """Complains about elements that are closed in the wrong order, ids that stand twice, fields without a label."""

    VOID = frozenset({"meta", "link", "img", "input", "br"})

    def __init__(self, html: str):
        super().__init__()
        self.open, self.ids, self.labelled, self.fields = [], [], [], []
        self.feed(html)
        assert not self.open
        assert len(self.ids) == len(set(self.ids)), "an id stands twice"
        assert set(self.fields) <= set(self.labelled), "a field without a label"

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "label":
            self.labelled.append(attributes.get("for"))
        if tag == "select" or (tag == "input" and attributes.get("type") != "hidden"):
            self.fields.append(attributes.get("id"))
        assert "style" not in attributes and not any(name.startswith("on") for name in attributes)
        assert tag != "script" or attributes.get("src", "").startswith("/") or attributes.get("type") == "application/ld+json"
        if tag not in self.VOID and not self.get_starttag_text().endswith("/>"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["/", *ROOMS])
def test_every_page_answers_and_is_sound(site, path, language):
    answer = site(language + path)
    assert answer.status_code == 200
    Balance(answer.text)
    assert f'<html lang="{language[1:] or "id"}">' in answer.text
    assert "<script>alert" not in answer.text
    assert "javascript:" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy and "unsafe" not in policy
    elsewhere = re.findall(r'(?:src|href)="(https?://[^"]+)"', answer.text)
    assert {address for address in elsewhere if "kabar.example" not in address} <= {"https://creativecommons.org/licenses/by/4.0/"}


def test_the_parts_of_a_page_can_be_told_apart(site):
    for path in ("/", *ROOMS):
        page = site(path).text
        assert page.count("<main ") == page.count("<h1") == page.count("<footer ") == 1, path
        assert page.index("<header ") < page.index("<nav aria-label=") < page.index("<main ")
        assert page.index('class="skip" href="#content"') < page.index("<header ")
        assert all(scope in ("col", "row") for scope in re.findall(r"<th\b(?: scope=\"(\w+)\")?", page))
        assert all('aria-label="' in region for region in re.findall(r'<[^>]+role="region"[^>]*>', page))
        assert "set-cookie" not in site(path).headers


def luminance(colour: str) -> float:
    channels = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    return sum(weight * (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
               for weight, part in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def test_text_stands_out_from_its_ground_by_day_and_night():
    """At least 4.5 to 1, as WCAG asks of text."""
    style = files("tracker.publish").joinpath("static/tracker.css").read_text(encoding="utf-8")
    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        grounds = {"paper": ("ink", "soft", "accent", "up", "down", "place", "entity", "regulation", "quote"), "sheet": ("ink", "soft", "accent", "down"),
                   "gold": ("ink",), "accent": ("accent-ink",)}
        for ground, texts in grounds.items():
            for text in texts:
                dark, light = sorted((luminance(colours[ground]), luminance(colours[text])))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, text)


def test_a_conflict_shows_both_sentences_and_says_what_it_is(folder, site, key):
    path = folder / "tracker.db"
    with closing(sqlite3.connect(path)) as db, db:
        other = db.execute("SELECT key FROM figures WHERE key <> ? ORDER BY id LIMIT 1", (key,)).fetchone()[0]
        db.execute("INSERT INTO conflicts (key, kind, figure_key, other_key, ratio, weight) VALUES ('told-twice', 'scale_slip', ?, ?, 0.001, 1)", (key, other))
    try:
        page = site("/conflicts?kind=scale_slip").text
        assert '<mark class="figure">USD 12,5 juta</mark>' in page and page.count('<article class="card"') == 2
        assert "terpaut 1.000 kali" in page and "Digitnya sama" in page
        assert "1,000 times apart" in site("/en/conflicts").text
        assert '<article class="card"' not in site("/conflicts?kind=revision").text
    finally:
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("DELETE FROM conflicts WHERE key = 'told-twice'")


def test_a_sentence_that_may_not_be_shown_is_said_to_be_at_the_publisher(site, folder):
    path = folder / "tracker.db"
    with closing(sqlite3.connect(path)) as db:
        bare = db.execute("SELECT key, text, evidence, evidence_start, start FROM figures WHERE field = 'text' ORDER BY id DESC LIMIT 1").fetchone()
        with db:
            db.execute("UPDATE figures SET evidence = text, evidence_start = start WHERE key = ?", (bare[0],))
        try:
            assert "Kalimatnya tidak ditampilkan" in site(f"/figures/{bare[0]}").text
        finally:
            with db:
                db.execute("UPDATE figures SET evidence = ?, evidence_start = ? WHERE key = ?", (bare[2], bare[3], bare[0]))


def test_every_figure_has_a_page_that_stays(site, key):
    page = site(f"/figures/{key}").text
    assert '<mark class="figure">USD 12,5 juta</mark>' in page
    assert "12,5 juta dolar AS" in page
    assert 'href="https://kabar.example/alas-kaki"' in page
    assert "US$12.5 million" in site(f"/en/figures/{key}").text


def test_the_article_shows_half_of_the_text_with_every_kind_of_span(site):
    page = site("/articles/a1").text
    for kind in ("figure", "place", "entity", "regulation", "event"):
        assert f'<mark class="{kind}"' in page
    assert '<span class="quote">' in page
    assert "menjahit sol" not in page
    assert "Baca di kabar-contoh" in page
    assert "Sepatu dari Sukabumi" not in page


def test_search_and_filters_narrow_the_figures(site):
    everything = site("/figures").text
    total = int(re.search(r"(\d+) angka\.", everything).group(1))
    assert f"{total // 2} angka." in site("/figures?publisher=kabar-contoh").text
    assert "Tidak ada angka yang cocok" in site("/figures?q=tidakadakatanya").text
    found = site("/figures?q=Alas+kaki+2021").text
    assert '<strong class="hit">alas kaki</strong>' in found
    assert "remove" not in found


def test_search_knows_other_forms_and_near_spellings(site):
    assert "USD 12,5 juta" in site("/en/figures?q=exports+12.5+million").text.replace("</mark>", "")
    assert 'href="/figures?q=sukabumi"' in site("/figures?q=sukabmui").text


def test_what_is_typed_is_never_read_as_a_query(site):
    for typed in ('"', "' OR 1=1 --", "AND", "a* NEAR(b)", "<b>", "%", "-", "\x00", "9" * 400):
        assert site(f"/figures?q={quote(typed)}").status_code == 200
        assert site(f"/figures?sector={quote(typed)}&year={quote(typed)}&page={quote(typed)}&sort={quote(typed)}").status_code == 200


def test_words_of_the_full_text_lead_to_the_article_but_do_not_show(site):
    page = site("/figures?q=perajin").text
    assert 'href="/articles/a1"' in page
    assert "memperlihatkan" not in page


def test_a_page_that_is_not_there_says_so_in_the_readers_language(site):
    for path in ("/figures/none", "/articles/none", "/places/none", "/nothing"):
        answer = site("/en" + path)
        assert (answer.status_code, "Page not found" in answer.text) == (404, True)
        assert "Halaman tidak ditemukan" in site(path).text
    assert site("/nothing.json").json()["status"] == 404


def test_only_the_public_database_is_served(site):
    names = {row["name"] for row in site("/-/databases.json").json()}
    assert names == {"tracker", "basemap"}
    for path in ("/search", "/archive", "/link", "/archive.db", "/assets/%2e%2e/archive.db", "/_memory", "/-/metadata.json", "/-/messages", "/-/logout"):
        assert site(path).status_code == 404, path
    assert site("/_internal").status_code in (403, 404)


@pytest.mark.parametrize("sql", ["delete from figures", "attach 'search.db' as s", "select load_extension('x')", "select readfile('search.db')",
                                 "pragma journal_mode=delete", "select writefile('x', 'y')", "vacuum into 'copy.db'"])
def test_sql_reads_the_public_rows_and_nothing_else(site, sql):
    assert site(f"/tracker.json?sql={quote(sql)}").status_code == 400


def test_tiles_come_from_this_site(site):
    assert site("/tiles/4/12/8.png").headers["content-type"] == "image/png"
    assert site("/tiles/9/1/1.png").status_code == 404


def test_every_table_and_column_is_described_and_nothing_else(folder):
    with Facts(folder / "tracker.db") as facts:
        tables = {table.name: set(table.columns_dict) for table in facts.db.tables if "_fts" not in table.name and not table.name.startswith("_")}
    assert {name: set(table["columns"]) for name, table in TABLES.items()} == tables


@pytest.mark.parametrize("name", QUERIES)
def test_every_ready_question_runs_with_its_example(site, name):
    assert site(f"/tracker/{name}.json?{example(name)}").json()["ok"]


def test_rows_can_be_taken_away(site):
    rows = site("/tracker/figures.json?_shape=array&_search=sukabumi&status=actual").json()
    assert rows and all(row["status"] == "actual" for row in rows)
    assert site("/tracker/figures.csv?_stream=on").text.count("\n") == len(site("/tracker/figures.json?_shape=array").json()) + 1


def test_a_search_can_be_subscribed_to(site, key):
    answer = site("/figures.atom?q=sukabumi&publisher=kabar-contoh")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert f"tag:tracker,2019:figure/{key}" in {entry.id for entry in read.entries}
    assert feedparser.parse(site("/figures.atom?q=tidakada").content).entries == []


def test_a_question_that_finds_nothing_leads_to_one_that_does(site):
    page = site("/figures?q=sukabumi+tidakada&status=actual").text
    assert 'href="/figures?q=sukabumi&amp;status=actual"' in page
    assert "tanpa Tahun" in site("/figures?q=sukabumi&year=1950").text


@pytest.mark.parametrize(("typed", "page"), [("sukabumi", "/places/32.02"), ("PP 28/2021", "/regulations/pp-28-2021"), ("PP Nomor 28 Tahun 2021", "/regulations/pp-28-2021"),
                                             ("wening prasasti", "/entities/person-"), ("nilai ekspor", "/indicators/export_value"), ("ekspor nilai", "/indicators/export_value"), ("c15", "/sectors/C15")])
def test_a_name_leads_to_its_page(site, typed, page):
    assert f'<a href="{page}' in re.search(r'<p class="things">.*?</p>', site(f"/figures?q={quote(typed)}").text).group(0)


def test_figures_of_one_article_stand_in_the_order_of_its_text(site):
    amounts = re.findall(r'<p class="amount"><a href="/en/figures/\w+">(.*?)</a>', site("/en/figures?sort=newest").text)
    assert amounts[:2] == ["US$12.5 million", "8.4%"] and "1,500 workers" in amounts[2]


def test_what_the_publisher_and_the_editors_changed_is_shown(site, key):
    for path in ("/revisions", "/articles/a1"):
        page = site(path).text
        assert "<del>1,25 juta dolar AS</del>" in page and "12,5 juta dolar AS" in page
    assert "judulnya menyebutnya" in site(f"/figures/{key}").text
    page = site("/en/corrections").text
    assert f'<a href="/en/figures/{key}#corrections">' in page and "place: <del>empty</del> → <ins>Kabupaten Sukabumi</ins>" in page


@pytest.mark.parametrize(("flags", "mark", "line"), [("corrected", "✓ corrected by an editor", "then corrected by the editors"),
                                                     ("ocr accepted", "✓ checked by an editor", "then checked and found right by the editors")])
def test_a_figure_that_a_person_judged_says_so(site, folder, key, flags, mark, line):
    before, first = site(f"/en/figures/{key}").text, site("/en/figures").text
    assert "by an editor" not in before + first and "Read by a program, not by a person" in before
    with Facts(folder / "tracker.db") as facts:
        facts.db["figures"].update(next(facts.rows("figures", "key = ?", [key]))["id"], {"flags": flags})
    try:
        page = site(f"/en/figures/{key}").text
        assert mark in page and mark in site("/en/figures").text and mark in site("/en/articles/a1").text
        assert f'<a href="/en/figures/{key}#corrections">' in page and 'id="corrections"' in page and 'href="/en/corrections"' in page
        assert line in page[:page.index("<footer")] and "Read by a program, not by a person" not in page[:page.index("<footer")]
    finally:
        with Facts(folder / "tracker.db") as facts:
            facts.db["figures"].update(next(facts.rows("figures", "key = ?", [key]))["id"], {"flags": None})


def test_the_feeds_of_alerts_are_listed_and_served_as_they_are(site, folder):
    assert "Pengelola belum membuat pemberitahuan" in site("/alerts").text
    alerts = folder / "alerts"
    alerts.mkdir()
    item = atom.Entry("tag:tracker,2019:alert/sepatu/k1", "12,5 juta <dolar>", "2022-02-05T08:00:00+07:00", "contoh")
    content = atom.feed("tag:tracker,2019:alert/sepatu", "Ekspor & sepatu", [item], author="meja")
    (alerts / "sepatu.atom").write_bytes(content)
    (alerts / "sepi.atom").write_bytes(atom.feed("tag:tracker,2019:alert/sepi", "Sepi", [], author="meja"))
    (alerts / "rusak.atom").write_bytes(b"<feed>")
    (alerts / "Rahasia Meja.atom").write_bytes(content)
    (alerts / "keluar.atom").symlink_to(folder / "search.db")
    page = site("/alerts").text
    assert '<a href="/alerts/sepatu.atom" type="application/atom+xml">Ekspor &amp; sepatu</a>' in page and "12,5 juta &lt;dolar&gt;" in page
    assert "belum ada yang baru" in page and page.count(".atom\" type=\"application/atom+xml\">") == 2
    answer = site("/en/alerts/sepatu.atom")
    assert answer.content == content and answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"] and answer.headers["x-content-type-options"] == "nosniff"
    for name in ("keluar", "tidak-ada", "Rahasia%20Meja", "..%2Fsearch", "../alerts/..%2Ftracker", "%2e%2e/search", "sepatu%00"):
        assert site(f"/alerts/{name}.atom").status_code in (302, 404), name


def test_a_figure_can_be_cited(site, key):
    page = site(f"/figures/{key}").text
    assert "kabar-contoh, “&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;sepatu&#34;”, 3 Februari 2022, https://kabar.example/alas-kaki: " in page
    assert f"@misc{{tracker-{key}," in page


def test_the_data_page_describes_the_data_set_for_programs(site):
    said = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', site("/en/data").text).group(1))
    assert (said["@type"], said["url"]) == ("Dataset", "http://localhost/en/data")
    assert all(site(form["contentUrl"].removeprefix("http://localhost")).status_code == 200 for form in said["distribution"])


@pytest.mark.parametrize("asked", ["q=exports", "q=sukabumi&publisher=kabar-contoh", "sector=C", "year=2021&kind=money"])
def test_what_is_taken_away_is_what_is_shown(site, asked):
    page = site(f"/figures?{asked}").text
    total = int(re.search(r"(\d+) angka\.", page).group(1))
    rows = site(unescape(re.search(r'href="(/figures\.json[^"]*)"', page).group(1))).json()
    assert len(rows) == total > 0
    sql = site(unescape(re.search(r'href="(/tracker/figures\?[^"]*)"', page).group(1)).replace("figures?", "figures.json?_shape=array&")).json()
    assert {row["key"] for row in rows} == {row["key"] for row in sql}


@pytest.mark.parametrize("noun", ["figures", "targets", "observations", "conflicts", "quotes", "figure_changes"])
def test_every_list_can_be_taken_away_in_every_form(site, noun):
    rows = site(f"/{noun}.json").json()
    assert rows
    assert list(csv.DictReader(io.StringIO(site(f"/en/{noun}.csv").text))) == [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in rows]
    assert parquet.read_table(io.BytesIO(site(f"/{noun}.parquet").content)).to_pylist() == rows
    with zipfile.ZipFile(io.BytesIO(site(f"/{noun}.xlsx").content)) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == len(rows) + 1


def test_a_list_that_there_is_not_cannot_be_taken_away(site):
    assert site("/sqlite_master.csv").status_code == 404
    assert site("/publishers.csv").status_code == 404
    assert site("/figures.csv?sector=XX").text.count("\n") == 1


def test_a_workbook_goes_on_to_another_sheet_and_holds_no_formula(monkeypatch):
    monkeypatch.setattr(forms, "SHEET", 2)
    book = b"".join(forms.as_xlsx([("title", "TEXT"), ("value", "REAL")], [[("=1+1", 1.5), ("@x", None)], [("http://kabar.example/", 2.0)]]))
    with zipfile.ZipFile(io.BytesIO(book)) as book:
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml") for number in (1, 2)]
    assert [sheet.count(b"<row ") for sheet in sheets] == [3, 2]
    assert b"<f>" not in sheets[0] and b"=1+1" in sheets[0] and b"<hyperlink" not in sheets[1]


def test_both_languages_say_the_same_things():
    texts = [yaml.safe_load(files("tracker.publish").joinpath(f"locales/{code}.yaml").read_text(encoding="utf-8")) for code in ("id", "en")]
    assert texts[0].keys() == texts[1].keys()
    assert all(texts[0][key].keys() == texts[1][key].keys() for key in texts[0] if isinstance(texts[0][key], dict))


def test_pages_are_graceful_when_nothing_was_read_yet(tmp_path, asking):
    Facts(tmp_path / "tracker.db").close()
    with asking(build_datasette(tmp_path / "tracker.db")) as get:
        for path in ["/", *(room for room in ROOMS if room.count("/") == 1), "/sectors/C10"]:
            assert get(path).status_code == 200


def test_the_report_link_may_come_from_the_environment(folder, monkeypatch):
    from click.testing import CliRunner

    from tracker.cli import cli
    told = {}
    monkeypatch.setattr("tracker.publish.site.serve", lambda folder, **how: told.update(how))
    monkeypatch.setenv("TRACKER_REPORT", "mailto:meja@kabar.example")
    assert CliRunner().invoke(cli, ["serve", "--db", str(folder)]).exit_code == 0
    assert told["report"] == "mailto:meja@kabar.example"


def test_a_directory_without_a_database_is_refused_with_the_next_step(tmp_path):
    with pytest.raises(StoreError, match="tracker refresh"):
        build_datasette(tmp_path / "tracker.db")


def test_a_database_of_an_older_program_is_refused_with_the_next_step(tmp_path):
    with Facts(tmp_path / "tracker.db") as facts:
        facts.db.execute("DROP TABLE words")
    with pytest.raises(StoreError, match="tracker publish"):
        build_datasette(tmp_path / "tracker.db")


def test_an_indicator_shows_its_series_beside_official_values(tmp_path, asking):
    with Facts(tmp_path / "tracker.db") as facts, facts.batch():
        facts.db["places"].insert({"id": "ID", "name": "Indonesia", "type": "country"})
        common = {"indicator": "export_value", "unit": "USD", "place_id": "ID", "role": "level", "status": "actual", "figures": 1, "articles": 1, "origins": 1}
        facts.replace_table("observations", [
            {"key": f"o{month}", **common, "period_start": f"2021-{month:02}-01", "period_end": f"2021-{month:02}-{days}", "value": value, "value_text": str(value),
             "first_said": f"2021-{month + 2:02}-08T09:00:00+07:00"} for month, days, value in ((4, 30, 18_000_000), (5, 31, 16_500_000))])
        count_all(facts.db)
        facts.db["official_series"].insert({"id": "s", "indicator": "export_value", "unit": "USD", "place_id": "ID", "role": "level", "publisher": "Kantor Data Contoh"})
        facts.db["official_points"].insert_all([
            {"key": f"p{month}", "series_id": "s", "period_start": f"2021-{month:02}-01", "period_end": f"2021-{month:02}-{days}", "value": value,
             "value_text": str(value), "vintage": "2021-07-15", "state": "final"} for month, days, value in ((5, 31, 16_000_000), (6, 30, 17_000_000))])
        facts.db["official_matches"].insert({"observation_key": "o5", "point_key": "p5", "verdict": "differs", "difference": 3.125})
    with asking(build_datasette(tmp_path / "tracker.db")) as get:
        page, told, before = (get(path).text for path in ("/indicators/export_value", "/en/observations/o5", "/indicators/export_value?day=2021-07-01"))
    assert page.count('class="official"') >= 2 and "16,5 juta dolar AS" in page and "17 juta dolar AS" in page and "Kantor Data Contoh" in page
    assert "16,5 juta dolar AS" not in before and "Kantor Data Contoh" not in before
    assert "Official value:" in told and "US$16 million" in told and "+3.1%" in told


DOCS = Path(__file__).parent.parent / "docs"


def examples(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", (DOCS / "querying.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_data_dictionary_is_the_one_in_the_docs():
    assert (DOCS / "tables.md").read_text(encoding="utf-8") == dictionary(), "run: python -m tracker.publish.metadata > docs/tables.md"


def test_the_ready_questions_stand_in_the_docs():
    assert ready() in (DOCS / "querying.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sql", examples("sql"))
def test_the_sql_of_the_docs_runs(folder, sql):
    with closing(sqlite3.connect(folder / "tracker.db")) as db:
        db.execute(sql).fetchall()


@pytest.mark.parametrize("command", examples("console"))
def test_the_addresses_of_the_docs_answer(site, command):
    assert site(re.search(r'"http://127.0.0.1:8001(/[^"]+)"', command).group(1)).status_code == 200


@pytest.mark.parametrize("code", examples("python"))
def test_the_python_of_the_docs_runs(folder, monkeypatch, tmp_path, code):
    if "pandas" in code:
        pytest.importorskip("pandas")
    (tmp_path / "db").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs/querying.md", "exec"), {})  # noqa: S102  (our own example)
