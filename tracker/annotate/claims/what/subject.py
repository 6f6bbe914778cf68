"""The subject of a figure as a phrase: its own nouns, those of the figure that it goes on from, or a head taken over for a new item."""
from tracker.annotate.claims.reading import (
    ADVERB,
    AND,
    BREAK,
    CLOSE,
    COMMA,
    DOWN,
    FIGURE,
    LINK,
    NOUN,
    OPEN,
    POINTING,
    PREPOSITION,
    QUOTE,
    REPORT,
    STOP,
    UP,
    VERB,
    Reading,
)
from tracker.annotate.claims.what.behind import first_of, look_right, look_right_from, predicate, purpose, whole
from tracker.annotate.claims.what.completing import fuller
from tracker.annotate.claims.what.counting import counted_words, of_count
from tracker.annotate.claims.what.heads import head_of_list, heard, measured, named
from tracker.annotate.claims.what.phrase import Phrase, Subject, content, grows, is_actor, last, make, measures, small_words, solid
from tracker.annotate.claims.what.tails import next_tail
from tracker.records import Figure

ACTIVE = "me"
AMOUNTS = ("count", "index", "money", "quantity")
PORTION = {"sebesar", "sebanyak", "sekitar", "lebih", "dari"}
SIZES = {"kapasitas", "kuantitas", "luas", "tonase", "volume"}
ITEM = 7                                   # words of an item of a list
SAME = 3                                   # words of what was measured before that a share of something else keeps
POWER = ("W", "VA", "Wh")                   # a class of customers, not goods, more often
FIXED = {"biasanya", "khususnya", "lainnya", "misalnya", "sebelumnya", "sepenuhnya", "umumnya", "utamanya"}


def read_subject(reading: Reading, figure: int, phrase: Phrase, role: str, subjects: list[Subject], read: list[Figure]) -> Subject:
    subject = find_subject(reading, figure, phrase, role, subjects, read)
    subject.aside = subject.source in ("own", "head") and bool(phrase.nouns) and opened(reading, phrase.nouns[0])
    lower, subject.telling = reading.words.lower, solid(reading, subject.nouns)
    nouns = fuller(reading, figure, subject, subjects)
    if nouns is not subject.nouns:
        made = make(reading, nouns, subject.source)
        subject.nouns, subject.text, subject.telling = made.nouns, made.text, solid(reading, made.nouns)
    subject.said, subject.measures = frozenset([lower[word] for word in subject.nouns]), measures(reading, subject.nouns)
    return subject


def opened(reading: Reading, word: int) -> bool:
    """Does a bracket open right before a phrase ("(dengan asumsi kurs Rp14.500)")?"""
    labels = reading.labels
    while word and labels[word - 1] in (BREAK, ADVERB, PREPOSITION):
        word -= 1
    return word > 0 and labels[word - 1] == OPEN


