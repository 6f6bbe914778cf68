"""The learned part of sectors: a linear model over hashed words of the whole article, and two judges that weigh its answer with the cues.

The cues propose sectors. One judge says how probable each is (`Sector.score`), and the component drops a later one that is not; the other says
which of them leads. Prediction needs numpy alone: `weights.npz` holds the arrays of the scikit-learn model that is kept beside it as `sectors.skops`.

>>> sorted(counts(Words("Pabrik keramik. Pabrik"), 0).values())
[2.0, 2.0, 4.0, 4.0]
>>> sorted(map(len, (buckets("keramik"), buckets("semen"), buckets("di"), buckets("2019"))))
[0, 0, 1, 2]
"""
from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log1p
from typing import NamedTuple
from zlib import crc32

import numpy

from tracker.annotate.words import Words
from tracker.errors import ConfigError

BUCKETS = 2 ** 14
BEGINNING = 5                              # letters: the beginning of a longer word stands for its family (tambang, tambangkan)
SHORTEST = 3
TITLE, LEAD = 3.0, 2.0                     # how much more a word counts in the title and in the first words of the text
LEAD_LENGTH = 400
NAMED = 0.5                                # weight of the words in a title that name a sector
FOLDER = files("tracker.models").joinpath("sectors")
LENSES = frozenset("GKO")                  # trade, finance, state: often how or why something happens to another sector
EVIDENCE = (
    "log weight", "share of all", "share of the strongest", "strongest", "distinct words",
    "in title", "in title, a cause", "in lead", "in lead, a cause", "below", "below, a cause",
    "named in the title", "alone named there", "a cause there beside a named one", "absent there beside a named one", "a lens there beside a named one",
    "model: section", "model: sector beside section", "manufacturing at large", "a division",
)


class Weights(NamedTuple):
    """The arrays of the model: codes × buckets, and the weights of each kind of evidence, for a sector at all and for the first."""

    codes: tuple[str, ...]
    idf: numpy.ndarray
    coefficients: numpy.ndarray
    intercepts: numpy.ndarray
    judge: numpy.ndarray
    judge_intercept: float
    first: numpy.ndarray


class Tally(NamedTuple):
    """What the cues say of an article, by code: the weight of all, that of words that name the sector and of those that tell a cause, in title,
    lead and below, and the number of distinct words."""

    weights: dict[str, float]
    title: dict[str, float]
    title_causes: dict[str, float]
    lead: dict[str, float]
    lead_causes: dict[str, float]
    below: dict[str, float]
    below_causes: dict[str, float]
    distinct: dict[str, int]

    def named(self) -> set[str]:
        """The sectors that the title names."""
        return {code for code, weight in self.title.items() if weight >= NAMED and code != "C"}


@lru_cache(maxsize=200_000)
def buckets(word: str) -> tuple[int, ...]:
    """Where a word, and its beginning, are counted."""
    if len(word) < SHORTEST or not word[0].isalpha():
        return ()
    own = crc32(word.encode()) % BUCKETS
    return (own,) if len(word) <= BEGINNING else (own, crc32(f"{word[:BEGINNING]}*".encode()) % BUCKETS)


def counts(words: Words, body: int) -> dict[int, float]:
    """Bucket → how often its words stand in the text, title and lead counting more."""
    found: dict[int, float] = {}
    ends = (words.at(body) if body else 0, words.at(body + LEAD_LENGTH), len(words))
    first = 0
    for last, weight in zip(ends, (TITLE, LEAD, 1.0), strict=True):
        for word, times in Counter(words.lower[first:last]).items():
            for bucket in buckets(word):
                found[bucket] = found.get(bucket, 0.0) + times * weight
        first = last
    return found


def read_from(folder) -> None:
    """Take the weights from another folder than the release's."""
    global FOLDER
    FOLDER = folder
    weights.cache_clear()


