"""How a figure was read, as names of what speaks for or against its record: where the words of its subject stand, how its period was found, which cues
its sentence has. With what the other figures say (`company`), how the sentence runs (`shape`) and the words of the subject,
`confidence` weighs them.
"""
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from tracker.annotate.claims.company import Decided, in_company
from tracker.annotate.claims.reading import BREAK, COMMA, FIGURE, LABELS, QUOTE, REPORT, STOP, VERB, Reading
from tracker.annotate.claims.shape import lie, run_up
from tracker.annotate.claims.what.heads import named
from tracker.annotate.claims.what.phrase import Phrase, small_words
from tracker.annotate.claims.what.subject import Subject
from tracker.annotate.claims.when.base import compared
from tracker.annotate.claims.when.period import Found
from tracker.annotate.claims.when.session import Session
from tracker.records import PeriodMention

SHORT, LONG = 14, 45                        # words of a sentence
LEAD = 2                                    # sentences
SPOKEN = {"anda", "kami", "kita", "saya"}
PLANS = {"budget", "forecast", "target"}
OVER = {FIGURE: "figure", STOP: "stop", QUOTE: "quote", VERB: "verb", REPORT: "report"}
BETWEEN = {COMMA: "comma", STOP: "stop", QUOTE: "quote", REPORT: "report", VERB: "verb", BREAK: "break"}
COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "many")
FAR = ("beside", "beside", "near", "near", "off", "off", "off", "off", "far", "far", "far", "far", "far")
FARTHEST = len(FAR) - 1
ABOUT_AT, ABOUT_FROM = ([f"about {where}{name}" for name in FAR] for where in ("", "from "))
BEFORE_IT, BEHIND_IT, OPENS = ([f"{where} {name}" for name in LABELS] for where in ("before it", "behind it", "about opens with"))
WORD = "word: "                              # before a word of a subject, where it is named as evidence
MOST_NAMES = 20_000                         # combinations whose names are kept
OF_FIGURE = ("verb before", "subject of a verb", "linked", "behind another", "indicator", "actual beside plans", "first of the sentence", "flags", "range")
OF_ABOUT = ("about a measure", "about opens with a measure", "about nothing", "about in the title", "about a name", "about with a verb", "about an actor", "about unmeasured")

Group = tuple[str, ...]                     # names that are told together, again and again: `confidence` adds up their weights once


def counted(number: int, most: int = 9) -> str:
    """
    >>> counted(2), counted(12), counted(12, most=4)
    ('two', 'many', 'four')
    """
    return COUNTED[min(number, most)]


@lru_cache(maxsize=MOST_NAMES)
def combined(name: str, *others: str) -> Group:
    """A name alone, and with each of the others.

    >>> combined("period year", "actual", "level")
    ('period year', 'period year, actual', 'period year, level')
    """
    return name, *(f"{name}, {other}" for other in others)


@lru_cache(maxsize=MOST_NAMES)
def of_kind(kind: str, status: str, role: str, figure: str) -> Group:
    """What tells that there is a period of this kind."""
    return combined(f"period {kind}", status, role, figure)


@lru_cache(maxsize=MOST_NAMES)
def of_time(time: str, status: str, kind: str) -> Group:
    """What the day of publication tells of a period."""
    return *combined(f"period {time}", status), f"period {time}, {status}, {kind}"


@lru_cache(maxsize=MOST_NAMES)
def of_record(status: str, kind: str, role: str, source: str) -> Group:
    """What the record itself tells."""
    return f"status {status}", f"kind {kind}", f"role {role}", f"about {source}", f"{source}, {kind}", f"{source}, {role}"


@lru_cache(maxsize=MOST_NAMES)
def of_no_period(status: str, kind: str, role: str, inside: str) -> Group:
    """What it tells that there is no period, in a sentence that names so many."""
    return *combined("period none", status, role, kind), *combined(f"period none of {inside}", status)


@lru_cache(maxsize=MOST_NAMES)
def of_period_carried(apart: str, inside: str, unit: str, kind: str) -> Group:
    """How a period was carried over: from how many sentences before, past how many others."""
    name = f"period carried over {apart}"
    return name, f"{name} past {inside}", f"{name}, {unit} unit", f"{name}, {kind}"


