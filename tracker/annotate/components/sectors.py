"""Which sectors an article is about: cue words of KBLI 2020 sections and manufacturing divisions, and names of firms, weighed by where they stand.

Writes doc._.sector_cues (every cue, in order) and doc._.sectors (at most four, most central first; none is an answer).
Measured on 44 articles: section F1 0.752, first sector right 0.756; on 156 marked blind here 0.731 and 0.867 (models/sectors/README.md).
"""
from collections import defaultdict
from dataclasses import replace
from functools import cache
from math import log1p

from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate import sector_model, spans
from tracker.annotate.sector_model import LEAD, LEAD_LENGTH, TITLE, Tally
from tracker.annotate.words import PhraseTable, of_doc
from tracker.lexicons import read_table, read_yaml
from tracker.records import Sector, SectorCue

STRONG, WEAK, FIRM = 1.0, 0.25, 0.5
AT_MOST = 4
LEADS = 1.5                                # weight from which a sector that the title names may lead, however much is said of others
FIRMS = frozenset({"company", "soe", "association"})
NOT_BY_FIRMS = frozenset("KMOPSU")         # sections whose firms, banks and advisers, speak about other sectors
UMBRELLAS = frozenset({"apindo", "hipmi", "kadin"})
SHORTEST_WORD = 4                          # letters of an abbreviation that is also written as a word: "INKA", "Inka"
CAUSE, CLOSE = "G", 0.4                    # a headline's tariff or trade is the cause of what it tells of another sector of this share of its weight


@Language.factory("sectors", default_config={"least": 2.0, "share": 0.3, "probable": 0.05})
def make_sectors(nlp: Language, name: str, least: float, share: float, probable: float) -> "Sectors":
    return Sectors(least=least, share=share, probable=probable)


class Sectors:
    """Finds cues, ranks sectors by them, has the model judge them and choose the first. `least` is the weight that a sector needs, `share` its
    weight beside the strongest, `probable` the probability that one needs to stand behind the first."""

    def __init__(self, *, least: float = 2.0, share: float = 0.3, probable: float = 0.05):
        self.least, self.share, self.probable = least, share, probable

    def __call__(self, doc: Doc) -> Doc:
        cues = find_cues(doc)
        spans.put(doc, "sector_cues", cues)
        body = spans.notes(doc).body
        told, words = tally(cues, body=body)
        ranked, model = order(told, cues, body=body, least=self.least, share=self.share), sector_model.weights()
        if ranked and model:
            odds = sector_model.log_odds(of_doc(doc), body, model)
            sectors = judged(named(led(ranked, told, odds, model), told, words), told, odds, model, probable=self.probable)
        else:
            sectors = named(ranked, told, words)
        spans.put(doc, "sectors", sectors)
        return doc


@cache
def table() -> PhraseTable:
    lexicon = read_yaml("sectors")
    words = [(str(phrase), entry["code"], weight) for entry in lexicon["codes"] for key, weight in (("cues", STRONG), ("weak", WEAK)) for phrase in entry.get(key, ())]
    return PhraseTable([*words, *firms(), *((phrase, "", STRONG) for phrase in lexicon["neutral"])])


@cache
def firms() -> tuple[tuple[str, str, float], ...]:
    """Names, aliases and tickers of firms and associations with their sector; a cue word of the lexicon stays what it says there."""
    known = {str(phrase).lower(): str(phrase) for entry in read_yaml("sectors")["codes"] for key in ("cues", "weak") for phrase in entry.get(key, ())}
    found = {}
    for row in read_table("organisations"):
        sector, ticker = row.get("sector", ""), row.get("ticker", "")
        if row["type"] not in FIRMS or sector[:1] in NOT_BY_FIRMS or not sector or row["id"] in UMBRELLAS:
            continue
        for form in {row["name"], *row.get("aliases", "").split(";"), ticker} - {""}:
            if form.endswith("?"):
                continue
            if form.lower() not in known:
                found[form] = sector
            if form.isupper() and form.isalpha() and len(form) >= SHORTEST_WORD and form != ticker and known.get(form.lower(), form) == form:
                found[form.capitalize()] = sector
    return tuple((form, sector, FIRM) for form, sector in sorted(found.items()))


@cache
def firm_forms() -> frozenset[str]:
    return frozenset(form.lower() for form, _, _ in firms())


@cache
def causes() -> frozenset[tuple[str, str]]:
    """Code and word where the word tells why or by what means, not what the article is about."""
    return frozenset((entry["code"], str(word).lower()) for entry in read_yaml("sectors")["codes"] for word in entry.get("causes", ()))


def find_cues(doc: Doc) -> list[SectorCue]:
    """The sector words of a Doc; a shorter cue inside a longer one of another sector does not count ("garam industri"), nor one inside a neutral
    phrase ("Bank Dunia"), nor a firm's name without its capital."""
    words = of_doc(doc)
    cues: list[SectorCue] = []
    reached, last = 0, 0                   # where the last hit ends, and its number of words
    for hit in sorted(table().find(words), key=lambda hit: (hit.first, -hit.last)):
        if hit.last < reached or (hit.last == reached and hit.last - hit.first < last):
            continue
        start, end = words.starts[hit.first], words.ends[hit.last - 1]
        if hit.value == FIRM and not words.text[start].isupper() and words.text[start:end].lower() in firm_forms():
            continue
        reached, last = hit.last, hit.last - hit.first
        if hit.noun:
            cues.append(SectorCue(start=start, end=end, text=words.text[start:end], code=hit.noun, weight=hit.value))
    return cues


