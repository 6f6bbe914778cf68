"""What a figure measures: the noun phrase before its verb or after its number, or the one that it goes on from.

Two short walks over labelled words. `Phrase` keeps what the left walk passed over, because role, status and links are read from there.
"""
from tracker.annotate.claims.reading import (
    ADVERB,
    AND,
    BREAK,
    CLOSE,
    COMMA,
    DOWN,
    FIGURE,
    LINK,
    MARK,
    NOUN,
    OPEN,
    PERIOD,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    REPORT,
    STOP,
    UP,
    VERB,
    WHICH,
    Reading,
)
from tracker.annotate.claims.what.apposition import counted_within, measured_before, over_apposition
from tracker.annotate.claims.what.patterns import list_start, opening, relative
from tracker.annotate.claims.what.phrase import Phrase, content, grows, measures, small_words, solid

ACTIVE = "me"                              # begins the verbs that have an object
MOST = 9                                   # words of content that a phrase may hold
SHORT = 3                                  # words of an object that its subject is added to; one less in a clause with "yang" and where they tell of a move
SUBJECT = 4                                # words of a subject that is added to a short object
PASSED = {LINK, ADVERB, UP, DOWN, PERIOD, OPEN, QUOTE, PREPOSITION, AND, COMMA, PRONOUN, WHICH, BREAK}
SHOWING = {"memperlihatkan", "menunjukkan"}
RESTATES = {"memutakhirkan", "mengoreksi", "merevisi"}             # whose subject tells the number, and is not measured
CAUSES = {"membawa", "membuat", "mengerek", "memicu", "mendorong", "mengakibatkan", "menyebabkan"}
BEING = {"tercatat", "terpantau"}
BEHIND = {"baru", "bulanan", "keseluruhan", "khusus", "kuartalan", "paling", "rata-rata", "tahunan"}
EXAMPLES = {"seperti", "termasuk"}
BASED = {"berdasarkan", "menurut"}
WHOLES = {"alokasi", "basis", "harga", "kebutuhan", "outlook", "pagu", "plafon", "rencana", "target", "total"}
LOWEST = {"minimum", "maksimum"}
BOOKED = {"laba", "rugi", "pendapatan", "keuntungan"}
APPOSITION = {"yaitu", "yakni", "ialah"}
ENDS = {COMMA, STOP, OPEN, QUOTE, REPORT, FIGURE}


def look_left(reading: Reading, figure: int) -> Phrase:
    """Walk from a number to the left: first over linking words, then over the noun phrase that they link it to."""
    phrase = Phrase()
    begin, _ = reading.bounds(figure)
    word = reading.spans[figure][0] - 1
    word = pass_links(reading, phrase, word, begin)
    if phrase.linked is None:
        word = take_nouns(reading, phrase, figure, word, begin)
        if phrase.linked is None and wants_subject(reading, phrase):
            take_subject(reading, phrase, word, begin)
    if phrase.linked is None and word > begin and reading.labels[word] == COMMA and (apposed := measured_before(reading, phrase.nouns, word, begin)):
        phrase.nouns += apposed
    if phrase.nouns and phrase.verb == reading.spans[figure][0] - 1 and reading.words.lower[phrase.verb] in small_words()["sized"]:
        phrase.nouns.insert(0, phrase.verb)
    while phrase.nouns and reading.labels[phrase.nouns[-1]] == MARK:
        phrase.nouns.pop()                 # "- Beras premium: Rp15.000"
    phrase.nouns.reverse()
    phrase.passed.reverse()
    phrase.first = word
    phrase.kinds, phrase.steps = phrase.described(reading)
    phrase.telling = solid(reading, phrase.nouns)
    return phrase


def pass_links(reading: Reading, phrase: Phrase, word: int, begin: int) -> int:
    labels, commas = reading.labels, 0
    if word > begin and reading.words.lower[word] == ":" and labels[word - 1] in (NOUN, CLOSE):
        word -= 1                          # "Harga saran: Rp490", "Tarif dasar (base fare): Rp490"
    while word >= begin:
        label = labels[word]
        if label == FIGURE:
            phrase.linked = reading.owner[word]
            break
        if label == CLOSE:
            word = opening(reading, word, begin)
        elif label == VERB and phrase.verb is None:
            phrase.verb = word
            phrase.passed.append(word)
        elif label in PASSED:
            commas += label == COMMA
            if commas > 2:
                break
            phrase.passed.append(word)
        else:
            break
        word -= 1
    return word


