"""What an item of a list takes from the item before: "Malaysia 13 persen, Thailand 12 persen"."""
from tracker.annotate.claims.how.comparison import compare
from tracker.annotate.claims.how.movement import MOVES, Movement
from tracker.annotate.claims.how.moving import signed, way, words
from tracker.annotate.claims.how.share import STILL, of_amount, rates, share_words
from tracker.annotate.claims.reading import AND, COMMA, DOWN, FIGURE, INTO, STOP, UP, VERB, Reading
from tracker.annotate.claims.what.about import Phrase
from tracker.annotate.claims.what.phrase import small_words
from tracker.annotate.claims.what.subject import Subject
from tracker.records import Figure

COMPARED = {"dari", "daripada", "dibanding", "dibandingkan", "ketimbang"}
EXAMPLES = {"antaranya", "diantaranya", "lain", "misalnya", "seperti", "yaitu", "yakni"}
FOLLOWING = {"diikuti", "disusul"}
NEXT = {"(", ",", "dan", "hanya", "sekitar", "serta", "termasuk"}
PREDICTING = {"memperkirakan", "memprediksi", "memproyeksi", "memproyeksikan", "meramal", "meramalkan"}
OF_ALL = {"atas", "bawah", "dunia", "global", "indonesia", "nasional"}
PRICES_OF = {"andil", "ihk", "inflation", "kontribusi", "sumbangan"}
NEAR = 12                                  # words between what moves and its examples


def inherit(reading: Reading, figure: int, phrase: Phrase, subject: Subject, movement: Movement, read: list[Figure]) -> Movement:
    """The role of a figure with what it takes from the item before, or from "yoy" behind it."""
    if figure and "melainkan" in phrase.steps and read[figure - 1].role == "change" and read[figure - 1].unit == reading.figures[figure].unit:
        return Movement("change", read[figure - 1].direction, compare(reading, figure))         # "tidak turun 10 persen, melainkan 2 persen"
    if figure and movement.role != "share" and read[figure - 1].role == "change" and is_base(reading, figure, phrase):
        was = "up" if read[figure - 1].value is not None and read[figure - 1].value < 0 else read[figure - 1].direction
        return Movement("change", signed(was, reading, figure), movement.comparison)         # "tumbuh 4 persen, lebih rendah dibandingkan 5 persen pada 2018"
    taken = handed_on(reading, figure, phrase, subject, movement, read)
    if taken.role == "level" and reading.figures[figure].unit == "%" and by_the_year(reading, figure, phrase, subject):
        return Movement("change", signed("up", reading, figure), compare(reading, figure))
    if taken.role == "level" and reading.figures[figure].unit == "%" and (of_amount(reading, figure, subject.nouns) or next_part(reading, figure, phrase, subject, read)):
        return Movement("share")
    return taken


def is_base(reading: Reading, figure: int, phrase: Phrase) -> bool:
    """Is a percentage what the one before is compared with: "Angka ini lebih rendah dibandingkan 5 persen"?"""
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    near = reading.sentence_of[figure] - reading.sentence_of[figure - 1] <= 1 and reading.figures[figure - 1].unit == reading.figures[figure].unit == "%"
    before = first - 1 - (lower[first - 1] == "dengan")
    return near and lower[before] in COMPARED and (lower[before - 2] == "lebih" or (lower[before] != "dari" and phrase.linked == figure - 1))


def next_part(reading: Reading, figure: int, phrase: Phrase, subject: Subject, read: list[Figure]) -> bool:
    """Is it the next part of a whole: "49 persen di pabrik payung dan 28 persen di pabrik topi"?"""
    if not figure or read[figure - 1].role != "share" or read[figure - 1].unit != "%" or reading.sentence_of[figure] != reading.sentence_of[figure - 1]:
        return False
    between = reading.labels[reading.spans[figure - 1][1]:reading.spans[figure][0]]
    said = {reading.words.lower[word] for word in (*phrase.nouns, *subject.nouns)}
    return phrase.steps <= NEXT and (AND in between or COMMA in between) and VERB not in between and rates().isdisjoint(said) and share_words()["rated"].isdisjoint(said)


