"""Numbers as newspapers print them: what is read, what is refused, and that what we print is read back."""
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.numerals import format_number, known_mark, parse_fraction, parse_number, parse_words, spell_number

DIGITS = {
    "7": "7", "93,7": "93.7", "75,51": "75.51", "1.250": "1250", "86.248.000": "86248000", "4.276.349,91": "4276349.91", "1.234,5": "1234.5",
    "93.7": "93.7", "5.25": "5.25", "12.00": "12.00", "0.125": "0.125", "0,125": "0.125", "12,500": "12500", "1,234,567": "1234567",
    "1,234.5": "1234.5", "120 000": "120000", "120\u00a0000": "120000", "1\u202f250\u202f000": "1250000", "5,0": "5.0", "14.000,00": "14000.00",
}
REFUSED = ["", "x", "1.2.3", "1.234.5", "1,23,4", "12..5", "1.2345.678", "63.500.000250", "1.449.00", "--5", "1,795,4"]


@pytest.mark.parametrize(("text", "value"), DIGITS.items())
def test_digits(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "of", "mark", "value"), [
    ("1.250", "things", None, "1250"),                    # people and units come whole
    ("1,250", "things", ",", "1250"),
    ("1.250", "triliun", None, "1250"),                   # no larger word is in use
    ("1.255", "scaled", None, None),                      # 1,255 juta or 1.255 juta?
    ("1.255", "scaled", ",", "1255"),
    ("1.500", "scaled", None, "1500"),                    # nobody prints 1.500 for 1.5
    ("1,255", "scaled", None, "1.255"),
    ("1,000", "triliun", None, "1000"),
    ("1,255", "scaled", ".", None),
    ("17,580", "percent", None, "17.580"),
    ("5.020", "percent", None, None),
    ("5.713", "percent", ",", "5713"),
    ("5.020", "percent", ".", None),
    ("3.125", "measure", None, "3125"),
    ("3.125", "measure", ".", None),
    ("3,125", "measure", None, None),
    ("3,125", "measure", ",", "3.125"),
])
def test_one_mark_before_three_digits(text, of, mark, value):
    assert parse_number(text, of=of, decimal=mark) == (None if value is None else Decimal(value))


def test_known_mark():
    assert known_mark(["93,7", "1.250"]) == ","
    assert known_mark(["93.7", "1.250"]) == "."
    assert known_mark(["1.250", "12"]) is None
    assert known_mark(["5.2", "5,3"]) is None


@pytest.mark.parametrize(("text", "value"), [
    ("nol", "0"), ("lima", "5"), ("sebelas", "11"), ("delapan belas", "18"), ("dua puluh lima", "25"), ("seratus", "100"), ("seribu", "1000"),
    ("sejuta", "1000000"), ("semiliar", "1000000000"), ("tiga ratus lima puluh ribu", "350000"), ("dua puluh lima juta", "25000000"),
    ("satu setengah juta", "1500000"), ("dua koma lima", "2.5"), ("nol koma tujuh lima", "0.75"), ("dua koma lima juta", "2500000"),
    ("seribu dua ratus", "1200"), ("seratus ribu", "100000"), ("sembilan kuadriliun seratus triliun", "9100000000000000"),
    ("lima ribu triliun", "5000000000000000"),
])
def test_words(text, value):
    assert parse_words(text) == Decimal(value)


@pytest.mark.parametrize("text", ["lima tiga", "nol koma sekian", "koma", "belas", "puluh", "kawasan", "dua tiga juta", "setengah"])
def test_words_that_are_no_number(text):
    assert parse_words(text) is None


@pytest.mark.parametrize(("text", "value"), [
    ("sepertiga", "0.333333"), ("dua pertiga", "0.666667"), ("tiga perempat", "0.75"), ("setengah", "0.5"), ("separuh", "0.5"), ("seperlima", "0.2"),
])
def test_fractions(text, value):
    assert parse_fraction(text) == Decimal(value)


def test_what_is_no_fraction():
    assert parse_fraction("dua") is None
    assert parse_fraction("perempatan jalan") is None


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_spelt_numbers_are_read_back(number):
    assert parse_words(spell_number(number)) == number


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_formatted_decimals_are_read_back(number):
    assert parse_number(format_number(number)) == number


@given(st.integers(min_value=0, max_value=10**18))
def test_formatted_integers_are_read_back(number):
    assert parse_number(format_number(Decimal(number))) == number


@given(st.text(alphabet="0123456789., ", max_size=14))
def test_nothing_is_read_that_has_not_these_digits(text):
    value = parse_number(text)
    if value is not None:
        digits = "".join(character for character in text if character.isdigit())
        assert int(digits) == int(str(value).replace(".", ""))
