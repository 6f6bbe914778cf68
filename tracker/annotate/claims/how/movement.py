"""Level, change or share, and which way a change goes."""
from typing import NamedTuple

from tracker.annotate.claims.how.comparison import beside, compare, is_compared
from tracker.annotate.claims.how.moving import base_form, bounded, negative, plus, signed, way, words
from tracker.annotate.claims.how.share import STILL, is_share, share_words
from tracker.annotate.claims.reading import AND, COMMA, DOWN, FIGURE, INTO, STOP, UP, VERB, Reading, comparatives
from tracker.annotate.claims.what.phrase import Phrase

MOVES = ("percent", "ratio")


AROUND = {"kisaran", "rentang"}                 # "menguat di kisaran 7 persen" is by how much
BOUNDS = frozenset(("lebih", "kurang", "tinggi", "rendah", "besar", "kecil"))
ESTIMATES = {"estimasi", "perkiraan", "proyeksi"}
EXISTING = {"ada", "adanya", "dengan", "lagi", "terdapat"}
FROM = BOUNDS | {"mulai"}
MANNER = {"tinggi", "tajam", "kuat", "positif", "pesat", "rendah", "besar", "dalam", "solid"}
INCOME = {"beban", "biaya", "pendapatan"}       # of interest: "penurunan pendapatan bunga sebesar 2 persen"
IN_FORCE = {"dikenakan", "ditetapkan", "dipatok", "diberlakukan", "sebelumnya", "semula", "tadinya"}      # "menurunkan tarif yang dikenakan sebesar 32 persen"
LOSING = {"kehilangan"}
NAMELY = {"ialah", "yaitu", "yakni"}
RECIPIENTS = {"antara", "bagi", "di", "kepada", "melalui", "oleh", "pada", "untuk"}
REACHING = {"capai", "mencapai", "menembus", "menyentuh", "sentuh", "tembus"}
UNDERGOING = {"mengalami", "terjadi"}
UNTIL, LEVEL = {"sampai", "hingga"}, {"level", "menyentuh", "posisi"}
BY_ITSELF = {"berkurang", "bertambah", "tergerus", "terpangkas"}      # tells by how much: "pertumbuhan berkurang 0,4 persen"
BY_HOW_MUCH = UNTIL | {"dari", "kurang", "lebih", "sebesar", "sekitar"}
PLACED = LEVEL | {"angka", "kisaran", "rentang"}
STANDING = LEVEL | {"angka", "di", "kisaran", "pada"}



class Movement(NamedTuple):
    role: str
    direction: str | None = None
    comparison: str | None = None


def read_movement(reading: Reading, figure: int, phrase: Phrase, before: Movement | None) -> Movement:
    """The role of a figure; `before` is what the figure that it is linked to turned out to be."""
    role, direction = role_of(reading, figure, phrase, before)
    comparison = compare(reading, figure) if role == "change" else None
    if role == "change" and comparison is None and before is not None and before.role == "change" and phrase.linked is not None:
        comparison = before.comparison
    if role == "change" and comparison is None and phrase.verb is not None and reading.figures[figure].unit == "%" and revised(reading, phrase):
        comparison = "other"               # "menaikkan estimasi produksi sebesar 3 persen": from what was estimated before
    return Movement(role, direction, comparison)


def revised(reading: Reading, phrase: Phrase) -> bool:
    said = {reading.words.lower[word] for word in phrase.nouns}
    return not ESTIMATES.isdisjoint(said) and words()["growth"].isdisjoint(said) and reading.words.lower[phrase.verb] in words()["transitive"]


