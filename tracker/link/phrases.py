"""Whether two phrases name the same measured thing, whatever form their words have.

>>> overlap("penyerapan tenaga kerja langsung", "pekerja langsung yang terserap")
1.0
>>> overlap("ekspor kopi", "impor kopi")
0.5
"""
import math
import re
from functools import cache, lru_cache

from tracker.lexicons import read_yaml

WORD = re.compile(r"[^\W\d_]+|\d+")
DATELINE = re.compile(r"^[A-Z][\w., ]{2,30} [-–—] ")
VOWELS = "aeiou"
NASAL = (                                  # prefix that swallows the root's first letter → the letter, before a vowel
    ("meny", "s"), ("peny", "s"), ("meng", ""), ("peng", ""), ("mem", "p"), ("pem", "p"), ("men", "t"), ("pen", "t"),
)
PREFIXES = ("meng", "peng", "mem", "pem", "men", "pen", "ber", "ter", "per", "me", "pe", "di")
SUFFIXES = ("nya", "kan", "an", "i")
RELATED = 3                                # roots that two titles of one event share
ROUNDING = 1e-9                            # a share of a count that is whole but for the way in which computers divide
SHORTEST = 4                               # letters that a root keeps


@cache
def merged() -> tuple[dict[str, str], re.Pattern[str]]:
    """The word that stands for each, and the pattern that finds them, the longest first."""
    table = {word: name for name, words in read_yaml("same_words")["words"].items() for word in words}
    return table, re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})\b")


@cache
def passed_over() -> frozenset[str]:
    return frozenset(read_yaml("same_words")["passed_over"])


@cache
def unit_classes() -> dict[str, str]:
    return {unit: name for name, units in read_yaml("same_words")["units"].items() for unit in units}


def unit_class(unit: str | None) -> str | None:
    """The unit in the form in which figures are compared.

    >>> unit_class("tenaga kerja"), unit_class("Pekerja"), unit_class("IDR/kg")
    ('orang', 'orang', 'idr/kg')
    """
    folded = unit.lower() if unit else None
    return unit_classes().get(folded, folded)


@lru_cache(maxsize=65536)
def stems(phrase: str | None) -> frozenset[str]:
    """The roots of the words that say something.

    >>> sorted(stems("nilai pengapalan produk sektor manufaktur"))
    ['ekspor', 'pabrik', 'produk', 'sektor']
    """
    table, pattern = merged()
    text = pattern.sub(lambda match: table[match.group()], DATELINE.sub("", phrase or "").lower())
    words = WORD.findall(text)
    return frozenset(root(word) for word in words if word not in passed_over()) or frozenset(words)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A word without its prefix and suffix, roughly: good enough to compare two, never shown.

    >>> root("penyerapan"), root("terserap"), root("menargetkan"), root("investasi")
    ('serap', 'serap', 'target', 'investas')
    """
    for prefix, letter in NASAL:
        rest = word.removeprefix(prefix)
        if rest != word and rest[:1] in VOWELS and len(rest) >= SHORTEST - 1:
            word = letter + rest
            break
    else:
        for prefix in PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
                word = word[len(prefix):]
                break
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=65536)
def folded(phrase: str | None) -> str:
    """The roots of a phrase as one word, the same for every phrase that has just these.

    >>> folded("ekspor kopi") == folded("kopi yang diekspor")
    True
    """
    return " ".join(sorted(stems(phrase)))


@cache
def cue_roots(indicator: str | None) -> frozenset[str]:
    """The roots of the words by which an indicator is known: most phrases about it have some of them."""
    cues = next((entry["cues"] for entry in read_yaml("indicators")["indicators"] if entry["id"] == indicator), ())
    return frozenset(root for cue in cues for root in stems(cue))


@lru_cache(maxsize=65536)
def rarest(phrase: str | None, indicator: str | None, share: float) -> tuple[str, ...]:
    """So many of a phrase's roots, the rarest, that one of them is among any that are this share of all: who has none of them has less.

    >>> rarest("ekspor kopi robusta", "export_value", 0.6), rarest("ekspor kopi robusta", "export_value", 0.75)
    (('robusta', 'kopi'), ('robusta',))
    """
    known = cue_roots(indicator)
    ranked = sorted(stems(phrase), key=lambda word: (word in known, -len(word), word))
    return tuple(ranked[:len(ranked) - math.ceil(share * len(ranked) - ROUNDING) + 1])


def overlap(one: str | None, other: str | None) -> float:
    """The F measure over the roots of two phrases; 0 where one of them is absent."""
    left, right = stems(one), stems(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def contained(one: str | None, other: str | None) -> float:
    """The share of the shorter phrase's roots that the longer one has.

    >>> contained("ekspor kopi", "nilai ekspor kopi robusta Lampung")
    1.0
    """
    left, right = stems(one), stems(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


@lru_cache(maxsize=65536)
def related(one: str, other: str) -> bool:
    """Whether two titles are of one event: three roots in common, or most of a short one's.

    >>> related("Pabrik Baterai Karawang Telan Investasi Rp4,8 Triliun", "Investasi Pabrik Baterai di Karawang Dimulai")
    True
    >>> related("Investasi Jawa Tengah Naik", "Investasi Kawasan Kendal Melebihi Target")
    False
    """
    left, right = (frozenset(word for word in stems(title) if not word.isdigit()) for title in (one, other))
    shared = len(left & right)
    return shared >= RELATED or (shared >= 2 and shared * 5 >= 3 * min(len(left), len(right)))
