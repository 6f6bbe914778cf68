"""Who says a figure: the quotation or statement that covers it; the sentences behind keep its speaker while they go on with the same thing."""
import dataclasses
import re
from functools import cache

from tracker.annotate.claims.reading import FIGURE, NOUN, POINTING, Reading
from tracker.annotate.claims.where.trade import converting
from tracker.annotate.speech.continuation import closed as ends_in_quotation
from tracker.annotate.speech.sources import ABROAD, ANNOUNCES
from tracker.lexicons import read_yaml
from tracker.records import Attribution

FRONTED = re.compile(r",\s(?:[A-Z][\w./-]*\s)*\Z")              # a clause that leads to its speaker: "…, Menteri Tono"
PASSIVE, DECIDES, ALSO = "di", "mengumumkan", "juga"
POINTED_AT, TOLD = re.compile(r"\w+\s(?:ini|itu|tersebut)\s(?:juga\s)?"), re.compile(r"bahwa\b|[,:]\s")
LEAST, ALIKE = 5, 2
RANK = {"enclosed": 1, "continues": 2}
LOOSE = frozenset(RANK)                    # the sentences around what was said
PERSONAL = {"beliau", "dia", "ia"}
BASED = {"berdasarkan", "dari", "menurut", "dalam"}
CITED = {"data", "laporan", "survei", "riset", "kajian", "studi", "catatan"}
NEXT = {"adapun", "kemudian", "lalu", "sedangkan", "selanjutnya", "sementara"}
THAN = {"atas", "bawah", "dari", "daripada"}
SESSION = ("pada", "perdagangan")          # "Pada perdagangan Senin, harga turun …" is told by the writer, whoever spoke before
SIDE = "sisi"                              # "di sisi lain"
SOURCES = ("according", "source")
GOVERNMENT, AWAY = "pemerintah", 3         # words from it to its verb


def read_speakers(reading: Reading, told: bool = False) -> list[str | None]:
    """The speaker of every figure, in order: the narrowest attribution that holds it, a direct one before one that only goes on.

    In a report of the market (`told`) the writer tells the numbers: a person's statement goes on there only where a pronoun says so or a sentence points back.
    """
    attributions = settle(reading)
    words = cue_words()
    heard = sorted((item for item in reading.attributions if item.rule not in LOOSE and not reading.headline_of(reading.words.at(item.start))), key=lambda item: item.end)
    speakers: list[str | None] = []
    reckoned: list[int] = []               # rates at which the writer reckons
    cited: list[bool] = []                 # whether a figure is a source's
    upcoming, here = iter(attributions), []
    following = next(upcoming, None)
    for index, figure in enumerate(reading.figures):
        while following and following.start <= figure.start:
            here.append(following)
            following = next(upcoming, None)
        here = [item for item in here if figure.start < item.end]
        held = [
            item for item in here
            if not aside(reading, index, item)
            and (item.rule != "continues" or goes_on(reading, index, speakers, item, words, told, heard))
        ]
        nearest = min(held, key=lambda item: (RANK.get(item.rule, 0), item.end - item.start), default=None)
        again = cited_again(reading, index, attributions) or expected(reading, index, words)
        if again is None and (nearest is None or nearest.rule in LOOSE):
            again = estimating(reading, index, words)
        if nearest and nearest.rule != "quote" and converting(reading, index):
            reckoned.append(index)
        row = None if again or nearest else row_of_source(reading, index, speakers, cited)
        cited.append(bool(row or (nearest and (nearest.rule in SOURCES or (nearest.rule == "continues" and nearest.cue in sources())))))
        speakers.append(again or (nearest.speaker if nearest else row or governing(reading, index, words)))
    for index in reckoned:
        speakers[index] = None
    return speakers


@cache
def cue_words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("speaker_cues").items()}


@cache
def pages() -> frozenset[str]:
    return frozenset(read_yaml("speech_verbs")["pages"])


@cache
def sources() -> frozenset[str]:
    words = read_yaml("speech_verbs")
    return frozenset((*words["source"], *words["pages"]))


def cited_again(reading: Reading, figure: int, attributions: list[Attribution]) -> str | None:
    """Whose data "data tersebut" are: those of the source that was cited last."""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    if CITED.isdisjoint(lower[begin:first]):
        return None
    for word in range(begin + 1, first):
        cited = word - 2 if lower[word] == "sama" and lower[word - 1] == "yang" else word - 1      # "survei tersebut", "survei yang sama"
        if (lower[word] in POINTING or cited < word - 1) and lower[cited] in CITED and lower[cited - 1] in BASED:
            return next((item.speaker for item in reversed(attributions) if item.end <= reading.words.starts[begin] and item.rule == "source"), None)
    return None


