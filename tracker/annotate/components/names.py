"""The trained names model's PERSON, ORG and PLACE, as `doc._.names` and `doc.ents`; without a model file the component finds nothing.

Scores on texts kept out of training stand in models/names/README.md.
"""
from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.naming.names import find
from tracker.annotate.spans import put, text_of, token_spans


@Language.component("names")
def names(doc: Doc) -> Doc:
    """Set `doc._.names`, exact, and `doc.ents`, whole tokens; of two names that share a token, `doc.ents` has the first."""
    sentences = [(sentence.start, sentence.end) for sentence in doc._.sentences]
    found = find(text_of(doc), sentences)
    put(doc, "names", found)
    spans = []
    for span in token_spans(doc, ((name.start, name.end, name.label) for name in found)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    doc.ents = spans
    return doc
