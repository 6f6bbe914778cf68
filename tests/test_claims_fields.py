"""Claims fill some fields of a figure and hand the others on as they were read."""
import dataclasses

from tracker.annotate.components.figures import find
from tracker.records import Figure

FILLED = {"role", "direction", "comparison", "about", "indicator", "period", "status", "place", "place_id", "sector", "speaker", "confidence", "flags"}
HANDED_ON = {"start", "end", "text", "kind", "value", "value_high", "unit", "qualifier", "rule", "sentence", "field"}


def test_every_field_is_filled_or_handed_on():
    assert {field.name for field in dataclasses.fields(Figure)} == FILLED | HANDED_ON


def test_what_is_handed_on_stays(annotate):
    text = "Sekitar 1,4 juta ton payung senilai Rp5-6 triliun terjual."
    for read, found in zip(annotate(text).figures, find(text), strict=True):
        assert {name: getattr(read, name) for name in HANDED_ON - {"sentence"}} == {name: getattr(found, name) for name in HANDED_ON - {"sentence"}}
        assert read.sentence == (0, len(text))
