"""How sure a record is: an estimate of the chance that value, unit, period, status and subject are all right.

A logistic regression a part (period, status, subject) weighs the evidence of how a figure was read; the chances are multiplied, and what the product is
worth is read off a rising scale. Weights and scale were fitted by `tracker train claims` on corpus articles that were marked for this project
(models/claims); 0.9 and more is said only from where on left-out articles were right 95 times in 100.
"""
import json
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from tracker.annotate.claims.evidence import WORD, Group, Told
from tracker.records import Figure

FOLDER = files("tracker.models").joinpath("claims")
MOST_GROUPS = 50_000
Parts = tuple[float, float, float]         # period, status, subject


class Weights(NamedTuple):
    """What each kind of evidence, and each word of a subject, adds to the log-odds of each part, before it the parts' own, and what their product is worth."""

    base: Parts
    evidence: dict[str, Parts]
    words: dict[str, Parts]
    number: tuple[float, float]            # the chance that value and unit are right, and that of a figure with a flag
    scale: tuple[tuple[float, ...], tuple[float, ...]]


@cache
def weights() -> Weights:
    learned = json.loads(FOLDER.joinpath("config.json").read_text(encoding="utf-8"))
    chances, worth = zip(*learned["scale"], strict=True)
    added = {name: tuple(parts) for name, parts in learned["weights"].items()}
    words = {name.removeprefix(WORD): parts for name, parts in added.items() if name.startswith(WORD)}
    return Weights(tuple(learned["base"]), added, words, tuple(learned["number"]), (chances, worth))


class Added(dict[Group, Parts]):
    """What a group of names adds to the log-odds of each part, reckoned once for each; they are let go before they fill the memory."""

    def __missing__(self, group: Group) -> Parts:
        if len(self) > MOST_GROUPS:
            self.clear()
        known = [found for name in group if (found := weights().evidence.get(name))]
        self[group] = added = tuple(map(sum, zip(*known, strict=True))) or (0.0, 0.0, 0.0)
        return added


ADDED = Added()


def confidence(figure: Figure, told: Told) -> float:
    """Between 0 and 1, for a figure that was read as the evidence tells.

    >>> told = Told([("about own", "indicator"), ("period year",), ("status actual",)], ["ekspor"])
    >>> 0 < confidence(Figure(0, 4, "Rp 5", "money", None), told) < confidence(Figure(0, 4, "Rp 5", "money", 5), told) < 1
    True
    """
    learned = weights()
    period, status, about = map(sum, zip(learned.base, *map(ADDED.__getitem__, told.groups), *filter(None, map(learned.words.get, told.words)), strict=True))
    chance = learned.number[bool(figure.flags)] / ((1.0 + exp(-period)) * (1.0 + exp(-status)) * (1.0 + exp(-about)))
    return round(worth(chance, *learned.scale) * (1.0 if figure.value is not None else 0.5), 2)


def worth(chance: float, chances: tuple[float, ...], shares: tuple[float, ...]) -> float:
    """What a chance is worth on a scale, in a straight line between its points.

    >>> worth(0.5, (0.4, 0.6), (0.2, 0.8)), worth(0.1, (0.4, 0.6), (0.2, 0.8))
    (0.5, 0.2)
    """
    place = bisect_right(chances, chance)
    if place in (0, len(chances)):
        return shares[min(place, len(chances) - 1)]
    low, high = chances[place - 1], chances[place]
    return shares[place - 1] + (shares[place] - shares[place - 1]) * (chance - low) / (high - low)
