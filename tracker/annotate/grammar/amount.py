"""A number and what it measures, as it grows while a text is read.

>>> amount = Amount(0, 4, "93,7", Decimal("93.7"), power=9)
>>> amount.value, marked(amount.digits), what_is_numbered(amount)
(Decimal('93700000000'), True, 'scaled')
"""
from dataclasses import dataclass, field
from decimal import Decimal

from tracker import numerals

THOUSAND, LARGE = 3, 12
LARGE_RATES = frozenset({"t", "oz", "ha", "m2", "unit", "month", "year", "orang", "jiwa"})         # what is priced in hundreds and thousands, without thousandths


@dataclass(slots=True)
class Amount:
    """A number and what it measures. `number` is as printed, `value` has the scale applied; `kind` None means that no unit was found."""

    start: int
    end: int
    digits: str
    number: Decimal | None
    power: int = 0
    kind: str | None = None
    unit: str | None = None
    factor: Decimal = Decimal(1)
    currency_first: bool = False
    spelt: bool = False
    qualifier: str | None = None
    flags: list[str] = field(default_factory=list)
    rule: str = ""
    high: Decimal | None = None
    low: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        if self.low is not None:
            return self.low
        return None if self.number is None else tidy(self.number.scaleb(self.power) * self.factor)


def scale_of(amount: Amount) -> int:
    """The power of ten that an amount names, in words also as part of the number.

    >>> scale_of(Amount(0, 9, "enam juta", Decimal(6000000), spelt=True)), scale_of(Amount(0, 4, "93,7", Decimal("93.7"), power=9))
    (6, 9)
    """
    if not amount.spelt or amount.power:
        return amount.power
    power = numerals.MULTIPLIERS.get(amount.digits.lower().split()[-1], 0)
    return power if power >= THOUSAND else 0


def tidy(value: Decimal) -> Decimal:
    """The same number without an exponent.

    >>> tidy(Decimal("9.37E+10"))
    Decimal('93700000000')
    """
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value.normalize()


def read_again(amount: Amount, mark: str | None, *, of: str | None = None) -> None:
    """Read the digits once more, now that more is known of what they number; a minus stays."""
    below = amount.number is not None and amount.number < 0
    amount.number = numerals.parse_number(amount.digits, of=of or what_is_numbered(amount), decimal=mark)
    if below and amount.number is not None:
        amount.number = -amount.number


def marked(digits: str) -> bool:
    """Do digits hold a dot or a comma?"""
    return "." in digits or "," in digits


def what_is_numbered(amount: Amount) -> str:
    """How the digits are to be read (see numerals.parse_number)."""
    if amount.kind == "percent":
        return "percent"
    if amount.power:
        return "triliun" if amount.power >= LARGE else "scaled"
    if amount.kind == "money":
        currency, _, rate = (amount.unit or "?/?").partition("/")
        return "things" if currency == "IDR" or not rate or rate in LARGE_RATES else "measure"
    if amount.kind in ("quantity", "index", "ratio", "times"):
        return "measure"
    return "things"
