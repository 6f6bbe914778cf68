"""A Doc as claims read it: every word labelled once by what it does, so that each figure is read by short walks to its left and right."""
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from tracker.annotate.spans import notes
from tracker.annotate.speech.pointers import pointers
from tracker.annotate.words import Hit, PhraseTable, Words, of_doc
from tracker.lexicons import read_yaml
from tracker.records import PeriodMention

NOUN, VERB, LINK, ADVERB, REPORT, BREAK, AND, PREPOSITION, PRONOUN, UP, DOWN, FIGURE, PERIOD, COMMA, STOP, OPEN, CLOSE, QUOTE, WHICH, MARK = range(20)
LABELS = ("noun", "verb", "link", "adverb", "report", "break", "and", "preposition", "pronoun", "rise", "fall", "figure", "period", "comma", "stop", "open", "close", "quote", "which", "mark")
POINTING = {"ini", "itu", "tersebut"}          # to what was named before
INTO = {"jadi", "ke", "menjadi"}              # what leads from what was to what is
PUNCTUATION = {",": COMMA, ";": STOP, ":": STOP, ".": STOP, "!": STOP, "?": STOP, "(": OPEN, ")": CLOSE, "[": OPEN, "]": CLOSE,
               "“": QUOTE, "”": QUOTE, '"': QUOTE, "«": QUOTE, "»": QUOTE, "–": COMMA, "—": COMMA, "|": STOP, "•": STOP}
VERB_PREFIXES = ("mem", "men", "meng", "mel", "mer", "mew", "mey", "ber", "ter", "di")
DATELINE = re.compile(r"\s*(?:(?:[A-Z][\w.]*\.(?:com|id|COM|ID)|[A-Z][\w-]*|\([A-Z][\w ]*\))[,.]?\s){1,5}[-–—]{1,2}\s")
RECORDS = frozenset(("terbesar", "tertinggi", "tertingginya", "terendah", "terendahnya", "terburuk", "terbaik", "terdalam", "terlemah", "terkuat", "terkecil", "termahal", "termurah"))
MOST_LABELS = 100_000
OTHER = "other"                            # what looks like an indicator and is none
LEAST_VERB = 6                             # "merah", "terus" and other short words are listed; longer ones mostly are verbs


