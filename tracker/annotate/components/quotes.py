"""Direct quotations with their speakers, and the attributions of indirect speech."""
from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.spans import notes, put, text_of
from tracker.annotate.speech.attribution import attribute
from tracker.annotate.speech.quotation import quotations


@Language.component("quotes")
def quotes(doc: Doc) -> Doc:
    """Set `doc._.quotes` and `doc._.attributions`; a speaker is the fullest name of the article."""
    text, noted = text_of(doc), notes(doc)
    sentences = [(sentence.start, sentence.end) for sentence in noted.sentences]
    body = noted.body                      # a mark that the title leaves open says nothing of the text
    spans = quotations(text[:body]) + [(body + start, body + end) for start, end in quotations(text[body:])]
    found, attributions = attribute(text, sentences, spans, noted.entities)
    put(doc, "quotes", found)
    put(doc, "attributions", attributions)
    return doc
