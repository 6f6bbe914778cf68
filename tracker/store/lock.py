"""One writer at a time for a directory of databases. The lock dies with its process, so that none is ever stale."""
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import StoreError


@contextmanager
def sole_writer(folder: Path | str, command: str) -> Iterator[None]:
    """Hold the directory's lock while a command writes; another writer gets a StoreError that names the holder.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, sole_writer(folder, "refresh"):
    ...     with sole_writer(folder, "annotate"):
    ...         pass
    Traceback (most recent call last):
    ...
    tracker.errors.StoreError: ...: being written by `tracker refresh` (process ...); wait for it to end, or stop it
    """
    path = Path(folder) / ".lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)       # unbuffered: nothing is left to be written when it is closed
    except OSError as error:
        raise StoreError(folder, f"cannot be written ({error.strerror})", "check its owner and mode, or give another one with --db") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = lock.read(200).decode("utf-8", "replace").strip() or "another command"
            raise StoreError(folder, f"being written by {holder}", "wait for it to end, or stop it") from error
        try:
            lock.truncate(0)
            lock.write(f"`tracker {command}` (process {os.getpid()})".encode())
        except OSError as error:
            raise StoreError(folder, f"cannot be written ({error.strerror})", "free some space and run again: nothing stored so far is lost") from error
        yield
        lock.truncate(0)
