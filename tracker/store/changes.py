"""How figures changed between the revisions of an article, as rows."""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tracker.errors import StoreError
from tracker.records import Annotations, Figure, FigureChange
from tracker.store.keys import ranked_keys
from tracker.store.opening import connect_for_reading, store_errors
from tracker.store.rows import exact, number, sentence_text

SELECT = "SELECT c.*, a.title, a.url FROM figure_changes c JOIN articles a ON a.id = c.article_id"


class Revision(NamedTuple):
    """A revision of an article: its number, when it was seen, what was read from it, and what differs from the one before."""

    number: int
    seen: str
    read: Annotations
    changes: list[FigureChange]


def change_rows(revisions: Iterable[Revision]) -> list[dict[str, Any]]:
    """One row a change, the first revision first. `figure_key` names the figure that came, for as long as it stands."""
    rows = []
    for revision in revisions:
        figures = revision.read.figures
        keys = ranked_keys(revision.read.article.id, [(figure.field, figure.kind, figure.text, sentence_text(revision.read, figure)) for figure in figures])
        names = {id(figure): key for key, figure in zip(keys, figures, strict=True)}
        for change in revision.changes:
            told = change.after or change.before
            rows.append({"revision": revision.number, "seen": revision.seen, "change": change.change, "kind": told.kind, "about": told.about,
                         **side("before", change.before), **side("after", change.after), "figure_key": names.get(id(change.after))})
    return rows


def side(name: str, figure: Figure | None) -> dict[str, Any]:
    """The columns of one side.

    >>> side("before", None)
    {'before_text': None, 'before_value': None, 'before_value_text': None, 'before_unit': None}
    """
    cells = (figure.text, number(figure.value), exact(figure.value), figure.unit) if figure else (None,) * 4
    return dict(zip((f"{name}_text", f"{name}_value", f"{name}_value_text", f"{name}_unit"), cells, strict=True))


def changes_of(path: Path, article_id: str) -> list[dict[str, Any]]:
    """The changes in one article, with its title and address, in their order."""
    return _select(path, f"{SELECT} WHERE c.article_id = ? ORDER BY c.id", article_id)


def changes_since(path: Path, moment: datetime) -> list[dict[str, Any]]:
    """The changes that were seen since a moment, the newest first."""
    return _select(path, f"{SELECT} WHERE datetime(c.seen) >= datetime(?) ORDER BY datetime(c.seen) DESC, c.id", moment.isoformat())


def _select(path: Path, statement: str, value: str) -> list[dict[str, Any]]:
    with store_errors(path), closing(connect_for_reading(path)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'figure_changes'").fetchone():
            raise StoreError(path, "made by an older version", "run `tracker refresh` once to bring it up to date")
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(statement, [value])]
