"""What a bare number counts: the noun behind it, from a lexicon or by a cautious rule.

>>> counted("memiliki 18 kawasan industri baru", 11)
Noun(end=28, noun='kawasan industri', known=True)
>>> counted("sebanyak 12 kirana unik", 11), counted("pada 12 mendatang", 7)
(Noun(end=18, noun='kirana', known=False), None)
"""
import re
from typing import NamedTuple

from tracker.annotate.grammar.phrases import SPACE, any_of
from tracker.lexicons import read_yaml

COUNTED = frozenset(read_yaml("counted"))
NOT_COUNTED = frozenset(read_yaml("not_counted"))
HEADLINE_VERBS = frozenset(read_yaml("headline_verbs"))
KNOWN_NOUN = any_of(COUNTED)
KNOWN = re.compile(rf"(?:{SPACE}(?:lebih{SPACE}|(?-i:(?!(?:WIB|WITA?|WP|S[DM][AKP]?)\b)[A-Z]{{2,4}}){SPACE})?|(?<=\d)|(?<=\)))(?P<noun>{KNOWN_NOUN})(?:nya)?(?!\w)", re.I)
ANY = re.compile(rf"{SPACE}(?P<noun>[a-z]{{4,}})(?![\w-]*\d)(?!\w)")
SHORT = re.compile(rf"{SPACE}(?P<noun>SD)(?!\w)")            # in lower case it joins the ends of a range
QUOTED = re.compile(rf"{SPACE}['\"‘“](?P<noun>[a-z]{{3,}}(?:{SPACE}[a-z]{{3,}})?)['\"’”]")
TITLED = re.compile(rf"{SPACE}(?P<noun>[A-Z][a-z]{{3,}})(?![\w-])")
TITLED_SCALE = re.compile(rf"(?:Ribu|Juta|Miliar){SPACE}?$")
CAPITALS = re.compile(rf"{SPACE}(?P<noun>[A-Z]{{3,6}}[a-z]?)(?![\w/&-])")
SCALED_CAPITALS = re.compile(rf"{SPACE}(?P<noun>[A-Z]{{2,6}})(?![\w/&-])")
VERB = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)|di(?!mensi|rektur|vi|stri|plo|na)|ber(?!as|lian|kas)|ter(?!minal|nak|ong)"
    r"|seper|per\w+kan$)\w{3,}|\w+(?:lah|pun)$"
)


class Noun(NamedTuple):
    """A counted noun: where it ends, its form in lower case, and whether the lexicon has it."""

    end: int
    noun: str
    known: bool


def counted(text: str, position: int, *, spelt: bool = False, scaled: bool = False) -> Noun | None:
    """The noun that is counted by a number that ends at the position."""
    match = KNOWN.match(text, position)
    if match:
        return Noun(match.end(), re.sub(SPACE, " ", match["noun"].lower()), True)
    match = ANY.match(text, position)
    if match and not {match["noun"], match["noun"].removesuffix("nya")} & NOT_COUNTED and not VERB.fullmatch(match["noun"]):
        noun = match["noun"].removesuffix("nya") if len(match["noun"]) > 6 else match["noun"]
        return Noun(match.end(), noun, False)
    match = SHORT.match(text, position)
    if match:
        return Noun(match.end(), match["noun"].lower(), True)
    match = QUOTED.match(text, position)                    # "2 juta 'pelanggan setia'"
    if match and match["noun"].split()[0] not in NOT_COUNTED:
        return Noun(match.end(), re.sub(SPACE, " ", match["noun"]), False)
    if scaled and TITLED_SCALE.search(text, max(0, position - 8), position):                # "Latih 20 Ribu Pemuda": a headline
        match = TITLED.match(text, position)
        if match and match["noun"].lower() not in NOT_COUNTED and match["noun"] not in HEADLINE_VERBS and not VERB.fullmatch(match["noun"].lower()):
            return Noun(match.end(), match["noun"].lower(), False)
    match = None if spelt else (SCALED_CAPITALS if scaled else CAPITALS).match(text, position)    # "29.225 SPPG", "13 juta WP"
    if match and match["noun"].lower() not in NOT_COUNTED:
        return Noun(match.end(), match["noun"].lower(), False)
    return None
