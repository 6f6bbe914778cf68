"""Where a text has titles: whole offices ("Menperin") and the first words of longer titles ("Direktur Utama …"), each with what stands before and belongs to it.

Several readers ask for the titles of one text, so it is searched once.
"""
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from tracker.annotate.beginnings import starts_of
from tracker.annotate.grammar.phrases import any_of
from tracker.lexicons import read_table, read_yaml

Spans = tuple[tuple[int, int], ...]
TITLES = read_yaml("titles")
PREFIXES = frozenset(TITLES["prefixes"])
PREFIX = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(PREFIXES, key=len, reverse=True))) + r")\s\Z")
REACH = max(map(len, PREFIXES)) + 2
HEAD = re.compile(any_of(TITLES["heads"]) + r"(?![\w-])")
HEADS_BEGIN = starts_of(TITLES["heads"])


@cache
def headed() -> dict[str, str]:
    """Titles that are whole in themselves, and the organisation each of them heads."""
    heads = {key: value or "" for key, value in TITLES["offices"].items()}
    for row in read_table("organisations"):
        if row["type"] == "ministry":
            for form in [row["name"], *row.get("aliases", "").split(";")]:
                if form.startswith("Kementerian "):
                    heads.setdefault("Menteri " + form.removeprefix("Kementerian "), row["id"])
    for key in list(heads):
        if key.startswith("Menteri "):
            heads.setdefault("Wakil " + key, heads[key])
            heads.setdefault("Wamen " + key.removeprefix("Menteri "), heads[key])
    return heads


@cache
def office() -> tuple[re.Pattern, Callable[[str], list[int]]]:
    """The expression of a whole title, and where one may begin."""
    return re.compile(any_of(headed()) + r"(?![\w-])"), starts_of(headed())


@lru_cache(maxsize=4)
def offices(text: str) -> Spans:
    """Every title that is whole in itself.

    >>> [text[start:end] for text in ["Mantan Menperin dan Menteri Pertanian hadir."] for start, end in offices(text)]
    ['Mantan Menperin', 'Menteri Pertanian']
    """
    pattern, begin = office()
    return tuple(found(pattern, text, begin(text)))


@lru_cache(maxsize=4)
def heads(text: str) -> Spans:
    """The first words of every title that may go on.

    >>> [text[start:end] for text in ["Plt. Direktur Utama dan mantan Ketua Umum hadir."] for start, end in heads(text)]
    ['Plt. Direktur', 'mantan Ketua']
    """
    return tuple(found(HEAD, text, HEADS_BEGIN(text)))


def found(pattern: re.Pattern, text: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Whole words that the pattern matches at one of the starts, with a prefix before them."""
    before: tuple[int, int] | None = None
    position = 0
    for begin in starts:
        if begin < position or (begin and text[begin - 1] in "_-") or not (match := pattern.match(text, begin)):
            continue
        start, end = match.span()
        floor = 0 if before is None else before[0] if text[before[0]:before[1]] in PREFIXES else before[1]
        prefix = PREFIX.search(text, max(floor, start - REACH), start)
        if before and not (prefix and prefix.start() < before[1]):
            yield before
        before = (prefix.start() if prefix else start, end)        # "Plt", a title itself, may turn out the prefix of another
        position = end
    if before:
        yield before


def between(spans: Spans, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Those of the spans, which stand in order, that lie in [start, end)."""
    low = bisect_left(spans, (start, 0))
    return (span for span in spans[low:bisect_left(spans, (end, 0), low)] if span[1] <= end)
