"""Scores may only rise: the floors are checked against the shared gold where that is there."""
from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.evaluate import check_floors, raised, read_floors, write_floors
from tracker.evaluate.__main__ import SETS, measure
from tracker.evaluate.scores import Found, Scores

FLOORS = Path(__file__).parent.parent / "models" / "floors.json"


def scores(f1_hits, *, name="quote"):
    return Scores(1, 0, {name: Found(f1_hits, 10 - f1_hits, 10 - f1_hits)}, {})


def test_a_floor_rises_and_does_not_fall():
    assert raised({"dev": {"quote": 0.8}}, {"dev": scores(9)}) == {"dev": {"quote": 0.9}}
    assert raised({"dev": {"quote": 0.95}}, {"dev": scores(9)}) == {"dev": {"quote": 0.95}}
    assert raised({"dev": {"quote": 0.95}}, {"dev": scores(9)}, lower=True) == {"dev": {"quote": 0.9}}


def test_floors_of_other_sets_and_measures_stay():
    old = {"dev": {"org": 0.5}, "cases": {"quote": 0.7}}
    assert raised(old, {"dev": scores(9)}) == {"dev": {"org": 0.5, "quote": 0.9}, "cases": {"quote": 0.7}}


def test_what_fell_is_named():
    assert check_floors(scores(9), {"quote": 0.9}) == []
    assert check_floors(scores(8), {"quote": 0.9, "org": 0.1}) == ["quote: 0.800, floor 0.900", "org: not scored, floor 0.100"]


def test_floors_are_read_as_written(tmp_path):
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    write_floors(path, {"dev": {"quote": 0.9}})
    assert read_floors(path) == {"dev": {"quote": 0.9}}
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="not JSON"):
        read_floors(path)


@pytest.mark.shared
def test_no_score_fell_below_its_floor(shared):
    floors = read_floors(FLOORS)
    assert floors.keys() <= SETS.keys()
    for name, scores_of_set in measure(shared / "eval").items():
        assert not check_floors(scores_of_set, floors.get(name, {})), name
