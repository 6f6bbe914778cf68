"""Whether what was read says the same as the gold: values, units, phrases, places, speakers.

The rules are those of the annotation guideline; they forgive wording, never a value.
"""
import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import Any

from tracker.lexicons import read_yaml

Fields = dict[str, Any]                    # one record as `tracker extract` prints it

WORD = re.compile(r"\w+")
RELATIVE = 1e-6                            # two values closer than this, in proportion, are the same value
LEAST_OVERLAP = 0.3                        # of the union of two spans that are to be a pair
SAME_PHRASE = 0.5                          # token F of two phrases that name the same thing
PLACE_FORMS = (                            # one written form each, so that "Kab. X" is "Kabupaten X"
    (re.compile(r"\b(?:provinsi|prov|daerah khusus ibukota|dki|kecamatan|desa|pulau)\b\.?"), " "),
    (re.compile(r"\bkab\b\.?"), "kabupaten"),
    (re.compile(r"\b(?:di|d\.i\.) yogyakarta"), "daerah istimewa yogyakarta"),
)


@cache
def fillers() -> frozenset[str]:
    return frozenset(read_yaml("scoring")["fillers"])


@cache
def generic() -> frozenset[str]:
    return frozenset(read_yaml("scoring")["generic"])


def telling_words(phrase: str | None) -> set[str]:
    """The words of a phrase that say something; all of them where none does.

    >>> sorted(telling_words("nilai ekspor kopi dari Lampung"))
    ['ekspor', 'kopi', 'lampung']
    """
    found = set(WORD.findall((phrase or "").lower()))
    return found - fillers() or found


def phrase_overlap(one: str | None, other: str | None) -> float:
    """The F measure over the telling words of two phrases.

    >>> phrase_overlap("nilai ekspor kopi", "ekspor kopi Lampung")
    0.8
    """
    left, right = telling_words(one), telling_words(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def same_place(one: str | None, other: str | None) -> bool:
    """
    >>> same_place("Kab. Contoh", "Kabupaten Contoh"), same_place("Kota Contoh", "Kabupaten Contoh")
    (True, False)
    """
    return place_words(one) == place_words(other)


def place_words(name: str | None) -> list[str]:
    name = (name or "").lower()
    for form, plain in PLACE_FORMS:
        name = form.sub(plain, name)
    return WORD.findall(name)


def same_speaker(one: str | None, other: str | None, forms: Iterable[set[str]] = ()) -> bool:
    """Do two strings name one speaker? `forms` holds, for each entity of the article, all forms of its name in lower case.

    >>> same_speaker("Sari Wulandari", "Wulandari"), same_speaker("Kementerian Contoh", "Kementerian")
    (True, False)
    >>> same_speaker("BCS", "Badan Contoh Statistik", [{"bcs", "badan contoh statistik"}])
    True
    """
    if not one or not other:
        return False
    one, other = one.lower(), other.lower()
    if one == other or any(one in names and other in names for names in forms):
        return True
    left, right = telling_words(one), telling_words(other)
    both = left & right
    nested = both in (left, right)
    return nested and 3 * len(both) >= len(left | right) and not both <= generic()


def same_number(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    if not (math.isfinite(one) and math.isfinite(other)):
        return False
    return abs(one - other) <= RELATIVE * max(1.0, abs(one), abs(other))


def same_value(gold: Fields, read: Fields) -> bool:
    """Both ends of the value agree; a value that is missing on one side only does not."""
    return all(same_number(gold.get(end), read.get(end)) for end in ("value", "value_high"))


def same_unit(gold: Fields, read: Fields) -> bool:
    """Units agree letter by letter; of counted nouns it is enough that half of the words agree."""
    want, got = ((record.get("unit") or "").lower() for record in (gold, read))
    if gold["kind"] != "count":
        return want == got
    return read.get("kind") in ("count", "quantity") and (want == got or phrase_overlap(want, got) >= SAME_PHRASE)


def power_slip(gold: Fields, read: Fields) -> bool:
    """An end of the value is wrong by exactly a power of ten: the error that nobody sees.

    >>> power_slip({"value": 93_700_000_000}, {"value": 93_700_000}), power_slip({"value": 15}, {"value": 16})
    (True, False)
    """
    return any(is_slip(gold.get(end), read.get(end)) for end in ("value", "value_high"))


def is_slip(want: float | None, got: float | None) -> bool:
    if not want or not got or not math.isfinite(got) or same_number(abs(want), abs(got)):
        return False
    power = math.log10(abs(got / want))
    return abs(power - round(power)) < RELATIVE


def same_period(gold: Fields, read: Fields) -> bool:
    return bounds(gold) == bounds(read)


def bounds(record: Fields) -> tuple[str | None, str | None]:
    period = record.get("period") or {}
    return period.get("start"), period.get("end")


def pair(gold: Sequence[Fields], read: Sequence[Fields], *, least: float = LEAST_OVERLAP) -> dict[int, int]:
    """Which gold record is which record that was read: one to one, the largest overlap first.

    >>> pair([{"start": 0, "end": 10}], [{"start": 8, "end": 12}, {"start": 2, "end": 10}])
    {0: 1}
    """
    candidates = []
    for (i, want), (j, got) in product(enumerate(gold), enumerate(read)):
        shared = min(want["end"], got["end"]) - max(want["start"], got["start"])
        union = max(want["end"], got["end"]) - min(want["start"], got["start"])
        if shared > 0 and shared / union >= least:
            candidates.append((-shared / union, i, j))
    pairs, taken = {}, set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
