"""Sums that a text names again: "menganggarkan Rp9,7 triliun untuk 2020", and elsewhere in it "Rp9,7 triliun" without a year."""
import dataclasses

from tracker.records import Figure, Period

LEAST_DIGITS = 2                           # "Rp5 triliun" may be another sum; "Rp5,2 triliun" hardly is


def named_again(read: list[Figure]) -> list[Figure]:
    """The figures, where a sum of money that has no time is given the only calendar year that the text names for it."""
    years: dict[tuple, set[Period | None]] = {}
    for figure in read:
        if figure.kind == "money" and figure.period is not None and telling(figure):
            whole = of_year(figure.period)
            years.setdefault((figure.value, figure.value_high, figure.unit), set()).add((figure.period.start, figure.period.end) if whole else None)
    if not years:
        return read
    return [again(figure, read, years) if figure.kind == "money" and figure.period is None else figure for figure in read]


def telling(figure: Figure) -> bool:
    """Has a sum so many digits that it is no other one?"""
    return figure.value is not None and len(str(figure.value).replace(".", "").strip("0")) >= LEAST_DIGITS


def of_year(period: Period) -> bool:
    start, end = period.start, period.end
    return bool(start and end) and start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def again(figure: Figure, read: list[Figure], years: dict[tuple, set]) -> Figure:
    told = years.get((figure.value, figure.value_high, figure.unit), set())
    if len(told) != 1 or None in told:
        return figure
    same = next(other for other in read if other.period is not None and (other.value, other.unit) == (figure.value, figure.unit))
    return dataclasses.replace(figure, period=same.period)
