"""How fast the pages answer on a large database, beside their bare SQL in the same run.

    python bench/pages.py DIR [--requests 40] [--clients 16]

DIR holds tracker.db and search.db (`bench/million.py` makes them). The site runs in a process of its own, as `tracker serve` runs it. Every
page is asked as a reader asks it, first by one client, then by many at once; the SQL that the same requests run is then run by sqlite3 alone,
the files in the system's memory, on a connection with the site's cache.
"""
from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import aiohttp

from tracker.publish import fulltext
from tracker.publish.page import Page
from tracker.publish.site import SETTINGS, build_datasette

ROUNDS = 7                                 # of each bare statement


def addresses(db: sqlite3.Connection, count: int) -> dict[str, list[str]]:
    """Kind of page → addresses as readers ask for them, common and rare things mixed."""
    chance = random.Random(3)  # noqa: S311

    def column(sql: str) -> list[str]:
        return [str(value) for (value,) in db.execute(sql)]

    indicators = column("SELECT id FROM tallies WHERE noun = 'indicator' ORDER BY figures DESC")
    places = column("SELECT id FROM tallies WHERE noun = 'place' ORDER BY figures DESC LIMIT 400")
    sectors = column("SELECT id FROM tallies WHERE noun = 'sector' ORDER BY figures DESC")
    entities = column("SELECT id FROM tallies WHERE noun = 'entity' ORDER BY articles DESC LIMIT 400")
    laws = column("SELECT id FROM tallies WHERE noun = 'regulation' ORDER BY articles DESC LIMIT 400")
    provinces = column("SELECT DISTINCT province FROM places WHERE province IS NOT NULL")
    articles = column("SELECT id FROM articles ORDER BY position DESC LIMIT 2000")
    keys = column("SELECT key FROM figures ORDER BY id DESC LIMIT 2000")
    words = ["ekspor", "baja", "nilai ekspor", "investasi nikel", "produksi semen", "tekstil", "kopi", "neraca dagang", "pertumbuhan industri", "kaca",
             "tenaga kerja", "export value", "\"ekspor kopi\"", "bps", "inflasi 2025", "rotan", "mesin", "pabrik ban", "harga pupuk", "industri"]

    def some(items: list[str]) -> str:
        return quote(items[int(len(items) * chance.random() ** 2)], safe="")

    forms = {
        "home": lambda: "/",
        "search": lambda: f"/figures?q={quote(chance.choice(words))}",
        "search with a filter": lambda: f"/figures?q={quote(chance.choice(words))}&sector={some(sectors)}",
        "figures": lambda: f"/figures?page={chance.randint(1, 20)}",
        "figures, one filter": lambda: chance.choice(("/figures?sector=" + some(sectors), "/figures?indicator=" + some(indicators), "/figures?place=" + some(places),
                                                      "/figures?year=" + str(chance.randint(2023, 2026)), "/figures?status=" + chance.choice(("actual", "target")))),
        "figures, two filters": lambda: chance.choice((f"/figures?sector={some(sectors)}&year={chance.randint(2024, 2026)}",
                                                       f"/figures?indicator={some(indicators)}&province={some(provinces)}",
                                                       f"/figures?status=target&sector={some(sectors)}", f"/figures?kind=money&place={some(places)}",
                                                       f"/figures?unit=USD&sort=largest&sector={some(sectors)}")),
        "indicator": lambda: "/indicators/" + some(indicators),
        "place": lambda: "/places/" + some(places),
        "sector": lambda: "/sectors/" + some(sectors),
        "organisation": lambda: "/entities/" + some(entities),
        "regulation": lambda: "/regulations/" + some(laws) if laws else "/regulations",
        "article": lambda: "/articles/" + some(articles),
        "figure": lambda: "/figures/" + some(keys),
        "lists": lambda: chance.choice(("/indicators", "/places", "/sectors", "/organisations", "/regulations", "/quotes", "/targets", "/observations",
                                        "/conflicts", "/feeds")),
        "Atom feed": lambda: f"/figures.atom?q={quote(chance.choice(words))}",
    }
    return {kind: [form() for _ in range(count)] for kind, form in forms.items()}


async def ask(base: str, paths: list[str], clients: int) -> tuple[list[float], list[str]]:
    """Seconds of every answer, and what went wrong."""
    times, wrong, waiting = [], [], list(enumerate(paths))
    async with aiohttp.ClientSession() as session:
        async def client() -> None:
            while waiting:
                _, path = waiting.pop()
                begun = time.perf_counter()
                async with session.get(base + path) as answer:
                    await answer.read()
                    if answer.status != 200:
                        wrong.append(f"{answer.status} {path}")
                times.append(time.perf_counter() - begun)

        await asyncio.gather(*(client() for _ in range(clients)))
    return times, wrong


