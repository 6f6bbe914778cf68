"""The time that a whole article tells of: stories of our own, published on 5 November 2019."""
import pytest

BUDGET = (
    "Anggaran subsidi kayu naik menjadi Rp33 miliar pada 2020. Anggaran ini meningkat dari sebelumnya Rp31 miliar saat dibahas di kementerian. "
    "Petani lega. Pabrik meraup laba Rp4 miliar. Lalu, subsidi rotan naik Rp2 miliar dari Rp7 miliar menjadi Rp9 miliar, kata Rini Wulandari, Senin (4/11). "
    "Petani menanti. Realisasi subsidi bambu Rp5 miliar. Pabrik itu memakai daya listrik 900 VA. Pada 2018 subsidi bambu Rp6 miliar."
)


@pytest.mark.parametrize(("text", "start"), [
    ("Rp31 miliar", "2020-01-01"), ("Rp4 miliar", None), ("Rp2 miliar", "2020-01-01"), ("Rp7 miliar", "2020-01-01"), ("Rp9 miliar", "2020-01-01"),
    ("Rp5 miliar", None), ("900 VA", None), ("Rp6 miliar", "2018-01-01"),
])
def test_the_sums_of_a_budget_are_of_its_year(annotate, text, start):
    figure = next(figure for figure in annotate(BUDGET, title="Subsidi Kayu Naik").figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start


def test_a_budget_that_is_over_says_nothing_of_what_follows(annotate):
    figures = annotate(BUDGET.replace("pada 2020", "pada 2018"), title="Subsidi Kayu Naik").figures
    assert next(figure for figure in figures if figure.text == "Rp9 miliar").period is None


RESULTS = "Ekspor rotan tumbuh kuat. Industri payung berhasil tumbuh 4,5 persen. Tumbuhnya tertinggi dalam sejarah. Suku bunga kredit payung 7 persen."


@pytest.mark.parametrize(("title", "text", "start"), [
    ("Industri Rimba Tumbuh pada 2018", "4,5 persen", "2018-01-01"),
    ("Industri Rimba Tumbuh pada 2018", "7 persen", None),
    ("Industri Rimba Tumbuh pada 2011", "4,5 persen", None),
    ("Industri Rimba Tumbuh pada 2018, Lesu pada 2017", "4,5 persen", "2018-01-01"),
    ("Industri Rimba Tumbuh Tahun Ini", "4,5 persen", None),
])
def test_rates_in_a_story_of_last_year_s_results_are_of_that_year(annotate, title, text, start):
    figure = next(figure for figure in annotate(RESULTS, title=title).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start


PRICES = (
    "Inflasi payung pada September 2019 mencapai 0,2 persen. Petani lega. Kelompok jas hujan memberi andil inflasi 0,1 persen. "
    "Deflasi terjadi di Kota Rimba sebesar 0,3 persen, kata Rini Wulandari, Senin (4/11). Bunga kredit payung 7 persen. "
    "Target inflasi 4 persen. Sasaran inflasi tahun ini 3 persen."
)


@pytest.mark.parametrize(("text", "start"), [
    ("0,1 persen", "2019-09-01"), ("0,3 persen", "2019-09-01"), ("7 persen", None), ("3 persen", "2019-01-01"), ("4 persen", None)])
def test_consumer_prices_are_of_the_month_that_the_text_named(annotate, text, start):
    figure = next(figure for figure in annotate(PRICES, title="Payung Makin Mahal").figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start


PARTS = (
    "Penyaluran kredit payung hingga September 2019 mencapai Rp9 miliar. Pemerintah menyiapkan plafon Rp20 miliar pada 2020. Petani lega. "
    "Berdasarkan wilayah, penyaluran terbesar di Rimba dengan nilai Rp5 miliar. Disusul Teluk sebesar Rp3 miliar. "
    "Rini Wulandari membuka rapat, Senin (4/11). Rapat itu diikuti 90 petani. Survei itu diikuti 70 responden."
)


@pytest.mark.parametrize(("text", "start", "end"), [
    ("Rp20 miliar", "2020-01-01", "2020-12-31"), ("Rp5 miliar", "2019-01-01", "2019-09-30"), ("Rp3 miliar", "2019-01-01", "2019-09-30"),
    ("90 petani", "2019-11-04", "2019-11-04"), ("70 responden", None, None)])
def test_parts_have_the_span_of_the_whole_and_who_came_the_day(annotate, text, start, end):
    figure = next(figure for figure in annotate(PARTS, title="Kredit Payung").figures if figure.text == text)
    assert (figure.period and str(figure.period.start), figure.period and str(figure.period.end)) == (start, end)


PLAN = (
    "Kementerian Perkayuan menyusun rencana. Kebun rotan baru seluas 40 hektare, jalan hutan sepanjang 7 kilometer. Kementerian telah membayar Rp4 miliar. "
    "Pada 2018 kebun bambu seluas 9 hektare."
)


@pytest.mark.parametrize(("title", "text", "start"), [
    ("Rencana Kebun 2020", "40 hektare", "2020-01-01"), ("Rencana Kebun 2020", "7 kilometer", "2020-01-01"), ("Rencana Kebun 2019", "7 kilometer", None),
    ("Rencana Kebun 2020", "Rp4 miliar", None), ("Rencana Kebun 2020", "9 hektare", "2018-01-01"),
])
def test_the_sums_of_a_plan_are_of_the_coming_year_that_the_title_names(annotate, title, text, start):
    figure = next(figure for figure in annotate(PLAN, title=title).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start


@pytest.mark.parametrize("text", ["120.000 ton", "US$460 juta"])
def test_how_large_and_how_dear_a_plant_is_has_not_the_time_of_its_opening(annotate, text):
    story = "Pabrik rotan itu ditargetkan beroperasi penuh pada Mei 2020. Pabrik berkapasitas 120.000 ton rotan itu menelan anggaran US$460 juta."
    figure = next(figure for figure in annotate(story, title="Pabrik Rotan Beroperasi Penuh Mei 2020").figures if figure.text == text)
    assert (figure.period, figure.status) == (None, "actual")