def find_subject(reading: Reading, figure: int, phrase: Phrase, role: str, subjects: list[Subject], read: list[Figure]) -> Subject:
    record = reading.figures[figure]
    right = look_right(reading, figure)
    own = phrase.telling
    if record.kind != "count" and (item := next_tail(reading, figure, phrase, right, subjects)):
        subject = make(reading, item[0] + item[1], "carried")
        subject.tail = tuple(item[1])
        return subject
    if own and right and record.kind != "count" and right[0] == reading.spans[figure][1] and reading.labels[right[0]] == NOUN and in_other_clause(reading, phrase):
        return make(reading, right, "right")
    if record.kind == "count" and (counted := counted_words(reading, figure) or right):
        donor, head = head_of_list(reading, figure, phrase, subjects, read) if own and reading.labels[reading.spans[figure][0] - 1] != PREPOSITION else (None, [])
        if not head:
            return of_count(reading, figure, phrase, counted, right, subjects)
        subject = make(reading, head + phrase.nouns + right, "head")
        subject.donor, subject.measured = donor, False
        return subject
    in_row = next_in_row(reading, phrase, subjects)
    if in_row is not None:
        return in_row
    if phrase.acting and not reading.words.lower[phrase.verb].startswith(("di", "ber")) and is_actor(reading, phrase.nouns):
        return make(reading, [phrase.verb, *(right or purpose(reading, figure))[:4]], "right")
    if phrase.acting and right and reading.labels[right[0]] == NOUN:
        return make(reading, right + phrase.nouns, "right")
    if own and reading.words.lower[own[-1]] in small_words()["session"] and stands_then(reading, figure, own):
        return make(reading, last(subjects).nouns, "carried")
    if own and (again := said_again(reading, figure, phrase, subjects)):
        return again
    if own and "masing-masing" in phrase.steps and (rows := rows_of(reading, figure, phrase)):
        subject = make(reading, list(rows[0]), "own")
        subject.row = rows[1:]
        return subject
    if own and len(own) <= 2 and (moved := mover(reading, figure, phrase, own, subjects)):
        return make(reading, own + moved, "head")
    if own:
        donor, head = head_of_list(reading, figure, phrase, subjects, read)
        tail: list[int] = []
        nouns = (head + phrase.nouns) if head else phrase.nouns + antecedent(reading, figure, phrase, subjects)
        if role == "share":
            tail = [] if (part := whole(reading, figure)) else first_of(reading, right)[:4]
            nouns = nouns + (part or tail)
        elif right and record.kind == "quantity" and len(own) <= 2 and not (record.unit or "").endswith(POWER) and right[0] == reading.spans[figure][1] and reading.labels[right[0]] == NOUN:
            nouns = nouns + right[:3]
        else:
            tail = (purpose(reading, figure) or moved_in(reading, figure, own))[:5]
            nouns = nouns + tail
        if not head and phrase.first > 0 and reading.words.lower[phrase.first] == ":" and not named(reading, phrase.nouns):
            title = heading(reading, figure, phrase.first - 1)
            nouns = measured(reading, title) + nouns if measured(reading, title) else nouns + title
        subject = make(reading, nouns, "head" if head else "own")
        subject.head = tuple(head)
        subject.donor, subject.measured, subject.tail = donor, bool(measures(reading, phrase.nouns)), tuple(tail or (phrase.nouns if head else ()))
        return subject
    if phrase.linked is not None and phrase.linked < figure:
        linked = subjects[phrase.linked]
        if doing := does_to(reading, figure, phrase, right):
            return make(reading, doing + content(reading, linked.nouns)[:SAME], "right")
        nouns = (unmoved(reading, linked.nouns) if role == "level" and record.kind in AMOUNTS else linked.nouns) + (whole(reading, figure) if role == "share" else [])
        return make(reading, nouns, "carried")
    if subjects and points_back(reading, phrase):
        part = whole(reading, figure) if role == "share" else []
        return make(reading, content(reading, last(subjects).nouns)[:SAME] + part if part else last(subjects).nouns, "carried")
    if solid(reading, right):
        return make(reading, ([phrase.verb] if phrase.verb is not None and reading.labels[phrase.verb] == VERB else []) + right, "right")
    if subjects and last(subjects).nouns:
        if phrase.nouns and phrase.after == figure - 1:
            return make(reading, phrase.nouns + valued(reading, last(subjects).nouns), "carried")
        told = predicate(reading, figure) if record.unit == "%" and phrase.steps <= PORTION else []
        nouns = content(reading, last(subjects).nouns)[:SAME] + told if told else last(subjects).nouns
        return make(reading, nouns, "carried")
    return make(reading, solid(reading, phrase.nouns) or heard(reading, phrase), "head")


def moved_in(reading: Reading, figure: int, own: list[int]) -> list[int]:
    """What moves, behind the number of a bare move: "penurunan 5 persen dalam penjualan payung"."""
    _, after = reading.spans[figure]
    if len(own) > 1 or not grows(reading, own[0]) or reading.words.lower[after:after + 1] != ["dalam"] or reading.labels[after + 1:after + 2] != [NOUN]:
        return []
    return [after, *look_right_from(reading, figure, after + 1)]