async def statements(folder: Path, paths: dict[str, list[str]]) -> dict[str, list[list[tuple[str, str, dict]]]]:
    """The SQL that each request runs: the file, the statement, its parameters."""
    datasette = build_datasette(folder / "tracker.db", search=folder / "search.db")
    said: list[tuple[str, str, dict]] = []
    own = Page.rows, Page.count, fulltext.ask

    async def rows(self, sql, **parameters):
        said.append(("tracker.db", sql, parameters))
        return await own[0](self, sql, **parameters)

    async def count(self, sql, **parameters):
        said.append(("tracker.db", sql, parameters))
        return await own[1](self, sql, **parameters)

    def ask_texts(path, match):
        said.append(("search.db", fulltext.NEWEST, {"match": match}))
        return own[2](path, match)

    Page.rows, Page.count, fulltext.ask = rows, count, ask_texts
    out = defaultdict(list)
    for kind, asked in paths.items():
        for path in asked:
            said.clear()
            await datasette.client.get(path)
            out[kind].append([*said])
    Page.rows, Page.count, fulltext.ask = own
    return out


def bare(folder: Path, said: list[list[tuple[str, str, dict]]]) -> tuple[list[float], list[tuple[float, str]]]:
    """Seconds of the SQL of each request, and of each statement."""
    pages, single = [], []
    with closing(opened(folder / "tracker.db")) as facts, closing(opened(folder / "search.db")) as texts:
        facts.execute(f"PRAGMA cache_size = -{SETTINGS['cache_size_kb']}")     # as the site opens it
        files = {"tracker.db": facts, "search.db": texts}
        for request in said:
            whole = 0.0
            for name, sql, parameters in request:
                took = min(timed(files[name], sql, parameters) for _ in range(ROUNDS))
                whole += took
                single.append((took, sql))
            pages.append(whole)
    return pages, single


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def timed(db: sqlite3.Connection, sql: str, parameters: dict) -> float:
    """CPU time: what else runs on the machine is not the statement's."""
    begun = time.thread_time()
    db.execute(sql, parameters).fetchall()
    return time.thread_time() - begun


def p95(times: list[float]) -> float:
    return 1000 * (statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--requests", type=int, default=40, help="of each kind")
    parser.add_argument("--clients", type=int, default=16)
    args = parser.parse_args()
    with closing(opened(args.folder / "tracker.db")) as db:
        figures = db.execute("SELECT count(*) FROM figures").fetchone()[0]
        paths = addresses(db, args.requests)
    command = [sys.executable, "-m", "tracker.cli", "serve", "--db", str(args.folder), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        base = server.stdout.readline().strip().rstrip("/")
        one, many = {}, {}
        for kind, asked in paths.items():
            asyncio.run(ask(base, asked[:3], 1))
            one[kind] = asyncio.run(ask(base, asked, 1))
        for kind, asked in paths.items():
            many[kind] = asyncio.run(ask(base, asked, args.clients))
    finally:
        server.terminate()
        server.wait()
    logging.disable(logging.INFO)
    said = asyncio.run(statements(args.folder, paths))
    print(f"| page | median, one client | p95, one client | p95, {args.clients} clients | errors | bare SQL of the page, p95 | slowest statement, p95 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    slow, every = [], []
    for kind in paths:
        pages, single = bare(args.folder, said[kind])
        by_statement = defaultdict(list)
        for took, sql in single:
            by_statement[sql].append(took)
        worst, sql = max((p95(times), sql) for sql, times in by_statement.items())
        every += [took for took, _ in single]
        slow.append((worst, kind, " ".join(sql.split())[:300]))
        errors = one[kind][1] + many[kind][1]
        print(f"| {kind} | {1000 * statistics.median(one[kind][0]):.0f} | {p95(one[kind][0]):.0f} | {p95(many[kind][0]):.0f} | {len(errors)} "
              f"| {p95(pages):.1f} | {worst:.1f} |")
        for error in errors[:2]:
            print(error, file=sys.stderr)
    print(f"\nMilliseconds over {figures:,} figures, {args.requests} requests of each kind; bare SQL is CPU time, the best of {ROUNDS} runs. "
          f"All {len(every):,} statements, bare: p95 {p95(every):.2f} ms.")
    for worst, kind, sql in sorted(slow, reverse=True)[:8]:
        print(f"{worst:.1f} ms {kind}: {sql}", file=sys.stderr)


if __name__ == "__main__":
    main()
