"""Which sector a figure belongs to: the cue in what is measured, else in its clause, else the article's own where it is about one thing."""
from tracker.annotate.claims.reading import FIGURE, Reading
from tracker.records import Sector, SectorCue

REACH = 18


def read_sector(reading: Reading, figure: int, nouns: list[int], cues: list[tuple[int, int, SectorCue]], sectors: tuple[Sector, ...]) -> str | None:
    start, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    inside = set(nouns)
    best, found = 0.0, None
    for first, last, cue in cues:
        if first < begin or last > end or cue.weight < 1.0:
            continue
        distance = start - last if last <= start else first - after + 3
        crossed = sum(1 for word in range(min(last, after), max(start, first)) if reading.labels[word] == FIGURE)
        score = 1.0 / (1.0 + max(0, distance) + 3 * crossed) + (2.0 if any(word in inside for word in range(first, last)) else 0.0)
        score += 0.2 * (last - first)
        if score > best and distance < REACH:
            best, found = score, cue.code
    if found is not None:
        return found
    return None
