"""The list of figures: numbers with and without their currency, one card for a headline and its sentence, and no silence about what is not known."""
import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from tracker.errors import StoreError
from tracker.publish.fulltext import ask
from tracker.publish.site import build_datasette
from tracker.publish.twins import told_twice
from tracker.store.facts import Facts
from tracker.store.search import Search

TITLE = "Investasi Galangan Kapal Bintan Capai Rp512,8 Miliar"
TEXT = (
    "BINTAN - Investasi galangan kapal di Kabupaten Bintan mencapai Rp512,8 miliar sepanjang 2021. "
    "Ekspor kapal tunda dari daerah itu sebesar US$112,40 juta pada tahun yang sama.\n"
    "Para tukang las menyelesaikan lambung di dua dermaga, sementara keluarga mereka menyiapkan perayaan peluncuran dengan kue dan tarian. "
    "Warga berharap jalan menuju pelabuhan segera diperbaiki agar bahan dan pengunjung datang dengan lancar."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, annotate):
    folder = tmp_path_factory.mktemp("galangan")
    read = annotate(TEXT, title=TITLE, published="2022-02-03")
    read = replace(read, article=replace(read.article, id="g1", url="https://kabar.example/galangan", source="kabar-contoh"))
    with Facts(folder / "tracker.db") as facts, Search(folder / "search.db") as search:
        facts.write(read)
        search.write("g1", TITLE, TEXT, read.article.published)
    return folder


@pytest.fixture(scope="module")
def site(folder, asking):
    """site("/figures") → the response, in-process."""
    with asking(build_datasette(folder / "tracker.db", search=folder / "search.db")) as get:
        yield get


def amounts(html: str) -> list[str]:
    return re.findall(r'aria-label="([^"]+)">\s*<div class="read">', html)


@pytest.mark.parametrize("typed", ["512,8", "512,8 miliar", '"512,8 miliar"', "Rp512,8", "Rp 512,8 miliar", "IDR 512,8", "rp512.8"])
def test_a_number_is_found_with_and_without_its_currency(site, typed):
    assert "Rp512,8 miliar" in amounts(site(f"/figures?q={quote(typed)}").text)


@pytest.mark.parametrize("typed", ["112,40", "US$112,40", "USD 112,40 juta", "$112,40"])
def test_dollars_are_found_however_they_are_written(site, typed):
    assert "US$112,40 juta" in amounts(site(f"/figures?q={quote(typed)}").text)


def test_another_currency_is_another_number(site):
    assert amounts(site("/figures?q=USD512,8").text) == []


@pytest.mark.parametrize("asked", ["q=512,8", "q=galangan", "sort=oldest", "sort=largest&unit=IDR", ""])
def test_headline_and_sentence_give_one_card(site, asked):
    page = site(f"/figures?{asked}").text
    assert amounts(page).count("Rp512,8 miliar") == 1
    assert "Investasi galangan kapal di Kabupaten Bintan mencapai" in re.sub(r"<[^>]+>", "", page)
    assert "juga di judul" in page
    assert "ditampilkan satu kali (1)" in page


def test_a_headline_alone_stays_in_the_list(site, folder):
    with Facts(folder / "tracker.db") as facts:
        headline = next(facts.rows("figures", "field = 'title'"))
    assert f'id="f-{headline["key"]}"' not in site("/figures").text
    assert f'id="f-{headline["key"]}"' not in site("/figures?q=miliar").text
    assert site(f"/figures/{headline['key']}").status_code == 200


def figure(id_: int, field: str, **said) -> dict:
    same = dict.fromkeys(("value_high_text", "about", "indicator", "direction", "status", "place_id", "period_end", "observation_key"))
    return same | {"id": id_, "article_id": "g1", "field": field, "value_text": "5", "unit": "%"} | said


@pytest.mark.parametrize(("headline", "sentence"), [
    ({"indicator": "export_value"}, {"indicator": "import_value"}), ({"status": "target"}, {"status": "actual"}), ({"place_id": "33"}, {"place_id": "35"}),
    ({"period_end": "2021-12-31"}, {"period_end": "2022-12-31"}), ({"observation_key": "k1"}, {"observation_key": "k2"})])
def test_two_figures_with_one_value_stay_two(headline, sentence):
    assert told_twice([figure(1, "title", **headline), figure(2, "text", **sentence)]) == {}


def test_one_sentence_stands_for_one_figure_of_the_headline():
    assert told_twice([figure(1, "title", about="ekspor"), figure(2, "title", about="impor"), figure(3, "text")]) == {1: 3}


