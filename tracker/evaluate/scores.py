"""Scores: what the marks of all articles come to.

>>> gold = [{"id": "a", "figures": [{"start": 0, "end": 8, "kind": "percent", "value": 5.1, "unit": "%", "status": "actual"}]}]
>>> read = [{"id": "a", "figures": [{"start": 0, "end": 8, "kind": "percent", "value": 51, "unit": "%", "status": "actual"}]}]
>>> scores = score(gold, read)
>>> scores.found["figure span"].f1, scores.found["figure value"].f1, scores.rates["figure.status"].share
(1.0, 0.0, 1.0)
"""
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tracker.evaluate.calibration import Judged, judge_confidence
from tracker.evaluate.compare import Fields
from tracker.evaluate.marks import EXTRACTIONS, HIT, INVENTED, MISSED, RIGHT, SLIP, WRONG, Mark, mark_article


@dataclass(frozen=True, slots=True)
class Found:
    """How well things are found: of those in the gold (recall), of those that were read (precision)."""

    hits: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.invented) if self.hits + self.invented else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.n if self.n else 0.0

    @property
    def f1(self) -> float | None:
        """None where neither side has anything: not annotated."""
        if not self.hits + self.missed + self.invented:
            return None
        return 2 * self.hits / (2 * self.hits + self.missed + self.invented)

    @property
    def n(self) -> int:
        return self.hits + self.missed


@dataclass(frozen=True, slots=True)
class Rate:
    """Of `n` answers that could be judged, how many are right. None where there was none."""

    right: int
    n: int

    @property
    def share(self) -> float | None:
        return self.right / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one gold set. `unread`: gold articles for which nothing was read; `judged`: each figure's confidence and outcome."""

    articles: int
    unread: int
    found: dict[str, Found]
    rates: dict[str, Rate]
    judged: tuple[Judged, ...] = field(default=(), repr=False)

    def flat(self) -> dict[str, float]:
        """One number a measure, higher is better, for the floors; what was not annotated is left out.

        A slip of a power of ten is the one measure that counts errors; "no power-of-ten slip" is its complement.
        """
        flat = {name: found.f1 for name, found in self.found.items()}
        flat |= {name: rate.share for name, rate in self.rates.items() if name != SLIP}
        slips = self.rates.get(SLIP, Rate(0, 0)).share
        flat[f"no {SLIP}"] = None if slips is None else 1 - slips
        return {name: value for name, value in flat.items() if value is not None}

    def plain(self) -> dict[str, Any]:
        """The scores as plain JSON."""
        out: dict[str, Any] = {"articles": self.articles, "not predicted": self.unread}
        out |= {name: {"p": found.precision, "r": found.recall, "f1": found.f1, "n": found.n} for name, found in self.found.items()}
        return out | {name: {"acc": rate.share, "n": rate.n} for name, rate in self.rates.items()}


def score(gold: Iterable[Fields], predicted: Iterable[Fields], *, errors: list[tuple[str, Mark]] | None = None) -> Scores:
    """Compare what was read with the gold, article by article, joined by id; `errors` receives every disagreement."""
    read = {article["id"]: article for article in predicted}
    counts: Counter[tuple[str, str]] = Counter()
    judged: list[Judged] = []
    articles = unread = 0
    for article in gold:
        articles += 1
        got = read.get(article["id"])
        unread += got is None
        marks = list(mark_article(article, got or {}))
        counts.update((mark.measure, mark.outcome) for mark in marks)
        judged += judge_confidence(marks)
        if errors is not None:
            errors += [(article["id"], mark) for mark in marks if is_error(mark)]
    found = {name: Found(counts[name, HIT], counts[name, MISSED], counts[name, INVENTED]) for name in EXTRACTIONS}
    rates = {name: Rate(counts[name, RIGHT], counts[name, RIGHT] + counts[name, WRONG])
             for name in sorted({measure for measure, _ in counts} - set(EXTRACTIONS))}
    return Scores(articles, unread, found, rates, tuple(judged))


def is_error(mark: Mark) -> bool:
    return mark.outcome == RIGHT if mark.measure == SLIP else mark.outcome in (MISSED, INVENTED, WRONG)
