"""Rows as Parquet: the columns of the public tables, a file a table in a chunk, and in the end a file a table and month of publication.

The names of places, organisations, laws, sectors and indicators are tables too; `texts`, the articles themselves, lie apart in `private/`.
"""
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet
from sqlite_utils import Database

from tracker.errors import InputError
from tracker.records import Article
from tracker.stopping import batched
from tracker.store.facts import MENTIONS, PARENTS
from tracker.store.migrations import migrate
from tracker.store.rows import Row, Rows, iso

TYPES = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64(), "TEXT": pyarrow.string()}
OF_THE_STORE = {"id", "position", "feed", "first_seen", "origin_id", "revision"}        # columns that only a database can fill
CHILDREN = ("figures", *MENTIONS)
TEXTS = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "url", "title", "text", "published", "source", "author")])
TABLES = ("articles", *CHILDREN, *PARENTS, "texts")
UNDATED = "undated"
MONTHS_TOGETHER = 24                       # that are written at once, each with a file open
GROUP = 2 << 20                            # bytes of a row group: enough to pack well, few enough to hold for every month


@cache
def schemas() -> dict[str, pyarrow.Schema]:
    """The columns of every table, as the migrations of the public database make them.

    >>> schemas()["articles"].names
    ['id', 'url', 'publisher', 'title', 'author', 'published', 'words', 'language', 'pipeline']
    """
    db = Database(memory=True, strict=True)
    migrate(db, ":memory:")
    found = {}
    for table in ("articles", *CHILDREN, *PARENTS):
        left_out = OF_THE_STORE - {"id"} if table in ("articles", *PARENTS) else OF_THE_STORE
        found[table] = pyarrow.schema([(column.name, TYPES[column.type]) for column in db[table].columns if column.name not in left_out])
    db.close()
    return found | {"texts": TEXTS}


def month_of(published: str | None) -> str:
    """The month in which an article counts, in its publisher's own zone.

    >>> month_of("2019-11-30T23:30:00+07:00"), month_of(None)
    ('2019-11', 'undated')
    """
    return published[:7] if published else UNDATED


def write_chunk(folder: Path, read: Iterable[tuple[Article, Rows]]) -> tuple[dict[str, dict[str, int]], str]:
    """Write the rows of a chunk's articles, a file a table with a row group a month; the number of each group, and the earliest time."""
    months: dict[str, dict[str, list[Row]]] = {}
    named: dict[str, dict[str, dict[str, Row]]] = {}
    first = ""
    for article, rows in read:
        published = rows.article["published"]
        first = min(filter(None, (first, published)), default="")
        month = month_of(published)
        here = months.setdefault(month, {table: [] for table in TABLES})
        here["articles"].append(rows.article | {"language": "id"})
        for table in CHILDREN:
            here[table] += [row | {"article_id": article.id} for row in rows.children[table]]
        here["texts"].append(text_row(article))
        for table, parents in rows.parents.items():
            join(named.setdefault(month, {}).setdefault(table, {}), parents, PARENTS[table])
    for month, parents in named.items():
        for table, by_key in parents.items():
            months[month][table] = list(by_key.values())
    groups: dict[str, dict[str, int]] = {table: {} for table in TABLES}
    for table in TABLES:
        with parquet.ParquetWriter(folder / f"{table}.parquet", schemas()[table], compression="zstd") as file:
            for month in sorted(months):
                if months[month][table]:
                    file.write_table(as_table(table, months[month][table]), row_group_size=len(months[month][table]))
                    groups[table][month] = len(groups[table])
    return groups, first


def join(known: dict[str, Row], rows: Iterable[Row], key: str) -> None:
    """Add rows under their key; what one leaves open, another fills."""
    for row in rows:
        old = known.get(row[key])
        known[row[key]] = row if old is None else {name: row.get(name) if value is None else value for name, value in old.items()}


def text_row(article: Article) -> Row:
    return {"id": article.id, "url": article.url, "title": article.title, "text": article.text, "published": iso(article.published), "source": article.source,
            "author": article.author}


def as_table(table: str, rows: list[Row]) -> pyarrow.Table:
    """Rows as columns; one that a row lacks is null."""
    schema = schemas()[table]
    return pyarrow.table([pyarrow.array([row.get(name) for row in rows], type=schema.field(name).type) for name in schema.names], schema=schema)


# ------------------------------------------------------------------------------------------------- a file a table and month

def path_of(output: Path, table: str, month: str) -> Path:
    """Where a table's rows of a month lie, in the form that DuckDB, pandas and Spark read as one table."""
    return output / ("private/texts" if table == "texts" else table) / f"month={month}" / "part-0.parquet"


def months(output: Path) -> list[str]:
    """The months that are there, the oldest first, the undated last."""
    return sorted(path.name.removeprefix("month=") for path in (output / "articles").glob("month=*"))


