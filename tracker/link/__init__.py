"""Annotations of many articles → duplicates, observations, conflicts, targets: everything derived across articles.

Rows of the public tables come in as plain records and go out the same way; the store reads and writes them.
"""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.link.conflicts import find_conflicts
from tracker.link.duplicates import Duplicate, find_duplicates
from tracker.link.observations import observe
from tracker.link.rows import ArticleRow, Conflict, FigureRow, Observation, ObservationFigure, Target, from_row
from tracker.link.signatures import SCHEME, Signature, sign
from tracker.link.targets import find_targets

__all__ = ["SCHEME", "ArticleRow", "FigureRow", "Links", "Signature", "from_row", "link", "sign"]


@dataclass(frozen=True, slots=True)
class Links:
    """What `link` found, one list a table; `duplicates` names the origin of every article."""

    duplicates: list[Duplicate]
    observations: list[Observation]
    observation_figures: list[ObservationFigure]
    conflicts: list[Conflict]
    targets: list[Target]


def link(
    figures: Iterable[FigureRow], articles: Iterable[ArticleRow], signatures: Iterable[Signature] = (), *, as_of: date | None = None,
    together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = (),
) -> Links:
    """Link all figures of all articles. `as_of` is the day from which deadlines are judged: the newest article's where none is given,
    so that the same articles give the same rows on any day. `together` and `apart`: pairs of articles, or of figures, that a person decided.
    """
    rows = {article.id: article for article in articles}
    told = {figure.key: figure for figure in figures}
    duplicates = find_duplicates(rows.values(), signatures, together=together, apart=apart)
    origins = dict(duplicates)
    outlets = {article.id: article.publisher for article in rows.values()}
    titles = {article.id: article.title for article in rows.values()}
    observations, places = observe(told.values(), origins, outlets=outlets, titles=titles, together=together, apart=apart)
    days = [article.day for article in rows.values() if article.day]
    return Links(
        duplicates, observations, places, find_conflicts(observations, places, told, titles=titles, outlets=outlets),
        find_targets(observations, places, told, titles=titles, as_of=as_of or max(days, default=date.min)),
    )
