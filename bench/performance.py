"""Every figure of docs/performance.md, measured anew in one run and written in its place (`make bench`).

    python bench/performance.py SHARED [--only reading start …] [--work DIR] [--quick]

SHARED holds corpus/articles.jsonl.gz and the replayed newsroom. Each part of the page stands between two comments that name it; what is between
them is replaced. `--quick` measures small sizes, to see that all of it runs: its figures are not written but printed.
"""
from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import annotate
import backfill
import daily

from tracker.articles import read_file

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
BLOCK = "<!-- bench:{name} -->\n{text}\n<!-- end -->"


def machine() -> str:
    """The machine, and what else it was doing."""
    model = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 2**20
    return (f"{os.cpu_count()} cores of {model[1] if model else platform.machine()}, {memory:.0f} GB, {platform.system()} {platform.release().split('-')[0]}, "
            f"Python {platform.python_version()}; load before the run {os.getloadavg()[0]:.1f}.")


def output(*command: object) -> str:
    """What a measuring script prints; a part that fails does not stop the others."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip() if done.returncode == 0 else f"NOT MEASURED: {done.stderr.strip().splitlines()[-1:]}"


def lines(text: str) -> str:
    """Plain lines as a code block; a table stays one."""
    return text if "| ---" in text or text.startswith("NOT") else f"```\n{text}\n```"


def parts(shared: Path, work: Path, *, quick: bool) -> dict[str, Callable[[], str]]:
    """How each part is measured, in the order of the page."""
    corpus, newsroom = shared / "corpus" / "articles.jsonl.gz", shared / "newsroom"
    rounds = 1 if quick else 5
    large = 100_000 if quick else 1_000_000
    return {
        "machine": machine,
        "reading": lambda: annotate.table(list(islice(read_file(corpus), 50 if quick else 300)), rounds),
        "start": lambda: output(HERE / "start.py", corpus, "--rounds", rounds),     # from a small process, whose own peak the others would inherit
        "extraction": lambda: "\n\n".join((output(HERE / "extraction.py", newsroom, 20 if quick else 300),
                                           output(HERE / "extraction_real.py", newsroom / "data" / "pages", "--rounds", 1 if quick else 3))),
        "refresh": lambda: lines(output(HERE / "newsroom_refresh.py", newsroom / "newsroom.py")),
        "daily": lambda: daily.table(work, small=large // 10, large=large, count=200 if quick else 2000, rounds=1 if quick else 3),
        "pages": lambda: lines(output(HERE / "pages.py", daily.made(work, large), "--requests", 5 if quick else 40)),
        "backfill": lambda: backfill.table(corpus, articles=1000 if quick else 20_000, work=work),
    }


def replaced(page: str, name: str, text: str) -> str:
    """The page with another text in a block.

    >>> replaced("A\\n<!-- bench:start -->\\nold\\n<!-- end -->\\nZ", "start", "new")
    'A\\n<!-- bench:start -->\\nnew\\n<!-- end -->\\nZ'
    """
    block = re.compile(rf"<!-- bench:{re.escape(name)} -->\n.*?\n<!-- end -->", re.DOTALL)
    if not block.search(page):
        raise SystemExit(f"{PAGE}: has no place for {name}")
    return block.sub(lambda _: BLOCK.format(name=name, text=text), page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with the corpus and the newsroom")
    parser.add_argument("--only", nargs="+", metavar="PART", help="measure these parts alone")
    parser.add_argument("--work", type=Path, default=HERE.parent / "build" / "bench", help="where the large databases are kept between runs")
    parser.add_argument("--quick", action="store_true", help="small sizes, printed and not written")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    for name, measure in parts(args.shared, args.work, quick=args.quick).items():
        if args.only and name not in args.only:
            continue
        begun = time.monotonic()
        text = measure()
        print(f"{name}: {time.monotonic() - begun:.0f} s\n{text}\n", flush=True)
        if not args.quick:
            PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), name, text), encoding="utf-8")


if __name__ == "__main__":
    main()
