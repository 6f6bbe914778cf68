"""Feeds on hosts of their own that all answer 304: how long does a run take?

    python bench/not_modified.py [--feeds 200] [--port 8780]

The server is a child process on 127.0.0.1 to 127.0.0.N; each host has a robots.txt. Prints one JSON object.
"""
from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from aiohttp import web

from tracker.collect import Settings, collect, read_networks
from tracker.records import Feed
from tracker.store.archive import Archive

BODY = "<rss version='2.0'><channel><title>Umpan</title></channel></rss>"


def serve(hosts: list[str], port: int, ready: multiprocessing.Event) -> None:
    """Answer every path with the same document, and 304 to who has it."""
    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nAllow: /\n")
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304, headers={"ETag": '"1"'})
        return web.Response(text=BODY, content_type="application/rss+xml", headers={"ETag": '"1"'})

    async def listen() -> None:
        runner = web.ServerRunner(web.Server(answer))
        await runner.setup()
        for host in hosts:
            await web.TCPSite(runner, host, port).start()
        ready.set()
        await asyncio.Event().wait()

    asyncio.run(listen())


async def no_pages(page: object) -> str:
    """There are none in these feeds."""
    raise AssertionError(page)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=200, help="how many")
    parser.add_argument("--port", type=int, default=8780, help="port that they are served on")
    options = parser.parse_args()
    hosts = [f"127.0.0.{number + 1}" for number in range(options.feeds)]
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=serve, args=(hosts, options.port, ready), daemon=True)
    server.start()
    ready.wait(30)
    feeds = [Feed(f"umpan-{number}", "Penerbit Contoh", "Umpan", f"http://{host}:{options.port}/rss") for number, host in enumerate(hosts)]
    settings, seconds = Settings(allow=read_networks(["127.0.0.0/24"])), []
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db") as archive:
        for _ in range(4):
            began = time.monotonic()
            counts = asyncio.run(collect(feeds, archive, settings, on_page=no_pages))
            seconds.append(round(time.monotonic() - began, 2))
    server.terminate()
    print(json.dumps({"feeds": options.feeds, "not_modified": counts.not_modified, "first_run_seconds": seconds[0], "304_runs_seconds": seconds[1:],
                      "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    main()
