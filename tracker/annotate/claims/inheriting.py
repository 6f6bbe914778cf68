"""What an item of a list takes from the item before: "Malaysia 13 persen, Thailand 12 persen"."""
from tracker.annotate.claims.about import Phrase
from tracker.annotate.claims.comparison import compare
from tracker.annotate.claims.movement import MOVES, Movement, noun_role
from tracker.annotate.claims.reading import AND, COMMA, VERB, Reading
from tracker.annotate.claims.share import share_words
from tracker.annotate.claims.subject import Subject
from tracker.records import Figure

FOLLOWING = {"diikuti", "disusul"}


def inherit(reading: Reading, figure: int, phrase: Phrase, subject: Subject, movement: Movement, read: list[Figure]) -> Movement:
    """An item of a list that says nothing of its own role has that of the item before: "Malaysia 13 persen, Thailand 12 persen"."""
    follows = reading.words.lower[phrase.first if phrase.verb is None else phrase.verb] in FOLLOWING
    if movement.role != "level" or (phrase.verb is not None and reading.labels[phrase.verb] == VERB and not follows):
        return movement
    if subject.source == "head" and subject.donor is None:
        heard = [reading.words.lower[word] for word in subject.nouns]
        if reading.figures[figure].unit == "%" and share_words()["noun"].intersection(heard):
            return Movement("share")
        role, direction = noun_role(reading, figure, phrase, heard, [], reading.figures[figure].kind in MOVES)
        return Movement(role, direction, compare(reading, figure) if role == "change" else None)
    previous = subject.donor if subject.donor is not None else phrase.after
    if previous is None and reading.labels[phrase.first] == AND:
        word = phrase.first - (2 if reading.labels[phrase.first - 1] == COMMA else 1)
        previous = reading.owner.get(word)
    if previous is None and follows and figure and reading.sentence_of[figure] - reading.sentence_of[figure - 1] <= 1:
        previous = figure - 1              # "Lalu disusul baht 0,1 persen"
    if previous is None or previous >= len(read) or read[previous].unit != reading.figures[figure].unit:
        return movement
    if subject.donor is None and subject.measured and phrase.passed:
        return movement
    before = read[previous]
    if share_words()["charged"].intersection(reading.words.lower[word] for word in phrase.nouns):
        return movement                    # "turun 0,3 persen dengan pengenaan tarif 17 persen"
    if before.role == "level" or before.kind not in MOVES:
        return movement
    return Movement(before.role, before.direction, before.comparison)
