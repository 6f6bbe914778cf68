"""The speakers of an article: its people and organisations where they stand, and the one that spoke last."""
from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from tracker.annotate.naming import titles
from tracker.annotate.speech.cues import Cues
from tracker.lexicons import read_table
from tracker.records import Entity

PRONOUN = r"(?:ia|dia|beliau|mereka|Ia|Dia|Beliau|Mereka)"
SPOKEN_PRONOUN = re.compile(rf"\s{PRONOUN}\b")
PRONOUN_HERE = re.compile(rf"{PRONOUN}\b")
PRONOUN_LAST = re.compile(rf"\b{PRONOUN}(?:\s(?:juga|pun|sendiri|turut|kemudian|lantas|pernah))*\s*$")
ADJACENT = re.compile(r"\)?(?:\s\([^()]*\))?(?:\s(?:Indonesia|Nasional|RI))?,?(?:\s(?:juga|pun|telah|turut|sendiri|sudah|akan|kembali|hanya|resmi|sempat|masih|terus|tetap|lantas|kemudian|pernah|sebelumnya))*\s")
BOUND = re.compile(r"\b(?:kepada|oleh|dengan|bersama|ke|di|dari|bagi|untuk)\s$")
BREAK = re.compile(r"[.;:\n\"“”«»]")
PUBLIC = frozenset({"ministry", "agency", "association", "international", "thinktank", "ngo", "university", "directorate", "union", "parliament"})
GOVERNMENT = "Pemerintah"
FIRMS = frozenset({"company", "soe"})
TYPES = {row["id"]: row["type"] for row in read_table("organisations")}
LONGEST, NEAR = 60, 600                    # characters of a name, and back to whoever was named before
FIRM = re.compile(r"^(?:PT|CV|Perum)\b|\bTbk\b")


@dataclass(slots=True)
class Named:
    """A mention of an entity, or of its office alone ("Menperin")."""

    start: int
    end: int
    entity: Entity


class Speakers:
    """The article's entities by place, and the one that spoke last."""

    def __init__(self, text: str, entities: tuple[Entity, ...]):
        self.text = text
        self.cues = Cues(text)
        self.last: Entity | None = None
        self.until = -1                    # where the last statement that was no quotation ends
        self.person: Entity | None = None  # the last person that spoke: "ujarnya" rarely means an organisation
        named = [Named(start, end, entity) for entity in entities for start, end in entity.mentions]
        spans = {(item.start, item.end) for item in named}
        named += [item for item in self.offices(entities) if (item.start, item.end) not in spans]
        self.named = sorted(named, key=lambda item: (item.start, -item.end))
        self.starts = [item.start for item in self.named]

    def offices(self, entities: tuple[Entity, ...]):
        """Titles that stand alone, for the person of the article who holds them."""
        heads, held = titles.headed(), {}
        for entity in entities:
            if entity.type == "person" and entity.title:
                held.setdefault(entity.title, entity)
                if heads.get(entity.title):
                    held.setdefault("of " + heads[entity.title], entity)
        for start, end in titles.offices(self.text) if held else ():
            title = self.text[start:end]
            entity = held.get(title) or (held.get("of " + heads.get(title, "?")) if not title.startswith("Wa") else None)
            if entity and not any(end <= first <= end + 2 for first, _ in entity.mentions):
                yield Named(start, end, entity)

    def speaks(self, entity: Entity, until: int = -1) -> None:
        self.last, self.until = entity, until
        if entity.type == "person":
            self.person = entity

    def pronoun(self, position: int) -> Entity | None:
        """Who "ia", "dia" and "-nya" mean."""
        if self.person:
            return self.person
        before = previous(self, position)
        if self.last and self.last.type == "org" and is_public(self.last):
            return before if before and before.type == "person" else self.last
        before, after = previous(self, position), next((item.entity for item in self.within(position, position + 400) if item.entity.type == "person"), None)
        return before if before and (before.type == "person" or after is None) else after

    def body(self, position: int) -> Entity | None:
        """Whose "laporan tersebut" is: the organisation that spoke last, or the one named last before the position."""
        if self.last and self.last.type == "org":
            return self.last
        return next((item.entity for item in reversed(self.within(max(0, position - NEAR), position)) if item.entity.type == "org"), None)

    def within(self, start: int, end: int) -> list[Named]:
        return self.named[bisect.bisect_left(self.starts, start):bisect.bisect_left(self.starts, end)]

    def outside(self, position: int) -> int:
        """The position, or the beginning of the name in which it lies."""
        before = self.within(position - LONGEST, position)
        return next((item.start for item in before if item.end > position), position)

    def first(self, start: int, end: int) -> Entity | None:
        """Who is named first between start and end; a person in the same breath comes before the organisation of the title."""
        inside = self.within(start, end)
        if not inside:
            return None
        if inside[0].entity.type == "person":
            return inside[0].entity
        person = next((item for item in inside if item.entity.type == "person"), None)
        if person and not BREAK.search(self.text, inside[0].end, person.start):
            return person.entity
        return inside[0].entity

    def subject(self, start: int, verb: int) -> Entity | None:
        """Who stands before the verb: a pronoun for the last speaker, else the last person of the clause, else its last organisation."""
        clause = self.text[start:verb]
        if PRONOUN_HERE.match(clause) or PRONOUN_LAST.search(clause):
            return self.pronoun(start)
        inside = [item for item in self.within(start, verb) if verb - item.end <= 140]
        people = [item for item in inside if item.entity.type == "person"]
        if people:
            return people[-1].entity
        if inside and ADJACENT.fullmatch(self.text, inside[-1].end, verb) and not BOUND.search(self.text[max(start, inside[-1].start - 9):inside[-1].start]):
            return inside[-1].entity
        return self.last if re.search(r"\b[Pp]ihaknya\b", clause) else None


def is_public(entity: Entity) -> bool:
    """May the entity count for others? A person may, a firm may not."""
    if entity.type == "person":
        return True
    kind = TYPES.get(entity.id or "")
    return kind in PUBLIC if kind else not FIRM.search(entity.name) and (len(entity.name.split()) > 1 or entity.name == GOVERNMENT)


def is_firm(entity: Entity) -> bool:
    """Is it a firm beyond doubt, by the list or by its form?"""
    return TYPES.get(entity.id or "") in FIRMS or bool(FIRM.search(entity.name))


def previous(speakers: Speakers, position: int) -> Entity | None:
    """The person named last before the position, or the organisation."""
    inside = speakers.within(max(0, position - NEAR), position)
    people = [item.entity for item in inside if item.entity.type == "person"]
    return people[-1] if people else (inside[-1].entity if inside else None)
