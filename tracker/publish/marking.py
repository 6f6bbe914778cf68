"""Text with its marks, as HTML that is escaped everywhere else.

>>> str(marked("Rp5 triliun <b>", [Mark(0, 11, "figure")]))
'<mark class="figure">Rp5 triliun</mark> &lt;b&gt;'
"""
import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at [start, end): `kind` becomes the class, `link` where it leads, `id` the anchor."""

    start: int
    end: int
    kind: str
    link: str = ""
    id: str = ""
    tag: str = "mark"


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """The text with every mark that nests properly; of two that cross, the later one gives way.

    >>> str(marked("ekspor mobil naik", [Mark(0, 12, "a"), Mark(7, 12, "b"), Mark(9, 17, "c")]))
    '<mark class="a">ekspor <mark class="b">mobil</mark></mark> naik'
    """
    out, open_marks, position = [], [], 0

    def close(until: int) -> None:
        nonlocal position
        while open_marks and open_marks[-1].end <= until:
            mark = open_marks.pop()
            out.append(escape(text[position:mark.end]))
            out.append(closing(mark))
            position = mark.end

    for mark in sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.kind)):
        close(mark.start)
        if not 0 <= mark.start < mark.end <= len(text) or (open_marks and mark.end > open_marks[-1].end):
            continue
        out.append(escape(text[position:mark.start]))
        position = mark.start
        if mark.link and any(outer.link for outer in open_marks):
            mark = Mark(mark.start, mark.end, mark.kind, id=mark.id, tag=mark.tag)
        out.append(opening(mark))
        open_marks.append(mark)
    close(len(text))
    out.append(escape(text[position:]))
    return Markup("").join(out)


def opening(mark: Mark) -> Markup:
    anchor = Markup(' id="{}"').format(mark.id) if mark.id else ""
    inner = Markup('<a href="{}">').format(mark.link) if mark.link else ""
    return Markup('<{} class="{}"{}>{}').format(Markup(mark.tag), mark.kind, anchor, inner)  # noqa: S704  (the tag is a constant of ours)


def closing(mark: Mark) -> Markup:
    return Markup("</a>" if mark.link else "") + Markup(f"</{mark.tag}>")  # noqa: S704  (the tag is a constant of ours)


def hits(text: str, words: Iterable[str]) -> list[Mark]:
    """Where the words of a search stand in a text.

    >>> [(hit.start, hit.end) for hit in hits("Ekspor mebel naik; ekspor kayu turun", ["ekspor"])]
    [(0, 6), (19, 25)]
    """
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    if not pattern:
        return []
    return [Mark(match.start(), match.end(), "hit", tag="strong") for match in re.finditer(rf"(?<!\w)(?:{pattern})\w*", text, re.IGNORECASE)]