def expected(reading: Reading, figure: int, words: dict[str, frozenset[str]]) -> str | None:
    """Whose target or forecast it is beside another one: "lebih rendah daripada proyeksi pemerintah yang mencapai 7 persen"."""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    word = first - 1
    while word > begin and lower[word] in words["reaches"]:
        word -= 1
    compared = word - begin > 3 and lower[word - 2] in THAN and reading.labels[word - 3] != FIGURE          # not "90 persen dari target pemerintah"
    return GOVERNMENT if compared and lower[word] == GOVERNMENT and lower[word - 1] in words["estimate"] else None


def row_of_source(reading: Reading, figure: int, speakers: list[str | None], cited: list[bool]) -> str | None:
    """The next number of a source: "Data asosiasi payung menyebut impor 2 juta unit. Sementara ekspor 1 juta unit."."""
    begin, _ = reading.bounds(figure)
    sentence = reading.sentence_of[figure]
    first = reading.sentence_of.index(sentence)
    lower = reading.words.lower
    if not first or (lower[begin] not in NEXT and (lower[begin] != "di" or SIDE not in lower[begin:begin + 3])) or sentence - reading.sentence_of[first - 1] > 1:
        return None
    units = [{reading.figures[other].unit for other, place in enumerate(reading.sentence_of) if place == here} for here in (sentence - 1, sentence)]
    return speakers[first - 1] if cited[first - 1] and not units[0].isdisjoint(units[1]) else None


def settle(reading: Reading) -> list[Attribution]:
    """The attributions without places as speakers, unless a country announces; what goes on after a person's statement and his office's plan is the person's."""
    places = {place.text for place in reading.places}
    persons, plans = reading.people, cue_words()["plans"]
    settled: list[Attribution] = []
    for item in sorted(reading.attributions, key=lambda item: item.start):
        if item.speaker in places and not (item.speaker in ABROAD and item.cue in ANNOUNCES):
            speaker = next((before.speaker for before in reversed(settled) if before.speaker in persons), None)
            if speaker is None:
                continue
            item = dataclasses.replace(item, speaker=speaker)
        if item.rule == "continues" and item.cue in plans and item.speaker not in persons:
            spoke = next((before for before in reversed(settled) if before.rule not in LOOSE and before.speaker != item.speaker), None)
            if spoke and spoke.rule == "inserted" and spoke.speaker in persons and "\n" not in reading.words.text[spoke.start:item.start]:
                item = dataclasses.replace(item, speaker=spoke.speaker)
        settled.append(item)
    return settled


def aside(reading: Reading, figure: int, item: Attribution) -> bool:
    """Does the number stand before whoever states something: "harga naik 2 persen setelah Presiden mengumumkan …"? Not in "Dengan naik 2 persen, Presiden yakin …"."""
    if item.rule != "stated" or item.cue is None:
        return False
    start, text = reading.figures[figure].start, reading.words.text
    if item.cue.startswith(PASSIVE):
        return behind(text, item, start)
    cue = text.find(item.cue, start, item.end)
    if cue < 0 or item.cue in text[item.start:start]:
        return False
    named = min((place for entity in reading.entities if entity.name == item.speaker for place, _ in entity.mentions if start < place < cue), default=None)
    return named is None or not FRONTED.search(text, start, named)


def behind(text: str, item: Attribution, start: int) -> bool:
    """Does the number stand behind whoever is told to have said something: "Hal itu disampaikan Tono di depan 30 petani", not "disampaikan Tono, harga naik 2 persen"?"""
    cue = text.rfind(item.cue, item.start, start)
    return cue >= 0 and bool(POINTED_AT.fullmatch(text, item.start, cue)) and not TOLD.search(text, cue, start)


