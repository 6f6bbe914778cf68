"""Which period still holds for a figure that names none: that of what the text goes on from, or of a sentence that only sets the time."""
import dataclasses

from tracker.annotate.claims.reading import ADVERB, DOWN, LINK, POINTING, QUOTE, UP, Reading, read_words
from tracker.annotate.claims.what.phrase import content
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.when.base import (
    COMPARING,
    FORMER,
    TO_DATE,
    base_before,
    compared,
    leads_on,
    measures,
    of_former,
    superseded,
    timeless,
)
from tracker.annotate.claims.when.period import CLOSED, SETTING, THOUGH
from tracker.annotate.claims.when.release import ahead, attended, broken_down, budgeted, parts, planned, priced, released
from tracker.annotate.grammar import calendar
from tracker.records import Figure, PeriodMention

CARRIED_OVER = 5                           # sentences; over more than one only while no other period is named
FLEETING = {"deadline", "horizon", "since", "past"}
SHORT = {"day", "now", "week"}             # as long as prices hold
HOLDING = SETTING | {"part"}
LASTING = SETTING - {"year", "month"}      # what a report of results is about, and holds on over several sentences
IN_FORCE = {"bea", "bunga", "pajak", "pph", "ppn", "rate", "tarif"}  # until changed
STANDING = IN_FORCE | {"inflasi"}
RULES = IN_FORCE | {"aturan", "besaran", "kebijakan", "kenaikan", "ketentuan", "penurunan", "penyesuaian"}
IN_FORCE_FROM = {"berlaku", "diberlakukan", "efektif"}
NAMING = 3                                 # words of "tarif baru ini"
BESIDE = 1                                 # words between a number and its own period
BUILT, BUILT_BEFORE = {"berkapasitas", "berluas", "menelan"}, 3      # words
BASES = LASTING | {"base", "month"}
OVER_A_YEAR = 12                           # words behind a base up to "yoy"
OPENING = 1                                # words before the period that opens a sentence
LEVELS = {"angka", "harga", "level", "posisi"}
TOLD = {"angka", "jumlah", "nilai", "besaran", "realisasi", "capaian", "volume", "pencapaian", "kenaikan", "penurunan", "pertumbuhan", "total", "porsi"} | LEVELS
DURING = {"periode", "selama", "sepanjang"}
DETAILS = {"detailnya", "dirinci", "perinciannya", "rinci", "rincian", "rinciannya"}
AIMED = 8                                  # words from "target harga" to the price
TOLD_BACK = 3                              # sentences from "realisasi itu" back to it
OPENS_WITHIN = 3                           # words
TRADED = {"pembukaan", "penutupan", "perdagangan", "sesi"}
FURTHER = {"adapun", "bahkan", "begitu", "berbeda", "demikian", "diikuti", "disusul", "kemudian", "kontras", "lalu", "padahal", "sebaliknya", "sedangkan", "selanjutnya", "sementara",
           "tetapi"}
ALSO = {"juga", "bahkan"}
NOW = "now-relative"                       # not "hingga kini"
PAST = {"dahulu", "dulu", *FORMER}
VAGUE = {"base", "now", "past"}
SOURCES = {"berdasarkan", "menurut", "mengutip", "dikutip"}


