"""Numbers that are no figures: references, dates, times, codes, ages, list numbers.

>>> refused("Pasal 33 ayat (2)", 6, 8), refused("menjual 33 mobil", 8, 10)
('reference', None)
"""
import re

from tracker.annotate.beginnings import last_words, word_before
from tracker.annotate.grammar.phrases import SPACE, any_of
from tracker.lexicons import read_yaml

NOT_FIGURES, MONTHS = read_yaml("not_figures"), read_yaml("months")
REFERENCE = re.compile(rf"(?<![\w-])(?:{any_of(NOT_FIGURES['before'])})(?:\.|{SPACE}ke)?[{SPACE[1:-1]}-]?$", re.I)
REFERENCE_LAST = last_words([*NOT_FIGURES["before"], "ke"])
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
MONTH_AFTER = re.compile(rf"[\s-](?:{any_of(MONTHS)})(?!\w)")
MONTH_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(MONTHS)})\.?\s(?:\d{{1,2}}(?:,|\s?-)\s?)?$")
MONTH_LAST = last_words(MONTHS)
IDIOM = re.compile(rf"(?:{any_of(NOT_FIGURES['idioms'])})(?!\w)", re.I)
RANGE_BEFORE = re.compile(rf"(?<![\d.,])\d{{1,4}}(?:{SPACE}?[-–]{SPACE}?|{SPACE}(?:hingga|sampai){SPACE})$")
CLOCK = re.compile(r"\d{1,2}[.:]\d\d$")
CLOCK_AFTER = re.compile(rf"\s?(?:-\s?\d{{1,2}}[.:]\d\d\s?)?(?:{any_of(NOT_FIGURES['times'])})(?!\w)", re.I)
NAME_BEFORE = re.compile(r"(?<![.!?:;\"“(]\s)(?<!^)(?<![\w-])[A-Z][\w.-]*\s$")
LIST_NUMBER = re.compile(r"(?:^|\n|[.;:]\s)\(?$")
LOOSE = re.compile(rf"(?<![\w-])(?:{any_of(NOT_FIGURES['unless_counted'])}){SPACE}$")
CODE_AFTER = re.compile(r"[/:]\d|-[A-Za-z]*\d|[A-Z]|\)\s?(?:mengaku|mengatakan)")


def is_year(text: str, start: int, end: int) -> bool:
    """Can a bare number be nothing but a year?

    >>> is_year("pada 2019", 5, 9), is_year("pada 1.250", 5, 10)
    (True, False)
    """
    return bool(YEAR.fullmatch(text, start, end))


def worded(text: str, start: int) -> bool:
    """Does a number word count nothing: a place in an order, a class or a saying ("nomor dua", "roda empat", "setali tiga uang")?

    >>> worded("Setali tiga uang, impor pun turun.", 7), worded("Ada tiga pabrik.", 4)
    (True, False)
    """
    return bool(IDIOM.match(text, start) or (word_before(text, start) in REFERENCE_LAST and REFERENCE.search(text, max(0, start - 24), start)))


def refused(text: str, start: int, end: int, *, counted: bool = False) -> str | None:
    """Why the bare number text[start:end] is no figure, or None; `counted` tells that a noun follows that news counts.

    >>> refused("rawat jalan 12 orang", 12, 14, counted=True), refused("Pasal 12 orang", 6, 8, counted=True)
    (None, 'reference')
    """
    number = text[start:end]
    if is_year(text, start, end):
        return "year"
    before, last = text[max(0, start - 24):start], word_before(text, start)
    refers = last in REFERENCE_LAST
    if before.endswith(("-", "–", "hingga ", "sampai ")):
        before, refers = RANGE_BEFORE.sub("", before), True                 # "desil 1-4", "pasal 3 hingga 5"
    if refers and REFERENCE.search(before) and not (counted and LOOSE.search(before)):
        return "reference"
    if number.isdigit() and (MONTH_AFTER.match(text, end) or ((last in MONTH_LAST or last.isdigit()) and MONTH_BEFORE.search(before))):
        return "date"
    if CLOCK.fullmatch(number) and CLOCK_AFTER.match(text, end):
        return "time"
    if text[end:end + 1] in (".", ")") and LIST_NUMBER.search(text[max(0, start - 3):start]) and len(number) < 3:
        return "list"
    if number.isdigit() and (CODE_AFTER.match(text, end) or before.endswith("+")):
        return "code"
    return None


def named(text: str, start: int) -> bool:
    """Does a name stand right before the number, so that it may be part of it ("Euro 4", "Whoosh 2")?"""
    return bool(NAME_BEFORE.search(text, max(0, start - 24), start))
