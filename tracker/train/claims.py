"""The confidence of records: one logistic regression a part (period, status, subject) over how a figure was read, on articles marked for this project.

An article's figures share their mistakes, so that scores are those of whole articles that were left out.
"""
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from tracker.annotate import pipeline
from tracker.annotate.claims.evidence import Told
from tracker.annotate.components.claims import read_claims
from tracker.articles import read_file
from tracker.errors import InputError
from tracker.evaluate import compare
from tracker.records import Article, plain
from tracker.train import SEED
from tracker.train.names import digest

OWN = files("tracker.models").joinpath("claims")
PARTS = ("period", "status", "about")
SETTINGS = {"C": 0.0015, "max_iter": 300, "random_state": SEED}
LEAST, LEAST_ARTICLES = 5, 3               # how often a name is told, and in how many articles, before anything is learned of it
EVEN = 0.05                                # added to the spread of a name: rare ones weigh less
HALF = 0.5                                 # of the words of a phrase
GOAL, ENOUGH, SURE = 0.95, 30, 0.9
BELOW = 0.89                               # the most that is said of a record that is not sure
FOLDS = 10
STEPS = [step / 20 for step in range(21)]
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.01)


class Judged(NamedTuple):
    """One figure of a marked article: how it was read, by names of evidence, and which parts of the record are right."""

    article: str
    told: list[str]
    number: bool
    right: dict[str, bool]
    flagged: bool = False

    @property
    def whole(self) -> bool:
        return self.number and all(self.right.values())


def marked(shared: Path) -> list[tuple[Article, list[dict[str, Any]]]]:
    """The marked articles with the figures of each; refused where the corpus holds another text."""
    wanted = {row["id"]: row for row in map(json.loads, OWN.joinpath("marked.jsonl").read_text(encoding="utf-8").splitlines())}
    found = []
    for article in read_file(shared / "corpus" / "articles.jsonl.gz"):
        row = wanted.get(article.id)
        if row is None:
            continue
        if hashlib.sha256(article.text.encode()).hexdigest() != row["sha256"]:
            raise InputError(f"models/claims/marked.jsonl {article.id}", "was marked on another text", "mark it again or remove the line")
        found.append((article, [figure | {"about": " ".join(article.text[start:end] for start, end in figure["about"])} for figure in row["figures"]]))
    return found


def judge(article: Article, figures: list[dict[str, Any]]) -> Iterator[Judged]:
    """What is right of every figure that the program reads in a marked article."""
    nlp = pipeline.load(tuple(name for name in pipeline.COMPONENTS if name != "claims"))
    doc = pipeline.make_doc(nlp, article)
    for _, component in nlp.pipeline:
        doc = component(doc)
    told: list[Told] = []
    read = [plain(figure) for figure in read_claims(doc, told)]
    body = doc._.body
    shown = [figure | {"start": figure["start"] - body, "end": figure["end"] - body} for figure in read]
    pairs = compare.pair(figures, shown)
    for want, got in sorted((want, got) for want, got in pairs.items() if shown[got]["start"] >= 0):
        gold, record = figures[want], shown[got]
        period = record["period"] or {}
        yield Judged(article.id, told[got].names(), compare.same_value(gold, record) and compare.same_unit(gold, record), {
            "period": (gold["period"] or [None, None]) == [period.get("start"), period.get("end")],
            "status": gold["status"] == record["status"],
            "about": compare.phrase_overlap(gold["about"], record["about"]) >= HALF,
        }, bool(record["flags"]))


class Learned(NamedTuple):
    """What each name adds to the log-odds of each part, by its place in the table; what they begin with; the share of right numbers, without a flag and with one."""

    places: dict[str, int]
    weights: numpy.ndarray
    base: numpy.ndarray
    number: tuple[float, float]


def worth_learning(rows: list[Judged]) -> list[str]:
    """The names that are told often enough; words that hold a digit are of their article only."""
    often = Counter(name for row in rows for name in row.told)
    articles = Counter(name for _, name in {(row.article, name) for row in rows for name in row.told})
    return sorted(name for name, count in often.items()
                  if count >= LEAST and articles[name] >= LEAST_ARTICLES and not any(letter.isdigit() for letter in name.partition(": ")[2]))


def table(rows: list[Judged], places: dict[str, int]) -> numpy.ndarray:
    """How often each name is told of each figure."""
    told = numpy.zeros((len(rows), len(places)), dtype=numpy.float32)
    for number, row in enumerate(rows):
        for place in map(places.get, row.told):
            if place is not None:
                told[number, place] += 1
    return told