def handed_on(reading: Reading, figure: int, phrase: Phrase, subject: Subject, movement: Movement, read: list[Figure]) -> Movement:
    """An item of a list that says nothing of its own role has that of the item before: "Malaysia 13 persen, Thailand 12 persen"."""
    opening = phrase.first if phrase.verb is None else phrase.verb
    follows = reading.words.lower[opening - (reading.words.lower[opening] == "oleh")] in FOLLOWING
    if movement.role == "level" and reading.figures[figure].unit == "%" and (of_growth(reading, subject) or planned_growth(reading, figure, phrase, subject, read)):
        return Movement("change", signed("up", reading, figure), compare(reading, figure))
    if movement.role == "level" and reading.figures[figure].unit == "%" and (listed := example(reading, figure, phrase)) is not None:
        return Movement("change", listed)
    if movement.role != "level" or (phrase.verb is not None and reading.labels[phrase.verb] == VERB and not follows):
        return movement
    if subject.source == "head" and subject.donor is None and reading.figures[figure].unit == "%" and not share_words()["noun"].isdisjoint(subject.said):
        return Movement("share")
    previous = subject.donor if subject.donor is not None else phrase.after
    joint = phrase.first - (reading.words.lower[phrase.first] == "juga")          # "dan juga impor 5 persen"
    if previous is None and reading.labels[joint] == AND:
        word = joint - (2 if reading.labels[joint - 1] == COMMA else 1)
        previous = reading.owner.get(word)
    if previous is None and follows and figure and reading.sentence_of[figure] - reading.sentence_of[figure - 1] <= 1:
        previous = figure - 1              # "Lalu disusul baht 0,1 persen"
    if previous is None or previous >= len(read) or read[previous].unit != reading.figures[figure].unit:
        return movement
    if subject.donor is None and subject.measured and phrase.passed and not (phrase.steps == {"sebesar"} and reading.labels[phrase.first] == AND and STILL.isdisjoint(reading.words.lower[word] for word in phrase.nouns)):
        return movement                    # but: "Ekspor turun 2 persen dan impor sebesar 5 persen"
    before = read[previous]
    if share_words()["charged"].intersection(reading.words.lower[word] for word in phrase.nouns):
        return movement                    # "turun 0,3 persen dengan pengenaan tarif 17 persen"
    if before.role == "level" or before.kind not in MOVES:
        return movement
    return Movement(before.role, before.direction, before.comparison)


def of_growth(reading: Reading, subject: Subject) -> bool:
    """Is it a rate of growth, named further off: "Pertumbuhan ekonomi 5 persen. Angka itu di atas realisasi 2017 sebesar 4 persen"."""
    heard = [reading.words.lower[word].removesuffix("nya") for word in subject.nouns]
    if not STILL.isdisjoint(heard) or not share_words()["noun"].isdisjoint(heard):
        return False
    return "pertumbuhan" in heard or "growth" in heard or "tumbuh" in heard[-2:]


def planned_growth(reading: Reading, figure: int, phrase: Phrase, subject: Subject, read: list[Figure]) -> bool:
    """Is it an outcome, a target or a forecast of the growth just told: "tumbuh 5 persen, lebih rendah dari proyeksi Bank Dunia 6 persen", "IMF memperkirakan 4 persen"?"""
    predicted = phrase.verb is not None and reading.words.lower[phrase.verb] in PREDICTING and not common(reading, phrase.nouns)
    if not predicted and not bare_plan(reading, subject):
        return False
    first, _ = reading.spans[figure]
    begin, _ = reading.bounds(figure)
    if not reading.cues("growth", begin, first):
        near = figure and reading.sentence_of[figure] - reading.sentence_of[figure - 1] <= 1
        before = read[figure - 1] if near else None
        if before is None or before.role != "change" or before.unit != "%":
            return False
        begin, first = reading.bounds(figure - 1)[0], reading.spans[figure - 1][0]
    return bool(reading.cues("growth", begin, first)) and STILL.isdisjoint(reading.words.lower[begin:first])


def bare_plan(reading: Reading, subject: Subject) -> bool:
    """Does the subject name a plan and whose it is, and nothing that is measured ("proyeksi IMF")?"""
    plan = small_words()["plan"]
    return not subject.said.isdisjoint(plan) and common(reading, subject.nouns) <= plan | small_words()["actor"] | words()["growing by itself"] | OF_ALL


def common(reading: Reading, nouns: list[int]) -> set[str]:
    """The words of a phrase that are no names."""
    words_of = reading.words
    return {words_of.lower[word] for word in nouns if words_of.text[words_of.starts[word]].islower()}


def by_the_year(reading: Reading, figure: int, phrase: Phrase, subject: Subject) -> bool:
    """Is it told "yoy" right behind the number, of what is no rate by itself ("tabungan 7 persen yoy", but not "inflasi 3 persen yoy")?"""
    _, after = reading.spans[figure]
    if not any(hit.value in ("yoy", "qoq", "mom") and hit.first <= after + 1 for hit in reading.cues("comparison", after, after + 4)):
        return False
    begin, _ = reading.bounds(figure)
    rates = STILL | PRICES_OF
    return INTO.isdisjoint(phrase.steps) and "dari" not in phrase.steps and rates.isdisjoint(reading.words.lower[word] for word in (*subject.nouns, *range(begin, after)))


def example(reading: Reading, figure: int, phrase: Phrase) -> str | None:
    """Which way the first of some examples goes, as all of them do: "Mata uang Asia melemah, seperti won 0,1 persen dan baht 0,2 persen"."""
    if not phrase.nouns or (phrase.verb is not None and reading.labels[phrase.verb] == VERB):
        return None
    lower, labels = reading.words.lower, reading.labels
    begin, _ = reading.bounds(figure)
    word = phrase.nouns[0] - (lower[phrase.nouns[0]] != "lain")          # "antara lain"
    if word - 2 <= begin or lower[word] not in EXAMPLES:
        return None
    clause = range(max(begin, word - NEAR), word)
    if any(lower[earlier] in STILL or lower[earlier] in share_words()["charged"] for earlier in clause):
        return None
    for earlier in reversed(clause):
        if labels[earlier] in (UP, DOWN):
            return "up" if labels[earlier] == UP else "down"
        if lower[earlier] in words()["growing"]:
            return way(lower[earlier])
        if labels[earlier] in (FIGURE, STOP):
            return None
    return None
