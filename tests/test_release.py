"""A release: everything in one dated directory, with what changed since the one before; nothing half-written, nothing overwritten."""
import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import yaml
from click.testing import CliRunner
from pyarrow import parquet

from tracker.cli import cli
from tracker.publish import releases
from tracker.records import Annotations, Article, Figure
from tracker.store.facts import Facts

TEXT = "Ekspor mebel mencapai USD 2,5 miliar. Impornya 300 ribu ton."
READ = Annotations(Article("a1", TEXT, title="Ekspor mebel"), "1-test", figures=(
    Figure(22, 36, "USD 2,5 miliar", "money", Decimal("2500000000"), unit="USD", sentence=(0, 37)),
    Figure(46, 59, "300 ribu ton", "quantity", Decimal("300000"), unit="t", sentence=(38, 60))))


def run(folder, day: str, *more: str) -> dict:
    done = CliRunner().invoke(cli, ["release", str(folder / "releases"), "--db", str(folder / "db"), "--day", day, "--json", *more])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


@pytest.fixture
def folder(tmp_path):
    with Facts(tmp_path / "db" / "tracker.db") as facts:
        facts.write(READ, publisher="kabar-contoh")
    return tmp_path


def test_a_release_holds_the_database_its_tables_and_how_to_cite_it(folder):
    said = run(folder, "2026-11-24", "--address", "https://tracker.example")
    release = folder / "releases" / "2026-11-24"
    assert said["release"] == str(release) and said["since"] is None
    assert sqlite3.connect(f"file:{release / 'tracker.db'}?immutable=1", uri=True).execute("SELECT count(*) FROM figures").fetchone() == (2,)
    assert [row["value_text"] for row in parquet.read_table(release / "parquet" / "figures.parquet").to_pylist()] == ["2500000000", "300000"]
    cited = yaml.safe_load((release / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["version"], cited["url"], cited["license"]) == ("2026-11-24", "https://tracker.example", "CC-BY-4.0")
    for line in (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == digest
    assert not (release / "parquet" / "figures_fts.parquet").exists()


def test_the_first_release_is_since_nothing(folder):
    done = CliRunner().invoke(cli, ["release", str(folder / "releases"), "--db", str(folder / "db")])
    assert done.exit_code == 0 and "None" not in done.output and "since" not in done.output


def test_the_next_release_tells_what_changed(folder):
    run(folder, "2026-11-24")
    with Facts(folder / "db" / "tracker.db") as facts:
        first, _ = READ.figures
        facts.write(replace(READ, figures=(replace(first, unit="SGD"),)), publisher="kabar-contoh", revision=2)
    said = run(folder, "2026-11-25")
    assert said["since"] == "2026-11-24"
    with (folder / "releases" / "2026-11-25" / "changes.csv").open(encoding="utf-8") as file:
        figures = [row for row in csv.DictReader(file) if row["table"] == "figures"]
    assert {(row["change"], row["column"], row["before"], row["after"]) for row in figures} == {
        ("removed", "", "", ""), ("changed", "", "", ""), ("changed", "unit", "USD", "SGD")}
    assert "| figures | 1 | 0 | 1 | 1 |" in (folder / "releases" / "2026-11-25" / "CHANGES.md").read_text(encoding="utf-8")


def test_a_release_is_not_overwritten(folder):
    run(folder, "2026-11-24")
    done = CliRunner().invoke(cli, ["release", str(folder / "releases"), "--db", str(folder / "db"), "--day", "2026-11-24"])
    assert done.exit_code == 2 and "there already" in done.output


def test_a_directory_may_have_any_name(folder):
    for day in ("2026-11-24", "2026-11-25"):
        done = CliRunner().invoke(cli, ["release", str(folder / "rilis #1 100%25?"), "--db", str(folder / "db"), "--day", day, "--json"])
        assert json.loads(done.output)["rows"] > 0
    assert not [path.name for path in folder.iterdir() if path.name == "rilis "]


def test_a_release_of_an_older_program_is_compared_by_the_columns_of_both(folder):
    run(folder, "2026-11-24")
    with closing(sqlite3.connect(folder / "releases" / "2026-11-24" / "tracker.db")) as old:
        old.executescript("DROP TABLE corrections; CREATE TABLE corrections (id INTEGER PRIMARY KEY, was TEXT); DROP TABLE policies; DROP VIEW IF EXISTS corrected")
    with Facts(folder / "db" / "tracker.db") as facts:
        facts.replace_table("corrections", [{"id": 1, "noun": "figure", "subject": "k1", "action": "accept", "made": "2026-11-25"}])
    assert run(folder, "2026-11-25")["added"] == 1


def test_a_damaged_release_before_is_named(folder):
    run(folder, "2026-11-24")
    (folder / "releases" / "2026-11-24" / "tracker.db").write_text("no database", encoding="utf-8")
    done = CliRunner().invoke(cli, ["release", str(folder / "releases"), "--db", str(folder / "db"), "--day", "2026-11-25"])
    assert (done.exit_code, "2026-11-24" in done.output, "not a database" in done.output) == (1, True, True)
    assert [path.name for path in (folder / "releases").iterdir()] == ["2026-11-24"]


def test_nothing_is_left_of_a_release_that_failed(folder):
    def freeze(path):
        raise OSError(28, "No space left on device")

    with pytest.raises(releases.StoreError, match="No space left"):
        releases.release(folder / "releases", date(2026, 11, 24), freeze, version="0")
    assert list((folder / "releases").iterdir()) == []
