"""What the measuring scripts share: the newsroom as a child process, a clock that skips days, one run of collect and extract.

The newsroom is any program that takes `serve --port --days --dates` and `feeds --port [--faults]`, and answers the control paths
/-/clock, /-/articles, /-/stats, /-/faults, /-/advance, /-/edit, /-/reset on 127.0.0.1.
"""
from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.collect import Counts, Settings, collect, parse_feeds
from tracker.errors import NotAnArticle
from tracker.extract import extract
from tracker.records import Feed, Page
from tracker.store.archive import Archive


class Newsroom:
    """The newsroom as a child process, and its control paths."""

    def __init__(self, program: Path, port: int, days: int, dates: str):
        self.program, self.port = program, port
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, program, "serve", "--port", str(port), "--days", str(days), "--dates", dates], stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def ask(self, path: str, *, method: str = "GET") -> object:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/-/{path}", method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)

    def feeds(self, *, faults: bool) -> list[Feed]:
        return parse_feeds(self.listing(*(["--faults"] if faults else [])))

    def listing(self, *options: str) -> str:
        """Its feeds.yaml."""
        command = [sys.executable, self.program, "feeds", "--port", str(self.port), *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


class Clock:
    """Real time plus the days that were skipped."""

    def __init__(self) -> None:
        self.days = 0

    def __call__(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0) + timedelta(days=self.days)


def refresh(archive: Archive, feeds: list[Feed], settings: Settings) -> Counts:
    """One run: collect and extract."""
    async def on_page(page: Page) -> str:
        try:
            article = await asyncio.to_thread(extract, page)
        except NotAnArticle as error:
            archive.add_refusal(page, error.reason)
            return "not_article"
        return archive.add_article(article, page)

    run = archive.begin_run("collect")
    counts = asyncio.run(collect(feeds, archive, settings, on_page=on_page, run_number=run))
    archive.end_run(run, "done", counts.plain())
    return counts
