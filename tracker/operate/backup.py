"""Copies of the databases that are whole even while a run is writing, and their way back."""
from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from tracker.errors import StoreError
from tracker.store.opening import open_for_reading, store_errors

NAMES = ("archive.db", "tracker.db", "search.db")
PAGES = 2000                               # copied at a time, so that a writer is not held up
SUMS = "SHA256SUMS"


def back_up(folder: Path, target: Path, now: datetime) -> Path:
    """A verified copy of every database of `folder` in a new directory below `target`, named by the time."""
    found = [folder / name for name in NAMES if (folder / name).is_file()]
    if not found:
        raise StoreError(folder, "holds no database", "give the right directory with --db")
    copy = target / now.strftime("tracker-%Y%m%dT%H%M%SZ")
    part = copy.with_suffix(".part")
    try:
        part.mkdir(parents=True)
    except OSError as error:
        raise StoreError(part, f"cannot be made ({error.strerror})", "give another directory, or remove what stands there") from error
    for path in found:
        _copy(path, part / path.name)
    (part / SUMS).write_text("".join(f"{digest(part / path.name)}  {path.name}\n" for path in found), encoding="ascii")
    os.replace(part, copy)                 # a directory by this name is a whole backup
    return copy


def _copy(source: Path, target: Path) -> None:
    """One database by SQLite's own backup, which sees a moment between two transactions; checked when it is done."""
    db = open_for_reading(source)
    try:
        with store_errors(target):
            out = sqlite3.connect(target)
            try:
                db.conn.backup(out, pages=PAGES)
                out.execute("PRAGMA journal_mode = DELETE")
                verify(out, target)
            finally:
                out.close()
    finally:
        db.close()


def verify(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database that is damaged."""
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise StoreError(path, f"damaged ({found})", "make the backup again, or go back to an older one")


def restore(copy: Path, folder: Path) -> list[str]:
    """Bring a backup's databases back into a directory that has none of them; their names."""
    try:
        sums = dict(reversed(line.split("  ", 1)) for line in (copy / SUMS).read_text(encoding="ascii").splitlines())
    except OSError as error:
        raise StoreError(copy, "no backup", f"a backup is a directory with a file {SUMS}") from error
    for name, expected in sums.items():
        if name not in NAMES or not (copy / name).is_file() or digest(copy / name) != expected:
            raise StoreError(copy / name, "not what was backed up", "go back to an older backup")
        if (folder / name).exists():
            raise StoreError(folder / name, "is there already", "move it away first: nothing is overwritten")
    folder.mkdir(parents=True, exist_ok=True)
    for name in sums:
        _copy(copy / name, folder / name)
    return list(sums)


def digest(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    total = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            total.update(piece)
    return total.hexdigest()
