"""Against what a change is measured: what it was a year or a month before, or something else."""
from datetime import date

from tracker.annotate.claims.reading import AND, CLOSE, COMMA, DOWN, FIGURE, INTO, NOUN, OPEN, PERIOD, STOP, UP, Reading
from tracker.records import PeriodMention

BASES = {"daripada", "dibanding", "dibandingkan", "ketimbang"}
NEAR = 10                                  # words between a base and its number
EQUALLY = {"(", "atau", "minus", "plus", "sekitar", "setara"}
REACH = 10                                 # words behind a base within which its period stands
SINCE = 4                                  # words at the head of a sentence that say from when on
CHAINED = 2                                # numbers that tell the same: "naik 5 persen atau 9 poin ke level 630"
CLOSED = {"level", "penutupan", "posisi"}
FORMER = {"awal", "capaian", "periode", "posisi", "realisasi", "sebelumnya", "semula"}
FORMERLY = {"lalu", "sebelumnya"}
NEXT_TO = (CLOSE, FIGURE, OPEN, PERIOD)
NO_TIME = {"asumsi", "outlook", "prognosa", "prognosis", "proyeksi", "rata-rata", "rerata", "target"}      # a base that is no amount of its time
SIDES = {"dolar", "mata", "rupiah", "sisi", "segi", "total", "seluruh", "sektor", "hasil", "luar", "dalam", "segmen"}
YEARLY = {"bulanan", "kuartalan", "tahunan"}
SPANS = {"tahun": "yoy", "kuartal": "qoq", "triwulan": "qoq", "bulan": "mom"}
WHEN = {"di", "hingga", "pada", "per", "selama", "sepanjang", "yoy"}


def compare(reading: Reading, figure: int) -> str | None:
    """The base of a change where the text states it, in the same stretch of the sentence after the number, or right before it."""
    first, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    last, stop = after, stretch(reading, after, end)
    for _ in range(CHAINED):
        between = reading.words.lower[last:stop]
        if stop >= end or reading.labels[stop] != FIGURE or stop - last > 3 or not (INTO.intersection(between) or (between and EQUALLY.issuperset(between))):
            break
        last = reading.spans[reading.owner[stop]][1]           # "naik 5 persen atau 9 poin ke level 630 dibandingkan …"
        stop = stretch(reading, last, end)
    hits = [hit for hit in reading.cues("comparison", after, stop) if not of_next(reading, hit) and not of_thing(reading, hit, after)]
    if hits:
        return hits[0].value
    start = first
    while start > begin and reading.labels[start - 1] not in (FIGURE, STOP) and start > first - 14:
        start -= 1
    hits = [hit for hit in reading.cues("comparison", start, first) if lower_phrase(reading, hit) not in YEARLY and not of_former(reading, hit)]
    if hits:
        return hits[-1].value
    lower = reading.words.lower
    if beside(reading, figure):
        return "other"
    if lower[after:after + 1] == ["lebih"] and lower[after + 2:after + 3] == ["dari"] and reading.labels[after + 3:after + 4] == [NOUN]:
        return distance(reading, after + 2, end)               # "75 persen lebih tinggi dari harga pasar"
    if (begun := since(reading, last, end) or since(reading, begin, begin + SINCE)) is not None:
        return begun
    if (named := compared_first(reading, begin, first)) is not None:
        return named
    if lower[first - 1] in INTO:
        return None                        # "memangkas proyeksi pertumbuhan menjadi 5 persen dari 6 persen": what it was before
    base = next((word for word in range(after, stop) if lower[word] in BASES or (lower[word] == "dari" and opens_base(reading, word, after))), None)
    if base is None or (base - 2 > after and lower[base - 2] == "lebih") or reading.labels[base - 1] == CLOSE:
        return None                        # "tumbuh 1 persen, lebih rendah dibanding negara tetangga": a rate beside another
    return distance(reading, base, end)


def since(reading: Reading, word: int, end: int) -> str | None:
    """From when on something moved, right behind the number or at the head of the sentence: "turun 9 persen sejak awal 2019", "sejak 2015"."""
    lower, words = reading.words.lower, reading.words
    word += word < end and reading.labels[word] == CLOSE
    if word + 2 >= end or lower[word] != "sejak":
        return None
    year = words.text[words.starts[word + 2]:words.ends[word + 2]] if lower[word + 1] == "awal" else ""
    if year and reading.article and reading.article.day and year == str(reading.article.day.year):
        return "ytd"
    return "other" if lower[word + 1].isdigit() and len(lower[word + 1]) == 4 else None


