"""The words of a Doc as flat lists, and tables of phrases that are all found in one pass over them.

A component that looks for hundreds of cues reads each word once: its cost does not grow with the number of cues.
"""
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc

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
        spans = [match.span() for match in WORD.finditer(text)]
        self.text = text
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.lower = [text[start:end].lower() for start, end in spans]

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
        found = doc.user_data["words"] = Words(doc.text)
    return found


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

    def __init__(self, entries: Iterable[tuple[str, str, Any]]):
        self.by_word: dict[str, list[tuple[tuple[str, ...], tuple[tuple[int, str], ...], str, Any]]] = {}
        for phrase, noun, value in entries:
            printed = [match.group() for match in WORD.finditer(phrase)]
            first, *rest = (word.lower() for word in printed)
            cased = tuple((place, word) for place, word in enumerate(printed) if sum(map(str.isupper, word)) > 1)
            self.by_word.setdefault(first, []).append((tuple(rest), cased, noun, value))
        for entries in self.by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Words) -> list[Hit]:
        """Every hit in order of its first word; of one noun, a hit inside an earlier one is left out."""
        lower, by_word = words.lower, self.by_word
        hits: list[Hit] = []
        reached: dict[str, int] = {}
        for first, word in enumerate(lower):
            entries = by_word.get(word)
            if entries is None:
                continue
            taken: dict[str, int] = {}
            for rest, cased, noun, value in entries:
                last = first + 1 + len(rest)
                if taken.get(noun, last) != last or reached.get(noun, 0) > first:
                    continue
                if rest and tuple(lower[first + 1:last]) != rest:
                    continue
                if cased and any(words.printed(first + place, first + place + 1) != form for place, form in cased):
                    continue
                taken[noun] = last
                hits.append(Hit(first, last, noun, value))
            for noun, last in taken.items():
                reached[noun] = last
        return hits
