"""Figures of many articles that state one fact, and those that only look like it."""
from dataclasses import replace

import pytest

from tracker.link.observations import independent, observe
from tracker.link.phrases import overlap, root, stems, unit_class
from tracker.link.rows import FigureRow, from_row
from tracker.link.sameness import linkable, same_fact, same_value

EXPORT = FigureRow(
    "k1", "a1", kind="money", value=93_710_000.0, value_text="93710000", unit="USD", role="level", about="nilai ekspor kopi", indicator="export_value",
    period_start="2024-01-01", period_end="2024-03-31", status="actual", place="Lampung", sector="A", published="2024-04-16T09:00:00+07:00",
    speaker="Dinas Perdagangan")
GROWTH = FigureRow(
    "k1", "a1", kind="percent", value=5.0, value_text="5", unit="%", role="change", direction="up", about="produksi semen", indicator="production_growth",
    period_start="2024-01-01", period_end="2024-12-31", status="actual", place="Indonesia", sector="C23", published="2025-01-16T09:00:00+07:00")
PRICE = replace(EXPORT, unit="IDR/kg", value_text="74500", indicator="price", about="harga kopi", period_start="2024-04-18", period_end="2024-04-18",
                published="2024-04-18T16:00:00+07:00")


def told(figure, **changes):
    return replace(figure, key="k2", article_id="a2", **changes)


SAME = [
    ("word for word", EXPORT, {}),
    ("rounded to three digits", EXPORT, {"value_text": "93700000"}),
    ("another form of the phrase", EXPORT, {"about": "pengapalan kopi", "indicator": None}),
    ("without place or sector", EXPORT, {"place": None, "sector": None}),
    ("without a period, in the same week", EXPORT, {"period_start": None, "period_end": None, "published": "2024-04-18T10:00:00+07:00"}),
    ("a price of a day, told again the day after without saying which", PRICE,
     {"period_start": None, "period_end": None, "published": "2024-04-19T10:00:00+07:00"}),
    ("a period that says only until when", EXPORT, {"period_start": None}),
    ("a narrower sector", EXPORT, {"sector": "A01"}),
    ("another speaker of what is so", EXPORT, {"speaker": "Asosiasi Kopi"}),
    ("a common value that says everything alike", GROWTH, {}),
    ("a growth rate told as a level", replace(GROWTH, value_text="5.03"), {"role": "level"}),
    ("five digits without a common phrase", replace(EXPORT, value_text="93712345"), {"about": "biji kering", "indicator": None}),
]
OTHER = [
    ("another value", EXPORT, {"value_text": "94100000"}),
    ("rounded to two digits", EXPORT, {"value_text": "94000000"}),
    ("another unit", EXPORT, {"unit": "EUR"}),
    ("another period", EXPORT, {"period_end": "2024-06-30"}),
    ("another place", EXPORT, {"place": "Bengkulu"}),
    ("another sector", EXPORT, {"sector": "C10"}),
    ("an aim", EXPORT, {"status": "target"}),
    ("a change", EXPORT, {"role": "change"}),
    ("another thing that is measured", EXPORT, {"about": "upah buruh pelabuhan", "indicator": "wage"}),
    ("no period, a month later", EXPORT, {"period_start": None, "period_end": None, "published": "2024-05-18T10:00:00+07:00"}),
    ("the other way", GROWTH, {"direction": "down"}),
    ("a common value of another year", GROWTH, {"period_start": "2023-01-01", "period_end": "2023-12-31"}),
    ("a common value without a time", GROWTH, {"period_start": None, "period_end": None}),
    ("a common value of another thing", GROWTH, {"about": "produksi kain tenun"}),
    ("a common value with another place", GROWTH, {"place": None}),
    ("one end of a range", EXPORT, {"value_high": 95_000_000.0}),
    ("another rate of the same bank", replace(GROWTH, role="level", direction=None, value_text="5.75", about="suku bunga acuan", indicator="policy_rate"),
     {"about": "suku bunga lending facility"}),
    ("a price of a day that had not come", PRICE, {"period_start": None, "period_end": None, "published": "2024-04-16T10:00:00+07:00"}),
]


