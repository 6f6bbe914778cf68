"""Which period a figure refers to: the one that stands beside it, else the one that opens the sentence."""
import dataclasses
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.annotate.claims.reading import (
    ADVERB,
    AND,
    BREAK,
    CLOSE,
    COMMA,
    DOWN,
    FIGURE,
    LINK,
    NOUN,
    OPEN,
    PERIOD,
    QUOTE,
    RECORDS,
    REPORT,
    STOP,
    UP,
    VERB,
    WHICH,
    Reading,
)
from tracker.annotate.claims.what.phrase import Phrase
from tracker.annotate.claims.when.base import COMPARING, FORMER, base_before, compared, leads_on, measures, of_former, superseded, timeless
from tracker.annotate.grammar import calendar
from tracker.records import PeriodMention

BEYOND_FIGURE = 6.0
BEYOND_COMMA, BEYOND_BREAK, BEYOND_STOP = 2.0, 2.0, 3.0        # farther than beyond any other word
CLAUSE = {"menjelang", "jelang", "setelah", "usai", "ketika"}
BASED = 3.0                                # how far a period is that only the base tells
RIGHT = 1.3                                # a period after the number is a little farther than one before it
FARTHEST = 60.0
TAKEN = 5.0
COUNTED = 2                                # words of what is counted between a number and its period
NEXT = 4                                   # words between a period and the number that it leads to
AFTER_SINCE = 6.0                          # "naik sejak Mei dan mencapai …"
SETTING = {"as_of", "cumulative", "quarter", "semester", "range", "year", "month"}
AGO = ("lalu", "silam", "sebelumnya")       # "dua tahun lalu" is what is compared with, "dua tahun terakhir" is not
SPANS = {"month", "quarter", "semester", "range"}
PUBLISHED_ON_THE_FIRST = {"ihk", "inflasi", "deflasi"}
CLOSED = {";", "xe2"}                      # the second is what some archives leave of a quotation mark
AT_THAT = {"pagi", "siang", "sore", "petang", "malam", "berada", "bertengger", "di", "level", "posisi", "angka", "sama-sama"}
AT = {"pada", "di", "selama", "sepanjang"}  # "pada bulan sebelumnya, utilisasi berada di level 5 persen" is no comparison
OF_PAPER = {"dilansir", "dikutip", "dirilis", "diterbitkan", "keterangan", "keterangannya", "laporan", "laporannya", "rilis", "riset", "risetnya", "terbit"}
CONTRAST = {"namun", "sedangkan", "sementara", "tapi", "tetapi"}
DUE = "tempo"
THOUGH = {"kendati", "meski", "meskipun", "padahal", "walau", "walaupun"}
PAGU = {"alokasi", "anggaran", "apbn", "belanja", "outlook", "pagu", "proyeksi"}
THAT = {"itu", "tersebut"}
RELATIVE = 6                               # words from "yang" to the time that tells which one is meant
DONE = {"telah", "sudah", "kini", "saat"}
THEN = 7                                   # words from a period to a number, behind "yang"
OTHER = {AND, BREAK, COMMA, FIGURE, PERIOD, QUOTE, STOP, UP, DOWN}


@dataclass(slots=True)
class Found:
    """A period with the words where it stands, and how far from the figure."""

    mention: PeriodMention
    distance: float


def read_period(reading: Reading, figure: int, phrase: Phrase, status: str | None) -> Found | None:
    """The period of a figure among those of its sentence."""
    begin, end = reading.bounds(figure)
    inside = [named for named in reading.periods_within(begin, end) if named[1] <= end]
    if reading.headlines:
        story = reading.headline_of(reading.spans[figure][0])
        inside = [named for named in inside if reading.headline_of(named[0]) == story]
    if not inside or timeless(reading, figure):
        return None
    former = base_of(reading, figure)
    if former is not None:
        return Found(former, 0.0)
    nearest, best = FARTHEST, None
    for named in inside:
        distance = measure(reading, figure, *named, status)
        if distance < nearest:
            nearest, best = distance, named
    if best is not None and status == "actual" and best[1] <= reading.spans[figure][0] and best[2].kind != "base" and came_from(reading, figure, best[1]):
        return None
    if best is None:
        return compared_with_last_year(reading, figure)
    return turned(reading, figure, Found(dealt(reading, figure, best), nearest))


