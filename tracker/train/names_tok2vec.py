"""The other names model that was tried: spaCy's transition-based recogniser over a small convolutional network with hashed subword embeddings.

Kept so that the comparison in models/names/README.md can be repeated; the pipeline does not use it.
"""
import random
import time
from collections.abc import Callable

import spacy
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch

from tracker.records import Name
from tracker.train import SEED
from tracker.train.names import REPEAT, Marked

NETWORK = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4, "embed_size": 4000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}


def fit(texts: list[Marked], *, minutes: float = 8) -> Callable[[str], list[Name]]:
    """Train for so many minutes; return a function from a text to its names."""
    fix_random_seed(SEED)
    shuffle = random.Random(SEED)  # noqa: S311  (an order of training, not a secret)
    nlp = spacy.blank("id")
    ner = nlp.add_pipe("ner", config={"model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": NETWORK,
    }})
    for label in ("PERSON", "ORG", "PLACE"):
        ner.add_label(label)
    examples = [example for text in texts if (example := marked_example(nlp, text)) for _ in range(REPEAT.get(text.file, 1))]
    optimizer = nlp.initialize(lambda: examples[:200])
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        shuffle.shuffle(examples)
        for batch in minibatch(examples, compounding(8, 64, 1.002)):
            nlp.update(batch, sgd=optimizer, drop=0.25)
            if time.monotonic() > end:
                break
    return lambda text: [Name(span.start_char, span.end_char, span.label_) for span in nlp(text).ents]


def marked_example(nlp, text: Marked) -> Example | None:
    doc = nlp.make_doc(text.text)
    spans = []
    for start, end, label in sorted(text.spans):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    reference = nlp.make_doc(text.text)
    reference.set_ents([spacy.tokens.Span(reference, span.start, span.end, label=span.label_) for span in spans])
    return Example(doc, reference)
