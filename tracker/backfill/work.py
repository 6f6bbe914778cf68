"""What a worker does with a chunk: read its articles, write their rows, and set aside what cannot be read, with the reason.

The files of a chunk appear all at once, by one rename: a chunk is there and whole, or it is not there.
"""
import json
import os
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tracker.addresses import article_id, canonical
from tracker.articles import article_from_json
from tracker.backfill import tables
from tracker.backfill.chunks import Chunk
from tracker.errors import InputError, OtherLanguage, StoreError, TrackerError
from tracker.records import Annotations, Article
from tracker.store.excerpts import SHARE
from tracker.store.rows import Rows, rows_of

LONGEST_TIME = 60.0                        # seconds for one article: a thousand times what it needs
BUGS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Job:
    """What every chunk is read for: where the files go, which pipeline reads, how much may be shown."""

    output: Path
    pipeline: str
    share: float = SHARE

    @property
    def chunks(self) -> Path:
        return self.output / "_chunks"

    @property
    def working(self) -> Path:
        return self.output / "_working"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a chunk. `first` is the earliest publication time in it, `groups` tells where in each table's file a month stands."""

    pipeline: str
    share: float
    articles: int = 0
    figures: int = 0
    set_aside: int = 0
    other_language: int = 0
    not_article: int = 0
    first: str = ""
    groups: Mapping[str, Mapping[str, int]] | None = None


def prepare(job: Job) -> None:
    """Make the folders, and clear what a killed run has left half done."""
    try:
        for folder in (job.chunks, job.working):
            folder.mkdir(parents=True, exist_ok=True)
            for left in folder.glob(".*"):
                shutil.rmtree(left)
        for left in job.working.iterdir():
            left.unlink()
    except OSError as error:
        raise StoreError(job.output, f"cannot be written ({error.strerror})", "give another directory with --output") from error


def finished(job: Job, name: str) -> Done | None:
    """What came of a chunk in an earlier run; None where it is still to be read, was read by another pipeline, or does not tell any more."""
    try:
        with (job.chunks / name / "done.json").open(encoding="utf-8") as file:
            done = Done(**json.load(file))
    except (FileNotFoundError, TypeError, ValueError):
        return None
    return done if (done.pipeline, done.share) == (job.pipeline, job.share) else None


def read_chunk(chunk: Chunk, job: Job, leave_out: Mapping[int, str]) -> Done:
    """Read a chunk and write its files. `leave_out` are numbers of its articles that are not tried again, with the reason."""
    leave_out = dict(leave_out)
    while True:
        with Watch(job, chunk) as watch:
            try:
                return keep(chunk, job, Reading(chunk, job, watch, leave_out))
            except TookTooLong as error:
                leave_out[watch.number] = str(error)


class TookTooLong(TrackerError):
    """An article that would hold up all others."""


class Watch:
    """Notes in a file which article of a chunk is being read, for whoever finds that the process died; and ends what takes too long."""

    def __init__(self, job: Job, chunk: Chunk):
        self.path, self.number = job.working / chunk.name, 0

    def __enter__(self) -> "Watch":
        self.file = os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)
        self.before = signal.signal(signal.SIGALRM, too_long) if in_main_thread() else None
        return self

    def __exit__(self, *error) -> None:
        if in_main_thread():
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.before)
        os.close(self.file)
        self.path.unlink(missing_ok=True)

    def at(self, number: int) -> None:
        """The article with this number is next."""
        self.number = number
        os.pwrite(self.file, f"{number:<12}".encode(), 0)
        if in_main_thread():
            signal.setitimer(signal.ITIMER_REAL, LONGEST_TIME)


def last_seen(job: Job, chunk: Chunk) -> int | None:
    """The number of the article that a process was reading when it died."""
    try:
        text = (job.working / chunk.name).read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    return int(text) if text.strip() else None


def in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def too_long(number: int, frame: Any) -> None:
    raise TookTooLong("one article", f"took longer than {LONGEST_TIME:.0f} seconds")


