"""Organisations and people of an article, their forms merged.

Reads `doc.ents` where a trained model wrote them, the lexicons and the rules of `organisations` and `people`; bylines are masked.
"""
from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.mentions import Mention, bylines, longest, outside
from tracker.annotate.merging import merge, repeated
from tracker.annotate.organisations import organisations
from tracker.annotate.people import people
from tracker.annotate.spans import put


@Language.component("entities")
def entities(doc: Doc) -> Doc:
    """Set `doc._.entities`: only what the text itself names; the title adds forms, not entities."""
    text = doc.text
    masked = bylines(text)
    listed = outside(organisations(text), masked)
    named = outside(people(text, listed), masked)
    mentions = longest(listed + named)
    mentions = told_below(text, mentions, doc._.body)
    mentions += outside(repeated(text, [item for item in mentions if item.type == "person"], mentions), masked)
    day = doc._.article.day if doc._.article else None
    put(doc, "entities", [entity for entity in merge(text, mentions, day) if entity.mentions[-1][0] >= doc._.body])
    return doc


def told_below(text: str, mentions: list[Mention], body: int) -> list[Mention]:
    """Without those that only the title has: its capitals make names of common words."""
    told = {text[item.start:item.end] for item in mentions if item.start >= body}
    return [item for item in mentions if item.start >= body or item.id or text[item.start:item.end] in told]
