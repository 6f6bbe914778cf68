"""What a day costs on a small and on a large database: 2,000 articles with 20,000 figures into 100,000 and into a million figures.

    python bench/daily.py WORK [--small 100000] [--large 1000000] [--stories 2000] [--rounds 3]

WORK keeps the two databases that `million.py` makes (the large one takes ten minutes and 6 GB), so that the next run begins at once. Each round
copies them, writes the day and links it. CPU time, for other programs may run beside.
"""
from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from datetime import timedelta
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


def day(folder: Path, count: int, seed: int) -> tuple[float, float, int]:
    """Write and link one more day in a copy; the seconds of each, and the figures."""
    read = list(stories([LAST + timedelta(days=1)] * count, seed=seed))
    with tempfile.TemporaryDirectory(dir=folder.parent) as copy:
        for path in folder.glob("*.db"):
            shutil.copy(path, copy)
        start = time.process_time()
        figures = keep(Path(copy), read)
        stored = time.process_time()
        with Archive(Path(copy) / "archive.db") as archive, Facts(Path(copy) / "tracker.db") as facts:
            run(archive, facts)
        return stored - start, time.process_time() - stored, figures


def table(work: Path, *, small: int, large: int, count: int, rounds: int) -> str:
    """The whole measurement as Markdown."""
    folders = {figures: made(work, figures) for figures in (small, large)}
    times: dict[int, list[tuple[float, float, int]]] = {small: [], large: []}
    for seed in range(100, 100 + rounds):          # in turns, so that what else runs slows both alike
        for figures, folder in folders.items():
            times[figures].append(day(folder, count, seed))
    middle = {figures: [statistics.median(one[part] for one in found) for part in (0, 1)] for figures, found in times.items()}
    told = statistics.median(one[2] for one in times[small])
    lines = [f"{count:,} articles with {told:,.0f} figures, one core, median of {rounds} days in CPU time.", "",
             f"| step | into {small:,} figures, s | into {large:,} figures, s | ratio |", "| --- | ---: | ---: | ---: |"]
    for part, label in ((0, "archive, rows, index and tallies"), (1, "link")):
        lines.append(f"| {label} | {middle[small][part]:.1f} | {middle[large][part]:.1f} | {middle[large][part] / middle[small][part]:.2f} |")
    whole = {figures: sum(parts) for figures, parts in middle.items()}
    lines.append(f"| together | {whole[small]:.1f} | {whole[large]:.1f} | {whole[large] / whole[small]:.2f} |")
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
