"""Which period a figure refers to: the one that stands beside it, else the one that opens the sentence, else the one that still holds."""
from dataclasses import dataclass

from tracker.annotate.claims.about import Phrase, content
from tracker.annotate.claims.place import converting
from tracker.annotate.claims.reading import (
    ADVERB,
    AND,
    BREAK,
    CLOSE,
    COMMA,
    FIGURE,
    LINK,
    OPEN,
    QUOTE,
    RECORDS,
    STOP,
    WHICH,
    Reading,
    read_words,
)
from tracker.annotate.claims.subject import Subject
from tracker.records import Figure, PeriodMention

BEYOND_FIGURE, BEYOND_COMMA, BEYOND_BREAK = 6.0, 3.0, 3.0
RIGHT = 1.3                                # a period after the number is a little farther than one before it
FARTHEST = 60.0
TAKEN = 5.0
AFTER_SINCE = 6.0                          # "naik sejak Mei dan mencapai …"
CARRIED_OVER = 5                           # sentences; over more than one only while no other period is named
COMPARING = {"dibanding", "dibandingkan", "ketimbang", "daripada", "dari", "terhadap"}
BETWEEN = {"pada", "di", "realisasi", "capaian", "posisi", "periode", "angka", "rata-rata", "rerata", "outlook", "apbn", "rapbn", "target", "laju", "level",
           "asumsi", "pagu", "anggaran", *read_words("base")}
FORMER = {"sebelumnya", "semula", "awalnya"}
FLEETING = {"deadline", "horizon", "since", "past"}
SETTING = {"as_of", "cumulative", "quarter", "semester", "range", "year", "month"}
NOT_OWN = {"base", "past"}
DONE = {"telah", "sudah", "kini", "saat"}
SHORT = {"day", "now", "week"}              # as long as prices hold
HOLDING = SETTING | {"part", "now"}
STANDING = {"bunga", "pajak", "ppn", "tarif", "bea", "inflasi"}     # in force until changed
TOLD = {"angka", "jumlah", "nilai", "besaran", "realisasi", "capaian", "volume", "pencapaian", "kenaikan", "penurunan", "pertumbuhan", "total", "porsi"}
SOURCES = {"berdasarkan", "menurut", "mengutip", "dikutip"}


@dataclass(slots=True)
class Found:
    """A period with the words where it stands, and how far from the figure."""

    mention: PeriodMention
    distance: float


def read_period(reading: Reading, figure: int, phrase: Phrase, status: str | None) -> Found | None:
    """The period of a figure among those of its sentence."""
    begin, end = reading.bounds(figure)
    if converting(reading, figure) or reading.figures[figure].rule == "index-trade":
        return None
    former = base_of(reading, figure)
    if former is not None:
        return Found(former, 0.0)
    best: Found | None = None
    for first, last, mention in reading.periods:
        if first < begin or last > end:
            continue
        distance = measure(reading, figure, first, last, mention, status)
        if distance < FARTHEST and (best is None or distance < best.distance):
            best = Found(mention, distance)
    return dealt(reading, figure, best) if best else None


def base_of(reading: Reading, figure: int) -> PeriodMention | None:
    """For the number that another came from, the only base that its sentence names: "naik dari 5,1 persen setahun sebelumnya"."""
    if not superseded(reading, figure) and not leads_on(reading, figure):
        return None
    begin, end = reading.bounds(figure)
    bases = [mention for first, last, mention in reading.periods if begin <= first and last <= end and mention.kind == "base"]
    return bases[0] if len(bases) == 1 and bases[0].period.end else None


def leads_on(reading: Reading, figure: int) -> bool:
    """Does "menjadi" or "ke" lead from this number to the next one, behind "dari"?"""
    first, after = reading.spans[figure]
    if not base_before(reading, first) or figure + 1 >= len(reading.spans) or reading.figures[figure + 1].unit != reading.figures[figure].unit:
        return False
    between = reading.words.lower[after:reading.spans[figure + 1][0]]
    return 0 < len(between) <= 3 and between[0] in ("menjadi", "ke", "jadi")


def dealt(reading: Reading, figure: int, found: Found) -> Found:
    """Of several periods in a row, the one that falls to the figure's place in its own row: "6,9 dan 6,3 persen untuk 2022 dan 2023"."""
    spans = [(first, last) for first, last, _ in reading.periods]
    mentions = [mention for _, _, mention in reading.periods]
    times = row(reading, spans, mentions.index(found.mention))
    if len(times) < 2:
        return found
    numbers = row(reading, reading.spans, figure)
    return Found(mentions[times[numbers.index(figure)]], found.distance) if len(numbers) == len(times) else found


