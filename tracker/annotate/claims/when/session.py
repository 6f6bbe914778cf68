"""The day of a market report: prices and rates without a date of their own are those of the trading day that title or lead names.

>>> from datetime import date
>>> recent(date(2019, 11, 4), date(2019, 11, 5)), recent(date(2019, 11, 8), date(2019, 11, 5))
(True, False)
"""
from datetime import date
from functools import cache

from tracker.annotate.claims.reading import DOWN, FIGURE, REPORT, UP, Reading
from tracker.annotate.claims.what.phrase import Phrase
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.when.base import base_before, compared, leads_on
from tracker.annotate.grammar.trading import session_before
from tracker.lexicons import read_yaml
from tracker.records import Figure, Period, PeriodMention

LEAD = 4                                   # sentences, the title included
BYLINE = {"editor", "reporter", "penulis", "sumber"}
NEAR = 90                                  # words behind the day within which numbers stand
OTHERS = {"quarter", "semester", "year", "month", "range", "cumulative", "as_of", "base"}
QUOTED = {"IDR/saham", "IDR/lembar"}
BARS = {"g", "kg"}                         # in which gold is sold; what is produced or stored is no price
NEAR_BY = 1                                # sentences
SAID = 8                                   # words between a verb of saying and the day on which it was said
PLANNED = {"diumumkan", "dirilis", "digelar", "diberlakukan", "diterapkan", "dijadwalkan"}     # "tarif yang akan diumumkan pada Rabu" is no session
WHILE = 8                                  # words between a span of days and what moved within it
SIGNS = "+-−–"                             # "saham Payung Rimba (+2,1%)"
MOVED = 6                                  # words between a move and its size
STANDING = 3                               # words from "di kisaran" to the price
DAYS = 7                                   # how long ago the day of a report may be
BASE = {"dari", "sebelumnya", "semula", "dibanding", "dibandingkan", "ketimbang"}


@cache
def words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("market_words").items()}


def recent(day: date, published: date) -> bool:
    """May a report of one day tell of trading on the other?"""
    return 0 <= (published - day).days <= DAYS


def trades(reading: Reading, sentences: list[tuple[int, int]]) -> bool:
    """Do sentences speak of something traded, and of its trading?"""
    spoken = {word for first, last in sentences for word in reading.words.lower[first:last]}
    return bool(spoken & words()["thing"] and spoken & words()["trading"])


def told(figure: Figure, day: date, kind: str = "day") -> PeriodMention:
    """A day that no word names."""
    return PeriodMention(figure.start, figure.start, "", Period("", day, day), kind, "session-before")


def of_base(reading: Reading, first: int) -> bool:
    """Is a day that of the number with which the report compares ("naik dibandingkan Rp14.370 pada Jumat")?"""
    word = first - 2 if first > 1 and reading.words.lower[first - 1] in ("pada", "di") else first - 1
    figure = reading.owner.get(word)
    return figure is not None and base_before(reading, reading.spans[figure][0])


