"""Sums that a text names again: "menganggarkan Rp9,7 triliun untuk 2020", and elsewhere in it "Rp9,7 triliun" without a year."""
import dataclasses

from tracker.records import Figure, Period

LEAST_DIGITS = 2                           # "Rp5 triliun" may be another sum; "Rp5,2 triliun" hardly is


def named_again(read: list[Figure]) -> list[Figure]:
    """The figures, where a sum of money that has no time is given the only calendar year that the text names for it."""
    told: dict[tuple, dict[tuple | None, Period]] = {}         # sum → the years that are named for it; None stands for any other time
    for figure in read:
        if figure.kind == "money" and figure.period is not None and telling(figure):
            year = (figure.period.start, figure.period.end) if of_year(figure.period) else None
            told.setdefault(amount(figure), {}).setdefault(year, figure.period)
    years = {said: next(iter(periods.values())) for said, periods in told.items() if len(periods) == 1 and None not in periods}
    if not years:
        return read
    return [dataclasses.replace(figure, period=years[amount(figure)]) if figure.kind == "money" and figure.period is None and amount(figure) in years else figure
            for figure in read]


def amount(figure: Figure) -> tuple:
    return figure.value, figure.value_high, figure.unit


def telling(figure: Figure) -> bool:
    """Has a sum so many digits that it is no other one?"""
    return figure.value is not None and len(str(figure.value).replace(".", "").strip("0")) >= LEAST_DIGITS


def of_year(period: Period) -> bool:
    start, end = period.start, period.end
    return bool(start and end) and start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
