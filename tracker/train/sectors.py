"""The sectors model: linear over hashed words, from the official classification, factories' names, cue words and weakly labelled articles.

Articles read by hand (models/sectors/marked.jsonl) stay out of the linear model: on them its answers and the cues are weighed by the judges.
"""
from __future__ import annotations

import gzip
import hashlib
import json
import random
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy
import skops.io
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline, make_pipeline

from tracker.annotate import pipeline, sector_model
from tracker.annotate.components import sectors
from tracker.annotate.words import Words, of_doc
from tracker.errors import InputError
from tracker.lexicons import read_text, read_yaml
from tracker.records import Article
from tracker.train import SEED
from tracker.train.names import digest

OWN = files("tracker.models").joinpath("sectors")
SETTINGS = {"C": 8.0, "tol": 1e-3, "max_iter": 60, "random_state": SEED}
DESCRIBED = 600                            # characters of a description: what is excluded comes last
FOLDS = 5
JUDGE_C = 0.1
LENS_WEIGHT = 0.25                         # the corpus tells of finance, trade and the state far more often than the pages that the program is for
SHOWN_WEIGHT = 0.2                         # a reader who was shown the cues leans towards their order
OFF_TOPIC = 200
SECTIONS = {3: "A", 9: "B", 33: "C", 35: "D", 39: "E", 43: "F", 47: "G", 53: "H", 56: "I", 63: "J", 66: "K", 68: "L", 75: "M", 82: "N", 84: "O", 85: "P", 88: "Q", 93: "R", 96: "S"}


@dataclass(frozen=True, slots=True)
class Example:
    """Counted words with the codes that they speak for."""

    counts: dict[int, float]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A corpus article as the cues read it."""

    id: str
    topic: str
    counts: dict[int, float]
    tally: sectors.Tally
    ranked: tuple[str, ...]


def code_of(kbli: str) -> str | None:
    """The code of ours that a KBLI code belongs to; households and international bodies have none.

    >>> code_of("10431"), code_of("35101"), code_of("97000")
    ('C10', 'D', None)
    """
    division = int(kbli[:2])
    section = next((section for last, section in SECTIONS.items() if division <= last), None)
    return f"C{division}" if section == "C" else section


def lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def classification(shared: Path) -> list[Example]:
    """Titles and descriptions of KBLI 2020."""
    return [
        Example(sector_model.counts(Words(f"{row['judul']}\n\n{row['uraian'][:DESCRIBED]}"), len(row["judul"])), (code,))
        for row in lines(shared / "gold" / "kbli2020.jsonl.gz") if (code := code_of(row["kode"]))
    ]


def factories(shared: Path) -> list[Example]:
    """Companies' names and the division that each makes goods of."""
    return [Example(sector_model.counts(Words(row["nama"]), 0), (code_of(row["kbli"]),)) for row in lines(shared / "gold" / "factories_kbli.jsonl.gz")]


def cue_words() -> list[Example]:
    return [Example(sector_model.counts(Words(str(cue)), 0), (entry["code"],)) for entry in read_yaml("sectors")["codes"] for cue in entry["cues"]]


def corpus(shared: Path) -> list[Read]:
    """Every article of the corpus but those that measure the program, with what its cues say."""
    left_out = set(OWN.joinpath("left_out.txt").read_text(encoding="utf-8").split("\n")[1:])
    component, nlp = sectors.Sectors(), pipeline.load(("sectors",))
    found = []
    for row in lines(shared / "corpus" / "articles.jsonl.gz"):
        if row["id"] in left_out:
            continue
        doc = pipeline.make_doc(nlp, Article(id=row["id"], title=row["title"], text=row["text"]))
        cues = sectors.find_cues(doc)
        told, _ = sectors.tally(cues, body=doc._.body)
        ranked = sectors.order(told, cues, body=doc._.body, least=component.least, share=component.share)[:sectors.AT_MOST]
        found.append(Read(row["id"], row["topic"], sector_model.counts(of_doc(doc), doc._.body), told, tuple(ranked)))
    return found


