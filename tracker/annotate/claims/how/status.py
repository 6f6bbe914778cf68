"""Actual, target or forecast: the nearest cue before the number in its sentence, unless something past comes between."""
from datetime import date
from typing import NamedTuple

from tracker.annotate.claims.how.cue import HELD, IF, LEVIED, WEAK, meant
from tracker.annotate.claims.how.future import soft
from tracker.annotate.claims.reading import AND, BREAK, COMMA, DOWN, FIGURE, INTO, NOUN, POINTING, REPORT, STOP, UP, VERB, WHICH, Reading
from tracker.annotate.claims.what.phrase import Phrase
from tracker.records import Period

BASES = {"dari", "daripada", "dibanding", "dibandingkan", "ketimbang"}
CLOSED = {"karena", "lantaran", "padahal", "sedangkan", "sementara", "namun", "tetapi", "tapi", "meski", "meskipun", "adapun", "kendati"}
LOOKING = {"berbicara", "bicara", "dari", "di", "dulu", "kemarin", "lihat", "melihat", "memakai", "mengacu", "menggunakan", "menilik", "menurut", "merujuk", "sebelum", "soal", "tahun", "untuk"}
LAG = 40                                   # days after which a period's numbers are out
NEAR = 3                                   # days by which the date of an article may be too early
AMOUNTING = {"hingga", "sebanyak", "sebesar", "sejumlah", "sekitar", "senilai"}
TURNING = {AND, BREAK, FIGURE, STOP, WHICH}             # labels at which a cue may lose its number
SAME = {"atau", "sebanyak", "sekitar", "setara"}
SMALL = {"dan", "dari", "di", "ke", "oleh", "pada", "untuk", "yang"}
LOOK_AHEAD = 8
BECOMING = 6                               # words between what was and "menjadi"
THINKING = {"berharap", "harap", "ingin", "khawatir", "mau", "meminta", "memperkirakan", "memprediksi", "mengharapkan", "menuntut", "meyakini", "minta", "optimis", "optimistis", "yakin"}
NAMED = {"asumsi", "estimasi", "outlook", "perkiraan", "prediksi", "proyeksi", "revisi", "target"}
REACHED = {"menembus", "tembus"}
ABOUT = {"harga", "kisaran", "level", "rata-rata", "sebelumnya", "sekitar", "semula"}
PARTS = {"sebagian", "seluruh", "separuh"}
PAID = {"dibagikan", "dibayarkan", "dicairkan", "disalurkan"}
MADE = {"estimasi", "perkiraan", "prediksi", "proyeksi"}
REVISED = {"dipangkas", "direvisi", "memangkas", "memotong", "menaikkan", "mengoreksi", "mengubah", "menurunkan", "merevisi", "sebelumnya", "semula"}
WHOLES = {"estimasi", "konsensus", "pagu", "perkiraan", "proyeksi", "target"}
COLLECTIVE = {"ke-", "ked", "kee", "kel", "ken", "ket"}          # kedua, keempat, keenam, kelima, ketiga, ketujuh


class Told(NamedTuple):
    """What the words say: the status, and the cue that they have for it; `settled` whatever the period."""

    status: str
    cue: str | None = None
    settled: bool = False


def read_status(reading: Reading, figure: int, phrase: Phrase, before: str | None) -> Told:
    """The status of a figure by the words of its sentence; `before` is that of the figure that it goes on from."""
    if reading.figures[figure].unit == "VA":
        return Told("actual", settled=True)            # a class of consumers, not a sum
    if is_known(reading, figure):
        return Told("actual", settled=True)            # "Kedua perusahaan menyepakati kerja sama"
    if before == "actual" and phrase.linked is not None and SAME.issuperset(phrase.steps) and "atau" in phrase.steps:
        return Told("actual", settled=True)            # "akan turun dari posisi saat ini 9 persen atau 2 juta orang"
    if holds(reading, phrase):
        return Told("actual", settled=True)
    cue = cue_before(reading, figure)
    if cue == "decided":
        return Told("actual", cue)
    if cue is None and before is not None:
        return Told(before, settled=before != "actual" and not reading.periods_within(reading.bounds(figure)[0], reading.spans[figure][0]))
    if cue in ("target", "forecast") and is_base(reading, figure, phrase, cue, before):
        return Told("actual", settled=True)
    return Told(cue or (cue_after(reading, figure) if heads(reading, figure, phrase) else None) or "actual", cue)


def is_known(reading: Reading, figure: int) -> bool:
    """Are they counted because they were named: "kedua pabrik", "ke-18 kawasan", "tujuh sektor itu"?"""
    record, (_, after) = reading.figures[figure], reading.spans[figure]
    return record.kind == "count" and (record.text[:3].lower() in COLLECTIVE or (after < len(reading.labels) and reading.words.lower[after] in POINTING))


