"""The day of a market report: prices and rates without a date of their own are those of the trading day that title or lead names.

>>> from datetime import date
>>> recent(date(2019, 11, 4), date(2019, 11, 5)), recent(date(2019, 11, 8), date(2019, 11, 5))
(True, False)
"""
from datetime import date
from functools import cache

from tracker.annotate.claims.period import compared
from tracker.annotate.claims.phrase import Phrase
from tracker.annotate.claims.reading import DOWN, FIGURE, UP, Reading
from tracker.annotate.claims.subject import Subject
from tracker.annotate.grammar.trading import session_before
from tracker.lexicons import read_yaml
from tracker.records import Period, PeriodMention

LEAD = 4                                   # sentences, the title included
BYLINE = {"editor", "reporter", "penulis", "sumber"}
NEAR = 90                                  # words behind the day within which numbers stand
OTHERS = {"quarter", "semester", "year", "month", "range", "cumulative", "as_of", "base"}
SIGNS = "+-−–"                             # "saham Payung Rimba (+2,1%)"
MOVED = 6                                  # words between a move and its size
DAYS = 7                                   # how long ago the day of a report may be
BASE = {"dari", "sebelumnya", "semula", "dibanding", "dibandingkan", "ketimbang"}


@cache
def words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("market_words").items()}


def recent(day: date, published: date) -> bool:
    """May a report of one day tell of trading on the other?"""
    return 0 <= (published - day).days <= DAYS


class Session:
    """The trading day of an article, where its title or lead names one, and which figures belong to it."""

    def __init__(self, reading: Reading, published: date | None):
        self.reading = reading
        self.abroad = bool(reading.sentences) and bool(words()["abroad"].intersection(reading.words.lower[:reading.sentences[:2][-1][1]]))
        self.published = published
        self.day = self.find(published) if published else None
        self.days = self.later_days() if self.day else []

    def later_days(self) -> list[tuple[int, PeriodMention]]:
        """The days of trading that a report names, each with its word: from there on it tells of that day."""
        reading = self.reading
        return [
            (first, mention) for first, _, mention in reading.periods
            if mention.kind == "day" and mention.period.start and recent(mention.period.start, self.published) and not compared(reading, first)
            and reading.headline_of(first) is None
        ]

    def at(self, word: int) -> PeriodMention | None:
        """The day of which a report tells at a word: the one that it named last."""
        return next((mention for first, mention in reversed(self.days) if first < word), self.day)

    def find(self, published: date) -> PeriodMention | None:
        """The first day that the lead names, in a lead that tells of trading."""
        reading = self.reading
        lead = reading.sentences[:LEAD]
        if not lead:
            return None
        spoken = set(reading.words.lower[lead[0][0]:lead[0][1]])
        signed = len(lead) > 1 and BYLINE.intersection(reading.words.lower[slice(*lead[1])])
        spoken.update(*(reading.words.lower[first:last] for first, last in lead[1:3 if signed else 2]))
        if not (spoken & words()["thing"] and spoken & words()["trading"]):
            return None
        for first, last, mention in reading.periods:
            if first >= lead[-1][1]:
                break
            numbers = any(label == FIGURE for label in reading.labels[self.opening(first):last + NEAR])
            if mention.kind == "day" and mention.period.start and numbers and recent(mention.period.start, published) and not compared(reading, first):
                return mention
        return None

    def just_moved(self, figure: int) -> bool:
        """Does a move stand a few words before its size ("menguat terhadap dolar Kanada sebesar 0,1 persen")?"""
        first = self.reading.spans[figure][0]
        before = self.reading.labels[max(0, first - MOVED):first]
        return FIGURE not in before and (UP in before or DOWN in before)

    def overseas(self, figure: int) -> PeriodMention | None:
        """For what closed on the other side of the earth, told in passing: the session before the day of publication."""
        item = self.reading.figures[figure]
        if item.kind not in ("percent", "index"):
            return None
        day = session_before(self.published)
        return PeriodMention(item.start, item.start, "", Period("", day, day), "day", "session-before")

    def opening(self, word: int) -> int:
        """The first word of the sentence of a word."""
        return next((first for first, last in self.reading.sentences if first <= word < last), word)

    def of(self, figure: int, phrase: Phrase, subject: Subject, status: str, days: list[PeriodMention | None]) -> PeriodMention | None:
        """The day of a price, a rate or a move of one; None for what is not measured by the market, and for what others are compared with."""
        reading = self.reading
        if status == "target" or self.published is None or reading.figures[figure].rule == "index-trade" or reading.headline_of(reading.spans[figure][0]):
            return None
        lower, labels = reading.words.lower, reading.labels
        heard = {lower[word] for word in subject.nouns}
        nouns = {lower[word] for word in phrase.nouns} or heard
        if nouns & words()["apart"] or (heard & words()["apart"] and not nouns & words()["thing"]) or (phrase.linked is not None and phrase.steps & BASE):
            return None
        if nouns & words()["abroad"] and not self.abroad:
            return self.overseas(figure) if status == "actual" else None
        if self.day is None:
            return None
        day = self.at(reading.spans[figure][0])
        item = reading.figures[figure]
        if (nouns | heard) & words()["thing"] or item.unit in words()["listed"] or (item.unit == "%" and item.text[0] in SIGNS):
            return day
        latest = next((mention for mention in reversed(days) if mention is not None), None)
        if latest is not None and latest.kind in OTHERS:
            return None                    # the article has gone on to something else
        moved = any(labels[word] in (UP, DOWN) for word in phrase.passed) or nouns & words()["move"] or (status == "actual" and self.just_moved(figure))
        linked = phrase.linked is not None and phrase.linked < len(days) and days[phrase.linked] is day
        return day if (moved and reading.figures[figure].kind in ("percent", "index")) or linked else None
