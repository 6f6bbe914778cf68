"""A name where it stands, and the lines of a page in which names do not count."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.speech.pointers import pointers
from tracker.lexicons import read_yaml


@dataclass(slots=True, eq=False)
class Mention:
    """One mention. `id`: an organisation's lexicon id; `title`: before a person's name; `org`: where the organisation of a person, or what a short form stands for, is named.
    Two mentions are the same only if they are one object: they are looked up often."""

    start: int
    end: int
    type: str                              # org person
    rule: str
    id: str | None = None
    title: str | None = None
    org: tuple[int, int] | None = None
    sure: float = 1.0                      # the model's confidence

    def within(self, start: int, end: int) -> Mention:
        """The mention with other bounds; itself where they are its own."""
        if start == self.start and end == self.end:
            return self
        return Mention(start, end, self.type, self.rule, self.id, self.title, self.org, self.sure)

    def titled(self, title: str, org: tuple[int, int] | None = None) -> Mention:
        """The mention of a person with a title, and where the organisation stands that it names."""
        return Mention(self.start, self.end, self.type, self.rule, self.id, title, org, self.sure)


class Ordered(list[Mention]):
    """Mentions in the order of the text, looked up by where they begin."""

    def __init__(self, mentions: Iterable[Mention]):
        super().__init__(mentions)
        self.starts = [mention.start for mention in self]

    def beginning(self, first: int, last: int) -> list[Mention]:
        """Those that begin at one of the offsets [first, last)."""
        low = bisect_left(self.starts, first)
        return self[low:bisect_left(self.starts, last, low)]


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
MAKERS = re.compile(r"Reporter|Editor|Penulis|Sumber|Pewarta|Jurnalis|Foto|Laporan Wartawan|Artikel ini telah|Cek Berita|\(|\[")
MAKERS_OR_GOOGLE_NEWS = re.compile(rf"{MAKERS.pattern}|Cek|Simak|Ikuti|Baca|Follow")
OUTLETS_BEGIN, OUTLET_REACH = starts_of(OUTLETS), 60


def headlines(text: str, body: int) -> list[tuple[int, int]]:
    """Where words have capitals because they are a headline: the title, and links to other stories."""
    return [(0, body), *((start, end) for start, _, end in pointers(text))]


def bylines(text: str) -> list[tuple[int, int]]:
    """Where the text names its makers, not its subjects.

    >>> [text[a:b] for text in ["Reporter: Ani Wati | Editor: Budi\\nHarga naik."] for a, b in bylines(text)]
    ['Reporter: Ani Wati', 'Editor: Budi']
    """
    lines = [text.rfind("\n", 0, outlet) + 1 for outlet in OUTLETS_BEGIN(text)]
    opened = [line for line, outlet in zip(lines, OUTLETS_BEGIN(text), strict=True) if outlet - line <= OUTLET_REACH]
    told = everywhere(text, MAKERS_OR_GOOGLE_NEWS if "Google News" in text else MAKERS)
    return [match.span() for match in beginning(BYLINES, text, sorted({*opened, *told}))]


def everywhere(text: str, words: re.Pattern) -> Iterator[int]:
    """Where one of the words stands, also behind other letters, for some pages lose the blank before it: "hari ini.Editor: Budi"."""
    return (match.start() for match in words.finditer(text))


def outside(mentions: Iterable[Mention], spans: Iterable[tuple[int, int]]) -> list[Mention]:
    """The mentions that touch none of the spans."""
    ordered = sorted(spans)
    if not ordered:
        return list(mentions)
    starts, reach = [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))
    kept = []
    for mention in mentions:
        before = bisect_left(starts, mention.end)
        if not before or reach[before - 1] <= mention.start:
            kept.append(mention)
    return kept


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Without overlaps: the earlier in the list wins over a later one of equal length, a longer one over a shorter; in text order."""
    taken: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(mentions, key=lambda mention: mention.start - mention.end):
        place = bisect_left(starts, mention.end)
        if not place or taken[place - 1].end <= mention.start:
            starts.insert(place, mention.start)
            taken.insert(place, mention)
    return taken
