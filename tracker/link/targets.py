"""Aims and what became of them: issuer, value, deadline, and the figure that says how far it came."""
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from tracker.lexicons import read_yaml
from tracker.link.observations import spokesman
from tracker.link.pairs import opposite
from tracker.link.phrases import folded, related, stems, unit_class
from tracker.link.rows import FigureRow, Observation, ObservationFigure, Target
from tracker.link.sameness import one_spot, other_sector, roots, same_claim

ONE_CLAIM = 0.6                            # sameness of the claim where the titles are of one event
SAME_CLAIM = 0.8                           # and where they are not
MOST_OF = 3                                # times the target: more is another thing
SOON = timedelta(days=90)


def find_targets(observations: Iterable[Observation], places: Iterable[ObservationFigure], figures: Mapping[str, FigureRow], *,
                 as_of: date, titles: Mapping[str, str] | None = None) -> list[Target]:
    """One row a target, in the order of deadlines; `as_of` is the day from which overdue and due are measured, `titles` those of the articles."""
    members: dict[str, list[FigureRow]] = defaultdict(list)
    for place in sorted(places, key=lambda place: place.figure_key):
        members[place.observation_key].append(figures[place.figure_key])
    outcomes: dict[tuple, list[FigureRow]] = defaultdict(list)
    aimed = []
    for observation in observations:
        figure = spokesman(members[observation.key])
        if observation.status == "target" and observation.period_end:
            aimed.append((observation, figure, members[observation.key]))
        elif observation.status == "actual" and figure.period:
            for what in {opposite(what) for told in members[observation.key] for what in claims(told)}:
                outcomes[what].append(figure)
    stories: dict[str, list[FigureRow]] = defaultdict(list)
    telling = {other.article_id for _, _, told in aimed for other in told}
    for figure in figures.values():
        if figure.article_id in telling and figure.status == "actual":
            stories[figure.article_id].append(figure)
    found = [target(observation, figure, told, outcomes, stories, as_of=as_of, titles=titles or {}) for observation, figure, told in aimed]
    return sorted((row for row in moved(found, figures) if not told_late(row)), key=lambda row: (row.deadline, row.key))


def claims(figure: FigureRow) -> Iterator[tuple]:
    """Keys under which a target meets what may be its outcome: of one year and unit, and of an indicator with roots in common or in the same words."""
    if figure.period and figure.period[1] and figure.status in ("target", "actual"):
        what = figure.period[1][:4], figure.kind, unit_class(figure.unit)
        if figure.about:
            yield (*what, folded(figure.about))
        if figure.indicator:
            yield from ((*what, figure.indicator, *root) for root in roots(figure, ONE_CLAIM))


def aims(aim: Observation) -> Iterator[tuple]:
    """Keys under which a target meets what may replace it: aims at the same thing, with the same deadline or the same value."""
    what = unit_class(aim.unit), aim.indicator, folded(aim.about)
    yield ("by", aim.period_end), *what
    yield ("at",), aim.value_text, *what


def target(observation: Observation, figure: FigureRow, told: list[FigureRow], outcomes: Mapping[tuple, list[FigureRow]],
           stories: Mapping[str, list[FigureRow]], *, as_of: date, titles: Mapping[str, str]) -> Target:
    said = min((other for other in told if other.published), key=lambda other: other.published, default=figure)
    issuer = next((other for other in told if other.speaker), figure)
    meeting = {what for other in told for what in claims(other)}
    realised = realisation(figure, {other.key: other for what in meeting for other in outcomes.get(what, ())}.values(), titles)
    share = float(realised.number / figure.number) if realised else None
    return Target(
        key=observation.key, figure_key=said.key, issuer=issuer.speaker, issuer_id=issuer.speaker_id, indicator=observation.indicator,
        about=observation.about, sector=observation.sector, place_id=observation.place_id, value=observation.value, value_text=observation.value_text,
        value_high=figure.value_high, unit=observation.unit, deadline=observation.period_end, baseline=baseline(figure, said, stories), rung=rung(other.evidence for other in told),
        outcome=outcome(figure, realised, date.fromisoformat(observation.period_end), as_of), share=share,
        realised_key=realised.key if realised else None, said=said.published,
    )


def baseline(aim: FigureRow, said: FigureRow, stories: Mapping[str, list[FigureRow]]) -> float | None:
    """The value from which a target starts: in its own sentence, behind "dari", or of the same indicator and an earlier time.

    >>> told = dict(kind="money", unit="USD", indicator="export_value", sentence_start=0, evidence="Ekspor ditargetkan naik dari USD 2 miliar menjadi USD 3 miliar.")
    >>> aim = FigureRow("k1", "a1", text="USD 3 miliar", value_text="3000000000", status="target", **told)
    >>> start = FigureRow("k2", "a1", text="USD 2 miliar", value_text="2000000000", status="actual", **told)
    >>> baseline(aim, aim, {"a1": [start]})
    2000000000.0
    """
    found = []
    for figure in stories.get(said.article_id, ()):
        alike = figure.kind == said.kind and unit_class(figure.unit) == unit_class(said.unit) and figure.number and figure.role == said.role
        if not alike or figure.field != said.field or figure.sentence_start != said.sentence_start or figure.number == said.number:
            continue
        earlier = bool(figure.period) and figure.indicator == said.indicator is not None and (figure.period[1] or "9") < (aim.period or ("", ""))[1]
        if earlier or re.search(rf"\bdari(?: \w+)? {re.escape(figure.text)}", said.evidence):
            found.append(figure)
    return float(found[0].number) if len(found) == 1 else None


