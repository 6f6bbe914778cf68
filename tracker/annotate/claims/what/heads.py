"""The measure of a list for an item that names none of its own: "PHK di sektor manufaktur 8.000 pekerja, sektor jasa 3.000 pekerja"."""
from tracker.annotate.claims.reading import AND, COMMA, DOWN, NOUN, REPORT, UP, VERB, Reading
from tracker.annotate.claims.what.phrase import Phrase, Subject, grows, measures, small_words
from tracker.records import Figure

BASED = {"berdasarkan", "menurut"}         # before what a list is ordered by
INTRODUCING = {"antara", "antaranya", "diantaranya", "meliputi", "seperti", "yaitu", "yakni"}
ITEM = 2                                   # sentences back that the measure of a mere name is looked for
HEARD = 30                                 # words back that a measure is still heard


def head_of_list(reading: Reading, figure: int, phrase: Phrase, subjects: list[Subject], read: list[Figure]) -> tuple[int | None, list[int]]:
    """For an item that does not say what is measured, the words of an earlier one that do ("PHK … sektor jasa 3.300 pekerja")."""
    if (phrase.verb is not None and reading.labels[phrase.verb] in (VERB, UP, DOWN, REPORT)) or measures(reading, phrase.nouns):
        return None, []
    own = phrase.telling
    moved = UP in phrase.kinds or DOWN in phrase.kinds
    if (introduced := introducing(reading, figure, phrase)):
        return None, introduced
    story = reading.headline_of(reading.spans[figure][0])
    short, unit = len(own) <= 2, reading.figures[figure].unit
    last = figure - 1
    if last >= 0 and subjects[last].head and reading.sentence_of[figure] - reading.sentence_of[last] <= 1 and reading.figures[last].unit == unit and (named(reading, phrase.nouns) or (short and phrase.after == last)) and not (
            moved and grows(reading, subjects[last].head[0]) and not reading.cues("growth", subjects[last].head[0], subjects[last].head[0] + 1)):
        return last if subjects[last].donor is None else subjects[last].donor, list(subjects[last].head)
    reach = ITEM if short and named(reading, own) else 0
    for previous in range(figure - 1, max(-1, figure - 12), -1):
        if reading.sentence_of[figure] - reading.sentence_of[previous] > reach:
            break
        if reading.headlines and reading.headline_of(reading.spans[previous][0]) != story:
            continue                       # of another story
        if read[previous].unit == unit and subjects[previous].source != "head":
            head = without_name(reading, without_item(reading, subjects[previous].nouns, phrase.nouns), phrase.nouns)
            if head and grows(reading, head[0]) and reading.figures[figure].kind in ("money", "quantity"):
                head = head[1:]            # the amount is none of a move: "ASP naik 5 persen, ASP tahun lalu US$ 65"
            if head and not (moved and grows(reading, head[0])):
                return previous, head
    if not moved and named(reading, phrase.nouns):
        return None, heard(reading, phrase, story[0] if story else 0)
    joined = last >= 0 and reading.labels[phrase.first] == AND and reading.figures[last].unit == unit and reading.sentence_of[last] == reading.sentence_of[figure]
    return last if joined else None, heard(reading, phrase, reading.bounds(figure)[0]) if reading.marks.isdisjoint(phrase.nouns) else []


def introducing(reading: Reading, figure: int, phrase: Phrase) -> list[int]:
    """The measure of the sentence before "di antaranya" and the like, for the first name behind it ("… di antaranya Vietnam turun 3 persen")."""
    word = phrase.first
    if word > 0 and reading.labels[word] == COMMA:
        word -= 1
    if word < 0 or reading.words.lower[word] not in INTRODUCING or not phrase.nouns:
        return []
    begin, _ = reading.bounds(figure)
    return heard(reading, phrase, begin)


def heard(reading: Reading, phrase: Phrase, begin: int = 0) -> list[int]:
    """The measure named last before a bare item, where no figure has it: "Berikut tarif baru: China 34 persen"."""
    labels = reading.labels
    for word in range(min(phrase.first, phrase.nouns[0] - 1) if phrase.nouns else phrase.first, max(begin - 1, phrase.first - HEARD), -1):
        if word in reading.marks and measures(reading, [word]) and labels[word] == NOUN and reading.words.lower[word - 1] not in BASED:
            while word - 1 in reading.marks and labels[word - 1] == NOUN:
                word -= 1                  # "pertumbuhan ekonomi"
            run = [word]
            while len(run) < 3 and labels[run[-1] + 1] == NOUN:
                run.append(run[-1] + 1)
            return run
    return []


def without_item(reading: Reading, nouns: list[int], item: list[int]) -> list[int]:
    """The measure without the item that a like one takes the place of: "harga beras bawah turun 3 persen, beras atas 4 persen"."""
    head, lower = measured(reading, nouns), reading.words.lower
    same = {lower[word] for word in item}
    begun = next((place for place, word in enumerate(head) if lower[word] in same), len(head))
    if 0 < begun < len(head):
        return head[:begun]
    run = next((place for place, word in enumerate(head) if word not in reading.marks), len(head))
    rest = [word for word in nouns if word > head[0]][run - 1:] if head else []
    common = rest and len(rest) == len(item) and not any(reading.words.text[reading.words.starts[word]].isupper() for word in (*rest, *item))
    return head[:run] if common else head


def without_name(reading: Reading, head: list[int], item: list[int]) -> list[int]:
    """A head without the name that another name takes the place of: "Indeks Payung Jaya turun, Payung Raya naik"."""
    words = reading.words
    if head and grows(reading, head[0]) and any(words.text[words.starts[word]].isupper() for word in head[1:]):
        return head[:1]
    if not named(reading, item):
        return head
    return head[:next((place for place, word in enumerate(head) if place and words.text[words.starts[word]].isupper()), len(head))]


def named(reading: Reading, nouns: list[int]) -> bool:
    """Is a phrase nothing but a name ("Uni Eropa")?"""
    words = reading.words
    return all(words.text[words.starts[word]].isupper() or words.lower[word] in small_words()["skip"] for word in nouns)


def measured(reading: Reading, nouns: list[int]) -> list[int]:
    """The words of a phrase that name what can be measured, each with the words after it."""
    heads = measures(reading, nouns)
    if not heads:
        return []
    return [word for word in nouns if heads[0] <= word <= heads[0] + 3]
