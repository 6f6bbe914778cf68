"""Holidays with a year: their days move with the moon and nobody says how many weeks are meant, so that they are no periods of that year.

>>> swallowed("Pada Lebaran tahun depan stok gula aman.", 5), swallowed("Arus mudik naik.", 0)
(24, None)
"""
import re
from datetime import date

from tracker.annotate.grammar.time_words import HOLIDAY as NAME
from tracker.annotate.grammar.time_words import YEAR, Reading

OF_A_YEAR = rf"\s(?:(?:pada\s)?tahun\s(?:ini|lalu|depan|{YEAR})|(?:{YEAR})(?:\s?[/-]\s?(?:{YEAR}|\d\d))?|1[34]\d\d\s?H(?:ijriah)?(?:\s?/\s?(?:{YEAR})(?:\sM)?)?)"
HOLIDAY = re.compile(rf"(?:{NAME})(?:\s\([A-Za-z]+\))?(?P<when>{OF_A_YEAR})(?!\w)")
NEW_YEAR = re.compile(r"(?:[Nn]ataru|[Nn]atal dan [Tt]ahun [Bb]aru(?:\s\([Nn]ataru\))?)\s(?P<first>20\d\d)\s?[/-]\s?(?P<last>20\d\d|\d\d)(?!\d)")


def swallowed(text: str, position: int) -> int | None:
    """Where a holiday with its year ends, if one stands here."""
    match = HOLIDAY.match(text, position)
    return match.end() if match else None


def turn_of_the_year(text: str, position: int) -> Reading | None:
    """"Nataru 2018/2019": from Christmas to New Year's Day, which both stand in the calendar.

    >>> reading = turn_of_the_year("Nataru 2018/2019", 0)
    >>> reading.first.isoformat(), reading.last.isoformat()
    ('2018-12-25', '2019-01-01')
    """
    match = NEW_YEAR.match(text, position)
    if not match or int(match["last"][-2:]) != (int(match["first"]) + 1) % 100:
        return None
    return Reading(position, match.end(), date(int(match["first"]), 12, 25), date(int(match["first"]) + 1, 1, 1), "range", "turn-of-the-year")