def compared_with_last_year(reading: Reading, figure: int) -> Found | None:
    """"Dibandingkan Oktober tahun lalu, ekspor naik 5 persen" speaks of October of this year."""
    begin, _ = reading.bounds(figure)
    number, _ = reading.spans[figure]
    for first, last, mention in reading.periods_within(begin + 1, number):
        own = mention.period
        if last <= number and mention.kind in SPANS and mention.text.endswith("tahun lalu") and own.end and reading.words.lower[begin] in COMPARING:
            if not compared(reading, first) or FIGURE in reading.labels[begin:number]:
                return None
            start, end = calendar.same_span(own.start, own.end, 1)
            moved = dataclasses.replace(own, start=start, end=end)
            return Found(dataclasses.replace(mention, period=moved), BASED)
    return None


def turned(reading: Reading, figure: int, found: Found) -> Found:
    """The months of a change "ytd", and the month that a consumer price index published on the first of the next one tells of."""
    mention, own = found.mention, found.mention.period
    if not own.end:
        return found
    _, after = reading.spans[figure]
    if mention.kind == "month" and any(hit.value == "ytd" for hit in reading.cues("comparison", after, after + 4)):
        return Found(dataclasses.replace(mention, period=dataclasses.replace(own, start=own.end.replace(month=1, day=1))), found.distance)
    begin, end = reading.bounds(figure)
    if mention.kind == "day" and own.end.day == 1 and PUBLISHED_ON_THE_FIRST.intersection(reading.words.lower[begin:end]):
        first, last = calendar.month_of(own.end, -1)
        return Found(dataclasses.replace(mention, kind="month", period=dataclasses.replace(own, start=first, end=last)), found.distance)
    return found


def base_of(reading: Reading, figure: int) -> PeriodMention | None:
    """For the number that another came from, the only base that its sentence names: "naik dari 5,1 persen setahun sebelumnya"."""
    if not superseded(reading, figure) and not leads_on(reading, figure):
        return None
    begin, end = reading.bounds(figure)
    bases = [mention for _, last, mention in reading.periods_within(begin, end) if last <= end and mention.kind == "base"]
    known = len(bases) == 1 and bases[0].period.end and "relative" not in bases[0].rule
    return bases[0] if known else None


def came_from(reading: Reading, figure: int, last: int) -> bool:
    """Does a period before it belong to what the number became ("naik menjadi 5 ton pada 2018 dari 4 ton")?"""
    return superseded(reading, figure) and not directly(reading, last, reading.spans[figure][0])


def dealt(reading: Reading, figure: int, named: tuple[int, int, PeriodMention]) -> PeriodMention:
    """Of several periods in a row, the one that falls to the figure's place in its own row: "6,9 dan 6,3 persen untuk 2022 dan 2023"."""
    times = row(reading, reading.periods, bisect_left(reading.period_firsts, named[0]))
    if len(times) < 2:
        return named[2]
    numbers = row(reading, reading.spans, figure)
    if len(numbers) == len(times):
        return reading.periods[times[numbers.index(figure)]][2]
    return whole(named[2], reading.periods[times[0]][2], reading.periods[times[-1]][2]) if len(numbers) == 1 else named[2]


def whole(mention: PeriodMention, first: PeriodMention, last: PeriodMention) -> PeriodMention:
    """One number for several years: "inflasi 3 persen pada 2025 dan 2026"."""
    begin, end = first.period.start, last.period.end
    if first.kind != "year" or last.kind != "year" or begin is None or end is None or begin >= end:
        return mention
    return dataclasses.replace(mention, period=dataclasses.replace(mention.period, start=begin, end=end))


