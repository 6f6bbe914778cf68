"""Where brackets, lists and clauses begin, read from the labels of words alone."""
from tracker.annotate.claims.reading import (
    ADVERB,
    BREAK,
    CLOSE,
    COMMA,
    DOWN,
    FIGURE,
    NOUN,
    OPEN,
    PERIOD,
    PRONOUN,
    REPORT,
    STOP,
    UP,
    VERB,
    WHICH,
    Reading,
)


def list_start(labels: list[int], comma: int, begin: int) -> int | None:
    """Where the item before the last but one of a list begins, going left from the comma before "dan"; None where it is no list of nouns."""
    start, commas = comma, 1
    while start - 1 >= begin and (labels[start - 1] == NOUN or (labels[start - 1] == COMMA and commas < 4)):
        commas += labels[start - 1] == COMMA
        start -= 1
    return start if commas > 1 and labels[start] == NOUN else None


def commas_before(labels: list[int], word: int, begin: int) -> bool:
    """Does a list, or another clause, stand before, words that open the sentence ("Padahal,", "Sementara itu,") aside?"""
    while begin < word and labels[begin] in (ADVERB, BREAK, COMMA, PERIOD, PRONOUN):
        begin += 1
    return any(label in (COMMA, VERB, UP, DOWN, FIGURE) for label in labels[begin:word])


def relative(labels: list[int], word: int, begin: int) -> int | None:
    """The "yang" that opens the clause of a verb, within four words before it."""
    for which in range(word - 1, max(begin, word - 5) - 1, -1):
        if labels[which] == WHICH:
            return which
        if labels[which] in (NOUN, COMMA, STOP, FIGURE, REPORT, OPEN, CLOSE, BREAK):
            return None
    return None


def opening(reading: Reading, word: int, begin: int) -> int:
    """The bracket that opens the one that closes at this word."""
    opened = word - 1
    while opened > begin and reading.labels[opened] != OPEN:
        opened -= 1
    return opened if reading.labels[opened] == OPEN else word