def role_of(reading: Reading, figure: int, phrase: Phrase, before: Movement | None) -> tuple[str, str | None]:
    record, lower = reading.figures[figure], reading.words.lower
    if record.unit == "VA":
        return "level", None               # a class of consumers
    steps = steps_of(reading, phrase)
    passed = [lower[word] for word in steps]
    nouns = [base_form(lower[word]) for word in phrase.nouns]
    percent = record.kind in MOVES or record.unit in ("pp", "bps", "point")
    if record.unit == "%" and plus(reading, figure):
        return "change", "up"
    moved = verb_of_change(reading, figure, steps)
    if record.kind == "count" and (AND in phrase.kinds or COMMA in phrase.kinds):
        moved = None                       # "24 saham menguat, 15 saham stagnan"
    if not percent and is_compared(reading, figure):
        return "level", None
    if record.kind == "ratio" and record.text.lower().endswith("lipat"):
        return "change", way(moved[0]) if moved else "up"
    if percent and not negative(reading, figure) and is_share(reading, figure, phrase, passed, moved, before is not None and before.role == "change"):
        return "share", None
    if moved is not None and moved[0] in LOSING and not percent:
        return "level", None               # "kehilangan pendapatan Rp2 miliar": so much is gone
    if moved is not None:
        word, later = moved
        direction = way(word)
        if word in words()["growth"] and percent and record.kind != "index":
            return "change", signed(direction, reading, figure)
        if percent and record.kind != "index" and (grown := next((noun for noun in nouns if noun in words()["growth"]), None)) and STILL.isdisjoint(nouns[nouns.index(grown):]):
            by = word in BY_ITSELF or ("sebesar" in later and not later & INTO)
            return "change", signed(way(word if by else grown), reading, figure)         # "pertumbuhan turun sebesar 0,4 persen"
        if percent and phrase.linked is not None and before is not None and before.role == "share" and later & INTO and reading.figures[phrase.linked].unit == record.unit:
            return "share", None           # "pangsanya 28 persen, turun menjadi 25 persen"
        if {"lebih", "sebesar"} <= {*passed} and word in comparatives() and ("/" in (record.unit or "") or share_words()["charged"].intersection(nouns)):
            return "level", None           # "tarif yang lebih rendah sebesar 10 persen"
        if (later & words()["level"] and not (percent and record.kind != "index" and later & words()["level"] <= AROUND and STILL.isdisjoint(nouns))) or (not percent and later & NAMELY) or (not percent and (later & words()["reached"] or bounded(reading, figure))) or ((later & UNTIL or (percent and bounded(reading, figure))) and (STILL | share_words()["charged"]).intersection(nouns)):
            return "level", None
        return "change", signed(direction, reading, figure)
    if percent and (aside := beside(reading, figure)):
        return "change", aside
    if phrase.linked is not None and before is not None:
        linked = linked_role(reading, figure, phrase, passed, percent, before)
        if linked is not None:
            return linked
    return noun_role(reading, figure, phrase, nouns, passed, percent)


def steps_of(reading: Reading, phrase: Phrase) -> list[int]:
    """The words passed behind the verb, without the "dari" of a bound ("anjlok lebih dari 5 persen")."""
    lower = reading.words.lower
    verb = None if phrase.verb is None or lower[phrase.verb - 1] == "secara" else phrase.verb          # "meningkat secara mengejutkan 5 persen"
    return [word for word in phrase.passed if (verb is None or word > verb) and not (lower[word] == "dari" and word and lower[word - 1] in FROM and lower[word - 2] != "lebih")]


def verb_of_change(reading: Reading, figure: int, passed: list[int]) -> tuple[str, set[str]] | None:
    """The last word of change among those passed between what is measured and the number, and the words after it."""
    for place in range(len(passed) - 1, -1, -1):
        if reading.labels[passed[place]] in (UP, DOWN):
            return reading.words.lower[passed[place]], {reading.words.lower[word] for word in passed[place + 1:]}
    word = reading.spans[figure][0] - 1
    if word > 0 and reading.words.lower[word] in MANNER and reading.labels[word - 1] in (UP, DOWN):
        return reading.words.lower[word - 1], set()            # "ekspor yang tumbuh tinggi 16 persen"
    return None


