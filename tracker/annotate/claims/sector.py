"""Which sector a figure belongs to: the cue in what is measured, else its unit or a cue near it, else that of the figure that it goes on from or of the article.

Figures of the whole economy have none; words of trade and government name a sector only in what is measured, and where the article is about it.
"""
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from tracker.annotate.claims.reading import FIGURE, Reading
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.where.exchange import index_at, index_beginnings
from tracker.lexicons import read_table, read_yaml
from tracker.records import Figure, Sector, SectorCue

REACH = 14
SHARE, TARIFF, DISCOUNT = "saham", "tarif", "diskon"
BOURSE, METERED = "K", "listrik"
LEADING = 0.86                             # a sector of at least this score is what the article is about
MAKES, TRADE = "C", "G"
FIRMS = {"bank", "company", "soe"}
PRICES = {"deflasi", "ihk", "inflasi"}


@cache
def words() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("sector_scope").items() if key != "units"}


Beside = dict[int, list[tuple[int, int, SectorCue]]]     # the cues of each sentence, with their words


def by_sentence(reading: Reading, cues: Iterable[SectorCue]) -> Beside:
    """The cues that may speak for a figure, by the index of its sentence."""
    firsts, counted = [first for first, _ in reading.sentences], frozenset(reading.sentence_of)
    found: Beside = {}
    for cue in cues:
        if cue.weight >= 1.0:
            first = reading.words.at(cue.start)
            sentence = max(0, bisect_right(firsts, first) - 1)
            if sentence in counted:
                found.setdefault(sentence, []).append((first, reading.words.before(cue.end) + 1, cue))
    return found


def read_sector(
    reading: Reading, figure: int, subject: Subject, linked: int | None,
    cues: Beside, sectors: tuple[Sector, ...], read: list[Figure],
) -> str | None:
    lead = sectors[0].code if sectors else None
    inside = set(subject.nouns)
    about = subject.said
    if financial(reading, subject):
        return BOURSE
    if not about.isdisjoint(words()["lent"]) or (reading.figures[figure].kind == "money" and not about.isdisjoint(words()["financed"])):
        return BOURSE                      # whatever for: "premi asuransi properti", "kredit kendaraan"
    if (share := of_share(reading, subject, lead)) is not None:
        return share
    if priced(reading, figure):
        return None
    named = best_cue(reading, figure, inside, cues, lead, within=True)
    if about & words()["retail"] or ((named is None or named.code[:1] in (MAKES, BOURSE)) and sold(reading, figure, about)):
        return TRADE
    if named is not None:
        return None if national(named, about) or elsewhere(named, about, lead) else named.code
    by_unit = read_yaml("sector_scope")["units"].get((reading.figures[figure].unit or "").rsplit("/", 1)[-1])
    if by_unit is not None:
        return by_unit
    if about & words()["whole"] and METERED not in about:
        return lead if fare(reading, figure, about, sectors) else None
    if told(sectors, about) and (own := of_firm(reading, subject, about)) is not None:
        return own
    if subject.source in ("carried", "head"):
        before = subject.donor if subject.donor is not None else linked if linked is not None else figure - 1
        if 0 <= before < len(read):
            return read[before].sector
    if about & words()["economy"] or not told(sectors, about):
        return None
    near = best_cue(reading, figure, inside, cues, lead, within=False)
    if near is not None:
        aside = sectors and sectors[0].score >= LEADING and near.code[:1] != lead[:1] and reading.figures[figure].kind != "index"
        behind = near.start > reading.figures[figure].start
        return None if aside and behind else near.code   # behind a number, in a story of another sector, a word is right one time in five
    if lead == BOURSE and (about & words()["no lender"] or (about & words()["results"] and traded_there(sectors[0]))):
        return None
    return lead if sectors and sectors[0].score >= LEADING and lead not in words()["wide"] else None


def sold(reading: Reading, figure: int, about: set[str]) -> bool:
    """Is it what a shop or a trader asks for goods, in a story that its title calls one of them ("Harga Kulkas Turun di Transmart", "Pedagang Keluhkan …")?"""
    title = reading.words.lower[:reading.words.at(reading.body)] if reading.body else ()
    asked = (reading.figures[figure].unit or "").startswith("IDR") or DISCOUNT in about
    return asked and not words()["shops"].isdisjoint(title) and about.isdisjoint(words()["exchange rate"])


def fare(reading: Reading, figure: int, about: set[str], sectors: tuple[Sector, ...]) -> bool:
    """Is it what a service charges ("tarif tol Rp30.000"), in a story of that service, and no duty on trade?"""
    return about & words()["whole"] == {TARIFF} and reading.figures[figure].unit != "%" and bool(sectors) and sectors[0].code in words()["charging"] and sectors[0].score >= LEADING


def priced(reading: Reading, figure: int) -> bool:
    """Does a percentage stand in a sentence of inflation: what each price adds to it is of the whole economy ("inflasi disumbang cabai 0,1 persen")?"""
    first, last = reading.sentences[reading.sentence_of[figure]]
    return reading.figures[figure].kind == "percent" and not PRICES.isdisjoint(reading.words.lower[first:last])


def traded_there(sector: Sector) -> bool:
    """Is a story of finance one of the bourse, and not of insurers or lenders?"""
    return not words()["bourse"].isdisjoint(word for cue in sector.cues for word in cue.lower().split())


