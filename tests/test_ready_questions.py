"""Questions that are ready to be asked: a page of the site in the reader's language; the examples of the documentation find something on the sample newsroom."""
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote_plus

import pytest

from tracker.publish.metadata import QUERIES, example
from tracker.publish.site import build_datasette

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def site(demo, asking):
    """site("/data") → the response, in-process."""
    with asking(build_datasette(demo / "tracker.db", search=demo / "search.db")) as get:
        yield get


def test_a_ready_question_is_asked_in_the_language_of_the_reader(site):
    page = site("/tracker/figures_of_sector?" + example("figures_of_sector")).text
    assert '<html lang="id">' in page
    assert "<title>Angka suatu sektor dalam satu tahun · Pelacak Industri</title>" in page
    assert "<h1>Angka suatu sektor dalam satu tahun</h1>" in page
    assert '<label for="qp1">Sektor (kode KBLI)</label>' in page
    other = re.search(r'class="language" href="([^"]+)"', page).group(1).replace("&amp;", "&")
    assert "<h1>Figures of a sector in a year</h1>" in site(other).text
    assert other in site("/en/data").text.replace("&amp;", "&")
    assert "<title>tracker: select 1</title>" in site("/tracker?sql=select+1").text        # what a reader writes keeps its editor


@pytest.mark.parametrize("name", QUERIES)
def test_every_ready_question_finds_something_on_the_sample(site, name):
    assert site(f"/tracker/{name}.json?{example(name)}&_shape=array").json()


@pytest.mark.parametrize("sql", re.findall(r"```sql\n(.*?)```", (DOCS / "querying.md").read_text(encoding="utf-8"), re.DOTALL))
def test_the_sql_of_the_docs_finds_something_on_the_sample(demo, sql):
    with closing(sqlite3.connect(demo / "tracker.db")) as db:
        assert db.execute(sql).fetchall()


def test_the_name_of_the_docs_is_matched_though_no_article_has_it(site):
    asked = re.search(r"127\.0\.0\.1:8001(/reconcile/places\?[^\"]+)", (DOCS / "querying.md").read_text(encoding="utf-8")).group(1)
    assert "Kab. Bekasi" in unquote_plus(asked)
    (found,) = site(asked).json()["q0"]["result"]
    assert (found["name"], found["match"]) == ("Kabupaten Bekasi", True)
    assert "<h1>Kabupaten Bekasi</h1>" in site(f"/places/{found['id']}").text


def test_a_target_is_not_headed_as_realised(site, demo):
    with closing(sqlite3.connect(demo / "tracker.db")) as db:
        keys = [key for key, in db.execute("SELECT key FROM observations WHERE indicator = 'investment_realization' AND status = 'target' AND merged_into IS NULL")]
    assert keys
    for key in keys:
        assert "<h1>target investasi" in site(f"/observations/{key}").text
        assert "<h1>Target: investment" in site(f"/en/observations/{key}").text


@pytest.fixture
def changed(demo, tmp_path, asking):
    """changed(statement, path): a page of the sample newsroom after one change of its database."""
    def page(statement: str, path: str) -> str:
        (tmp_path / "tracker.db").write_bytes((demo / "tracker.db").read_bytes())
        with closing(sqlite3.connect(tmp_path / "tracker.db")) as db, db:
            assert db.execute(statement).rowcount
        with asking(build_datasette(tmp_path / "tracker.db")) as get:
            return get(path).text

    return page


def test_a_promise_that_two_stories_tell_stands_once(site, changed):
    def furniture(page: str) -> list[str]:
        return [row for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL) if "2,8 miliar dolar AS" in row]

    (row,) = furniture(site("/targets").text)
    assert "Juga di:" not in row
    columns = "figure_key, issuer, issuer_id, indicator, about, sector, value, value_text, value_high, unit, deadline, baseline, rung, outcome, share, said"
    again = f"INSERT INTO targets (key, place_id, {columns}) SELECT 'again', 'ID', {columns} FROM targets WHERE value_text = '2800000000'"  # noqa: S608
    (row,) = furniture(changed(again, "/targets"))
    assert "Juga di:" in row


def test_the_state_of_a_feed_is_told_in_the_language_of_the_page(changed):
    page = changed("UPDATE feeds SET status = 'new', reason = 'not asked yet'", "/feeds")
    assert "belum dibaca" in page
    assert "not asked yet" not in page


@pytest.mark.parametrize("asked", ["/conflicts?kind=besar", "/revisions?change=besar", "/regulations?stage=besar", "/corrections?action=besar", "/targets?outcome=besar"])
def test_a_list_that_does_not_know_a_value_says_so(site, asked):
    assert "“besar” tidak dikenal. Semuanya ditampilkan." in site(asked).text
    assert "tidak dikenal." not in site(asked.partition("?")[0]).text
