"""Which place a figure is about: the one that its own clause names, else the country whose economy it speaks of. Never the dateline."""
from tracker.annotate.claims.reading import COMMA, FIGURE, STOP, Reading
from tracker.lexicons import read_yaml
from tracker.records import Place

NATION = "Indonesia"
BEYOND = 3.0
LONE = 0.5


def read_place(reading: Reading, figure: int, places: list[tuple[int, int, Place]], nouns: list[int], company: bool) -> tuple[str | None, str | None]:
    """Name and id of the place, or two Nones."""
    start, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    inside = set(nouns)
    best, found = None, None
    for first, last, place in places:
        if first < begin or last > end or place.dateline:
            continue
        distance = gap(reading, last, start) if last <= start else 1.5 + 1.4 * gap(reading, after, first)
        if any(word in inside for word in range(first, last)):
            distance -= 8.0
        if distance < 14.0 and (best is None or distance < best):
            best, found = distance, place
    if found is not None:
        return found.name, found.id
    if company:
        return None, None
    return NATION, None


def gap(reading: Reading, first: int, last: int) -> float:
    distance = 0.0
    for word in range(first, last):
        label = reading.labels[word]
        distance += BEYOND if label in (FIGURE, COMMA) else 20.0 if label == STOP else LONE
    return distance


def of_company(reading: Reading, figure: int) -> bool:
    """Does the sentence speak of one company's own results?"""
    begin, end = reading.bounds(figure)
    company = read_company()
    return any(word in company for word in reading.words.lower[begin:end])


def read_company() -> frozenset[str]:
    return frozenset(read_yaml("place_cues")["company"])