class Session:
    """The trading day of an article, where its title or lead names one, and which figures belong to it."""

    def __init__(self, reading: Reading, published: date | None):
        self.reading = reading
        self.abroad = bool(reading.sentences) and bool(words()["abroad"].intersection(reading.words.lower[:reading.sentences[:2][-1][1]]))
        self.published = published
        self.day = self.find() if published else None
        self.days = self.later_days() if self.day else []

    def later_days(self) -> list[tuple[int, PeriodMention]]:
        """The days of trading that a report names, each with its word: from there on it tells of that day, unless it is when somebody spoke."""
        return [(first, mention) for first, _, mention in self.reading.periods if self.may_trade(first, mention) and not self.is_said(first)]

    def may_trade(self, first: int, mention: PeriodMention) -> bool:
        """Is it a day of the report: not what others are compared with, nor for when something is announced?"""
        reading = self.reading
        return mention.kind == "day" and mention.period.start is not None and recent(mention.period.start, self.published) and not compared(reading, first) \
            and PLANNED.isdisjoint(reading.words.lower[max(0, first - SAID):first]) and reading.headline_of(first) is None and not of_base(reading, first)

    def is_said(self, first: int) -> bool:
        return REPORT in self.reading.labels[max(0, first - SAID):first]

    def at(self, word: int) -> PeriodMention | None:
        """The day of which a report tells at a word: the one that it named last."""
        return next((mention for first, mention in reversed(self.days) if first < word), self.day)

    def find(self) -> PeriodMention | None:
        """The first day that the lead names, where title and first sentence tell of trading, or its own sentence does."""
        reading = self.reading
        lead = reading.sentences[:LEAD]
        if not lead:
            return None
        signed = len(lead) > 1 and BYLINE.intersection(reading.words.lower[slice(*lead[1])])
        report = trades(reading, lead[:3 if signed else 2])
        quoted = bool(reading.body) and not words()["thing"].isdisjoint(reading.words.lower[slice(*lead[0])])
        for first, last, mention in reading.periods:
            if first >= lead[-1][1]:
                break
            own = next(sentence for sentence in lead if first < sentence[1])
            numbers = FIGURE in reading.labels[own[0]:last + NEAR]
            if numbers and self.may_trade(first, mention) and (report or (quoted and own == lead[0]) or (trades(reading, [own]) and not self.is_said(first))):
                return mention
        return None

    def just_moved(self, figure: int) -> bool:
        """Does a move stand a few words before its size ("menguat terhadap dolar Kanada sebesar 0,1 persen")?"""
        first = self.reading.spans[figure][0]
        before = self.reading.labels[max(0, first - MOVED):first]
        return FIGURE not in before and (UP in before or DOWN in before)

    def stands(self, figure: int) -> bool:
        """Is it where something traded stands, or may stand, in a sentence that names it ("Rupiah bisa melemah, dengan potensi di kisaran Rp14.150")?"""
        reading = self.reading
        begin, _ = reading.bounds(figure)
        first, _ = reading.spans[figure]
        lower = reading.words.lower
        return reading.figures[figure].kind in ("money", "index") and not words()["standing"].isdisjoint(lower[max(begin, first - STANDING):first]) \
            and not words()["thing"].isdisjoint(lower[begin:first]) \
            and not reading.periods_within(begin, first)

    def overseas(self, figure: int) -> PeriodMention | None:
        """For what closed on the other side of the earth, told in passing: the trading day just named, else the session before that of publication."""
        item, reading = self.reading.figures[figure], self.reading
        if item.kind not in ("percent", "index"):
            return None
        since = reading.sentences[max(0, reading.sentence_of[figure] - NEAR_BY)][0]
        for first, _, mention in reversed(reading.periods_within(since, reading.spans[figure][0])):
            if self.may_trade(first, mention) and not self.is_said(first):
                return mention
        return told(item, session_before(self.published))

    def before(self, figure: int, days: list[PeriodMention | None]) -> PeriodMention | None:
        """For what a price of the day came from ("turun Rp1.000 dari Rp9.000 menjadi Rp8.000"): the session before it."""
        day = self.day and self.at(self.reading.spans[figure][0])
        latest = next((mention for mention in reversed(days) if mention is not None), None)
        its = day and latest is not None and latest.kind == "day" and latest.period.end == day.period.end
        return told(self.reading.figures[figure], session_before(day.period.start), "base") if its else None

    def of(self, figure: int, phrase: Phrase, subject: Subject, status: str, days: list[PeriodMention | None]) -> PeriodMention | None:
        """The day of a price, a rate or a move of one; None for what is not measured by the market, and for what others are compared with."""
        reading = self.reading
        if status == "target" or self.published is None or reading.figures[figure].rule == "index-trade" or reading.headline_of(reading.spans[figure][0]):
            return None
        lower, item = reading.words.lower, reading.figures[figure]
        heard = subject.said
        nouns = {lower[word] for word in phrase.nouns} or heard
        stands = self.stands(figure)
        if nouns & words()["apart"] or (heard & words()["apart"] and not stands and not nouns & words()["thing"]):
            return None
        if phrase.linked is not None and phrase.steps & BASE:
            return self.before(figure, days) if leads_on(reading, figure) else None
        if nouns & words()["abroad"] and not self.abroad:
            return self.overseas(figure) if status == "actual" else None
        if self.day is None or (item.kind == "quantity" and item.unit not in BARS):
            return None
        day = self.at(reading.spans[figure][0])
        if status == "forecast" and day.period.end < self.published:
            day = told(reading.figures[figure], self.published)
        if not words()["while"].isdisjoint(lower[max(0, reading.spans[figure][0] - WHILE):reading.spans[figure][0]]):
            return None                    # "dalam sepekan rupiah melemah 0,9 persen"
        if (nouns | heard) & words()["thing"] or item.unit in words()["listed"] or item.unit in QUOTED or (item.unit == "%" and item.text[0] in SIGNS) or stands:
            return day
        latest = next((mention for mention in reversed(days) if mention is not None), None)
        if latest is not None and latest.kind in OTHERS:
            return None                    # the article has gone on to something else
        moved = UP in phrase.kinds or DOWN in phrase.kinds or nouns & words()["move"] or (status == "actual" and self.just_moved(figure))
        linked = phrase.linked is not None and phrase.linked < len(days) and days[phrase.linked] is day
        return day if (moved and reading.figures[figure].kind in ("percent", "index")) or linked else None
