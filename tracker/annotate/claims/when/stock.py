"""What a point or span of time is for what is counted at a moment (assets, customers), for what adds up (sales, premiums) and for a change.

"Premi per kuartal I" is that of the quarter, "aset per kuartal I" that at its end; "penjualan hingga September" counts from January, "utang hingga September" stood so then.
What has risen "sejak Mei" has done so up to now; a tariff that rises "mulai Mei" goes on.
"""
import dataclasses
from datetime import date
from functools import cache

from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.when.holding import market
from tracker.lexicons import read_yaml
from tracker.records import Period, PeriodMention

SPANS = ("per-quarter", "per-semester", "per-year")
TO_NOW = "until-now-relative"
FROM_THEN_TO_NOW = ("sejak", "semenjak")


@cache
def words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("stocks_and_flows").items()}


def settled(reading: Reading, subject: Subject, role: str, status: str, mention: PeriodMention, published: date | None) -> Period:
    """The time of a figure, by what is measured."""
    own = mention.period
    if own.end is None:
        ends = role == "change" and status == "actual" and mention.kind == "since" and mention.text.lower().startswith(FROM_THEN_TO_NOW)
        return dataclasses.replace(own, end=published) if ends and published and own.start and own.start <= published else own
    if mention.kind == "as_of" and mention.rule.startswith(SPANS) and of(reading, subject, "flow"):
        return dataclasses.replace(own, start=own.end.replace(month=1, day=1))
    if mention.rule == TO_NOW and status == "actual" and market(reading, subject):
        return dataclasses.replace(own, start=own.end)
    if mention.kind == "cumulative" and status == "actual" and of(reading, subject, "stock") and not of(reading, subject, "flow"):
        return dataclasses.replace(own, start=own.end)
    return own


def of(reading: Reading, subject: Subject, kind: str) -> bool:
    return not words()[kind].isdisjoint(subject.said)
