"""Rates of exchange that are told as an equation: "US$ 1 = Rp 16.250", "1 dolar AS setara Rp16.250".

>>> from tracker.annotate.components.figures import find
>>> [(figure.text, figure.value, figure.unit) for figure in find("Kerugian itu Rp 32,5 miliar (kurs US$ 1 = Rp 16.250).")]
[('Rp 32,5 miliar', Decimal('32500000000'), 'IDR'), ('US$ 1 = Rp 16.250', Decimal('16250'), 'IDR/USD')]
"""
import re

from tracker.annotate.grammar.amount import Amount

EQUALS = re.compile(r"\s?(?:=|≈|(?:setara|sama)(?:\sdengan)?|senilai|sebesar|adalah)\s?(?:sekitar\s)?")


def rates_of_exchange(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts, where one unit of a currency and what it is worth have become one rate."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and is_rate(text, kept[-1], amount):
            one = kept.pop()
            amount.start, amount.unit = one.start, f"{amount.unit}/{one.unit}"
        kept.append(amount)
    return kept


def is_rate(text: str, one: Amount, worth: Amount) -> bool:
    """Is the first amount one unit of a currency, and the second its worth in another?"""
    if one.kind != "money" or worth.kind != "money" or one.value != 1 or one.power or worth.power or one.unit == worth.unit or "/" in f"{one.unit}{worth.unit}":
        return False
    return worth.start - one.end < 24 and bool(EQUALS.fullmatch(text, one.end, worth.start))
