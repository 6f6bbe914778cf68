"""Which figure another goes on from, and so takes its status from where its own words tell none."""
from tracker.annotate.claims.reading import DOWN, POINTING, QUOTE, UP, VERB, Reading
from tracker.annotate.claims.what.phrase import Phrase
from tracker.annotate.claims.what.subject import Subject
from tracker.records import Figure

FOLLOWING = {"diikuti", "disusul"}
NEXT = {"berikutnya", "kemudian", "lalu", "sedangkan", "selanjutnya", "sementara", "terakhir"}
OPENING = 2                                # words before what is measured, where that opens the sentence


def goes_on_from(reading: Reading, figure: int, phrase: Phrase, subject: Subject, read: list[Figure]) -> Figure | None:
    """The figure whose statement this one goes on with: "Angka itu naik 5 persen", or the next row of a list of plans."""
    if phrase.linked is not None and phrase.linked < figure:
        return read[phrase.linked]
    apart = reading.sentence_of[figure] - reading.sentence_of[figure - 1] if figure else None
    if apart == 0 and alike(reading, figure, phrase, read):
        return read[figure - 1]
    begin, _ = reading.bounds(figure)
    begin += reading.labels[begin] == QUOTE
    opening = reading.words.lower[begin]
    opens = apart == 1 and phrase.first <= begin + OPENING and not reading.periods_within(begin, reading.spans[figure][0])
    if opens and (opening in FOLLOWING or (opening in NEXT and alike(reading, figure, phrase, read))):
        return read[figure - 1]            # "Kemudian Malaysia turun 2 persen"
    if subject.donor is not None:
        return read[subject.donor]
    pointing = apart == 1 and subject.source == "carried" and not POINTING.isdisjoint(reading.words.lower[begin:begin + 3])
    return read[figure - 1] if pointing else None


def alike(reading: Reading, figure: int, phrase: Phrase, read: list[Figure]) -> bool:
    """Is it told as the figure before is: of its unit, and either moving as well or without any verb?"""
    before, (first, _) = read[figure - 1], reading.spans[figure]
    if before.unit != reading.figures[figure].unit or reading.words.lower[first - 1] == "dari":
        return False
    labels = reading.labels
    told = phrase.kinds if phrase.verb is None else phrase.kinds | {labels[phrase.verb]}
    return before.role == "change" if UP in told or DOWN in told else VERB not in told