def take_nouns(reading: Reading, phrase: Phrase, figure: int, word: int, begin: int) -> int:
    labels, lower = reading.labels, reading.words.lower
    empty, keep = small_words()["empty"], small_words()["keep"]
    nouns, solid, listed = phrase.nouns, 0, 0
    kinds, steps = phrase.described(reading)
    moves = UP in kinds or DOWN in kinds
    money = reading.figures[figure].kind == "money" and not moves and AND not in kinds
    row = "masing-masing" in steps
    direct, phrase.verb = phrase.verb, None
    word = over_apposition(reading, kinds, steps, word, begin)
    while word >= begin and solid < MOST:
        label = labels[word]
        before = labels[word - 1] if word > begin else STOP
        if label == NOUN and not nouns and lower[word] in small_words()["state"] and before != NOUN:
            phrase.passed.append(word)     # "kadar air masih rendah di kisaran 8 persen"
            if before == PREPOSITION:
                word -= 1
        elif label == NOUN and lower[word] == "kali" and labels[word + 1] == PRONOUN:
            pass                           # "lelang kali ini"
        elif label == MARK and not nouns:
            phrase.passed.append(word)     # "diskon 50 + 20 persen", "saham PAYU (+2 persen)"
        elif label in (NOUN, MARK):
            nouns.append(word)
            solid += lower[word] not in empty
        elif label == FIGURE:
            inner = counted_within(reading, reading.owner[word]) if nouns else []
            if not inner:
                phrase.after = reading.owner[word]
                break
            nouns.extend(inner)            # "perdagangan antara dua ekonomi terbesar"
            word = reading.spans[reading.owner[word]][0]
            word -= labels[word - 1] == LINK
        elif row and nouns and label in (AND, COMMA) and before in (NOUN, COMMA, CLOSE, PERIOD):
            nouns.append(word)             # "payung, jas hujan, dan sepatu masing-masing …"
        elif label == AND and lower[word] == "atau" and solid > 1 and measures(reading, nouns[-1:]):
            break                          # "laba yang dapat diatribusikan kepada pemilik atau laba bersih"
        elif label == AND and before == COMMA and nouns and (start := list_start(labels, word - 1, begin)):
            nouns.extend(step for step in range(word, start - 1, -1) if labels[step] != COMMA)
            solid += 1
            word = start                   # "kelompok makanan, minuman, dan tembakau sebesar 6 persen"
        elif label in (PREPOSITION, AND):
            if lower[word] == "oleh" and nouns and grows(reading, nouns[-1]):
                break                      # "naiknya indeks didorong oleh kenaikan harga minyak 12 persen"
            if before == FIGURE and label == PREPOSITION and WHICH not in map(labels.__getitem__, phrase.passed[-3:]):
                joint = next((place for place, noun in enumerate(nouns) if labels[noun] == AND), None)
                if joint:
                    del nouns[joint:]      # "71 persen dari total investasi dan porsi kota 39 persen"
                    phrase.after = reading.owner[word - 1]
                    break
                if lower[word] == "dari" and money and lower[nouns[-1]] in WHOLES:
                    phrase.after = reading.owner[word - 1]
                    break                  # "Rp3 triliun dari total rencana belanja Rp5 triliun"
                nouns.clear()              # "Rp5 triliun terhadap PDB, naik 3 persen": goes on from the figure before
                phrase.linked = reading.owner[word - 1]
                break
            if not nouns and label == PREPOSITION:
                phrase.passed.append(word)     # "pertumbuhan dalam setahun penuh masih di bawah 5 persen"
                word -= 1
                continue
            if (before not in (NOUN, PERIOD, CLOSE, PRONOUN, VERB) and lower[word - 1] != "rata-rata" and (before != PREPOSITION or lower[word] != "dalam")) or not nouns:
                break
            listed = word if label == AND else listed
            nouns.append(word)
        elif label == COMMA and listed and listed - word <= 5 and before == NOUN:
            listed = word
        elif label == LINK and lower[word] in LOWEST and before == NOUN and nouns and labels[nouns[-1]] == NOUN:
            nouns.append(word)             # "rekening minimum listrik"
        elif label in (VERB, UP, DOWN, ADVERB) or (label == LINK and lower[word] not in keep):
            which = relative(labels, word, begin)
            if which is not None and not (label == VERB and direct is None and nouns and lower[word].startswith(ACTIVE) and labels[nouns[-1]] == NOUN and (not moves or lower[word] in CAUSES)):
                nouns.extend(range(word, which - 1, -1))
                word = which
            elif lower[word] in BEHIND and before == NOUN:
                nouns.append(word)         # "pabrik baru", "harga rata-rata"
            elif solid:
                phrase.verb = word if label != LINK or lower[word] in BEING else phrase.verb
                break
            else:
                phrase.passed.append(word)
        elif label == LINK:
            nouns.append(word)
        elif label == BREAK and lower[word] == "sebelum" and lower[word - 1] in BOOKED:
            nouns.append(word)             # "laba sebelum pajak"
        elif label == BREAK and lower[word] == "alias" and before in (NOUN, CLOSE):
            pass                           # "Harga emas PT Payung Jaya alias Payung naik 3 persen"
        elif label == BREAK and lower[word] in EXAMPLES and before == NOUN and nouns:
            nouns.append(word)             # "harga komoditas seperti nikel"
        elif label == BREAK:
            if solid > 2 or (solid and (lower[word] != "dengan" or grows(reading, nouns[0]) or (before == NOUN and lower[word - 1].isdigit()))):
                break
        elif label == PRONOUN:
            if nouns and labels[nouns[-1]] == NOUN:
                break
        elif label == CLOSE:
            word = opening(reading, word, begin)
        elif label == REPORT and before == COMMA and nouns and reading.persons.issuperset(nouns):
            nouns.clear()                  # "Anggaran payung, kata Budi Santoso, sebesar Rp3 miliar"
            solid = 0
            word -= 1
        elif label == REPORT and lower[word] in BASED and before == NOUN and reading.words.text[reading.words.starts[word]].islower():
            nouns.clear()                  # "Harga kopi dunia berdasarkan acuan bursa naik 3 persen"
            solid = 0
        elif label in ENDS:
            if label == REPORT:
                phrase.verb = word
            elif label == COMMA and before == FIGURE:
                phrase.after = reading.owner[word - 1]
            break
        word -= 1
    if direct is not None or phrase.verb is None:
        phrase.verb = direct
        phrase.acting = direct is not None and bool(nouns)
    return word


