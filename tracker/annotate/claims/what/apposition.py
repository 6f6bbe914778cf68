"""What is put beside or inside of a phrase: names beside a measure, clauses between two commas, counts within."""
from tracker.annotate.claims.reading import (
    ADVERB,
    BREAK,
    CLOSE,
    COMMA,
    DOWN,
    FIGURE,
    NOUN,
    PREPOSITION,
    QUOTE,
    REPORT,
    STOP,
    UP,
    WHICH,
    Reading,
)
from tracker.annotate.claims.what.patterns import commas_before, opening
from tracker.annotate.claims.what.phrase import measures

APPOSED = 9                                # words that may stand between two commas
STANDING = {"berada", "bertengger", "mencapai", "tercatat"}


def counted_within(reading: Reading, figure: int) -> list[int]:
    """The words of a count that stands inside of a phrase ("perdagangan antara dua ekonomi terbesar"), from right to left."""
    first, last = reading.spans[figure]
    if reading.figures[figure].kind != "count" or first < 2 or reading.labels[first - 2] != NOUN:
        return []
    if reading.labels[first - 1] != PREPOSITION and reading.words.lower[first - 1] != "antara":
        return []
    return [word for word in range(last - 1, first, -1) if reading.words.lower[word].isalpha()]


def over_apposition(reading: Reading, kinds: frozenset[int], steps: frozenset[str], word: int, begin: int) -> int:
    """Before a comma and a verb of change: the word before the first of two commas ("Sektor kaca, yang lama lesu, naik 5 persen")."""
    labels = reading.labels
    if COMMA not in kinds or not (UP in kinds or DOWN in kinds or steps & STANDING):
        return word
    for comma in range(word, max(begin, word - APPOSED), -1):
        if labels[comma] in (FIGURE, STOP, REPORT, QUOTE, BREAK):
            return word
        if labels[comma] == COMMA:
            named = labels[comma - 1] in (NOUN, CLOSE) and (labels[comma + 1] in (NOUN, WHICH) or reading.words.lower[comma + 1] == "sebagai") and not commas_before(labels, comma, begin)
            if not named:
                return word
            return (opening(reading, comma - 1, begin) if labels[comma - 1] == CLOSE else comma) - 1
    return word


def measured_before(reading: Reading, nouns: list[int], comma: int, begin: int) -> list[int]:
    """The measure that a name stands beside, behind a comma: "Harga minyak acuan, Brent turun 3 persen"; from right to left."""
    labels, word = reading.labels, comma - 1
    if comma <= begin or labels[comma] != COMMA or not nouns or not reading.words.text[reading.words.starts[nouns[-1]]].isupper() or measures(reading, nouns[:-1]):
        return []
    run: list[int] = []
    while word >= begin and labels[word] in (NOUN, PREPOSITION, CLOSE) and len(run) < APPOSED:
        if labels[word] == CLOSE:
            word = opening(reading, word, begin)
        else:
            run.append(word)
        word -= 1
    whole = word < begin or labels[word] in (STOP, QUOTE, ADVERB, COMMA) or (labels[word] == BREAK and not measures(reading, nouns))
    return run if whole and run and run[-1] in reading.marks and measures(reading, run) else []
