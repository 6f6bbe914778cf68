"""How sure a record is: an estimate of the chance that value, unit, period, status and subject are all right.

The parts are multiplied as if they were independent. They are set by hand after the shares of right records on marked articles, and rounded
down: a record that says 0.9 should be right at least 95 times in 100, and few say so.
"""
from tracker.annotate.claims.about import Phrase
from tracker.annotate.claims.period import Found
from tracker.annotate.claims.subject import Subject
from tracker.records import Figure, PeriodMention

SUBJECT = {"own": 0.95, "carried": 0.84, "head": 0.8, "right": 0.8, "none": 0.3}
UNMEASURED, LONE, LONG = 0.55, 0.8, 0.93   # no word of measure; one word; more than seven
NEAR, FAR, CARRIED, NO_PERIOD = 0.98, 0.86, 0.82, 0.9
STATUS = {"actual": 0.97, "forecast": 0.88, "target": 0.78}
BESIDE = 6.0                               # words between a figure and a period that stands beside it


def confidence(figure: Figure, subject: Subject, found: Found | None, held: PeriodMention | None, phrase: Phrase, status: str, indicator: str | None) -> float:
    """Between 0 and 1.

    >>> figure = Figure(0, 4, "Rp 5", "money", None)
    >>> confidence(figure, Subject([0, 1], "nilai ekspor", "own"), None, None, Phrase(), "actual", "export_value")
    0.41
    """
    words = len((subject.text or "").split())
    score = SUBJECT[subject.source]
    score *= (1.0 if subject.measured or subject.source == "head" else UNMEASURED) * (LONE if words < 2 else LONG if words > 7 else 1.0)
    score *= (NEAR if found.distance <= BESIDE else FAR) if found else CARRIED if held else NO_PERIOD
    score *= STATUS[status] * (1.0 if indicator else 0.9) * (1.0 if phrase.verb is None else 0.95)
    return round(score * (figure.confidence or 0.98) if figure.value is not None else score * 0.5, 2)