def realisation(aim: FigureRow, candidates: Iterable[FigureRow], titles: Mapping[str, str]) -> FigureRow | None:
    """The newest figure inside the target's time that says how much of it was reached."""
    fitting = [figure for figure in candidates if fits(aim, figure, titles)]
    return max(fitting, key=lambda figure: (one_story(aim, figure, titles), figure.period[1] or "", same_claim(aim, figure), figure.published or "",
                                            figure.key), default=None)


def fits(aim: FigureRow, figure: FigureRow, titles: Mapping[str, str]) -> bool:
    """Whether an actual figure measures what the target names, inside its time, and was said after it."""
    if (aim.published and figure.published and figure.published <= aim.published) or not may_fit(aim, figure):
        return False
    if (aim.place or "") != (figure.place or "") and not (one_spot(aim, figure) and one_story(aim, figure, titles)):
        return False
    return same_claim(aim, figure) >= SAME_CLAIM or one_story(aim, figure, titles)


def may_fit(aim: FigureRow | Observation, figure: FigureRow) -> bool:
    """Whether an actual figure is of the claim, size and time of a target, wherever it is and whoever told it when: what its observation alone can say."""
    if not figure.period_end or not aim.period_end[:4] <= figure.period_end <= aim.period_end or (figure.role or "level") != (aim.role or "level"):
        return False
    return 0 < figure.number <= MOST_OF * aim.number and not other_sector(aim.sector, figure.sector) and same_claim(aim, figure) >= ONE_CLAIM


def one_story(aim: FigureRow, figure: FigureRow, titles: Mapping[str, str]) -> bool:
    """Whether the two articles are of one event, by their titles."""
    return related(titles.get(aim.article_id, ""), titles.get(figure.article_id, ""))


def outcome(aim: FigureRow, realised: FigureRow | None, deadline: date, as_of: date) -> str:
    """What became of a target: met missed overdue due_soon open."""
    if realised is not None:
        fewer = aim.indicator in read_yaml("target_cues")["fewer"]
        reached = realised.number <= ceiling(aim) if fewer else realised.number >= aim.number
        final = realised.period[1] == aim.period[1]
        if reached and (final or not fewer):
            return "met"
        if final:
            return "missed"
    return waiting(deadline, as_of)


def waiting(deadline: date, as_of: date) -> str:
    """How a target stands whose outcome is not known.

    >>> waiting(date(2024, 12, 31), date(2024, 11, 1)), waiting(date(2024, 12, 31), date(2025, 1, 1))
    ('due_soon', 'overdue')
    """
    if deadline < as_of:
        return "overdue"
    return "due_soon" if deadline - as_of <= SOON else "open"


def ceiling(aim: FigureRow) -> Decimal:
    """The most that a target which wants less of something allows: the upper end of a range."""
    return aim.number if aim.value_high is None else Decimal(str(aim.value_high))


def moved(targets: list[Target], figures: Mapping[str, FigureRow]) -> Iterator[Target]:
    """Marks a target that its issuer later replaced: by another value, in a later story or further on in one ("dari X menjadi Y"),
    or by a later deadline in a later story. An outcome that is known stays.
    """
    valued: dict[tuple, list[Target]] = defaultdict(list)
    dated: dict[tuple, list[Target]] = defaultdict(list)
    for row in targets:
        if row.issuer:
            valued[thing(row), row.deadline].append(row)
            dated[thing(row), row.value_text].append(row)
    newest = {key: max(rows, key=lambda row: (row.said or "", figures[row.figure_key].start, row.key)).key for key, rows in valued.items()}
    for row in targets:
        waits = row.issuer and row.outcome in ("open", "due_soon", "overdue")
        replaced = waits and newest[thing(row), row.deadline] != row.key
        put_off = waits and any((other.said or "") > (row.said or "") and other.deadline > row.deadline for other in dated[thing(row), row.value_text])
        yield replace(row, outcome="moved") if replaced or put_off else row


def told_late(row: Target) -> bool:
    """Was a target first told after its deadline, without its outcome? Then nothing is left that could be waited for."""
    return row.outcome == "overdue" and row.said is not None and row.said[:10] > row.deadline


def thing(row: Target) -> tuple:
    """Whose target it is, and of what."""
    return row.issuer, row.indicator, stems(row.about), row.unit, row.place_id


@cache
def rung_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rungs from firm to loose, each with the words that speak for it."""
    rungs = [(entry["rung"], entry["cues"]) for entry in reversed(read_yaml("target_cues")["rungs"]) if entry["cues"]]
    return tuple((name, re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})\b", re.IGNORECASE)) for name, cues in rungs)


def rung(sentences: Iterable[str]) -> str:
    """How firm a target is, by the words around it.

    >>> rung(["Sesuai RPJMN, pemerintah menargetkan 8 persen pada 2029."]), rung(["Ia menargetkan ekspor 5 juta ton tahun depan."])
    ('plan', 'announced')
    """
    text = " ".join(sentences)
    return next((name for name, pattern in rung_patterns() if pattern.search(text)), "announced")
