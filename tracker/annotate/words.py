"""The words of a Doc as flat lists, and tables of phrases that are all found in one pass over them.

A component that looks for hundreds of cues reads each word once: its cost does not grow with the number of cues.
"""
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc

from tracker.annotate.spans import text_of

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[-'’&]\w+)*|[^\w\s]")


class Words:
    """Every word and punctuation mark of a text with its offsets: `lower` for looking up, `text[starts[i]:ends[i]]` as printed.

    >>> words = Words("Nilai ekspor mencapai US$ 1,2 miliar.")
    >>> words.lower
    ['nilai', 'ekspor', 'mencapai', 'us', '$', '1,2', 'miliar', '.']
    >>> words.at(6), words.before(12)
    (1, 1)
    """

    __slots__ = ("ends", "lower", "starts", "text")

    def __init__(self, text: str):
        self.text = text
        spans = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.lower = "\n".join([text[start:end] for start, end in spans]).lower().split("\n") if spans else []

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, position: int) -> int:
        """The index of the first word that ends after the position."""
        return bisect_right(self.ends, position)

    def before(self, position: int) -> int:
        """The index of the last word that begins before the position, or -1."""
        return bisect_left(self.starts, position) - 1

    def printed(self, first: int, last: int) -> str:
        """The words [first, last) as they stand in the text."""
        return self.text[self.starts[first]:self.ends[last - 1]] if first < last else ""


def of_doc(doc: Doc) -> Words:
    """The words of a Doc, read once for all components."""
    found = doc.user_data.get("words")
    if found is None:
        found = doc.user_data["words"] = Words(text_of(doc))
    return found


Entry = tuple[str, Any, tuple[tuple[int, str], ...]]    # noun, value, words that must stand as printed


class Hit(NamedTuple):
    """A phrase of a table where it stands: words [first, last), with what the table says of it."""

    first: int
    last: int
    noun: str
    value: Any


class PhraseTable:
    """Phrases under nouns, found longest first within each noun. A word with two capitals must stand so in the text.

    >>> table = PhraseTable([("kredit usaha rakyat", "topic", "kur"), ("kredit", "topic", "loan"), ("AS", "place", "US")])
    >>> [(hit.first, hit.value) for hit in table.find(Words("kredit usaha rakyat atau kredit as AS"))]
    [(0, 'kur'), (4, 'loan'), (6, 'US')]
    """

    def __init__(self, entries: Iterable[tuple[str, str, Any]], *, overlapping: frozenset[str] = frozenset()):
        self.overlapping = overlapping     # nouns whose hits may lie across each other
        # first word → ((number of words, {the words after the first: entries}), longest first)
        grouped: dict[str, dict[int, dict[tuple[str, ...], list[Entry]]]] = {}
        for phrase, noun, value in entries:
            printed = [match.group() for match in WORD.finditer(phrase)]
            first, *rest = (word.lower() for word in printed)
            cased = tuple((place, word) for place, word in enumerate(printed) if sum(map(str.isupper, word)) > 1)
            grouped.setdefault(first, {}).setdefault(len(printed), {}).setdefault(tuple(rest), []).append((noun, value, cased))
        self.by_word = {first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in grouped.items()}

    def find(self, words: Words) -> list[Hit]:
        """Every hit in order of its first word; of one noun, a hit inside an earlier one is left out."""
        lower, get = words.lower, self.by_word.get
        hits: list[Hit] = []
        reached: dict[str, int] = {}
        for first, lengths in [(first, lengths) for first, lengths in enumerate(map(get, lower)) if lengths is not None]:
            taken: dict[str, int] = {}
            for length, phrases in lengths:
                last = first + length
                entries = phrases.get(tuple(lower[first + 1:last])) if length > 1 else phrases[()]
                if entries is None:
                    continue
                for noun, value, cased in entries:
                    if taken.get(noun, last) != last or reached.get(noun, 0) > first:
                        continue
                    if cased and any(words.printed(first + place, first + place + 1) != form for place, form in cased):
                        continue
                    taken[noun] = last
                    hits.append(Hit(first, last, noun, value))
            reached.update((noun, last) for noun, last in taken.items() if noun not in self.overlapping)
        return hits
