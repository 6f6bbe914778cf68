"""Role, direction and comparison: sentences of our own, each figure with what it should be read as."""
import pytest

CASES = [                                  # sentence, figure, role, direction, comparison
    ("Penjualan semen Pabrik Lestari naik 4 persen pada 2018.", "4 persen", "change", "up", None),
    ("Penjualan semen naik menjadi 2 juta ton pada 2018.", "2 juta ton", "level", None, None),
    ("Penjualan semen naik ke 2 juta ton pada 2018.", "2 juta ton", "level", None, None),
    ("Penjualan semen naik 4 persen menjadi 2 juta ton.", "2 juta ton", "level", None, None),
    ("Produksi gula turun dari 2,4 juta ton menjadi 2,1 juta ton.", "2,4 juta ton", "level", None, None),
    ("Produksi gula turun dari 2,4 juta ton menjadi 2,1 juta ton.", "2,1 juta ton", "level", None, None),
    ("Produksi gula turun sebesar 12 persen.", "12 persen", "change", "down", None),
    ("Ekonomi Indonesia tumbuh 5,1 persen pada 2018.", "5,1 persen", "change", "up", None),
    ("Pertumbuhan ekonomi mencapai 5,1 persen pada 2018.", "5,1 persen", "change", "up", None),
    ("Pertumbuhan ekonomi melambat ke 4,9 persen.", "4,9 persen", "change", "up", None),
    ("Industri tekstil terkontraksi 3,5 persen tahun lalu.", "3,5 persen", "change", "down", None),
    ("Inflasi tahunan tercatat 3,2 persen pada Oktober 2019.", "3,2 persen", "level", None, None),
    ("Tingkat pengangguran terbuka berada di angka 5,3 persen.", "5,3 persen", "level", None, None),
    ("Bank sentral mempertahankan suku bunga acuan 5 persen.", "5 persen", "level", None, None),
    ("Pabrik itu memangkas biaya energi sebesar 15 persen.", "15 persen", "change", "down", None),
    ("Perusahaan menaikkan harga jual sebesar 7 persen.", "7 persen", "change", "up", None),
    ("Kenaikan harga gas sebesar 10 persen membebani pabrik keramik.", "10 persen", "change", "up", None),
    ("Penurunan ekspor karet sebesar 8 persen terjadi di Sumatera.", "8 persen", "change", "down", None),
    ("Peningkatan pendapatan sebesar 11 persen diumumkan kemarin.", "11 persen", "change", "up", None),
    ("Rupiah melemah 0,4 persen terhadap dolar AS.", "0,4 persen", "change", "down", None),
    ("Rupiah menguat 45 poin atau 0,3 persen.", "45 poin", "change", "up", None),
    ("Rupiah menguat 45 poin atau 0,3 persen.", "0,3 persen", "change", "up", None),
    ("Pabrik mainan menyumbang 6 persen terhadap ekspor nasional.", "6 persen", "share", None, None),
    ("Kontribusi industri kayu terhadap PDB sebesar 2,1 persen.", "2,1 persen", "share", None, None),
    ("Pangsa pasar ban lokal mencapai 65 persen.", "65 persen", "share", None, None),
    ("Sebanyak 40 persen dari total produksi kabel dijual ke luar negeri.", "40 persen", "share", None, None),
    ("Realisasi anggaran mencapai 73 persen dari pagu.", "73 persen", "share", None, None),
    ("Tarif bea masuk kain impor ditetapkan 15 persen.", "15 persen", "level", None, None),
    ("Pemerintah mengenakan tarif 25 persen terhadap baja impor.", "25 persen", "level", None, None),
    ("Penjualan mobil tumbuh 3 persen secara tahunan.", "3 persen", "change", "up", "yoy"),
    ("Penjualan mobil tumbuh 3 persen (yoy) pada Mei 2019.", "3 persen", "change", "up", "yoy"),
    ("Ekspor turun 2 persen secara bulanan.", "2 persen", "change", "down", "mom"),
    ("Ekspor turun 2 persen (mtm).", "2 persen", "change", "down", "mom"),
    ("Investasi naik 9 persen dibandingkan kuartal sebelumnya.", "9 persen", "change", "up", "qoq"),
    ("Laba bersih naik 9 persen dibandingkan periode yang sama tahun lalu.", "9 persen", "change", "up", "yoy"),
    ("Indeks saham naik 6 persen sejak awal tahun.", "6 persen", "change", "up", "ytd"),
    ("Harga kakao naik 12 persen.", "12 persen", "change", "up", None),
    ("Jumlah pekerja berkurang 1.200 orang sejak 2018.", "1.200 orang", "change", "down", None),
    ("Kapasitas pabrik bertambah 50.000 ton per tahun.", "50.000 ton per tahun", "change", "up", None),
    ("Malaysia menguasai pangsa ekspor 13 persen, disusul Thailand 12 persen.", "12 persen", "share", None, None),
    ("Kredit modal kerja tumbuh 7 persen, kredit investasi 9 persen.", "9 persen", "change", "up", None),
    ("Lebih dari 60 persen bahan penolong tekstil masih diimpor.", "60 persen", "share", None, None),
    ("Barang itu kena bea tambahan 15 persen.", "15 persen", "level", None, None),
    ("Kawasan itu diperluas 150 hektare.", "150 hektare", "change", "up", None),
    ("Upah di kawasan itu 20 persen lebih tinggi.", "20 persen", "change", "up", None),
]


@pytest.mark.parametrize(("sentence", "text", "role", "direction", "comparison"), CASES)
def test_movement(annotate, sentence, text, role, direction, comparison):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    assert (figure.role, figure.direction, figure.comparison) == (role, direction, comparison)