class Reading:
    """Words, their labels, and where cues, figures, periods and sentences stand, all by word index."""

    def __init__(self, doc: Doc):
        noted = notes(doc)
        self.words: Words = of_doc(doc)
        self.article, self.body = noted.article, noted.body
        self.figures, self.places, self.entities, self.attributions = noted.figures, noted.places, noted.entities, noted.attributions
        self.people = frozenset([entity.name for entity in self.entities if entity.type == "person"])
        self.hits: dict[str, list[Hit]] = {}
        for hit in cue_table().find(self.words):
            self.hits.setdefault(hit.noun, []).append(hit)
        self.firsts = {noun: [hit.first for hit in hits] for noun, hits in self.hits.items()}
        self.growing = set(self.firsts.get("growing", ()))
        self.marks = self.growing.union(self.firsts.get("measure", ()), self.firsts.get("share noun", ()))
        self.labels = label_words(self.words, self.firsts)
        self.close_dateline()
        self.persons = self.read_persons()
        self.spans = [self.mark(figure.start, figure.end, FIGURE) for figure in self.figures]
        self.read_additions()
        self.owner = {word: index for index, (first, last) in enumerate(self.spans) for word in range(first, last)}
        self.periods = self.read_periods(noted.periods)
        self.period_firsts = [first for first, _, _ in self.periods]
        self.headlines = [(self.words.at(first), self.words.before(last) + 1) for _, first, last in pointers(self.words.text)]
        self.read_headlines()
        self.sentences = [(self.words.at(sentence.start), self.words.before(sentence.end) + 1) for sentence in noted.sentences]
        self.sentence_of = self.locate()
        self.based: dict[int, bool] = {}   # whether others are compared with a number, by its first word
        self.compared: dict[int, bool] = {}                # and with a period
        self.bounds = [self.surroundings(figure) for figure in range(len(self.figures))].__getitem__       # a figure's: within which words it is read

    def read_persons(self) -> set[int]:
        """The words of people's names: they do and say things, and are not what is measured."""
        mentions = [mention for entity in self.entities if entity.type == "person" for mention in entity.mentions]
        return {word for start, end in mentions for word in range(self.words.at(start), self.words.before(end) + 1)}

    def close_dateline(self) -> None:
        """A dateline ("KUDUS –", "Kabar.com, Jakarta —", "Jakarta (Kantor Kabar) -") is no part of what is measured behind it."""
        found = DATELINE.match(self.words.text, self.body)
        if found:
            for word in range(self.words.at(found.start()), self.words.before(found.end()) + 1):
                self.labels[word] = STOP

    def mark(self, start: int, end: int, label: int) -> tuple[int, int]:
        """Label the words between two offsets and say which they are; figures keep their label."""
        first, last = self.words.at(start), self.words.before(end) + 1
        for word in range(first, last):
            if self.labels[word] != FIGURE:
                self.labels[word] = label
        return first, last

    def headline_of(self, word: int) -> tuple[int, int] | None:
        """The headline of another story ("Baca Juga: …") in which a word stands."""
        return next(((first, last) for first, last in self.headlines if first <= word < last), None) if self.headlines else None

    def read_headlines(self) -> None:
        """The verbs without a prefix of headlines and of the title ("Bank Rimba Incar Kredit Rp5 Triliun")."""
        words, verbs = self.words, headline_verbs()
        for first, last in (*self.headlines, (0, words.before(self.body) + 1 if self.body else 0)):
            for word in range(first + 1, last):
                if self.labels[word] == NOUN == self.labels[word - 1] and words.lower[word] in verbs and words.text[words.starts[word]].isupper():
                    self.labels[word] = verbs[words.lower[word]]

    def read_additions(self) -> None:
        """"menambahkan" right before a number moves it ("Indeks menambahkan 9 poin"); elsewhere somebody says something."""
        for first, _ in self.spans:
            if first and self.labels[first - 1] == REPORT and self.words.lower[first - 1] == "menambahkan":
                self.labels[first - 1] = UP

    def read_periods(self, mentions: Iterable[PeriodMention]) -> list[tuple[int, int, PeriodMention]]:
        """Periods with their words; of two that stand side by side ("Kamis (8/11) kemarin", "Kamis (8/11) pekan lalu") the first says it."""
        periods: list[tuple[int, int, PeriodMention]] = []
        for mention in mentions:
            if self.of_contract(mention):
                continue                   # its words are part of the name of what is traded
            first, last = self.mark(mention.start, mention.end, PERIOD)
            if self.of_record(first, mention):
                continue
            if mention.text.lower() == "kini" and self.labels[last:last + 1] in ([FIGURE], [ADVERB]):
                continue                   # "harga kini Rp2 jutaan" dates nothing; "kini mencapai Rp2 juta" does
            beside = bool(periods) and periods[-1][1] == first
            if first not in self.owner and not (beside and (mention.kind == "day" or (mention.kind == "week" and periods[-1][2].kind == "day"))):
                periods.append((first, last, mention))
        return periods

    def of_contract(self, mention: PeriodMention) -> bool:
        """Is a month that of a contract ("kontrak pengiriman Juni 2025", "Brent untuk November"), not of what is told of it?"""
        first = self.words.at(mention.start)
        if mention.kind != "month":
            return False
        before = self.words.lower[max(0, first - 3):first]
        return bool(read_words("contract").intersection(before[-2:])) or (before[-1:] == ["untuk"] and bool(read_words("future").intersection(before)))

    def of_record(self, first: int, mention: PeriodMention) -> bool:
        """Is it only since when nothing was as high ("kenaikan harian terbesar sejak 2008")?"""
        return mention.kind == "since" and any(word in RECORDS for word in self.words.lower[max(0, first - 3):first])

    def locate(self) -> list[int]:
        """The index of each figure's sentence."""
        ends = [last for _, last in self.sentences[:-1]]
        return [bisect_right(ends, first) for first, _ in self.spans]

    def surroundings(self, figure: int) -> tuple[int, int]:
        """The words of a figure's sentence, [first, last): those of its headline where it stands in one, or behind one."""
        first, last = self.sentences[self.sentence_of[figure]] if self.sentences else (0, len(self.words))
        if self.headlines:
            word = self.spans[figure][0]
            for begin, end in self.headlines:
                sure = end < len(self.words) and not self.words.text[self.words.starts[end]].islower()       # else it goes on, without capitals
                if begin <= word < end:
                    return max(first, begin), min(last, end) if sure else last
                if first < end <= word:
                    first = end if sure else max(first, begin)
                elif word < begin < last:
                    last = begin
        return first, last

    def periods_within(self, first: int, last: int) -> list[tuple[int, int, PeriodMention]]:
        """The periods that begin within the words [first, last)."""
        firsts = self.period_firsts
        return self.periods[bisect_left(firsts, first):bisect_left(firsts, last)]

    def cues(self, noun: str, first: int, last: int) -> list[Hit]:
        """The hits of a noun that lie within the words [first, last)."""
        firsts = self.firsts.get(noun, ())
        low = bisect_left(firsts, first)
        if low == len(firsts) or firsts[low] >= last:
            return []
        return [hit for hit in self.hits[noun][low:bisect_left(firsts, last, low)] if hit.last <= last]


