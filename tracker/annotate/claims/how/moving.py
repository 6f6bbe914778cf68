"""The words of change, which way they go, and what a sign before a number or a bound says."""
from functools import cache, lru_cache

from tracker.annotate.claims.reading import FIGURE, Reading
from tracker.annotate.claims.what.phrase import MOST_WORDS
from tracker.lexicons import read_yaml

OFTEN_GLUED = ("kenaikan", "penurunan", "peningkatan", "pertumbuhan")     # to the word before, where a page lost its blanks
PRICES = {"harga", "level", "posisi"}


@cache
def words() -> dict[str, frozenset[str]]:
    change = read_yaml("change_cues")
    return {
        "level": frozenset(change["level"]),
        "growth": frozenset(change["growth"]),
        "transitive": frozenset(change["up"]["transitive"] + change["down"]["transitive"]),
        "up": frozenset(change["up"]["noun"] + change["up"]["transitive"] + change["up"]["verb"]),
        "down": frozenset([*change["down"]["noun"], *change["down"]["transitive"], *change["down"]["verb"], *change["below"],
                           *(f"{verb}nya" for verb in change["down"]["verb"])]),
        "moving": frozenset(change["up"]["verb"] + change["down"]["verb"]),
        "growing": frozenset(change["up"]["noun"] + change["down"]["noun"] + [f"{verb}nya" for verb in change["up"]["verb"] + change["down"]["verb"]]),
        "reached": frozenset(change["reached"]),
        "more": frozenset(change["more"]),
        "growing by itself": frozenset(change["growing"]),
    }


@lru_cache(maxsize=MOST_WORDS)
def base_form(word: str) -> str:
    """Without "-nya", except where that makes a noun of a verb ("turunnya produksi"), and without what was glued to it ("targetpenurunan")."""
    if word.endswith(OFTEN_GLUED):
        return next(noun for noun in OFTEN_GLUED if word.endswith(noun))
    bare = word.removesuffix("nya")
    return word if bare in words()["moving"] else bare


def way(word: str) -> str:
    return "down" if word in words()["down"] else "up"


def signed(direction: str, reading: Reading, figure: int) -> str:
    """A printed minus, or "negatif", turns growth into decline."""
    return "down" if negative(reading, figure) else direction


def negative(reading: Reading, figure: int) -> bool:
    value = reading.figures[figure].value
    first, _ = reading.spans[figure]
    return (value is not None and value < 0) or (first > 0 and reading.words.lower[first - 1] in ("negatif", "minus"))


def plus(reading: Reading, figure: int) -> bool:
    """Is a plus printed before it, in a sign or a word, that is no margin ("saham ABCD (+2,1%)", "peso plus 0,2 persen", but not "3 persen plus minus 1 persen")?"""
    first, after = reading.spans[figure]
    lower = reading.words.lower
    return first > 0 and lower[first - 1] in ("plus", "+") and reading.labels[first - 2] != FIGURE and (after >= len(lower) or lower[after] not in ("plus", "+"))


def bounded(reading: Reading, figure: int) -> bool:
    """Is the number a bound that a price crosses ("turun di bawah US$ 90", "naik lebih dari US$ 6 per MMBTU")?"""
    first, _ = reading.spans[figure]
    if first > 1 and reading.words.lower[first - 1] == "dari" and reading.words.lower[first - 2] != "mulai" and "/" in (reading.figures[figure].unit or ""):
        return True
    before, last = reading.words.lower[first - 2:first] if first > 1 else ("", "")
    return before in ("di", "ke") and (last in ("atas", "bawah") or last in PRICES)
