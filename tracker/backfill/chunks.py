"""A part of an input file, as one worker reads it.

It is named after its content, so that it is known again wherever its file lies and whatever stands beside it.
"""
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of an input file: `first` is the number of its first line, row or record there, `bytes` its share of the file."""

    name: str
    source: str
    first: int
    count: int
    bytes: int
    lines: tuple[bytes, ...] = field(default=(), repr=False)
    offset: int | None = None              # of the first record in a web archive
