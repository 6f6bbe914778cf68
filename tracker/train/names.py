"""The names model: a CRF over PERSON, ORG and PLACE, from named-entity files and articles marked by hand."""
from __future__ import annotations

import collections
import gzip
import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pycrfsuite

from tracker.annotate.components.sentences import split
from tracker.annotate.naming import names
from tracker.errors import InputError
from tracker.train import SEED
from tracker.train.clusters import cluster

FILES = ("names_corpus", "ner_idner_news", "ner_nerui", "ner_nergrit")
LABELS = {"PER": "PERSON", "PERSON": "PERSON", "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "LOC": "PLACE", "LOCATION": "PLACE", "PLACE": "PLACE"}
MARKED = files("tracker.models").joinpath("names/marked.jsonl")
CLUSTERS = 320
HELD_OUT = 10                              # one text in ten, by a hash of its id
REPEAT = {"names_corpus": 3, "marked": 3}  # articles of the kind that we read count more
SETTINGS = {"c1": 0.15, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its names marked."""

    file: str
    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]

    @property
    def held_out(self) -> bool:
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % HELD_OUT == 0


def read(shared: Path) -> list[Marked]:
    """Every marked text of the named files."""
    found = []
    for file in FILES:
        with gzip.open(shared / "gold" / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found.append(Marked(file, row["id"], row["text"], tuple((start, end, LABELS[label]) for start, end, label in row["ents"])))
    return found + marked_here(shared)


def marked_here(shared: Path) -> list[Marked]:
    """The openings of corpus articles marked for this project (models/names/marked.jsonl: offsets and the hash of the text, never the text)."""
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        corpus = {row["id"]: row["text"] for row in map(json.loads, lines)}
    found = []
    for row in map(json.loads, MARKED.read_text(encoding="utf-8").splitlines()):
        text = corpus[row["id"]][:row["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise InputError(f"models/names/marked.jsonl {row['id']}", "was marked on another text", "mark it again or remove the line")
        found.append(Marked("marked", row["id"], text, tuple((start, end, label) for start, end, label in row["spans"])))
    return found


def rows(marked: Marked) -> list[tuple[list[list[str]], list[str]]]:
    """The features and labels of each window of a text."""
    words = names.tokens(marked.text)
    marks = names.article_marks(marked.text, words)
    labels = ["O"] * len(words)
    for start, end, label in marked.spans:
        inside = [index for index, (_, left, right) in enumerate(words) if left < end and start < right]
        for index in inside:
            labels[index] = ("B-" if index == inside[0] else "I-") + label
    out = []
    for first, last in names.by_sentence(words, split(marked.text)):
        line = [word for word, _, _ in words[first:last]]
        for start, end in names.windows(line):
            out.append((names.features(line, start, end, marks[first:last]), labels[first + start:first + end]))
    return out


def fit(texts: list[Marked], path: Path, settings: dict | None = None) -> None:
    """Train the CRF."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for marked in texts:
        for features, labels in rows(marked):
            for _ in range(REPEAT.get(marked.file, 1)):
                trainer.append(features, labels)
    trainer.set_params(SETTINGS | (settings or {}))
    trainer.train(str(path))


def scores(texts: list[Marked], find) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of exact spans by file and label."""
    counts: collections.Counter = collections.Counter()
    for marked in texts:
        gold, found = set(marked.spans), {(name.start, name.end, name.label) for name in find(marked.text)}
        for label in ("PERSON", "ORG", "PLACE"):
            a, b = {span for span in gold if span[2] == label}, {span for span in found if span[2] == label}
            for file in (marked.file, "all"):
                counts[file, label, "hit"] += len(a & b)
                counts[file, label, "gold"] += len(a)
                counts[file, label, "found"] += len(b)
    out: dict[str, dict[str, float]] = {}
    for file, label in sorted({(file, label) for file, label, _ in counts}):
        hit, gold, found = (counts[file, label, kind] for kind in ("hit", "gold", "found"))
        out.setdefault(file, {})[label] = round(2 * hit / (gold + found), 3) if gold + found else None
        out[file][f"{label} n"] = gold
    return out


def learn_clusters(shared: Path, texts: list[Marked], folder: Path) -> None:
    """Cluster the words of the unlabelled corpus and of the marked texts."""
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        corpus = [json.loads(line)["text"] for line in lines]
    numbers = cluster([*corpus, *(marked.text for marked in texts)], number=CLUSTERS, seed=SEED)
    path = folder / "clusters.tsv"
    path.write_text("# word, cluster: learned by tracker train names\n" + "".join(f"{word}\t{number}\n" for word, number in numbers.items()), encoding="utf-8")
    names.read_from(folder)


def train(shared: Path, folder: Path) -> dict:
    """Clusters, weights, scores on the texts kept out, and the hashes of all of them in config.json."""
    texts = read(shared)
    learn_clusters(shared, texts, folder)
    kept, out = [text for text in texts if not text.held_out], [text for text in texts if text.held_out]
    path = folder / "names.crfsuite"
    fit(kept, path)
    model = pycrfsuite.Tagger()
    model.open(str(path))
    result = scores(out, lambda text: names.find(text, split(text), model))
    config = {
        "model": "linear-chain CRF (python-crfsuite, L-BFGS)", "seed": SEED, "settings": SETTINGS, "clusters": CLUSTERS, "repeat": REPEAT,
        "weights_sha256": digest(path), "clusters_sha256": digest(folder / "clusters.tsv"),
        "data_sha256": {file: digest(shared / "gold" / f"{file}.jsonl.gz") for file in FILES} | {"marked": digest(Path(str(MARKED)))}, "held_out_f1": result,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    names.read_from(folder)
    return result


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
