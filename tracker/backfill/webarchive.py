"""News crawls as web archives (WARC): which records are pages, and the article of each that is in Indonesian.

The language is told from the words of the page before its article is looked for: that costs a tenth, and most of a crawl is in other languages.
"""
import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.addresses import canonical
from tracker.articles import JAKARTA
from tracker.backfill.chunks import Chunk
from tracker.backfill.extras import needed
from tracker.collect.decoding import GZIP, Unpacker, decode_page
from tracker.errors import FetchError, InputError, NotAnArticle, OtherLanguage
from tracker.extract import extract, language, parse
from tracker.records import Article, Page

LANGUAGE = "id"
SAMPLE = 4000                              # characters of a page by which its language is told
LARGEST = 5 << 20                          # bytes of a page
HTML = ("text/html", "application/xhtml")


def pages(path: Path, *, offset: int = 0, parse: bool = True) -> Iterator[Any]:
    """The records of a web archive that are answers, from an offset on."""
    needed("fastwarc", "to read web archives")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        with path.open("rb") as file:
            file.seek(offset)
            yield from ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=parse)
    except OSError as error:
        raise InputError(path, f"not a web archive that can be read ({error})", "fetch it again") from error


def cut_records(path: Path, *, size: int) -> Iterator[Chunk]:
    """Chunks of so many answers; a worker reads them from the file itself."""
    held: list[str] = []
    number, offset, before = 0, 0, 0

    def chunk(end: int) -> Chunk:
        name = hashlib.sha256("\n".join(held).encode()).hexdigest()[:20]
        return Chunk(name, str(path.absolute()), number - len(held) + 1, len(held), end - before, offset=offset)

    for record in pages(path, parse=False):
        if len(held) == size:
            yield chunk(record.stream_pos)
            held, before = [], record.stream_pos
        if not held:
            offset = record.stream_pos
        number += 1
        held.append(record.record_id or f"{path.name} {record.stream_pos}")
    if held:
        yield chunk(path.stat().st_size)


def articles(chunk: Chunk) -> Iterator[Article | NotAnArticle]:
    """The article of every record of a chunk, or why it has none."""
    left = chunk.count
    for record in pages(Path(chunk.source), offset=chunk.offset or 0):
        try:
            yield article_of(record)
        except NotAnArticle as refusal:
            yield refusal
        left -= 1
        if not left:
            return


def article_of(record: Any) -> Article:
    """The article of an answer; NotAnArticle where it is none in Indonesian."""
    url = canonical(record.headers.get("WARC-Target-URI") or "")
    if not url:
        raise NotAnArticle(record.record_id, "no address")
    http = record.http_headers
    if http is None or http.status_code != 200 or not (record.http_content_type or "").startswith(HTML):
        raise NotAnArticle(url, "no page")
    if record.content_length > LARGEST:
        raise NotAnArticle(url, "too large")
    html = decode_page(unpacked(record.reader.read(LARGEST), url), record.http_charset)
    page = Page(url, url, publisher=url.split("/")[2].removeprefix("www."), parts=(html,), fetched_at=crawled(record))
    found = language_of(page)
    if found != LANGUAGE:
        raise OtherLanguage(url, f"in another language ({found})")
    article = extract(page)
    if language(article.text) != LANGUAGE:
        raise OtherLanguage(url, "in another language")
    return article


def unpacked(body: bytes, url: str) -> bytes:
    """A page as it is read; some crawlers keep it packed, as it was sent."""
    if not body.startswith(GZIP):
        return body
    try:
        unpacker = Unpacker("gzip", limit=LARGEST, subject=url)
        return unpacker.feed(body) + unpacker.close()
    except FetchError as error:
        raise NotAnArticle(url, error.reason) from error


def crawled(record: Any) -> datetime | None:
    when = record.record_date
    return when.astimezone(JAKARTA) if when else None


def language_of(page: Page) -> str:
    """The language of a page's paragraphs, or of all its words where it has none.

    >>> words = "Produksi baja nasional naik tahun ini, kata kepala dinas perindustrian setempat."
    >>> language_of(Page("", "", parts=(f"<nav>Home About</nav><p>{words}</p>",)))
    'id'
    """
    tree = parse(page.parts[0], page)
    words = " ".join(node.text(separator=" ") for node in tree.css("p"))
    if not words.strip() and tree.body:
        tree.strip_tags(["script", "style", "noscript"])
        words = tree.body.text(separator=" ")
    return language(" ".join(words[:SAMPLE].split()))
