"""Which period a figure refers to: the one that stands beside it, else the one that opens the sentence, else the one that still holds."""
from dataclasses import dataclass

from tracker.annotate.claims.about import Phrase
from tracker.annotate.claims.reading import BREAK, CLOSE, COMMA, FIGURE, OPEN, STOP, Reading
from tracker.records import Period, PeriodMention

BEYOND_FIGURE, BEYOND_COMMA, BEYOND_BREAK = 6.0, 3.0, 3.0
RIGHT = 1.3                                # a period after the number is a little farther than one before it
FARTHEST = 60.0
COMPARING = {"dibanding", "dibandingkan", "ketimbang", "daripada", "dari", "terhadap"}
NOT_OWN = {"base", "past"}


@dataclass(slots=True)
class Found:
    """A period with the words where it stands, and how far from the figure."""

    mention: PeriodMention
    distance: float


def read_period(reading: Reading, figure: int, phrase: Phrase, status: str | None) -> Found | None:
    """The period of a figure among those of its sentence."""
    begin, end = reading.bounds(figure)
    best: Found | None = None
    for first, last, mention in reading.periods:
        if first < begin or last > end:
            continue
        distance = measure(reading, figure, first, last, mention, status)
        if distance < FARTHEST and (best is None or distance < best.distance):
            best = Found(mention, distance)
    return best


def measure(reading: Reading, figure: int, first: int, last: int, mention: PeriodMention, status: str | None) -> float:
    start, after = reading.spans[figure]
    labels, lower = reading.labels, reading.words.lower
    left = last <= start
    gap = range(last, start) if left else range(after, first)
    distance = 0.0
    for word in gap:
        label = labels[word]
        if label == FIGURE:
            distance += BEYOND_FIGURE if labels[word - 1] != FIGURE else 0
        elif label == COMMA:
            distance += BEYOND_COMMA if not left else 1.0
        elif label == STOP:
            distance += FARTHEST if lower[word] in ";" else 4.0
        elif label == BREAK and not left:
            distance += BEYOND_BREAK
        elif label not in (OPEN, CLOSE):
            distance += 1.0
    owned = compared(reading, first)
    if left:
        if mention.kind in NOT_OWN or owned:
            distance += 0.0 if directly(reading, last, start) else FARTHEST if mention.kind == "base" else 12.0
    else:
        distance *= RIGHT
        if mention.kind == "base" or owned:
            distance += FARTHEST
    if mention.kind == "deadline" and status == "actual":
        distance += 10.0
    if mention.kind == "day" and "(" in mention.text:
        distance += 15.0                   # "kata dia, Senin (4/11)": when it was said
    return distance


def compared(reading: Reading, first: int) -> bool:
    """Is the period what something is compared with ("dibandingkan tahun lalu", "dari sebelumnya")?"""
    word = first - 1
    steps = 0
    while word >= 0 and steps < 4:
        if reading.words.lower[word] in COMPARING:
            return True
        if reading.words.lower[word] not in ("pada", "di", "realisasi", "capaian", "posisi", "periode", "angka"):
            return False
        word -= 1
        steps += 1
    return False


def directly(reading: Reading, last: int, start: int) -> bool:
    """Nothing but linking words between a period and the number after it: "tahun lalu yang hanya 5 persen"."""
    from tracker.annotate.claims.reading import ADVERB, LINK, WHICH
    return start - last <= 5 and all(reading.labels[word] in (LINK, ADVERB, WHICH, COMMA) for word in range(last, start))


def carried(found: Found | None) -> Period | None:
    return found.mention.period if found else None
