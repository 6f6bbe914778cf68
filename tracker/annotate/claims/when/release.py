"""The time that a whole article tells of: the year of its budget or plan, the month of its prices, the span or the year whose results it tells."""
from datetime import date
from functools import cache

from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.when.base import compared
from tracker.annotate.claims.when.period import SPANS
from tracker.lexicons import read_yaml
from tracker.records import PeriodMention

RATES = {"index", "percent", "ratio"}
MONTHLY = {"month", "quarter"}
SUMMED = SPANS | {"as_of", "cumulative"}
AFTER = {"berdasarkan", "dari", "menurut", "secara", "sisi"}
OPENING = 6                                # words
ASKED = "responden"                        # of a survey, which lasts longer than a day
COMING = 5                                 # words between who comes and how many
NEWS = 7                                   # days
SUMS = {"money", "quantity"}
DONE = {"sudah", "telah"}


@cache
def words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("release_words").items()}


def titled_day(reading: Reading) -> date | None:
    """The day of publication, where the article has a title."""
    article = reading.article
    return article.day if article is not None and article.title else None


def budgeted(reading: Reading, figure: int, subjects: list[Subject], held: list[PeriodMention | None]) -> PeriodMention | None:
    """The year of the budget of which the text tells, for another of its sums: "Lalu, subsidi listrik naik dari Rp72 triliun menjadi Rp73 triliun"."""
    day = titled_day(reading)
    if day is None or reading.figures[figure].kind not in SUMS or not of_budget(reading, subjects[figure]) or timed(reading, figure):
        return None
    for previous in range(figure - 1, -1, -1):
        mention = held[previous]
        if mention is not None and of_budget(reading, subjects[previous]):
            start = mention.period.start
            return mention if mention.kind == "year" and start is not None and start.year >= day.year else None
    return None


def of_budget(reading: Reading, subject: Subject) -> bool:
    return not subject.said.isdisjoint(words()["budget"]) and subject.said.isdisjoint(words()["spent"])


def priced(reading: Reading, figure: int, held: list[PeriodMention | None]) -> PeriodMention | None:
    """The month or quarter whose consumer prices the text tells of, for another of its rates: "Inflasi tertinggi terjadi di Kota Rimba sebesar 5 persen"."""
    if reading.figures[figure].unit != "%" or not of_prices(reading, figure) or timed(reading, figure):
        return None
    for previous in range(figure - 1, -1, -1):
        mention = held[previous]
        if mention is not None and mention.kind in MONTHLY and of_prices(reading, previous):
            return mention
    return None


def of_prices(reading: Reading, figure: int) -> bool:
    begin, _ = reading.bounds(figure)
    before = reading.words.lower[begin:reading.spans[figure][0]]
    return not words()["prices"].isdisjoint(before) and words()["aim"].isdisjoint(before)


def timed(reading: Reading, figure: int) -> bool:
    """Does its sentence name a time, other than the day on which somebody spoke and what is only compared with?"""
    return any(mention.kind not in ("base", "day") and not compared(reading, first) for first, _, mention in reading.periods_within(*reading.bounds(figure)))


def planned(reading: Reading) -> PeriodMention | None:
    """The year of a budget, a plan or a forecast that the title prints, where it prints no other and it is not over."""
    day = titled_day(reading)
    if day is None:
        return None
    titled = reading.periods_within(0, reading.sentences[0][1])
    years = {mention.period.start: mention for _, _, mention in titled if mention.kind == "year" and mention.rule != "year-relative"}
    if len(years) != 1:
        return None
    ((start, mention),) = years.items()
    return mention if start and start.year >= day.year else None


def broken_down(reading: Reading, figure: int) -> bool:
    """Does the sentence open with that by which a sum is broken down ("Sementara itu, secara provinsi …", "Berdasarkan jenisnya, …")?"""
    begin, _ = reading.bounds(figure)
    opening = reading.words.lower[begin:begin + OPENING]
    return any(word in AFTER and opening[place + 1] in words()["by"] for place, word in enumerate(opening[:-1]))


def parts(reading: Reading, figure: int, held: list[PeriodMention | None]) -> PeriodMention | None:
    """The span of the release for a part of what it tells."""
    if timed(reading, figure) or not broken_down(reading, figure):
        return None
    return next((mention for mention in reversed(held) if mention is not None and mention.kind in SUMMED), None)


def attended(reading: Reading, figure: int) -> PeriodMention | None:
    """The day that the text named last, for those who came: "Rapat itu diikuti 318 anggota"."""
    start, _ = reading.spans[figure]
    came = reading.figures[figure].kind == "count" and reading.figures[figure].unit != ASKED and not words()["attended"].isdisjoint(reading.words.lower[max(0, start - COMING):start])
    if not came or reading.article is None or reading.article.day is None or timed(reading, figure):
        return None
    today = reading.article.day
    days = [mention for _, _, mention in reading.periods_within(0, start) if mention.kind == "day" and mention.period.end]
    return next((mention for mention in reversed(days) if 0 <= (today - mention.period.end).days <= NEWS), None)


def ahead(reading: Reading, figure: int) -> PeriodMention | None:
    """The coming year that a title prints, for the sums of its plan."""
    if reading.figures[figure].kind not in SUMS or timed(reading, figure):
        return None
    mention, day = planned(reading), titled_day(reading)
    done = not DONE.isdisjoint(reading.words.lower[slice(*reading.bounds(figure))])
    return mention if mention and mention.period.start.year > day.year and not done else None


def released(reading: Reading, figure: int) -> PeriodMention | None:
    """The span that a release is about, where its title names one and no other, for a rate in a sentence that names no time at all."""
    day = titled_day(reading)
    if day is None or reading.figures[figure].kind not in RATES:
        return None
    if any(mention.kind != "day" for _, _, mention in reading.periods_within(*reading.bounds(figure))):
        return None                        # but: "kata Rini Wulandari, Senin (4/11)"
    titled = [mention for _, _, mention in reading.periods_within(0, reading.sentences[0][1]) if mention.kind in SPANS or last_year(mention, day)]
    spans = {(mention.period.start, mention.period.end) for mention in titled}
    return titled[0] if len(spans) == 1 and titled[0].period.end is not None and titled[0].period.end <= day else None


def last_year(mention: PeriodMention, day: date) -> bool:
    """Is it the year of which results are told now ("Bank Rimba Bukukan Laba Rp4 Triliun pada 2018" in 2019)?"""
    return mention.kind == "year" and mention.rule == "year" and mention.period.start is not None and mention.period.start.year == day.year - 1
