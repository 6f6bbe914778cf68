"""Places: what is one, what only looks like one, and which one it is. `[text|name]` marks what must be found, in order; all else must not be."""
import re

import pytest

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")

FOUND = [
    # countries, regions, provinces
    "Ekspor furnitur ke [China|Tiongkok], [Jepang|Jepang], dan [Korsel|Korea Selatan] naik.",
    "Pembeli dari [AS|Amerika Serikat] dan [Uni Eropa|Uni Eropa] menunda pesanan.",
    "Investor [RI|Indonesia] dan [RRT|Tiongkok] meneken kontrak.",
    "Perdagangan [Indonesia|Indonesia]-[Brazil|Brasil] tumbuh.",
    "Pasar [Asia Tenggara|Asia Tenggara] dan [Timur Tengah|Timur Tengah] digarap.",
    "Pabrik di [Jabar|Jawa Barat], [Jateng|Jawa Tengah], dan [Jatim|Jawa Timur] menambah mesin.",
    "Tambang di [Sulteng|Sulawesi Tengah] dan [Malut|Maluku Utara] berhenti.",
    "Smelter itu dibangun di [luar Jawa|luar Jawa], terutama di [Kalimantan|Kalimantan].",
    "Sekolah di [Indonesia timur|Indonesia Timur] dan di [Jawa barat|Jawa Barat] menanti; [Indonesia|Indonesia] tengah menghitung.",
    "Kapal melewati [Selat Sunda|Selat Sunda] dan [Laut Jawa|Laut Jawa].",
    "Wisatawan [Negeri Jiran|Malaysia] berbelanja di [Tanah Air|Indonesia].",
    "Harga di [Jakarta|DKI Jakarta] lebih tinggi daripada di [Yogyakarta|DI Yogyakarta].",
    "Ekonomi [Sumatra|Sumatera] dan [Sulawesi|Sulawesi] membaik.",
    # titles and offices lead into places
    "Presiden [Indonesia|Indonesia] bertemu Perdana Menteri [Malaysia|Malaysia].",
    "Gubernur [Jawa Tengah|Jawa Tengah] Sri Rahayu meresmikan pabrik.",
    "Wakil Bupati [Karawang|Kabupaten Karawang] Slamet Riyanto hadir.",
    "Pemerintah [Korea Selatan|Korea Selatan] menaikkan tarif; Pemerintah Kota Bandung menunggu.",
    "Penertiban di [Manggarai|Manggarai], [Kecamatan Tebet|Tebet], tertunda; stasiun [Manggarai|Manggarai] ramai.",
    "Kantor di [Kuningan|Kuningan], [Jakarta Selatan|Kota Jakarta Selatan] pindah.",
    "Sawah di [Kuningan|Kabupaten Kuningan], [Jawa Barat|Jawa Barat], kering.",
    # second level: type word, usual reading, parent
    "Pabrik di [Kabupaten Bekasi|Kabupaten Bekasi] dan [Kota Bekasi|Kota Bekasi] diperiksa.",
    "Gudang di [Kab. Tegal|Kabupaten Tegal] penuh.",
    "Perajin di [Surabaya|Kota Surabaya] dan [Solo|Kota Surakarta] bersiap.",
    "Sentra itu ada di [Banjar|Kota Banjar], [Jawa Barat|Jawa Barat].",
    "Pertambangan di [Banjar|Kabupaten Banjar], [Kalimantan Selatan|Kalimantan Selatan], diawasi.",
    "Kantor di [Tangsel|Kota Tangerang Selatan] pindah ke [Jakarta Utara|Kota Jakarta Utara].",
    "Warga [Batang|Kabupaten Batang] dan [Kendal|Kabupaten Kendal] bekerja di sana.",
    "Pembangunan [Kabupaten Karawnag|Kabupaten Karawang] berjalan.",
    # below the second level, only in context
    "Desa itu, [Desa Sukamaju|Sukamaju], [Kecamatan Cilodong|Cilodong], [Kota Depok|Kota Depok], banjir.",
    "Pabrik ban di [Ciruas|Ciruas], [Kabupaten Serang|Kabupaten Serang], tutup; buruh [Ciruas|Ciruas] berunjuk rasa.",
    "Lini baru di [Cikarang Barat|Cikarang Barat], [Kabupaten Bekasi|Kabupaten Bekasi], mulai jalan.",
    "Warga [Kecamatan Munjungan|Munjungan] [Kabupaten Trenggalek|Kabupaten Trenggalek] menunggu.",
    "Pasar digelar di Jalan Belimbing [Kecamatan Marpoyan Damai|Marpoyan Damai] sejak pagi.",
    "Pasokan listrik [Jawa|Jawa] dan [Bali|Bali] cukup.",
    # estates, ports and sites
    "Pabrik kaca di [Kawasan Industri Terpadu Batang|Kawasan Industri Terpadu Batang] mulai berproduksi.",
    "Investasi di [KEK Kendal|KEK Kendal] dan [KEK Gresik|KEK Gresik] bertambah.",
    "Pabrik di [Kawasan Ekonomi Khusus (KEK) Gresik|KEK Gresik] dan [Kawasan Industri Karawang International Industrial City|Kawasan Industri KIIC].",
    "Penghuni [Kawasan Industri Jababeka|Kawasan Industri Jababeka], [Cikarang|Cikarang], bertambah.",
    "[Kawasan Industri Sukses Makmur|Kawasan Industri Sukses Makmur] di [Kota Semarang|Kota Semarang] dibuka.",
    "[Kawasan Industri Sukses Makmur|Kawasan Industri Sukses Makmur] Diresmikan Menteri, [KEK Bumi Contoh|KEK Bumi Contoh] Capai Target.",
    "Kawasan Industri Hijau Ditandatangani Tujuh Perusahaan, Kawasan Industri Maju Menyusul.",
    "Produksi nikel di kompleks [IMIP|Kawasan Industri Morowali] naik.",
    "Peti kemas menumpuk di [Pelabuhan Tanjung Priok|Pelabuhan Tanjung Priok].",
    "Kapal tiba di [Pelabuhan Sukabaru|Pelabuhan Sukabaru], [Lampung|Lampung].",
    "Pembangunan [IKN|Ibu Kota Nusantara] dan [Bandara Kertajati|Bandara Kertajati] dipercepat.",
    # headlines and abbreviations before a place
    "PDB [Indonesia|Indonesia] dan PMI [Vietnam|Vietnam] naik.",
    "Baca Juga: Serbuan Baja [China|Tiongkok] Makin Deras. Impor baja naik.",
]
NOTHING = [
    "Ekspor Batu Bara Naik; harga Batu bara Acuan ditetapkan.",
    "Suku Bunga Turun ke Kisaran 5 Persen.",
    "Koperasi desa Merah Putih dan Kampung Nelayan Merah Putih menerima pupuk.",
    "Program Desa Bisa Ekspor diperluas; Indonesia Crude Price turun.",
    "Bank Indonesia menahan suku bunga.",
    "Universitas Indonesia meneliti upah.",
    "Peta jalan Making Indonesia 4.0 diperbarui.",
    "PT Semen Indonesia Tbk dan PT Kawasan Industri Makmur membangun pabrik.",
    "Menperin Agus Gumiwang hadir.",
    "Kurs rupiah terhadap dolar AS dan dolar Singapura melemah.",
    "Harga emas dibayar US$50 per gram.",
    "Gaikindo dan Asosiasi Pertekstilan Indonesia meminta insentif.",
    "Pemerintah Provinsi Jawa Timur dan Pemprov Sumut sepakat.",
    "Indonesia Investment Authority menanam modal.",
    "Nasib malang menimpa perajin; harga per batang naik.",
    "Ekonom Bima Pratama menilai angka itu wajar.",
    "Dosen Rahmat Kendal menilai hal itu wajar.",
    "Kementerian Luar Negeri RI dan DPR RI membahasnya.",
    "Batang rokok dan pati jagung diperiksa.",
    "Dana Desa cair; Koperasi Kelurahan Merah Putih berdiri.",
    "Ia pulang ke desa. Sementara itu harga turun.",
    "Jenderal itu mengerti bahasa Indonesia.",
    "Polda Metro Jaya menyita barang.",
    "Guru SMAN 11 Semarang dan Otorita IKN hadir.",
    "Harga acuan London Metal Exchange turun, ujar Busan.",
]


