"""Sums that a text names again: stories of our own, published on 5 November 2019."""
import pytest

BUDGET = (
    "Menteri Rini Wulandari menyebut Rp9,7 triliun untuk jalan hutan. Petani meminta Rp5 triliun. Kebun bambu menelan Rp4,2 triliun. Warga lega. "
    "\"Kami siapkan Rp9,7 triliun pada 2020,\" kata dia. Pada 2020 pabrik akan meraup Rp5 triliun. "
    "Pada 2018 pabrik membayar Rp4,2 triliun. Pada 2017 hotel membayar Rp4,2 triliun."
)


@pytest.mark.parametrize(("text", "start"), [("Rp9,7 triliun", "2020-01-01"), ("Rp5 triliun", None), ("Rp4,2 triliun", None)])
def test_a_telling_sum_has_the_only_year_that_the_text_names_for_it(annotate, text, start):
    figure = next(figure for figure in annotate(BUDGET).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start
