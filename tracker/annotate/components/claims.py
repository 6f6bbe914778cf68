"""Claims: what each figure is about, in which role, for which period and place, with what status, said by whom.

Reads doc._.figures and all that stands beside them, and writes the figures again with these fields filled; None where the text does not say.
"""
import dataclasses
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.claims import sector
from tracker.annotate.claims.confidence import confidence
from tracker.annotate.claims.consistency import flag
from tracker.annotate.claims.evidence import Evidence, Told
from tracker.annotate.claims.how.going_on import goes_on_from
from tracker.annotate.claims.how.inheriting import inherit
from tracker.annotate.claims.how.movement import Movement, read_movement
from tracker.annotate.claims.how.status import in_time, read_status
from tracker.annotate.claims.reading import INTO, Reading
from tracker.annotate.claims.speaker import read_speakers
from tracker.annotate.claims.what import about
from tracker.annotate.claims.what.indicators import read_indicator
from tracker.annotate.claims.what.subject import Subject, read_subject
from tracker.annotate.claims.when.again import named_again
from tracker.annotate.claims.when.base import base_is_own
from tracker.annotate.claims.when.decision import Decision
from tracker.annotate.claims.when.holding import carry, said_again
from tracker.annotate.claims.when.offer import Offer
from tracker.annotate.claims.when.period import read_period
from tracker.annotate.claims.when.session import Session
from tracker.annotate.claims.when.stock import settled
from tracker.annotate.claims.where.place import Where
from tracker.annotate.grammar.days import today_of
from tracker.annotate.spans import notes, text_of
from tracker.records import Figure, PeriodMention

AS_FOUND = attrgetter("start", "end", "text", "kind", "value", "value_high", "unit", "qualifier")      # the first fields, which `figures` filled
FIELDS = [field.name for field in dataclasses.fields(Figure)]
BEFORE_IT, BEHIND_IT = attrgetter(*FIELDS[:FIELDS.index("confidence")]), attrgetter(*FIELDS[FIELDS.index("confidence") + 1:])      # around the confidence, which is known last


@Language.component("claims")
def claims(doc: Doc) -> Doc:
    """Fill the claim fields of every figure, in order: later figures of a sentence go on from earlier ones."""
    if notes(doc).figures:
        notes(doc).figures = tuple(flag(read_claims(doc), text_of(doc))) # their offsets, and so doc.spans["figures"], stay as they are
    return doc


def read_claims(doc: Doc, evidence: list[Told] | None = None) -> list[Figure]:
    """The figures with their claims; how each was read is added to `evidence` for whoever learns from it."""
    reading = Reading(doc)
    published = today_of(reading.words.text, reading.article.day) if reading.article else None
    where = Where(reading)
    session, decision, offer = Session(reading, published), Decision(reading, published), Offer(reading, published)
    witness = Evidence(reading, session, published)
    speakers = read_speakers(reading, told=session.day is not None)
    cues, sectors = sector.by_sentence(reading, notes(doc).sector_cues), notes(doc).sectors
    read: list[Figure] = []
    subjects: list[Subject] = []
    phrases: list[about.Phrase] = []
    held: list[PeriodMention | None] = []
    for index, figure in enumerate(reading.figures):
        phrase = about.look_left(reading, index)
        phrases.append(phrase)
        linked = phrase.linked
        before = read[linked] if linked is not None and linked < index else None
        movement = read_movement(reading, index, phrase, before and Movement(before.role, before.direction, before.comparison))
        subject = read_subject(reading, index, phrase, movement.role, subjects, read)
        subjects.append(subject)
        movement = inherit(reading, index, phrase, subject, movement, read)
        taken = goes_on_from(reading, index, phrase, subject, read)
        said = read_status(reading, index, phrase, taken and taken.status)
        status = said.status
        found = read_period(reading, index, phrase, status)
        mention = found.mention if found else session.of(index, phrase, subject, status, held) or carry(reading, index, status, read, subjects, held)
        if index and held[-1] is not None and said_again(reading, index):
            mention = held[-1]
        mention = decision.of(index, phrase, subject, status, mention) or mention
        held.append(mention)
        mention = mention or offer.of(index)   # what holds for all of a sale need not be carried over
        flags = (*figure.flags, "base_suspect") if movement.role == "change" and base_is_own(reading, index, mention) else figure.flags
        status = in_time(reading, index, phrase, said, mention.period if mention else None, published)
        indicator = read_indicator(reading, index, subject, movement.role, status)
        name, place_id = where.read(index, subject.nouns, traded=session.day is not None and mention is not None and mention.kind == "day")
        witness.of(index, subject, phrase, found, mention, status, indicator, movement.role)
        read.append(Figure(                # in order, for names of fields would make it dearer, and `replace` three times as dear
            *AS_FOUND(figure), movement.role, movement.direction, movement.comparison, subject.text, indicator,
            settled(reading, subject, movement.role, status, mention, published) if mention else None, status, name, place_id,
            sector.read_sector(reading, index, subject, linked, cues, sectors, read), speakers[index], 0.0,
            figure.rule, flags, figure.sentence, figure.field,
        ))
    for index in range(len(read)):
        read[index] = complete(read, index, phrases)
    told = witness.of_all(speakers)
    if evidence is not None:
        evidence.extend(told)
    return [Figure(*BEFORE_IT(figure), confidence(figure, its), *BEHIND_IT(figure)) for figure, its in zip(named_again(read), told, strict=True)]


def complete(read: list[Figure], index: int, phrases: list[about.Phrase]) -> Figure:
    """A change without a period has that of the level that it leads to: "naik 5 persen dari … menjadi Rp4 triliun pada kuartal I"."""
    figure = read[index]
    if figure.role != "change" or figure.period is not None:
        return figure
    for later in range(index + 1, min(index + 3, len(read))):
        reached = phrases[later].linked in (index, index + 1) and read[later].sentence == figure.sentence and read[later].role == "level"
        if reached and read[later].status == figure.status and phrases[later].steps & INTO:
            return dataclasses.replace(figure, period=read[later].period)
    return figure
