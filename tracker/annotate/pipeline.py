"""Assembles the spaCy pipeline; articles in, plain records out.

>>> from tracker.records import Article
>>> annotations = annotate(Article(id="a", text="Ekspor mencapai USD 93,7 miliar."))
>>> [(figure.text, int(figure.value), figure.unit) for figure in annotations.figures]
[('USD 93,7 miliar', 93700000000, 'USD')]
"""
import dataclasses
import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from operator import attrgetter
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import tracker.annotate.tokens  # noqa: F401  (registers the tokeniser and what the Doc carries)
from tracker.annotate.spans import notes
from tracker.records import Annotations, Article, Entity

READ_BY = ("tracker.annotate", "tracker.lexicons", "tracker.models")      # rules, words and weights: what a reading depends on, with
NUMERALS = "numerals.py"
COMPONENTS = ("sentences", "periods", "figures", "names", "places", "entities", "regulations", "quotes", "sectors", "claims")
SHOWN = "shown"                            # shows the records as spans: only for whoever looks at a Doc
for component in COMPONENTS:
    import_module(f"tracker.annotate.components.{component}")
GAP = "\n\n"


@cache
def load(names: tuple[str, ...] = COMPONENTS) -> Language:
    """The pipeline with the named components, in their order, and `shown` behind them. Built once a process (a second or two)."""
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "tracker.words"}}})
    for name in (*names, SHOWN):
        nlp.add_pipe(name)
    gc.freeze()                            # the lexicons stay: the collector need not go through them again and again, a fifth of the time
    return nlp


@cache
def version() -> str:
    """The pipeline version, "3f9a0c2e": a hash over rules, lexicons and models. When it changes, articles are read again."""
    digest = hashlib.sha256(files("tracker").joinpath(NUMERALS).read_bytes())
    for package in READ_BY:
        for name, path in sorted(walk(files(package))):
            digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


def walk(folder, under: str = "") -> Iterator[tuple[str, Any]]:
    """The files that a reading depends on, by their name below the package: two models may each have a config.json, so the name alone sorts nothing."""
    for path in folder.iterdir():
        if path.is_dir():
            if not path.name.startswith("__"):
                yield from walk(path, f"{under}{path.name}/")
        elif not path.name.endswith((".pyc", ".md")) and path.name != "floors.json":
            yield under + path.name, path


def annotate(article: Article) -> Annotations:
    """Read one article."""
    return next(annotate_all([article]))


def annotate_all(articles: Iterable[Article], *, on_failure: Callable[[str, str], None] | None = None) -> Iterator[Annotations]:
    """Read articles one after the other, in order.

    Where a component fails, that is a bug and stops the run; with `on_failure`, it is called with the article's id and what failed,
    the article is left out and the others are read all the same.
    """
    nlp = load()

    def leave_out(name: str, component: Callable, docs: list[Doc], error: Exception) -> None:
        if on_failure is None:
            raise error
        for doc in docs:
            on_failure(notes(doc).article.id, f"{name}: {type(error).__name__}: {error}")

    nlp.set_error_handler(leave_out)
    for doc in nlp.pipe((bare_doc(nlp, article) for article in articles), disable=[SHOWN]):
        yield collect_records(doc)


def bare_doc(nlp: Language, article: Article) -> Doc:
    """An article for the components alone, which read its text and its words: making tokens of them as well would cost a tenth more.

    Nor do the words enter spaCy's vocabulary, where those of millions of articles would fill the memory.
    """
    text, body = whole(article)
    return given(Doc(nlp.vocab), article, text, body)


def make_doc(nlp: Language, article: Article) -> Doc:
    """Title, blank line and text as one Doc with tokens, that knows its article: for whoever looks at it."""
    text, body = whole(article)
    return given(nlp.make_doc(text), article, text, body)


def whole(article: Article) -> tuple[str, int]:
    """What a Doc holds of an article, and where the text begins in it."""
    head = article.title + GAP if article.title else ""
    return head + article.text, len(head)


def given(doc: Doc, article: Article, text: str, body: int) -> Doc:
    noted = notes(doc)
    noted.text, noted.article, noted.body = text, article, body
    return doc


def collect_records(doc: Doc) -> Annotations:
    """The records of a Doc, their offsets turned into those of the article's title or text."""
    known = notes(doc)
    body = known.body
    return Annotations(
        article=known.article,
        pipeline=version(),
        **{noun: located(getattr(known, noun), body) for noun in ("figures", "places", "regulations", "policy_events", "quotes", "periods", "sentences")},
        sectors=known.sectors,
        entities=tuple([
            Entity(one.type, one.name, one.id, one.surfaces, one.title, one.role_org, tuple([(start - body, end - body) for start, end in one.mentions if start >= body]))
            for one in known.entities
        ]),
    )


class Columns(NamedTuple):
    """How the fields of a kind of record are read, and which of them say where it stands; None for those that it has not."""

    values: Callable[[Any], tuple]
    start: int
    end: int
    field: int | None
    sentence: int | None


@cache
def columns(kind: type) -> Columns:
    names = [field.name for field in dataclasses.fields(kind)]
    return Columns(attrgetter(*names), *(names.index(name) if name in names else None for name in ("start", "end", "field", "sentence")))


def located(records: tuple, body: int) -> tuple:
    """The same records with offsets into the field where each stands."""
    if not records:
        return ()
    kind = type(records[0])
    values, start, end, field, sentence = columns(kind)
    moved = []
    for record in records:
        row = list(values(record))
        in_title = row[start] < body
        shift = 0 if in_title else body
        row[start] -= shift
        row[end] -= shift
        if field is not None:
            row[field] = "title" if in_title else "text"
        if sentence is not None:
            first, last = row[sentence]
            row[sentence] = first - shift, last - shift
        moved.append(kind(*row))
    return tuple(moved)