def marked(shared: Path) -> dict[str, tuple[str, ...]]:
    """Article id → sectors, most central first, of the articles read by hand; refused where the corpus holds another text."""
    texts = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in lines(shared / "corpus" / "articles.jsonl.gz")}
    found = {}
    for row in map(json.loads, OWN.joinpath("marked.jsonl").read_text(encoding="utf-8").splitlines()):
        if hashlib.sha256(texts[row["id"]].encode()).hexdigest() != row["sha256"]:
            raise InputError(f"models/sectors/marked.jsonl {row['id']}", "was marked on another text", "mark it again or remove the line")
        found[row["id"]] = tuple(row["codes"])
    return found


def matrix(counted: list[dict[int, float]]) -> csr_matrix:
    ends = numpy.cumsum([0, *map(len, counted)])
    buckets = [bucket for counts in counted for bucket in counts]
    values = [value for counts in counted for value in counts.values()]
    return csr_matrix((numpy.array(values), buckets, ends), shape=(len(counted), sector_model.BUCKETS))


def fit(examples: list[Example], codes: list[str]) -> Pipeline:
    """TF-IDF and one logistic regression a code; the coefficients are rounded as the release stores them."""
    answers = numpy.array([[code in example.codes for code in codes] for example in examples], dtype=int)
    model = make_pipeline(TfidfTransformer(sublinear_tf=True), OneVsRestClassifier(LogisticRegression(**SETTINGS)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)    # stopped early on purpose: more steps fit the weak labels, not the articles
        model.fit(matrix([example.counts for example in examples]), answers)
    for one in model[-1].estimators_:
        one.coef_ = one.coef_.astype(numpy.float16).astype(numpy.float32)
    return model


def arrays(model: Pipeline, codes: list[str]) -> sector_model.Weights:
    """The model as prediction wants it, with judges that know nothing yet."""
    return sector_model.Weights(
        codes=tuple(codes), idf=model[0].idf_.astype(numpy.float32),
        coefficients=numpy.vstack([one.coef_ for one in model[-1].estimators_]).T.copy(),
        intercepts=numpy.array([one.intercept_[0] for one in model[-1].estimators_]),
        judge=numpy.zeros(len(sector_model.EVIDENCE)), judge_intercept=0.0, first=numpy.zeros(len(sector_model.EVIDENCE)),
    )


def known(article: Read, odds: dict[str, float]) -> dict[str, list[float]]:
    """What speaks for each code of some weight."""
    return {code: sector_model.evidence(code, article.tally, odds) for code in sorted(article.tally.weights) if article.tally.weights[code] >= 1.0 or code in article.ranked}


Evidence = list[tuple[dict[str, list[float]], tuple[str, ...]]]     # an article's codes with what speaks for each, and the reader's answer


def judge(articles: Evidence) -> tuple[numpy.ndarray, float]:
    """How far each kind of evidence speaks for a sector that a reader named; a division counts as its section."""
    return weighed([
        (values, code in answer or (code[0] != "C" and code[0] in {other[0] for other in answer})) for evidence, answer in articles for code, values in evidence.items()])


def judge_first(articles: Evidence, shown: list[bool]) -> numpy.ndarray:
    """How far it speaks for the sector that a reader named first; `shown`: whether that reader saw the cues."""
    rows, trust = [], []
    for (evidence, answer), seen in zip(articles, shown, strict=True):
        if answer:
            rows += [(values, code[0] == answer[0][0]) for code, values in evidence.items()]
            trust += [(LENS_WEIGHT if answer[0][0] in sector_model.LENSES else 1.0) * (SHOWN_WEIGHT if seen else 1.0)] * len(evidence)
    return weighed(rows, trust)[0]


def weighed(rows: list[tuple[list[float], bool]], trust: list[float] | None = None) -> tuple[numpy.ndarray, float]:
    """A logistic regression over evidence of one scale, as weights of the evidence itself, and its intercept."""
    values = numpy.array([values for values, _ in rows])
    scale = values.std(axis=0) + 1e-6
    model = LogisticRegression(C=JUDGE_C, max_iter=3000).fit(values / scale, [right for _, right in rows], sample_weight=trust)
    return model.coef_[0] / scale, float(model.intercept_[0])


def judge_scores(articles: list[Read], answers: dict[str, tuple[str, ...]], odds: dict[str, dict[str, float]], weights: sector_model.Weights, probable: float) -> dict:
    """Section F1 and first sector right on marked articles, by cues alone and as judged by those of the other folds."""
    fold = {article.id: int(hashlib.sha256(article.id.encode()).hexdigest(), 16) % FOLDS for article in articles}
    told = {article.id: (known(article, odds[article.id]), answers[article.id]) for article in articles}
    shown = set(kinds_of_marks()["with cues"])
    judged: dict[str, tuple[str, ...]] = {}
    bins: dict[int, list[tuple[float, bool]]] = {}
    for number in range(FOLDS):
        others = [article.id for article in articles if fold[article.id] != number]
        coefficients, intercept = judge([told[id] for id in others])
        model = weights._replace(judge=coefficients, judge_intercept=intercept, first=judge_first([told[id] for id in others], [id in shown for id in others]))
        for article in (article for article in articles if fold[article.id] == number):
            answer = answers[article.id]
            ranked = sectors.led(list(article.ranked), article.tally, odds[article.id], model)[:sectors.AT_MOST] if article.ranked else []
            score = {code: sector_model.probability(sector_model.evidence(code, article.tally, odds[article.id]), model) for code in ranked}
            judged[article.id] = tuple(code for place, code in enumerate(ranked) if place == 0 or score[code] >= probable)
            for code in ranked:
                bins.setdefault(int(score[code] * 5), []).append((score[code], code[0] in {other[0] for other in answer}))
    return {
        "articles": len(articles),
        "cues": compare({article.id: article.ranked for article in articles}, answers), "judged": compare(judged, answers),
        "calibration (mean score, share right, sectors)": [
            [round(float(numpy.mean([score for score, _ in pairs])), 2), round(float(numpy.mean([right for _, right in pairs])), 2), len(pairs)] for _, pairs in sorted(bins.items())],
    } | {f"{kind}, judged": compare({id: judged[id] for id in ids if id in judged}, answers) for kind, ids in kinds_of_marks().items()}


def kinds_of_marks() -> dict[str, list[str]]:
    """The ids of marked articles by how they were read: with the cues in view, or blind."""
    kinds: dict[str, list[str]] = {}
    for row in map(json.loads, OWN.joinpath("marked.jsonl").read_text(encoding="utf-8").splitlines()):
        kinds.setdefault(row["read"], []).append(row["id"])
    return kinds


def compare(found: dict[str, tuple[str, ...]], answers: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Section F1 and how often the first sector's section is right.

    >>> compare({"a": ("C24", "K")}, {"a": ("C29",)})
    {'section F1': 0.667, 'first': 1.0}
    """
    hit = sum(len({code[0] for code in codes} & {code[0] for code in answers[id]}) for id, codes in found.items())
    total = sum(len({code[0] for code in codes}) + len({code[0] for code in answers[id]}) for id, codes in found.items())
    first = [bool(codes) and codes[0][0] == answers[id][0][0] for id, codes in found.items() if answers[id]]
    return {"section F1": round(2 * hit / total, 3), "first": round(sum(first) / len(first), 3)}


def division_scores(shared: Path) -> dict[str, float]:
    """Division from a company's name alone, by five-fold cross-validation: how often it is the first, and among the first three."""
    names = factories(shared)
    answers = numpy.array([example.codes[0] for example in names])
    table = TfidfTransformer(sublinear_tf=True).fit_transform(matrix([example.counts for example in names]))
    first = third = 0
    for train_rows, test_rows in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(table, answers):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model = LogisticRegression(**SETTINGS).fit(table[train_rows], answers[train_rows])
        best = numpy.argsort(-model.predict_proba(table[test_rows]), axis=1)[:, :3]
        right = model.classes_[best] == answers[test_rows][:, None]
        first, third = first + int(right[:, 0].sum()), third + int(right.any(axis=1).sum())
    commonest = max(int((answers == code).sum()) for code in set(answers))
    return {"names": len(names), "first": round(first / len(names), 3), "first three": round(third / len(names), 3), "commonest division": round(commonest / len(names), 3)}


def train(shared: Path, folder: Path) -> dict:
    """Fit, judge, measure; write estimator, arrays, and config.json with the hashes of all of them."""
    codes = [entry["code"] for entry in read_yaml("sectors")["codes"]]
    answers, articles = marked(shared), corpus(shared)
    weak = [Example(article.counts, article.ranked) for article in articles if article.id not in answers]
    model = fit([*classification(shared), *factories(shared), *cue_words(), *weak], codes)
    weights = arrays(model, codes)
    read = [article for article in articles if article.id in answers]
    odds = {article.id: sector_model.log_odds_of(article.counts, weights) for article in read}
    told = [(known(article, odds[article.id]), answers[article.id]) for article in read]
    coefficients, intercept = judge(told)
    shown = set(kinds_of_marks()["with cues"])
    weights = weights._replace(judge=coefficients, judge_intercept=intercept, first=judge_first(told, [article.id in shown for article in read]))
    result = {
        "marked articles": judge_scores(read, answers, odds, weights, sectors.Sectors().probable), "division from a company's name": division_scores(shared),
        "off-topic articles": off_topic(articles),
    }
    skops.io.dump(model, folder / "sectors.skops", compression=zipfile.ZIP_DEFLATED, compresslevel=9)
    write(weights, folder / "weights.npz")
    config = {
        "model": "TF-IDF over hashed words, one logistic regression a code (scikit-learn), and two logistic judges over cues and model", "seed": SEED,
        "kbli_edition": read_yaml("sectors")["edition"], "settings": SETTINGS, "buckets": sector_model.BUCKETS, "probable": sectors.Sectors().probable,
        "skops_trusted": skops.io.get_untrusted_types(file=folder / "sectors.skops"),
        "judge": dict(zip(sector_model.EVIDENCE, weights.judge.round(3).tolist(), strict=True)),
        "judge of the first": dict(zip(sector_model.EVIDENCE, weights.first.round(3).tolist(), strict=True)),
        "weights_sha256": digest(folder / "weights.npz"), "estimator_sha256": digest(folder / "sectors.skops"),
        "data_sha256": {file: digest(shared / file) for file in ("gold/kbli2020.jsonl.gz", "gold/factories_kbli.jsonl.gz", "corpus/articles.jsonl.gz")}
        | {file: hashlib.sha256(OWN.joinpath(file).read_bytes()).hexdigest() for file in ("marked.jsonl", "left_out.txt")}
        | {"lexicons/sectors.yaml": hashlib.sha256(read_text("sectors.yaml").encode()).hexdigest()},
        "examples": {"classification": len(classification(shared)), "factories": result["division from a company's name"]["names"], "weak": len(weak), "marked": len(read)},
        "scores": result,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return result


def off_topic(articles: list[Read]) -> dict[str, int]:
    """How many of 200 articles on other topics (sport, gossip, games …) get a sector, and how many one that is no sector of culture, schools, health or media."""
    chosen = random.Random(SEED).sample([article for article in articles if article.topic == "other"], OFF_TOPIC)  # noqa: S311  (a sample, not a secret)
    return {"articles": OFF_TOPIC, "with a sector": sum(bool(article.ranked) for article in chosen), "of A to N": sum(bool(article.ranked) and article.ranked[0][0] not in "JOPQRS" for article in chosen)}


def write(weights: sector_model.Weights, path: Path) -> None:
    numpy.savez_compressed(
        path, codes=numpy.array(weights.codes), idf=weights.idf, coefficients=weights.coefficients.T.astype(numpy.float16),
        intercepts=weights.intercepts, judge=weights.judge, judge_intercept=numpy.array(weights.judge_intercept), first=weights.first)
