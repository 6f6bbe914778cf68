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

NOUNS = ("sentences", "figures", "periods", "places", "names", "entities", "regulations", "policy_events", "quotes", "attributions", "sectors", "sector_cues")
NOT_A_START = numpy.uint64(2**64 - 1)                      # -1, as spaCy stores it
for noun in NOUNS:
    Doc.set_extension(noun, default=())
Doc.set_extension("article", default=None)
Doc.set_extension("body", default=0)
Doc.set_extension("text", default=None)
Doc.set_extension("token_starts", default=None)


def text_of(doc: Doc) -> str:
    """The text of a Doc, kept: `doc.text` joins all tokens anew at every call, a tenth of what tokenising costs."""
    text = doc._.text
    if text is None:
        text = doc._.text = doc.text
    return text


def put(doc: Doc, noun: str, records: Iterable) -> None:
    """Set the records of a noun, in order of their offsets."""
    setattr(doc._, noun, tuple(records))


@Language.component("shown")
def shown(doc: Doc) -> Doc:
    """Show the records that have offsets as `doc.spans[noun]`, the sentences as `doc.sents` and the names as `doc.ents` too.

    Of two names that share a token, `doc.ents` has the first. A figure may begin or end inside a token ("18kawasan"): the record is exact, its span covers the tokens that it touches.
    """
    for noun in NOUNS:
        records = getattr(doc._, noun)
        if not records or hasattr(records[0], "start"):
            doc.spans[noun] = token_spans(doc, ((record.start, record.end, noun) for record in records))
    if doc._.sentences:
        marks = numpy.full((len(doc), 1), NOT_A_START, dtype="uint64")
        marks[[span.start for span in doc.spans["sentences"]]] = 1
        doc.from_array(["SENT_START"], marks)              # ten times cheaper than to set it token by token
    names = []
    for span in token_spans(doc, ((name.start, name.end, name.label) for name in doc._.names)):
        if not names or span.start >= names[-1].end:
            names.append(span)
    doc.ents = names
    return doc


def token_spans(doc: Doc, stretches: Iterable[tuple[int, int, str]]) -> list[Span]:
    """For each stretch of characters [start, end) with a label, the tokens that it touches."""
    starts = doc._.token_starts
    if starts is None:
        starts = doc._.token_starts = doc.to_array(IDX).tolist()
    spans = []
    for start, end, label in stretches:
        first = bisect_right(starts, start) - 1
        spans.append(Span(doc, first, max(bisect_left(starts, end, first), first + 1), label=label))
    return spans


def covering(records: Sequence, position: int):
    """The record whose [start, end) holds the position, or None. Records must be sorted and must not overlap."""
    before = bisect_right(records, position, key=attrgetter("start")) - 1
    return records[before] if before >= 0 and records[before].end > position else None
