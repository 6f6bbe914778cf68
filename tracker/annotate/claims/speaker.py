"""Who says a figure: the quotation or statement that covers it; the next sentence keeps its speaker unless it opens with something new."""
from tracker.annotate.claims.reading import Reading
from tracker.lexicons import read_yaml
from tracker.records import Attribution


def read_speakers(reading: Reading) -> list[str | None]:
    """The speaker of every figure, in order: the narrowest attribution that holds it, a direct one before one that only goes on."""
    attributions = reading.doc._.attributions
    openers = frozenset(read_yaml("speaker_cues")["opens"])
    speakers: list[str | None] = []
    for index, figure in enumerate(reading.figures):
        held = [
            item for item in attributions
            if item.start <= figure.start < item.end and (item.rule != "continues" or goes_on(reading, index, speakers, item, openers))
        ]
        nearest = min(held, key=lambda item: (item.rule == "continues", item.end - item.start), default=None)
        speakers.append(nearest.speaker if nearest else None)
    return speakers


def goes_on(reading: Reading, figure: int, speakers: list[str | None], item: Attribution, openers: frozenset[str]) -> bool:
    """Does the figure's sentence follow the attributed one directly, or stand with a figure that does?"""
    begin, _ = reading.bounds(figure)
    lower, starts = reading.words.lower, reading.words.starts
    if lower[begin] in openers:
        return False
    if figure and speakers[figure - 1] == item.speaker and reading.sentence_of[figure - 1] == reading.sentence_of[figure]:
        return True
    here = reading.figures[figure].start
    last = max((other.end for other in reading.doc._.attributions if other.rule != "continues" and other.end <= here), default=None)
    return last is not None and not any(last < starts[first] < starts[begin] for first, _ in reading.sentences)
