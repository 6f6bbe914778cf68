"""Two revisions of one article → which figure changed, which one came, which one went."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from tracker.records import Annotations, Figure, FigureChange

ALIKE = 0.5                                # share of words that two sentences have in common, from which they are one sentence edited
WORD = re.compile(r"[^\W\d]\w*")


def figure_changes(before: Annotations, after: Annotations) -> list[FigureChange]:
    """What differs between the figures of two revisions, in order of the text. A figure that moved or was reworded did not change.

    >>> from decimal import Decimal
    >>> from tracker.records import Article
    >>> def read(text, figure, value):
    ...     at = text.index(figure)
    ...     found = Figure(at, at + len(figure), figure, "percent", Decimal(value), unit="%", sentence=(0, len(text)))
    ...     return Annotations(Article("a1", text), "1-test", figures=(found,))
    >>> old = read("Ekspor mebel naik 5,2 persen pada 2025.", "5,2 persen", "5.2")
    >>> new = read("Ekspor mebel naik 2,5 persen pada tahun 2025.", "2,5 persen", "2.5")
    >>> [(change.change, change.before.text, change.after.text) for change in figure_changes(old, new)]
    [('changed', '5,2 persen', '2,5 persen')]
    >>> figure_changes(old, old)
    []
    """
    gone, come = _without_equals(before.figures, after.figures)
    pairs = list(_pairs(before, gone, after, come))
    old, new = {id(left) for left, _ in pairs}, {id(right) for _, right in pairs}
    found = [FigureChange("changed", left, right) for left, right in pairs]
    found += [FigureChange("removed", figure, None) for figure in gone if id(figure) not in old]
    found += [FigureChange("added", None, figure) for figure in come if id(figure) not in new]
    return sorted(found, key=lambda change: (place(change.after or change.before), change.change))


def place(figure: Figure) -> tuple[bool, int]:
    """The order of the text, the title first."""
    return figure.field == "text", figure.start


def said(figure: Figure) -> tuple:
    """What makes two figures the same statement, wherever they stand; where nothing could be read, the words."""
    return figure.kind, figure.value, figure.value_high, figure.unit, None if figure.value is not None else " ".join(figure.text.split()), figure.field


def _without_equals(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures that the other revision does not have, each as often as it is missing there."""
    left = list(after)
    gone = []
    for figure in before:
        same = next((other for other in left if said(other) == said(figure)), None)
        if same is None:
            gone.append(figure)
        else:
            left.remove(same)
    return gone, left


def _pairs(before: Annotations, gone: list[Figure], after: Annotations, come: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one kind in sentences that are alike, the most alike first, then by their rank in the text."""
    words = {id(figure): _words(read, figure) for read, figures in ((before, gone), (after, come)) for figure in figures}
    ranked = sorted(
        ((-_alike(words[id(left)], words[id(right)]), abs(number - other), number, other)
         for (number, left), (other, right) in product(enumerate(gone), enumerate(come)) if left.kind == right.kind and left.field == right.field))
    taken, found = set(), set()
    for unlike, _, number, other in ranked:
        if -unlike >= ALIKE and number not in taken and other not in found:
            taken.add(number)
            found.add(other)
            yield gone[number], come[other]


def _words(read: Annotations, figure: Figure) -> frozenset[str]:
    """The words of a figure's sentence."""
    text = read.article.title if figure.field == "title" else read.article.text[slice(*figure.sentence)]
    return frozenset(word.casefold() for word in WORD.findall(text))


def _alike(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(len(words | others), 1)
