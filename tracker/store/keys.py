"""Names that come back the same: keys derived from content, and places in publication order.

A key survives a second run and a rebuild; it is what addresses, corrections and releases use. A position is only an order: the row ids of an
article's figures, mentions and quotes begin there, so that reading a table backwards gives the newest first, without a sort.

>>> article_id("https://kabar.example/ekonomi/ekspor-naik")
'39b2c27032fa5226'
"""
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

BLOCK = 1 << 12                            # row ids that one article may use in one table
SLOTS = 1 << 15                            # articles that may share a minute before they reach into the next
EARLIEST = 10_519_200                      # minutes from 1970 to 1990: below it lie the articles without a date
LATEST = (1 << 26) - 1                     # the last minute whose ids a JSON reader still takes exactly (2097)


def digest(*parts: object, length: int = 16) -> str:
    """Hex of a SHA-256 over the parts, which a separator keeps apart."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:length]


def article_id(url: str) -> str:
    """The id of the article at a canonical address."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def folded(text: str) -> str:
    """A surface without what printing changes: case, kinds of space, compatibility forms.

    >>> folded("USD\\u00a093,7  Miliar")
    'usd 93,7 miliar'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def slug(text: str) -> str:
    """Words for an address.

    >>> slug("Kabupaten Pangkajene & Kepulauan")
    'kabupaten-pangkajene-kepulauan'
    """
    return re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode()).strip("-")


def ranked_keys(article: str, surfaces: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """One key a record, from its article, what it says and its rank among the equals of the article.

    >>> keys = list(ranked_keys("a1", [("text", "percent", "5 persen"), ("text", "percent", "5  Persen")]))
    >>> len(set(keys)), keys == list(ranked_keys("a1", [("text", "percent", "5 persen"), ("text", "percent", "5 persen")]))
    (2, True)
    """
    seen = Counter()
    for surface in surfaces:
        surface = tuple(folded(part) for part in surface)
        yield digest(article, *surface, seen[surface])
        seen[surface] += 1


def position(article: str, published: datetime | None) -> int:
    """Where an article stands in publication order, to the minute; articles without a date come before all others.

    The low bits spread articles of the same minute by their id; the store takes the next free block where two still meet.

    >>> old = position("a1", datetime(2019, 11, 4, 14, 5, tzinfo=UTC))
    >>> new = position("a1", datetime(2019, 11, 4, 14, 6, tzinfo=UTC))
    >>> position("a1", None) < old < new < 2**53
    True
    """
    spread = int(digest(article), 16)
    if published is None:
        return spread % (EARLIEST * SLOTS) * BLOCK
    minute = int(published.timestamp() // 60) if published.tzinfo else int(published.replace(tzinfo=UTC).timestamp() // 60)
    return (min(max(minute, EARLIEST), LATEST) * SLOTS + spread % SLOTS) * BLOCK