def row(reading: Reading, spans: Sequence[tuple], index: int) -> range:
    """A span (its first word and the word behind it stand first) and the neighbours with nothing but commas and "dan" between."""
    first = last = index
    while first > 0 and joined(reading, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last + 1 < len(spans) and joined(reading, spans[last][1], spans[last + 1][0]):
        last += 1
    return range(first, last + 1)


def joined(reading: Reading, first: int, last: int) -> bool:
    return 0 < last - first <= 2 and all(reading.labels[word] in (AND, COMMA) for word in range(first, last))


def measure(reading: Reading, figure: int, first: int, last: int, mention: PeriodMention, status: str | None) -> float:
    start, after = reading.spans[figure]
    labels, lower = reading.labels, reading.words.lower
    left = last <= start
    gap = range(last, start) if left else range(after, first)
    between, said = labels[gap.start:gap.stop], lower[gap.start:gap.stop]
    if QUOTE in between or not CLOSED.isdisjoint(said):
        return FARTHEST
    if not left and ("target" in said or not CLAUSE.isdisjoint(said) or (AND in between and any(labels[word] == AND and labels[word + 1] in (VERB, REPORT) for word in gap))):
        return FARTHEST                    # "untung Rp9 miliar menjelang laporan kuartal III"
    distance = float(len(between) - between.count(OPEN) - between.count(CLOSE)) + BEYOND_STOP * between.count(STOP)
    if not left:
        distance += BEYOND_COMMA * between.count(COMMA) + BEYOND_BREAK * between.count(BREAK)
    if FIGURE in between:
        if not left and status != "forecast" and leads_on(reading, figure):
            return FARTHEST
        for word in gap:
            if labels[word] == FIGURE:
                distance -= 1.0
                if labels[word - 1] != FIGURE:
                    distance += BEYOND_FIGURE if left or listed(reading, after, word) else FARTHEST if base_before(reading, word) else 2 * BEYOND_FIGURE
    if DUE in lower[max(0, first - 2):first]:
        return FARTHEST                    # "kupon 7 persen dan jatuh tempo 15 April 2040"
    if mention.kind == "now" and elsewhere(reading, figure, gap, left):
        return FARTHEST
    owned = not (left and mention.kind == "now") and compared(reading, first)
    if left and of_former(reading, figure, first):
        return FARTHEST
    if mention.kind in ("since", "past") and of_record(reading, first):
        return FARTHEST
    if left:
        if measures(reading, mention) and FIGURE in labels[last:start]:
            return FARTHEST
        if lower[last] in THAT and mention.kind in ("month", "year") and last < start and WHICH in labels[max(reading.bounds(figure)[0], first - RELATIVE):first]:
            return FARTHEST                # "payung yang dibeli pada 2007 itu laku Rp3 juta": which one it is
        if labels[last] == AND and last + 1 < start and lower[last + 1] in DONE:
            distance += FARTHEST           # "berdiri pada 2018 dan telah menyerap 900 orang"
        opens = first == reading.bounds(figure)[0] and labels[last] == COMMA       # "Pekan sebelumnya, harga mencapai Rp5.000"
        if (mention.kind == "base" and not opens and not (lower[first - 1] in AT and labels[first - 2] != NOUN)) or owned or (mention.kind == "past" and mention.text.endswith(AGO)):
            distance += 0.0 if directly(reading, last, start) else FARTHEST
        elif taken(reading, first):
            distance += TAKEN
    else:
        if figure + 2 < len(reading.spans) and of_former(reading, figure + 2, first):
            return FARTHEST                # "turun 4 persen dari 50 poin pada pekan lalu menjadi 48 poin": only of what it came from
        if FIGURE in between and "dengan" in said and any(lower[word] == "dengan" and labels[word - 1] == COMMA for word in gap):
            return FARTHEST                # "menyumbang 4 persen, dengan investasi Rp5 miliar pada 2018"
        if CONTRAST.intersection(lower[after:first]) and figure + 1 < len(reading.spans) and last <= reading.spans[figure + 1][0] < reading.bounds(figure)[1]:
            return FARTHEST                # "dulu Rp9.000, tapi saat ini sudah menyentuh Rp8.000": of the next clause
        if of_next(reading, figure, last) and lower[after] == "dari" and not PAGU.isdisjoint(lower[after:first]) and FIGURE not in labels[after:first]:
            return FARTHEST                # "setara 60 persen dari pagu tahun ini sebesar Rp9 miliar": the pagu's
        distance *= RIGHT
        if AND in labels[after:first] or COMMA in labels[after:first]:
            distance += TAKEN if of_next(reading, figure, last) else 0.0
        known = first - after <= 1 and "relative" not in mention.rule and base_before(reading, start)      # "dari 4 persen pada kuartal sebelumnya"
        if (mention.kind == "base" and not known) or owned or (mention.kind == "now" and lower[start - 1] in FORMER):
            distance += FARTHEST
    if left and mention.kind == "now" and status != "actual" and labels[last] == REPORT:
        return FARTHEST                    # "saya sekarang memperkirakan 5 persen": when it is said
    if left and mention.kind == "since" and AND in labels[last:start]:
        distance += AFTER_SINCE
    if mention.kind == "deadline" and status == "actual":
        distance += 10.0
    if mention.kind == "day" and (not OF_PAPER.isdisjoint(lower[max(0, first - 3):first]) or REPORT in labels[max(0, first - 3):first]):
        return FARTHEST                    # "menurut riset yang dirilis Senin": of the paper, not of its numbers
    if mention.kind == "day" and "(" in mention.text and (left or first - after > 1):
        if not left and REPORT in labels[after:first]:
            return FARTHEST                # "sebesar Rp2 miliar, kata Kepala Dinas Rini Wulandari, Senin (4/11)": when it was said
        distance += 15.0
    return distance


def elsewhere(reading: Reading, figure: int, gap: range, left: bool) -> bool:
    """Is "now" that of another clause: "saat ini Rp9.000, meskipun bank telah menjual Rp2 miliar", "dulu Rp3 miliar, sekarang harus Rp9 miliar"?"""
    lower = reading.words.lower
    if left:
        return any(lower[word] in THOUGH for word in gap)
    return any(reading.labels[word] == COMMA for word in gap) or (not gap and not base_before(reading, reading.spans[figure][0]) and of_next(reading, figure, gap.stop + 1))


def of_next(reading: Reading, figure: int, last: int) -> bool:
    """Does a period lead to the next number ("pada 2018 sebesar 3 ton dan pada 2019 sebesar 5 ton")?"""
    if figure + 1 >= len(reading.spans):
        return False
    start = reading.spans[figure + 1][0]
    return last <= start <= last + NEXT and COMMA not in reading.labels[last:start]


def of_record(reading: Reading, first: int) -> bool:
    """Is it only how long nothing was as high ("level tertinggi dalam dua dekade terakhir", "paling tajam sejak 2008")?"""
    before = reading.words.lower[max(0, first - 6):first]
    return any(word in RECORDS or word == "paling" for word in before) or "kali pertama" in " ".join(reading.words.lower[max(0, first - 14):first])


def taken(reading: Reading, first: int) -> bool:
    """Does a period stand right behind another number ("dari 49,1 pada September menjadi …", "dari Rp2 miliar penerimaan tahun 2018, Rp3 miliar …")?"""
    word = first - 1
    if word >= 0 and reading.words.lower[word] in ("pada", "di", "per", "untuk", "selama", "sepanjang"):
        word -= 1
    behind = word
    while word >= 0 and behind - word < COUNTED and reading.labels[word] == NOUN:
        word -= 1
    return word >= 0 and reading.labels[word] == FIGURE


def listed(reading: Reading, after: int, word: int) -> bool:
    """Do only commas and "dan" stand between a number and the next one, so that they share what follows?"""
    return all(reading.labels[between] in (COMMA, AND, FIGURE) for between in range(after, word))


def directly(reading: Reading, last: int, start: int) -> bool:
    """Nothing but linking words between a period and the number after it ("tahun lalu yang hanya 5 persen"), or what was so then ("yang mengalami rugi sebesar Rp5 miliar")?"""
    if start - last <= THEN and reading.labels[last] == WHICH and reading.labels[start - 1] == LINK and not OTHER.intersection(reading.labels[last + 1:start]):
        return True
    return start - last <= 5 and all(reading.labels[word] in (LINK, ADVERB, WHICH, COMMA) or reading.words.lower[word] in AT_THAT for word in range(last, start))
