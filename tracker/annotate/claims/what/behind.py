"""What stands behind a number: the things themselves, what they do, what the number is for, and the whole that it is a part of."""
from tracker.annotate.claims.reading import (
    ADVERB,
    AND,
    BREAK,
    CLOSE,
    DOWN,
    FIGURE,
    LINK,
    NOUN,
    OPEN,
    PERIOD,
    PREPOSITION,
    PRONOUN,
    REPORT,
    STOP,
    UP,
    VERB,
    WHICH,
    Reading,
)

BECOMING = {"berada", "menjadi"}           # what follows tells of those who are counted
BRACKET = 5                                # words that an abbreviation in brackets may hold, with what closes them
MOST = 12                                  # words of a phrase behind a number
NEW = {"baru", "lagi", "tambahan"}         # behind what is counted, not before a verb
TOLD = 5                                   # words of a predicate that tell which things are counted


def look_right(reading: Reading, figure: int) -> list[int]:
    """The noun phrase right after a number ("18 kawasan industri di luar Jawa", "35 persen kebutuhan bahan baku")."""
    labels = reading.labels
    _, word = reading.spans[figure]
    _, end = reading.bounds(figure)
    nouns: list[int] = []
    relative_until = 0
    while word < end and len(nouns) < MOST:
        label = labels[word]
        if label == OPEN and (nouns or reading.figures[figure].kind == "count") and CLOSE in labels[word + 1:min(end, word + BRACKET)]:
            word = labels.index(CLOSE, word) + 1       # "18 kementerian dan lembaga (KL) dengan anggaran besar"
            continue
        following = labels[word + 1] if word + 1 < end else STOP
        joining = label in (PREPOSITION, AND) or (label == BREAK and reading.words.lower[word] in ("dengan", "untuk"))
        if label == NOUN or (joining and following in (NOUN, PERIOD, VERB)):
            nouns.append(word)
        elif label == WHICH:
            relative_until = word + 4
            nouns.append(word)
        elif word < relative_until and (label in (VERB, ADVERB, UP, DOWN) or (label == LINK and labels[word - 1] in (WHICH, ADVERB))):
            nouns.append(word)
        elif label in (PERIOD, PRONOUN) or (label == ADVERB and nouns and reading.words.lower[word] in NEW and following in (NOUN, PREPOSITION, WHICH)):
            pass                           # "2 tersangka baru dalam kasus itu"
        else:
            break
        word += 1
    if leads_on(labels, word, end) and "dengan" in map(reading.words.lower.__getitem__, nouns):
        while reading.words.lower[nouns.pop()] != "dengan":
            pass                           # "tujuh surat utang dengan target penerimaan sebesar Rp2 miliar": of the next number
    while nouns and labels[nouns[-1]] != NOUN and labels[nouns[-1]] != VERB:
        nouns.pop()
    return nouns


def leads_on(labels: list[int], word: int, end: int) -> bool:
    """Do only linking words stand before the next number?"""
    while word < end and labels[word] in (LINK, ADVERB):
        word += 1
    return word < end and labels[word] == FIGURE


def look_right_from(reading: Reading, figure: int, word: int) -> list[int]:
    first, last = reading.spans[figure]
    reading.spans[figure] = (first, word)
    nouns = look_right(reading, figure)
    reading.spans[figure] = (first, last)
    return nouns


def purpose(reading: Reading, figure: int) -> list[int]:
    """What a number is for ("sebesar 10 persen untuk komoditas baja")."""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    while after < end and reading.labels[after] in (PERIOD, PRONOUN):
        after += 1                         # "Rp3 miliar setiap tahun untuk bantuan"
    begun = after + 1
    while begun < end and reading.labels[begun] == ADVERB:
        begun += 1                         # "untuk sebagian negara"
    if begun < end and reading.words.lower[after] in ("untuk", "bagi", "kepada", "terhadap", "atas", "pada") and reading.labels[begun] == NOUN:
        return [after, *look_right_from(reading, figure, begun)]
    if begun + 1 < end and reading.words.lower[after] == "untuk" and reading.labels[begun] == VERB and reading.labels[begun + 1] == NOUN:
        return [after, begun, *look_right_from(reading, figure, begun + 1)]
    return []


def whole(reading: Reading, figure: int) -> list[int]:
    """The whole that a share is a part of: "persen terhadap total ekspor nasional"."""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    if after < end and reading.words.lower[after] in ("dari", "terhadap", "atas"):
        nouns = look_right_from(reading, figure, after + 1)
        return [after, *first_of(reading, nouns)]
    return []


def first_of(reading: Reading, nouns: list[int]) -> list[int]:
    """The words before the first "dan"."""
    return nouns[:next((place for place, word in enumerate(nouns) if reading.labels[word] == AND), len(nouns))]


def predicate(reading: Reading, figure: int) -> list[int]:
    """What things do that are counted: "75 negara telah menyatakan minat"."""
    labels = reading.labels
    _, word = reading.spans[figure]
    _, end = reading.bounds(figure)
    told: list[int] = []
    while word < end and labels[word] == NOUN and len(told) < 3:
        word += 1
    verb = False
    while word < end and len(told) < TOLD:
        label = labels[word]
        if label in (VERB, UP, DOWN, REPORT) or (label == LINK and reading.words.lower[word] in BECOMING and word + 1 < end and labels[word + 1] in (NOUN, PREPOSITION)):
            verb = True
            told.append(word)
        elif label == NOUN and verb:
            told.append(word)
        elif label in (ADVERB, PREPOSITION, PRONOUN, LINK):
            pass
        else:
            break
        word += 1
    return told