def does_to(reading: Reading, figure: int, phrase: Phrase, right: list[int]) -> list[int]:
    """What is done with what, behind the number before: "sepakat dengan tiga toko untuk menjual 150 ton payung"."""
    verb = phrase.verb
    if verb is None or reading.labels[verb] != VERB or not reading.words.lower[verb].startswith(ACTIVE):
        return []
    behind = right if right and right[0] == reading.spans[figure][1] and reading.labels[right[0]] == NOUN else purpose(reading, figure)
    return [verb, *behind] if behind else []


def unmoved(reading: Reading, nouns: list[int]) -> list[int]:
    """What moved, without the move: after "kenaikan laba 5 persen menjadi Rp3 miliar" the amount is the laba."""
    kept = [word for word in nouns if not grows(reading, word)]
    return kept if solid(reading, kept) else nouns


def stands_then(reading: Reading, figure: int, own: list[int]) -> bool:
    """Are the words only when something stood there that the sentence has measured ("dibandingkan penutupan kemarin di level 15.412")?"""
    session, lower = small_words()["session"], reading.words.lower
    return figure > 0 and reading.sentence_of[figure - 1] == reading.sentence_of[figure] and all(lower[word] in session for word in own)


def points_back(reading: Reading, phrase: Phrase) -> bool:
    """Is the subject "angka itu", which is what was measured before: "Angka ini lebih tinggi Rp5 triliun dari APBN"?"""
    if phrase.steps.isdisjoint(POINTING):
        return False
    lower, empty = reading.words.lower, small_words()["empty"]
    return any(lower[word] in POINTING and lower[word - 1] in empty for word in phrase.passed)


def valued(reading: Reading, nouns: list[int]) -> list[int]:
    """What was measured, without its measure of size: "volume ekspor mencapai 2 ton dengan nilai US$ 3 juta" is the nilai of the ekspor."""
    lower, empty = reading.words.lower, small_words()["empty"]
    return [word for word in nouns if lower[word] not in empty and lower[word] not in SIZES]


def in_other_clause(reading: Reading, phrase: Phrase) -> bool:
    """Do a comma and the beginning of another clause part a phrase from its number: "perang pecah, sementara 3 persen warga mengungsi"?"""
    labels = reading.labels
    comma = next((place for place, word in enumerate(phrase.passed) if labels[word] == COMMA), None)
    if comma is None:
        return False
    behind = phrase.passed[comma + 1:]
    before = labels[phrase.nouns[0] - 1] if phrase.nouns[0] else NOUN
    if all(labels[word] in (COMMA, ADVERB, LINK, QUOTE) for word in phrase.passed):
        return True
    return any(labels[word] == BREAK or reading.words.lower[word] == "mana" for word in behind) or before in (PREPOSITION, REPORT) or labels[phrase.nouns[0]] == PREPOSITION


def said_again(reading: Reading, figure: int, phrase: Phrase, subjects: list[Subject]) -> Subject | None:
    """"kontribusinya", of something whose "kontribusi" an earlier figure measured: the same measure of what is named here."""
    words = reading.words
    for word in phrase.nouns:
        stem = words.lower[word].removesuffix("nya")
        if stem == words.lower[word]:
            continue
        for previous in range(figure - 1, max(-1, figure - 2), -1):
            if any(words.lower[noun] == stem for noun in subjects[previous].nouns):
                subject = make(reading, measured(reading, subjects[previous].nouns) + [noun for noun in phrase.nouns if noun != word][-3:], "head")
                subject.donor, subject.measured = previous, True
                return subject
    return None


def rows_of(reading: Reading, figure: int, phrase: Phrase) -> tuple[tuple[int, ...], ...]:
    """The subjects of a row of numbers, where there are as many: "harga payung dan jas masing-masing naik 1 persen dan 2 persen"."""
    labels, parts = reading.labels, [[]]
    for word in range(phrase.nouns[0], phrase.nouns[-1] + 1):
        if labels[word] in (AND, COMMA):
            parts += [[]] if parts[-1] else []
        elif labels[word] in (NOUN, PREPOSITION, OPEN, CLOSE):
            parts[-1].append(word)
    parts = [unbracketed(reading, part) for part in parts]
    _, end = reading.bounds(figure)
    _, after = reading.spans[figure]
    numbers = 1
    while after + 1 < end and numbers < len(parts) and (ahead := following(reading, after, end)):
        numbers, after = numbers + 1, ahead
    if len(parts) < 2 or not all(parts) or numbers != len(parts):
        return ()
    head = measured(reading, parts[0][:-1]) if len(parts[0]) > 1 else []
    return (tuple(parts[0]), *((*(word for word in head[:1] if not measured(reading, part)), *part) for part in parts[1:]))


