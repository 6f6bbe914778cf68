"""Against what a change is measured: what it was a year or a month before, or something else."""
from tracker.annotate.claims.reading import CLOSE, COMMA, DOWN, FIGURE, INTO, NOUN, OPEN, STOP, UP, Reading

BASES = {"daripada", "dibanding", "dibandingkan", "ketimbang"}
NEAR = 10                                  # words between a base and its number
EQUALLY = {"atau", "minus", "sekitar", "setara"}


def compare(reading: Reading, figure: int) -> str | None:
    """The base of a change where the text states it, in the same stretch of the sentence after the number, or right before it."""
    first, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    stop = stretch(reading, after, end)
    between = reading.words.lower[after:stop]
    if stop < end and reading.labels[stop] == FIGURE and stop - after <= 3 and (INTO.intersection(between) or (between and EQUALLY.issuperset(between))):
        stop = stretch(reading, reading.spans[reading.owner[stop]][1], end)      # "naik 5 persen menjadi Rp2 miliar dibandingkan …"
    hits = [hit for hit in reading.cues("comparison", after, stop) if not of_next(reading, hit)]
    if hits:
        return hits[0].value
    start = first
    while start > begin and reading.labels[start - 1] not in (FIGURE, STOP) and start > first - 14:
        start -= 1
    hits = [hit for hit in reading.cues("comparison", start, first) if hit.value != "yoy" or lower_phrase(reading, hit) not in ("tahunan",)]
    if hits:
        return hits[-1].value
    lower = reading.words.lower
    told = lower[after + 1:min(stop, after + 4)] if after < stop and lower[after] == "dari" else []
    if "sebelumnya" in told[1:] and told[told.index("sebelumnya") - 1] not in ("tahun", "bulan", "kuartal", "semester"):
        return "other"                     # "dari perdagangan sebelumnya"
    if beside(reading, figure):
        return "other"
    if (named := compared_first(reading, begin, first)) is not None:
        return named
    base = [word for word in range(after, stop) if lower[word] in ("dibanding", "dibandingkan", "ketimbang", "daripada")]
    if base and lower[base[0] - 2] == "lebih" and base[0] - 2 > after:
        return None                        # "tumbuh 1 persen, lebih rendah dibanding negara tetangga": a rate beside another
    return "other" if base and reading.labels[base[0] - 1] != CLOSE else None


def beside(reading: Reading, figure: int) -> str | None:
    """Does a percentage say how far above or below something else it is ("20 persen di bawah harga pasar")?"""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    lower, labels = reading.words.lower, reading.labels
    if after + 2 < end and lower[after] == "di" and lower[after + 1] in ("atas", "bawah") and labels[after + 2] == NOUN:
        return "up" if lower[after + 1] == "atas" else "down"
    return None


def of_next(reading: Reading, hit) -> bool:
    """Does it name the number behind it ("naik 5 persen (qtq: 3 persen)")?"""
    return hit.last < len(reading.labels) and reading.words.lower[hit.last] == ":" and reading.labels[hit.first - 1] == OPEN


def compared_first(reading: Reading, begin: int, first: int) -> str | None:
    """The base that stands at the head of the sentence: "Jika dibandingkan dengan bulan lalu, terjadi kenaikan 3 persen"."""
    lower = reading.words.lower
    for word in range(begin, min(begin + 3, first)):
        if lower[word] in ("dibanding", "dibandingkan"):
            figures = {reading.owner[near] for near in range(word, first) if reading.labels[near] == FIGURE}
            commas = [near for near in range(word, first) if reading.labels[near] == COMMA]
            if len(figures) > 1 or not commas or STOP in reading.labels[word:first] or not moving(reading, commas[-1], first):
                return None
            hits = reading.cues("comparison", word, first)
            return hits[0].value if hits else "other"
    return None


def moving(reading: Reading, start: int, end: int) -> bool:
    """Does something move within these words?"""
    return UP in reading.labels[start:end] or DOWN in reading.labels[start:end] or bool(reading.cues("growing", start, end))


def stretch(reading: Reading, word: int, end: int) -> int:
    """How far the words reach that tell of a number, up to the next one."""
    stop = word
    while stop < end and reading.labels[stop] != FIGURE and stop < word + 14:
        stop += 1
    return stop


def lower_phrase(reading: Reading, hit) -> str:
    return " ".join(reading.words.lower[hit.first:hit.last])


def is_compared(reading: Reading, figure: int) -> bool:
    """Is the number what another is set beside ("9 persen lebih tinggi dibandingkan capaian tahun lalu sebesar Rp2 miliar")?"""
    first, _ = reading.spans[figure]
    begin, _ = reading.bounds(figure)
    for word in range(first - 1, max(begin, first - NEAR) - 1, -1):
        if reading.labels[word] in (COMMA, DOWN, FIGURE, STOP, UP):
            return False
        if reading.words.lower[word] in BASES:
            return True
    return False