def carry(reading: Reading, figure: int, status: str, read: list[Figure], subjects: list[Subject], held: list[PeriodMention | None]) -> PeriodMention | None:
    """The period that still holds: that of the figure before, where the text goes on from it, or that of a sentence that only sets the time."""
    if timeless(reading, figure) or built(reading, figure):
        return None
    first, _ = reading.spans[figure]
    if reading.headline_of(first) is not None or aimed(reading, figure):
        return None
    entering = enters(reading, figure, subjects[figure])
    if entering is not None:
        return entering
    former, up = superseded(reading, figure) or leads_on(reading, figure), taken_up(reading, figure)
    if status == "actual" and former:
        return held_base(reading, figure, read, held) or year_before(reading, figure, held) or budgeted(reading, figure, subjects, held)
    for previous in range(figure - 1, -1, -1):
        apart = reading.sentence_of[figure] - reading.sentence_of[previous]
        if apart > CARRIED_OVER:
            break
        mention = held[previous]
        if reading.headlines and reading.headline_of(reading.spans[previous][0]) is not None:
            continue
        if apart == 0 and mention is not None and mention.kind == "now" and not THOUGH.isdisjoint(reading.words.lower[reading.spans[previous][1]:first]):
            continue
        if mention is None or mention.kind in FLEETING or mention.kind == "base" or measures(reading, mention) or (apart and (mention.rule == TO_DATE or superseded(reading, previous))):
            continue
        if apart and mention.kind not in SHORT and market(reading, subjects[figure]):
            continue
        if (apart and mention.kind == "now" and not (apart == 1 and still(reading, figure, previous, mention))) or (apart > 1 and mention.kind not in LASTING and not up):
            continue
        if apart > 1 and not (unbroken(reading, previous, figure) and (read[previous].indicator or up) and subjects[previous].source != "none"):
            continue
        if apart and (compared(reading, reading.words.at(mention.start)) or base_with(reading, previous, mention)):
            continue                       # what others were compared with is not what the text goes on with
        if apart and in_force(reading, subjects[figure]) and not in_force(reading, subjects[previous]):
            continue
        if apart == 0 and (quoted_apart(reading, previous, figure) or of_former(reading, figure, reading.words.at(mention.start))):
            continue
        alike = (read[previous].status == "actual") == (status == "actual")
        if alike and (apart == 0 or akin(reading, figure, previous, subjects) or (status != "actual" and read[previous].unit == reading.figures[figure].unit)):
            return mention
        if (apart == 1 or (apart <= TOLD_BACK and up)) and (alike or up) and goes_on(reading, figure, subjects, mention):
            return mention
    if status != "actual":
        return itemised(reading, figure, held) or setting(reading, figure, status) or planned(reading)
    found = itemised(reading, figure, held) or year_later(reading, figure) or setting(reading, figure, status) or budgeted(reading, figure, subjects, held) \
        or priced(reading, figure, held) or parts(reading, figure, held) or attended(reading, figure)
    if found is not None or market(reading, subjects[figure]) or in_force(reading, subjects[figure]):
        return found
    return ahead(reading, figure) or released(reading, figure)


def built(reading: Reading, figure: int) -> bool:
    """Is it how large or how dear something is, whenever it is told: "smelter berkapasitas 120.000 ton menelan anggaran US$460 juta"?"""
    first, _ = reading.spans[figure]
    return not BUILT.isdisjoint(reading.words.lower[max(0, first - BUILT_BEFORE):first])


def aimed(reading: Reading, figure: int) -> bool:
    """Is it an analyst's "target harga", which is of no time?"""
    first, _ = reading.spans[figure]
    before = reading.words.lower[max(0, first - AIMED):first]
    return "target" in before and ("harga" in before or reading.figures[figure].unit == "IDR/saham")


def enters(reading: Reading, figure: int, subject: Subject) -> PeriodMention | None:
    """From when a tariff is in force, where the next sentence says it: "Rimba mengenakan tarif 5 persen atas rotan. Tarif ini berlaku mulai 9 April"."""
    following = reading.sentence_of[figure] + 1
    start, _ = reading.spans[figure]
    if following >= len(reading.sentences) or not in_force(reading, subject) or not COMPARING.isdisjoint(reading.words.lower[max(0, start - NAMING):start]):
        return None
    first, last = reading.sentences[following]
    opening = reading.words.lower[first:first + NAMING]
    if not opening or not (opening[0] in POINTING or (opening[0] in RULES and not POINTING.isdisjoint(opening))):
        return None
    named = reading.periods_within(first, last)
    return named[0][2] if named and named[0][2].kind == "since" and not IN_FORCE_FROM.isdisjoint(reading.words.lower[first:named[0][0]]) else None


def base_with(reading: Reading, figure: int, mention: PeriodMention) -> bool:
    """Is a number the base of others, with its own period behind it ("lebih tinggi dari 4 persen pada kuartal I 2021")?"""
    first, after = reading.spans[figure]
    return after <= reading.words.at(mention.start) <= after + BESIDE and base_before(reading, first)


