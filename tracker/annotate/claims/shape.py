"""How a sentence runs up to a figure, and how the words of the figure's subject lie in it, as names of evidence."""
from functools import lru_cache

from tracker.annotate.claims.company import share
from tracker.annotate.claims.reading import (
    AND,
    BREAK,
    COMMA,
    DOWN,
    FIGURE,
    LABELS,
    NOUN,
    OPEN,
    PREPOSITION,
    QUOTE,
    REPORT,
    STOP,
    UP,
    VERB,
    WHICH,
    Reading,
)

COUNTED = (AND, BREAK, COMMA, DOWN, FIGURE, OPEN, PREPOSITION, QUOTE, REPORT, STOP, UP, VERB, WHICH)
MOST = 4                                    # that are told apart
STEPS = (*range(9), 8, 10, 10, 12, 12, 12, *[15] * 5, *[20] * 5, *[25] * 10, *[35] * 15, 50)        # each distance in words, as it is told
FARTHEST = len(STEPS) - 1
MOST_NAMES = 30_000                         # combinations whose names are kept


def run_up(reading: Reading, index: int) -> tuple[str, ...]:
    """How often each kind of word stands before a figure in its sentence."""
    begin, _ = reading.bounds(index)
    return counts(tuple(map(bytes(reading.labels[begin:reading.spans[index][0]]).count, COUNTED)))


@lru_cache(maxsize=MOST_NAMES)
def counts(numbers: tuple[int, ...]) -> tuple[str, ...]:
    """
    >>> counts((0, 0, 2, *[0] * 10))[1:3]
    ('break 0 times before', 'comma 2 times before')
    """
    return tuple([f"{LABELS[label]} {min(number, MOST - 1)} times before" for label, number in zip(COUNTED, numbers, strict=True)])


def lie(reading: Reading, index: int, nouns: list[int], title: frozenset[str]) -> tuple[str, ...]:
    """How the words of a subject lie in the sentence, and whether the nouns nearest to the figure are among them."""
    if not nouns:
        return ()
    lower, many = reading.words.lower, len(nouns)
    begin, end = reading.bounds(index)
    first, opens = reading.spans[index][0], nouns[0]
    inside = sum([begin <= word < end for word in nouns])
    titled = sum([lower[word] in title for word in nouns])
    low, high = nearest_nouns(reading, begin, first)
    taken = sum([low <= word < high for word in nouns])
    return lying(share(inside, many), share(titled, many), STEPS[min(first - opens, FARTHEST)] if opens < first else -1, min(max(nouns[-1] - opens + 1 - many, -1), MOST),
                 share(taken, high - low), share(taken, many), reading.labels[opens - 1] if opens > begin else -1)


@lru_cache(maxsize=MOST_NAMES)
def lying(inside: str, titled: str, far: int, gaps: int, of_nearest: str, of_it: str, before: int) -> tuple[str, ...]:
    """Which share of a subject stands in the sentence, in the title, in the nouns nearest to the figure; from where on, with how many other words between."""
    return (f"inside {inside}", f"titled {titled}", f"from {far if far >= 0 else 'behind'}", f"gaps {gaps}", f"nearest {of_nearest}", f"nearest {of_it} of it",
            f"opens behind {LABELS[before] if before >= 0 else 'nothing'}")


def nearest_nouns(reading: Reading, begin: int, first: int) -> tuple[int, int]:
    """The run of nouns that stands nearest before a figure, [first, last)."""
    labels, last = reading.labels, first
    while last > begin and labels[last - 1] != NOUN:
        last -= 1
    start = last
    while start > begin and labels[start - 1] in (NOUN, PREPOSITION):
        start -= 1
    return start, last
