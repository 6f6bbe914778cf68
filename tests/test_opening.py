"""A database that cannot be used says why and what to do."""
import os
import sqlite3
from types import SimpleNamespace

import pytest

from tracker.errors import StoreError
from tracker.store.opening import open_database, open_for_reading, store_errors, writing


def test_locked_database_names_the_lock(tmp_path):
    path = tmp_path / "archive.db"
    first, second = open_database(path), open_database(path, wait=0.01)
    first["runs"].insert({"id": 1})
    with writing(first, path), pytest.raises(StoreError, match="locked by another program"), writing(second, path):
        pass
    first.close()
    second.close()


def test_file_that_is_no_database(tmp_path):
    path = tmp_path / "archive.db"
    path.write_bytes(b"this is a letter, not a database " * 100)
    with pytest.raises(StoreError, match="not a SQLite database"):
        open_database(path)
    with pytest.raises(StoreError, match="not a SQLite database"):
        open_for_reading(path)


def test_directory_that_cannot_be_made(tmp_path):
    (tmp_path / "db").write_text("a file where the directory should be")
    with pytest.raises(StoreError, match="give another one with --db"):
        open_database(tmp_path / "db" / "archive.db")


def test_reading_an_absent_database_makes_none(tmp_path):
    with pytest.raises(StoreError, match="no such database"):
        open_for_reading(tmp_path / "archive.db")
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_read_only_directory(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="directory"):
        open_database(tmp_path / "archive.db")
    tmp_path.chmod(0o700)


def test_reading_where_nothing_can_be_written_makes_no_file(tmp_path, monkeypatch):
    path = tmp_path / "archive.db"
    db = open_database(path)
    db["pages"].insert({"id": 1})
    db.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    db = open_for_reading(path)
    assert db["pages"].count == 1
    assert [file.name for file in tmp_path.iterdir()] == ["archive.db"]
    db.close()


def test_full_disk_rolls_back(tmp_path):
    path = tmp_path / "archive.db"
    db = open_database(path)
    db["pages"].insert({"id": 1, "html": "x"})
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"), writing(db, path):
        db["pages"].insert({"id": 2, "html": "y" * 100_000})
    assert db["pages"].count == 1
    db.close()


def test_disk_error_on_a_full_disk_is_called_full(tmp_path, monkeypatch):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    with pytest.raises(StoreError, match="check the disk"), store_errors(tmp_path / "archive.db"):
        raise error
    monkeypatch.setattr("tracker.store.opening.disk_usage", lambda folder: SimpleNamespace(free=4096))
    with pytest.raises(StoreError, match="disk is full"), store_errors(tmp_path / "archive.db"):
        raise error


def test_wrong_statement_stays_a_bug(tmp_path):
    db = open_database(tmp_path / "archive.db")
    with pytest.raises(sqlite3.OperationalError), writing(db, "archive.db"):
        db.execute("SELEKT 1")
    db.close()


def test_writing_inside_another_is_undone_with_it(tmp_path):
    db = open_database(tmp_path / "archive.db")
    db["runs"].create({"id": int}, pk="id")
    with pytest.raises(ZeroDivisionError), writing(db, "archive.db"):
        with writing(db, "archive.db"):
            db.execute("INSERT INTO runs VALUES (1)")
        1 / 0  # noqa: B018
    assert db["runs"].count == 0
    db.close()
