"""What linking a day costs on a small and on a large database of real articles: 200 articles into 400 and into 4,000.

    python bench/linking_day.py DB WORK [--day 200] [--small 400] [--large 4000] [--rounds 3]

DB holds the databases of an import that was annotated and linked. Its newest articles are the day; the others, drawn at random, are the databases that it
comes into, linked before. CPU time, for other programs may run beside.
"""
from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import statistics
import time
from contextlib import closing
from pathlib import Path

from tracker.linking import run
from tracker.store.archive import Archive
from tracker.store.facts import MENTIONS, Facts

CHILDREN = ("figures", *MENTIONS)


def base(db: Path, folder: Path, kept: list[str]) -> None:
    """The databases of these articles only, linked."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("archive.db", "tracker.db"):
        shutil.copy(db / name, folder)
    with Archive(folder / "archive.db") as archive, Facts(folder / "tracker.db") as facts:
        facts.db.execute("CREATE TEMP TABLE kept (id TEXT PRIMARY KEY)")
        facts.db.conn.executemany("INSERT INTO kept VALUES (?)", [(id_,) for id_ in kept])
        for table in ("observations", "conflicts", "targets", "policies"):
            facts.replace_table(table, [])
        facts.db.execute("DELETE FROM articles WHERE id NOT IN (SELECT id FROM kept)")
        facts.db.conn.commit()
        run(archive, facts, anew=True)


def bring(db: Path, folder: Path, ids: list[str]) -> None:
    """Bring the rows of these articles in, as annotating would."""
    with closing(sqlite3.connect(folder / "tracker.db")) as target:
        target.execute("ATTACH ? AS source", [str(db / "tracker.db")])
        target.execute("CREATE TEMP TABLE brought (id TEXT PRIMARY KEY)")
        target.executemany("INSERT INTO brought VALUES (?)", [(id_,) for id_ in ids])
        target.execute("INSERT INTO main.articles SELECT * FROM source.articles WHERE id IN (SELECT id FROM brought)")
        target.execute("UPDATE main.articles SET origin_id = NULL WHERE id IN (SELECT id FROM brought)")
        for table in CHILDREN:
            target.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE article_id IN (SELECT id FROM brought)")  # noqa: S608  (names above)
        target.commit()


def day(db: Path, folder: Path, ids: list[str]) -> float:
    """The CPU seconds of linking a day into a copy."""
    copy = folder.with_name(f"{folder.name}-day")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    bring(db, copy, ids)
    with Archive(copy / "archive.db") as archive, Facts(copy / "tracker.db") as facts:
        start = time.process_time()
        run(archive, facts)
        took = time.process_time() - start
        facts.settle()
    shutil.rmtree(copy)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("db", type=Path)
    parser.add_argument("work", type=Path)
    for name, value in (("day", 200), ("small", 400), ("large", 4000), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=value)
    args = parser.parse_args()
    with closing(sqlite3.connect(args.db / "tracker.db")) as facts:
        ids = [id_ for id_, in facts.execute("SELECT id FROM articles ORDER BY published DESC, id")]
    news, rest = ids[:args.day], ids[args.day:]
    random.Random(7).shuffle(rest)  # noqa: S311  (a draw, no secret)
    middle = {}
    for size in (args.small, args.large):
        folder = args.work / f"articles-{size}"
        base(args.db, folder, rest[:size])
        middle[size] = statistics.median(day(args.db, folder, news) for _ in range(args.rounds))
        print(f"{args.day} articles into {size:,}: {middle[size]:.2f} s CPU, median of {args.rounds}")
    print(f"ratio {middle[args.large] / middle[args.small]:.2f}")


if __name__ == "__main__":
    main()
