"""Which indicator a figure is a value of, and that none is better than a wrong one: sentences of our own."""
import pytest

CASES = [                                  # sentence, figure, indicator
    ("Laba bersih pabrik payung mencapai Rp4 miliar.", "Rp4 miliar", "net_profit"),
    ("Laba kotor pabrik payung mencapai Rp4 miliar.", "Rp4 miliar", None),
    ("Laba sebelum pajak pabrik payung mencapai Rp4 miliar.", "Rp4 miliar", None),
    ("Marketing sales pengembang ruko itu mencapai Rp4 miliar.", "Rp4 miliar", None),
    ("Neraca perdagangan mencatat surplus US$ 2 miliar.", "US$ 2 miliar", "trade_balance"),
    ("Defisit APBN melebar menjadi Rp40 triliun.", "Rp40 triliun", None),
    ("Suku bunga acuan bertahan di level 5 persen.", "5 persen", "policy_rate"),
    ("Suku bunga lending facility bertahan di level 6 persen.", "6 persen", None),
    ("Yen Jepang melemah 0,3 persen pada pagi ini.", "0,3 persen", "exchange_rate"),
    ("Ekspor payung mencapai 5.000 unit.", "5.000 unit", "export_volume"),
    ("Ekspor itu dilakukan oleh 20 perusahaan.", "20 perusahaan", "n_companies"),
    ("Konsumsi kertas baru 59 kg per kapita.", "59 kg per kapita", "consumption_per_capita"),
    ("Penerimaan pajak turun, sedangkan indeks hujan di kota kami melonjak 3 persen.", "3 persen", None),
    ("Penyaluran kredit mencapai Rp5 triliun. Angka itu tumbuh 4 persen.", "4 persen", "credit_growth"),
    ("Subsidi bunga bagi perajin payung sebesar 3 persen.", "3 persen", "subsidy_incentive"),
    ("Investor wajib menanam modal paling sedikit Rp10 miliar.", "Rp10 miliar", "investment_plan"),
    ("Penjualan mobil wholesales turun menjadi 90.000 unit.", "90.000 unit", "car_wholesales"),
]


@pytest.mark.parametrize(("sentence", "text", "indicator"), CASES)
def test_indicator(annotate, sentence, text, indicator):
    assert next(figure for figure in annotate(sentence).figures if figure.text == text).indicator == indicator
