"""Rows as Parquet: the columns of the public tables, a file a table in a chunk, and in the end a file a table and month of publication.

The names of places, organisations, laws, sectors and indicators are tables too; `texts`, the articles themselves, lie apart in `private/`.
"""
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet
from sqlite_utils import Database

from tracker.records import Article
from tracker.store.facts import MENTIONS, PARENTS
from tracker.store.migrations import migrate
from tracker.store.rows import Row, Rows, iso

TYPES = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64(), "TEXT": pyarrow.string()}
OF_THE_STORE = {"id", "position", "feed", "first_seen", "origin_id", "revision"}        # columns that only a database can fill
CHILDREN = ("figures", *MENTIONS)
TEXTS = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "url", "title", "text", "published", "source", "author")])
TABLES = ("articles", *CHILDREN, *PARENTS, "texts")
UNDATED = "undated"


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
    order = sorted(chunks, key=lambda name: (chunks[name].first, name))
    changed = 0
    noted = output / "_months"
    noted.mkdir(exist_ok=True)
    for month in sorted({month for done in chunks.values() for month in done.groups["articles"]}):
        mine = [name for name in order if month in chunks[name].groups["articles"]]
        mark = json.dumps([chunks[mine[0]].pipeline, chunks[mine[0]].share, mine])
        note = noted / f"{month}.json"
        if note.exists() and note.read_text(encoding="utf-8") == mark:
            continue
        write_month(output, month, {name: chunks[name] for name in mine})
        note.write_text(mark, encoding="utf-8")
        changed += 1
    return changed


def write_month(output: Path, month: str, chunks: Mapping[str, Any]) -> None:
    """One month of every table, chunk by chunk: no more than a chunk is held."""
    fresh_ids = own_ids(output, month, chunks)
    for table in TABLES:
        path = path_of(output, table, month)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}")
        with parquet.ParquetWriter(half, schemas()[table], compression="zstd") as file:
            if table in PARENTS:
                file.write_table(as_table(table, joined(output, table, month, chunks)))
            else:
                for name, done in chunks.items():
                    found = group(output, table, name, done, month)
                    if found is not None:
                        file.write_table(kept(found, "id" if table in ("articles", "texts") else "article_id", fresh_ids[name]))
        half.replace(path)


def group(output: Path, table: str, name: str, done: Any, month: str) -> pyarrow.Table | None:
    """A month's rows of a chunk."""
    place = done.groups[table].get(month)
    if place is None:
        return None
    with parquet.ParquetFile(output / "_chunks" / name / f"{table}.parquet") as file:
        return file.read_row_group(place)


def own_ids(output: Path, month: str, chunks: Mapping[str, Any]) -> dict[str, set[str] | None]:
    """The articles that each chunk gives to a month: those that no chunk before it has; None where that is all of them."""
    seen: set[str] = set()
    own: dict[str, set[str] | None] = {}
    for name, done in chunks.items():
        ids = group(output, "articles", name, done, month)["id"].to_pylist()
        mine = set(ids) - seen
        own[name] = None if len(mine) == len(ids) else mine
        seen |= mine
    return own


def kept(rows: pyarrow.Table, column: str, ids: set[str] | None) -> pyarrow.Table:
    """The rows of these articles."""
    if ids is None:
        return rows
    return rows.filter(pyarrow.compute.is_in(rows[column], pyarrow.array(sorted(ids), pyarrow.string())))


def joined(output: Path, table: str, month: str, chunks: Mapping[str, Any]) -> list[Row]:
    """The names that a month's rows point to, each once."""
    known: dict[str, Row] = {}
    for name, done in chunks.items():
        found = group(output, table, name, done, month)
        if found is not None:
            join(known, found.to_pylist(), PARENTS[table])
    return [known[key] for key in sorted(known)]


def stored(output: Path, table: str, month: str) -> Iterator[Row]:
    """The rows of a month, a batch in memory at a time."""
    with parquet.ParquetFile(path_of(output, table, month)) as file:
        for batch in file.iter_batches(batch_size=1000):
            yield from batch.to_pylist()
