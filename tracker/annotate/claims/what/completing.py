"""What a short phrase leaves unsaid: "iuran" is what it was above, and "75 negara" are those that do what the sentence tells of them."""
from tracker.annotate.claims.reading import (
    ADVERB,
    AND,
    BREAK,
    CLOSE,
    COMMA,
    FIGURE,
    LINK,
    NOUN,
    OPEN,
    PERIOD,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    REPORT,
    VERB,
    Reading,
)
from tracker.annotate.claims.what.behind import predicate
from tracker.annotate.claims.what.phrase import Subject, content, grows, is_actor, last, small_words, solid

LONG = 6                                   # words of a phrase that leaves nothing unsaid
BACK = 12                                  # figures back that a fuller phrase is looked for
COUNTED = 3                                # words behind a number that what is told of them is added to
SOLD = 4                                   # words of what has a bare measure
TOPIC = {"untuk", "soal", "terkait", "mengenai", "khusus"}


def fuller(reading: Reading, figure: int, subject: Subject, subjects: list[Subject]) -> list[int]:
    """The words of a subject, with what the text has said of the same before or says of it behind the number."""
    nouns, own = subject.nouns, subject.telling
    if len(nouns) > LONG:
        return nouns
    begin, _ = reading.bounds(figure)
    here = next((word for word in own if word > begin), None)
    if here and len(own) <= 2 and reading.labels[begin] != NOUN and (said := topic(reading, begin, here)):
        return nouns + [word for word in said if word not in nouns]
    if own and len(own) <= COUNTED and own[0] >= reading.spans[figure][0] and min(nouns) >= reading.spans[figure][0]:
        return nouns + predicate(reading, figure)
    if len(own) == 2 and reading.words.lower[own[0]] in small_words()["plan"] and reading.words.lower[own[1]] in small_words()["planner"]:
        return nouns + planned(reading, figure, own[0], subjects)
    if len(own) != 1:
        return nouns
    if own[0] >= reading.spans[figure][0]:
        return nouns + predicate(reading, figure)
    if reading.words.lower[own[0]] in small_words()["plan"]:
        return nouns + planned(reading, figure, own[0], subjects)
    if (beside := joined(reading, own[0], subjects)):
        return nouns + beside
    if moved := moved_before(reading, figure, own[0], subjects):
        return nouns + moved
    if own[0] in reading.marks and (sold := sold_at(reading, figure, own[0])):
        return nouns + sold
    return named_above(reading, figure, own[0], subjects) or (nouns + begun_with(reading, figure, own[0]) if reading.words.lower[own[0]].endswith("nya") or reading.words.lower[min(nouns) - 1] == "dengan" else nouns)


def joined(reading: Reading, head: int, subjects: list[Subject]) -> list[int]:
    """Whose measure it is, where one number of somebody's follows another: "sektor payung dengan andil 0,1 persen dan inflasi 0,4 persen"."""
    if head < 2 or head not in reading.marks or reading.labels[head - 1] != AND or reading.labels[head - 2] != FIGURE or not subjects:
        return []
    return [word for word in subjects[-1].nouns if word not in reading.marks][:6]


def begun_with(reading: Reading, figure: int, head: int) -> list[int]:
    """What the sentence begins with: "Gerai Kudus berdiri di atas lahan seluas 3 hektare"."""
    labels = reading.labels
    word, _ = reading.bounds(figure)
    while word < head and labels[word] != NOUN:
        if labels[word] in (FIGURE, REPORT, COMMA, QUOTE):
            return []
        word += 1
    run = []
    while word < head and labels[word] in (NOUN, PREPOSITION):
        if not reading.words.lower[word].isdigit():
            run.append(word)
        word += 1
    if word >= head or not reading.persons.isdisjoint(run) or any(reading.words.lower[noun] in small_words()["actor"] for noun in run):
        return []
    return content(reading, run)[:4]


def is_name(reading: Reading, figure: int, head: int) -> bool:
    words = reading.words
    begin, _ = reading.bounds(figure)
    return words.text[words.starts[head]].isupper() and (head != begin or words.text[words.starts[head] + 1].isupper())


