"""What a number is compared with: is it the base of another one, or a period that of a comparison?"""
from tracker.annotate.claims.reading import ADVERB, AND, COMMA, DOWN, FIGURE, INTO, LINK, NOUN, PERIOD, PREPOSITION, UP, Reading, read_words
from tracker.annotate.claims.where.trade import converting
from tracker.records import PeriodMention

COMPARING = {"dibanding", "dibandingkan", "dikomparasikan", "ketimbang", "daripada", "dari", "terhadap"}
BETWEEN = {"pada", "di", "realisasi", "capaian", "posisi", "periode", "angka", "rata-rata", "rerata", "outlook", "apbn", "rapbn", "target", "laju", "level",
           "asumsi", "pagu", "anggaran", "dengan", "perkiraan", "proyeksi", "prediksi", "estimasi", "ramalan", *read_words("base")}
FORMER = {"sebelumnya", "semula", "awalnya"}
PLAINLY = {"dibanding", "dibandingkan", "dikomparasikan", "ketimbang", "daripada"}
IF = {"jika", "bila", "apabila", "kalau"}
NO_BASE = {"kurang", "lebih", "mulai", "terdiri"}   # "mulai dari Rp90.000", "lebih dari 5 ton"
CLASS = "VA"                               # of customers of a power company, whenever they are counted
TO_DATE, MEASURED = "range-relative", {"inflasi", "deflasi", "secara"}      # of "tahun berjalan", as a rule
COMPARED = 7                               # words from a period back to what compares


def timeless(reading: Reading, figure: int) -> bool:
    """Is it of no time at all: the rate of a conversion, the trade of an index, a class of customers ("rumah tangga 900 VA")?"""
    record = reading.figures[figure]
    return record.unit == CLASS or record.rule == "index-trade" or converting(reading, figure)


def measures(reading: Reading, mention: PeriodMention) -> bool:
    """Is it only how a rate is measured ("secara tahun berjalan", beside "secara tahunan"), and so of that one rate?"""
    return mention.rule == TO_DATE and not MEASURED.isdisjoint(reading.words.lower[max(0, reading.words.at(mention.start) - 1):reading.words.at(mention.start)])


def superseded(reading: Reading, figure: int) -> bool:
    """Is the number what another of its unit came from ("menjadi 5 persen dari sebelumnya 4 persen")? Its own time is an earlier one."""
    first, _ = reading.spans[figure]
    return base_before(reading, first) and figure > 0 and reading.figures[figure - 1].unit == reading.figures[figure].unit \
        and reading.sentence_of[figure - 1] == reading.sentence_of[figure]


def leads_on(reading: Reading, figure: int) -> bool:
    """Does "menjadi" or "ke" lead from this number to the next one, behind "dari"?"""
    first, after = reading.spans[figure]
    if not base_before(reading, first) or figure + 1 >= len(reading.spans) or reading.figures[figure + 1].unit != reading.figures[figure].unit:
        return False
    between = reading.words.lower[after:reading.spans[figure + 1][0]]
    return 0 < len(between) <= 3 and between[0] in INTO


def of_former(reading: Reading, figure: int, first: int) -> bool:
    """Does a period belong to what the number came from ("naik dari 3 juta ton pada 2023 menjadi 5 juta ton")?"""
    start, _ = reading.spans[figure]
    if figure == 0 or start < 1 or reading.words.lower[start - 1] not in INTO:
        return False
    other, behind = reading.spans[figure - 1]
    return behind <= first < start and base_before(reading, other) and COMMA not in reading.labels[behind:start]


def base_before(reading: Reading, word: int) -> bool:
    """Is the number at this word what another is compared with ("dari sebelumnya hanya 25 persen")? Reckoned once, for many ask."""
    known = reading.based.get(word)
    if known is None:
        known = reading.based[word] = stands_as_base(reading, word)
    return known


def stands_as_base(reading: Reading, word: int) -> bool:
    """Does a word that compares stand before a number, small words aside?"""
    before = word - 1
    while before >= 0 and (reading.labels[before] in (LINK, ADVERB) or reading.words.lower[before] == "dengan") and reading.words.lower[before] not in COMPARING | FORMER:
        before -= 1
    if before < 0 or reading.words.lower[before] not in COMPARING | FORMER:
        return False
    return not (before and reading.words.lower[before] == "dari" and reading.words.lower[before - 1] in NO_BASE)


def base_is_own(reading: Reading, figure: int, own: PeriodMention | None) -> bool:
    """Is a change printed with its own period as its base ("turun dibanding Januari-September 2024" of that very span)?"""
    begin, end = reading.bounds(figure)
    _, after = reading.spans[figure]
    return own is not None and any(
        last <= end and mention is not own and mention.period.start == own.period.start and mention.period.end == own.period.end and compared(reading, first)
        for first, last, mention in reading.periods_within(max(begin, after), end)
    )


def compared(reading: Reading, first: int) -> bool:
    """Is the period what something is compared with ("dibandingkan tahun lalu", "dari sebelumnya", "5 persen dibandingkan laba kuartal I")? Reckoned once."""
    known = reading.compared.get(first)
    if known is None:
        known = reading.compared[first] = stands_as_comparison(reading, first)
    return known


def stands_as_comparison(reading: Reading, first: int) -> bool:
    """Does a word that compares stand before a period, what it is the period of aside?"""
    lower, labels = reading.words.lower, reading.labels
    while first > 1 and labels[first - 1] == AND and labels[first - 2] == PERIOD:
        first -= 2                         # "dibandingkan 2017 maupun 2018"
        while first and labels[first - 1] == PERIOD:
            first -= 1
    plain = True
    for word in range(first - 1, max(-1, first - COMPARED), -1):
        if lower[word] in COMPARING:
            return plain or (word > 0 and measured_against(reading, word))
        if lower[word] not in BETWEEN:
            if labels[word] not in (NOUN, PREPOSITION):
                return False
            plain = False
    return False


def measured_against(reading: Reading, word: int) -> bool:
    """Does a move or a "higher" stand before a word that compares: "naik 5 persen dari pendapatan di akhir 2018", "naik jika dibanding laba 2018"?"""
    lower, labels = reading.words.lower, reading.labels
    before = word - 1 - (lower[word - 1] in IF and word > 1)
    if labels[before] != FIGURE:
        return lower[word] in PLAINLY and labels[before] in (UP, DOWN)
    if lower[word] != "dari":
        return True
    first, _ = reading.spans[reading.owner[before]]
    before = first - 1 - (lower[first - 1] in ("sebesar", "hingga", "sampai"))
    return before >= 0 and labels[before] in (UP, DOWN)
