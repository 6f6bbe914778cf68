"""Who says a figure: the quotation or statement that covers it; the sentences behind keep its speaker while they go on with the same thing."""
from tracker.annotate.claims.reading import Reading
from tracker.lexicons import read_yaml
from tracker.records import Attribution


def read_speakers(reading: Reading) -> list[str | None]:
    """The speaker of every figure, in order: the narrowest attribution that holds it, a direct one before one that only goes on."""
    attributions = reading.doc._.attributions
    words = {key: frozenset(listed) for key, listed in read_yaml("speaker_cues").items()}
    speakers: list[str | None] = []
    for index, figure in enumerate(reading.figures):
        held = [
            item for item in attributions
            if item.start <= figure.start < item.end and (item.rule != "continues" or goes_on(reading, index, speakers, item, words))
        ]
        nearest = min(held, key=lambda item: (item.rule == "continues", item.end - item.start), default=None)
        speakers.append(nearest.speaker if nearest else estimating(reading, index, words))
    return speakers


def goes_on(reading: Reading, figure: int, speakers: list[str | None], item: Attribution, words: dict[str, frozenset[str]]) -> bool:
    """Does the figure's sentence follow the attributed one directly, speak of its speaker, or stand with a figure that does?"""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower, starts = reading.words.lower, reading.words.starts
    if words["speaker"].intersection(lower[begin:first]):
        return True
    if lower[begin] in words["opens"]:
        return False
    if figure and speakers[figure - 1] == item.speaker:
        apart = reading.sentence_of[figure] - reading.sentence_of[figure - 1]
        if apart == 0 or (apart <= 2 and reading.figures[figure - 1].unit == reading.figures[figure].unit):
            return True
    here = reading.figures[figure].start
    last = max((other.end for other in reading.doc._.attributions if other.rule != "continues" and other.end <= here), default=None)
    return last is not None and not any(last < starts[opening] < starts[begin] for opening, _ in reading.sentences)


def estimating(reading: Reading, figure: int, words: dict[str, frozenset[str]]) -> str | None:
    """Who raises or lowers an estimate: "Sekuritas Nusa meningkatkan proyeksi laba menjadi Rp2 triliun"."""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    made = next((word for word in range(begin + 1, first) if lower[word] in words["estimate"] and lower[word - 1] in words["moves"]), None)
    if made is None:
        return None
    start, end = reading.words.starts[begin], reading.words.starts[made - 1]
    named = [(place, entity.name) for entity in reading.doc._.entities for place, stop in entity.mentions if start <= place and stop <= end]
    return min(named)[1] if named else None
