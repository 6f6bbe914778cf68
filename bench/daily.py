"""What a day costs on a small and on a large database: 2,000 articles with 20,000 figures into 100,000 and into a million figures.

    python bench/daily.py WORK [--small 100000] [--large 1000000] [--stories 2000] [--rounds 3]

WORK keeps the two databases that `million.py` makes (the large one takes a quarter of an hour of one core, 4 GB of memory and as much of the disk), so
that the next run begins at once. Each round copies them, writes the day and links it, in a process each. CPU time, for other programs may run beside.
"""
from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

from million import FIGURES, LAST, history, keep, stories

from tracker.linking import run
from tracker.store.archive import Archive
from tracker.store.facts import Facts


def made(work: Path, figures: int) -> Path:
    """The linked database of so many figures; made where it is not there yet."""
    folder = work / f"figures-{figures}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        keep(folder, stories(history(figures // FIGURES)))
        with Archive(folder / "archive.db") as archive, Facts(folder / "tracker.db") as facts:
            run(archive, facts, anew=True)
        (folder / "complete").touch()
    return folder


def write(folder: Path, count: int, seed: int) -> tuple[float, int, int]:
    """Write one more day; the CPU seconds, the figures and the megabytes at the peak."""
    read = list(stories([LAST + timedelta(days=1)] * count, seed=seed))
    start = time.process_time()
    figures = keep(folder, read)
    return time.process_time() - start, figures, peak()


def link(folder: Path) -> tuple[float, int]:
    """Link it; the CPU seconds and the megabytes at the peak."""
    with Archive(folder / "archive.db") as archive, Facts(folder / "tracker.db") as facts:
        start = time.process_time()
        run(archive, facts)
        return time.process_time() - start, peak()


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def day(folder: Path, count: int, seed: int) -> dict[str, float]:
    """Write and link one more day in a copy, in a process each."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as name, ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as fresh:
        copy = Path(name)
        for path in folder.glob("*.db"):
            shutil.copy(path, copy)
        os.sync()                          # or the first commit writes the copy to the disk as well
        written, figures, writing = fresh.submit(write, copy, count, seed).result()
        linked, linking = fresh.submit(link, copy).result()
    found = {"written": written, "linked": linked, "together": written + linked, "figures": figures, "writing": writing, "linking": linking}
    print(f"{folder.name}: {found}", file=sys.stderr, flush=True)
    return found


def table(work: Path, *, small: int, large: int, count: int, rounds: int) -> str:
    """The whole measurement as Markdown."""
    folders = {figures: made(work, figures) for figures in (small, large)}
    days: dict[int, list[dict[str, float]]] = {small: [], large: []}
    load = os.getloadavg()[0]
    for seed in range(100, 100 + rounds):          # in turns, so that what else runs slows both alike
        for figures, folder in folders.items():
            days[figures].append(day(folder, count, seed))
    middle = {figures: {part: statistics.median(one[part] for one in found) for part in found[0]} for figures, found in days.items()}
    lines = [f"{count:,} articles with {middle[small]['figures']:,.0f} figures, one core, CPU time, median of {rounds} days; load before: {load:.1f} on {os.cpu_count()} cores.", "",
             f"| step | into {small:,} figures | into {large:,} figures | ratio |", "| --- | ---: | ---: | ---: |"]
    for part, label in (("written", "archive, rows, index and tallies"), ("linked", "link"), ("together", "together")):
        one, other = middle[small][part], middle[large][part]
        lines.append(f"| {label} | {one:.1f} s | {other:.1f} s | {other / one:.2f} |")
    one, other = (max(middle[figures][part] for part in ("writing", "linking")) for figures in (small, large))
    lines.append(f"| peak memory | {one} MB | {other} MB | {other / one:.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="a directory that keeps the databases")
    parser.add_argument("--small", type=int, default=100_000, help="figures of the small one")
    parser.add_argument("--large", type=int, default=1_000_000, help="figures of the large one")
    parser.add_argument("--stories", dest="count", type=int, default=2000, help="articles of the day")
    parser.add_argument("--rounds", type=int, default=3, help="days of which the median counts")
    args = parser.parse_args()
    print(table(args.work, small=args.small, large=args.large, count=args.count, rounds=args.rounds))


if __name__ == "__main__":
    main()
