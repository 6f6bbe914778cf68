"""Whether a percentage is a part of something: "60 persen dari total ekspor", "menyumbang 20 persen", "99 persen ditutup menguat"."""
from functools import cache

from tracker.annotate.claims.reading import AND, COMMA, DOWN, FIGURE, INTO, LINK, NOUN, UP, VERB, Reading
from tracker.annotate.claims.what.phrase import Phrase, measures
from tracker.lexicons import read_yaml

AMOUNTS = {"harga", "nilai", "jumlah", "volume", "indeks", "pembelian", "dividen"}
GIVING = {"berkontribusi", "menyumbang", "menyumbangkan"}     # "kenaikan harga BBM menyumbang 0,06 persen"
PARTS = {"kontribusi", "porsi", "pangsa", "andil"}       # they stay one even of an amount
LEVEL = {"level", "menyentuh", "posisi"}
OPENING = {"sebesar", "sebanyak", "sekitar", "hanya", "baru", "lebih", "dari", "hampir", "di", "mana", "dimana", "yang", ",", "dan", "sementara", "bahwa", "dengan", "sudah", "telah"}
STILL = frozenset(("inflasi", "deflasi", "pengangguran", "bunga", "marjin", "margin", "kemiskinan", "npl", "kupon", "tarif"))
UNTIL = {"hingga", "sampai"}
WHOLES = ("count", "quantity", "money")
GIVERS, MOST = {"komponen", "kontributor", "penyumbang"}, {"terbesar", "terpenting", "tertinggi", "utama"}


@cache
def share_words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("share_cues").items()}


def is_share(reading: Reading, figure: int, phrase: Phrase, passed: list[str], moved, of_change: bool) -> bool:
    """Is it a part of a whole? `moved` is the verb of change before it; `of_change`: the figure that it goes on from is a change."""
    lower, lists, record = reading.words.lower, share_words(), reading.figures[figure]
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    nouns = {lower[word] for word in phrase.nouns[:6]}
    verb = lower[phrase.verb] if phrase.verb is not None else ""
    grows = any(lower[word].removesuffix("nya") in growing() for word in phrase.nouns) and lists["verb"].isdisjoint(passed) and INTO.isdisjoint(passed) and not (phrase.acting and verb in GIVING)
    if (record.unit != "%" and record.kind != "ratio") or (record.kind == "ratio" and record.text.endswith(("kali", "x"))):
        return False                       # "7 poin dari puncak", "1,6 kali dari modal"
    goes_on = phrase.linked is not None and of_change and ("atau" in passed or lower[reading.spans[phrase.linked][0] - 1] == "masing-masing")
    if phrase.nouns and lower[phrase.nouns[-1]] in PARTS | {"tkdn"} and lower[phrase.nouns[-1] - 1] == "dengan":
        return True                        # "kenaikan harga payung dengan andil 0,1 persen"
    if after < end and ((lower[after] in lists["part"] and STILL.isdisjoint(lower[word] for word in phrase.nouns)) or (lower[after] in ("saham", "pdb") and moved is None)):
        return True
    if moved is None and lower[after:after + 2] in (["produk", "domestik"], ["di", "antaranya"]):
        return True
    if moved is None and not grows and phrase.linked is None and not LEVEL.intersection(passed) and (phrase.acting or not measures(reading, phrase.nouns)) and followed_by_noun(reading, figure, not phrase.nouns):
        return True
    if moved is None and not grows and after + 1 < end and lower[after] in lists["of"] and is_whole(reading, figure, after + 1):
        following = lower[after + 2] if lower[after + 1] == "yang" and after + 2 < end else lower[after + 1]
        became = lower[after] == "dari" and not INTO.isdisjoint(passed) and following not in lists["whole"] and lower[after + 1] != "yang"        # "menjadi 33 persen dari hitungan semula"
        if not became and lower[after] != "atas" and (following not in lists["not_whole"] or reading.labels[after + 1] == FIGURE) and not (nouns & lists["charged"] or goes_on):
            return True
    if nouns & lists["noun"] and not grows and not ("persentase" in nouns and nouns & lists["charged"]) and not (nouns & AMOUNTS and not nouns & PARTS):
        return moved is None or bool(moved[1] & levels()) or bool(moved[1] & UNTIL and not nouns & AMOUNTS)
    if moved is not None or grows:
        return False
    if parted(reading, figure, phrase, nouns):
        return True
    if "sisanya" in passed:
        return True
    if (lists["verb"] & {*passed, verb} and (STILL.isdisjoint(nouns) or given_by(reading, phrase))) or (verb in lists["taking"] and record.unit == "%" and all(word < phrase.verb for word in phrase.nouns)):
        return True
    return (any(lower[word] in lists["fulfilled"] and lower[word - 1] != "dari" for word in phrase.nouns[:6]) and len(nouns) > 1 and record.unit == "%" and not nouns & rates() and not reading.cues("comparison", after, after + 3)) or opens_clause(reading, figure, phrase, after, end)


