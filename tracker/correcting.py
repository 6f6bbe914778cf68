"""Corrections by people over the databases: a decision is kept in the archive, its articles are written and linked anew, and the pages show it."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tracker import stages
from tracker.errors import InputError
from tracker.publish.outside import question_on
from tracker.review.decide import Desk
from tracker.review.gold import gold_lines
from tracker.review.sheet import export, read_sheet
from tracker.store.corrections import Correction, Corrections
from tracker.store.opening import folder_errors, open_for_reading, refuse_no_database
from tracker.stores import Stores, opened

ROWS = "SELECT f.*, a.title, a.url FROM figures f JOIN articles a ON a.id = f.article_id WHERE f.id IN (SELECT value FROM json_each(?)) ORDER BY f.id DESC"


def correct(folder: Path, key: str, action: str, *, who: str, reason: str = "", fixes: Mapping[str, str] | None = None, other: str = "") -> list[Correction]:
    """One decision; the corrections that it made."""
    refuse_no_database(folder / "tracker.db")
    with opened(folder, "correct") as stores:
        desk = desk_of(stores, who)
        new = desk.decide(key, action, fixes=fixes, other=other, reason=reason)
        apply(stores, new)
    return new


def take_sheet(folder: Path, path: Path, *, who: str) -> dict[str, int]:
    """All decisions on a sheet, or none; how many of each kind."""
    refuse_no_database(folder / "tracker.db")
    with opened(folder, "correct") as stores:
        desk = desk_of(stores, who)
        new = read_sheet(path, desk)
        apply(stores, new)
        return stores.tell({"corrections": len(new), **Counter(item.action for item in new)})


def desk_of(stores: Stores, who: str) -> Desk:
    made = Corrections(stores.archive.db, stores.archive.path).all()
    return Desk(stores.facts.db, tuple(made), who, datetime.now(UTC).isoformat(timespec="seconds"))


def apply(stores: Stores, new: list[Correction]) -> None:
    """Keep decisions, then bring rows and links to what they say; stopped between the two, the next run does it."""
    if new:
        Corrections(stores.archive.db, stores.archive.path).add(new)
        stages.read_again(stores)
        stages.link(stores)


def line(item: Correction) -> str:
    """A decision for a person.

    >>> line(Correction("figure", "k1", "fix", "unit", "t", "kg", reason="the table says kg", who="Redaksi", made="2026-11-01T08:00:00+00:00"))
    'figure k1: fix unit t → kg (the table says kg; Redaksi, 2026-11-01)'
    """
    change = f" {item.field} {item.old or 'empty'} → {item.new or 'empty'}" if item.action == "fix" else f" with {item.new}" if item.new else ""
    lost = "; NOT FOUND in the article as it is read now" if item.found == "" else ""
    return f"{item.noun} {item.subject}: {item.action}{change} ({'; '.join(filter(None, (item.reason, f'{item.who}, {item.made[:10]}')))}{lost})"


def listed(folder: Path) -> list[Correction]:
    """Every decision, oldest first."""
    with folder_errors(folder):
        db = open_for_reading(folder / "archive.db")
        try:
            return Corrections(db).all() if db["corrections"].exists() else []
        finally:
            db.close()


def sheet(folder: Path, words: str, chosen: Mapping[str, str]) -> Iterator[str]:
    """The figures that answer a question, the newest first, as a sheet to correct."""
    with folder_errors(folder):
        db = open_for_reading(folder / "tracker.db")
        try:
            question = question_on(db, words, chosen)
            ids = [row["id"] for row in db.query(question.ids(), question.parameters)]
            if not ids:
                raise InputError(words or "this choice", "no figure", "choose less narrowly; an empty choice exports the newest")
            yield from export(db.query(ROWS, [json.dumps(ids)]))
        finally:
            db.close()


def gold(folder: Path) -> Iterator[dict[str, Any]]:
    """What was judged, as gold for training and scoring."""
    made = listed(folder)
    with folder_errors(folder):
        db = open_for_reading(folder / "tracker.db")
        try:
            yield from gold_lines(db, made)
        finally:
            db.close()
