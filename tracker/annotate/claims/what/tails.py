"""Numbers of a list that name their item behind them: "80 persen pedagang, 4 persen perajin", "Rp3 miliar untuk payung dan Rp1 miliar untuk jas"."""
from tracker.annotate.claims.reading import ADVERB, AND, COMMA, INTO, LINK, NOUN, Reading
from tracker.annotate.claims.what.behind import first_of, purpose
from tracker.annotate.claims.what.phrase import Phrase, Subject

BETWEEN = {ADVERB, AND, COMMA, LINK}       # what may stand between the numbers of a list
ITEM = 4                                   # words of an item behind a number


def tail_of(reading: Reading, figure: int, right: list[int]) -> list[int]:
    """The item right behind a number, or what it is for."""
    if right and right[0] == reading.spans[figure][1] and reading.labels[right[0]] == NOUN:
        return first_of(reading, right)[:ITEM]
    return purpose(reading, figure)[:ITEM + 1]


def next_tail(reading: Reading, figure: int, phrase: Phrase, right: list[int], subjects: list[Subject]) -> tuple[list[int], list[int]] | None:
    """What the number before measures with the item of this one in place of its own, and that item; None where either has none."""
    previous = figure - 1
    if previous < 0 or not subjects[previous].tail or reading.sentence_of[previous] != reading.sentence_of[figure]:
        return None
    if phrase.steps & INTO or (phrase.linked == previous and AND not in phrase.kinds and COMMA not in phrase.kinds):
        return None                        # "golongan I dari Rp3.000 menjadi Rp2.000 golongan II …"
    if reading.figures[previous].unit != reading.figures[figure].unit or not phrase.kinds <= BETWEEN:
        return None
    own, other = subjects[previous].tail, set(phrase.nouns)
    if phrase.linked != previous and not (phrase.after == previous and other and other <= set(range(own[0], own[-1] + 1))):
        return None
    tail = tail_of(reading, figure, right)
    return ([word for word in subjects[previous].nouns if word not in own], tail) if tail else None
