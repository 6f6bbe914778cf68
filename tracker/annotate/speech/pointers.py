"""Headlines of other stories that stand within a text ("Baca Juga: Bank Rimba Targetkan Kredit Rp 5 Triliun"), and who speaks in one.

They break the sentence in which they stand: what is said before and behind them is not theirs.
"""
import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.naming.titles import HEAD
from tracker.lexicons import read_yaml

POINTER = re.compile(r"\b(?:Baca(?:\s[Jj]uga)?\s?:|Baca\s[Jj]uga\b|(?:Simak|Tonton|Lihat)(?:\s[Jj]uga)?(?:\s[Vv]ideo)?\s?:|(?:Simak|Tonton|Lihat)\s[Jj]uga(?:\s[Vv]ideo)?\b)\s?(?=[A-Z\d“\"'])")
POINTERS_BEGIN = starts_of(["Baca", "Simak", "Tonton", "Lihat"])
TOKEN = re.compile(r"[^\s]+")
SMALL = frozenset(read_yaml("headline_words")["small"])
OPENINGS = frozenset(read_yaml("headline_words")["openings"])
SPEAKS = re.compile(rf"(?:\s?:\s|\s(?:{'|'.join(read_yaml('headline_words')['speaks'])})\b)")
ASKED, QUOTED = ("?", "!"), ("“", "\"")
BEFORE_TITLE = re.compile(r"\b(?:(?:Perdana|Wakil|Presiden|Menteri)\s)+\Z")
WITH_NAME = re.compile(r"(?:,?\s(?:[A-Z(][^\s:]*|dan|dari|di))+")
TELLS = frozenset(("juga", "pun", *read_yaml("speech_verbs")["state"]))
LEAST, LONGEST = 3, 160                    # words and characters of a headline
LONGEST_TITLE = 90                         # characters of a title with its name


@lru_cache(maxsize=4)
def pointers(text: str) -> tuple[tuple[int, int, int], ...]:
    """Start of the pointer, start and end of its headline; it ends where the words lose their capitals.

    >>> text = "Baca Juga: Pabrik Gula Rimba Tambah Dua Lini pada 2025 Selain itu, Tono menilai harga naik."
    >>> [text[start:end] for _, start, end in pointers(text)]
    ['Pabrik Gula Rimba Tambah Dua Lini pada 2025']
    """
    return tuple([(match.start(), match.end(), end_of(text, match.end())) for match in beginning(POINTER, text, POINTERS_BEGIN(text))])


def end_of(text: str, start: int) -> int:
    """Where a headline ends: at the line's end, a question mark, an opening of a sentence, or before the last word with a capital."""
    line = text.find("\n", start)
    limit = min(len(text) if line < 0 else line, start + LONGEST)
    ends = [start]                         # of the words so far
    for token in TOKEN.finditer(text, start, limit):
        word = token[0].strip("()[]“”\"',.:;–—-")
        long = len(ends) > LEAST
        if word[:1].islower() and word not in SMALL:
            if long and (word in TELLS or text.startswith(",", ends[-1] - 1)) and (title := titled(text, ends[LEAST], ends[-1])):
                return title
            return ends[-2] if long and not text.startswith(QUOTED, ends[-2] + 1) else ends[-1]
        if long and (word in OPENINGS or token[0].startswith(QUOTED)):
            return ends[-1]
        ends.append(token.end())
        if long and token[0].endswith(ASKED):
            return token.end()
    return ends[-1]


def titled(text: str, start: int, end: int) -> int | None:
    """Where the title begins of whoever speaks behind a headline that no mark ends: "Harga Gula Naik Lagi Direktur Rimba Tono Raharjo mengatakan …".

    >>> text = "Harga Gula Naik Lagi Direktur Rimba Tono Raharjo mengatakan pasar lesu."
    >>> text[:titled(text, 15, 48)]
    'Harga Gula Naik Lagi'
    """
    found = [match for match in HEAD.finditer(text, start, end) if text[match.start() - 1] == " " and WITH_NAME.fullmatch(text, match.end(), end)]
    if not found or end - found[-1].start() > LONGEST_TITLE:
        return None
    before = BEFORE_TITLE.search(text, start, found[-1].start())
    return (before or found[-1]).start() - 1


def cut(sentences: list[tuple[int, int]], found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The sentences without the headlines in them: what stands before and behind one are two.

    >>> cut([(0, 90), (91, 120)], [(20, 31, 60)])
    [(0, 20), (60, 90), (91, 120)]
    """
    if not found:
        return sentences
    pieces = []
    rows = iter(found)
    pointer = next(rows, None)
    for start, end in sentences:
        while pointer and pointer[0] < end:
            if start < pointer[0]:
                pieces.append((start, pointer[0]))
            start = max(start, pointer[2])
            if pointer[2] > end:
                break                      # the headline goes on: the next sentence may begin within it
            pointer = next(rows, None)
        if start < end:
            pieces.append((start, end))
    return pieces