@cache
def weights() -> Weights | None:
    """The arrays of this release, checked against their hash; None where no model is installed. Loading runs nothing that the file says."""
    path = FOLDER.joinpath("weights.npz")
    if not path.is_file():
        return None
    found = path.read_bytes()
    if hashlib.sha256(found).hexdigest() != json.loads(FOLDER.joinpath("config.json").read_text(encoding="utf-8"))["weights_sha256"]:
        raise ConfigError("models/sectors/weights.npz", "is not the file that config.json names", "train it again: tracker train sectors")
    with numpy.load(io.BytesIO(found), allow_pickle=False) as arrays:
        return Weights(
            codes=tuple(arrays["codes"].tolist()), idf=arrays["idf"], coefficients=arrays["coefficients"].astype(numpy.float32).T.copy(),
            intercepts=arrays["intercepts"], judge=arrays["judge"], judge_intercept=float(arrays["judge_intercept"]), first=arrays["first"],
        )


def log_odds(words: Words, body: int, model: Weights) -> dict[str, float]:
    """What the linear model says of each code, as log odds."""
    return log_odds_of(counts(words, body), model)


def log_odds_of(counted: dict[int, float], model: Weights) -> dict[str, float]:
    """The same from counted words."""
    if not counted:
        return dict(zip(model.codes, model.intercepts.tolist(), strict=True))
    places = numpy.fromiter(counted, dtype=numpy.intp, count=len(counted))
    values = (numpy.log(numpy.fromiter(counted.values(), dtype=numpy.float64, count=len(counted))) + 1) * model.idf[places]
    values /= numpy.sqrt(values @ values)
    return dict(zip(model.codes, (values.astype(numpy.float32) @ model.coefficients[places] + model.intercepts).tolist(), strict=True))


def evidence(code: str, tally: Tally, odds: dict[str, float]) -> list[float]:
    """What speaks for a code, in the order of EVIDENCE."""
    weight, best, named = tally.weights.get(code, 0.0), max(tally.weights.values(), default=0.0), tally.named()
    own, cause = min(tally.title.get(code, 0.0), 2.0), min(tally.title_causes.get(code, 0.0), 2.0)
    other = max((min(tally.title[one], 1.0) for one in tally.title if one[0] != code[0]), default=0.0)
    goods = max((min(tally.title[one], 1.0) for one in named if one[0] != code[0] and one[0] not in LENSES), default=0.0)
    section = max(value for one, value in odds.items() if one[0] == code[0])
    return [
        log1p(weight), weight / (sum(tally.weights.values()) or 1.0), weight / (best or 1.0), float(weight == best), log1p(tally.distinct.get(code, 0)),
        own, cause, *(log1p(told.get(code, 0.0)) for told in (tally.lead, tally.lead_causes, tally.below, tally.below_causes)),
        float(code in named), float(code in named and len({one[0] for one in named if one[0] not in LENSES} | {code[0]}) == 1),
        cause * other, other if own + cause == 0 else 0.0, goods if code[0] in LENSES and own + cause > 0 else 0.0,
        bounded(section), bounded(odds[code]) - bounded(section), float(code == "C"), float(len(code) > 1),
    ]


def bounded(odds: float) -> float:
    """Log odds as a number of about one: beyond nine there is nothing to tell.

    >>> bounded(30), bounded(-1.5)
    (3.0, -0.5)
    """
    return max(-9.0, min(9.0, odds)) / 3


def probability(known: list[float], model: Weights) -> float:
    """How probable it is that a reader names this sector."""
    return 1 / (1 + exp(-(weighed(known, model.judge) + model.judge_intercept)))


def centrality(known: list[float], model: Weights) -> float:
    """How far the evidence speaks for this sector as the first; comparable within an article."""
    return weighed(known, model.first)


def weighed(known: list[float], weights: numpy.ndarray) -> float:
    return sum(float(weight) * value for weight, value in zip(weights, known, strict=True))