def given_by(reading: Reading, phrase: Phrase) -> bool:
    """Do the words behind "disumbang oleh" say who gives it, and so measure nothing: "inflasi disumbang oleh tarif parkir 0,2 persen"?"""
    return phrase.verb is not None and reading.words.lower[phrase.verb:phrase.verb + 2] == ["disumbang", "oleh"]


def parted(reading: Reading, figure: int, phrase: Phrase, nouns: set[str]) -> bool:
    """Do the words beside it make it a part: "sebanyak 60 persen", "dari jumlah tersebut 39 persen", "terserap 57 persen"?"""
    lower, first = reading.words.lower, reading.spans[figure][0]
    if reading.figures[figure].unit != "%" or nouns & rates():
        return False
    if not phrase.nouns:
        _, after = reading.spans[figure]
        return phrase.linked is None and (lower[first - 1] == "sebanyak" or ("ada" in phrase.steps and lower[after:after + 1] == ["yang"]))         # "ada 10 persen yang menjawab"
    if lower[first - 1] == "sebanyak" or lower[phrase.nouns[-1]] in share_words()["verb"]:
        return True
    head, acts = phrase.nouns[0], phrase.verb is not None and reading.labels[phrase.verb] in (UP, DOWN)
    if lower[head] == "jumlah" and not acts and (len(phrase.nouns) > 1 or (lower[head - 1] == "dari" and phrase.steps <= OPENING | {"itu", "tersebut"})):
        return True
    return any(lower[word] in GIVERS and lower[word + 1] in MOST for word in phrase.nouns)


@cache
def growing() -> frozenset[str]:
    """Nouns of change: what is told behind them is how much, not a part ("kenaikan harga 2 persen dari saat ini")."""
    change = read_yaml("change_cues")
    return frozenset(change["up"]["noun"] + change["down"]["noun"]) - frozenset(change["more"])


@cache
def rates() -> frozenset[str]:
    """What is measured in per cent by itself, so that no part of it is told: "realisasi pertumbuhan ekonomi 5 persen"."""
    return growing() | frozenset(read_yaml("change_cues")["growth"]) | share_words()["charged"] | STILL


@cache
def levels() -> frozenset[str]:
    return frozenset(read_yaml("change_cues")["level"])


def of_amount(reading: Reading, figure: int, nouns: list[int]) -> bool:
    """Is it told in per cent of what is counted in sums or tons, and so a part of it: "penyerapan anggaran 52 persen", "impor gas dari Jepang 54 persen"?"""
    lists, lower = share_words(), reading.words.lower
    _, after = reading.spans[figure]
    said = [lower[word].removesuffix("nya") for word in nouns]
    whole = lower[after:after + 1] in (["pulih"], ["normal"])
    return bool(said) and said[0] in lists["amount"] and not whole and lists["rated"].isdisjoint(said) and rates().isdisjoint(said)


def is_whole(reading: Reading, figure: int, word: int) -> bool:
    """Can what stands behind "dari" be the whole: words, or an amount ("60 persen dari 220 juta ponsel"), but no other percentage?"""
    return reading.labels[word] != FIGURE or reading.figures[reading.owner[word]].kind in WHOLES


def opens_clause(reading: Reading, figure: int, phrase: Phrase, after: int, end: int) -> bool:
    """Is the percentage itself the subject of a verb: "Sebesar 54 persen diberikan kepada petani", "99 persen ditutup menguat"?"""
    if after >= end or reading.labels[after] not in (VERB, LINK) or reading.figures[figure].unit != "%":
        return False
    lower = reading.words.lower
    if phrase.nouns:
        return lower[phrase.nouns[0]] in share_words()["whole"] and lower[phrase.nouns[0] - 1] == "dari"
    return OPENING.issuperset(phrase.steps) and (phrase.linked is None or COMMA in (reading.labels[word] for word in phrase.passed))


def followed_by_noun(reading: Reading, figure: int, opening: bool) -> bool:
    """Does the whole stand right behind the number, or behind its row ("21, 14 dan 9 persen ekspor alas kaki")?"""
    _, word = reading.spans[figure]
    _, end = reading.bounds(figure)
    labels = reading.labels
    while word + 1 < end and (labels[word] == FIGURE or (labels[word] in (COMMA, AND) and labels[word + 1] in (AND, FIGURE))):
        word += 1
    words_of = reading.words
    printed = words_of.text[words_of.starts[word]:words_of.ends[word]] if word < end else ""
    common = word < end and (opening or printed[0].islower() or (printed.isupper() and labels[word + 1:word + 2] == [VERB] and len(printed) > 3))     # a name opens the next item of a list
    if not common or labels[word] != NOUN or words_of.lower[word] in share_words()["charged"] or reading.cues("comparison", word, word + 3):
        return False
    stop = next((near for near in range(word + 1, min(end, word + 4)) if labels[near] in (COMMA, FIGURE)), None)
    return stop is None or labels[stop] == COMMA         # "peso 0,1 persen yen 0,2 persen": the next item
