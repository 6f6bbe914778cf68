"""How sure a record is: an estimate of the chance that value, unit, period, status, direction and subject are all right.

Log-odds that are added up, from a regularised logistic regression over the right and wrong records of marked articles, rounded. Left-out articles
bear the estimates out to a tenth: of what said 0.8 and more nine in ten were right. No group was right 95 times in 100, so none says 0.9.
"""
from math import exp

from tracker.annotate.claims.about import Phrase
from tracker.annotate.claims.period import Found
from tracker.annotate.claims.subject import Subject
from tracker.records import Figure, PeriodMention

BASE, TOP = 0.3, 0.89
LONE, TWO, MANY = -0.7, -0.15, 0.6         # words of what is measured: one, two, four and more
NEAR, FAR, CARRIED, NO_PERIOD = 0.3, -0.2, -0.05, -0.05
BESIDE = 6.0                               # words between a figure and a period that stands beside it
KINDS = {"count": -0.1, "quantity": 0.25}
PERIODS = {"day": 0.4, "deadline": -0.55, "part": -0.55, "past": -0.55, "horizon": -0.55, "since": -0.55, "now": -0.55}
SOURCES = {"right": -0.15, "none": -1.5}
STATUS = {"actual": 0.5, "forecast": 0.1, "target": -0.6}
SAFE = 0.75                                # a number that was read less surely than this lowers the record
NO_INDICATOR, VERB = -0.5, -0.3


def confidence(figure: Figure, subject: Subject, found: Found | None, held: PeriodMention | None, phrase: Phrase, status: str, indicator: str | None) -> float:
    """Between 0 and 1.

    >>> figure = Figure(0, 4, "Rp 5", "money", None)
    >>> confidence(figure, Subject([0, 1], "nilai ekspor", "own"), None, None, Phrase(), "actual", "export_value")
    0.32
    """
    words = len((subject.text or "").split())
    odds = BASE + (LONE if words < 2 else TWO if words == 2 else MANY if words > 3 else 0.0)
    odds += (NEAR if found.distance <= BESIDE else FAR) if found else CARRIED if held else NO_PERIOD
    odds += PERIODS.get(held.kind, 0.0) if held else 0.0
    odds += KINDS.get(figure.kind, 0.0) + SOURCES.get(subject.source, 0.0) + STATUS[status]
    odds += (0.0 if indicator else NO_INDICATOR) + (0.0 if phrase.verb is None else VERB)
    score = min(TOP, 1.0 / (1.0 + exp(-odds)))
    score *= min(1.0, (figure.confidence or SAFE) / SAFE)
    return round(score if figure.value is not None else score * 0.5, 2)
