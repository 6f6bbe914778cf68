"""The trained names model's PERSON, ORG and PLACE, as `doc.ents`; without a model file the component finds nothing.

Scores on texts kept out of training stand in models/names/README.md.
"""
from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.names import find
from tracker.annotate.spans import token_span


@Language.component("names")
def names(doc: Doc) -> Doc:
    """Set `doc.ents`. A name that shares a token with the one before it is left out."""
    sentences = [(sentence.start, sentence.end) for sentence in doc._.sentences]
    spans = []
    for start, end, label in find(doc.text, sentences):
        span = token_span(doc, start, end, label)
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    doc.ents = spans
    return doc