@pytest.mark.parametrize("figure, changes", [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_one_fact(figure, changes):
    [observation], places = observe([figure, told(figure, **changes)], {})
    assert (observation.key, observation.figures, observation.articles, observation.origins) == ("k1", 2, 2, 2)
    assert [(place.figure_key, place.observation_key) for place in places] == [("k1", "k1"), ("k2", "k1")]


@pytest.mark.parametrize("figure, changes", [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_two_facts(figure, changes):
    observations, _ = observe([figure, told(figure, **changes)], {})
    assert [observation.key for observation in observations] == ["k1", "k2"]


def test_the_order_of_the_input_does_not_matter():
    figures = [EXPORT, told(EXPORT, value_text="93700000"), replace(GROWTH, key="k3", article_id="a3")]
    assert observe(figures, {}) == observe(figures[::-1], {})


def test_the_most_exact_value_speaks_and_the_others_fill_in():
    [observation], _ = observe([replace(EXPORT, place=None, sector=None), told(EXPORT, value_text="93700000", published="2024-04-15T08:00:00+07:00")], {})
    assert (observation.value_text, observation.value_low, observation.value_high) == ("93710000", 93_700_000, 93_710_000)
    assert (observation.place, observation.sector, observation.year) == ("Lampung", "A", 2024)
    assert (observation.first_said, observation.last_said) == ("2024-04-15T08:00:00+07:00", "2024-04-16T09:00:00+07:00")


def test_copies_count_once():
    [observation], places = observe([EXPORT, told(EXPORT)], {"a1": "a1", "a2": "a1"})
    assert (observation.articles, observation.origins) == (2, 1)
    assert {place.origin_id for place in places} == {"a1"}


def test_two_stories_of_one_house_are_one_source():
    assert independent(["a", "b"], {"a": "kabar.example", "b": "kabar.example"}) == 1
    assert independent(["a", "b"], {}) == 2


@pytest.mark.parametrize("changes", [{"value": None, "value_text": None}, {"about": None, "indicator": None}, {"value_text": "0"}])
def test_what_says_too_little_is_left_out(changes):
    assert not linkable(replace(EXPORT, **changes))
    assert observe([replace(EXPORT, **changes)], {}) == ([], [])


def test_a_row_of_the_table_becomes_a_record():
    row = {"key": "k1", "article_id": "a1", "kind": "money", "value_text": "1250000", "rule": "money", "id": 7}
    assert from_row(FigureRow, row).number == 1_250_000


def test_sameness_goes_both_ways():
    for _, figure, changes in (*SAME, *OTHER):
        other = told(figure, **changes)
        assert same_fact(figure, other) == same_fact(other, figure)


@pytest.mark.parametrize("one, other, same", [
    (("5,02 persen", "5.02"), ("5,017 persen", "5.017"), True),
    (("5,0 persen", "5"), ("5,02 persen", "5.02"), False),
    (("Rp14.200", "14200"), ("Rp14.212", "14212"), False),
    (("Rp14,2 ribu", "14200"), ("Rp14.212", "14212"), True),
])
def test_rounding_needs_three_printed_digits(one, other, same):
    figures = [FigureRow(key, key, "money", text=text, value_text=value) for key, (text, value) in zip("ab", (one, other), strict=True)]
    assert same_value(*figures) == same_value(*figures[::-1]) == same


@pytest.mark.parametrize("one, other", [
    ("tenaga kerja yang terserap", "penyerapan tenaga kerja"),
    ("penjualan mobil", "jumlah mobil yang dijual"),
    ("investasi", "realisasi penanaman modal"),
])
def test_forms_of_one_phrase(one, other):
    assert overlap(one, other) == 1


def test_phrases_without_a_telling_word_are_compared_as_they_are():
    assert stems("nilai") == {"nilai"} and stems(None) == frozenset()
    assert overlap(None, "ekspor") == 0
    assert root("ekspor") == "ekspor" and unit_class(None) is None