def fit(rows: list[Judged]) -> Learned:
    """A regression a part over evenly spread evidence; an article of many figures does not outweigh the others by their number."""
    places = {name: place for place, name in enumerate(worth_learning(rows))}
    told = table(rows, places)
    mean, spread = told.mean(axis=0), told.std(axis=0) + EVEN
    even = (told - mean) / spread
    many = Counter(row.article for row in rows)
    trust = [3.0 / many[row.article] ** 0.5 for row in rows]
    models = [LogisticRegression(**SETTINGS).fit(even, [row.right[part] for row in rows], sample_weight=trust) for part in PARTS]
    weights = numpy.stack([model.coef_[0] for model in models], axis=1) / spread[:, None]
    base = numpy.array([model.intercept_[0] for model in models]) - mean @ weights
    return Learned(places, weights, base, (right_numbers(rows, flagged=False), right_numbers(rows, flagged=True)))


def right_numbers(rows: list[Judged], *, flagged: bool) -> float:
    """The share of right values and units; where none is flagged, that of all.

    >>> right_numbers([Judged("a", [], True, {}), Judged("a", [], False, {}, flagged=True)], flagged=True)
    0.0
    """
    alike = [row.number for row in rows if row.flagged == flagged] or [row.number for row in rows]
    return sum(alike) / len(alike)


def chances(learned: Learned, rows: list[Judged]) -> numpy.ndarray:
    number = numpy.array([learned.number[row.flagged] for row in rows])
    return number * numpy.prod(1.0 / (1.0 + numpy.exp(-(table(rows, learned.places) @ learned.weights + learned.base))), axis=1)


def left_out(rows: list[Judged]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """What each figure's record was given by articles other than its own, and whether it is right."""
    given = numpy.zeros(len(rows))
    articles = [row.article for row in rows]
    folds = GroupKFold(min(FOLDS, len(set(articles))), shuffle=True, random_state=SEED)
    for taught, held in folds.split(rows, groups=articles):
        given[held] = chances(fit([rows[place] for place in taught]), [rows[place] for place in held])
    return given, numpy.array([row.whole for row in rows], dtype=float)


def sure_from(given: numpy.ndarray, right: numpy.ndarray) -> float | None:
    """The least chance from which on left-out records are right as often as the goal says; None where fewer than enough of them are.

    >>> given = numpy.linspace(0.5, 1.0, 101)
    >>> sure_from(given, given >= 0.8), sure_from(given, given < 0.8)
    (0.79, None)
    """
    order = numpy.argsort(-given, kind="stable")
    share = numpy.cumsum(right[order]) / numpy.arange(1, len(order) + 1)
    reached = [place for place in range(ENOUGH - 1, len(order)) if share[place] >= GOAL]
    return round(float(given[order[reached[-1]]]), 4) if reached else None


def scale(given: numpy.ndarray, right: numpy.ndarray) -> list[list[float]]:
    """What a chance is worth, as [chance, share of left-out records that are right] from which it is read off: rising, and below 0.9 up to where records are sure."""
    rising = IsotonicRegression(out_of_bounds="clip").fit(given, right)
    sure = sure_from(given, right)
    points = [[float(chance), min(float(rising.predict([chance])[0]), BELOW)] for chance in numpy.quantile(given, STEPS) if sure is None or chance < sure]
    if sure is not None:
        points += [[sure, SURE], [1.0, GOAL + 0.01]]
    return [[round(chance, 4), round(share, 3)] for chance, share in points]


def train(shared: Path, folder: Path) -> dict:
    """Fit the weights on all marks into `folder`/config.json; the scores are those of left-out articles."""
    rows = [row for article, figures in marked(shared) for row in judge(article, figures)]
    given, right = left_out(rows)
    steps = scale(given, right)
    said = numpy.interp(given, *zip(*steps, strict=True))
    learned = fit(rows)
    scores = {
        "articles": len({row.article for row in rows}), "figures": len(rows), "right": round(float(right.mean()), 3),
        "brier": round(float(((said - right) ** 2).mean()), 3),
        "bands": {f"from {low}": [round(float(right[band].mean()), 2), int(band.sum())] for low, high in pairwise(BANDS) if (band := (said >= low) & (said < high)).any()},
    }
    weights = {name: [round(float(added), 3) for added in learned.weights[place]] for name, place in learned.places.items()}
    config = {
        "model": "logistic regression a part of the record over evenly spread evidence, multiplied, read off a rising scale (scikit-learn)", "seed": SEED, "settings": SETTINGS, "parts": PARTS,
        "number": [round(share, 3) for share in learned.number], "scale": steps, "base": [round(float(start), 3) for start in learned.base],
        "weights": {name: added for name, added in weights.items() if any(added)},
        "data_sha256": {"marked": digest(Path(str(OWN.joinpath("marked.jsonl"))))}, "left_out": scores,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return scores
