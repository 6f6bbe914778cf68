"""How sure a record is: an estimate of the chance that value, unit, period, status and subject are all right.

How a figure was read is told as named evidence; a logistic regression a part (period, status, subject) weighs it, and the chances are multiplied. The
weights were fitted by `tracker train claims` on corpus articles that were marked for this project (models/claims). No band of left-out articles was
right 95 times in 100, so that none says 0.9.
"""
import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from tracker.annotate.claims.period import Found
from tracker.annotate.claims.phrase import Phrase
from tracker.annotate.claims.reading import ADVERB, BREAK, COMMA, DOWN, LINK, NOUN, PREPOSITION, UP, VERB, Reading
from tracker.annotate.claims.session import Session
from tracker.annotate.claims.subject import Subject
from tracker.records import Figure, PeriodMention

FOLDER = files("tracker.models").joinpath("claims")
NEAR, BESIDE = 3.0, 8.0                     # words between a figure and its period
SHORT, LONG = 14, 45                        # words of a sentence
LEAD = 2
SPOKEN = {"anda", "kami", "kita", "saya"}
BEFORE = {NOUN: "behind a noun", LINK: "behind a link", UP: "behind a rise", DOWN: "behind a fall", VERB: "behind a verb", ADVERB: "behind an adverb",
          PREPOSITION: "behind a preposition", COMMA: "behind a comma", BREAK: "behind a break"}
PLANS = {"budget", "forecast", "target"}


class Weights(NamedTuple):
    """What each kind of evidence adds to the log-odds of each part, before it the parts' own, and what cannot be passed."""

    base: tuple[float, ...]
    evidence: dict[str, tuple[float, ...]]
    number: float                          # the chance that value and unit are right
    top: float


@cache
def weights() -> Weights:
    learned = json.loads(FOLDER.joinpath("config.json").read_text(encoding="utf-8"))
    return Weights(tuple(learned["base"]), {name: tuple(added) for name, added in learned["weights"].items()}, learned["number"], learned["top"])


class Clause(NamedTuple):
    """What a sentence says of itself, the same for all of its figures."""

    figures: int
    first: int
    periods: int
    cues: frozenset[str]
    length: str
    spoken: bool


class Evidence:
    """How the figures of one article were read, as names of what speaks for or against a record."""

    def __init__(self, reading: Reading, session: Session):
        self.reading = reading
        self.session = session
        self.clauses: dict[int, Clause] = {}

    def clause(self, index: int) -> Clause:
        reading = self.reading
        sentence = reading.sentence_of[index]
        known = self.clauses.get(sentence)
        if known is None:
            begin, end = reading.bounds(index)
            length = end - begin
            known = self.clauses[sentence] = Clause(
                figures=sum(other == sentence for other in reading.sentence_of[index:index + 12]),
                first=index,
                periods=sum(begin <= first < end for first, _, _ in reading.periods),
                cues=frozenset(hit.value for hit in reading.cues("status", begin, end) if hit.value != "denied"),
                length="short" if length < SHORT else "long" if length > LONG else "middling",
                spoken=not SPOKEN.isdisjoint(reading.words.lower[begin:end]),
            )
        return known

    def of(
        self, index: int, subject: Subject, phrase: Phrase, found: Found | None, held: PeriodMention | None, status: str, indicator: str | None, role: str,
    ) -> list[str]:
        """Everything that is known of one reading."""
        reading, clause = self.reading, self.clause(index)
        figure = reading.figures[index]
        words = len((subject.text or "").split())
        told = [
            f"about {'no' if not words else 'one' if words == 1 else 'two' if words == 2 else 'a few' if words < 5 else 'many' if words < 9 else 'most'} words",
            f"about {subject.source}", f"status {status}", f"kind {figure.kind}", f"role {role}", f"sentence {clause.length}",
            f"figures {'one' if clause.figures == 1 else 'two' if clause.figures == 2 else 'a few' if clause.figures < 5 else 'many'}",
            "period none" if held is None else "period of the session" if held is self.session.day and found is None else
            "period carried" if found is None else "period near" if found.distance <= NEAR else "period beside" if found.distance <= BESIDE else "period far",
        ]
        told += [name for name, holds in (
            ("about unmeasured", not subject.measured), ("verb before", phrase.verb is not None), ("subject of a verb", phrase.acting),
            ("linked", phrase.linked is not None), ("behind another", phrase.after is not None), ("indicator", indicator is not None),
            ("period passed over", held is None and clause.periods > 0), ("periods several", clause.periods > 1), ("no period beside", not clause.periods),
            ("status without cue", not clause.cues), ("status cues differ", len(clause.cues) > 1),
            ("actual beside plans", status == "actual" and not PLANS.isdisjoint(clause.cues)),
            ("first of the sentence", clause.first == index), ("spoken", clause.spoken), ("lead", reading.sentence_of[index] <= LEAD),
            ("flags", bool(figure.flags)), ("range", figure.value_high is not None), ("market report", self.session.day is not None),
        ) if holds]
        if held is not None:
            told.append(f"period a {held.kind}")
        first, _ = reading.spans[index]
        name = BEFORE.get(reading.labels[first - 1]) if first else None
        if name is not None:
            told.append(name)
        return told


def confidence(figure: Figure, told: list[str]) -> float:
    """Between 0 and 1, for a figure that was read as the evidence tells.

    >>> figure = Figure(0, 4, "Rp 5", "money", 5)
    >>> confidence(figure, ["about right", "period none"]) < confidence(figure, ["about own", "indicator", "period near"]) < 0.9
    True
    """
    learned = weights()
    known = learned.evidence
    period, status, about = learned.base
    for name in told:
        added = known.get(name)
        if added is not None:
            period += added[0]
            status += added[1]
            about += added[2]
    score = learned.number / ((1.0 + exp(-period)) * (1.0 + exp(-status)) * (1.0 + exp(-about)))
    return round(min(learned.top, score) if figure.value is not None else score * 0.5, 2)