def unbracketed(reading: Reading, part: list[int]) -> list[int]:
    """The words outside of brackets."""
    kept, depth = [], 0
    for word in part:
        depth += (reading.labels[word] == OPEN) - (reading.labels[word] == CLOSE)
        if not depth and reading.labels[word] != CLOSE:
            kept.append(word)
    return kept


def following(reading: Reading, after: int, end: int) -> int | None:
    """Where the next number of a row ends: behind a comma or "dan", or both."""
    word = after
    while word < end and reading.labels[word] in (AND, COMMA):
        word += 1
    if word == after or word >= end or reading.labels[word] != FIGURE:
        return None
    return reading.spans[reading.owner[word]][1]


def next_in_row(reading: Reading, phrase: Phrase, subjects: list[Subject]) -> Subject | None:
    if phrase.linked is None or phrase.linked >= len(subjects) or phrase.nouns or not subjects[phrase.linked].row or not all(
            reading.labels[word] in (AND, COMMA) for word in phrase.passed):
        return None
    row = subjects[phrase.linked].row
    subject = make(reading, list(row[0]), "own")
    subject.row = row[1:]
    return subject


def mover(reading: Reading, figure: int, phrase: Phrase, own: list[int], subjects: list[Subject]) -> list[int]:
    """What moved, where only the move is named: "Indeks dibuka dengan kenaikan 3 persen"."""
    if not grows(reading, own[-1]):
        return []
    begin, _ = reading.bounds(figure)
    clause = own[0]
    while clause > begin and reading.labels[clause - 1] not in (COMMA, FIGURE) and (reading.labels[clause - 1] != BREAK or reading.words.lower[clause - 1] == "dengan"):
        clause -= 1
    return begins(reading, clause, own[0])


def begins(reading: Reading, word: int, end: int) -> list[int]:
    """The nouns that a clause begins with, before its verb."""
    labels = reading.labels
    while word < end and labels[word] != NOUN and labels[word] not in (FIGURE, VERB, REPORT):
        word += 1
    run = word
    while run < end and labels[run] == NOUN and run - word < 4:
        run += 1
    return list(range(word, run)) if run < end and labels[run] in (VERB, LINK, UP, DOWN, ADVERB, BREAK) else []


def heading(reading: Reading, figure: int, word: int) -> list[int]:
    """The item of a list whose measure stands behind a colon: "Payung lipat: harga jual Rp40.000"."""
    begin, _ = reading.bounds(figure)
    run: list[int] = []
    while word >= begin and reading.labels[word] in (NOUN, VERB, PREPOSITION, AND) and len(run) < ITEM:
        run.insert(0, word)
        word -= 1
    return run if word < begin or reading.labels[word] in (STOP, COMMA, FIGURE) else []


def antecedent(reading: Reading, figure: int, phrase: Phrase, subjects: list[Subject]) -> list[int]:
    """What "-nya" points back to ("bebannya", "pertumbuhannya"), or what "dengan jumlah debitur" belongs to."""
    lower = reading.words.lower
    if len(phrase.telling) > 2 or not subjects:
        return []
    pointing = any(lower[word].endswith("nya") and len(lower[word]) > 6 and lower[word] not in FIXED for word in phrase.nouns)
    joined = phrase.after is not None and phrase.after < len(subjects) and phrase.after + 1 == figure \
        and reading.words.lower[phrase.first + 1] in ("dengan", "yang")
    if pointing or joined:
        named = content(reading, last(subjects).nouns)
        own = [word for word in phrase.nouns if word in reading.marks and not grows(reading, word)]
        if pointing and own and lower[own[0]].removesuffix("nya") not in small_words()["plan"]:
            named = [word for word in named if word not in reading.marks and lower[word] != "bersih"] or named       # "Volume payung 3 ton. Harganya Rp5.000"
        return named[:3]
    return []
