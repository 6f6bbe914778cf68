"""The trained names model: tokens around capitals become features, a CRF labels them PERSON, ORG or PLACE.

>>> [token for token, _, _ in tokens("PT Rimba Baja (RBST) di Tuban, Rp1,5 triliun")]
['PT', 'Rimba', 'Baja', '(', 'RBST', ')', 'di', 'Tuban', ',', 'Rp1,5', 'triliun']
>>> windows(["harga", "naik", "kata", "Tono", "di", "pasar", "lama", "itu"])
[(1, 6)]
"""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from struct import unpack_from
from typing import NamedTuple

import pycrfsuite

from tracker.annotate.naming.organisations import listings
from tracker.errors import ConfigError
from tracker.lexicons import read_table, read_yaml
from tracker.records import Name

TOKEN = re.compile(r"(?:\\x[0-9a-f]{2})+|\w+(?:[-'’/&]\w+|\.(?=[a-z0-9])\w+|,(?=\d)\w+)*|[^\w\s\u200b-\u200f\u2060\ufeff]")
MOST_WORDS = 50_000                        # whose features are kept
MARGIN = 2                                 # tokens read on either side of a capitalised one
SHAPE = str.maketrans({**dict.fromkeys(map(chr, range(65, 91)), "X"), **dict.fromkeys(map(chr, range(97, 123)), "x"), **dict.fromkeys("0123456789", "d")})
RUNS = re.compile(r"(.)\1{2,}")
FOLDER = files("tracker.models").joinpath("names")


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Words with inner hyphens, dots and slashes, and single marks, with their offsets."""
    return [(match[0], *match.span()) for match in TOKEN.finditer(text)]


def windows(words: list[str]) -> list[tuple[int, int]]:
    """Stretches around capitalised words: a name without a capital is not looked for, and most words are skipped."""
    found: list[tuple[int, int]] = []
    for position, word in enumerate(words):
        if word[0].isupper():
            if found and position - MARGIN <= found[-1][1]:
                found[-1] = (found[-1][0], position + MARGIN + 1)
            else:
                found.append((max(0, position - MARGIN), position + MARGIN + 1))
    return [(start, min(end, len(words))) for start, end in found]


@cache
def word_lists() -> dict[str, str]:
    """Lower-case word → a letter for each list of the lexicons that holds it."""
    lists: dict[str, set[str]] = {}

    def put(letter: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            for word in phrase.split():
                lists.setdefault(word.lower(), set()).add(letter)

    titles, forms, speech = read_yaml("titles"), read_yaml("organisation_forms"), read_yaml("speech_verbs")
    put("t", [*titles["offices"], *titles["heads"]])
    put("h", [*titles["honorifics"], *titles["affixes"]])
    put("o", forms["heads"])
    put("e", forms["tails"])
    put("s", [*speech["quote"], *speech["state"], *speech["according"]])
    put("S", [word + "nya" for word in speech["quote"]])
    put("l", [row["name"].removeprefix("Kabupaten ").removeprefix("Kota ") for table in ("countries", "provinces", "regencies") for row in read_table(table)])
    put("n", [row["person"] for row in read_table("holders")])
    put("N", read_yaml("name_parts"))
    return {word: "".join(sorted(letters)) for word, letters in lists.items()}


@cache
def clusters() -> dict[str, str]:
    """Word → its cluster among words of like company, learned from unlabelled text."""
    path = FOLDER.joinpath("clusters.tsv")
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return dict(rows)


class Told(NamedTuple):
    """What a word says of itself, of the word behind it (`before`) and before it, and of those two away."""

    own: list
    before: list
    after: list
    far_before: list
    far_after: list
    shape: str
    lists: str


EDGE = Told([], ["-1^"], ["+1$"], [], [], "", "")


@lru_cache(maxsize=MOST_WORDS)
def word_features(word: str) -> Told:
    lower, shape = word.lower(), RUNS.sub(r"\1\1", word.translate(SHAPE))
    cluster = clusters().get(word) or clusters().get(lower, "-")
    lists = word_lists().get(lower, "-")
    own = [f"w={lower}", f"s={shape}", f"c={cluster}", f"l={lists}", f"cl={cluster}{shape[:2]}"]
    own += [f"p2={lower[:2]}", f"p3={lower[:3]}", f"x2={lower[-2:]}", f"x3={lower[-3:]}", f"x4={lower[-4:]}", f"n={min(len(word), 8)}"]
    if word.isupper() and len(word) > 1:
        own.append("U")
    if "." in word or "/" in word:
        own.append("D")
    near = [(f"w={lower}", f"s={shape}", f"c={cluster}", f"l={lists}")]
    before, after = ([f"{at}{name}" for name in near[0]] for at in ("-1", "+1"))
    far_before, far_after = ([f"{at}{name}" for name in (f"w={lower}", f"c={cluster}", f"s={shape[:2]}")] for at in ("-2", "+2"))
    return Told(own, before, after, far_before, far_after, near[0][1], near[0][3])


@lru_cache(maxsize=MOST_WORDS)
def known_features(word: str) -> Told:
    """Those of a word's features that the release's model knows, in the bytes that it reads: it looks for any other in vain, a third of its time."""
    told, known = word_features.__wrapped__(word), attributes()
    return Told(*([name.encode() for name in names if name in known] for names in told[:5]), told.shape, told.lists)


@lru_cache(maxsize=MOST_WORDS)
def joint_features(before: str, shape: str, after: str) -> tuple[str, str]:
    """What a word's shape says beside the lists of the word before it and the shape of the one behind it."""
    return f"-1{before}|{shape}" if before else "^", f"{shape}|+1{after}" if after else f"{shape}|$"


