"""Placeholder until the component lands."""
from spacy.language import Language


@Language.component("places")
def places(doc):
    return doc
