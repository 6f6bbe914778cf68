"""The words for what stands beside a story, from lexicons/boilerplate.yaml, compiled once."""
import re
from functools import cache, lru_cache

from selectolax.lexbor import LexborNode

from tracker.lexicons import read_yaml

LONGEST = 300                              # a longer line is the story's, whatever it begins with


@cache
def line_rules() -> tuple[tuple[str, re.Pattern], ...]:
    """The id and pattern of every rule for whole lines."""
    return tuple((rule["id"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in read_yaml("boilerplate")["lines"])


def rule_for(line: str) -> str | None:
    """The id of the rule by which a line is no part of the story.

    >>> rule_for("Baca Juga: Pabrik Pupuk Contoh Tambah 2 Jalur Produksi")
    'pointer'
    >>> rule_for("Produksi pupuk naik 5 persen.")
    """
    bare = line.strip(" \t-–—•*|>»")
    if len(bare) > LONGEST:
        return None
    return next((name for name, pattern in line_rules() if pattern.fullmatch(bare)), None)


@cache
def pointer() -> re.Pattern:
    """A pointer to another story with its link, as story.py marks links: "Baca juga: ⟨link⟩"."""
    words = read_yaml("boilerplate")["pointer"]
    return re.compile(rf"[(\[]?\s*\b(?:{words})\s*[:»>-]?\s*[\"“'‘]?\s*\x02[^\x03]*\x03[\"”'’]?\s*[)\]]?\.?", re.IGNORECASE)


@cache
def noise_names(kind: str) -> re.Pattern:
    names = "|".join(map(re.escape, read_yaml("boilerplate")[f"noise_{kind}s"]))
    return re.compile(rf"(?<![a-z0-9])(?:{names})(?![a-z])")


@lru_cache(4096)
def noise_kind(names: str) -> str | None:
    """Whether an element of these classes and this id is beside the story: a "block" of its own, a "line", or None.

    >>> noise_kind("box komentar_pembaca"), noise_kind("share-buttons--item"), noise_kind("read__content"), noise_kind("grad")
    ('block', 'line', None, None)
    """
    names = names.lower().replace("_", "-")
    return next((kind for kind in ("block", "line") if noise_names(kind).search(names)), None)


def kind_of(node: LexborNode) -> str | None:
    """`noise_kind` of an element."""
    attributes = node.attributes
    return noise_kind(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")


@cache
def noise() -> str:
    """The elements that never hold a part of the story, as one CSS selector."""
    return ", ".join(read_yaml("boilerplate")["noise"])


def story() -> list[str]:
    """The elements that hold the story, as CSS selectors, the surest first."""
    return read_yaml("boilerplate")["story"]


def walls() -> dict[str, list[str]]:
    """The phrases of pages that are no story, by reason."""
    return read_yaml("boilerplate")["walls"]


def lists() -> list[str]:
    """What a list of stories says in its title."""
    return read_yaml("boilerplate")["lists"]
