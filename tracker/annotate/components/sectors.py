"""Which sectors an article is about: cue words of KBLI 2020 sections and manufacturing divisions, weighed by where they stand.

Writes doc._.sector_cues (every cue, in order) and doc._.sectors (at most four, most central first; none is an answer).
Measured on 44 articles: section F1 0.748, first sector right 0.683; on 340 marked here 0.800 and 0.867 (models/sectors/README.md).
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
from tracker.lexicons import read_yaml
from tracker.records import Sector, SectorCue

STRONG, WEAK = 1.0, 0.25
AT_MOST = 4
CAUSE, CLOSE = "G", 0.4                    # a headline's tariff or trade is the cause of what it tells of another sector of this share of its weight


@Language.factory("sectors", default_config={"least": 2.0, "share": 0.3, "probable": 0.1})
def make_sectors(nlp: Language, name: str, least: float, share: float, probable: float) -> "Sectors":
    return Sectors(least=least, share=share, probable=probable)


class Sectors:
    """Finds cues, ranks sectors by them and has the model judge. `least` is the weight that a sector needs, `share` its weight beside the
    strongest, `probable` the probability that one needs to stand behind the first."""

    def __init__(self, *, least: float = 2.0, share: float = 0.3, probable: float = 0.1):
        self.least, self.share, self.probable = least, share, probable

    def __call__(self, doc: Doc) -> Doc:
        cues = find_cues(doc)
        doc._.sector_cues = tuple(cues)
        told, words = tally(cues, body=doc._.body)
        sectors = named(order(told, cues, body=doc._.body, least=self.least, share=self.share), told, words)
        model = sector_model.weights()
        if sectors and model:
            sectors = judged(sectors, told, sector_model.log_odds(of_doc(doc), doc._.body, model), model, probable=self.probable)
        spans.put(doc, "sectors", sectors)
        return doc


@cache
def table() -> PhraseTable:
    return PhraseTable(
        (phrase, entry["code"], weight)
        for entry in read_yaml("sectors")["codes"]
        for key, weight in (("cues", STRONG), ("weak", WEAK))
        for phrase in entry.get(key, ())
    )


def find_cues(doc: Doc) -> list[SectorCue]:
    """The sector words of a Doc; a shorter cue inside a longer one of another sector does not count ("garam industri")."""
    words = of_doc(doc)
    cues: list[SectorCue] = []
    reached = 0
    for hit in sorted(table().find(words), key=lambda hit: (hit.first, -hit.last)):
        if hit.last < reached or (hit.last == reached and hit.last - hit.first < cues[-1].text.count(" ") + 1):
            continue
        reached = hit.last
        start, end = words.starts[hit.first], words.ends[hit.last - 1]
        cues.append(SectorCue(start=start, end=end, text=words.text[start:end], code=hit.noun, weight=hit.value))
    return cues


def tally(cues: list[SectorCue], *, body: int) -> tuple[Tally, dict[str, dict[str, float]]]:
    """What the cues say: each further mention of the same word counts less than the one before. Also the weight of each word by code."""
    words: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    title, opening, mentions = defaultdict(float), defaultdict(float), defaultdict(float)
    for cue in cues:
        place = TITLE if cue.start < body else LEAD if cue.start < body + LEAD_LENGTH else 1.0
        words[cue.code][cue.text.lower()] += cue.weight * place
        mentions[cue.code] += cue.weight
        if cue.start < body:
            title[cue.code] += cue.weight
        elif place == LEAD:
            opening[cue.code] += cue.weight
    scores = {code: sum(log1p(weight) * min(1.0, 2 * weight) for weight in listed.values()) * 1.45 for code, listed in words.items()}
    settle_manufacturing(scores)
    return Tally(scores, dict(title), dict(opening), dict(mentions), {code: len(listed) for code, listed in words.items()}), words


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


def settle_manufacturing(scores: dict[str, float]) -> None:
    """Words of industry at large speak for the one division that leads, and for "C" itself where no division does."""
    divisions = [code for code in scores if code[0] == "C" and code != "C"]
    if "C" in scores and divisions:
        leader = max(divisions, key=lambda code: scores[code])
        if scores[leader] >= scores["C"]:
            scores[leader] += 0.3 * scores["C"]
            scores["C"] *= 0.5