def told(sectors: tuple[Sector, ...], about: set[str]) -> bool:
    """Does the story's first sector say anything of a figure? What the world pays for gold is of no sector, nor what the bank of another country looks at."""
    if not sectors or not sectors[0].cues:
        return True
    named = sectors[0].cues[0].lower().split()
    return words()["aloof"].isdisjoint(named) and not traded(named, about)


def traded(named: Iterable[str], about: set[str]) -> bool:
    """Is it a good that the world trades, and nobody makes or sells it here?"""
    return not words()["traded"].isdisjoint(named) and about.isdisjoint(words()["made"])


def elsewhere(cue: SectorCue, about: set[str], lead: str | None) -> bool:
    """Does a word of a sector only tell what money is spent on ("subsidi BBM"), or what a tariff or an exchange looks at, in a story of something else?"""
    own = lead is not None and cue.code[:1] == lead[:1]
    if cue.code in words()["wide"]:
        return "tarif" in about or (cue.code == TRADE and not about.isdisjoint(words()["exchanged"]) and "sektor" not in about)
    return cue.code[:1] == MAKES and not own and (lead == BOURSE or not about.isdisjoint(words()["spent"]))


def national(cue: SectorCue, about: set[str]) -> bool:
    """Does a word of a sector name what is measured of the whole economy, or what the world trades ("cadangan devisa", "harga emas", not "produksi emas")?"""
    word = cue.text.lower()
    if cue.code == BOURSE and about & words()["whole"] - {"kurs"}:
        return True                        # "inflasi menurut Bank Sentral"
    return word in words()["national"] or (cue.code != BOURSE and traded(about, about))


@cache
def listed() -> dict[str, str]:
    """The sectors of firms by their codes on the exchange."""
    return {row["ticker"]: row["sector"] for row in read_table("organisations") if row.get("ticker") and row.get("sector")}


def of_share(reading: Reading, subject: Subject, lead: str | None) -> str | None:
    """The sector of the firm whose share it is ("saham TLKM"); a story of that firm alone tells better what it does."""
    words = reading.words
    for word in subject.nouns:
        if words.lower[word] == SHARE and word + 1 < len(words):
            code = words.text[words.starts[word + 1]:words.ends[word + 1]]
            told = lead not in (None, BOURSE) and code in words.text[:reading.body]
            return None if told else listed().get(code)
    return None


@cache
def known() -> dict[str, str]:
    """The sectors of firms by their ids."""
    return {row["id"]: row["sector"] for row in read_table("organisations") if row.get("sector") and row["type"] in FIRMS}


@lru_cache(maxsize=1)
def firms_of(reading: Reading) -> dict[int, str]:
    """The sectors of the firms that a text names, by the first word of each mention."""
    return {reading.words.at(start): known()[entity.id] for entity in reading.entities if entity.id in known() for start, _ in entity.mentions}


def of_firm(reading: Reading, subject: Subject, about: set[str]) -> str | None:
    """The sector of the firm that is measured: "laba PGAS", not what the state owes it, nor what an analyst says of another."""
    if not about.isdisjoint(words()["owed"]) or any(word.startswith(SHARE) for word in about):
        return None
    firms = firms_of(reading)
    code = next((firms[word] for word in sorted(subject.nouns, reverse=True) if word in firms), None)
    return None if code == BOURSE and about.isdisjoint(words()["results"]) else code


def financial(reading: Reading, subject: Subject) -> bool:
    """Is it the level of a share index or of an interest rate? Not the inflation that a central bank looks at."""
    lower = reading.words.lower
    if (subject.said & words()["whole"]) - {"kurs"} or (index_beginnings().isdisjoint(subject.said) and "bunga" not in subject.said):
        return False
    return any(index_at(lower, word) or (lower[word] == "bunga" and lower[word - 1] == "suku") for word in subject.nouns)


def firm_at(reading: Reading, word: int) -> bool:
    """Does the name of a firm, or its code on the exchange, stand at a word?"""
    words = reading.words
    return word < len(words) and (words.lower[word] == "pt" or words.text[words.starts[word]:words.ends[word]].isupper())


def best_cue(reading: Reading, figure: int, inside: set[int], cues: Beside, lead: str | None, *, within: bool) -> SectorCue | None:
    start, after = reading.spans[figure]
    begin, end = reading.bounds(figure)
    best, found = 0.0, None
    for first, last, cue in cues.get(reading.sentence_of[figure], ()):
        if first < begin or last > end or (first in inside) != within:
            continue
        wide = cue.code in words()["wide"]
        if (wide and not within) or ((wide or cue.text.lower() in words()["loose"]) and cue.code != lead):
            continue
        distance = start - last if last <= start else first - after + 3
        if not within:
            if distance > REACH or cue.text.lower() == SHARE:
                continue
            distance += 4 * sum(1 for word in range(min(last, after), max(start, first)) if reading.labels[word] == FIGURE)
        if within and cue.code == BOURSE and SHARE in cue.text.lower() and firm_at(reading, last):
            continue                       # "saham PT Payung Farma": of the firm's sector
        score = 1.0 / (1.0 + max(0, distance)) + 0.2 * (last - first)
        if score > best:
            best, found = score, cue
    return found