def linked_role(reading: Reading, figure: int, phrase: Phrase, passed: list[str], percent: bool, before: Movement) -> tuple[str, str | None] | None:
    """What a figure is that directly follows another one: "naik Rp2 miliar atau 5 persen", "dari 4 persen menjadi 5 persen"."""
    record, other = reading.figures[figure], reading.figures[phrase.linked]
    steps = set(passed)
    if steps & {"menjadi", "jadi", "dari", "ke", "sebelumnya", "semula"} or steps & {"dibandingkan", "dibanding"}:
        return ("share", None) if before.role == "share" and other.unit == record.unit else ("level", None)
    if record.kind in ("money", "quantity", "count") and other.kind == "percent" and steps & (REACHING | NAMELY) and "atau" not in steps:
        return "level", None               # "Ekspor Naik 9 Persen, Capai Rp2 Miliar", "lebih rendah 2 persen, yakni 9 ton"
    if record.kind in ("money", "index") and steps & STANDING and "atau" not in steps:
        return "level", None               # "naik 2,68 poin atau 0,04 persen di posisi 6.450"
    if record.kind == "money" and other.kind == "percent" and (LEVEL.intersection(steps) or bounded(reading, figure)):
        return "level", None               # "naik 2 persen atau ditutup di level Rp16.000"
    if before.role == "change" and based(reading, phrase, steps) and (record.kind != "percent" or other.kind == "percent"):
        return "level", None
    if record.kind == other.kind == "money" and record.unit != other.unit:
        return before.role, before.direction
    if before.role in ("change", "share") and (other.unit == record.unit or (before.role == "change" and (percent or other.kind in MOVES))):
        return before.role, before.direction
    if percent and before.role == "level" and record.kind == "percent" and other.kind != "percent":
        direction = clause_direction(reading, phrase.linked)
        if direction:
            return "change", direction
        _, after = reading.spans[figure]
        beside = steps == {"("} or ("atau" in steps and "/" not in (other.unit or "") and reading.words.lower[after:after + 1] != ["lebih"])
        if beside and record.unit == "%" and other.kind not in ("index", "ratio") and not negative(reading, figure):
            return "share", None           # "dari Jepang US$3 juta (11 persen)", "7 kabupaten atau 14 persen"
    return None


def based(reading: Reading, phrase: Phrase, steps: set[str]) -> bool:
    """Is the number what another is a change from: "naik 4 persen dari laba tahun lalu sebesar Rp2 miliar"?"""
    _, after = reading.spans[phrase.linked]
    return reading.words.lower[after] == "dari" and not steps & {"atau", "dan"}


def clause_direction(reading: Reading, figure: int) -> str | None:
    """Which way things move in the clause before a figure: "rupiah melemah di angka Rp15.310 atau 0,4 persen"."""
    first, _ = reading.spans[figure]
    begin, _ = reading.bounds(figure)
    for word in range(first - 1, begin - 1, -1):
        label = reading.labels[word]
        if label in (UP, DOWN):
            return "up" if label == UP else "down"
        if label in (COMMA, STOP, FIGURE):
            return None
    return None


