"""Placeholder until the component lands."""
from spacy.language import Language


@Language.component("periods")
def periods(doc):
    return doc
