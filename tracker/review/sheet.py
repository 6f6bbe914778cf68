"""Figures as a sheet that an editor corrects in any spreadsheet program and hands back.

The cell of a field is edited in place; `decision` is empty, accept or reject. A cell that a spreadsheet would take for a formula is written with
an apostrophe before it, and read without.

>>> guarded("=HYPERLINK(0)"), guarded("-0.62"), unguarded("'=HYPERLINK(0)")
("'=HYPERLINK(0)", '-0.62', '=HYPERLINK(0)')
"""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from tracker.errors import InputError
from tracker.review.decide import Desk
from tracker.review.values import FIELDS, SHORTENED, shown
from tracker.store.corrections import Correction
from tracker.store.keys import digest
from tracker.store.rows import Row

CONTEXT = ("text", "evidence", "title", "publisher", "published", "url", "flags")      # to judge by; changes in them are passed over
HEAD = ("key", "decision", "reason", *FIELDS, *CONTEXT, "stamp")
DECISIONS = ("", "accept", "fix", "reject", "withdraw")
ACTIVE = tuple("=+-@\t\r\n|%")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
LARGEST = 64 << 20                         # bytes of a sheet
TOLD = 20                                  # faults named at once


def guarded(text: str) -> str:
    """A cell that no spreadsheet program runs."""
    return f"'{text}" if text.startswith(ACTIVE) and not NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:2] in ACTIVE else text


def stamp(row: Row) -> str:
    """What tells whether a figure is still the one that was exported."""
    return digest(*(shown(row, field) for field in FIELDS), length=8)


def export(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a sheet, with a mark that makes spreadsheet programs read it as UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow([row["key"], "", "", *(guarded(str(shown(row, field))) for field in FIELDS),
                         *(guarded(str(row[name] or "").replace("\r", " ")) for name in CONTEXT), stamp(row)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def read_sheet(path: Path, desk: Desk) -> list[Correction]:
    """The decisions on a sheet; all of its faults are named by their line, and with one of them nothing is taken."""
    found, faults = [], []
    lines: dict[str, int] = {}
    for number, cells in numbered(path):
        try:
            if (first := lines.setdefault(cells.get("key", "").strip(), number)) != number:
                raise InputError(cells["key"], f"stands in line {first} already", "leave one of them")
            found += decisions(cells, desk)
        except InputError as error:
            faults.append(f"line {number}: {error}")
    if faults:
        more = f"\n… and {len(faults) - TOLD} more" if len(faults) > TOLD else ""
        raise InputError(path, "nothing was taken:\n" + "\n".join(faults[:TOLD]) + more + "\n", "correct these lines and import again")
    return found


def numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with their lines; comma, semicolon or tab between cells."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(path, f"larger than {LARGEST >> 20} MB", "split the sheet")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"not UTF-8 at byte {error.start}", "save it as CSV UTF-8") from error
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "give the file that --export wrote") from error
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        names = [name.strip() for name in next(reader, [])]
        missing = [name for name in ("key", "decision", "reason", "stamp") if name not in names]
        if missing:
            raise InputError(f"{path} line 1", f"no column {', '.join(missing)}", "keep the first line as --export wrote it")
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, dict(zip(names, (unguarded(cell) for cell in row), strict=False))
    except csv.Error as error:
        raise InputError(f"{path} line {reader.line_num}", f"not CSV ({error})", "save it as CSV UTF-8") from error


def decisions(cells: dict[str, str], desk: Desk) -> list[Correction]:
    """What one line decides."""
    key, decision, reason = (cells.get(name, "").strip() for name in ("key", "decision", "reason"))
    if decision not in DECISIONS:
        raise InputError(f"decision {decision!r}", "not known", f"write {', '.join(filter(None, DECISIONS))}, or leave it empty")
    if decision == "withdraw":
        return desk.decide(key, decision, reason=reason)
    row = desk.figure(key)
    changed = {field: cells[field] for field in FIELDS if field in cells and not same(cells[field], str(shown(row, field)))}
    if (changed or decision) and cells.get("stamp", "").strip() != stamp(row):
        raise InputError(key, "has changed since the sheet was written", "export it again")
    if decision == "reject":
        return desk.decide(key, "reject", reason=reason)
    if changed:
        return desk.decide(key, "fix", fixes=changed, reason=reason)
    if decision == "fix":
        raise InputError(key, "a fix without a change", "edit the cell that is wrong")
    return desk.decide(key, "accept", reason=reason) if decision else []


def same(cell: str, present: str) -> bool:
    """Whether a cell is as it was, seen through what spreadsheets do to numbers.

    >>> same("9.37E+10", "93712345678"), same("75,51", "75.51"), same("60", "50"), same("-5", "-5.0")
    (True, True, False, True)
    """
    cell, present = cell.strip(), present.strip()
    if cell == present or not NUMBER.fullmatch(present):
        return cell == present
    plain = cell.replace(",", ".", 1)
    if SHORTENED.fullmatch(cell):
        digits = len(re.sub(r"\D", "", re.split(r"[eE]", plain)[0]))
        return Decimal(plain) == Decimal(f"{Decimal(present):.{max(digits - 1, 0)}e}")
    return bool(NUMBER.fullmatch(cell)) and Decimal(plain) == Decimal(present)