def holds(reading: Reading, phrase: Phrase) -> bool:
    """Is it a levy in force, told beside what it does: "ekspor akan turun 1 persen dengan pengenaan tarif 17 persen"?"""
    lower, labels = reading.words.lower, reading.labels
    return any(lower[word] in LEVIED for word in phrase.nouns[:2]) and lower[phrase.nouns[0] - 1] == "dengan" and labels[phrase.nouns[0] - 2] == FIGURE


def in_time(reading: Reading, figure: int, phrase: Phrase, told: Told, period: Period | None, published: date | None) -> str:
    """The status, seen from the day of publication: what was expected of a time past is known, what is told of a time to come is aimed at."""
    if told.settled or published is None or period is None:
        return told.status
    start, end = period.start, period.end or period.start
    if told.cue in ("target", "forecast") and phrase.linked is not None and end is not None and end <= published and not BASES.isdisjoint(phrase.steps):
        return "actual"                    # "akan naik menjadi 3 persen dari 2 persen saat ini", "menargetkan Rp3 miliar, naik dari Rp2 miliar pada 2018"
    if told.status == "forecast" and end is not None and not assumed(reading, figure) and (published - end).days >= LAG:
        return "actual"
    if told.status != "actual" or start is None or start <= published:
        return told.status                 # "berlaku hingga 2030" holds
    if told.cue == "decided" or period.text.lower().startswith("mulai"):
        return "target"                    # "tarif berlaku mulai Januari"
    dated = start == end and (((start - published).days <= NEAR and "(" in period.text) or period.text.lower().startswith("per "))         # "per November", told in its middle
    if told.cue is None and not dated:
        return "target"
    return told.status


def is_base(reading: Reading, figure: int, phrase: Phrase, cue: str, before: str | None) -> bool:
    """Is it what was, beside what is aimed at: "akan naik dari 3 persen menjadi 5 persen", "menjadi Rp2 triliun dari sebelumnya Rp1 triliun"?"""
    first, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    lower = reading.words.lower
    if cue == before == "target" and "sebelumnya" in phrase.steps and not phrase.nouns:
        return True
    if not NAMED.isdisjoint(lower[begin:first]):
        return False
    if (lower[first - 1] == "total" and lower[first - 2] == "dari") or (lower[first - 1] == "dari" and lower[first - 2] in PARTS):
        return True                        # "akan menarik Rp2 triliun dari total Rp4 triliun", "mengancam sebagian dari 400 ribu pekerja"
    from_it = lower[first - 1] == "dari" or (lower[first - 2] == "dari" and lower[first - 1] in ABOUT)
    return from_it and becomes(reading, after, min(end, after + BECOMING))


def becomes(reading: Reading, first: int, last: int) -> bool:
    """Does "menjadi" stand in a stretch, behind a time at most: "dari 3 juta ton pada 2024 menjadi 5 juta ton"?"""
    for word in range(first, last):
        if reading.words.lower[word] in INTO:
            return True
        if reading.labels[word] in (FIGURE, COMMA, STOP):
            return False
    return False


def assumed(reading: Reading, figure: int) -> bool:
    """Is it an assumption or a forecast of before, which stay so after the time when they were made ("memangkas proyeksi menjadi 2 persen pada April")?"""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    said = reading.words.lower[begin:first]
    return "asumsi" in said[-LOOK_AHEAD:] or (not REVISED.isdisjoint(said) and not MADE.isdisjoint(word.removesuffix("nya") for word in said))


def cue_before(reading: Reading, figure: int) -> str | None:
    first, _ = reading.spans[figure]
    begin, _ = reading.bounds(figure)
    hits = {hit.last - 1: hit.value for hit in reading.cues("status", begin, first)}
    if not hits:
        return None
    weak, which, budget, passed, still = None, False, None, False, False
    for word in range(first - 1, min(hits) - 1, -1):       # nothing is said further left
        label = reading.labels[word]
        value = hits.get(word)
        if value is None and label not in TURNING:
            continue
        if value is not None:
            value = meant(reading, figure, word, value, hits, passed)
        if value == "budget":
            budget, value = "target", None
        elif value == "actual" and reading.words.lower[word] in REACHED:
            budget, value = budget or "actual", None       # "kita harap ekspor tembus Rp70 miliar"
        if value is not None and value != "denied" and not in_headline(reading, word, begin, first) and not merely_looking(reading, word, first) and not of_other(reading, word, first):
            if reading.words.lower[word] == "masih":
                still = reading.words.lower[word + 1] not in WEAK         # "masih akan"; "asumsi harga masih di atas US$100" is expected
            elif value == "actual" and reading.words.lower[word] in WEAK:
                return weak or value       # "bisa mencabut tarif 50 persen"
            elif weak is None and reading.words.lower[word] in WEAK:
                weak = soft(reading, figure, word) if not which else "actual"
            elif reading.words.lower[word] in WEAK:
                pass                       # "memperkirakan tarif akan mendorong harga"
            elif weak is None or value not in HELD:
                return value
            else:
                return weak
        passed = passed or label == FIGURE
        which = which or (label == WHICH and reading.labels[word + 1] == VERB and reading.words.lower[word + 1] not in PAID)
        if (still and label == AND) or (label == STOP and not (word == first - 1 and reading.words.lower[word] == ":")) or (label == BREAK and reading.words.lower[word] in CLOSED):         # "Target harga: Rp2.300"
            break
    return weak or budget


