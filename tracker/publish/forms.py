"""Rows in the forms in which people take them away: CSV, JSON, Excel, Parquet, each as chunks of bytes, however many rows there are.

CSV and JSON are given out while they are read; a workbook and a Parquet file are complete only at their end, so they go through a temporary file.
"""
import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

Column = tuple[str, str]                   # name, type as SQLite declares it
Batches = Iterable[list[tuple]]
SHEET = 1_048_575                          # rows of a sheet below its heading: Excel's own end
LONGEST = 32_767                           # characters of one cell: Excel's own end
PIECE = 1 << 16
ACTIVE = re.compile(r"[=@＝＠\t\r]|[+＋－-].*[(|!]", re.DOTALL)    # a formula; a figure such as "-0,62 persen" is none


@dataclass(frozen=True)
class Form:
    """One form: what it is called on the web, and how rows are written in it."""

    content_type: str
    write: Callable[[list[Column], Batches], Iterator[bytes]]


def as_csv(columns: list[Column], batches: Batches) -> Iterator[bytes]:
    r"""Comma-separated values by RFC 4180, with a heading. No cell is a formula: what a spreadsheet would run stands behind an apostrophe.

    >>> b"".join(as_csv([("text", "TEXT"), ("value", "REAL")], [[("2,5 ton", 2.5)], [("=5", None)]])).decode()
    'text,value\r\n"2,5 ton",2.5\r\n\'=5,\r\n'
    """
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(name for name, _ in columns)
    for batch in batches:
        writer.writerows(map(inert, batch))
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
    yield line.getvalue().encode()


def inert(row: Iterable) -> list:
    """A row of which no spreadsheet program runs a cell.

    >>> inert(("=HYPERLINK(0)", "-0,62 persen", "-2+cmd|' /C calc'!A0", -0.62, None))
    ["'=HYPERLINK(0)", '-0,62 persen', "'-2+cmd|' /C calc'!A0", -0.62, None]
    """
    return [f"'{value}" if isinstance(value, str) and ACTIVE.match(value) else value for value in row]


def as_json(columns: list[Column], batches: Batches) -> Iterator[bytes]:
    r"""One array of objects, a line each.

    >>> b"".join(as_json([("text", "TEXT"), ("value", "REAL")], [[("2,5 ton", 2.5)], [("5 peti", None)]]))
    b'[{"text": "2,5 ton", "value": 2.5},\n{"text": "5 peti", "value": null}\n]\n'
    """
    names, before = [name for name, _ in columns], "["
    for batch in batches:
        rows = ",\n".join(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in batch)
        if rows:
            yield (before + rows).encode()
            before = ",\n"
    yield b"\n]\n" if before != "[" else b"[]\n"


def as_xlsx(columns: list[Column], batches: Batches) -> Iterator[bytes]:
    """An Excel workbook; what does not fit on a sheet goes on to the next. Text stays text: no cell is a formula or a link."""
    from xlsxwriter import Workbook

    with TemporaryFile() as file:
        book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        heading, sheet, row = book.add_format({"bold": True}), None, SHEET
        for batch in batches:
            for values in batch:
                if row == SHEET:
                    sheet, row = new_sheet(book, columns, heading), 0
                row += 1
                for number, value in enumerate(values):
                    if isinstance(value, str):
                        sheet.write_string(row, number, value[:LONGEST])
                    elif value is not None:
                        sheet.write_number(row, number, value)
        if sheet is None:
            new_sheet(book, columns, heading)
        book.close()
        yield from pieces(file)


def new_sheet(book, columns: list[Column], heading):
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for number, (name, _) in enumerate(columns):
        sheet.write_string(0, number, name, heading)
    return sheet


def as_parquet(columns: list[Column], batches: Batches) -> Iterator[bytes]:
    """A Parquet file with the types that the tables declare."""
    with TemporaryFile() as file:
        write_parquet(file, columns, batches)
        yield from pieces(file)


def write_parquet(file: IO[bytes] | Path, columns: list[Column], batches: Batches) -> int:
    """Write rows as Parquet; how many there were.

    >>> import pyarrow.parquet
    >>> with TemporaryFile() as file:
    ...     print(write_parquet(file, [("text", "TEXT"), ("value", "REAL")], [[("2,5 ton", 2.5)], [("5 peti", None)]]))
    ...     print(pyarrow.parquet.read_table(file).to_pylist())
    2
    [{'text': '2,5 ton', 'value': 2.5}, {'text': '5 peti', 'value': None}]
    """
    import pyarrow
    from pyarrow import parquet

    types = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}
    schema = pyarrow.schema([(name, types.get(declared, pyarrow.string())) for name, declared in columns])
    count = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batches:
            arrays = [pyarrow.array(values, type=field.type) for values, field in zip(zip(*batch, strict=True), schema, strict=True)] if batch else []
            if arrays:
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
                count += len(batch)
    return count


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


FORMS = {
    "csv": Form("text/csv; charset=utf-8", as_csv),
    "json": Form("application/json; charset=utf-8", as_json),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "parquet": Form("application/vnd.apache.parquet", as_parquet),
}