def noun_role(reading: Reading, figure: int, phrase: Phrase, nouns: list[str], passed: list[str], percent: bool) -> tuple[str, str | None]:
    """A change named by a noun ("kenaikan harga sebesar 5 persen") or by a verb with its object ("memangkas output 5 persen")."""
    record, lower, lists = reading.figures[figure], reading.words.lower, words()
    levelled = bool(INTO.intersection(passed)) or (passed[-1:] == ["dari"] and lower[reading.spans[figure][0] - 2] != "mulai")
    if record.kind in ("money", "index") and (PLACED.intersection(passed) or bounded(reading, figure)):
        return "level", None
    named = next((word for word in nouns if word in lists["growing"]), None)
    if named and named.endswith("nya") and lists["reached"].intersection(passed):
        named = None                       # "naiknya jumlah pekerja, yang sudah mencapai 8 juta orang"
    if named in lists["more"] and share_words()["charged"].intersection(nouns):
        named = None                       # "bea tambahan 15 persen"
    if named in lists["more"] and record.kind in ("money", "quantity") and not levelled and comes_on_top(reading, phrase, named):
        return "change", "up"              # "ada penambahan sebesar Rp2 miliar"
    if named is not None and record.kind == "money" and "target" in nouns[max(0, nouns.index(named) - 1):]:
        named = None                       # "melanjutkan kenaikan dengan target Rp2.000", "target penguatan Rp2.000"
    if record.kind == "count" and (lower[reading.spans[figure][0] - 1] in RECIPIENTS):
        return "level", None               # "kenaikan upah berlaku bagi 2 juta pekerja"
    if named is None and (percent or record.kind == "money") and phrase.verb is not None and lower[phrase.verb] == "terjadi":
        named = next((word for word in lower[max(0, phrase.verb - 3):phrase.verb] if word in lists["growing"]), None)         # "Penurunan juga terjadi pada harga cabai"
    if named is not None and (record.kind != "index" or (record.text.endswith("poin") and not levelled)) and (record.unit in ("pp", "bps") or not (set(nouns) & STILL - {"tarif"} and not INCOME.intersection(nouns))):
        growth = named in lists["growth"]
        added = growth or (named in lists["more"] and not (phrase.nouns and lower[phrase.nouns[0] - 1] in UNDERGOING))
        if growth and percent and not levelled and phrase.verb is not None and lower[phrase.verb] in lists["down"] and BY_HOW_MUCH.issuperset(passed):
            return "change", "down"        # "memangkas pertumbuhan ekonomi hingga 0,3 persen"
        if (growth and percent) or (not levelled and (percent or not added)):
            return "change", signed(way(named), reading, figure)
    if phrase.verb is not None and not levelled and not IN_FORCE.intersection(lower[phrase.verb:reading.spans[figure][0]]):
        verb = lower[phrase.verb]
        if (record.unit == "%" and UNTIL.intersection(passed) and STILL.intersection(nouns)) or (verb == "ditambah" and ("dengan" in passed or (phrase.nouns and phrase.nouns[-1] > phrase.verb))):
            return "level", None           # "utang pokok ditambah bunga Rp2 miliar", "menaikkan tarif hingga 25 persen"
        if (verb in lists["up"] or verb in lists["down"]) and (percent or (verb not in LOSING and "yang" not in passed)):
            return "change", way(verb)
    if percent and not levelled and (raised := raised_by(reading, phrase)) is not None:
        return "change", raised
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    if after + 1 < end and lower[after] == "lebih":
        if lower[after + 1] in ("tinggi", "besar", "mahal", "banyak"):
            return "change", "up"
        if lower[after + 1] in ("rendah", "kecil", "murah", "sedikit", "hemat"):
            return "change", "down"
    if lower[reading.spans[figure][0] - 1] == "hemat" and lower[after:after + 2] == ["dari", "harga"]:
        return "change", "down"            # "pembeli hemat Rp2 juta dari harga normal"
    if record.kind == "percent" and nouns and nouns[0] in lists["growing by itself"]:
        return "change", signed("up", reading, figure)
    if record.unit in ("%", "point") and negative(reading, figure) and not STILL.intersection(nouns) and "level" not in passed:
        return "change", "down"            # "dolar Kanada minus 0,04 persen"
    return "level", None


def comes_on_top(reading: Reading, phrase: Phrase, named: str) -> bool:
    """Is an addition told by itself, not given or received ("ada tambahan Rp2 miliar", but not "mendapat tambahan Rp2 miliar")?"""
    word = next((word for word in phrase.nouns if base_form(reading.words.lower[word]) == named), None)
    return word is not None and (reading.words.lower[word - 1] in EXISTING or (named == "tambahan" and reading.labels[word - 1] == STOP and reading.words.text[reading.words.starts[word]].isupper()))


def raised_by(reading: Reading, phrase: Phrase) -> str | None:
    """Which way somebody moves what is measured, in a clause with "yang" ("Pabrik yang sudah menaikkan harga jual 6 persen")?"""
    lower = reading.words.lower
    for word in reversed(phrase.nouns[-5:]):
        if lower[word] in words()["transitive"] and "yang" in lower[word - 4:word] and not STILL.intersection(lower[word:phrase.nouns[-1] + 1]):
            return way(lower[word])
        if reading.labels[word] in (VERB, UP, DOWN):
            return None
    return None