def test_what_is_one_observation_is_one_card_whatever_it_lacks():
    assert told_twice([figure(1, "title", status="target", observation_key="k"), figure(2, "text", status="actual", observation_key="k")]) == {1: 2}


@pytest.mark.parametrize(("asked", "told"), [
    ("sector=ZZZ", "Sektor: “ZZZ” tidak dikenal."), ("status=aktual", "Status: “aktual” tidak dikenal."), ("year=abc", "Tahun: “abc” tidak dikenal."),
    ("year=1950", "Tahun: belum ada angka dengan “1950”."), ("status=forecast", "Status: belum ada angka dengan “perkiraan”.")])
def test_a_filter_that_nothing_has_is_named(site, asked, told):
    assert told in site(f"/figures?{asked}").text


def test_a_value_that_is_not_known_leads_to_those_that_are(site):
    page = site("/figures?q=kapal&status=aktual&year=abc").text
    assert 'href="/figures?q=kapal&amp;status=actual"' in page
    assert 'href="/figures?q=kapal&amp;year=2021"' in page
    assert "tidak dikenal" not in site("/figures?q=tidakada&status=actual").text


def test_an_order_that_does_not_hold_says_so_and_offers_units(site):
    page = site("/en/figures?sort=largest").text
    assert "works within one unit only; used instead: newest first." in page
    assert 'href="/en/figures?sort=largest&amp;unit=IDR"' in page
    assert "The order “foo” is not known; used instead: best match first." in site("/en/figures?sort=foo").text
    assert 'role="note"' not in site("/figures?sort=largest&unit=IDR").text


def test_a_copy_that_cannot_be_written_beside_is_searched_as_it_lies(folder, tmp_path, monkeypatch, asking):
    for name in ("tracker.db", "search.db"):
        with Facts(folder / name) if name == "tracker.db" else Search(folder / name) as store:
            store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (tmp_path / name).write_bytes((folder / name).read_bytes())
        (tmp_path / f"{name}-wal").mkdir()                                 # nothing can be made beside them
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with asking(build_datasette(tmp_path / "tracker.db", search=tmp_path / "search.db")) as get:
        answer = get("/figures?q=lambung")
    assert answer.status_code == 200
    assert 'href="/articles/g1"' in answer.text


def test_a_directory_of_another_user_is_read_with_what_a_run_writes_just_now(tmp_path, monkeypatch):
    with Search(tmp_path / "search.db") as search:
        search.write("g2", TITLE, "Dok terapung disewakan.", None)
        monkeypatch.setattr("os.access", lambda path, mode: False)
        assert ask(str(tmp_path / "search.db"), "terapung") == ["g2"]


def test_a_damaged_database_is_named(tmp_path):
    (tmp_path / "tracker.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(StoreError, match=r"tracker\.db: cannot be read"):
        build_datasette(tmp_path / "tracker.db")


def test_a_damaged_index_of_full_texts_is_named(tmp_path):
    (tmp_path / "search.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(StoreError, match=r"search\.db: the search index does not answer"):
        ask(str(tmp_path / "search.db"), "terapung")


@pytest.mark.parametrize(("asked", "leads"), [
    ("/figures/{key}.json", "/tracker/figures.json?key__exact={key}&_shape=array"), ("/en/figures/{key}.csv", "/tracker/figures.csv?key__exact={key}&_stream=on"),
    ("/feeds.json", "/tracker/feeds.json?_shape=array"), ("/organisations.csv", "/tracker/entities.csv?_stream=on"),
    ("/regulations.csv?stage=planned", "/policies.csv?stage=planned"), ("/revisions.xlsx", "/figure_changes.xlsx"),
    ("/articles/g1.json", "/tracker/articles.json?id__exact=g1&_shape=array"), ("/sectors/C.json", "/tracker/sectors.json?code__exact=C&_shape=array")])
def test_an_address_that_is_guessed_for_a_file_leads_to_it(site, folder, asked, leads):
    with Facts(folder / "tracker.db") as facts:
        key = next(facts.rows("figures"))["key"]
    answer = site(asked.format(key=key))
    assert (answer.status_code, answer.headers["location"]) == (302, leads.format(key=key))
    assert site(answer.headers["location"]).status_code == 200


def test_a_file_that_there_is_not_says_where_files_are(site):
    answer = site("/en/figures/none.json")
    assert answer.status_code == 404
    assert "/data lists what can be taken away" in answer.json()["next"]
