"""People who asked to be forgotten: their names are blotted out of what is stored, and known from then on by a hash alone."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import pairwise

from tracker.store.keys import folded

BLOT = "█"                                 # one for each character, so that nothing else moves
WORD = re.compile(r"\w+(?:['’-]\w+)*")
GAP = re.compile(r"\s+")
INITIAL = re.compile(r"\.\s*")             # after an initial or a short title: "M. Rani", "Muh. Rani"
SHORT = 3                                  # letters: a shorter part of a name stands for many things
Forgotten = Mapping[int, set[str]]         # words of a name → hashes of names with so many


def words_of(name: str) -> list[str]:
    """The words of a name as they are compared.

    >>> words_of("M. Rani Contoh-Sampel")
    ['m', 'rani', 'contoh-sampel']
    """
    return [folded(word) for word in WORD.findall(name)]


def fingerprint(words: Iterable[str]) -> str:
    """What is kept of a name.

    >>> fingerprint(words_of("Rani Contoh")) == fingerprint(words_of("RANI  CONTOH"))
    True
    """
    return sha256(" ".join(words).encode()).hexdigest()


def blotted(fields: Iterable[str], forgotten: Forgotten) -> list[str] | None:
    """The texts of one article without the names; None where none of them stands there.

    In an article that has a whole name, each of its words that stands alone goes too.

    >>> forgotten = {2: {fingerprint(["rani", "contoh"])}}
    >>> blotted(["Rani Contoh Mundur", "Ekspor naik, kata Rani. Ia puas dengan contoh itu."], forgotten)
    ['████ ██████ Mundur', 'Ekspor naik, kata ████. Ia puas dengan contoh itu.']
    >>> blotted(["Rani Sampel mundur"], forgotten)
    """
    texts = list(fields)
    words = [list(WORD.finditer(text)) for text in texts]
    whole = [list(_whole(text, found, forgotten)) for text, found in zip(texts, words, strict=True)]
    parts = {folded(word[0]) for spans in whole for span in spans for word in span if len(word[0]) >= SHORT}
    if not any(whole):
        return None
    return [_blot(text, [*(word for span in spans for word in span), *(word for word in found if word[0][0].isupper() and folded(word[0]) in parts)])
            for text, found, spans in zip(texts, words, whole, strict=True)]


def _whole(text: str, found: list[re.Match], forgotten: Forgotten) -> Iterable[list[re.Match]]:
    """The whole names in a text, as their words."""
    plain = [folded(word[0]) for word in found]
    joined = [bool(GAP.fullmatch(gap := text[left.end():right.start()]) or (len(left[0]) <= SHORT and INITIAL.fullmatch(gap)))
              for left, right in pairwise(found)]
    for size, hashes in forgotten.items():
        for start in range(len(found) - size + 1):
            if all(joined[start:start + size - 1]) and fingerprint(plain[start:start + size]) in hashes:
                yield found[start:start + size]


def _blot(text: str, words: Iterable[re.Match]) -> str:
    for word in words:
        text = text[:word.start()] + BLOT * len(word[0]) + text[word.end():]
    return text
