"""The tracker as a library: articles in, typed records out. Everything that it gives is a frozen dataclass of `tracker.records`.

>>> reader = Reader()
>>> for read in reader.annotate_all(["Ekspor rotan naik 5 persen.", Article("a2", "Impor kaca turun 2 persen.", title="Impor kaca")]):
...     print(read.article.id, [(figure.role, figure.direction, str(figure.value)) for figure in read.figures])
ff3c688d60e9f80e [('change', 'up', '5')]
a2 [('change', 'down', '2')]
"""
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from tracker.annotate import pipeline
from tracker.articles import JAKARTA, name_article, read_file, read_published
from tracker.records import Annotations, Article, printed


class Reader:
    """Reads articles; `version` names the rules, word lists and models by which it does."""

    def __init__(self) -> None:
        pipeline.load()
        self.version = pipeline.version()

    def annotate(self, article: Article | str, *, title: str = "", published: datetime | date | str | None = None) -> Annotations:
        """Everything that is read from one article. A text may stand for it; then `published` is what "tahun lalu" is measured from.

        >>> read = Reader().annotate("Produksi genteng naik 5 persen tahun lalu.", published=date(2026, 1, 5))
        >>> read.figures[0].period.end
        datetime.date(2025, 12, 31)
        """
        return pipeline.annotate(as_article(article, title=title, published=published))

    def annotate_all(self, articles: Iterable[Article | str]) -> Iterator[Annotations]:
        """The same for many, one after the other, in order; a stream of any length takes no more memory."""
        return pipeline.annotate_all(map(as_article, articles))

    def annotate_files(self, *paths: str | Path) -> Iterator[Annotations]:
        """The same for files of JSON Lines (.gz or not), as `tracker extract` reads them."""
        return pipeline.annotate_all(chain.from_iterable(map(read_file, paths)))


def as_article(article: Article | str, *, title: str = "", published: datetime | date | str | None = None) -> Article:
    """A text as an article, named after its words."""
    if isinstance(article, Article):
        return article
    return Article(name_article("", title, article), article, title, moment(published))


def moment(when: datetime | date | str | None) -> datetime | None:
    """A publication time; a day, and a time without a zone, are Jakarta's.

    >>> moment(date(2026, 1, 5)).isoformat()
    '2026-01-05T00:00:00+07:00'
    """
    if when is None or not isinstance(when, date):         # a datetime is a date; what is neither, nor text, is refused there
        return read_published(when, at="published")
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return when if when.tzinfo else when.replace(tzinfo=JAKARTA)


def as_json(read: Annotations) -> dict[str, Any]:
    """What `tracker extract` prints of it: JSON types only.

    >>> sorted(as_json(Reader().annotate("Ekspor naik 5 persen.")))[:3]
    ['entities', 'figures', 'id']
    """
    return printed(read)
