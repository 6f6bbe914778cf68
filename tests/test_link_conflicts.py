"""Figures that look like one fact and differ: each kind of conflict, and what is none."""
from dataclasses import replace
from decimal import Decimal

import pytest

from tracker.link.agreement import allows, slip
from tracker.link.conflicts import find_conflicts
from tracker.link.observations import observe
from tracker.link.rows import FigureRow

OUTPUT = FigureRow(
    "k1", "a1", kind="quantity", value=1_250_000.0, value_text="1250000", unit="t", role="level", about="produksi semen", indicator="production_volume",
    period_start="2024-01-01", period_end="2024-06-30", status="actual", place="Indonesia", sector="C23", published="2024-07-16T09:00:00+07:00",
    speaker="Asosiasi Semen Contoh", confidence=0.9, evidence="Produksi semen Pabrik Contoh mencapai 1,25 juta ton pada semester I 2024.")


def conflicts(*figures, origins=None):
    rows = {figure.key: figure for figure in figures}
    return find_conflicts(*observe(figures, origins or {}), rows)


def beside(**changes):
    """The conflicts of the figure with a changed one at another outlet."""
    return conflicts(OUTPUT, replace(OUTPUT, **({"key": "k2", "article_id": "a2", "published": "2024-07-17T09:00:00+07:00"} | changes)))


CASES = [
    ("disagreement", {"value_text": "1310000"}),
    ("disagreement", {"value_text": "1310000", "speaker": "Kementerian Contoh"}),
    ("revision", {"value_text": "1310000", "published": "2024-09-02T09:00:00+07:00"}),
    ("scale_slip", {"value_text": "1250"}),
    ("scale_slip", {"value_text": "1250", "period_start": None, "period_end": None}),
    ("other_unit", {"unit": "m3"}),
]
SAYS = {
    "a survey": "Survei: produksi semen Pabrik Contoh 1,31 juta ton pada semester I 2024.",
    "a year that was carried over": "Produksi semen Pabrik Contoh mencapai 1,31 juta ton.",
    "another firm": "Produksi semen Batu Jaya mencapai 1,31 juta ton pada semester I 2024.",
    "an average": "Rata-rata produksi semen Pabrik Contoh 1,31 juta ton pada semester I 2024.",
}
NONE = [
    ("rounded", {"value_text": "1300000"}),
    ("cut off", {"value_text": "1200000"}),
    ("a lower bound that holds", {"value_text": "1100000", "qualifier": "more_than"}),
    ("an approximate value", {"value_text": "1290000", "qualifier": "approx"}),
    ("another period", {"value_text": "1310000", "period_end": "2024-12-31"}),
    ("no period", {"value_text": "1310000", "period_start": None, "period_end": None}),
    ("another place", {"value_text": "1310000", "place": "Jawa Timur"}),
    ("no place", {"value_text": "1310000", "place": None}),
    ("another sector", {"value_text": "1310000", "sector": "C24"}),
    ("an aim", {"value_text": "1310000", "status": "target"}),
    ("another thing", {"value_text": "1310000", "about": "ekspor klinker ke negara tetangga"}),
    ("far too different to be one thing", {"value_text": "9310000"}),
    ("one digit", {"value_text": "2000000"}),
    ("a range", {"value_text": "1310000", "value_high": 1_400_000.0}),
    ("the same article", {"value_text": "1310000", "article_id": "a1"}),
    ("a unit told without its base", {"unit": "t/year"}),
    ("a value of one day", {"value_text": "1310000", "period_start": "2024-06-30"}),
    *((name, {"value_text": "1310000", "evidence": evidence}) for name, evidence in SAYS.items()),
]


@pytest.mark.parametrize("kind, changes", CASES)
def test_each_kind(kind, changes):
    [conflict] = beside(**changes)
    assert (conflict.kind, conflict.figure_key, conflict.other_key) == (kind, "k1", "k2")
    assert conflict.reason and 0 < conflict.weight <= 1.5


