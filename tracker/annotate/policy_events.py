"""What happens to a regulation or programme: issued, signed, revised, revoked, in force, planned; with actor and date."""
from collections.abc import Sequence

from spacy.tokens import Doc

from tracker.records import PolicyEvent, Regulation


def read_events(doc: Doc, regulations: Sequence[Regulation]) -> list[PolicyEvent]:
    return []
