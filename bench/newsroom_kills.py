"""Runs killed at random moments, each followed by a run to its end: does the content equal that of undisturbed runs?

    python bench/newsroom_kills.py PATH/TO/newsroom.py [--port 8779] [--kills 100] [--seed 1]

The newsroom goes a day forward before each kill, so that there is work to be interrupted; a twin archive is filled by runs that
nobody kills. Prints one JSON object. replay.py says what the newsroom must answer.
"""
from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from replay import Newsroom, refresh

from tracker.collect import Settings, read_feeds, read_networks
from tracker.store.archive import Archive

WITHOUT = "tempo"                        # its Crawl-delay of a second would make the measurement take hours
CONTENT = {                                # what must be equal; times of fetching may differ
    "articles": "id, revision, latest, url, title, text, text_hash, published, source, author, feed",
    "pages": "url, feed, publisher, status, sha256, parts",
    "entries": "key, url, feed, title, published, state",
}


def one_run(archive_path: Path, feeds_path: Path) -> None:
    """A run, as the child process that is killed."""
    feeds = [feed for feed in read_feeds(feeds_path) if not feed.id.startswith(WITHOUT)]
    with Archive(archive_path) as archive:
        refresh(archive, feeds, Settings(delay=0, allow=read_networks(["127.0.0.0/24"])))


def content(path: Path) -> Counter:
    """The rows of content of an archive."""
    with Archive(path, readonly=True) as archive:
        return Counter((table, *row) for table, columns in CONTENT.items() for row in archive.db.execute(f"SELECT {columns} FROM {table}"))  # noqa: S608


def integrity(path: Path) -> str:
    with Archive(path, readonly=True) as archive:
        return archive.db.execute("PRAGMA integrity_check").fetchone()[0]


def measure(options: argparse.Namespace, folder: Path) -> dict[str, object]:
    """All kills."""
    newsroom = Newsroom(options.newsroom, options.port, options.kills + 1, "clock")
    chance = random.Random(options.seed)   # noqa: S311
    killed, twin, feeds = folder / "killed.db", folder / "twin.db", folder / "feeds.yaml"
    command = [sys.executable, options.newsroom, "feeds", "--port", str(options.port)]
    feeds.write_text(subprocess.run(command, capture_output=True, text=True, check=True).stdout, encoding="utf-8")  # noqa: S603
    hits, damaged, longest = 0, 0, 6.0
    try:
        for number in range(options.kills):
            child = subprocess.Popen([sys.executable, __file__, "--child", killed, feeds, options.newsroom], stdout=subprocess.DEVNULL)  # noqa: S603
            began = time.monotonic()
            try:
                child.wait(chance.uniform(0.2, longest))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
                hits += 1
            else:
                longest = min(longest, time.monotonic() - began)
            damaged += integrity(killed) != "ok" if killed.exists() and killed.stat().st_size else 0
            one_run(killed, feeds)
            one_run(twin, feeds)
            newsroom.ask("advance?days=1", method="POST")
            print(f"{number + 1}: {hits} killed", file=sys.stderr, flush=True)
    finally:
        newsroom.stop()
    first, second = content(killed), content(twin)
    differing = (first - second) + (second - first)
    return {"runs": options.kills, "killed": hits, "damaged": damaged, "rows": sum(second.values()), "differing_rows": sum(differing.values()),
            "differing": sorted(" ".join(str(cell)[:60] for cell in row) for row in differing)[:6], "integrity": integrity(killed)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newsroom", type=Path, help="the newsroom program")
    parser.add_argument("--child", nargs=2, type=Path, metavar=("ARCHIVE", "FEEDS"), help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=8779, help="port that it is to serve on")
    parser.add_argument("--kills", type=int, default=100, help="runs to kill")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    options = parser.parse_args()
    if options.child:
        one_run(*options.child)
        return
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(options, Path(folder)), indent=1))


if __name__ == "__main__":
    main()
