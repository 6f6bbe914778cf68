"""Articles from a file: JSON Lines with one object a line (only `text` is required), or one plain text.

>>> for article in read_articles(['{"id": "a1", "text": "Ekspor naik 5 persen.", "published": "2019-11-05T09:30:00"}'], name="news.jsonl"):
...     print(article.id, article.published, article.text)
a1 2019-11-05 09:30:00+07:00 Ekspor naik 5 persen.
"""
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import chain, count
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from tracker.addresses import read_address
from tracker.errors import InputError
from tracker.records import Article

JAKARTA = timezone(timedelta(hours=7), "WIB")          # no summer time, so no zone database is needed
STRINGS = ("title", "url", "source", "author")
LONGEST = 500_000                          # characters of a text: a book, no article
LONGEST_LINE = 16 * LONGEST                # characters of a line: all of a text escaped, and what stands beside it
NOT_UTF8 = re.compile("[\udc80-\udcff]")   # how a byte that is no UTF-8 is read
FORM = 'one JSON object a line, {"id", "title", "text", "published", "url", "source"}, or one plain text'


Aside = Callable[[InputError], object]


def read_file(path: str | Path, *, aside: Aside | None = None) -> Iterator[Article]:
    """The articles of a file in UTF-8, packed with gzip or not. A line that cannot be read is an error, or goes to `aside` and the next one is read."""
    path = Path(path)
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as stream:
            yield from read_stream(stream, name=str(path), aside=aside)
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "give a readable file of articles") from error
    except (EOFError, zlib.error) as error:
        raise InputError(path, f"damaged gzip file ({error})", "pack it again") from error


def refuse_missing(paths: Iterable[Path]) -> None:
    """Refuse a list of files of which one is not there, before any of them is read."""
    for path in paths:
        if not path.exists():
            raise InputError(path, "no such file", "give a readable file of articles")


def read_stream(stream: BinaryIO, *, name: str, aside: Aside | None = None) -> Iterator[Article]:
    """The articles in bytes of UTF-8, for example those of standard input."""
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape")
    try:
        yield from read_articles(short_lines(lines, name), name=name, aside=aside)
    finally:
        lines.detach()                           # closing the stream is the business of who opened it


def short_lines(stream: TextIO, name: str) -> Iterator[str]:
    """The lines of a stream, of which none is held that is longer than an article can be."""
    for number in count(1):
        line = stream.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) == LONGEST_LINE:
            raise InputError(f"{name} line {number}", f"longer than {LONGEST_LINE} characters", f"give {FORM}")
        yield line


def read_articles(lines: Iterable[str], *, name: str, aside: Aside | None = None) -> Iterator[Article]:
    """The articles in lines of JSON, or the one article that plain lines are; `name` stands for the file in messages.

    >>> [article.text for article in read_articles(["Ekspor naik.\\n", "Impor turun."], name="-")]
    ['Ekspor naik.\\nImpor turun.']
    >>> list(read_articles(['{"id": "a1"}'], name="news.jsonl"))
    Traceback (most recent call last):
    ...
    tracker.errors.InputError: news.jsonl line 1: no text; give `text` as a string
    """
    lines = iter(lines)
    blank = []
    for first in lines:
        if first.strip():
            break
        blank.append(first)
    else:
        return
    if not first.lstrip().startswith("{"):
        refuse_list(first, name)
        yield from plain_article("".join(up_to(LONGEST, chain(blank, [first], lines))), name)
        return
    for number, line in enumerate(chain([first], lines), len(blank) + 1):
        if not line.strip():
            continue
        try:
            article = article_from_json(line, at=f"{name} line {number}")
        except InputError as error:
            if aside is None:
                raise
            aside(error)
        else:
            yield article


def refuse_list(line: str, name: str) -> None:
    """A whole-file JSON list would pass for a plain text and give nonsense."""
    if line.strip() == "[" or line.lstrip().replace(" ", "").startswith('[{"') or is_list(line):
        raise InputError(f"{name} line 1", "a JSON list", f"give {FORM}")


