"""The site in a real browser: the highlight is seen, scripts and styles load, nothing is asked of another host, pages fit a phone."""
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import pytest

from tracker.publish.site import build_datasette
from tracker.records import Article
from tracker.store.facts import Facts

pytestmark = pytest.mark.browser
PHONE, DESKTOP = (390, 844), (1280, 900)
WIB = timezone(timedelta(hours=7))
STORIES = {
    "mebel": ("Ekspor mebel rotan tumbuh",
              "CIREBON - Nilai ekspor mebel rotan dari Kabupaten Cirebon mencapai USD 42,5 juta sepanjang Januari-September 2021, atau naik "
              "6,3 persen dibandingkan periode yang sama tahun lalu. Sebanyak 3.200 tenaga kerja terlibat di sentra itu.\n"
              "Para perajin menganyam di teras rumah sambil menunggu kiriman bahan baku yang datang dua kali seminggu dari pulau seberang. "
              "Sore hari gudang mulai penuh, dan anak-anak ikut menghitung kursi yang siap dikirim sebelum hujan turun. "
              "Jalan di depan sentra baru saja diperbaiki sehingga truk tidak lagi menunggu lama di tikungan dekat pasar."),
    "kaca": ("Pabrik kaca dibangun di Kendal",
             "KENDAL - Sebuah pabrik kaca senilai Rp1,5 triliun dibangun di Kabupaten Kendal dan ditargetkan selesai pada akhir 2022. "
             "Kapasitasnya 120 ribu ton per tahun.\n"
             "Warga berharap jalan desa ikut diperbaiki karena musim hujan membuat lumpur setinggi mata kaki di depan sekolah. "
             "Pedagang makanan sudah membuka warung di tepi lahan sejak alat berat datang bulan lalu."),
}


@dataclass
class Seen:
    """What a browser noticed while it was used."""

    errors: list
    outside: list


@pytest.fixture(scope="module")
def address(tmp_path_factory, serving):
    from tracker.annotate.pipeline import annotate

    folder = tmp_path_factory.mktemp("db")
    with Facts(folder / "tracker.db") as facts:
        for number, (id_, (title, text)) in enumerate(STORIES.items()):
            facts.write(annotate(Article(id_, text, title=title, published=datetime(2021, 11, 4 + number, 9, tzinfo=WIB), source="kabar-contoh",
                                         url=f"https://kabar.example/{id_}")))
    datasette = build_datasette(folder / "tracker.db")
    with serving(datasette) as address:
        yield address


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def tab(request, browser, address):
    """A tab that must stay silent: at the end no error was written and no other host was asked."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
    page, seen = context.new_page(), Seen([], [])
    page.on("console", lambda message: seen.errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", lambda asked: seen.outside.append(asked.url) if not asked.url.startswith((address, "data:")) else None)
    yield page
    context.close()
    assert seen == Seen([], [])


def test_a_reader_searches_and_sees_the_figure_in_its_sentence(tab):
    tab.goto("/")
    tab.get_by_role("searchbox").fill("ekspor mebel")
    tab.get_by_role("button", name="Cari").click()
    mark = tab.locator(".evidence mark.figure").get_by_text("USD 42,5 juta").first
    mark.wait_for()                                               # until it is seen
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert tab.get_by_text("42,5 juta dolar AS").first.is_visible()
    assert tab.get_by_text("Dibaca oleh program").first.is_visible()


def test_the_article_marks_its_figures_and_leads_to_the_source(tab):
    tab.goto("/articles/kaca")
    assert tab.locator(".excerpt mark.figure").get_by_text("Rp1,5 triliun").is_visible()
    assert tab.get_by_role("link", name="Baca di kabar-contoh").get_attribute("href") == "https://kabar.example/kaca"
    tab.locator(".excerpt mark.figure a").first.click()
    assert "#f-" in tab.url


def test_the_map_shows_points_on_tiles_of_this_site(tab):
    tab.goto("/places", wait_until="networkidle")
    assert tab.locator("#map img.leaflet-tile-loaded").count() > 0
    assert tab.locator("#map path.leaflet-interactive").count() > 0


def test_points_that_lie_together_are_one_disc_until_one_looks_closer(tab):
    tab.goto("/places", wait_until="networkidle")
    tab.locator("#map").evaluate("box => box.scrollIntoView()")
    listed = tab.locator("#map li[data-lat]").count()
    near = tab.locator("#map path.leaflet-interactive").count()
    assert 0 < near <= listed
    for _ in range(7):
        tab.locator(".leaflet-control-zoom-out").click()
        tab.wait_for_timeout(350)
    far = tab.locator("#map path.leaflet-interactive").count()
    assert far < listed and far <= near
    tab.locator("#map path.leaflet-interactive").first.click(force=True)
    assert tab.locator("#map .cluster a").count() >= 1


def test_the_reader_switches_the_language_and_stays_on_the_page(tab):
    tab.goto("/figures?q=mebel")
    tab.get_by_role("link", name="English").click()
    assert tab.url.endswith("/en/figures?q=mebel")
    tab.get_by_text("Check the source").first.wait_for()          # until it is seen


@pytest.mark.parametrize("path", ["/", "/figures", "/articles/mebel", "/places", "/sectors", "/organisations", "/indicators", "/indicators/export_value", "/quotes", "/targets", "/observations", "/conflicts", "/regulations", "/feeds",
                                  "/about", "/quality", "/legal", "/data", "/tracker/figures", "/tracker?sql=select+1"])
def test_no_page_is_wider_than_the_screen_or_complains(tab, path):
    tab.goto(path, wait_until="networkidle")
    width = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert path.startswith("/tracker") or width[0] <= width[1]
