"""`tracker refresh` killed at random moments, each followed by a run to its end: does the content equal that of undisturbed runs?

    python bench/newsroom_kills.py PATH/TO/newsroom.py [--port 8779] [--kills 100] [--days 100] [--stage link] [--seed 1]

Collecting, annotating, linking and publishing are all killed: the moments are spread over the whole run. The newsroom goes a day
forward before each kill, so that there is work to be interrupted; a twin directory is filled by runs that nobody kills. Every run is
the real command. Prints one JSON object. replay.py says what the newsroom must answer.
"""
from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from replay import Newsroom

WITHOUT = "tempo"                          # its Crawl-delay of a second would make the measurement take hours
DATABASES = ("archive.db", "tracker.db", "search.db", "link.db")
LOGS = {"runs", "fetch_events", "feeds", "_sqlite_migrations", "sqlite_sequence"}      # when something was done, not what was found
MOMENTS = {"fetched_at", "first_seen", "seen", "checked_at", "next_attempt", "validators", "last_modified", "page_id"}   # page_id: order of arrival
NUMBERS = {("pages", "id"), ("pages", "html"), ("pages", "sha256")}                   # a sidebar changes with the day on which a page was asked


def refresh(folder: Path, feeds: Path) -> list[object]:
    """The command."""
    return [sys.executable, "-m", "tracker.cli", "refresh", "--feeds", feeds, "--db", folder, "--delay", "0", "--allow-network", "127.0.0.0/24",
            "--json", "--log-json"]


def content(folder: Path) -> Counter:
    """The rows of content of all databases, by their columns that are no times."""
    rows: Counter = Counter()
    for name in ("archive.db", "tracker.db"):
        with closing(sqlite3.connect(folder / name)) as db:
            tables = [table for table, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                      if table not in LOGS and "_fts" not in table and not table.startswith("sqlite_")]
            for table in tables:
                columns = [column for _, column, *_ in db.execute(f"PRAGMA table_info({table})")
                           if column not in MOMENTS and (table, column) not in NUMBERS]
                quoted = ", ".join(f'"{column}"' for column in columns)
                rows.update((name, table, *row) for row in db.execute(f'SELECT {quoted} FROM "{table}"'))  # noqa: S608
    return rows


def integrity(folder: Path) -> bool:
    """Whether every database that is there is whole."""
    for path in (folder / name for name in DATABASES):
        if path.exists() and path.stat().st_size:
            with closing(sqlite3.connect(path)) as db:
                if db.execute("PRAGMA integrity_check").fetchone() != ("ok",) or db.execute("PRAGMA foreign_key_check").fetchone():
                    return False
    return True


def stage(log: Path) -> str:
    """In what a run was killed, by the last events that it told."""
    told = "before it began"
    for line in log.read_text(encoding="utf-8").splitlines():
        event = json.loads(line) if line.endswith("}") else {}
        if event.get("event") in ("run began", "stage ended"):
            told = "between two stages"
        elif event.get("event") == "stage began":
            told = event["stage"]
        elif event.get("event") == "run ended":
            told = "after its end"
    return told


def wait_for(stage_: str, log: Path, child: subprocess.Popen) -> None:
    """Until a run is in a stage, or over."""
    while child.poll() is None and stage(log) != stage_:
        time.sleep(0.002)


def measure(options: argparse.Namespace, folder: Path) -> dict[str, object]:
    """All kills."""
    newsroom = Newsroom(options.newsroom, options.port, options.days, "clock")
    chance = random.Random(options.seed)   # noqa: S311
    killed, twin, feeds = folder / "killed", folder / "twin", folder / "feeds.yaml"
    listed = [line for line in newsroom.listing().split("  - id: ") if not line.startswith(f'"{WITHOUT}')]
    feeds.write_text("  - id: ".join(listed), encoding="utf-8")
    hits, over, damaged, longest, log = Counter(), 0, 0, options.longest, folder / "log"
    try:
        while hits.total() < options.kills:
            with log.open("w", encoding="utf-8") as told:
                child = subprocess.Popen(refresh(killed, feeds), stdout=subprocess.DEVNULL, stderr=told)  # noqa: S603
            began = time.monotonic()
            try:
                if options.stage:
                    wait_for(options.stage, log, child)
                    child.wait(chance.uniform(0, options.longest))
                else:
                    child.wait(chance.uniform(0.3, longest))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
                hits[stage(log)] += 1
            else:
                over += 1
                longest = longest if options.stage else max(2.0, time.monotonic() - began)
            damaged += not integrity(killed)
            for directory in (killed, twin):
                subprocess.run(refresh(directory, feeds), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
            newsroom.ask("advance?days=1", method="POST")
            print(f"{over} ended first, {dict(hits)}", file=sys.stderr, flush=True)
    finally:
        newsroom.stop()
    first, second = content(killed), content(twin)
    differing = (first - second) + (second - first)
    return {"kills": hits.total(), "ended_first": over, "killed_in": dict(hits), "damaged": damaged, "rows": sum(second.values()),
            "tables": dict(Counter(f"{row[0]} {row[1]}" for row in second.elements())), "differing_rows": sum(differing.values()),
            "differing": sorted(" ".join(str(cell)[:60] for cell in row) for row in differing)[:12], "whole": integrity(killed)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newsroom", type=Path, help="the newsroom program")
    parser.add_argument("--port", type=int, default=8779, help="port that it is to serve on")
    parser.add_argument("--kills", type=int, default=100, help="runs to kill")
    parser.add_argument("--days", type=int, default=100, help="days over which the newsroom spreads its stories")
    parser.add_argument("--longest", type=float, default=8.0, help="seconds that a run takes, over which the kills are spread")
    parser.add_argument("--stage", choices=("collect", "annotate", "link", "publish"), help="kill in this stage alone, up to --longest seconds after it began")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(options, Path(folder)), indent=1))


if __name__ == "__main__":
    main()