def settle(output: Path, chunks: Mapping[str, Any]) -> int:
    """Make the files of the months from those of the chunks, by name; an article that stands in several chunks comes once. How many months changed."""
    order = {name: chunks[name] for name in sorted(chunks, key=lambda name: (chunks[name].first, name))}
    noted = output / "_months"
    noted.mkdir(exist_ok=True)
    due: dict[str, str] = {}
    for month in sorted({month for done in order.values() for month in done.groups["articles"]}):
        mine = [name for name, done in order.items() if month in done.groups["articles"]]
        mark = json.dumps([chunks[mine[0]].pipeline, chunks[mine[0]].share, mine])
        note = noted / f"{month}.json"
        if not note.exists() or note.read_text(encoding="utf-8") != mark:
            due[month] = mark
    for together in batched(due, MONTHS_TOGETHER):
        write_months(output, set(together), order)
        for month in together:
            (noted / f"{month}.json").write_text(due[month], encoding="utf-8")
    return len(due)


def write_months(output: Path, months: Set[str], chunks: Mapping[str, Any]) -> None:
    """Some months of every table; each file of a chunk is opened once, and no more than a few megabytes of a month are held."""
    seen: dict[str, set[str]] = {month: set() for month in months}
    own: dict[tuple[str, str], set[str] | None] = {}       # the articles that a chunk gives to a month; None for all that it has
    for table in TABLES:
        known: dict[str, dict[str, Row]] = {month: {} for month in months}
        with Sheets(output, table, months) as sheets:
            for name, done in chunks.items():
                for month, rows in groups(output, table, name, {month: done.groups[table][month] for month in months & done.groups[table].keys()}):
                    if table in PARENTS:
                        join(known[month], rows.to_pylist(), PARENTS[table])
                        continue
                    if table == "articles":
                        own[name, month] = fresh(rows["id"].to_pylist(), seen[month])
                    sheets.add(month, kept(rows, "id" if table in ("articles", "texts") else "article_id", own[name, month]))
            for month, by_key in known.items():
                if by_key:
                    sheets.add(month, as_table(table, [by_key[key] for key in sorted(by_key)]))


def groups(output: Path, table: str, name: str, places: Mapping[str, int]) -> Iterator[tuple[str, pyarrow.Table]]:
    """The rows of a chunk by month."""
    if places:
        with parquet.ParquetFile(output / "_chunks" / name / f"{table}.parquet") as file:
            for month, place in sorted(places.items()):
                yield month, file.read_row_group(place)


def fresh(ids: list[str], seen: set[str]) -> set[str] | None:
    """Those that no chunk before has given; None where all of them are. They are seen from now on.

    >>> seen = {"a"}
    >>> fresh(["a", "b"], seen), fresh(["c"], seen), sorted(seen)
    ({'b'}, None, ['a', 'b', 'c'])
    """
    mine = set(ids) - seen
    seen |= mine
    return None if len(mine) == len(ids) else mine


class Sheets:
    """The files of one table, a month each. They take their place when all is written; each row group is of a useful size."""

    def __init__(self, output: Path, table: str, months: Iterable[str]):
        self.table, self.paths = table, {month: path_of(output, table, month) for month in sorted(months)}
        self.held: dict[str, list[pyarrow.Table]] = {month: [] for month in self.paths}
        self.files: dict[str, parquet.ParquetWriter] = {}

    def __enter__(self) -> "Sheets":
        for month, path in self.paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            self.files[month] = parquet.ParquetWriter(path.with_name(f".{path.name}"), schemas()[self.table], compression="zstd")
        return self

    def add(self, month: str, rows: pyarrow.Table) -> None:
        self.held[month].append(rows)
        if sum(part.nbytes for part in self.held[month]) >= GROUP:
            self.flush(month)

    def flush(self, month: str) -> None:
        if self.held[month]:
            rows = pyarrow.concat_tables(self.held[month])
            self.files[month].write_table(rows, row_group_size=max(1, len(rows)))
            self.held[month] = []

    def __exit__(self, kind, *error) -> None:
        for month, path in self.paths.items():
            if kind is None:
                self.flush(month)
            self.files[month].close()
            if kind is None:
                path.with_name(f".{path.name}").replace(path)


def kept(rows: pyarrow.Table, column: str, ids: set[str] | None) -> pyarrow.Table:
    """The rows of these articles."""
    if ids is None:
        return rows
    return rows.filter(pyarrow.compute.is_in(rows[column], pyarrow.array(sorted(ids), pyarrow.string())))


def stored(output: Path, table: str, month: str) -> Iterator[Row]:
    """The rows of a month, a batch in memory at a time."""
    path, wanted = path_of(output, table, month), schemas()[table].names
    try:
        with parquet.ParquetFile(path) as file:
            if missing := [name for name in wanted if name not in file.schema_arrow.names]:
                raise InputError(path, f"has no column {', '.join(missing)}", "write it again with `tracker backfill`")
            for batch in file.iter_batches(batch_size=1000, columns=wanted):
                yield from batch.to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        raise InputError(path, "is missing or damaged", f"remove {output / '_months' / month}.json and run `tracker backfill` again") from error
