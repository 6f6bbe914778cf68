"""Whether two sentences speak of a value in the same sense: of the same firm or series, on the same base, both as something that is so."""
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from tracker.lexicons import read_yaml
from tracker.link.rows import FigureRow

NAME = re.compile(r"(?<=[^.!?:\"“”]\s)[A-Z][\w&-]+|\b[A-Z]{3,}\b")       # a capital that does not begin a sentence, or an acronym
WORD = re.compile(r"\w+")
TICKER = re.compile(r"\b[A-Z]{4}\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def sense_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, words_pattern(words)) for name, words in read_yaml("scope_cues")["senses"].items())


@cache
def unsure_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, read_yaml('scope_cues')['unsure']))})", re.IGNORECASE)


def words_pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


@cache
def listed(key: str) -> frozenset[str]:
    return frozenset(read_yaml("scope_cues")[key])


@lru_cache(maxsize=65536)
def senses(sentence: str) -> frozenset[str]:
    """
    >>> sorted(senses("Inflasi inti tercatat 2,1 persen secara tahunan (yoy)."))
    ['core', 'yearly']
    """
    return frozenset(name for name, pattern in sense_patterns() if pattern.search(sentence))


@lru_cache(maxsize=65536)
def apart(phrase: str) -> frozenset[str]:
    """What a phrase names that has a value of its own beside others of its indicator.

    >>> sorted(apart("suku bunga Lending Facility")), sorted(apart("suku bunga acuan"))
    (['lending facility'], [])
    """
    folded = phrase.lower()
    return frozenset(name for name in listed("apart") if name in folded)


@lru_cache(maxsize=65536)
def names(sentence: str) -> frozenset[str]:
    """Names in a sentence that not every story has.

    >>> sorted(names("Laba bersih Kayu Lestari (KYLS) naik pada Maret, kata Sari."))
    ['KYLS', 'Kayu', 'Lestari', 'Sari']
    """
    return frozenset(name for name in NAME.findall(sentence) if len(name) > 2) - listed("common")


@lru_cache(maxsize=65536)
def tickers(text: str) -> frozenset[str]:
    """
    >>> tickers("Laba Kayu Lestari (KYLS) Naik, IHSG Menguat")
    frozenset({'KYLS'})
    """
    return frozenset(TICKER.findall(text)) - listed("common")


def is_sure(figure: FigureRow) -> bool:
    """Whether the sentence tells the value as something that is so.

    >>> is_sure(FigureRow("k", "a", "percent", evidence="Bank Contoh memperkirakan inflasi 3 persen."))
    False
    """
    return figure.status == "actual" and not unsure_pattern().search(figure.evidence)


def is_dated(figure: FigureRow) -> bool:
    """Whether the sentence itself names the year: a period that was carried over from elsewhere is less sure."""
    return bool(figure.period) and (figure.period[1] or figure.period[0])[:4] in YEAR.findall(figure.evidence)


def is_moving(figure: FigureRow) -> bool:
    """Whether the value may be another an hour later: a price, a rate, an index, anything of one day."""
    price = figure.kind == "money" and "/" in (figure.unit or "")
    one_day = bool(figure.period) and figure.period[0] == figure.period[1]
    return price or one_day or figure.kind == "index" or figure.indicator in listed("moving")


def same_subject(one: FigureRow, other: FigureRow, titles: Mapping[str, str]) -> bool:
    """One series of one place; of anything else both sentences share a name, and no two listed firms are spoken of."""
    if one.indicator == other.indicator and one.indicator in listed("series") and one.place and one.place == other.place:
        return True
    firms = [tickers(f"{titles.get(figure.article_id, '')} {figure.evidence}") for figure in (one, other)]
    if all(firms):
        return bool(firms[0] & firms[1])
    measured = {word for figure in (one, other) for word in WORD.findall(figure.about or "") if word.islower()}
    shared = names(one.evidence) & names(other.evidence)
    return any(name.lower() not in measured for name in shared)


def same_sense(one: FigureRow, other: FigureRow, titles: Mapping[str, str]) -> bool:
    """Both in one sense, of one subject, sure and dated; `titles` of the articles name firms that a sentence leaves out."""
    return (all(is_sure(figure) and is_dated(figure) and not is_moving(figure) for figure in (one, other))
            and senses(one.evidence) == senses(other.evidence) and is_abroad(one, titles) == is_abroad(other, titles)
            and same_subject(one, other, titles))


def is_abroad(figure: FigureRow, titles: Mapping[str, str]) -> bool:
    """Whether another country is named in the story's title or the figure's sentence: a value without a place may be of that country.

    >>> is_abroad(FigureRow("k", "a", "percent", evidence="Inflasi naik menjadi 3,1 persen."), {"a": "Bank Sentral Jepang Menahan Bunga"})
    True
    """
    return bool(abroad_pattern().search(f"{titles.get(figure.article_id, '')} {figure.evidence}"))


@cache
def abroad_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, read_yaml('scope_cues')['abroad']))})\b")


def is_based(figure: FigureRow) -> bool:
    """Whether a change says against what it is measured: without that, two growth rates cannot disagree."""
    return figure.role != "change" or bool(figure.comparison) or bool(senses(figure.evidence))


def is_revised(figure: FigureRow, titles: Mapping[str, str]) -> bool:
    """Whether the story says that its value replaces, or will be replaced by, another.

    >>> is_revised(FigureRow("k", "a", "percent", evidence="Angka final pertumbuhan itu 5,03 persen."), {})
    True
    """
    return bool(words_pattern_of("revised").search(f"{titles.get(figure.article_id, '')} {figure.evidence}"))


@cache
def words_pattern_of(key: str) -> re.Pattern[str]:
    return words_pattern(read_yaml("scope_cues")[key])
