"""Who says a figure: the quotation or the attributed statement that covers it, else the speaker whose statement goes on."""
from spacy.tokens import Doc

from tracker.annotate.claims.reading import Reading
from tracker.annotate.spans import covering


def read_speakers(reading: Reading) -> list[str | None]:
    """The speaker of every figure, in order."""
    doc = reading.doc
    quotes = doc._.quotes
    attributions = doc._.attributions if Doc.has_extension("attributions") else ()
    speakers: list[str | None] = []
    for figure in reading.figures:
        quote = covering(quotes, figure.start)
        if quote is not None and quote.speaker:
            speakers.append(quote.speaker)
            continue
        found = [item for item in attributions if item.start <= figure.start < item.end and item.speaker]
        speakers.append(min(found, key=lambda item: item.end - item.start).speaker if found else None)
    return speakers
