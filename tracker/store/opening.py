"""Opening a SQLite file so that a crash loses nothing and every trouble says what it is and what to do."""
from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from tracker.errors import StoreError

if TYPE_CHECKING:                          # importing it takes longer than all that a command such as `health` does
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

HEAD = b"SQLite format 3\0"
LEAST = 1 << 20                            # bytes without which a database cannot be opened for writing
WAIT = 30.0                                # seconds that a statement waits for another writer
LOG = 16_384                               # pages of the log from which it is put into a file of which a batch changes many, so that each is put there once

STEPS = {                                  # SQLite's own code → what is wrong, what to do
    sqlite3.SQLITE_BUSY: ("locked by another program", "wait for the other run to end, or stop it"),
    sqlite3.SQLITE_LOCKED: ("locked by another connection", "wait for the other run to end, or stop it"),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run again: nothing stored so far is lost"),
    sqlite3.SQLITE_READONLY: ("cannot be written", "check the owner and mode of the file and of its directory"),
    sqlite3.SQLITE_PERM: ("may not be opened", "check the owner and mode of the file and of its directory"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check that its directory exists and may be written"),
    sqlite3.SQLITE_IOERR: ("the disk gave an error", "check the disk, then run again"),
    sqlite3.SQLITE_CORRUPT: ("damaged", "restore it from a backup; all but archive.db may also be moved away: the next run makes them anew from the archive"),
    sqlite3.SQLITE_NOTADB: ("not a SQLite database", "move the file away, or give the right directory with --db"),
}


@contextmanager
def store_errors(path: Path | str) -> Iterator[None]:
    """Turn what SQLite reports about the file's condition into a StoreError; a wrong statement stays what it is: a bug.

    >>> with store_errors("db/archive.db"):
    ...     raise sqlite3.OperationalError("database or disk is full")
    Traceback (most recent call last):
    ...
    tracker.errors.StoreError: db/archive.db: the disk is full; free some space and run again: nothing stored so far is lost
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = STEPS.get(_cause(error, Path(path).parent))
        if known is None:
            raise
        raise StoreError(path, *known) from error


@contextmanager
def folder_errors(folder: Path | str) -> Iterator[None]:
    """The same around work on all databases of a directory, of which the damaged one is found and named."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        cause = _cause(error, Path(folder))
        known = STEPS.get(cause)
        if known is None:
            raise
        damaged = cause in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        raise StoreError(next(_damaged(Path(folder)), folder) if damaged else folder, *known) from error


def _damaged(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob("*.db")):
        try:
            with closing(sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True)) as db:
                if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                    yield path
        except sqlite3.DatabaseError:
            yield path


def bring_up_to_date(db: Database, path: Path | str, migrations: Migrations) -> None:
    """Apply what a database lacks; one that a newer program wrote is left as it is."""
    with store_errors(path):
        refuse_newer(db, path, migrations)
        if migrations.pending(db):
            migrations.apply(db)


def refuse_newer(db: Database, path: Path | str, migrations: Migrations) -> None:
    """Refuse a database with a migration that this program does not know: it might read it wrongly.

    >>> from sqlite_utils import Database
    >>> from sqlite_utils.migrations import Migrations
    >>> db, migrations = Database(memory=True), Migrations("pages")
    >>> migrations.apply(db)
    >>> _ = db["_sqlite_migrations"].insert({"migration_set": "pages", "name": "m099_far_future", "applied_at": ""})
    >>> refuse_newer(db, "tracker.db", migrations)
    Traceback (most recent call last):
    ...
    tracker.errors.StoreError: tracker.db: made by a newer version of the program; upgrade it, or restore a backup from before
    """
    from sqlite_utils import Database

    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    if any(migration.name not in known for migration in migrations.applied(db)):
        raise StoreError(path, "made by a newer version of the program", "upgrade it, or restore a backup from before")


def _cause(error: sqlite3.DatabaseError, folder: Path) -> int | None:
    """The result code; where not even the files beside a database can grow, SQLite says no more than "disk I/O error"."""
    code = _code(error)
    full = code == sqlite3.SQLITE_IOERR and folder.is_dir() and disk_usage(folder).free < LEAST
    return sqlite3.SQLITE_FULL if full else code


def _code(error: sqlite3.DatabaseError) -> int | None:
    """The primary result code; by its message where the error came without one."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF
    return sqlite3.SQLITE_FULL if "full" in str(error) else None


def open_database(path: Path | str, *, wait: float = WAIT) -> Database:
    """A database for writing: made with its directory where absent, WAL, foreign keys on, `wait` seconds for another writer.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     db = open_database(Path(folder) / "db" / "archive.db")
    ...     print(db.execute("PRAGMA journal_mode").fetchone(), db.execute("PRAGMA foreign_keys").fetchone())
    ...     db.close()
    ('wal',) (1,)
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(path.parent, f"cannot make this directory ({error.strerror})", "give another one with --db") from error
    from sqlite_utils import Database

    with store_errors(path):
        db = Database(sqlite3.connect(path, timeout=wait), strict=True)
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
        except sqlite3.DatabaseError:
            db.close()
            raise
    return db


def open_for_reading(path: Path | str) -> Database:
    """A database that is only read; it must exist."""
    from sqlite_utils import Database

    return Database(connect_for_reading(path))


def connect_for_reading(path: Path | str) -> sqlite3.Connection:
    """The same as a bare connection, for a command that must be quick."""
    path = Path(path)
    if not path.is_file():
        raise StoreError(path, "no such database", "run `tracker refresh` first, or give the right directory with --db")
    at_rest = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()     # a WAL cannot be made beside it
    with store_errors(path):
        db = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable={int(at_rest)}", uri=True, timeout=WAIT)
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError:
            db.close()
            raise
    return db


def refuse_no_database(path: Path) -> None:
    """Refuse a file that is missing, may not be read, or is something else; without opening it, for a copy may lie where nothing can be written."""
    try:
        with path.open("rb") as file:
            head = file.read(len(HEAD))
    except FileNotFoundError as error:
        raise StoreError(path, "no such database", "run `tracker refresh` first, or give the right directory with --db") from error
    except OSError as error:
        raise StoreError(path, f"may not be read ({error.strerror})", "check its owner and mode") from error
    if head != HEAD:
        raise StoreError(path, *STEPS[sqlite3.SQLITE_NOTADB])


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


@contextmanager
def writing(db: Database, path: Path | str) -> Iterator[Database]:
    """One transaction that takes the write lock at once, so that it cannot fail half-way for another writer; errors are StoreErrors. Inside another
    one it is a part of that, and undone with it: a savepoint would copy every page that changes.

    >>> from sqlite_utils import Database
    >>> db = Database(memory=True)
    >>> with writing(db, "archive.db"):
    ...     _ = db["runs"].insert({"id": 1})
    >>> db["runs"].count
    1
    """
    with store_errors(path):
        if db.conn.in_transaction:
            yield db
            return
        try:                               # a signal may come between any two of these
            db.conn.execute("BEGIN IMMEDIATE")
            yield db
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


def rewrite(db: Database, path: Path | str) -> None:
    """Write a database anew, so that nothing that was deleted is left in the file: not in free pages, not in a search index, not in the log."""
    with store_errors(path):
        for table, in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall():
            db.execute(f'INSERT INTO "{table}" ("{table}") VALUES (\'optimize\')')  # noqa: S608  (the names are this program's own)
            db.conn.commit()
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
