"""The day of a decision on an interest rate: the one on which the article says that it was taken or told."""
import dataclasses
from datetime import date

from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.what.phrase import Phrase
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.when.session import BASE
from tracker.lexicons import read_yaml
from tracker.records import PeriodMention

RATES = {"bunga", "rate", "facility", "reverse"}
DAYS = 4                                   # how long before the publication a decision may lie
WISHES = {"perlu", "sebaiknya", "akan", "bisa", "dapat", "harus", "jika", "bila", "diperkirakan", "diprediksi"}


class Decision:
    """Whether an article tells of a decision on a rate, and on which day."""

    def __init__(self, reading: Reading, published: date | None):
        self.reading = reading
        self.verbs = frozenset(read_yaml("policy_verbs"))
        self.day = self.find(published) if published else None

    def find(self, published: date) -> PeriodMention | None:
        reading = self.reading
        lead = {word for first, last in reading.sentences[:2] for word in reading.words.lower[first:last]}
        if not (lead & RATES and lead & self.verbs):
            return None
        for _, _, mention in reading.periods:
            if short(mention) and 0 <= (published - mention.period.end).days <= DAYS:
                return self.at(mention, mention.period.end)
        return None

    def at(self, mention: PeriodMention, day: date) -> PeriodMention:
        return dataclasses.replace(mention, period=dataclasses.replace(mention.period, start=day, end=day), kind="day")

    def of(self, figure: int, phrase: Phrase, subject: Subject, status: str, own: PeriodMention | None) -> PeriodMention | None:
        """The day of the decision for the rate that is decided, unless another period stands beside it."""
        if self.day is None or phrase.steps & BASE or (own is not None and not short(own)):
            return None
        reading = self.reading
        lower = reading.words.lower
        if RATES.isdisjoint(subject.said):
            return None
        begin, _ = reading.bounds(figure)
        first, _ = reading.spans[figure]
        before = set(lower[begin:first])
        if status != "actual" or not before & self.verbs or before & WISHES:
            return None
        return self.day


def short(mention: PeriodMention) -> bool:
    """Is it a day, or the days of one meeting?"""
    start, end = mention.period.start, mention.period.end
    return bool(start and end) and mention.kind in ("day", "range") and (end - start).days <= 3