@cache
def read_words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("market_words")[key])


@cache
def word_labels() -> dict[str, int]:
    """Every single word whose label is known; later entries win over earlier ones."""
    about, change, comparison = read_yaml("about_words"), read_yaml("change_cues"), read_yaml("comparison_cues")
    labels: dict[str, int] = {}
    for key, label in (("noun", NOUN), ("measure", NOUN), ("verb", VERB), ("adverb", ADVERB), ("preposition", PREPOSITION), ("conjunction", AND),
                       ("link", LINK), ("pronoun", PRONOUN), ("report", REPORT), ("break", BREAK)):
        labels.update(dict.fromkeys(about[key], label))
    for direction, label in (("up", UP), ("down", DOWN)):
        labels.update(dict.fromkeys(change[direction]["verb"] + change[direction]["transitive"], label))
    labels.update(dict.fromkeys(comparison["base"], BREAK))
    labels["yang"] = WHICH
    labels.update(PUNCTUATION)
    return labels


PAIRED = {                                 # nouns of two words, one of which does something elsewhere, by the second word
    "tempo": ("jatuh",), "tambah": ("nilai",), "berjalan": ("transaksi", "neraca", "tahun"), "sama": ("kerja",), "pajak": ("wajib",),
    "jadi": ("bahan", "barang", "makanan", "pakaian"),
}
ZONES = ("wib", "wita", "wit")
SHORTENED = {"tbk", "pt", "persero"}


@cache
def headline_verbs() -> dict[str, int]:
    """Verbs of headlines that are nouns elsewhere, and name no measure; those after which somebody is quoted report."""
    verbs = {verb.lower(): VERB for verb in read_yaml("headline_verbs")} | {verb.lower(): REPORT for verb in read_yaml("headline_words")["speaks"]}
    return {verb: label for verb, label in verbs.items() if verb not in read_yaml("about_words")["measure"]}


@cache
def comparatives() -> dict[str, int]:
    """Words that tell which way after "lebih": "lebih rendah 5 persen"."""
    change = read_yaml("change_cues")
    return dict.fromkeys(read_yaml("about_words")["degree"], ADVERB) | dict.fromkeys(change["than"], UP) | dict.fromkeys(change["below"], DOWN) | {"lanjut": ADVERB}


class Labels(dict[str, int]):
    """The label of every word, reckoned once for each that is not listed; they are let go before they fill the memory."""

    def __missing__(self, word: str) -> int:
        if len(self) > MOST_LABELS:
            self.clear()
            self.update(word_labels())
        self[word] = label = VERB if len(word) >= LEAST_VERB and word.startswith(VERB_PREFIXES) else NOUN if word[0].isalnum() else MARK
        return label


@cache
def known_labels() -> Labels:
    return Labels(word_labels())


