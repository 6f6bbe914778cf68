"""Thirty days of a replayed newsroom, one run of the collector a day: is every permitted story stored, once, and every edit found?

    python bench/newsroom_days.py PATH/TO/newsroom.py [--port 8777] [--days 30] [--dates real|clock] [--faults] [--delay 0]

The run's clock goes a day forward with the newsroom's. replay.py says what the newsroom must answer.
"""
from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from replay import Clock, Newsroom, refresh

from tracker.collect import Settings, read_networks
from tracker.store.archive import Archive

CONTENT = ("pages", "articles")


def content(archive: Archive) -> Counter:
    """Every row of content, to be compared with another moment's."""
    return Counter((table, *row) for table in CONTENT for row in archive.db.execute(f"SELECT * FROM {table}"))  # noqa: S608


def compare(archive: Archive, newsroom: Newsroom) -> dict[str, object]:
    """What is stored beside what was published and may be read."""
    truth = {story["url"]: story for story in newsroom.ask("articles")}
    permitted = {url for url, story in truth.items() if not story["premium"]}
    stored = Counter(row[0] for row in archive.db.execute("SELECT url FROM articles WHERE latest = 1"))
    return {
        "published": len(truth), "permitted": len(permitted), "stored": len(permitted & set(stored)),
        "share": round(len(permitted & set(stored)) / len(permitted), 4), "twice": sum(count > 1 for count in stored.values()),
        "unknown": sorted(set(stored) - set(truth)), "missing": sorted(permitted - set(stored)),
        "same_title_twice": archive.db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM articles WHERE latest = 1 GROUP BY source, title, published HAVING count(*) > 1)").fetchone()[0],
        "false_revisions": archive.db.execute("SELECT count(*) FROM articles WHERE revision > 0").fetchone()[0],
    }


def measure(options: argparse.Namespace) -> dict[str, object]:
    """The whole simulation."""
    newsroom = Newsroom(options.newsroom, options.port, options.days, options.dates)
    clock = Clock()
    settings = Settings(delay=options.delay, allow=read_networks(["127.0.0.0/24"]), clock=clock)
    out: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db", clock=clock) as archive:
        try:
            feeds = newsroom.feeds(faults=options.faults)
            began = time.monotonic()
            for day in range(1, options.days + 1):
                if day > 1:
                    newsroom.ask("advance?days=1", method="POST")
                    clock.days += 1
                started = time.monotonic()
                counts = refresh(archive, feeds, settings)
                print(f"day {day}: {time.monotonic() - started:.1f} s {json.dumps(counts.plain())}", file=sys.stderr, flush=True)
            out["seconds"] = round(time.monotonic() - began, 1)
            out["stored"] = compare(archive, newsroom)
            before = content(archive)
            newsroom.ask("reset?only=stats", method="POST")
            counts = refresh(archive, feeds, settings)
            after = content(archive)
            out["repeated"] = counts.plain() | {"content_rows_changed": sum(((before - after) + (after - before)).values())}
            edit = newsroom.ask("edit", method="POST")
            counts = refresh(archive, feeds, settings)
            out["edited"] = {"edit": edit, "counts": counts.plain(), "revisions": [
                edit["after"] in article.text for article in archive.revisions(archive.find_article(edit["url"]).id)]}
            stats = newsroom.ask("stats")
            out["hosts"] = {name: {key: site[key] for key in ("requests", "disallowed_requests", "crawl_delay_violations",
                                                              "max_concurrent_requests", "robots_before_pages")} for name, site in stats.items()}
            out["outcomes"] = dict(archive.db.execute("SELECT kind || ' ' || outcome, count(*) FROM fetch_events GROUP BY 1 ORDER BY 1"))
            out["integrity"] = archive.db.execute("PRAGMA integrity_check").fetchone()[0]
            out["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        finally:
            newsroom.stop()
    return out


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newsroom", type=Path, help="the newsroom program")
    parser.add_argument("--port", type=int, default=8777, help="port that it is to serve on")
    parser.add_argument("--days", type=int, default=30, help="days to replay")
    parser.add_argument("--dates", choices=("real", "clock"), default="real", help="how stories are dated")
    parser.add_argument("--faults", action="store_true", help="read the faulty feeds as well")
    parser.add_argument("--delay", type=float, default=0.0, help="pause between two requests to one host, in seconds")
    print(json.dumps(measure(parser.parse_args()), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
