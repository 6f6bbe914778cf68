"""What remains of a text for finding its copies: a MinHash over word shingles, its numbers and the outlets that it credits.

A signature tells which texts are alike and gives no sentence away; it may be kept beside the text in the private archive.

>>> one = sign("a", "Ekspor Naik", "Ekspor kopi naik 5 persen menjadi 1.250 ton pada Maret, kata dinas setempat kemarin sore.")
>>> two = sign("b", "Ekspor Naik", "JAKARTA - Ekspor kopi naik 5 persen menjadi 1.250 ton pada Maret, kata dinas setempat kemarin sore.")
>>> likeness(one, two) > 0.7, one.numbers
(True, ('1.250', '5'))
"""
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from rensa import RMinHash

from tracker.lexicons import read_yaml

SCHEME = f"words4-126-{RMinHash.ALGORITHM_VERSION}-keys6"    # of another scheme, signatures and the keys of figures cannot be compared: sign again
SHINGLE = 4
PERMUTATIONS = 126
SEED = 2019
WORD = re.compile(r"\w+(?:[.,]\d+)*")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
OUTLET = r"\W{0,3}((?-i:[A-Z])[\w.]*(?: (?-i:[A-Z])[\w.]*){0,2})"


@dataclass(frozen=True, slots=True)
class Signature:
    """`digest` as bytes of little-endian 32-bit numbers; `numbers` as printed, sorted; `title` and `credits` in lower case."""

    article_id: str
    digest: bytes
    numbers: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    scheme: str = SCHEME


def sign(article_id: str, title: str, text: str) -> Signature:
    """The signature of one story."""
    hasher = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hasher.update(list(shingles(text)))
    return Signature(
        article_id=article_id, digest=np.array(hasher.digest(), dtype="<u4").tobytes(), numbers=tuple(sorted(set(NUMBER.findall(text)))),
        title=tuple(sorted(set(WORD.findall(title.lower())))), credits=tuple(sorted(set(credited(text)))),
    )


def shingles(text: str) -> Iterator[str]:
    """Each run of four words; a shorter text is one shingle.

    >>> list(shingles("Harga emas naik Rp1.500 hari ini"))
    ['harga emas naik rp1.500', 'emas naik rp1.500 hari', 'naik rp1.500 hari ini']
    """
    words = WORD.findall(text.lower())
    for start in range(max(1, len(words) - SHINGLE + 1)):
        yield " ".join(words[start:start + SHINGLE])


def likeness(one: Signature, other: Signature) -> float:
    """The estimated share of shingles that two texts have in common."""
    return float(np.mean(np.frombuffer(one.digest, "<u4") == np.frombuffer(other.digest, "<u4")))


@cache
def credit_pattern() -> re.Pattern[str]:
    cues = sorted((entry["cue"] for entry in read_yaml("credits")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(cues)}){OUTLET}", re.IGNORECASE)


def credited(text: str) -> Iterator[str]:
    """The outlets that a story says it was taken from, in lower case.

    >>> list(credited("Harga naik, dikutip dari Kabar Contoh, Senin. Sumber: Antara."))
    ['kabar contoh', 'antara']
    """
    return (match.group(1).rstrip(".").lower() for match in credit_pattern().finditer(text))
