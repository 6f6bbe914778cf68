"""Aims, their deadlines, and the figures that say what became of them."""
from dataclasses import replace
from datetime import date

import pytest

from tracker.link.observations import observe
from tracker.link.rows import FigureRow
from tracker.link.targets import find_targets

AIM = FigureRow(
    "k1", "a1", kind="quantity", value=2_000_000.0, value_text="2000000", unit="t", role="level", about="produksi garam", indicator="production_volume",
    period_start="2024-01-01", period_end="2024-12-31", status="target", place="Indonesia", sector="B", published="2024-02-01T09:00:00+07:00",
    speaker="Kementerian Contoh", speaker_id="kementerian-contoh", evidence="Kementerian Contoh menargetkan produksi garam 2 juta ton tahun ini.")
ACTUAL = replace(AIM, key="k2", article_id="a2", value_text="2150000", status="actual", published="2025-01-20T09:00:00+07:00", evidence="Produksi garam 2,15 juta ton.")


def targets(*figures, as_of=date(2024, 6, 1)):
    return find_targets(*observe(figures, {}), {figure.key: figure for figure in figures}, as_of=as_of)


def test_a_target_names_issuer_value_and_deadline():
    [row] = targets(AIM)
    assert (row.key, row.figure_key, row.issuer, row.issuer_id) == ("k1", "k1", "Kementerian Contoh", "kementerian-contoh")
    assert (row.value_text, row.unit, row.deadline, row.said) == ("2000000", "t", "2024-12-31", AIM.published)
    assert (row.rung, row.outcome, row.share, row.realised_key) == ("announced", "open", None, None)


def test_two_articles_about_one_target_are_one_row():
    [row] = targets(AIM, replace(AIM, key="k3", article_id="a3", published="2024-01-30T09:00:00+07:00"))
    assert (row.key, row.figure_key) == ("k1", "k3")


@pytest.mark.parametrize("as_of, outcome", [(date(2024, 6, 1), "open"), (date(2024, 10, 15), "due_soon"), (date(2025, 1, 5), "overdue")])
def test_the_deadline_is_measured_from_a_day(as_of, outcome):
    assert targets(AIM, as_of=as_of)[0].outcome == outcome


@pytest.mark.parametrize("value, outcome, share", [("2150000", "met", 1.075), ("1500000", "missed", 0.75)])
def test_the_outcome_of_the_whole_time(value, outcome, share):
    [row] = targets(AIM, replace(ACTUAL, value_text=value))
    assert (row.outcome, row.share, row.realised_key) == (outcome, pytest.approx(share), "k2")


def test_a_part_of_the_time_gives_a_share_and_no_verdict():
    [row] = targets(AIM, replace(ACTUAL, value_text="900000", period_end="2024-06-30", published="2024-07-20T09:00:00+07:00"), as_of=date(2024, 8, 1))
    assert (row.outcome, row.share) == ("open", 0.45)


def test_a_target_reached_early_is_met():
    [row] = targets(AIM, replace(ACTUAL, value_text="2050000", period_end="2024-09-30", published="2024-10-20T09:00:00+07:00"), as_of=date(2024, 10, 21))
    assert row.outcome == "met"


@pytest.mark.parametrize("changes", [
    {"place": "Jawa Timur"}, {"sector": "C10"}, {"unit": "ha"}, {"about": "impor gula", "indicator": "import_volume"}, {"role": "change"},
    {"period_start": "2023-01-01", "period_end": "2023-12-31"}, {"published": "2024-01-20T09:00:00+07:00"},
    {"period_start": None, "period_end": None},
])
def test_what_is_no_realisation(changes):
    assert targets(AIM, replace(ACTUAL, **changes))[0].realised_key is None


def test_of_some_things_less_is_better():
    rate = replace(AIM, kind="percent", value_text="3", unit="%", about="inflasi", indicator="inflation", sector=None)
    low, high = (replace(rate, key="k2", article_id="a2", status="actual", value_text=value, published="2025-01-03T09:00:00+07:00") for value in ("2.6", "3.4"))
    assert (targets(rate, low)[0].outcome, targets(rate, high)[0].outcome) == ("met", "missed")


def test_a_target_that_its_issuer_replaced_has_moved():
    new = replace(AIM, key="k3", article_id="a3", value_text="1800000", published="2024-08-01T09:00:00+07:00")
    assert [(row.value_text, row.outcome) for row in targets(AIM, new)] == [("2000000", "moved"), ("1800000", "open")]


def test_of_two_values_in_one_story_the_later_one_holds():
    new = replace(AIM, key="k0", value_text="1800000", start=AIM.start + 40)
    assert {row.value_text: row.outcome for row in targets(AIM, new)} == {"2000000": "moved", "1800000": "open"}


@pytest.mark.parametrize("evidence, rung", [
    ("Asosiasi mengusulkan produksi garam 2 juta ton.", "proposed"),
    ("Dalam peta jalan itu, produksi garam ditargetkan 2 juta ton.", "plan"),
    ("Perpres itu mewajibkan produksi garam 2 juta ton.", "regulation"),
])
def test_how_firm_a_target_is(evidence, rung):
    assert targets(replace(AIM, evidence=evidence))[0].rung == rung


def test_an_aim_without_a_deadline_is_no_row():
    assert targets(replace(AIM, period_start=None, period_end=None)) == []


def test_a_target_whose_deadline_was_put_off_has_moved():
    late = replace(AIM, key="k3", article_id="a3", period_end="2025-12-31", published="2024-08-01T09:00:00+07:00")
    assert [(row.deadline, row.outcome) for row in targets(AIM, late)] == [("2024-12-31", "moved"), ("2025-12-31", "open")]


def test_a_target_starts_from_the_value_of_its_own_sentence():
    aim = replace(AIM, text="2 juta ton", sentence_start=0, evidence="Produksi garam ditargetkan naik dari 1,6 juta ton menjadi 2 juta ton tahun ini.")
    start = replace(aim, key="k4", text="1,6 juta ton", value_text="1600000", status="actual", period_start=None, period_end=None)
    assert [row.baseline for row in targets(aim, start)] == [1_600_000.0]
    assert [row.baseline for row in targets(aim, replace(start, sentence_start=90))] == [None]


def test_a_target_told_after_its_deadline_is_waited_for_by_nobody():
    late = replace(AIM, published="2025-02-01T09:00:00+07:00")
    assert targets(late, as_of=date(2025, 3, 1)) == []
    [row] = targets(late, replace(ACTUAL, value_text="1500000", published="2025-02-20T09:00:00+07:00"), as_of=date(2025, 3, 1))
    assert row.outcome == "missed"
