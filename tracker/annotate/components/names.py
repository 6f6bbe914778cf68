"""The trained names model's PERSON, ORG and PLACE, as `doc._.names`, which `shown` shows as `doc.ents`; without a model file the component finds nothing.

Scores on texts kept out of training stand in models/names/README.md.
"""
from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.naming.names import find
from tracker.annotate.spans import notes, put, text_of


@Language.component("names")
def names(doc: Doc) -> Doc:
    """Set `doc._.names`."""
    put(doc, "names", find(text_of(doc), [(sentence.start, sentence.end) for sentence in notes(doc).sentences]))
    return doc
