"""How much of an article is shown: for each figure its sentence where that fits, and for each quote its opening, within a share of the text.

What is shown grows in turns, so that every figure keeps at least its own words: first the figure alone, then a few words around it, its
clause, its sentence.
"""
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tracker.records import Article, Figure, PolicyEvent, Quote

SHARE = 0.5                                # of an article's text, at most
LONGEST = 420                              # characters of a sentence that is still shown whole
AROUND = 45                                # characters on either side where not even the clause fits
OPENING = 140                              # characters of a quote
CLAUSE = re.compile(r"[,;:–—()“”\"](?=\s)|(?<=\s)[–—(“\"]|\n")
Extent = tuple[int, int]


class Shown:
    """What is shown of one text, as a mask; `grow` refuses what would pass the share.

    >>> shown = Shown("Ekspor naik 5 persen pada 2019.", share=0.5)
    >>> shown.grow((12, 20)), shown.grow((0, 31)), shown.used
    (True, False, 8)
    """

    def __init__(self, text: str, *, share: float = SHARE):
        self.mask = bytearray(len(text))
        self.left = int(len(text) * share)
        self.used = 0

    def grow(self, extent: Extent, *, always: bool = False) -> bool:
        start, end = extent
        more = self.mask.count(0, start, end)
        if more > self.left and not always:
            return False
        self.mask[start:end] = b"\1" * (end - start)
        self.left -= more
        self.used += more
        return True


def evidence(article: Article, figures: Sequence[Figure], quotes: Sequence[Quote] = (), events: Sequence[PolicyEvent] = (),
             *, named: Iterable[Extent] = (), share: float = SHARE) -> tuple[list[Extent], list[Extent | None]]:
    """For each figure the extent shown around it, for each quote the extent of its opening, or None where nothing is left to show.

    What is shown in any case, the steps of policies and the extents of what is `named`, counts towards the share.

    >>> text = "Pabrik itu di Karawang. Nilainya mencapai Rp5 triliun, kata direkturnya. Ia berharap semua selesai tepat waktu."
    >>> figure = Figure(42, 53, "Rp5 triliun", "money", None, sentence=(24, 72))
    >>> [text[start:end] for start, end in evidence(Article("a", text), [figure])[0]]
    ['Nilainya mencapai Rp5 triliun, kata direkturnya.']
    >>> [text[start:end] for start, end in evidence(Article("a", text), [figure], share=0.3)[0]]
    ['Nilainya mencapai Rp5 triliun']
    """
    shown = Shown(article.text, share=share)
    extents: list[Extent] = []
    for figure in figures:
        extents.append((0, len(article.title)) if figure.field == "title" else (figure.start, figure.end))
        if figure.field == "text":
            shown.grow(extents[-1], always=True)
    for event in events:
        if event.field == "text":
            shown.grow((event.start, event.end), always=True)
    for extent in named:
        shown.grow(extent, always=True)
    in_text = [number for number, figure in enumerate(figures) if figure.field == "text"]

    def widen(step) -> None:
        for number in in_text:
            wider = step(article.text, figures[number])
            if wider and shown.grow(wider):
                extents[number] = wider

    widen(words_around)
    widen(clause)
    openings = [opening(article, quote, shown) for quote in quotes]
    widen(sentence)
    return extents, openings


def words_around(text: str, figure: Figure) -> Extent:
    """A few whole words on either side, inside the sentence."""
    low, high = bounds(text, figure)
    start, end = max(low, figure.start - AROUND), min(high, figure.end + AROUND)
    while start > low and start < figure.start and not text[start - 1].isspace():
        start += 1
    while end < high and end > figure.end and not text[end].isspace():
        end -= 1
    return trimmed(text, start, end)


def clause(text: str, figure: Figure) -> Extent | None:
    """From the mark before the figure to the mark after it, where that is more than a few words."""
    low, high = bounds(text, figure)
    cuts = [low, *(match.start() for match in CLAUSE.finditer(text, low, high) if not figure.start <= match.start() < figure.end), high]
    for left, right in pairwise(cuts):
        if left <= figure.start and figure.end <= right:
            start, end = trimmed(text, left + (left > low), right)
            return (start, end) if LONGEST >= end - start > figure.end - figure.start + 12 else None
    return None


def sentence(text: str, figure: Figure) -> Extent | None:
    """The whole sentence, unless it is very long."""
    start, end = trimmed(text, *bounds(text, figure))
    return (start, end) if end - start <= LONGEST else None


def bounds(text: str, figure: Figure) -> Extent:
    """The figure's sentence; its paragraph where none was told."""
    start, end = figure.sentence
    if start <= figure.start and figure.end <= end:
        return start, end
    end = text.find("\n", figure.end)
    return text.rfind("\n", 0, figure.start) + 1, len(text) if end < 0 else end


def opening(article: Article, quote: Quote, shown: Shown) -> Extent | None:
    """The first words of a quote, as many as are left to show."""
    text = article.text if quote.field == "text" else article.title
    for length in (OPENING, OPENING // 2):
        end = min(quote.end, quote.start + length)
        while end < quote.end and end > quote.start and not text[end].isspace():
            end -= 1
        extent = trimmed(text, quote.start, end)
        if quote.field == "title" or shown.grow(extent):
            return extent
    return None


def trimmed(text: str, start: int, end: int) -> Extent:
    """The extent without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
