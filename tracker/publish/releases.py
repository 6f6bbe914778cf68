"""A dated release: the public database frozen, its tables as Parquet, what changed since the release before, how to cite it, and checksums."""
import csv
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import quote

import yaml

from tracker.errors import ConfigError, StoreError
from tracker.publish.forms import Column, inert, write_parquet
from tracker.publish.metadata import METADATA, dictionary

DATABASE, SUMS, BATCH = "tracker.db", "SHA256SUMS", 20_000
TABLES = ("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' "
          "AND name NOT IN ('words', 'tallies', 'figure_turns', 'figure_words') ORDER BY name")
TITLE = "Indonesian industry tracker"
CHANGES = ("table", "name", "change", "column", "before", "after")


def release(target: Path, day: date, freeze: Callable[[Path], object], *, version: str, address: str = "") -> dict:
    """Write the release of a day below `target`; `freeze` writes the database to a path. What was written, and how much changed.

    The directory appears whole, under its date, or not at all.
    """
    folder, fresh = target / day.isoformat(), target / f".{day.isoformat()}.{os.getpid()}"
    if folder.exists():
        raise ConfigError(folder, "this release is there already", "a release does not change: remove it first, or give another --day")
    before = previous(target, day)
    try:
        (fresh / "parquet").mkdir(parents=True)
        freeze(fresh / DATABASE)
        with closing(sqlite3.connect(frozen(fresh), uri=True)) as db:
            rows = {table: write_parquet(fresh / "parquet" / f"{table}.parquet", *read(db, table)) for (table,) in db.execute(TABLES).fetchall()}
            changes = write_changes(db, fresh, before) if before else {}
        (fresh / "TABLES.md").write_text(dictionary(), encoding="utf-8")
        (fresh / "CITATION.cff").write_text(citation(day, version=version, address=address), encoding="utf-8")
        (fresh / "CHANGES.md").write_text(told(day, before, rows, changes), encoding="utf-8")
        write_sums(fresh)
        fresh.rename(folder)
    except OSError as error:
        raise StoreError(folder, f"cannot be written ({error.strerror})", "give a directory that may be written and has room") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(before / DATABASE if before else folder, f"cannot be read ({error})", "remove a release that is damaged and run again") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return {"release": str(folder), "since": before.name if before else None, "rows": sum(rows.values()),
            **{kind: sum(counts[kind] for counts in changes.values()) for kind in ("added", "changed", "removed")}}


def frozen(folder: Path) -> str:
    """The address under which SQLite opens the database of a release.

    >>> frozen(Path("/data/rilis #2"))
    'file:/data/rilis%20%232/tracker.db?immutable=1'
    """
    return f"file:{quote(str(folder / DATABASE))}?immutable=1"


def previous(target: Path, day: date) -> Path | None:
    """The newest release before this day."""
    earlier = [path for path in target.glob("[0-9]*-[0-9][0-9]-[0-9][0-9]") if path.name < day.isoformat() and (path / DATABASE).is_file()]
    return max(earlier, default=None)


def read(db: sqlite3.Connection, table: str) -> tuple[list[Column], Iterator[list[tuple]]]:
    """The columns of a table and its rows, many at a time."""
    columns = db.execute("SELECT name, type FROM pragma_table_info(?)", [table]).fetchall()
    found = db.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (a name that the database gave)
    return columns, iter(lambda: found.fetchmany(BATCH), [])


def write_changes(db: sqlite3.Connection, fresh: Path, before: Path) -> dict[str, dict[str, int]]:
    """changes.csv: each row that is new, gone or different since another release, by the name that stays; how many there are by table."""
    db.execute("ATTACH ? AS old", [frozen(before)])
    out = {}
    with (fresh / "changes.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(CHANGES)
        for (table,) in db.execute(TABLES).fetchall():
            counts = out[table] = {"added": 0, "changed": 0, "removed": 0}
            for name, change, column, old, new in differences(db, table):
                counts[change] += column is None
                lines.writerow(inert((table, name, change, column or "", old if old is not None else "", new if new is not None else "")))
    return out


def differences(db: sqlite3.Connection, table: str) -> Iterator[tuple]:
    """Name, change, column, value before and after of each row that differs; a line without a column stands for the row."""
    own, other = (db.execute("SELECT name, pk FROM pragma_table_info(?, ?)", [table, schema]).fetchall() for schema in ("main", "old"))
    names = [name for name, _ in own]
    key = "key" if "key" in names else next((name for name, pk in own if pk), None)
    if key is None or key not in [name for name, _ in other]:
        return
    for change, here, there in (("added", "main", "old"), ("removed", "old", "main")):
        for (name,) in db.execute(f'SELECT "{key}" FROM {here}."{table}" WHERE "{key}" NOT IN (SELECT "{key}" FROM {there}."{table}")'):  # noqa: S608
            yield name, change, None, None, None
    shared = [name for name in names if name in dict(other) and name not in (key, "id", "pipeline")]
    if not shared:
        return
    differs = " OR ".join(f'n."{name}" IS NOT o."{name}"' for name in shared)
    columns = ", ".join(f'o."{name}", n."{name}"' for name in shared)
    for name, *values in db.execute(f'SELECT n."{key}", {columns} FROM main."{table}" n JOIN old."{table}" o ON o."{key}" = n."{key}" WHERE {differs}'):  # noqa: S608
        yield name, "changed", None, None, None
        for column, old, new in zip(shared, values[::2], values[1::2], strict=True):
            if old != new:
                yield name, "changed", column, old, new


def citation(day: date, *, version: str, address: str = "") -> str:
    """How the release is cited, in the Citation File Format that reference managers and repositories read.

    >>> print(citation(date(2026, 11, 24), version="0.1").splitlines()[0])
    cff-version: 1.2.0
    """
    said = {
        "cff-version": "1.2.0", "message": "Cite the publishers named beside the figures first; cite this data set as below.", "type": "dataset",
        "title": f"{TITLE}: figures and policy in Indonesian industry news", "version": day.isoformat(), "date-released": day.isoformat(),
        "authors": [{"name": "The tracker's authors"}], "license": "CC-BY-4.0", "abstract": METADATA["description"],
        "keywords": ["Indonesia", "industry", "news", "statistics", "industrial policy"], "notes": f"Made by version {version} of the program.",
    } | ({"url": address} if address else {})
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120)


def told(day: date, before: Path | None, rows: dict[str, int], changes: dict[str, dict[str, int]]) -> str:
    """CHANGES.md: how many rows each table has, and what changed since the release before."""
    out = [f"# Release of {day.isoformat()}", "",
           f"Changes since the release of {before.name}; row by row in `changes.csv`." if before else "The first release here.", "",
           "| table | rows | added | changed | removed |", "| --- | ---: | ---: | ---: | ---: |"]
    for table, count in rows.items():
        numbers = changes.get(table)
        out.append(f"| {table} | {count} | " + (" | ".join(str(numbers[kind]) for kind in ("added", "changed", "removed")) if numbers else " |  | ") + " |")
    return "\n".join([*out, "", "A program read all of this: see TABLES.md for what each column means, and check the source before a number is printed.", ""])


def write_sums(folder: Path) -> None:
    """SHA256SUMS of every file, as `sha256sum --check` reads it."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.relative_to(folder)}")
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