def unmarked(marked: str) -> tuple[str, list[tuple[str, str]]]:
    return MARK.sub(r"\1", marked), MARK.findall(marked)


@pytest.mark.parametrize("marked", FOUND)
def test_finds_and_resolves(annotate, marked):
    text, wanted = unmarked(marked)
    found = annotate(text, published="2024-03-01").places
    assert [(place.text, place.name) for place in found] == wanted
    assert all(text[place.start:place.end] == place.text for place in found)


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing(annotate, text):
    assert [place.text for place in annotate(text).places] == []


@pytest.mark.parametrize("text", [
    "JAKARTA, KORANKITA.com - Ekspor naik.", "JAKARTA (ANTARA) – Ekspor naik.", "Bisnis.com, JAKARTA — Ekspor naik.", "KONTAN.CO.ID - JAKARTA. Ekspor naik.",
    "KBRN, Jakarta: Ekspor naik.", "Jakarta - Ekspor naik.", "Liputan6.com, Jakarta Ekspor naik di Jakarta - kata dia.", "Jakarta, CNBC Indonesia - Ekspor naik.",
    "INDUSTRY.co.id - Jakarta - Ekspor naik.", "JAKARTA: Ekspor naik.",
])
def test_datelines(annotate, text):
    places = annotate(text).places
    assert (places[0].name, places[0].dateline) == ("DKI Jakarta", not text.startswith("Liputan6"))
    assert not any(place.dateline for place in places[1:])