def features(words: list[str], start: int, end: int, marks: list[str], tell: Callable[[str], Told] = word_features) -> list[list]:
    """The features of the words [start, end): each its own and its neighbours', and what the article knows of it (`marks`)."""
    known = list(map(tell, words[max(0, start - 2):end + 2]))
    shift = start - max(0, start - 2)
    out = []
    for index in range(shift, shift + end - start):
        before = known[index - 1] if index else EDGE
        after = known[index + 1] if index + 1 < len(known) else EDGE
        row = known[index].own + before.before + after.after
        if index > 1:
            row += known[index - 2].far_before
        if index + 2 < len(known):
            row += known[index + 2].far_after
        at = start + index - shift
        row += joint_features(before.lists, known[index].shape, after.shape)
        if marks[at]:
            row += marks[at].split()
            if index and marks[at - 1]:
                row.append("-1" + marks[at - 1].split()[0])
        out.append(row)
    return out


def article_marks(text: str, words: list[tuple[str, int, int]]) -> list[str]:
    """What the whole text tells of each capitalised word: also in lower case, behind PT, before or behind a cue, in brackets, in the lexicon."""
    told: dict[str, set[str]] = {}
    lists = word_lists()
    lower = {word for word, _, _ in words if word[0].islower()}
    for index, (word, _, _) in enumerate(words):
        if not word[0].isupper():
            continue
        told.setdefault(word, set())
        before = words[index - 1][0] if index else "^"
        after = words[index + 1][0] if index + 1 < len(words) else "$"
        if before in ("PT", "CV", "Bank", "Grup"):
            told[word].add("aP")
        elif "s" in lists.get(before.lower(), ""):
            told[word].add("aC")
        if before == "(" and after == ")":
            told[word].add("aB")
        if "s" in lists.get(after.lower(), ""):
            told[word].add("aV")
        if before in ("di", "ke", "dari"):
            told[word].add("aL")
        if word.lower() in lower:
            told[word].add("al")
    said = {word: " ".join(sorted(letters)) for word, letters in told.items()}
    marks = [said.get(word, "") for word, _, _ in words]
    starts = {start: index for index, (_, start, _) in enumerate(words)}
    for start, end, (_, alone) in listings(text):
        index, side = starts.get(start), "B"
        while index is not None and index < len(words) and words[index][1] < end:
            marks[index] = f"g{side}{int(alone)} {marks[index]}".strip()
            index, side = index + 1, "I"
    return marks


def read_from(folder) -> None:
    """Take clusters and weights from another folder than the release's: training writes there, then reads."""
    global FOLDER
    FOLDER = folder
    for cached in (clusters, word_features, known_features, weights, attributes, tagger):
        cached.cache_clear()


@cache
def weights() -> bytes:
    """The model file of this release, checked against its hash; empty where none is installed."""
    path = FOLDER.joinpath("names.crfsuite")
    if not path.is_file():
        return b""
    found = path.read_bytes()
    if hashlib.sha256(found).hexdigest() != json.loads(FOLDER.joinpath("config.json").read_text(encoding="utf-8"))["weights_sha256"]:
        raise ConfigError("models/names/names.crfsuite", "is not the file that config.json names", "train it again: tracker train names")
    return found


@cache
def attributes() -> frozenset[str]:
    """The features that the model of this release has weights for, read from its own table of them (CRFsuite's file format: "lCRF", inside it a "CQDB")."""
    model = weights()
    (start,) = unpack_from("<I", model, 36)
    count, places = unpack_from("<II", model, start + 16)
    found = []
    for place in unpack_from(f"<{count}I", model, start + places):
        name = start + place + 8
        (size,) = unpack_from("<I", model, name - 4)
        found.append(model[name:name + size - 1].decode())                   # behind it stands a zero
    return frozenset(found)


@cache
def tagger() -> pycrfsuite.Tagger | None:
    """The model over `weights`, which stay in memory as long as it does. Loading runs nothing that the file says."""
    if not weights():
        return None
    model = pycrfsuite.Tagger()
    model.open_inmemory(weights())
    return model


def find(text: str, sentences: Iterable[tuple[int, int]], model: pycrfsuite.Tagger | None = None) -> list[Name]:
    """Every name that the model sees, with the probability of its least sure token."""
    tell = word_features if model else known_features
    model = model or tagger()
    if model is None:
        return []
    words = tokens(text)
    marks = article_marks(text, words)
    found: list[Name] = []
    for first, last in by_sentence(words, sentences):
        line = [word for word, _, _ in words[first:last]]
        for start, end in windows(line):
            model.set(features(line, start, end, marks[first:last], tell))
            found += labelled(words[first + start:first + end], model.tag(), model.marginal)
    return found


def by_sentence(words: list[tuple[str, int, int]], sentences: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last token of every sentence."""
    out, position = [], 0
    for _, end in sentences:
        first = position
        while position < len(words) and words[position][1] < end:
            position += 1
        if position > first:
            out.append((first, position))
    return out


def labelled(words: list[tuple[str, int, int]], labels: list[str], marginal: Callable[[str, int], float]) -> list[Name]:
    """BIO labels as names."""
    out: list[Name] = []
    position = 0
    while position < len(labels):
        if labels[position] == "O":
            position += 1
            continue
        first, kind = position, labels[position][2:]
        position += 1
        while position < len(labels) and labels[position] == f"I-{kind}":
            position += 1
        sure = min(marginal(labels[at], at) for at in range(first, position))
        out.append(Name(words[first][1], words[position - 1][2], kind, round(sure, 3)))
    return out