def year_later(reading: Reading, figure: int) -> PeriodMention | None:
    """The period that the article named and whose like of a year before stands as base behind the number ("naik 5 persen dibandingkan kuartal I 2016")."""
    _, end = reading.bounds(figure)
    after = reading.spans[figure][1]
    for first, _, mention in reading.periods_within(after, end):
        base = mention.period
        if mention.kind not in BASES or not base.start or not base.end or not (mention.kind == "base" or compared(reading, first)):
            continue
        for _, _, named in reversed(reading.periods_within(0, after)):
            own = named.period
            if own.start and own.end and own.start == calendar.same_day(base.start, 1) and (own.end.year, own.end.month) == (base.end.year + 1, base.end.month):
                return named
    return None


def still(reading: Reading, figure: int, previous: int, mention: PeriodMention) -> bool:
    """Does the next sentence go on with what is counted alike now ("Saat ini ada 80 galangan di Batam. Sementara di Bintan ada 20 galangan")?"""
    begin, end = reading.bounds(figure)
    before = reading.words.lower[begin:reading.spans[figure][0]]
    opening = reading.words.lower[begin] in FURTHER or (end - begin > 1 and reading.words.lower[begin + 1] in ALSO)
    return opening and mention.rule == NOW and reading.figures[figure].unit == reading.figures[previous].unit \
        and not reading.periods_within(begin, end) and PAST.isdisjoint(before) and SOURCES.isdisjoint(before)


def said_again(reading: Reading, figure: int) -> bool:
    """Is it the figure before in another measure ("9 persen atau 25 juta orang")?"""
    first, last = reading.spans[figure - 1][1], reading.spans[figure][0]
    return first < last and reading.words.lower[first] == "atau" and all(reading.labels[word] in (LINK, ADVERB) for word in range(first + 1, last))


def quoted_apart(reading: Reading, previous: int, figure: int) -> bool:
    """Does a quotation begin or end between two figures of a sentence?"""
    words = range(reading.spans[previous][1], reading.spans[figure][0])
    return any(reading.labels[word] == QUOTE or reading.words.lower[word] in CLOSED for word in words)


def market(reading: Reading, subject: Subject) -> bool:
    """Is it quoted on a market, from day to day?"""
    return not read_words("daily").isdisjoint(subject.said)


def in_force(reading: Reading, subject: Subject) -> bool:
    """Is it a tax, a tariff or a rate of interest, which holds until it is changed?"""
    return not IN_FORCE.isdisjoint(subject.said)


def held_base(reading: Reading, figure: int, read: list[Figure], held: list[PeriodMention | None]) -> PeriodMention | None:
    """What "dari sebelumnya" means where the sentence before named the base of a figure of this unit, or the same base of another move."""
    for previous in range(figure - 1, -1, -1):
        if reading.sentence_of[figure] - reading.sentence_of[previous] > 1:
            return None
        mention = held[previous]
        if mention is not None and mention.kind == "base" and (read[previous].unit == reading.figures[figure].unit or superseded(reading, previous)):
            return mention
    return None


def year_before(reading: Reading, figure: int, held: list[PeriodMention | None]) -> PeriodMention | None:
    """What "dari" means for a change over a year ("Per Oktober kredit tumbuh 6 persen yoy menjadi Rp9 triliun dari Rp8 triliun"): a year before what holds."""
    begin, end = reading.bounds(figure)
    after = reading.spans[figure][1]
    if not any(hit.value == "yoy" for hit in reading.cues("comparison", begin, min(end, after + OVER_A_YEAR))):
        return None
    own = [mention for _, _, mention in reading.periods_within(after, end)]
    near = [held[previous] for previous in range(figure - 1, -1, -1) if reading.sentence_of[figure] - reading.sentence_of[previous] <= 1]
    for mention in own + near:
        if mention is not None and mention.kind in HOLDING and mention.period.start and mention.period.end and not compared(reading, reading.words.at(mention.start)):
            first, last = calendar.same_span(mention.period.start, mention.period.end, -1)
            return dataclasses.replace(mention, period=dataclasses.replace(mention.period, start=first, end=last), kind="base", rule="year-before")
    return None


def taken_up(reading: Reading, figure: int) -> bool:
    """Does the sentence open with the number before ("Angka itu naik …", "Jumlah tersebut setara …")?"""
    begin, end = reading.bounds(figure)
    return begin + 1 < end and reading.words.lower[begin] in TOLD and reading.words.lower[begin + 1] in POINTING


