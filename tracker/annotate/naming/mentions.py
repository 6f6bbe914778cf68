"""A name where it stands, and the lines of a page in which names do not count."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.lexicons import read_yaml


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. `id`: an organisation's lexicon id; `title`: before a person's name; `org`: where the organisation of a person, or what a short form stands for, is named."""

    start: int
    end: int
    type: str                              # org person
    rule: str
    id: str | None = None
    title: str | None = None
    org: tuple[int, int] | None = None
    sure: float = 1.0                      # the model's confidence


OUTLETS = frozenset(read_yaml("outlets"))
OUTLET = "|".join(sorted(map(re.escape, OUTLETS), key=len, reverse=True))
MAKER = r"(?:[A-Z][\w’'-]*[a-z]|[A-Z]{1,3}\.?)"
BYLINES = re.compile(
    rf"^[^\n]{{0,60}}?\b(?:{OUTLET})\)?[ ,/]{{0,3}}[^\n.]{{0,30}}?\s[-–—]+\s"
    rf"|(?:Reporter|Editor|Penulis|Sumber|Pewarta|Jurnalis|Fotografer|Foto|Laporan Wartawan)\s?:?\s{MAKER}(?:,?[ /]{MAKER}(?![\w.])){{0,4}}"
    r"|Artikel ini telah (?:tayang|terbit)[^\n]*"
    r"|Cek Berita dan Artikel[^\n]*"
    r"|(?:Cek|Simak|Ikuti|Baca|Follow)[^\n.]{0,60}Google News[^\n.]{0,60}"
    r"|\([A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3}\)\s*(?=\n|$|Artikel ini)"
    r"|\[(?:Gambas|Foto|Video)[^\]\n]*\]"
    r"|\((?:[a-z]{2,5}/[a-z]{2,5}|[A-Z]{2,4}/[A-Z]{2,4})\)",
    re.MULTILINE,
)


HEADLINES = re.compile(r"(?:Baca(?: [Jj]uga)?\s?:|Baca [Jj]uga|(?:Simak|Tonton|Lihat)(?: [Jj]uga)?(?: [Vv]ideo)?\s?:?)\s?[^\n]{5,110}")


def headlines(text: str, body: int) -> list[tuple[int, int]]:
    """Where words have capitals because they are a headline: the title, and links to other stories."""
    return [(0, body), *(match.span() for match in HEADLINES.finditer(text))]


def bylines(text: str) -> list[tuple[int, int]]:
    """Where the text names its makers, not its subjects.

    >>> [text[a:b] for text in ["Reporter: Ani Wati | Editor: Budi\\nHarga naik."] for a, b in bylines(text)]
    ['Reporter: Ani Wati', 'Editor: Budi']
    """
    return [match.span() for match in BYLINES.finditer(text)]


def outside(mentions: Iterable[Mention], spans: Iterable[tuple[int, int]]) -> list[Mention]:
    """The mentions that touch none of the spans."""
    spans = list(spans)
    return [mention for mention in mentions if not any(mention.start < end and start < mention.end for start, end in spans)]


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Without overlaps: the earlier in the list wins over a later one of equal length, a longer one over a shorter; in text order."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: mention.start - mention.end):
        if not any(mention.start < other.end and other.start < mention.end for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)
