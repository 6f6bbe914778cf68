"""What a count is about: the things themselves, with the measure or the verb before them, and who does it where that is all."""
from tracker.annotate.claims.reading import ADVERB, LINK, NOUN, PRONOUN, REPORT, VERB, Reading
from tracker.annotate.claims.what.behind import predicate
from tracker.annotate.claims.what.phrase import Phrase, Subject, content, is_actor, make, small_words

HAVING = {"memiliki", "mempunyai", "punya"}
TO = {"dengan", "kepada", "pada", "terhadap"}
BEFORE = 2                                 # words of what an earlier number measured, before that number


def of_count(reading: Reading, figure: int, phrase: Phrase, counted: list[int], right: list[int], subjects: list[Subject]) -> Subject:
    """What is counted, with what stands before it where that names a measure ("jumlah", "pengadaan") or a verb ("terjual"), or what it goes on from."""
    first, _ = reading.spans[figure]
    nouns = phrase.nouns
    if done := done_to(reading, phrase):
        nouns = done
    elif phrase.acting or not (first - 1 in nouns or not reading.marks.isdisjoint(nouns)):
        verb = phrase.verb
        nouns = [verb] if verb is not None and reading.labels[verb] == VERB else []
        if nouns and (len(content(reading, counted + right)) == 1 or reading.words.lower[verb].startswith("di")):
            nouns = doers(reading, figure, verb) + ([] if reading.words.lower[verb] in HAVING else nouns)
    if not nouns and phrase.linked is not None and phrase.linked < figure and not predicate(reading, figure):
        number = reading.spans[phrase.linked][0]
        nouns = [word for word in content(reading, subjects[phrase.linked].nouns) if word < number][:BEFORE]       # "Volume transaksi naik 5 persen menjadi 3 miliar saham"
    return make(reading, nouns + counted + right, "own")


def done_to(reading: Reading, phrase: Phrase) -> list[int]:
    """What is done to those who are counted: "mengenakan sanksi kepada 40 koperasi", "melakukan rapat dengan 90 perajin"."""
    verb = phrase.verb
    if verb is None or verb + 1 not in phrase.nouns or reading.labels[verb] not in (VERB, REPORT) or phrase.steps.isdisjoint(TO):
        return []
    return [word for word in phrase.nouns if word > verb]


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
