"""The words of a Doc as flat lists, and tables of phrases that are all found in one pass over them.

A component that looks for hundreds of cues reads each word once: its cost does not grow with the number of cues.
"""
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import partial
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import Any, NamedTuple

from spacy.tokens import Doc

from tracker.annotate.beginnings import lowered_alone
from tracker.annotate.spans import text_of

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:(?:['’&]|-(?!\d+,\d))\w+)*|[^\w\s]")       # "TLKM-2,23%" is a name and a number
CUT = re.compile(f"({WORD.pattern})")


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
        lower = text.lower()
        alone = lowered_alone(text, lower)
        pieces = CUT.split(text if alone else lower)
        offsets = list(accumulate(map(len, pieces)))       # gap, word, gap, word, …: where each ends
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        self.lower = [word.lower() for word in pieces[1::2]] if alone else pieces[1::2]

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


new_hit = partial(tuple.__new__, Hit)      # as `Hit` does it, without a call of Python's for each


class PhraseTable:
    """Phrases under nouns, found longest first within each noun. A word with two capitals must stand so in the text.

    >>> table = PhraseTable([("kredit usaha rakyat", "topic", "kur"), ("kredit", "topic", "loan"), ("AS", "place", "US")])
    >>> [(hit.first, hit.value) for hit in table.find(Words("kredit usaha rakyat atau kredit as AS"))]
    [(0, 'kur'), (4, 'loan'), (6, 'US')]
    """

    def __init__(self, entries: Iterable[tuple[str, str, Any]], *, overlapping: frozenset[str] = frozenset()):
        self.overlapping = overlapping     # nouns whose hits may lie across each other
        # first word → its entries alone, and the longer phrases by their second word: (number of words, {the words after: entries}), longest first
        self.by_word: dict[str, tuple[list[Entry], dict[str, list[tuple[int, dict[tuple[str, ...], list[Entry]]]]]]] = {}
        for phrase, noun, value in entries:
            printed = [match.group() for match in WORD.finditer(phrase)]
            first, *rest = (word.lower() for word in printed)
            entry = noun, value, tuple((place, word) for place, word in enumerate(printed) if sum(map(str.isupper, word)) > 1)
            alone, longer = self.by_word.setdefault(first, ([], {}))
            if rest:
                by_length = dict(longer.get(rest[0], ()))
                by_length.setdefault(len(printed), {}).setdefault(tuple(rest[1:]), []).append(entry)
                longer[rest[0]] = sorted(by_length.items(), key=itemgetter(0), reverse=True)
            else:
                alone.append(entry)

    def find(self, words: Words) -> list[Hit]:
        """Every hit in order of its first word; of one noun, a hit inside an earlier one is left out."""
        lower, by_word, overlapping = words.lower, self.by_word, self.overlapping
        hits: list[Hit] = []
        reached: dict[str, int] = {}       # noun → where its last longer phrase ends
        begun, after = list(map(by_word.get, lower)), [*lower[1:], ""]
        for first in compress(count(), begun):
            alone, longer = begun[first]
            taken: dict[str, int] = {}     # noun → where its longest phrase from here ends
            if after[first] in longer:
                for length, phrases in longer[after[first]]:
                    last = first + length
                    for noun, value, cased in phrases.get(tuple(lower[first + 2:last]), ()):
                        if taken.get(noun, last) == last and reached.get(noun, 0) <= first and not (cased and differs(words, first, cased)):
                            taken[noun] = last
                            hits.append(new_hit((first, last, noun, value)))
            for noun, value, cased in alone:
                if noun not in taken and (noun not in reached or reached[noun] <= first) and not (cased and differs(words, first, cased)):
                    hits.append(new_hit((first, first + 1, noun, value)))
            if taken:
                reached.update((noun, last) for noun, last in taken.items() if noun not in overlapping)
        return hits


def differs(words: Words, first: int, cased: tuple[tuple[int, str], ...]) -> bool:
    """Does a word of the phrase that begins at `first` not stand as it must?"""
    return any(words.printed(first + place, first + place + 1) != form for place, form in cased)