@lru_cache(maxsize=MOST_NAMES)
def of_period_found(side: str, far: int, numbers: int, kind: str) -> Group:
    """On which side a period stands, past how many words and figures."""
    return f"period {side}", f"period {side} {FAR[far]}", f"period {side} {counted(numbers, 3)} figures", f"period {side}, {kind}"


@lru_cache(maxsize=MOST_NAMES)
def of_gap(between: str, labels: frozenset[int]) -> Group:
    """What stands between a figure and the words of its subject, or its period.

    >>> of_gap("about over", frozenset((STOP, COMMA)))
    ('about over stop',)
    """
    return tuple([f"{between} {name}" for label, name in (OVER if between == "about over" else BETWEEN).items() if label in labels])


class Clause(NamedTuple):
    """What a sentence says of itself, the same for all of its figures."""

    first: int
    periods: int
    told: Group
    cues: frozenset[str]


class Told(NamedTuple):
    """All that is known of how one figure was read: groups of names, and the words of its subject."""

    groups: list[Group]
    words: list[str]

    def names(self) -> list[str]:
        """Every name by itself, for whoever learns what they are worth.

        >>> Told([("indicator", "range")], ["ekspor"]).names()
        ['indicator', 'range', 'word: ekspor']
        """
        return [name for group in self.groups for name in group] + [f"{WORD}{word}" for word in self.words]


