"""Ten things that a journalist wants of the sample newsroom, each within four clicks from the front page, with no address typed."""
from pathlib import Path

import pytest

from tracker.publish.site import build_datasette

pytestmark = pytest.mark.browser
MOST = 4


@pytest.fixture(scope="module")
def address(demo, serving):
    datasette = build_datasette(demo / "tracker.db", search=demo / "search.db")
    with serving(datasette) as address:
        yield address


class Reader:
    """Someone at the front page who counts the clicks."""

    def __init__(self, tab):
        self.tab, self.clicks = tab, 0
        tab.goto("/")

    def click(self, what):
        self.clicks += 1
        assert self.clicks <= MOST
        what.first.click()
        self.tab.wait_for_load_state("networkidle")

    def room(self, name: str):
        self.click(self.tab.get_by_role("navigation", name="Menu utama").get_by_role("link", name=name, exact=True))

    def link(self, name: str):
        self.click(self.tab.get_by_role("main").get_by_role("link", name=name))

    def search(self, words: str):
        self.tab.get_by_role("searchbox").fill(words)
        self.click(self.tab.get_by_role("button", name="Cari"))

    def sees(self, text: str) -> bool:
        return self.tab.get_by_role("main").get_by_text(text).first.is_visible()


@pytest.fixture
def reader(address, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address, accept_downloads=True)
    yield Reader(context.new_page())
    context.close()


def test_find_the_export_figure_of_a_sector_in_a_period(reader):
    reader.search("ekspor alas kaki semester I 2026")
    reader.link("Industri kulit dan alas kaki")
    assert reader.sees("3,62 miliar dolar AS") and reader.sees("Januari–Juni 2026")


def test_see_who_said_it_and_in_which_sentence(reader):
    reader.search("ekspor alas kaki semester I 2026")
    reader.link("3,62 miliar dolar AS")
    card = reader.tab.locator("article.card").first
    assert card.locator(".facts").get_by_role("link", name="Himpunan Pengusaha Sepatu Contoh").is_visible()
    assert card.locator(".evidence mark.figure").inner_text() == "US$3,62 miliar"


def test_find_a_figure_that_another_one_contradicts(reader):
    reader.room("Selisih")
    reader.link("salah skala")
    sides = reader.tab.locator(".pair").first.locator(".evidence mark.figure").all_inner_texts()
    assert sorted(sides) == ["US$3,62 juta", "US$3,62 miliar"]


def test_list_the_overdue_targets_of_a_ministry(reader):
    reader.room("Target")
    reader.link("lewat tenggat")
    reader.click(reader.tab.locator("details.issuers summary"))
    reader.link("Kementerian Perindustrian")
    rows = reader.tab.locator("tbody tr").all_inner_texts()
    assert rows and all("Kementerian Perindustrian" in row and "lewat tenggat" in row for row in rows)


def test_map_what_is_invested_in_a_province(reader):
    reader.room("Tempat")
    reader.link("Jawa Tengah")
    reader.tab.wait_for_selector("#map path.leaflet-interactive")
    assert reader.sees("Angka tentang tempat ini") and reader.sees("triliun")


def test_follow_a_regulation(reader):
    reader.room("Kebijakan")
    reader.click(reader.tab.locator("main a[href*='pp-97-2026']"))
    assert reader.tab.locator(".timeline li").count() >= 2
    assert reader.tab.locator(".timeline time, .timeline .when").first.is_visible()


def test_subscribe_to_a_search(reader):
    reader.search("baja")
    feed = reader.tab.get_by_role("link", name="Atom").first.get_attribute("href")
    answer = reader.tab.request.get(feed)
    assert "application/atom+xml" in answer.headers["content-type"] and "<entry>" in answer.text()


def test_take_away_what_a_filter_leaves(reader):
    reader.room("Angka")
    reader.click(reader.tab.get_by_role("complementary").get_by_role("link", name="target", exact=True))
    with reader.tab.expect_download() as download:
        reader.click(reader.tab.get_by_role("link", name="CSV"))
    rows = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("id,key,article_id") and len(rows) > 10


def test_copy_a_citation(reader):
    reader.click(reader.tab.locator(".amount a"))
    citation = reader.tab.locator("p.cite").inner_text()
    assert "(contoh)" in citation and "/figures/" in citation and "http" in citation


def test_switch_the_language(reader):
    reader.room("Angka")
    reader.click(reader.tab.get_by_role("link", name="English"))
    assert reader.sees("check the source")
