"""Every fault of a replayed newsroom: how it ended, and what it cost the feeds that are well.

    python bench/newsroom_faults.py PATH/TO/newsroom.py [--port 8778] [--timeout 20]

Prints a table of faults and outcomes, then the seconds of a run over the good feeds alone and beside all faulty ones, and the peak
of memory. Faulty feeds are read a second time, their waits over, to see which ones recover. replay.py says what the newsroom must answer.
"""
from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from replay import Clock, Newsroom, refresh

from tracker.collect import Settings, read_networks
from tracker.records import Feed
from tracker.store.archive import Archive


def timed(newsroom: Newsroom, feeds: list[Feed], settings: Settings, folder: Path) -> tuple[Archive, float]:
    """One run into an empty archive, and its seconds."""
    newsroom.ask("reset", method="POST")
    archive = Archive(folder / "archive.db", clock=settings.clock)
    began = time.monotonic()
    refresh(archive, feeds, settings)
    return archive, time.monotonic() - began


def outcome(archive: Archive, path: str) -> str:
    """How the fetches of one address ended, in their order, and what the feed's state says of it."""
    events = archive.db.execute("SELECT outcome, reason, bytes FROM fetch_events WHERE url LIKE ? ORDER BY id", [f"%{path}"]).fetchall()
    told = []
    for name, _reason, _bytes in events:
        if name not in told:
            told.append(name)
    return ", then ".join(told) or "never asked"


def entries(archive: Archive, path: str) -> str:
    """What was taken from a feed: entries by state, absurd dates, remarks."""
    rows = archive.db.execute(
        "SELECT entries.state || iif(entries.flags = '', '', ' (' || entries.flags || ')'), count(*) FROM entries JOIN feeds ON feeds.id = entries.feed"
        " WHERE feeds.url LIKE ? GROUP BY 1 ORDER BY 2 DESC", [f"%{path}"]).fetchall()
    note = archive.db.execute("SELECT reason FROM feeds WHERE url LIKE ?", [f"%{path}"]).fetchone()
    return "; ".join([f"{count} {state}" for state, count in rows] + ([note[0]] if note and note[0] else []))


def article(archive: Archive, path: str) -> str:
    """What became of a faulty page."""
    row = archive.db.execute("SELECT state, reason FROM entries WHERE url LIKE ?", [f"%{path}"]).fetchone()
    return f"{row[0]}{': ' if row[1] else ''}{row[1]}" if row else "never listed"


def main() -> None:
    """Measure and print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newsroom", type=Path, help="the newsroom program")
    parser.add_argument("--port", type=int, default=8778, help="port that it is to serve on")
    parser.add_argument("--timeout", type=float, default=20.0, help="limit in seconds for one whole answer")
    options = parser.parse_args()
    newsroom, clock = Newsroom(options.newsroom, options.port, 30, "clock"), Clock()
    settings = Settings(delay=0, total_timeout=options.timeout, allow=read_networks(["127.0.0.0/24"]), clock=clock)
    try:
        with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
            archive, good = timed(newsroom, newsroom.feeds(faults=False), settings, Path(first))
            archive.close()
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            feeds = newsroom.feeds(faults=True)
            archive, all_of_them = timed(newsroom, feeds, settings, Path(second))
            clock.days += 1
            refresh(archive, [feed for feed in feeds if "gangguan" in feed.id], replace(settings, ignore_schedule=True))
            print("| fault | outcome | what was taken | asked | asked too early |\n| --- | --- | --- | --- | --- |")
            for fault in newsroom.ask("faults"):
                path = urlsplit(fault["url"]).path
                taken = article(archive, path) if fault["kind"] == "article" else entries(archive, path)
                print(f"| {fault['what']} | {outcome(archive, path)} | {taken} | {fault['hits']} | {fault['early_retries']} |")
            print(f"\ngood feeds alone {good:.1f} s, beside all faulty ones {all_of_them:.1f} s with a time limit of {options.timeout:.0f} s; "
                  f"peak memory {before // 1024} MB without faults, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB with; "
                  f"internal host asked {newsroom.ask('stats')['internal']['requests']} times; "
                  f"integrity {archive.db.execute('PRAGMA integrity_check').fetchone()[0]}")
            archive.close()
    finally:
        newsroom.stop()


if __name__ == "__main__":
    main()