def opens_base(reading: Reading, word: int, after: int) -> bool:
    """Does "dari" name what was before ("turun 5 persen dari posisi tertinggi"), and not only the side that is looked at ("dari sisi nilai")?"""
    lower = reading.words.lower
    between = range(after, word)
    if reading.words.lower[word + 1:word + 2] == ["level"] and not {COMMA, STOP, UP, DOWN}.intersection(reading.labels[after:word]):
        return True                        # "ke level 630 pada akhir sesi dari level penutupan kemarin"
    if not all(reading.labels[step] in NEXT_TO or lower[step] in EQUALLY or lower[step] in INTO or lower[step] in WHEN for step in between):
        return False
    if word + 1 >= len(lower) or lower[word + 1] in SIDES or reading.labels[word] == PERIOD:
        return False
    if any(mention.kind == "range" for _, _, mention in reading.periods_within(word + 1, word + 2)):
        return False                       # "naik 5 persen dari Januari sampai Mei"
    reached = any(lower[step] in INTO for step in between)               # "naik 5 persen menjadi Rp2 miliar dari penjualan kain" names no base
    return not reached or reading.labels[word + 1] in (FIGURE, PERIOD) or lower[word + 1] in FORMER


def distance(reading: Reading, base: int, end: int) -> str | None:
    """How far back the period lies that a base names; "other" where it names a thing, nothing where it is but a number."""
    labels = reading.labels
    last = base + 1
    lower = reading.words.lower
    while last < min(end, base + REACH) and labels[last] not in (COMMA, STOP) and lower[last] not in INTO:
        if lower[last] in FORMERLY and lower[last - 1] in SPANS:
            return SPANS[lower[last - 1]]
        last += 1
    named = next((mention for first, _, mention in reading.periods_within(base, last) if first > base), None)
    if named is None:
        return None if labels[base + 1] == FIGURE else "other"
    was, now = named.period.end, told_of(reading, base, named, end)
    if was is None or now is None or named.kind == "day" or not NO_TIME.isdisjoint(lower[base + 1:base + 4]):
        return "other"
    months = (now.year - was.year) * 12 + now.month - was.month
    if named.kind == "year":
        return "yoy" if now.year - was.year == 1 else "other"
    if months == 12:
        return "yoy"
    if months == 1 and named.kind == "month":
        return "mom"
    if months == 3 and named.kind == "quarter":
        return "qoq"
    return "ytd" if was.month == 12 and now.year - was.year == 1 else "other"


def told_of(reading: Reading, base: int, named: PeriodMention, end: int) -> date | None:
    """The end of the period that the sentence, or the article up to here, speaks of; the day of the article for a base that is a year."""
    if named.kind == "year":
        day = reading.article.day if reading.article else None
        own = next((mention for first, _, mention in reversed(reading.periods) if first < base and mention.kind == "year" and mention.period != named.period), None)
        return own.period.end if own else day
    for first, _, mention in reading.periods_within(base + 1, end):
        if mention.kind == named.kind and mention.period != named.period and INTO.intersection(reading.words.lower[base:first]):
            return mention.period.end      # "dari Rp2 miliar pada Maret 2018 menjadi Rp3 miliar pada Maret 2019"
    for first, _, mention in reversed(reading.periods):
        if first < base and mention.kind not in ("day", "base") and mention.period.end and mention.period != named.period:
            return mention.period.end
    return None


def beside(reading: Reading, figure: int) -> str | None:
    """Does a percentage say how far above or below something else it is ("20 persen di bawah harga pasar")?"""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    lower, labels = reading.words.lower, reading.labels
    if after + 2 < end and lower[after] == "di" and lower[after + 1] in ("atas", "bawah") and labels[after + 2] == NOUN:
        return "up" if lower[after + 1] == "atas" else "down"
    return None


def of_thing(reading: Reading, hit, after: int) -> bool:
    """Does it only say of which time something further off is ("naik 5 persen setelah membukukan laba kuartalan"), or how another thing moved?"""
    return lower_phrase(reading, hit) in YEARLY and hit.first > after + 1


def of_former(reading: Reading, hit) -> bool:
    """Does it close what was told of the number before it ("turun 8 persen secara tahunan, meski biaya naik 2 persen")?"""
    return hit.first > 0 and reading.labels[hit.first - 1] == FIGURE and reading.labels[hit.last:hit.last + 1] in ([COMMA], [STOP])


def of_next(reading: Reading, hit) -> bool:
    """Does it name the number behind it ("naik 5 persen (qtq: 3 persen)", "turun 1 persen, dan secara yoy naik 5 persen")?"""
    if reading.words.lower[hit.first - 1] == "secara" and reading.labels[hit.first - 2] in (AND, COMMA) and FIGURE in reading.labels[hit.last:hit.last + 3]:
        return True
    return hit.last < len(reading.labels) and reading.words.lower[hit.last] == ":" and reading.labels[hit.first - 1] == OPEN


def compared_first(reading: Reading, begin: int, first: int) -> str | None:
    """The base that stands at the head of the sentence: "Jika dibandingkan dengan bulan lalu, terjadi kenaikan 3 persen"."""
    lower = reading.words.lower
    for word in range(begin, min(begin + 3, first)):
        if lower[word] in ("dibanding", "dibandingkan") or (lower[word] == "dari" and lower[word + 1] in CLOSED):
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
    if BASES.isdisjoint(reading.words.lower[max(begin, first - NEAR):first]):
        return False
    nearest = next(word for word in range(first - 1, begin - 1, -1) if reading.labels[word] in (COMMA, DOWN, FIGURE, STOP, UP) or reading.words.lower[word] in BASES)
    return reading.words.lower[nearest] in BASES
