"""Sentences of title and text. The title is a sentence of its own, a line break always ends one.

>>> text = 'Laba PT. Baja Utama Tbk. naik. "Kami yakin," kata Dr. Sari K. Wijaya, "pasar pulih!" Ekspor Rp. 2 miliar.'
>>> [text[start:end] for start, end in split(text)]
['Laba PT. Baja Utama Tbk. naik.', '"Kami yakin," kata Dr. Sari K. Wijaya, "pasar pulih!"', 'Ekspor Rp. 2 miliar.']
"""
import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.spans import notes, put, text_of
from tracker.lexicons import read_yaml
from tracker.records import Sentence

ABBREVIATIONS = frozenset(read_yaml("abbreviations"))
CLOSERS = "\"'”’»)\\]"
OPENERS = "\"'“‘«(\\["
STOP = re.compile(                          # begins with a set: the scan for it is five times faster than for either of two
    rf"[\n.!?…](?:(?<=\n)\s*|(?<!\n)[.!?…]*[{CLOSERS}]*(?:[ \t\u00a0]+(?=[{OPENERS}—–-]?\s?[A-Z0-9])|(?<=[a-z)%”\"]\.)(?=[A-Z][a-z]|[“\"][A-Z])|(?<=[a-z]\.[”\"])(?=[A-Z][a-z])"
    r"|(?:(?<=[\d,./]\d\d\.)|(?<=,\d\.))(?=[A-Z][A-Za-z])))"         # "di level 6.450,83.Sebanyak 156 saham …"
)
BEFORE = re.compile(r"([^\s(\"“‘'/]+)$")


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, without the white space around it."""
    bounds, start = [], 0
    for match in STOP.finditer(text):
        mark = match[0]
        if "\n" in mark or ends_here(text, start, match):
            cut = match.start() + len(mark.rstrip())
            if text[start:cut].strip():
                bounds.append(trimmed(text, start, cut))
            start = match.end()
    if text[start:].strip():
        bounds.append(trimmed(text, start, len(text)))
    return bounds


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def ends_here(text: str, start: int, match: re.Match) -> bool:
    """Does the mark end the sentence, or does it belong to an abbreviation, an initial or a list number?

    >>> text = "Sara K. Loebis"
    >>> ends_here(text, 0, STOP.search(text))
    False
    """
    mark = match[0].rstrip()
    if mark[0] != "." or mark.startswith(".."):
        return True
    low = max(start, match.start() - 24)
    word = text[max(low, text.rfind(" ", low, match.start()) + 1):match.start()]
    if not word.isalpha():                                 # marks in it, or before it
        before = BEFORE.search(text, low, match.start())
        if not before:
            return True
        word = before[1]
    if len(mark) > 1:                                      # a closing quote or bracket stands behind the full stop
        return True
    following = text[match.end():match.end() + 1]
    lower = word.lower()
    if lower in ABBREVIATIONS:
        return lower == "tbk" and starts_sentence(text, match.end())
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if "." in word and len(word) <= 6 and word.replace(".", "").isalpha():          # d.a. S.E. a.n.
        return False
    if word.isdigit() and len(word) <= 2 and text[start:match.start()].strip() == word:   # "1. Industri makanan"
        return False
    return not (following.isdigit() and lower in ("art", "hal", "pasal"))


STARTERS = re.compile(r"[\"“]|(?:Adapun|Namun|Sementara|Selain|Pada|Perusahaan|Dalam|Hal|Ini|Itu|Kami|Menurut|Sebelumnya|Di|Untuk|Dengan|Saat|Hingga|Ia|Dia)\b")


def starts_sentence(text: str, position: int) -> bool:
    """Is the next word one that seldom follows a company's "Tbk." inside a sentence?"""
    return bool(STARTERS.match(text, position))


def find(text: str, body: int) -> Iterator[Sentence]:
    """Sentences of the title (before `body`) and of the text."""
    if body:
        title = text[:body].strip()
        if title:
            yield Sentence(*trimmed(text, 0, body))
    for start, end in split(text[body:]):
        yield Sentence(start + body, end + body)


@Language.component("sentences")
def sentences(doc: Doc) -> Doc:
    """Write `doc._.sentences`."""
    put(doc, "sentences", find(text_of(doc), notes(doc).body))
    return doc