def row(reading: Reading, spans: list[tuple[int, int]], index: int) -> list[int]:
    """The neighbours of a span with nothing but commas and "dan" between."""
    first = last = index
    while first > 0 and joined(reading, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last + 1 < len(spans) and joined(reading, spans[last][1], spans[last + 1][0]):
        last += 1
    return list(range(first, last + 1))


def joined(reading: Reading, first: int, last: int) -> bool:
    return 0 < last - first <= 2 and all(reading.labels[word] in (AND, COMMA) for word in range(first, last))


def measure(reading: Reading, figure: int, first: int, last: int, mention: PeriodMention, status: str | None) -> float:
    start, after = reading.spans[figure]
    labels, lower = reading.labels, reading.words.lower
    left = last <= start
    gap = range(last, start) if left else range(after, first)
    distance = 0.0
    for word in gap:
        label = labels[word]
        if label == FIGURE:
            if labels[word - 1] != FIGURE:
                distance += BEYOND_FIGURE if left or listed(reading, after, word) else FARTHEST if base_before(reading, word) else 2 * BEYOND_FIGURE
        elif label == COMMA:
            distance += BEYOND_COMMA if not left else 1.0
        elif label == QUOTE or lower[word] == ";" or (not left and lower[word] == "target"):
            distance += FARTHEST
        elif label == STOP:
            distance += 4.0
        elif label == BREAK and not left:
            distance += BEYOND_BREAK
        elif label not in (OPEN, CLOSE):
            distance += 1.0
    owned = compared(reading, first)
    if mention.kind in ("since", "past") and of_record(reading, first):
        return FARTHEST
    if left:
        if labels[last] == AND and last + 1 < start and lower[last + 1] in DONE:
            distance += FARTHEST           # "berdiri pada 2018 dan telah menyerap 900 orang"
        if mention.kind in NOT_OWN or owned:
            distance += 0.0 if directly(reading, last, start) else FARTHEST
        elif taken(reading, first):
            distance += TAKEN
    else:
        distance *= RIGHT
        if mention.kind == "base" or owned:
            distance += FARTHEST
    if left and mention.kind == "since" and AND in labels[last:start]:
        distance += AFTER_SINCE
    if mention.kind == "deadline" and status == "actual":
        distance += 10.0
    if mention.kind == "day" and "(" in mention.text:
        distance += 15.0                   # "kata dia, Senin (4/11)": when it was said
    return distance


def of_record(reading: Reading, first: int) -> bool:
    """Is it only how long nothing was as high ("level tertinggi dalam dua dekade terakhir", "paling tajam sejak 2008")?"""
    before = reading.words.lower[max(0, first - 6):first]
    return any(word in RECORDS or word == "paling" for word in before)


def akin(reading: Reading, figure: int, previous: int, subjects: list[Subject]) -> bool:
    """Do two figures of one unit speak of the same thing?"""
    if subjects[figure].source == "carried":
        return True
    if reading.figures[figure].unit != reading.figures[previous].unit:
        return False
    ours, theirs = ({reading.words.lower[word] for word in content(reading, subjects[index].nouns)} for index in (figure, previous))
    return bool(ours & theirs)


def base_before(reading: Reading, word: int) -> bool:
    """Is the number at this word what another is compared with ("dari sebelumnya hanya 25 persen")?"""
    before = word - 1
    while before >= 0 and reading.labels[before] in (LINK, ADVERB) and reading.words.lower[before] not in COMPARING | FORMER:
        before -= 1
    return before >= 0 and reading.words.lower[before] in COMPARING | FORMER


def taken(reading: Reading, first: int) -> bool:
    """Does a period stand right behind another number ("dari 49,1 pada September menjadi …")?"""
    word = first - 1
    if word >= 0 and reading.words.lower[word] in ("pada", "di", "per", "untuk", "selama", "sepanjang"):
        word -= 1
    return word >= 0 and reading.labels[word] == FIGURE


def listed(reading: Reading, after: int, word: int) -> bool:
    """Do only commas and "dan" stand between a number and the next one, so that they share what follows?"""
    return all(reading.labels[between] in (COMMA, AND, FIGURE) for between in range(after, word))


def base_is_own(reading: Reading, figure: int, own: PeriodMention | None) -> bool:
    """Is a change printed with its own period as its base ("turun dibanding Januari-September 2024" of that very span)?"""
    begin, end = reading.bounds(figure)
    _, after = reading.spans[figure]
    return own is not None and any(
        after <= first and last <= end and begin <= first and mention is not own and mention.period.start == own.period.start
        and mention.period.end == own.period.end and compared(reading, first)
        for first, last, mention in reading.periods
    )


def compared(reading: Reading, first: int) -> bool:
    """Is the period what something is compared with ("dibandingkan tahun lalu", "dari sebelumnya")?"""
    word = first - 1
    steps = 0
    while word >= 0 and steps < 4:
        if reading.words.lower[word] in COMPARING:
            return True
        if reading.words.lower[word] not in BETWEEN:
            return False
        word -= 1
        steps += 1
    return False


def directly(reading: Reading, last: int, start: int) -> bool:
    """Nothing but linking words between a period and the number after it: "tahun lalu yang hanya 5 persen"."""
    return start - last <= 5 and all(reading.labels[word] in (LINK, ADVERB, WHICH, COMMA) for word in range(last, start))


def carry(reading: Reading, figure: int, status: str, read: list[Figure], subjects: list[Subject], held: list[PeriodMention | None]) -> PeriodMention | None:
    """The period that still holds: that of the figure before, where the text goes on from it, or that of a sentence that only sets the time."""
    if converting(reading, figure) or reading.figures[figure].rule == "index-trade":
        return None
    former = superseded(reading, figure)
    if status == "actual" and former:
        return held_base(reading, figure, read, held)
    traded = market(reading, subjects[figure])
    for previous in range(figure - 1, -1, -1):
        apart = reading.sentence_of[figure] - reading.sentence_of[previous]
        if apart > CARRIED_OVER:
            break
        mention = held[previous]
        if mention is None or mention.kind in FLEETING or (mention.kind == "base" and apart) or (apart and superseded(reading, previous)):
            continue
        if traded and apart and mention.kind not in SHORT:
            continue
        if apart > 1 and not (unbroken(reading, previous, figure) and read[previous].indicator and subjects[previous].source != "none"):
            continue
        alike = (read[previous].status == "actual") == (status == "actual")
        if alike and (apart == 0 or akin(reading, figure, previous, subjects) or (status != "actual" and read[previous].unit == reading.figures[figure].unit)):
            return mention
        if apart == 1 and (alike or taken_up(reading, figure)) and goes_on(reading, figure, subjects, mention):
            return mention
    return setting(reading, figure)


def market(reading: Reading, subject: Subject) -> bool:
    """Is it quoted on a market, from day to day?"""
    return bool(read_words("daily").intersection(reading.words.lower[word] for word in subject.nouns))


def held_base(reading: Reading, figure: int, read: list[Figure], held: list[PeriodMention | None]) -> PeriodMention | None:
    """What "dari sebelumnya" means where the sentence before named the base of a figure of this unit."""
    for previous in range(figure - 1, -1, -1):
        if reading.sentence_of[figure] - reading.sentence_of[previous] > 1:
            return None
        mention = held[previous]
        if mention is not None and mention.kind == "base" and read[previous].unit == reading.figures[figure].unit:
            return mention
    return None


def taken_up(reading: Reading, figure: int) -> bool:
    """Does the sentence open with the number before ("Angka itu naik …", "Jumlah tersebut setara …")?"""
    begin, end = reading.bounds(figure)
    return begin + 1 < end and reading.words.lower[begin] in TOLD and reading.words.lower[begin + 1] in ("ini", "itu", "tersebut")


def goes_on(reading: Reading, figure: int, subjects: list[Subject], mention: PeriodMention) -> bool:
    """Does a sentence that names no time go on in that of the sentence before? Not where a rate is told, or a source of its own is cited."""
    begin, end = reading.bounds(figure)
    lower = reading.words.lower
    if mention.kind not in HOLDING or any(begin <= first < end and other.kind != "base" and not compared(reading, first) for first, _, other in reading.periods):
        return False
    return lower[begin] not in SOURCES and not STANDING.intersection(lower[word] for word in subjects[figure].nouns)


def unbroken(reading: Reading, previous: int, figure: int) -> bool:
    """Is no other period named in the sentences between two figures, nor in that of the later one?"""
    _, last = reading.sentences[reading.sentence_of[previous]]
    _, end = reading.bounds(figure)
    return not any(last <= first < end for first, _, _ in reading.periods)


def superseded(reading: Reading, figure: int) -> bool:
    """Is the number what another of its unit came from ("menjadi 5 persen dari sebelumnya 4 persen")? Its own time is an earlier one."""
    first, _ = reading.spans[figure]
    return base_before(reading, first) and figure > 0 and reading.figures[figure - 1].unit == reading.figures[figure].unit \
        and reading.sentence_of[figure - 1] == reading.sentence_of[figure]


def setting(reading: Reading, figure: int) -> PeriodMention | None:
    """The only period of the sentence before, where that has no figure of its own."""
    sentence = reading.sentence_of[figure] - 1
    if sentence < 0 or sentence in reading.sentence_of:
        return None
    first, last = reading.sentences[sentence]
    inside = [mention for start, end, mention in reading.periods if first <= start and end <= last]
    return inside[0] if len(inside) == 1 and inside[0].kind in SETTING else None
