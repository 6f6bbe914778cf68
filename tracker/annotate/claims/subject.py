"""The subject of a figure as a phrase: its own nouns, those of the figure that it goes on from, or a head taken over for a new item."""
from dataclasses import dataclass

from tracker.annotate.claims.about import Phrase, look_right, small_words, solid
from tracker.annotate.claims.movement import Movement
from tracker.annotate.claims.reading import VERB, Reading
from tracker.records import Figure


@dataclass(slots=True)
class Subject:
    """Word indexes of what is measured, the phrase made of them, and where it came from."""

    nouns: list[int]
    text: str | None
    source: str                            # own right carried head none


def read_subject(reading: Reading, figure: int, phrase: Phrase, movement: Movement, subjects: list[Subject], read: list[Figure]) -> Subject:
    record = reading.figures[figure]
    right = look_right(reading, figure)
    own = solid(reading, phrase.nouns)
    counted = counted_words(reading, figure)
    if record.kind == "count" and (counted or right):
        nouns = phrase.nouns if own else [phrase.verb] if phrase.verb is not None and reading.labels[phrase.verb] == VERB else []
        return make(reading, nouns + counted + right, "own" if own else "right")
    if own:
        head = head_of_list(reading, figure, phrase, subjects, read)
        nouns = (head + phrase.nouns) if head else phrase.nouns
        if movement.role == "share":
            nouns = nouns + whole(reading, figure)
        return make(reading, nouns, "head" if head else "own")
    if phrase.linked is not None and phrase.linked < figure:
        linked = subjects[phrase.linked]
        nouns = linked.nouns + (whole(reading, figure) if movement.role == "share" else [])
        return make(reading, nouns, "carried")
    if len(solid(reading, right)) >= 1:
        return make(reading, ([phrase.verb] if phrase.verb is not None and reading.labels[phrase.verb] == VERB else []) + right, "right")
    if subjects:
        return Subject(subjects[-1].nouns, subjects[-1].text, "carried")
    return make(reading, phrase.nouns, "none")


def counted_words(reading: Reading, figure: int) -> list[int]:
    """The words of a count that name what is counted, unless they only count ("orang", "unit")."""
    first, last = reading.spans[figure]
    units = small_words()["units"]
    unit = set((reading.figures[figure].unit or "").lower().split())
    return [word for word in range(first, last) if reading.words.lower[word] in unit and reading.words.lower[word] not in units]


def whole(reading: Reading, figure: int) -> list[int]:
    """The whole that a share is a part of: "persen terhadap total ekspor nasional"."""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    if after < end and reading.words.lower[after] in ("dari", "terhadap", "atas"):
        return [after, *look_right_from(reading, figure, after + 1)]
    return []


def look_right_from(reading: Reading, figure: int, word: int) -> list[int]:
    first, last = reading.spans[figure]
    reading.spans[figure] = (first, word)
    nouns = look_right(reading, figure)
    reading.spans[figure] = (first, last)
    return nouns


def head_of_list(reading: Reading, figure: int, phrase: Phrase, subjects: list[Subject], read: list[Figure]) -> list[int]:
    """For an item that does not say what is measured, the words of the one before it that do ("PHK … sektor jasa 3.300 pekerja")."""
    previous = phrase.after if phrase.after is not None else figure - 1
    if previous is None or not 0 <= previous < len(subjects) or reading.sentence_of[previous] != reading.sentence_of[figure]:
        return []
    if read[previous].unit != reading.figures[figure].unit or measured(reading, phrase.nouns):
        return []
    return measured(reading, subjects[previous].nouns)


def measured(reading: Reading, nouns: list[int]) -> list[int]:
    """The words of a phrase that name what can be measured, with the word after the first one."""
    found = reading.hits.get("measure", [])
    marks = {hit.first for hit in found} | {hit.first for hit in reading.hits.get("growing", [])}
    heads = [word for word in nouns if word in marks]
    return [word for word in nouns if word in heads or word - 1 in heads][:4]


def make(reading: Reading, nouns: list[int], source: str) -> Subject:
    nouns = trim(reading, list(dict.fromkeys(nouns)))
    pieces: list[list[int]] = []
    for word in nouns:
        if pieces and pieces[-1][-1] == word - 1:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    text = " ".join(reading.words.printed(piece[0], piece[-1] + 1) for piece in pieces)
    return Subject(nouns, text or None, source if text else "none")


def trim(reading: Reading, nouns: list[int]) -> list[int]:
    """Without joining words at either end."""
    skip = small_words()["skip"]
    while nouns and reading.words.lower[nouns[0]] in skip:
        nouns = nouns[1:]
    while nouns and reading.words.lower[nouns[-1]] in skip:
        nouns = nouns[:-1]
    return nouns
