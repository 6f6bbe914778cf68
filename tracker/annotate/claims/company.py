"""What the figures of an article tell of each other: a time is more often right where most are of that time, and where title or lead name it.

Names of evidence, like those of `evidence`; they are told when the whole article is read, because the figures that follow have a say.
"""
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.annotate.claims.reading import Reading
from tracker.records import PeriodMention

Time = tuple[date | None, date | None] | None
LEAD = 3                                    # sentences, the title included
MOST = 4
FEW, MANY = 9, 24                           # figures
SHARES = ("none", "few", "some", "half", "most", "all")
COUNTED = ("no", "one", "two", "three", "many")
MOST_NAMES = 10_000                         # combinations whose names are kept


class Decided(NamedTuple):
    """What was decided of one figure: its time and its status."""

    held: PeriodMention | None
    status: str


def share(part: int, whole: int) -> str:
    """
    >>> share(0, 0), share(1, 5), share(3, 4), share(4, 4)
    ('none', 'few', 'half', 'all')
    """
    return SHARES[5 * part // whole] if whole else "none"


def time_of(mention: PeriodMention | None) -> Time:
    return None if mention is None else (mention.period.start, mention.period.end)


def times_within(reading: Reading, first: int, last: int) -> set[Time]:
    """The times that the words [first, last) name."""
    return {time_of(mention) for _, _, mention in reading.periods_within(first, last)}


def in_company(reading: Reading, decided: list[Decided], speakers: Iterable[str | None]) -> list[tuple[tuple[str, ...], ...]]:
    """For every figure, groups of names of what the others, the title and the lead say to its record."""
    if not decided:
        return []
    count, sentences = len(decided), reading.sentences
    times = [time_of(one.held) for one in decided]
    held = Counter(times)
    commonest = max(held.values())
    title, lead = (times_within(reading, 0, sentences[min(last, len(sentences)) - 1][1]) if sentences and read else set() for last, read in ((1, reading.body), (LEAD, True)))
    ahead = sum([one.status != "actual" for one in decided])
    article = of_article(min(len(title), MOST), min(len(lead), MOST), min(len(times_within(reading, 0, len(reading.words))), MOST), (count >= FEW) + (count >= MANY),
                         share(ahead, count), share(held[None], count))
    return [
        (article, of_one(time is not None, share(held[time] - 1, count - 1), held[time] == commonest, time in title, time in lead, speaker is not None))
        for time, speaker in zip(times, speakers, strict=True)
    ]


@lru_cache(maxsize=MOST_NAMES)
def of_article(title: int, lead: int, named: int, size: int, ahead: str, untimed: str) -> tuple[str, ...]:
    """How many times title, lead and article name, and what its figures are."""
    return (f"title names {COUNTED[title]} times", f"lead names {COUNTED[lead]} times", f"{COUNTED[named]} times in all",
            f"of {('few', 'some', 'many')[size]} figures", f"{ahead} to come", f"{untimed} without time")


@lru_cache(maxsize=MOST_NAMES)
def of_one(timed: bool, others: str, common: bool, titled: bool, leading: bool, spoken: bool) -> tuple[str, ...]:
    """How a figure's time stands among those of the others."""
    name = "time" if timed else "no time"
    told = (f"{name} as {others} others", f"{name} {'as' if common else 'unlike'} most", "speaker" if spoken else "no speaker")
    return (*told, f"time {'of' if titled else 'not of'} the title", f"time {'of' if leading else 'not of'} the lead") if timed else told