def label_words(words: Words, turning: dict[str, list[int]]) -> list[int]:
    """The label of every word; `turning` says where those words stand that make others something else."""
    lower = words.lower
    labels = list(map(known_labels().__getitem__, lower))
    last, than = len(lower) - 1, comparatives()
    for index in turning.get("lebih", ()):
        if index < last:
            labels[index + 1] = than.get(lower[index + 1], labels[index + 1])
    for index in turning.get("akan", ()):
        if index < last and labels[index + 1] in (ADVERB, DOWN, LINK, UP, VERB):
            labels[index] = ADVERB         # "akan naik", not "kebutuhan akan payung"
    for index in turning.get("secara", ()):
        if index < last and labels[index + 1] == NOUN:
            labels[index + 1] = ADVERB     # "secara nasional"
        elif lower[index + 1:index + 3] == ["tahun", "kalender"]:
            labels[index + 1:index + 3] = [ADVERB] * 2
    for index in turning.get("tengah", ()):
        if index and lower[index - 1] == "di":
            labels[index] = PREPOSITION    # "di tengah pelemahan rupiah"
        elif index < last and labels[index + 1] == VERB and words.text[words.starts[index]].islower():
            labels[index] = ADVERB         # "yang tengah membangun", not "Jawa Tengah menyumbang"
    for zone in ZONES:
        for index in turning.get(zone, ()):
            labels[index] = PERIOD
            if index and lower[index - 1][0].isdigit() and labels[index - 1] == NOUN:
                labels[index - 1] = PERIOD  # "pukul 12.43 WIB"
    for index in turning.get("lain", ()):
        if index and lower[index - 1] == "antara":
            labels[index - 1:index + 1] = [ADVERB, COMMA]   # "antara lain payung"
    for index in turning.get("salah", ()):
        if lower[index + 1:index + 2] in (["satu"], ["satunya"]):
            labels[index:index + 2] = [ADVERB] * 2               # "salah satu pabrik"
    for index in turning.get("sisi", ()):
        if index and lower[index - 1] == "di" and lower[index + 1:index + 2] == ["lain"]:
            labels[index - 1:index + 2] = [ADVERB] * 3       # "di sisi lain, rupiah …"
    for second, firsts in PAIRED.items():
        for index in turning.get(second, ()):
            if index and lower[index - 1] in firsts:
                labels[index - 1] = labels[index] = NOUN
    if "tbk" in turning:
        for index in (place for short in SHORTENED for place in turning.get(short, ())):
            if index < last and lower[index + 1] == ".":
                labels[index + 1] = PERIOD  # "PT Payung Jaya Tbk. turun 2 persen": no end of anything
    return labels


@cache
def cue_table() -> PhraseTable:
    """The cues of status, comparison, change, share and indicators as one table, and under their own names the words that turn others into something else."""
    entries: list[tuple[str, str, object]] = []
    entries += [(cue, "status", status) for status, cues in read_yaml("status_cues").items() for cue in cues]
    entries += [(cue, "comparison", base) for base, cues in read_yaml("comparison_cues").items() if base != "base" for cue in cues]
    entries += [(cue + suffix, "growing", direction) for direction in ("up", "down") for cue in read_yaml("change_cues")[direction]["noun"] for suffix in ("", "nya")]
    entries += [(cue, "growth", True) for cue in read_yaml("change_cues")["growth"]]
    entries += [(cue, "share noun", True) for cue in read_yaml("share_cues")["noun"]]
    entries += [(cue + suffix, "measure", True) for cue in read_yaml("about_words")["measure"] for suffix in ("", "nya")]
    by_cue: dict[str, list[str]] = {}
    for indicator in read_yaml("indicators")["indicators"]:
        for cue in indicator["cues"]:
            by_cue.setdefault(cue, []).append(indicator["id"])
    entries += [(cue, "indicator", tuple(ids)) for cue, ids in by_cue.items()]
    entries += [(cue, "indicator", (OTHER,)) for cue in read_yaml("indicators")["others"]]
    entries += [(word, word, True) for word in ("akan", "lain", "lebih", "salah", "secara", "sisi", "tengah", *ZONES, *PAIRED, *SHORTENED)]
    return PhraseTable(entries, overlapping=frozenset(("indicator",)))
