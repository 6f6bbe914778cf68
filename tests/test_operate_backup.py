"""A backup is whole while a run writes, is verified, and comes back."""
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker.errors import StoreError
from tracker.operate import back_up, cron, restore, systemd
from tracker.records import Article
from tracker.store.archive import Archive

NOW = datetime(2019, 11, 4, 8, tzinfo=UTC)


def articles(count: int, first: int = 0):
    return [Article("", f"Produksi naik {n} persen.", url=f"https://warta.example/{n}") for n in range(first, first + count)]


def test_back_up_and_restore(tmp_path):
    with Archive(tmp_path / "db" / "archive.db") as archive:
        archive.import_articles(articles(100))
        copy = back_up(tmp_path / "db", tmp_path / "backups", NOW)
        archive.import_articles(articles(100, 100))
    assert copy.name == "tracker-20191104T080000Z" and not list(copy.parent.glob("*.part"))
    assert restore(copy, tmp_path / "restored") == ["archive.db"]
    with Archive(tmp_path / "restored" / "archive.db") as archive:
        assert len(list(archive.articles())) == 100
    with pytest.raises(StoreError, match="nothing is overwritten"):
        restore(copy, tmp_path / "restored")


def test_back_up_while_a_run_writes(tmp_path):
    stop, batches = threading.Event(), 0
    with Archive(tmp_path / "archive.db") as archive:
        archive.import_articles(articles(50))

    def write():
        nonlocal batches
        with Archive(tmp_path / "archive.db") as archive:
            while not stop.is_set():
                archive.import_articles(articles(50, 50 * (batches + 1)))
                batches += 1

    thread = threading.Thread(target=write)
    thread.start()
    copies = [back_up(tmp_path, tmp_path / "backups", NOW + timedelta(seconds=n)) for n in range(5)]
    stop.set()
    thread.join()
    for copy in copies:
        with Archive(copy / "archive.db") as archive:
            assert len(list(archive.articles())) % 50 == 0


def test_damaged_backup_is_not_restored(tmp_path):
    with Archive(tmp_path / "archive.db") as archive:
        archive.import_articles(articles(10))
    copy = back_up(tmp_path, tmp_path / "backups", NOW)
    data = bytearray((copy / "archive.db").read_bytes())
    data[5000] ^= 255
    (copy / "archive.db").write_bytes(data)
    with pytest.raises(StoreError, match="not what was backed up"):
        restore(copy, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_nothing_to_back_up(tmp_path):
    with pytest.raises(StoreError, match="holds no database"):
        back_up(tmp_path, tmp_path / "backups", NOW)
    with pytest.raises(StoreError, match="no backup"):
        restore(tmp_path, tmp_path / "restored")


def test_timers():
    unit = systemd(Path("/opt/t/bin/tracker"), Path("/srv/t/feeds.yaml"), Path("/srv/my db/100%"))
    assert 'ReadWritePaths="/srv/my db/100%%"' in unit
    assert all(line in unit for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "User=tracker", "Persistent=yes"))
    assert "EnvironmentFile=-/etc/tracker.env" in unit
    comment, line = cron(Path("tracker"), Path("feeds.yaml"), Path("/srv/100%/db")).splitlines()
    assert comment.startswith("# ") and "webhook_env" in comment
    assert line == "30 5 * * * tracker refresh --feeds feeds.yaml --db /srv/100\\%/db --json >> /srv/100\\%/refresh.log"
