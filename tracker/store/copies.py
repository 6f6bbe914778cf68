"""A copy of the public database to serve elsewhere: compact, without a write-ahead log, swapped in whole."""
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.errors import StoreError
from tracker.store.index import optimize
from tracker.store.opening import store_errors


def copy_compact(source: Path | str, target: Path | str) -> Path:
    """Copy a database while others may write to it; readers of an older copy keep it until they close it.

    >>> import tempfile
    >>> from tracker.store.facts import Facts
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Facts(Path(folder) / "tracker.db"):
    ...         pass
    ...     copy = copy_compact(Path(folder) / "tracker.db", Path(folder) / "public" / "tracker.db")
    ...     with closing(sqlite3.connect(copy)) as db:
    ...         print(db.execute("PRAGMA journal_mode").fetchone(), [path.name for path in copy.parent.iterdir()])
    ('delete',) ['tracker.db']
    """
    source, target = Path(source), Path(target)
    if not source.is_file():
        raise StoreError(source, "no such database", "run `tracker refresh` first, or give the right directory with --db")
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with store_errors(target), closing(sqlite3.connect(source, timeout=30)) as db:
            db.execute("VACUUM INTO ?", [str(fresh)])
        with store_errors(target), closing(sqlite3.connect(fresh)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
            optimize(db)
            db.execute("ANALYZE")
            db.commit()
        os.replace(fresh, target)
    except OSError as error:
        raise StoreError(target, f"cannot write this copy ({error.strerror})", "give a directory that may be written") from error
    finally:
        fresh.unlink(missing_ok=True)
    return target