def in_headline(reading: Reading, word: int, begin: int, first: int) -> bool:
    """Does a cue stand in capitals amid capitals, in the headline of another story that was left in the text, and the number outside of it?"""
    words = reading.words
    if word - begin < 2 or not is_title(words, word):
        return False
    around = spelled(words, max(begin, word - 3), min(len(words), word + 4))
    if len(around) < 5 or not headed(words, around):
        return False
    return not headed(words, spelled(words, word, first))


def spelled(words, start: int, end: int) -> list[int]:
    return [near for near in range(start, end) if words.text[words.starts[near]].isalpha()]


def headed(words, around: list[int]) -> bool:
    return all(words.lower[near] in SMALL or is_title(words, near) or words.text[words.starts[near]:words.ends[near]].isupper() for near in around)


def is_title(words, word: int) -> bool:
    """Is it a word with one capital, the first?"""
    printed = words.text[words.starts[word]:words.ends[word]]
    return printed[:1].isupper() and printed[1:].islower()


def merely_looking(reading: Reading, word: int, first: int) -> bool:
    """"jika ditelaah", "bila dibandingkan": no condition, only a look at the numbers."""
    following = reading.words.lower[word + 1] if word + 1 < len(reading.labels) else ""
    if reading.words.lower[word] not in IF:
        return False
    if reading.words.lower[word] == "kalau" and is_topic(reading, word, first):
        return True
    if reading.labels[word - 1] == REPORT or reading.words.lower[word - 1] == "disebutkan":
        return True                        # "disebutkan jika 7 dari 10 warga puas": that
    return following in LOOKING or reading.words.lower[word + 2:word + 3] == ["lihat"] or (following.startswith("di") and len(following) > 3)


def is_topic(reading: Reading, word: int, first: int) -> bool:
    """Does "kalau" only say what is spoken of, as no verb follows: "kalau payung besar sekitar Rp40.000"?"""
    return reading.labels[word + 1] == NOUN and not {VERB, UP, DOWN, REPORT}.intersection(reading.labels[word:first])


def of_other(reading: Reading, word: int, first: int) -> bool:
    """Is a target only the whole of another number: "60 persen dari target, dengan pertumbuhan 5 persen"?"""
    shared = reading.words.lower[word] in WHOLES and word > 1 and reading.words.lower[word - 1] == "dari" and reading.labels[word - 2] == FIGURE
    between = reading.labels[word:first]
    return shared and (COMMA in between or (AND in between and VERB in between))         # "memenuhi 60 persen dari proyeksi dan memenuhi 50 persen dari konsensus"


def heads(reading: Reading, figure: int, phrase: Phrase) -> bool:
    """Is the number, or the noun that it belongs to, the subject of what follows ("Pinjaman sebesar Rp2 miliar akan cair")?"""
    if not phrase.nouns:
        return True
    begin, _ = reading.bounds(figure)
    return phrase.verb is None and phrase.first < begin and AMOUNTING.issuperset(phrase.steps)


def cue_after(reading: Reading, figure: int) -> str | None:
    """A number that is the subject: "18 kawasan industri akan beroperasi"."""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    for hit in reading.cues("status", after, min(end, after + LOOK_AHEAD)):
        if any(reading.labels[word] in (FIGURE, COMMA, STOP, BREAK) or reading.words.lower[word] == "dari" for word in range(after, hit.first)):
            return None
        if reading.words.lower[hit.first] in THINKING:
            return None                    # "75 negara ingin berunding" are so many already
        if WHICH in reading.labels[after:hit.first] and reading.words.lower[hit.first] in ("bisa", "dapat"):
            return None                    # "dua cara yang bisa dipakai" are there
        if hit.value == "denied" or reading.words.lower[hit.last:hit.last + 1] == ["tetap"]:
            return None                    # "180 ton gandum tidak bisa keluar"
        if hit.value != "decided":
            return "target" if hit.value == "budget" else hit.value
    return None