def topic(reading: Reading, word: int, end: int) -> list[int]:
    """What a sentence says that it is about before its first comma: "Untuk dana pensiun, total aset mencapai Rp5 miliar"."""
    labels, lower = reading.labels, reading.words.lower
    while word < end and labels[word] in (BREAK, ADVERB, PRONOUN, QUOTE, COMMA):
        word += 1
    if lower[word] not in TOPIC:
        return []
    run = word + 1
    while run < end and labels[run] in (NOUN, PREPOSITION) and run - word <= 6:
        run += 1
    said = list(range(word + 1, run))[:4]
    if run < end and labels[run] == OPEN:
        while run < end and labels[run] != CLOSE:
            run += 1
        run += 1
    return said if run < end and labels[run] == COMMA else []


def planned(reading: Reading, figure: int, head: int, subjects: list[Subject]) -> list[int]:
    """What a bare target, estimate or outcome is one of: the measure that its sentence names, or else what was measured last."""
    labels, hollow = reading.labels, small_words()["plan"] | small_words()["empty"]
    word, _ = reading.bounds(figure)
    while word < head and (word not in reading.marks or labels[word] != NOUN or reading.words.lower[word] in hollow):
        word += 1
    run = word
    while run < head and labels[run] == NOUN and run - word < 4:
        run += 1
    if word < run < head:
        return list(range(word, run))
    return content(reading, last(subjects).nouns)[:4] if subjects else []


def sold_at(reading: Reading, figure: int, head: int) -> list[int]:
    """Who or what has a bare measure: "Payung lipat dijual dengan harga Rp40.000", "payung lipat berada di kisaran harga Rp40.000"."""
    labels, word = reading.labels, head - 1
    begin, _ = reading.bounds(figure)
    while word > begin and labels[word] == LINK:
        word -= 1
    if word <= begin or not (labels[word] == PREPOSITION or reading.words.lower[word] == "dengan") or labels[word - 1] not in (VERB, LINK):
        return []
    word -= 1
    while word >= begin and labels[word] in (VERB, LINK, ADVERB, PERIOD, PRONOUN):
        word -= 1
    run: list[int] = []
    while word >= begin and labels[word] == NOUN and len(run) < SOLD:
        run.insert(0, word)
        word -= 1
    return [] if is_actor(reading, run) else run


def moved_before(reading: Reading, figure: int, word: int, subjects: list[Subject]) -> list[int]:
    """What the figure before measured, where this one names only a move: "Pada 2017 terjadi kenaikan menjadi US$ 3 miliar"."""
    if grows(reading, word) and subjects and reading.sentence_of[figure] - reading.sentence_of[figure - 1] <= 1:
        return content(reading, last(subjects).nouns)[:4]
    return []


def named_above(reading: Reading, figure: int, head: int, subjects: list[Subject]) -> list[int]:
    """The fuller phrase with the same word that an earlier figure measured: "iuran program pensiun" before "iuran naik"."""
    lower = reading.words.lower
    word = lower[head].removesuffix("nya")
    if is_name(reading, figure, head):
        return []                          # a name says enough
    for previous in range(figure - 1, max(-1, figure - BACK), -1):
        nouns = subjects[previous].nouns
        if previous == figure - 1 and lower[head - 1] == "dari" and reading.sentence_of[previous] == reading.sentence_of[figure] and word in map(lower.__getitem__, nouns):
            return nouns                   # "kelompok payung mengalami inflasi 4 persen, lebih tinggi dari inflasi tahun lalu 3 persen"
        for place, noun in enumerate(nouns):
            if lower[noun] == word and len(solid(reading, nouns[place:])) > 1:
                return first_content(reading, nouns[place:])
    return []


def first_content(reading: Reading, nouns: list[int]) -> list[int]:
    """A phrase up to its second word of content."""
    kept = content(reading, nouns)[:2]
    return [noun for noun in nouns if noun <= kept[-1]] if nouns == sorted(nouns) else kept
