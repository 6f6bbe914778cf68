"""How sure a record is: the evidence of a reading, its weights, and the marks that they were learned from."""
import json
from importlib.resources import files

import pytest

from tracker.annotate.claims.confidence import confidence, weights
from tracker.records import Article, Figure
from tracker.train import stale
from tracker.train.claims import Judged, chances, fit, judge, left_out

FOLDER = files("tracker.models").joinpath("claims")
SURER = [                                  # a sentence that is read more surely than the other
    ("Nilai ekspor payung mencapai US$ 2 miliar pada 2018.", "Kami senang, totalnya 3 payung."),
    ("Nilai ekspor payung mencapai US$ 2 miliar pada 2018.", "Rp5 miliar."),
    ("Nilai ekspor payung mencapai US$ 2 miliar pada 2018.", "Pada 2017 rencana, target 2020, mungkin 5 ribu payung, sudah 4 ribu dan akan 6 ribu."),
]


@pytest.mark.parametrize(("sure", "unsure"), SURER)
def test_a_plain_sentence_is_surer(annotate, sure, unsure):
    assert annotate(sure).figures[-1].confidence > annotate(unsure).figures[-1].confidence


def test_the_best_and_the_worst_evidence_reach_the_ends_of_the_scale():
    figure = Figure(0, 4, "Rp 5", "money", 5)
    _, shares = weights().scale
    best = tuple(name for name, added in weights().evidence.items() if min(added) > 0)
    worst = tuple(name for name, added in weights().evidence.items() if max(added) < 0)
    assert confidence(figure, [best]) > shares[len(shares) // 2] > confidence(figure, [worst])
    assert list(shares) == sorted(shares)


def test_an_open_number_halves_the_chance():
    told = [("about own", "indicator"), ("period year",)]
    assert confidence(Figure(0, 4, "Rp 5", "money", None), told) == pytest.approx(confidence(Figure(0, 4, "Rp 5", "money", 5), told) / 2, abs=0.01)


def test_the_weights_are_of_the_marks():
    assert stale("claims") == []
    learned = json.loads(FOLDER.joinpath("config.json").read_text(encoding="utf-8"))
    assert all(len(added) == len(learned["parts"]) == len(learned["base"]) for added in learned["weights"].values())


def test_the_marks_hold_no_text():
    for line in FOLDER.joinpath("marked.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() == {"id", "sha256", "figures"}
        for figure in row["figures"]:
            assert figure.keys() == {"start", "end", "kind", "value", "value_high", "unit", "period", "status", "about"}
            assert all(isinstance(start, int) and isinstance(end, int) for start, end in figure["about"])


def test_a_reading_is_judged_by_its_parts():
    text = "Nilai ekspor payung mencapai US$ 2 miliar pada 2018."
    mark = {"start": 29, "end": 41, "kind": "money", "value": 2e9, "value_high": None, "unit": "USD", "period": ["2018-01-01", "2018-12-31"], "status": "target", "about": "ekspor payung"}
    (row,) = judge(Article(id="a", text=text), [mark])
    assert row.number and row.right == {"period": True, "status": False, "about": True} and not row.whole
    assert "indicator" in row.told


def test_weights_learn_what_goes_with_a_right_record():
    rows = [Judged(f"{number}", ["beside" if number % 2 else "carried"], True, dict.fromkeys(("period", "status", "about"), bool(number % 2) or number % 8 == 0)) for number in range(40)]
    beside, carried = chances(fit(rows), rows[:2])[::-1]
    assert beside > 0.7 > carried
    given, right = left_out(rows)
    assert len(given) == len(right) == 40