def tally(cues: list[SectorCue], *, body: int) -> tuple[Tally, dict[str, dict[str, float]]]:
    """What the cues say: each further mention of the same word counts less than the one before. Also the weight of each word by code."""
    words: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    told = {place: (defaultdict(float), defaultdict(float)) for place in (TITLE, LEAD, 1.0)}
    for cue in cues:
        place, word = TITLE if cue.start < body else LEAD if cue.start < body + LEAD_LENGTH else 1.0, cue.text.lower()
        words[cue.code][word] += cue.weight * place
        told[place][(cue.code, word) in causes()][cue.code] += cue.weight
    scores = {code: sum(log1p(weight) * min(1.0, 2 * weight) for weight in listed.values()) * 1.45 for code, listed in words.items()}
    settle_manufacturing(scores, {code for code, weight in told[TITLE][False].items() if weight >= STRONG})
    return Tally(scores, *told[TITLE], *told[LEAD], *told[1.0], {code: len(listed) for code, listed in words.items()}), words


def rank(cues: list[SectorCue], *, body: int, least: float = 2.0, share: float = 0.3) -> list[Sector]:
    """Sectors by the weight of their cues, most central first, each with its share of the whole weight as the score.

    >>> cues = [SectorCue(start=0, end=5, text="Nikel", code="B"), SectorCue(start=9, end=16, text="tambang", code="B")]
    >>> rank(cues, body=0)
    [Sector(code='B', score=1.0, cues=('nikel', 'tambang'))]
    """
    told, words = tally(cues, body=body)
    return named(order(told, cues, body=body, least=least, share=share), told, words)


def order(told: Tally, cues: list[SectorCue], *, body: int, least: float, share: float) -> list[str]:
    """The codes whose cues weigh enough, most central first."""
    scores, best = told.weights, max(told.weights.values(), default=0.0)
    ranked = [code for code in sorted(scores, key=lambda code: (-scores[code], code)) if scores[code] >= least and scores[code] >= share * best]
    lead(ranked, scores, {cue.code for cue in cues if cue.start < body and cue.weight >= STRONG})
    return ranked


def led(ranked: list[str], told: Tally, odds: dict[str, float], model: sector_model.Weights) -> list[str]:
    """The codes with the one first that the model holds for the most central: one of them, or one that the title names."""
    candidates = [*ranked, *(code for code in sorted(told.named()) if code not in ranked and told.weights[code] >= LEADS)]
    first = max(candidates, key=lambda code: sector_model.centrality(sector_model.evidence(code, told, odds), model))
    return [first, *(code for code in ranked if code != first)]


def named(ranked: list[str], told: Tally, words: dict[str, dict[str, float]]) -> list[Sector]:
    total = sum(told.weights.values()) or 1.0
    return [
        Sector(code=code, score=round(told.weights[code] / total, 3), cues=tuple(sorted(words[code], key=lambda word: (-words[code][word], word))[:5]))
        for code in ranked[:AT_MOST]
    ]


def judged(sectors: list[Sector], told: Tally, odds: dict[str, float], model: sector_model.Weights, *, probable: float) -> list[Sector]:
    """The same sectors with their probability as the score; a later one that is improbable is dropped."""
    known = [(sector, sector_model.probability(sector_model.evidence(sector.code, told, odds), model)) for sector in sectors]
    return [replace(sector, score=round(score, 3)) for place, (sector, score) in enumerate(known) if place == 0 or score >= probable]


def lead(ranked: list[str], scores: dict[str, float], title: set[str]) -> None:
    """Put first what the title names beside a tariff: "Tarif Impor Tekan Industri Mebel" is about furniture.

    >>> ranked = ["G", "C31"]
    >>> lead(ranked, {"G": 5.0, "C31": 3.0}, {"G", "C31"})
    >>> ranked
    ['C31', 'G']
    """
    if ranked and ranked[0] == CAUSE:
        for code in ranked[1:]:
            if code in title and scores[code] >= CLOSE * scores[CAUSE]:
                ranked.remove(code)
                ranked.insert(0, code)
                return


def settle_manufacturing(scores: dict[str, float], named: set[str]) -> None:
    """Words of industry at large speak for the one division that leads, or that the title names; for "C" itself where no division does.

    >>> scores = {"C": 4.0, "C14": 2.0}
    >>> settle_manufacturing(scores, {"C14"})
    >>> scores
    {'C': 2.0, 'C14': 3.2}
    """
    divisions = [code for code in scores if code[0] == "C" and code != "C"]
    if "C" in scores and divisions:
        leader = max(divisions, key=lambda code: (code in named, scores[code]))
        if scores[leader] >= scores["C"] or (leader in named and scores[leader] >= LEADS):
            scores[leader] += 0.3 * scores["C"]
            scores["C"] *= 0.5