def is_list(line: str) -> bool:
    """Whether a line is a JSON list, whatever it lists.

    >>> is_list("[1, 2]"), is_list("[JAKARTA] Ekspor naik.")
    (True, False)
    """
    if not line.lstrip().startswith("["):
        return False
    try:
        return isinstance(json.loads(line), list)
    except (ValueError, RecursionError):
        return False


def up_to(limit: int, lines: Iterable[str]) -> Iterator[str]:
    """The lines until there are more characters than the limit, which tells that it was passed."""
    for line in lines:
        yield line
        limit -= len(line)
        if limit < 0:
            return


def plain_article(text: str, name: str) -> Iterator[Article]:
    refuse_long(text, name)
    refuse_other_encoding(text, name)
    refuse_half_characters(text, f"{name}: text")
    yield Article(id=name_article("", "", text), text=text)


def article_from_json(line: str, *, at: str) -> Article:
    """One article from its line; what is wrong is said with the place `at`."""
    refuse_other_encoding(line, at)
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(at, f"not JSON ({error})", f"give {FORM}") from error
    if not isinstance(fields, dict):
        raise InputError(at, f"a JSON {type(fields).__name__}", f"give {FORM}")
    if fields.get("text") is None:
        raise InputError(at, "no text", "give `text` as a string")
    text = string(fields["text"], "text", at)
    title, url, source, author = (string(fields.get(key) or "", key, at) for key in STRINGS)
    refuse_long(f"{title}\n{text}", at)
    if url and read_address(url) is None:
        raise InputError(at, f"url is {url!r}", "give a whole http or https address, or leave it out")
    name = fields.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    return Article(
        id=string(name or name_article(url, title, text), "id", at), text=text, title=title, url=url, source=source, author=author,
        published=read_published(fields.get("published"), at=at),
    )


def name_article(url: str, title: str, text: str) -> str:
    """The id of an article that came without one: 16 hex of SHA-256 over its address, or over its words where it has none."""
    return hashlib.sha256((url or f"{title}\n{text}").encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_published(value: Any, *, at: str) -> datetime | None:
    """A publication time: ISO date and time, date alone or nothing. Without a zone, and in UTC, it is told in Jakarta's time.

    A story stamped in UTC is of the Indonesian day, and "hari ini" is measured from that day; the moment stays the same.

    >>> read_published("2019-11-04T21:05:00Z", at="news.jsonl line 1").isoformat()
    '2019-11-05T04:05:00+07:00'
    >>> read_published("2019-11-05", at="news.jsonl line 1").isoformat()
    '2019-11-05T00:00:00+07:00'
    """
    if value is None or value == "":
        return None
    try:
        moment = datetime.fromisoformat(string(value, "published", at).strip())
        if moment.tzinfo is None:
            return moment.replace(tzinfo=JAKARTA)
        return moment if moment.utcoffset() else moment.astimezone(JAKARTA)
    except (ValueError, OverflowError) as error:
        raise InputError(at, f"published is {value!r}", "give an ISO date (2019-11-05) or date and time (2019-11-05T04:05:00+07:00)") from error


def string(value: Any, key: str, at: str) -> str:
    if not isinstance(value, str):
        raise InputError(at, f"{key} is a {type(value).__name__}", f"give `{key}` as a string")
    refuse_half_characters(value, f"{at}: {key}")
    return value


def refuse_long(text: str, at: str) -> None:
    """What is no article would hold up everything behind it."""
    if len(text) > LONGEST:
        raise InputError(at, f"more than {LONGEST} characters of text", "give one article at a time")


def refuse_other_encoding(text: str, at: str) -> None:
    """What was read from bytes that are no UTF-8."""
    if NOT_UTF8.search(text):
        raise InputError(at, "not UTF-8", "save it as UTF-8")


def refuse_half_characters(text: str, at: str) -> None:
    """A lone surrogate cannot be written as UTF-8 again."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(at, f"half a character (a lone surrogate) at {error.start}", "repair the encoding of the source") from error