def goes_on(reading: Reading, figure: int, speakers: list[str | None], item: Attribution, words: dict[str, frozenset[str]], told: bool, heard: list[Attribution]) -> bool:
    """Does the figure's sentence follow the attributed one directly, speak of its speaker, or stand with a figure that does?"""
    begin = max(reading.bounds(figure)[0], reading.words.at(item.start))       # behind the headline of another story
    first, _ = reading.spans[figure]
    lower, starts = reading.words.lower, reading.words.starts
    spoken = words["speaker"].intersection(lower[begin:first])
    if spoken:
        return item.speaker in reading.people or not spoken & PERSONAL
    person = item.speaker in reading.people
    if not person and item.cue in words["plans"]:
        return False
    pointing = points_back(lower, begin, words)
    if (told and person and not pointing) or (glued(reading, begin) and (person or not pointing) and item.cue not in pages()):
        return False
    if person and tuple(lower[begin:begin + 2]) == SESSION:
        return False
    if item.cue in words["acts"]:
        return not person and item.cue == DECIDES and ALSO in lower[begin:first]       # "Suku bunga simpanan juga naik"
    here = starts[begin]
    last = next((other for other in reversed(heard) if other.end <= here), None)
    closed = last is not None and not pointing and ends_in_quotation(reading.words.text, last)     # "…," ujar Tono.: what follows is the writer's again
    if figure and speakers[figure - 1] == item.speaker and not (closed and reading.figures[figure - 1].start < last.end):
        apart = reading.sentence_of[figure] - reading.sentence_of[figure - 1]
        if apart == 0 or (apart == 1 and (pointing or (item.cue in sources() and not told))) or (apart <= 2 and (item.cue in pages() or same_unit(reading, figure, speakers))):
            return True
    if last is None or (closed and not alike(reading, last, begin)):
        return False
    return not any(last.end < starts[opening] < here for opening, _ in reading.sentences)


def same_unit(reading: Reading, figure: int, speakers: list[str | None]) -> bool:
    """Has a figure of the sentence before it, said by the same, the unit of a figure?"""
    sentence = reading.sentence_of[figure - 1]
    for other in range(figure - 1, -1, -1):
        if reading.sentence_of[other] != sentence or speakers[other] != speakers[figure - 1]:
            return False
        if reading.figures[other].unit == reading.figures[figure].unit:
            return True
    return False


def alike(reading: Reading, said: Attribution, begin: int) -> bool:
    """Does a sentence speak of the same things as the statement before it?"""
    words = reading.words
    end = next(last for first, last in reading.sentences if first <= begin < last)
    before, here = ({words.lower[word] for word in range(first, last) if reading.labels[word] == NOUN and len(words.lower[word]) >= LEAST}
                    for first, last in ((words.at(said.start), words.before(said.end)), (begin, end)))
    return len(before & here) >= ALIKE


def points_back(lower: list[str], begin: int, words: dict[str, frozenset[str]]) -> bool:
    """Does a sentence go on with the one before: "Angka itu …", "Rinciannya, …", "Meski demikian, …"?"""
    opening = lower[begin:begin + 3]
    pointing = any(word in POINTING and before not in words["times"] for before, word in zip(("", *opening), opening, strict=False))     # not "saat ini"
    return opening[0] in words["back"] or (opening[0].endswith("nya") and len(opening[0]) > 5) or pointing


def glued(reading: Reading, begin: int) -> bool:
    """Has the break of a paragraph before a sentence been lost: "kata Tono.Pabrik itu …"?"""
    start = reading.words.starts[begin]
    return start > 1 and reading.words.text[start - 1] in ".!?”\""  and reading.words.text[start].isupper()


def estimating(reading: Reading, figure: int, words: dict[str, frozenset[str]]) -> str | None:
    """Who raises or lowers an estimate: "Sekuritas Nusa meningkatkan proyeksi laba menjadi Rp2 triliun"."""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    if words["moves"].isdisjoint(lower[begin:first]):
        return None
    made = next((word for word in range(begin + 1, first) if lower[word].removesuffix("nya") in words["estimate"] and lower[word - 1] in words["moves"]), None)
    if made is None:
        return None
    start, end = reading.words.starts[begin], reading.words.starts[made - 1]
    named = [(place, entity.name) for entity in reading.entities for place, stop in entity.mentions if start <= place and stop <= end]
    return min(named)[1] if named else None


def governing(reading: Reading, figure: int, words: dict[str, frozenset[str]]) -> str | None:
    """The government where it aims at a number, and nobody tells so: "Pemerintah menargetkan ekspor naik 5 persen"."""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    lower = reading.words.lower
    if GOVERNMENT not in lower[begin:first]:
        return None
    for word in range(begin, first - 1):
        if lower[word] == GOVERNMENT:
            verb = next((place for place in range(word + 1, min(word + AWAY, first)) if lower[place] in words["governs"]), None)
            if verb is not None and words["apart"].isdisjoint(lower[verb:first]):
                return GOVERNMENT.capitalize()
    return None
