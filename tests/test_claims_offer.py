"""The days of a sale: stories of our own, published on 5 November 2019."""
import pytest

SALE = (
    "Toko Rimba menggelar obral payung pada Minggu (10/11). Pembeli antre sejak pagi. Ada potongan hingga 40 persen bagi pemegang kartu. "
    "Payung lipat dijual Rp45.000. Padahal, harga normal payung itu Rp75.000. Payung besar turun dari Rp90.000 menjadi Rp60.000. "
    "Pemilik toko menyiapkan Rp4 miliar untuk itu. Sebanyak 30 pegawai berjaga. Pada 2018 toko itu membayar sewa Rp9.000."
)


@pytest.mark.parametrize(("text", "day"), [
    ("40 persen", "2019-11-10"), ("Rp45.000", "2019-11-10"), ("Rp75.000", None), ("Rp90.000", None), ("Rp60.000", "2019-11-10"), ("Rp4 miliar", None),
    ("30 pegawai", None), ("Rp9.000", "2018-01-01")])
def test_prices_and_discounts_of_a_sale_are_of_its_day(annotate, text, day):
    figure = next(figure for figure in annotate(SALE, title="Payung Murah Diskon Besar").figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == day


@pytest.mark.parametrize("lead", [
    "Toko Rimba menggelar obral payung pada Minggu (3/11).",                             # is over
    "Toko Rimba menggelar obral payung dari Minggu (10/11) atau Senin (11/11).",         # which one?
    "Obral payung digelar, kata Rini Wulandari, Selasa (5/11).",                         # when it was said
    "Toko Rimba membuka cabang pada Minggu (10/11). Harga payungnya menarik.",           # no sale
])
def test_no_time_of_a_sale(annotate, lead):
    figures = annotate(f"{lead} Payung lipat dijual Rp45.000.", title="Payung Rimba").figures
    assert [figure.period for figure in figures if figure.text == "Rp45.000"] == [None]


def test_a_sale_of_several_days(annotate):
    figures = annotate("Diskon payung berlaku 9-11 November 2019. Warga antre. Payung lipat dijual Rp45.000.", title="Payung Rimba").figures
    assert [(str(figure.period.start), str(figure.period.end)) for figure in figures] == [("2019-11-09", "2019-11-11")]
