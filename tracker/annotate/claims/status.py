"""Actual, target or forecast: the nearest cue before the number in its sentence, unless something past comes between."""
from datetime import date

from tracker.annotate.claims.reading import BREAK, COMMA, FIGURE, STOP, Reading
from tracker.records import Period

CLOSED = {"padahal", "sedangkan", "sementara", "namun", "tetapi", "tapi", "meski", "meskipun", "adapun", "kendati"}
LOOK_AHEAD = 8


def read_status(reading: Reading, figure: int, period: Period | None, published: date | None, before: str | None) -> str:
    """The status of a figure; `before` is that of the figure that it is linked to."""
    cue = cue_before(reading, figure)
    if cue is None and before is not None:
        return before
    status = cue or cue_after(reading, figure) or "actual"
    if published is not None and period is not None:
        start, end = period.start or period.end, period.end or period.start
        if status == "forecast" and end is not None and end < published and end.year < published.year:
            return "actual"
        if status == "actual" and cue is None and start is not None and start > published:
            return "target"
    return status


def cue_before(reading: Reading, figure: int) -> str | None:
    first, _ = reading.spans[figure]
    begin, _ = reading.bounds(figure)
    hits = {hit.last - 1: hit.value for hit in reading.cues("status", begin, first)}
    found = None
    for word in range(first - 1, begin - 1, -1):
        if word in hits:
            value = hits[word]
            if value == "denied":
                continue
            found = value
            break
        label = reading.labels[word]
        if label == STOP or (label == BREAK and reading.words.lower[word] in CLOSED):
            break
    return found


def cue_after(reading: Reading, figure: int) -> str | None:
    """A number that is the subject: "18 kawasan industri akan beroperasi"."""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    for hit in reading.cues("status", after, min(end, after + LOOK_AHEAD)):
        if any(reading.labels[word] in (FIGURE, COMMA, STOP, BREAK) for word in range(after, hit.first)):
            return None
        if hit.value != "denied":
            return hit.value
    return None
