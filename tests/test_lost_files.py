"""Any one file lost or damaged: the message names it, and what is derived comes back."""
import json
import sqlite3
from contextlib import closing
from shutil import copytree

import pytest
from click.testing import CliRunner

from tracker.cli import cli
from tracker.errors import StoreError
from tracker.store.opening import folder_errors


def run(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


def count(path, table):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    articles = [{"url": f"https://kabar.example/{number}", "title": "Genteng", "published": f"2026-07-0{number + 1}",
                 "text": f"Produksi genteng Jatiwangi mencapai {number + 2} juta buah pada 2025."} for number in range(6)]
    (folder / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    for words in (("import", folder / "articles.jsonl"), ("annotate",), ("link",)):
        assert run(*words, "--db", folder).exit_code == 0
    return folder


@pytest.fixture
def desk(whole, tmp_path):
    return copytree(whole, tmp_path / "desk")


def test_search_is_indexed_again(desk):
    (desk / "search.db").unlink()
    assert run("annotate", "--db", desk).exit_code == 0
    assert count(desk / "search.db", "articles") == 6


@pytest.mark.parametrize("lost", ["tracker.db", "link.db"])
def test_links_come_back(whole, desk, lost):
    (desk / lost).unlink()
    assert run("annotate", "--db", desk).exit_code == run("link", "--db", desk).exit_code == 0
    for table in ("articles", "figures", "observations"):
        assert count(desk / "tracker.db", table) == count(whole / "tracker.db", table) > 0


def test_older_public_database_beside_a_newer_memory(whole, desk, tmp_path):
    (tmp_path / "more.jsonl").write_text(json.dumps({"url": "https://kabar.example/9", "text": "Produksi bata mencapai 7 juta buah pada 2025."}) + "\n")
    for words in (("import", tmp_path / "more.jsonl"), ("annotate",), ("link",)):
        run(*words, "--db", desk)
    newer = count(desk / "tracker.db", "observations")
    (desk / "tracker.db").write_bytes((whole / "tracker.db").read_bytes())
    run("annotate", "--db", desk)
    run("link", "--db", desk)
    assert count(desk / "tracker.db", "observations") == newer > count(whole / "tracker.db", "observations")


def test_lost_archive_takes_nothing_with_it(desk):
    (desk / "archive.db").unlink()
    result = run("annotate", "--db", desk)
    assert result.exit_code == 1 and "backup" in result.stderr
    assert count(desk / "tracker.db", "articles") == 6


def test_removed_articles_are_no_lost_archive(desk):
    for number in range(5):
        assert run("forget", f"https://kabar.example/{number}", "--db", desk).exit_code == 0
    assert run("annotate", "--db", desk).exit_code == 0
    assert count(desk / "tracker.db", "articles") == 1


@pytest.mark.parametrize("name", ["archive.db", "tracker.db", "link.db"])
def test_newer_program(desk, name):
    with closing(sqlite3.connect(desk / name)) as db, db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) SELECT migration_set, 'm999', '' FROM _sqlite_migrations LIMIT 1")
    result = run("link", "--db", desk)
    assert result.exit_code == 1 and f"{name}: made by a newer version" in result.stderr


def test_damaged_inside_is_named(desk):
    damaged = bytearray((desk / "tracker.db").read_bytes())
    for start in range(4096, len(damaged), 4096):
        damaged[start:start + 600] = b"\xa5" * 600
    (desk / "tracker.db").write_bytes(damaged)
    with pytest.raises(StoreError, match=r"tracker\.db: damaged"), folder_errors(desk), closing(sqlite3.connect(desk / "tracker.db")) as db:
        db.execute("SELECT count(*) FROM figures WHERE text > ''").fetchone()


def test_too_long_a_line_is_no_article(tmp_path, monkeypatch):
    monkeypatch.setattr("tracker.articles.LONGEST_LINE", 1000)
    (tmp_path / "long.txt").write_text("Ekspor naik 5 persen. " * 100)
    result = run("extract", tmp_path / "long.txt")
    assert result.exit_code == 2 and "line 1: longer than 1000" in result.stderr
    monkeypatch.setattr("tracker.articles.LONGEST", 100)
    (tmp_path / "many.txt").write_text("Ekspor naik 5 persen.\n" * 20)
    assert "more than 100 characters" in run("extract", tmp_path / "many.txt").stderr


def test_serving_what_is_no_database(tmp_path):
    (tmp_path / "tracker.db").write_text("a letter, not a database")
    result = run("serve", "--db", tmp_path, "--port", 0)
    assert result.exit_code == 1 and "not a SQLite database" in result.stderr


def test_init_where_nothing_can_be_written():
    result = run("init", "/proc/desk")
    assert result.exit_code == 2 and "give another directory" in result.stderr


def test_explain_of_what_is_no_name(desk):
    for target in ("x" * 5000, "", ".", "http://[::1"):
        result = run("explain", target, "--db", desk)
        assert result.exit_code == 2 and "no such article" in result.stderr
