"""Told to stop, a command keeps what is finished, says so, and the next run goes on."""
import json
import signal
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from tracker.annotate import pipeline
from tracker.cli import cli
from tracker.errors import InputError
from tracker.stopping import Interrupted, batched, heeded, held, kept
from tracker.stores import opened


def lines(count):
    for number in range(count):
        yield json.dumps({"url": f"https://kabar.example/{number}", "title": "Genteng", "published": "2026-07-02",
                          "text": f"Produksi genteng mencapai {number + 2} juta buah."}) + "\n"


def run(*words):
    with heeded():
        return CliRunner().invoke(cli, [str(word) for word in words])


def last_run(folder):
    with closing(sqlite3.connect(folder / "archive.db")) as db:
        return db.execute("SELECT outcome, counts FROM runs ORDER BY id DESC LIMIT 1").fetchone()


def count(path, select):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(select).fetchone()[0]


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "articles.jsonl").write_text("".join(lines(6)), encoding="utf-8")
    assert run("import", tmp_path / "articles.jsonl", "--db", tmp_path).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_annotate_keeps_what_it_has_read(desk, monkeypatch, number):
    read = pipeline.annotate_all

    def stopped(articles, **how):
        for position, annotations in enumerate(read(articles, **how)):
            if position == 4:
                signal.raise_signal(number)
            yield annotations

    monkeypatch.setattr(pipeline, "annotate_all", stopped)
    result = run("annotate", "--db", desk)
    assert result.exit_code == 128 + number
    assert result.stderr == f"stopped by {number.name}; what was finished is kept\n"
    assert count(desk / "tracker.db", "SELECT count(*) FROM articles") == 4
    assert last_run(desk)[0] == "interrupted"
    assert json.loads(last_run(desk)[1]) == {"annotated": 4, "figures": 4}
    monkeypatch.undo()
    assert json.loads(run("annotate", "--db", desk, "--json").stdout) == {"annotated": 2, "figures": 2}


def test_a_day_is_linked_whole_or_not_at_all(desk, monkeypatch):
    run("annotate", "--db", desk)
    monkeypatch.setattr("tracker.store.facts.Facts.mark_linked", lambda *_: signal.raise_signal(signal.SIGTERM))
    assert run("link", "--db", desk).exit_code == 143
    assert count(desk / "tracker.db", "SELECT count(*) FROM observations") == 0
    monkeypatch.undo()
    assert json.loads(run("link", "--db", desk, "--json").stdout)["observations"] > 0


def test_log_of_runs_tells_what_was_done(desk):
    run("annotate", "--db", desk)
    assert (last_run(desk)[0], json.loads(last_run(desk)[1])) == ("done", {"annotated": 6, "figures": 6})


def test_a_run_that_never_ended_was_killed(desk):
    with opened(desk, "annotate") as stores:
        stores.archive.begin_run("annotate")
    run("annotate", "--db", desk)
    assert count(desk / "archive.db", "SELECT count(*) FROM runs WHERE outcome = 'killed'") == 1


def test_import_keeps_what_stands_before_and_after_a_bad_line(tmp_path):
    file = tmp_path / "articles.jsonl"
    good = list(lines(6))
    file.write_text("".join([*good[:3], '{"text": 7}\n', *good[3:]]), encoding="utf-8")
    result = run("import", file, "--db", tmp_path)
    assert result.exit_code == 1 and "line 4: text is a int" in result.stderr
    assert count(tmp_path / "archive.db", "SELECT count(*) FROM articles") == 6
    file.write_text("".join(good), encoding="utf-8")
    counts = json.loads(run("import", file, "--db", tmp_path, "--json").stdout)
    assert (counts["new_articles"], counts["same"]) == (0, 6)


def test_error_comes_after_the_batch_before_it():
    def items():
        yield "a"
        raise InputError("line 2", "not JSON")

    found = batched(items(), 10)
    assert next(found) == ["a"]
    with pytest.raises(InputError):
        next(found)


def test_handlers_are_put_back():
    before = signal.getsignal(signal.SIGTERM)
    with heeded():
        with kept():
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with pytest.raises(Interrupted), held():
            signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == before


def test_an_ignored_signal_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with heeded():
        signal.raise_signal(signal.SIGHUP)
    signal.signal(signal.SIGHUP, before)
