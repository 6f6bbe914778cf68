"""Which sector a figure belongs to: shops, fares, firms, and what is of no sector. Sentences of our own, in pairs."""
import pytest

SENTENCES = [
    ("Laba PGAS tumbuh 5 persen.", "5 persen", "D"),
    ("Utang pemerintah kepada PGAS tumbuh 5 persen.", "5 persen", None),
    ("Laba OCBC NISP tumbuh 5 persen.", "5 persen", "K"),
    ("Penyaluran KPR mencapai Rp3 triliun.", "Rp3 triliun", "K"),
    ("Nilai properti mencapai Rp3 triliun.", "Rp3 triliun", "L"),
    ("Kuota impor BBM untuk SPBU swasta naik 5 persen.", "5 persen", "G"),
    ("Kuota impor BBM untuk industri naik 5 persen.", "5 persen", "C19"),
    ("Lonjakan 5 persen pada harga bensin mendorong IHK.", "5 persen", None),
    ("Lonjakan 5 persen pada harga bensin mendorong antrean.", "5 persen", "C19"),
]
STORIES = [                                # title, text, figure, sector
    ("Kulkas Murah di Transmart", "Pembeli datang. Harga kulkas itu Rp5 juta.", "Rp5 juta", "G"),
    ("Kulkas Murah di Pabrik", "Pembeli datang. Harga kulkas itu Rp5 juta.", "Rp5 juta", "C27"),
    ("Pedagang Keluhkan Dolar", "Dolar naik. Nilai tukar rupiah terhadap dolar AS Rp17.000 kemarin.", "Rp17.000", "K"),
    ("Tarif Tol Naik", "Jalan tol ramai, kendaraan logistik lewat jalan tol, penumpang bus juga. Tarif baru itu Rp30.000.", "Rp30.000", "H"),
    ("Tarif Mobil Naik", "Pabrik mobil resah, industri otomotif lesu, mobil menumpuk. Tarif baru itu Rp30.000.", "Rp30.000", None),
    ("Asuransi Tumbuh", "Asuransi ramai, perusahaan asuransi untung, premi asuransi naik. Total aset naik 5 persen.", "5 persen", "K"),
    ("Bank dan IHSG Lesu", "Saham bank turun, IHSG lesu, bursa sepi. Total aset naik 5 persen.", "5 persen", None),
    ("Bank dan IHSG Lesu", "Saham bank turun, IHSG lesu, bursa sepi. Nilai impor Peru turun 5 persen.", "5 persen", None),
    ("Bank dan IHSG Lesu", "Saham bank turun, IHSG lesu, bursa sepi. Nilai simpanan Peru turun 5 persen.", "5 persen", "K"),
]


@pytest.mark.parametrize(("sentence", "figure", "sector"), SENTENCES)
def test_sector(annotate, sentence, figure, sector):
    assert next(item for item in annotate(sentence).figures if item.text == figure).sector == sector


@pytest.mark.parametrize(("title", "text", "figure", "sector"), STORIES)
def test_sector_in_a_story(annotate, title, text, figure, sector):
    assert next(item for item in annotate(text, title=title).figures if item.text == figure).sector == sector