class Evidence:
    """How the figures of one article were read, as names of what speaks for or against a record."""

    def __init__(self, reading: Reading, session: Session, published: date | None):
        self.reading = reading
        self.session = session
        self.published = published
        self.clauses: dict[int, Clause] = {}
        self.read: list[Decided] = []
        self.told: list[Told] = []
        self.title = frozenset(reading.words.lower[slice(*reading.sentences[0])]) if reading.body and reading.sentences else frozenset()

    def clause(self, index: int) -> Clause:
        reading = self.reading
        sentence = reading.sentence_of[index]
        known = self.clauses.get(sentence)
        if known is None:
            begin, end = reading.bounds(index)
            figures = reading.sentence_of[index:index + 12].count(sentence)
            periods = len(reading.periods_within(begin, end))
            cues = frozenset([hit.value for hit in reading.cues("status", begin, end)]) - {"denied"}
            length = end - begin
            told = [f"sentence {'short' if length < SHORT else 'long' if length > LONG else 'middling'}",
                    f"figures {counted(figures, 4)}", f"periods {counted(periods, 4)}", f"cues {counted(len(cues), 2)}"]
            if not SPOKEN.isdisjoint(reading.words.lower[begin:end]):
                told.append("spoken")
            if sentence <= LEAD:
                told.append("lead")
            if self.session.day is not None:
                told.append("market report")
            offered = {(mention.period.start, mention.period.end) for _, _, mention in self.near(index)}      # here, and in the sentence before
            told.append(f"periods on offer {counted(len(offered), 4)}")
            known = self.clauses[sentence] = Clause(index, periods, tuple(told), cues)
        return known

    def of(
        self, index: int, subject: Subject, phrase: Phrase, found: Found | None, held: PeriodMention | None, status: str, indicator: str | None, role: str,
    ) -> None:
        """Take down how one figure was read; the figures of an article in their order."""
        clause, figure = self.clause(index), self.reading.figures[index]
        told = [clause.told, of_record(status, figure.kind, role, subject.source), tuple(compress(OF_FIGURE, (
            phrase.verb is not None, phrase.acting, phrase.linked is not None, phrase.after is not None, indicator is not None,
            status == "actual" and not PLANS.isdisjoint(clause.cues), clause.first == index, figure.flags, figure.value_high is not None)))]
        self.of_subject(told, index, subject)
        self.of_period(told, index, clause, found, held, status, role)
        told += (run_up(self.reading, index), lie(self.reading, index, subject.nouns, self.title))
        self.read.append(Decided(held, status))
        lower = self.reading.words.lower
        self.told.append(Told(told, [lower[word] for word in subject.nouns]))

    def of_all(self, speakers: Iterable[str | None]) -> list[Told]:
        """Everything that is known of every figure, once all of them are read."""
        for told, company in zip(self.told, in_company(self.reading, self.read, speakers), strict=True):
            told.groups.extend(company)
        return self.told

    def of_subject(self, told: list[Group], index: int, subject: Subject) -> None:
        """Where the words of the subject stand, and what they are."""
        reading, nouns, source = self.reading, subject.nouns, subject.source
        labels, lower = reading.labels, reading.words.lower
        first, after = reading.spans[index]
        begin, end = reading.bounds(index)
        if first > begin:
            told.append(combined(BEFORE_IT[labels[first - 1]], source))
        if after < end:
            told.append(combined(BEHIND_IT[labels[after]], source))
        if not nouns:
            told.append(("about no words",))
            return
        told.append((f"about {counted(len(nouns))} words", OPENS[labels[nouns[0]]]))
        near = nouns if begin <= min(nouns) and max(nouns) < first else [word for word in nouns if begin <= word < first]
        if near:
            told.append((ABOUT_AT[min(first - near[-1], FARTHEST)], ABOUT_FROM[min((first - near[0]) // 2, FARTHEST)]))
            gap = labels[near[0]:first]
            told.append(of_gap("about over", frozenset(gap)))
            if nouns[-1] >= after:
                told.append(("about on both sides",))
        else:
            told.append(("about behind",) if after <= nouns[0] < end else ("about elsewhere",))
        meaning, marked = subject.telling, subject.measures
        told.append(tuple(compress(OF_ABOUT, (
            marked, marked and marked[0] <= nouns[min(1, len(nouns) - 1)], not meaning, not self.title.isdisjoint([lower[word] for word in meaning]),
            named(reading, nouns), VERB in [labels[word] for word in nouns], not small_words()["actor"].isdisjoint(subject.said), not subject.measured))))

    def of_period(self, told: list[Group], index: int, clause: Clause, found: Found | None, held: PeriodMention | None, status: str, role: str) -> None:
        """How the period was found, or what speaks for it that there is none."""
        reading, figure, inside = self.reading, self.reading.figures[index], clause.periods
        if held is None:
            told.append(of_no_period(status, figure.kind, role, counted(inside, 3)))
            return
        kind, end = held.kind, held.period.end
        told.append(of_kind(kind, status, role, figure.kind))
        if end is not None and self.published is not None:
            told.append(of_time("ahead" if end > self.published else "today" if end == self.published else "past", status, kind))
        if found is not None:
            self.of_found(told, index, held)
            return
        if held is self.session.day:
            told.append(("period of the session",))
        for previous in range(len(self.read) - 1, -1, -1):
            if self.read[previous].held is held:
                apart = counted(reading.sentence_of[index] - reading.sentence_of[previous], 5)
                unit = "same" if reading.figures[previous].unit == figure.unit else "other"
                told.append(of_period_carried(apart, counted(inside, 2), unit, kind))
                if self.read[previous].status != status:
                    told.append(("period carried to another status",))
                return
        told.append(("period set",))

    def near(self, index: int) -> list[tuple[int, int, PeriodMention]]:
        """The periods of the figure's sentence and of the one before."""
        reading = self.reading
        sentence = reading.sentence_of[index]
        if not reading.sentences:
            return []
        begin, end = reading.sentences[max(sentence - 1, 0)][0], reading.sentences[sentence][1]
        return reading.periods_within(begin, end)

    def of_found(self, told: list[Group], index: int, held: PeriodMention) -> None:
        """What stands between a figure and the period of its sentence."""
        reading = self.reading
        first, after = reading.spans[index]
        begin, _ = reading.bounds(index)
        at, behind = reading.words.at(held.start), reading.words.before(held.end) + 1
        side, gap = ("before", reading.labels[behind:first]) if behind <= first else ("behind", reading.labels[after:at])
        numbers = sum(label == FIGURE and gap[place - 1] != FIGURE for place, label in enumerate(gap)) if FIGURE in gap else 0
        told.append(of_period_found(side, min(len(gap), FARTHEST), numbers, held.kind))
        told.append(of_gap(f"period {side}", frozenset(gap)))
        if compared(reading, at):
            told.append((f"period {side}, compared",))
        if at == begin:
            told.append(("period opens the sentence",))
