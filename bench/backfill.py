"""A backfill on one worker and on two, by a pool of processes and by a Dask cluster of this machine; and one that is killed half way.

    python bench/backfill.py ARTICLES.jsonl[.gz] [--articles 20000] [--work DIR]

The articles are repeated under new names until there are enough. Wall time of the whole command, from start to the last file; the load of the
machine is told, for what else runs counts here. Each run is a process of its own, so that its workers' memory can be told.
"""
from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from tracker.backfill import backfill


def written(source: Path, target: Path, articles: int) -> Path:
    """So many articles as JSON Lines: those of the source, again and again under new names."""
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as file:
        known = [json.loads(line) for line in file]
    with target.open("w", encoding="utf-8") as file:
        for number in range(articles):
            turn, place = divmod(number, len(known))
            article = known[place]
            file.write(json.dumps(article | {"id": f"{article['id']}-{turn}", "url": f"https://arsip.example/{turn}/{article['id']}"}, ensure_ascii=False) + "\n")
    return target


def one(crew: str, workers: int, source: Path, output: Path) -> dict:
    """One run in this process; its counts, its seconds and the peak memory of its largest worker."""
    if crew == "pool":
        start = time.monotonic()
        counts = backfill([source], output, workers=workers)
        seconds = time.monotonic() - start
    else:
        from distributed import LocalCluster

        start = time.monotonic()
        with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit="1GB") as cluster:
            counts = backfill([source], output, scheduler=cluster.scheduler_address)
            seconds = time.monotonic() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN,))
    return counts | {"wall": seconds, "worker_mb": peak // 1024, "main_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def run(crew: str, workers: int, source: Path, output: Path) -> dict:
    """The same in a process of its own, with the load before it and, of this one, beside it."""
    before = os.getloadavg()[0]
    command = [sys.executable, __file__, str(source), "--one", crew, str(workers), "--work", str(output)]
    out = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])  # noqa: S603
    return out | {"load_before": before}


def parquet_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet") if "_chunks" not in path.parts}


def killed(source: Path, work: Path, whole: Path) -> str:
    """Kill a run with all its processes once half of the chunks are there, run it again; what became of it."""
    output = work / "killed"
    chunks = len(list((whole / "_chunks").iterdir()))
    command = [sys.executable, __file__, str(source), "--one", "pool", "2", "--work", str(output)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:  # noqa: S603
        for _ in count():
            if process.poll() is not None or len(list(output.glob("_chunks/[!.]*/done.json"))) >= chunks // 2:
                break
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    done = {path.parent.name: path.stat().st_mtime_ns for path in output.glob("_chunks/[!.]*/done.json")}
    again = run("pool", 2, source, output)
    kept = {path.parent.name: path.stat().st_mtime_ns for path in output.glob("_chunks/[!.]*/done.json")}
    twice = sum(kept[name] != moment for name, moment in done.items())
    same = parquet_of(output) == parquet_of(whole)
    return (f"Killed (SIGKILL, all processes) with {len(done)} of {chunks} chunks done and run again: {again['chunks_read_now']} chunks read, "
            f"{twice} of them twice; the Parquet files are {'the same to the byte' if same else 'NOT the same'}.")


def table(source: Path, *, articles: int, work: Path | None = None) -> str:
    """The whole measurement as Markdown."""
    with tempfile.TemporaryDirectory(dir=work) as folder:
        home = Path(folder)
        path = written(source, home / "archive.jsonl", articles)
        lines = [f"{articles:,} articles (those of the corpus again and again under new names), wall time from start to the last file.", "",
                 "| crew | workers | seconds | articles a second | times one worker | peak memory of a worker | load before |",
                 "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
        for crew in ("pool", "dask"):
            alone = None
            for workers in (1, 2):
                output = home / f"{crew}-{workers}"
                found = run(crew, workers, path, output)
                alone = alone or found["wall"]
                lines.append(f"| {crew} | {workers} | {found['wall']:.0f} | {articles / found['wall']:.0f} | {alone / found['wall']:.2f} "
                             f"| {found['worker_mb']} MB | {found['load_before']:.1f} |")
                size = sum(len(data) for data in parquet_of(output).values())
                if (crew, workers) != ("pool", 2):
                    shutil.rmtree(output)
        lines += ["", f"{size / articles / 1024:.1f} KB of Parquet an article, the text included; {found['figures']:,} figures.", "", killed(path, home, home / "pool-2")]
        return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="articles as JSON Lines, packed or not")
    parser.add_argument("--articles", dest="count", type=int, default=20_000, help="how many articles to read")
    parser.add_argument("--work", type=Path, help="a directory for what is written; it is cleared afterwards")
    parser.add_argument("--one", nargs=2, metavar=("CREW", "WORKERS"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one[0], int(args.one[1]), args.articles, args.work)))
    else:
        print(table(args.articles, articles=args.count, work=args.work))


if __name__ == "__main__":
    main()