@pytest.mark.parametrize("text", ["Jakarta menambah armada - dan sopir.", "Ekspor dari Jakarta - naik lagi.", "Di Surabaya: harga naik."])
def test_not_datelines(annotate, text):
    assert not any(place.dateline for place in annotate(text).places)


def test_a_list_of_estates(annotate):
    text = ("Kementerian menyiapkan delapan kawasan industri yang berlokasi di Galang Batang, Sei Mangkei, Bitung, dan Lhoksemawe. "
            "Selanjutnya di Kuala Tanjung, Medan, Ketapang, dan Tanggamus.")
    places = annotate(text).places
    assert [(place.type, place.name) for place in places] == [
        ("estate", name) for name in ("KEK Galang Batang", "Kawasan Industri Sei Mangkei", "Kawasan Industri Bitung", "Kawasan Industri Lhokseumawe",
                                      "Kawasan Industri Kuala Tanjung", "Kawasan Industri Medan", "Kawasan Industri Ketapang", "Kawasan Industri Tanggamus")]
    assert [place.province for place in places][:4] == ["Kepulauan Riau", "Sumatera Utara", "Sulawesi Utara", "Aceh"]
    assert places[3].rule == "estate-list-misspelt" and places[3].text == "Lhoksemawe"


def test_a_list_of_regions_is_no_list_of_estates(annotate):
    places = annotate("Kawasan industri baru tersebar di Jawa, Sumatera, dan Kalimantan.").places
    assert [place.type for place in places] == ["region"] * 3


def test_short_names_are_never_corrected(annotate):
    assert annotate("Kawasan industri itu berlokasi di Palo, Sika, dan Pata.").places == ()


@pytest.mark.parametrize(("published", "province", "kind"), [("2020-05-01", "Papua Barat", "province"), ("2023-05-01", "Papua Barat Daya", "region")])
def test_papua_by_date(annotate, published, province, kind):
    places = annotate("Kapal wisata di Raja Ampat, Papua, kembali berlayar.", published=published).places
    assert (places[0].province, places[1].type) == (province, kind)


def test_regency_named_elsewhere_decides_the_bare_name(annotate):
    places = annotate("Bupati Kabupaten Bogor menerima investor. Menurut dia, Bogor butuh air bersih.").places
    assert [place.name for place in places] == ["Kabupaten Bogor", "Kabupaten Bogor"]


def test_a_village_among_many_stays_open(annotate):
    place, = annotate("Warga Desa Sukamaju memprotes kenaikan itu.").places
    assert (place.type, place.name, place.id, place.province) == ("village", "Sukamaju", None, None)


def test_every_administrative_place_has_code_and_point(annotate):
    for place in annotate("Pabrik di Kabupaten Karawang, Jawa Barat, dan di Kota Cilegon.").places:
        assert re.fullmatch(r"\d\d(\.\d\d)?", place.id) and place.lat and place.lon


def test_literal_escapes_of_bad_exports(annotate):
    place, = annotate(r"\xe2\x80\x9cIndonesia siap,\xe2\x80\x9d kata dia.").places
    assert (place.text, place.name) == ("Indonesia", "Indonesia")


def test_title_places_have_their_field(annotate):
    place, = annotate("Harga naik.", title="Ekspor Kopi Vietnam Naik").places
    assert (place.field, place.start, place.name) == ("title", 12, "Vietnam")


def test_the_seed_article(annotate, shared):
    text = (shared / "seed" / "article.md").read_text(encoding="utf-8").partition("KBRN")[2]
    places = annotate("KBRN" + text, published="2019-11-05").places
    estates = [place for place in places if place.type == "estate"]
    assert len(estates) == 19 and all(place.province for place in estates)
    assert places[0].dateline


def test_a_copy_keeps_the_dateline_of_the_wire(annotate):
    places = annotate("Kabar Payung, Jakarta - Jakarta - Produksi payung naik 5 persen di Solo.").places
    assert [(place.name, place.dateline) for place in places] == [("DKI Jakarta", True), ("DKI Jakarta", True), ("Kota Surakarta", False)]
