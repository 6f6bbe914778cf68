"""How long commands take from start to end, and how much memory at most: medians of several rounds of the whole process.

    python bench/start.py ARTICLES.jsonl[.gz] [--rounds 5]
"""
from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tracker.articles import read_file
from tracker.records import plain

FLOORS = {"python -c pass": ["-c", "pass"], "python -c 'import spacy; spacy.blank(\"id\")'": ["-c", "import spacy; spacy.blank('id')"]}
TRACKER = ["-m", "tracker.cli"]


def took(arguments: list[str]) -> tuple[float, int]:
    """Wall seconds and peak memory in MB of a Python process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{arguments}: failed with {status}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def table(source: Path, *, rounds: int) -> str:
    """The whole measurement as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        articles = [json.dumps(plain(article), ensure_ascii=False) for article in islice(read_file(source), 100)]
        (home / "one.jsonl").write_text(articles[0] + "\n", encoding="utf-8")
        (home / "hundred.jsonl").write_text("\n".join(articles) + "\n", encoding="utf-8")
        took([*TRACKER, "demo", "--db", str(home / "db"), "--no-serve"])
        commands = FLOORS | {
            "`tracker --help`": [*TRACKER, "--help"],
            "`tracker extract`, one article": [*TRACKER, "extract", str(home / "one.jsonl")],
            "`tracker extract`, 100 articles": [*TRACKER, "extract", str(home / "hundred.jsonl")],
            "`tracker import`, 100 articles": [*TRACKER, "import", str(home / "hundred.jsonl"), "--db", str(home / "db")],
            "`tracker annotate`, nothing new": [*TRACKER, "annotate", "--db", str(home / "db")],
            "`tracker link`, nothing new": [*TRACKER, "link", "--db", str(home / "db")],
        }
        lines = [f"The whole process from start to end, wall time, median of {rounds} rounds.", "", "| command | seconds | peak memory |", "| --- | ---: | ---: |"]
        for label, arguments in commands.items():
            took(arguments)
            runs = [took(arguments) for _ in range(rounds)]
            lines.append(f"| {label} | {statistics.median(run[0] for run in runs):.2f} | {max(run[1] for run in runs)} MB |")
        return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="articles as JSON Lines, packed or not")
    parser.add_argument("--rounds", type=int, default=5, help="runs of which the median counts")
    args = parser.parse_args()
    print(table(args.articles, rounds=args.rounds))


if __name__ == "__main__":
    main()
