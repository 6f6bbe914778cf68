"""`tracker refresh` over days of a replayed newsroom: what a new article costs, from the feed to the published figure.

    python bench/newsroom_refresh.py PATH/TO/newsroom.py [--port 8781] [--days 10]

Every run is the real command in a process of its own, so that its CPU time holds the start of the program. The stages are told by
its log. pandas, which only developers have installed, is hidden from the runs: the database library imports it where it is there. Prints
a table. replay.py says what the newsroom must answer.
"""
from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from replay import Newsroom


def command(folder: Path, feeds: Path) -> list[object]:
    """The daily job."""
    return [sys.executable, "-m", "tracker.cli", "refresh", "--feeds", feeds, "--db", folder, "--delay", "0", "--allow-network", "127.0.0.0/24",
            "--json", "--log-json"]


def spent() -> float:
    """CPU seconds of all child processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(options: argparse.Namespace, folder: Path) -> dict[str, str]:
    """All days, and a run that finds nothing new."""
    newsroom, feeds = Newsroom(options.newsroom, options.port, options.days, "clock"), folder / "feeds.yaml"
    feeds.write_text(newsroom.listing(), encoding="utf-8")
    runs, stages, peaks = [], Counter(), Counter()
    hidden = folder / "hidden"
    hidden.mkdir()
    (hidden / "pandas.py").write_text("raise ImportError", encoding="utf-8")
    around = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(hidden), os.environ.get("PYTHONPATH"))))}
    try:
        for day in range(options.days + 1):
            if 0 < day < options.days:
                newsroom.ask("advance?days=1", method="POST")
            before, began = spent(), time.monotonic()
            done = subprocess.run(command(folder / "db", feeds), check=True, capture_output=True, text=True, env=around)  # noqa: S603
            counts = json.loads(done.stdout)
            runs.append({"new": counts["new_articles"], "figures": counts["figures"], "cpu": round(spent() - before, 2), "wall": round(time.monotonic() - began, 2)})
            for event in map(json.loads, done.stderr.splitlines()):
                if event["event"] == "stage ended":
                    stages[event["stage"]] += event["seconds"]
                    peaks[event["stage"]] = max(peaks[event["stage"]], event["peak_mb"])
            print(runs[-1], file=sys.stderr, flush=True)
    finally:
        newsroom.stop()
    *working, idle = runs
    new, cpu = sum(run["new"] for run in working), sum(run["cpu"] for run in working)
    return {
        "days, new articles, figures": f"{options.days}, {new:,}, {sum(run['figures'] for run in working):,}",
        "CPU per new article, start of the program included": f"{1000 * cpu / new:.0f} ms",
        "of it the start, and feeds and stories that were not new": f"{1000 * idle['cpu'] * len(working) / new:.0f} ms",
        "CPU of a run that finds nothing new": f"{idle['cpu']:.1f} s",
        "wall time by stage": ", ".join(f"{name} {seconds / len(runs):.1f} s" for name, seconds in stages.items() if seconds >= 1) + " a run",
        "peak memory": f"{max(peaks.values())} MB (" + ", ".join(f"{peak} after {name}" for name, peak in peaks.items()) + ")",
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newsroom", type=Path, help="the newsroom program")
    parser.add_argument("--port", type=int, default=8781, help="port that it is to serve on")
    parser.add_argument("--days", type=int, default=10, help="over how many days the stories are spread")
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(parser.parse_args(), Path(folder))
    print("| measure | |\n| --- | --- |\n" + "\n".join(f"| {name} | {value} |" for name, value in rows.items()))


if __name__ == "__main__":
    main()
