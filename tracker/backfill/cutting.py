"""Input files cut into chunks: lines of JSON for a worker to read, or the place of some records in a web archive."""
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from tracker.articles import LONGEST_LINE
from tracker.backfill.chunks import Chunk
from tracker.backfill.extras import needed
from tracker.backfill.webarchive import cut_records
from tracker.errors import InputError

SIZE = 500                                 # articles of a chunk: a few seconds of one core
MOST_BYTES = 8 << 20                       # of a chunk's lines, so that a worker's memory does not depend on how long articles are
LINES = (".jsonl", ".jsonl.gz", ".json", ".json.gz", ".ndjson", ".ndjson.gz")
WARC = (".warc", ".warc.gz")


def cut(path: Path, *, size: int = SIZE) -> Iterator[Chunk]:
    """The chunks of a file: JSON Lines, Parquet with the same columns, or a web archive (WARC).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "news.jsonl"
    ...     _ = path.write_text('{"text": "Ekspor naik."}\\n{"text": "Impor turun."}\\n\\n{"text": "Harga tetap."}\\n', encoding="utf-8")
    ...     [(chunk.first, chunk.count, len(chunk.lines)) for chunk in cut(path, size=2)]
    [(1, 2, 2), (3, 2, 2)]
    """
    name = path.name.lower()
    try:
        if name.endswith(WARC):
            yield from cut_records(path, size=size)
        elif name.endswith(".parquet"):
            yield from grouped(path, rows(path), size=size)
        elif name.endswith(LINES):
            yield from grouped(path, lines(path), size=size)
        else:
            raise InputError(path, "not a kind of archive that is read", f"give a file named {', '.join((*LINES[:2], '.parquet', *WARC))}")
    except (EOFError, zlib.error) as error:
        raise InputError(path, f"damaged gzip file ({error})", "pack it again") from error
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "give a readable archive of articles") from error


def grouped(path: Path, items: Iterable[tuple[bytes, int]], *, size: int) -> Iterator[Chunk]:
    """Chunks of so many lines, or of fewer where they are long."""
    held: list[bytes] = []
    weight, number, at, before = 0, 0, 0, 0

    def chunk() -> Chunk:
        name = hashlib.sha256(b"\n".join(held)).hexdigest()[:20]
        return Chunk(name, str(path), number - len(held) + 1, len(held), at - before, tuple(held))

    for line, at in items:                 # how far the file was read
        held.append(line)
        number += 1
        weight += len(line)
        if len(held) >= size or weight >= MOST_BYTES:
            yield chunk()
            held, weight, before = [], 0, at
    if held:
        yield chunk()


def lines(path: Path) -> Iterator[tuple[bytes, int]]:
    """The lines of a file, packed or not, each with how far the file was read for it."""
    with path.open("rb") as file:
        stream: BinaryIO = io.BufferedReader(gzip.GzipFile(fileobj=file), 1 << 20) if path.suffix == ".gz" else file
        while line := stream.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise InputError(path, f"a line longer than {LONGEST_LINE} bytes", "give one JSON object a line")
            yield line.rstrip(b"\r\n"), file.tell()


def rows(path: Path) -> Iterator[tuple[bytes, int]]:
    """The rows of a Parquet file as lines of JSON, each with how far the file was read for it; a batch is held at a time."""
    needed("pyarrow", "to read Parquet")
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            columns = [name for name in ("id", "title", "text", "published", "url", "source", "author") if name in file.schema_arrow.names]
            total, size, number = max(1, file.metadata.num_rows), path.stat().st_size, 0
            for batch in file.iter_batches(batch_size=256, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield json.dumps(row, ensure_ascii=False, default=told).encode("utf-8", "surrogatepass"), size * number // total
    except pyarrow.ArrowInvalid as error:
        raise InputError(path, "not a Parquet file that can be read", "write it again") from error


def told(value: Any) -> Any:
    """What JSON has no type for, as an article's fields would have it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value)
    raise InputError("a Parquet column", f"holds a {type(value).__name__}", "give text, numbers and times only")