def wants_subject(reading: Reading, phrase: Phrase) -> bool:
    """Is the object too short to say what is measured?"""
    beside = not phrase.acting and APPOSITION.intersection(reading.words.lower[word] for word in phrase.passed)
    if beside and not measures(reading, phrase.nouns):
        return True                        # "suku bunga acuan sudah mencapai titik terendah, yaitu 3,75 persen"
    if phrase.verb is None or phrase.acting or reading.words.lower[phrase.verb] in CAUSES | RESTATES:
        return False
    if reading.labels[phrase.verb] == REPORT and (reading.words.lower[phrase.verb] not in SHOWING or measures(reading, phrase.nouns[1:])):
        return False
    placed = phrase.nouns and reading.labels[phrase.nouns[-1]] == PREPOSITION and not measures(reading, phrase.nouns)
    aside = reading.labels[phrase.verb - 1] == WHICH or any(grows(reading, word) for word in phrase.nouns)
    return placed or len(content(reading, phrase.nouns)) <= SHORT - aside      # "Inflasi tertinggi terjadi di Kabupaten Kudus Utara sebesar 3 persen"


def take_subject(reading: Reading, phrase: Phrase, word: int, begin: int) -> None:
    """Before the verb of a short object: its subject, which the object alone does not name."""
    labels, taken = reading.labels, []
    while word >= begin and labels[word] in (VERB, ADVERB, UP, DOWN, LINK, PERIOD, PRONOUN, WHICH, CLOSE):
        word = (opening(reading, word, begin) if labels[word] == CLOSE else word) - 1
        word -= word >= begin and labels[word] == COMMA and labels[word + 1] == WHICH
    coordinated = word >= begin and labels[word] == AND
    while word >= begin and labels[word] in (NOUN, PREPOSITION, AND, PRONOUN, CLOSE):
        if labels[word] == CLOSE:
            word = opening(reading, word, begin)
        else:
            taken.append(word)
        word -= 1
    if apposed := measured_before(reading, taken, word, begin):
        taken = apposed
    if coordinated and word >= begin and labels[word] == FIGURE:
        return                             # "membuka 40 gerai di Bali dan memperoleh laba": the object of another verb
    if word > begin and labels[word] == WHICH and labels[word - 1] in (NOUN, CLOSE):
        taken.append(word)                 # "Emiten yang berbasis di Kudus membukukan laba": who, not where
        word -= 1
        while word >= begin and labels[word] in (NOUN, PREPOSITION):
            taken.append(word)
            word -= 1
    while taken and labels[taken[-1]] != NOUN:
        taken.pop()
    if not any(reading.words.lower[noun] in small_words()["actor"] for noun in taken) and reading.persons.isdisjoint(taken):
        phrase.nouns.extend(taken[-SUBJECT:])
