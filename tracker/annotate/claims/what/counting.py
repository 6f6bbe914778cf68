"""What a count is about: the things themselves, with the measure or the verb before them, and who does it where that is all."""
from tracker.annotate.claims.reading import ADVERB, LINK, NOUN, PRONOUN, REPORT, VERB, Reading
from tracker.annotate.claims.what.phrase import Phrase, Subject, content, is_actor, make, small_words


def of_count(reading: Reading, figure: int, phrase: Phrase, counted: list[int], right: list[int]) -> Subject:
    """What is counted, with what stands before it where that names a measure ("jumlah", "pengadaan") or a verb ("terjual")."""
    first, _ = reading.spans[figure]
    nouns = phrase.nouns
    if phrase.acting or not (first - 1 in nouns or not reading.marks.isdisjoint(nouns)):
        verb = phrase.verb
        nouns = [verb] if verb is not None and reading.labels[verb] == VERB else []
        if nouns and (len(content(reading, counted + right)) == 1 or reading.words.lower[verb].startswith("di")):
            nouns = doers(reading, figure, verb) + nouns
    return make(reading, nouns + counted + right, "own")


def doers(reading: Reading, figure: int, verb: int) -> list[int]:
    """Who does it, where a verb and one word are all that is told: "Bus Hujan telah mengangkut 300 penumpang"."""
    labels, word = reading.labels, verb - 1
    begin, _ = reading.bounds(figure)
    while word >= begin and labels[word] in (ADVERB, LINK, REPORT, PRONOUN):
        word -= 1
    run: list[int] = []
    while word >= begin and labels[word] == NOUN and len(run) < 3:
        run.insert(0, word)
        word -= 1
    return [] if is_actor(reading, run) else run


def counted_words(reading: Reading, figure: int) -> list[int]:
    """The words of a count that name what is counted, unless they only count ("orang", "unit")."""
    first, last = reading.spans[figure]
    units = small_words()["units"]
    unit = set((reading.figures[figure].unit or "").lower().split())
    return [word for word in range(first, last) if reading.words.lower[word] in unit and reading.words.lower[word] not in units]
