"""How components hand records on: each noun of the Doc is a list of records with exact offsets, and a span group of the same name.

The Doc holds the article's title, a blank line and its text, so that one tokenisation and one discourse serve both; offsets inside the
pipeline count from the start of the Doc, and `body(doc)` is where the text begins. `pipeline.annotate` turns them into the article's own.

Components read each other's records alone. The span groups are for whoever looks at a Doc: the last pipe, `shown`, makes them of the records.
"""
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

import numpy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.records import (
    Article,
    Attribution,
    Entity,
    Figure,
    Name,
    PeriodMention,
    Place,
    PolicyEvent,
    Quote,
    Regulation,
    Sector,
    SectorCue,
    Sentence,
)

NOUNS = ("sentences", "figures", "periods", "places", "names", "entities", "regulations", "policy_events", "quotes", "attributions", "sectors", "sector_cues")
NOT_A_START = numpy.uint64(2**64 - 1)                      # -1, as spaCy stores it


class Notes:
    """What is noted of a Doc: its article, where the text begins in it, and the records of each noun."""

    article: Article | None = None
    body: int = 0
    text: str | None = None
    token_starts: list[int] | None = None
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    entities: tuple[Entity, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    policy_events: tuple[PolicyEvent, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sectors: tuple[Sector, ...] = ()
    sector_cues: tuple[SectorCue, ...] = ()


def notes(doc: Doc) -> Notes:
    """The notes of a Doc: `notes(doc).figures` is `doc._.figures`, at a tenth of what the way through spaCy's underscore costs."""
    found = doc.user_data.get("notes")
    if found is None:
        found = doc.user_data["notes"] = Notes()
    return found


def show(name: str) -> None:
    """Let `doc._` read and write a note."""
    Doc.set_extension(name, getter=lambda doc: getattr(notes(doc), name), setter=lambda doc, value: setattr(notes(doc), name, value))


for name in Notes.__annotations__:
    show(name)


def text_of(doc: Doc) -> str:
    """The text of a Doc, kept: `doc.text` joins all tokens anew at every call, a tenth of what tokenising costs."""
    noted = notes(doc)
    if noted.text is None:
        noted.text = doc.text
    return noted.text


def put(doc: Doc, noun: str, records: Iterable) -> None:
    """Set the records of a noun, in order of their offsets."""
    setattr(notes(doc), noun, tuple(records))


@Language.component("shown")
def shown(doc: Doc) -> Doc:
    """Show the records that have offsets as `doc.spans[noun]`, the sentences as `doc.sents` and the names as `doc.ents` too.

    Of two names that share a token, `doc.ents` has the first. A figure may begin or end inside a token ("18kawasan"): the record is exact, its span covers the tokens that it touches.
    """
    for noun in NOUNS:
        records = getattr(notes(doc), noun)
        if not records or hasattr(records[0], "start"):
            doc.spans[noun] = token_spans(doc, ((record.start, record.end, noun) for record in records))
    if notes(doc).sentences:
        marks = numpy.full((len(doc), 1), NOT_A_START, dtype="uint64")
        marks[[span.start for span in doc.spans["sentences"]]] = 1
        doc.from_array(["SENT_START"], marks)              # ten times cheaper than to set it token by token
    names = []
    for span in token_spans(doc, ((name.start, name.end, name.label) for name in notes(doc).names)):
        if not names or span.start >= names[-1].end:
            names.append(span)
    doc.ents = names
    return doc


def token_spans(doc: Doc, stretches: Iterable[tuple[int, int, str]]) -> list[Span]:
    """For each stretch of characters [start, end) with a label, the tokens that it touches."""
    starts = notes(doc).token_starts
    if starts is None:
        starts = notes(doc).token_starts = doc.to_array(IDX).tolist()
    spans = []
    for start, end, label in stretches:
        first = bisect_right(starts, start) - 1
        spans.append(Span(doc, first, max(bisect_left(starts, end, first), first + 1), label=label))
    return spans


def covering(records: Sequence, position: int):
    """The record whose [start, end) holds the position, or None. Records must be sorted and must not overlap."""
    before = bisect_right(records, position, key=attrgetter("start")) - 1
    return records[before] if before >= 0 and records[before].end > position else None
