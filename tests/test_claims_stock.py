"""What is counted at a moment and what adds up: sentences of our own, published on 5 November 2019."""
import pytest

CASES = [                                  # sentence, figure, start, end
    ("Premi payung per kuartal III 2019 mencapai Rp9 miliar.", "Rp9 miliar", "2019-01-01", "2019-09-30"),
    ("Per kuartal I 2019 penjualan payung naik 4 persen.", "4 persen", "2019-01-01", "2019-03-31"),
    ("Aset pabrik payung per kuartal III 2019 mencapai Rp9 miliar.", "Rp9 miliar", "2019-09-30", "2019-09-30"),
    ("Tingkat hunian pabrik per kuartal III 2019 mencapai 90 persen.", "90 persen", "2019-09-30", "2019-09-30"),
    ("Premi payung per Agustus 2019 mencapai Rp9 miliar.", "Rp9 miliar", "2019-08-31", "2019-08-31"),
    ("Hingga Agustus 2019 kekayaan dana pensiun kayu mencapai Rp9 miliar.", "Rp9 miliar", "2019-08-31", "2019-08-31"),
    ("Hingga Agustus 2019 penjualan aset kayu mencapai Rp9 miliar.", "Rp9 miliar", "2019-01-01", "2019-08-31"),
    ("Hingga Agustus 2019 produksi kayu mencapai 9 ton.", "9 ton", "2019-01-01", "2019-08-31"),
    ("Aset pabrik per kuartal III 2019 Rp9 miliar. Laba pabrik Rp2 miliar.", "Rp2 miliar", "2019-01-01", "2019-09-30"),
    ("Sejak Juli 2018 ekspor rotan naik 9 persen.", "9 persen", "2018-07-01", "2019-11-05"),
    ("Sejak Juli 2018 ada 9 pabrik rotan.", "9 pabrik", "2018-07-01", ""),
    ("Tarif rotan naik 9 persen mulai Juli 2018.", "9 persen", "2018-07-01", ""),
    ("Tarif rotan 9 persen berlaku mulai Juli 2018.", "9 persen", "2018-07-01", ""),
    ("Sejak Januari 2020 ekspor rotan ditargetkan naik 9 persen.", "9 persen", "2020-01-01", ""),
    ("Sampai saat ini IHSG sudah menyentuh 7.093.", "7.093", "2019-11-05", "2019-11-05"),
    ("Sampai saat ini penjualan payung mencapai Rp9 miliar.", "Rp9 miliar", "", "2019-11-05"),
    ("Per September 2019 ekuitas Rp4 miliar. Dalam periode ini penjualan payung Rp9 miliar.", "Rp9 miliar", "2019-01-01", "2019-09-30"),
    ("Per September 2019 ekuitas Rp4 miliar. Hingga periode ini ada 90 nasabah.", "90 nasabah", "2019-09-30", "2019-09-30"),
    ("Pada semester I 2019 ekspor payung lesu. Menurut Rini Wulandari, Senin (4/11), impor payung pada periode yang sama naik 4 persen.", "4 persen",
     "2019-01-01", "2019-06-30"),
]


@pytest.mark.parametrize(("sentence", "text", "start", "end"), CASES)
def test_time_by_what_is_measured(annotate, sentence, text, start, end):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    bounds = (figure.period.start, figure.period.end) if figure.period else (None, None)
    assert tuple(str(bound or "") for bound in bounds) == (start, end)