class Reading:
    """The articles of a chunk on their way through the pipeline; what is refused on the way is kept in `refused`, with its line."""

    def __init__(self, chunk: Chunk, job: Job, watch: Watch, leave_out: Mapping[int, str]):
        self.chunk, self.job, self.watch, self.leave_out = chunk, job, watch, leave_out
        self.refused: list[dict[str, Any]] = []
        self.counts = {"articles": 0, "figures": 0, "other_language": 0, "not_article": 0}

    def rows(self) -> Iterator[tuple[Article, Rows]]:
        """Every article that could be read, with its rows."""
        from tracker.annotate.pipeline import annotate_all

        for annotations in annotate_all(self.articles(), on_failure=lambda _, reason: self.refuse(self.watch.number, reason)):
            rows = self.rows_of(annotations)
            if rows:
                self.counts["articles"] += 1
                self.counts["figures"] += len(annotations.figures)
                yield annotations.article, rows

    def rows_of(self, annotations: Annotations) -> Rows | None:
        try:
            return rows_of(annotations, publisher=annotations.article.source or None, share=self.job.share)
        except BUGS as error:
            self.refuse(self.watch.number, f"rows: {type(error).__name__}: {error}")
            return None

    def articles(self) -> Iterator[Article]:
        """The articles under the names that the archive gives them."""
        for number, article in self.found():
            self.watch.at(number)
            if number in self.leave_out:
                self.refuse(number, self.leave_out[number])
            elif isinstance(article, OtherLanguage):
                self.counts["other_language"] += 1
            elif isinstance(article, InputError):
                self.refuse(number, str(article))
            elif isinstance(article, TrackerError):
                self.counts["not_article"] += 1
            else:
                yield named(article)

    def found(self) -> Iterator[tuple[int, Article | TrackerError]]:
        """What stands in the chunk, with its number there; an empty line is nothing."""
        if self.chunk.offset is not None:
            from tracker.backfill.webarchive import articles

            yield from enumerate(articles(self.chunk))
            return
        for number, line in enumerate(self.chunk.lines):
            if line.strip():
                try:
                    yield number, article_of(line, at=f"{self.chunk.source} line {self.chunk.first + number}")
                except InputError as refusal:
                    yield number, refusal

    def refuse(self, number: int, reason: str) -> None:
        """Set an article aside, so that it can be looked at and tried again."""
        line = self.chunk.lines[number].decode("utf-8", "replace") if self.chunk.lines else None
        self.refused.append({"source": self.chunk.source, "number": self.chunk.first + number, "error": reason, "line": line})


def article_of(line: bytes, *, at: str) -> Article:
    try:
        article = article_from_json(line.decode("utf-8-sig"), at=at)
    except UnicodeDecodeError as error:
        raise InputError(at, f"not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    if not article.text.strip():
        raise InputError(at, "no text", "leave it out")
    return article


def named(article: Article) -> Article:
    """The same article under its canonical address and the id that goes with it, as the archive names it.

    >>> named(Article("x", "Ekspor naik.", url="https://kabar.example/ekonomi/ekspor-naik?utm_source=rss")).url
    'https://kabar.example/ekonomi/ekspor-naik'
    """
    url = canonical(article.url) or article.url
    return replace(article, id=article_id(url) if url else article.id, url=url)


def keep(chunk: Chunk, job: Job, reading: Reading) -> Done:
    """Write the files of a chunk and put them in their place."""
    with put_in_place(job.chunks, chunk.name) as folder:
        groups, first = tables.write_chunk(folder, reading.rows())
        if reading.refused:
            with (folder / "set_aside.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in sorted(reading.refused, key=lambda line: line["number"]))
        done = Done(job.pipeline, job.share, **reading.counts, set_aside=len(reading.refused), first=first, groups=groups)
        with (folder / "done.json").open("w", encoding="utf-8") as file:
            json.dump(asdict(done), file)
    return done


@contextmanager
def put_in_place(folder: Path, name: str) -> Iterator[Path]:
    """A fresh folder to write in, which takes its name once all is written."""
    fresh = folder / f".{name}.{os.getpid()}"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        yield fresh
        shutil.rmtree(folder / name, ignore_errors=True)
        fresh.rename(folder / name)
    except OSError as error:
        raise StoreError(folder, f"cannot be written ({error.strerror})", "free some space and run again: what is finished is kept") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