@pytest.mark.parametrize("changes", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_what_is_no_conflict(changes):
    assert beside(**changes) == []


def test_titles_tell_which_firm_is_meant():
    profit = replace(OUTPUT, kind="money", unit="IDR", value_text="415000000000", about="laba bersih", indicator="net_profit", sector=None,
                     evidence="Laba bersih perusahaan naik menjadi Rp415 miliar pada semester I 2024, kata Sari Wulandari.")
    other = replace(profit, key="k2", article_id="a2", value_text="601000000000", evidence=profit.evidence.replace("415", "601"))
    rows = {"k1": profit, "k2": other}
    found = {titles["a2"]: len(find_conflicts(*observe(rows.values(), {}), rows, titles=titles))
             for titles in ({"a1": "Laba Kayu Lestari (KYLS)", "a2": "KYLS Untung"}, {"a1": "Laba Kayu Lestari (KYLS)", "a2": "BTJY Untung"})}
    assert found == {"KYLS Untung": 1, "BTJY Untung": 0}


def test_percent_is_told_from_points():
    rate = replace(OUTPUT, kind="percent", value_text="5.75", unit="%", about="suku bunga acuan", indicator="policy_rate", sector="K")
    [conflict] = conflicts(rate, replace(rate, key="k2", article_id="a2", unit="pp"))
    assert conflict.kind == "percent_points"


def test_forecasts_may_differ():
    forecast = replace(OUTPUT, status="forecast")
    assert conflicts(forecast, replace(forecast, key="k2", article_id="a2", value_text="1310000", speaker="Bank Contoh")) == []


def test_copies_of_one_story_do_not_contradict_each_other():
    other = replace(OUTPUT, key="k2", article_id="a2", value_text="1310000")
    assert conflicts(OUTPUT, other, origins={"a1": "a1", "a2": "a1"}) == []


def test_a_conflict_that_two_sources_back_weighs_more():
    other = replace(OUTPUT, key="k2", article_id="a2", value_text="1310000")
    third = [replace(OUTPUT, key="k3", article_id="a3"), replace(other, key="k4", article_id="a4")]
    assert conflicts(OUTPUT, other, *third)[0].weight > conflicts(OUTPUT, other)[0].weight


def test_the_key_names_the_pair():
    assert beside(value_text="1310000")[0].key == beside(value_text="1310000")[0].key != beside(value_text="1320000", key="k3")[0].key


@pytest.mark.parametrize("one, other, power", [("2500000", "2500", 3), ("2.5", "2500000000", 9), ("2500", "25", 0), ("2500", "2600", 0)])
def test_a_slip_is_that_of_a_scale_word(one, other, power):
    assert slip(*(FigureRow(value, value, "quantity", value_text=value) for value in (one, other))) == power


def test_qualifiers_allow_what_they_say():
    assert allows("at_least", Decimal(10), Decimal(10)) and allows("almost", Decimal(94), Decimal("93.7"))
    assert not allows("at_most", Decimal(10), Decimal(11)) and not allows("approx", Decimal(10), Decimal(12))


TITLES = {"a1": "Produksi Semen Pabrik Contoh Naik", "a2": "Pabrik Contoh Naikkan Produksi Semen"}
OUTLETS = {"a1": "kabar.example", "a2": "warta.example"}


def told_of_one_event(**changes):
    rows = {"k1": OUTPUT, "k2": replace(OUTPUT, **({"key": "k2", "article_id": "a2", "published": "2024-07-17T09:00:00+07:00"} | changes))}
    return [(row.kind, row.reason) for row in find_conflicts(*observe(rows.values(), {}), rows, titles=TITLES, outlets=OUTLETS)]


@pytest.mark.parametrize("changes, kind, reason", [
    ({"period_end": "2024-07-31"}, "other_period", "2024-07-31"),
    ({"place": "Jawa Timur", "province": "Jawa Timur", "place_id": "35"}, None, ""),                              # the country's id is not known here
    ({"evidence": "Rata-rata produksi semen Pabrik Contoh 1,31 juta ton pada semester I 2024."}, "disagreement", "two outlets"),
])
def test_two_values_of_one_event_may_be_of_other_times(changes, kind, reason):
    found = told_of_one_event(value_text="1310000", **changes)
    assert [row[0] for row in found] == ([kind] if kind else [])
    assert all(reason in row[1] for row in found)


def test_a_province_and_the_country_are_other_scopes():
    rows = {"k1": replace(OUTPUT, place_id="ID"), "k2": replace(OUTPUT, key="k2", article_id="a2", value_text="1150000", place="Jawa Timur", place_id="35",
                                                             province="Jawa Timur", published="2024-07-17T09:00:00+07:00")}
    [found] = find_conflicts(*observe(rows.values(), {}), rows, titles=TITLES, outlets=OUTLETS)
    assert (found.kind, found.reason) == ("other_scope", "of different places: Indonesia and Jawa Timur")


def test_a_sentence_that_prints_both_values_contradicts_neither():
    assert beside(value_text="1310000", text="1,31 juta ton", evidence="Produksi semen Pabrik Contoh naik dari 1,31 juta ton menjadi 1,4 juta ton pada 2024.") != []
    knows = replace(OUTPUT, text="1,25 juta ton", evidence="Produksi semen Pabrik Contoh naik dari 1,25 juta ton menjadi 1,31 juta ton pada semester I 2024.")
    assert conflicts(knows, replace(OUTPUT, key="k2", article_id="a2", value_text="1310000", text="1,31 juta ton")) == []


def test_values_that_can_contradict_meet_under_a_common_key():
    from tracker.link.conflicts import claims
    from tracker.link.pairs import opposite

    for value in ("1251000", "2499000", "626000"):
        assert set(map(opposite, claims(OUTPUT))) & set(claims(replace(OUTPUT, value_text=value)))


def test_percent_for_points_is_found_though_one_story_names_no_base():
    told = {"kind": "percent", "text": "1,8 persen", "value_text": "1.8", "role": "change", "direction": "up"}
    points = {"key": "k2", "article_id": "a2", "text": "1,8 poin persen", "unit": "pp", "comparison": "mtm"}
    rows = {"k1": replace(OUTPUT, **told, unit="%"), "k2": replace(OUTPUT, **told | points)}
    [found] = find_conflicts(*observe(rows.values(), {}), rows, titles=TITLES, outlets=OUTLETS)
    assert found.kind == "percent_points"
    rows["k1"] = replace(rows["k1"], comparison="yoy")
    assert find_conflicts(*observe(rows.values(), {}), rows, titles=TITLES, outlets=OUTLETS) == []