def goes_on(reading: Reading, figure: int, subjects: list[Subject], mention: PeriodMention) -> bool:
    """Does a sentence that names no time go on in that of the sentence before? Not where a rate is told, or a source of its own is cited."""
    begin, _ = reading.bounds(figure)
    lower = reading.words.lower
    if mention.kind not in HOLDING and not (mention.kind in SHORT and lower[begin] in LEVELS and taken_up(reading, figure)):
        return False
    named = reading.periods_within(begin, reading.spans[figure][0])
    if named and not taken_up(reading, figure) and any(other.kind != "base" and not compared(reading, first) for first, _, other in named):
        return False
    return (lower[begin] not in SOURCES or broken_down(reading, figure)) and STANDING.isdisjoint(subjects[figure].said)


def unbroken(reading: Reading, previous: int, figure: int) -> bool:
    """Is no other period named in the sentences between two figures, nor in that of the later one?"""
    _, last = reading.sentences[reading.sentence_of[previous]]
    _, end = reading.bounds(figure)
    return all(mention.kind == "base" or compared(reading, first) for first, _, mention in reading.periods_within(last, end))


def itemised(reading: Reading, figure: int, held: list[PeriodMention | None]) -> PeriodMention | None:
    """The last time of the sentence before, where this one gives its details ("Rinciannya, kaca 4 persen, rotan 5 persen"), whatever time it is."""
    begin, end = reading.bounds(figure)
    sentence = reading.sentence_of[figure]
    if DETAILS.isdisjoint(reading.words.lower[begin:begin + OPENS_WITHIN]) or reading.periods_within(begin, end) or not sentence:
        return None
    named = reading.periods_within(*reading.sentences[sentence - 1])
    told = [mention for first, _, mention in named if mention.kind not in VAGUE and "(" not in mention.text and not compared(reading, first)]
    if sentence - 1 in reading.sentence_of:
        told = [mention for mention in told if any(mention is own for own in held)]
    return told[-1] if told else None


def moves(reading: Reading, figure: int) -> bool:
    """Does a rise or a fall stand before it in its sentence?"""
    begin, _ = reading.bounds(figure)
    before = reading.labels[begin:reading.spans[figure][0]]
    return UP in before or DOWN in before


def setting(reading: Reading, figure: int, status: str) -> PeriodMention | None:
    """The only period of the sentence before, where that has no figure of its own; a year only where it opens that sentence."""
    sentence = reading.sentence_of[figure] - 1
    if sentence < 0 or sentence in reading.sentence_of:
        return None
    first, last = reading.sentences[sentence]
    inside = [(start, mention) for start, end, mention in reading.periods if first <= start and end <= last]
    if len(inside) != 1:
        return None
    start, mention = inside[0]
    article = reading.article
    if status == "actual" and article and article.day and mention.kind in LASTING and mention.period.end and mention.period.end > article.day:
        return None                        # "diharapkan pulih pada semester kedua": nothing is known of that yet
    if mention.kind == "day" and moves(reading, figure) and not TRADED.isdisjoint(reading.words.lower[first:last]):
        return mention                     # "Bursa lesu pada pembukaan perdagangan Senin (4/11). Indeks Nusa anjlok 2 persen"
    counted = reading.words.lower[reading.bounds(figure)[0]] == "tercatat"
    during = reading.words.lower[start - 1] in DURING
    dated = mention.rule.startswith("day") and not (mention.kind == "range" and (counted or during))       # the days of an offer, of a fair
    opens = start <= first + OPENING or during
    return mention if mention.kind in SETTING and not dated and (mention.kind != "year" or opens) else None


def akin(reading: Reading, figure: int, previous: int, subjects: list[Subject]) -> bool:
    """Do two figures of one unit speak of the same thing?"""
    if subjects[figure].source == "carried":
        return True
    if reading.figures[figure].unit != reading.figures[previous].unit:
        return False
    ours, theirs = ({reading.words.lower[word] for word in content(reading, subjects[index].nouns)} for index in (figure, previous))
    return bool(ours & theirs)
