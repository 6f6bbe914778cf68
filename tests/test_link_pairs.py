"""Pairs come out once each, whatever sides their keys have and however many are looked at together."""
import random
from itertools import combinations

import pytest

from tracker.link import pairs as module
from tracker.link.pairs import LONG, SHORT, opposite, pairs


def expected(rows, only):
    """Every pair, by comparing all."""
    return [(one, other) for one, other in combinations(sorted(rows), 2)
            if (only is None or {one, other} & only) and {opposite(key) for key in rows[one]} & set(rows[other])]


@pytest.mark.parametrize("block", [1, 5, 1000])
def test_all_that_meet_come_once(monkeypatch, block):
    monkeypatch.setattr(module, "BLOCK", block)
    chance = random.Random(block)  # noqa: S311  (a draw, no secret)
    for _ in range(40):
        rows = {f"n{count}": [(chance.randrange(20), *chance.choice(((), (SHORT,), (LONG,)))) for _ in range(chance.randrange(4))] for count in range(30)}
        for only in (None, set(), set(chance.sample(sorted(rows), 8)) | {"absent"}):
            assert sorted(pairs(rows, list, only=only)) == expected(rows, only)


def test_one_side_meets_only_the_other():
    assert list(pairs({"a": [("x", SHORT)], "b": [("x", SHORT)]}, list)) == []
    assert list(pairs({"a": [("x", SHORT)], "b": [("x", LONG)]}, list)) == [("a", "b")]
    assert list(pairs({}, list)) == []
