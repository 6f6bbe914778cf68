"""What "kali" behind a number means: a multiple ("naik dua kali", "PER 14 kali", "dua kali upah") or how often something was done.

>>> from tracker.annotate.grammar.amounts import numerals_in, read_amount
>>> for text in ("Upah naik tiga kali", "Rapat digelar tiga kali"):
...     amount = read_amount(text, next(numerals_in(text)))
...     times(text, amount)
...     print(amount.kind, amount.unit)
ratio x
count kali
"""
import re

from tracker.annotate.grammar.amount import Amount

COMPARED = re.compile(r"\s(?:lebih|daripada|dari(?!\s(?:total\s)?\d))\b")
BASE = re.compile(r"\s(?:gaji|upah|ketentuan|nilai|harga|pendapatan|laba|ekuitas|modal|PDB|PTKP|UMP|EBITDA)\b")
RISING = re.compile(
    r"(?:naik|meningkat|tumbuh|melonjak|bertambah|melesat|turun|membesar)\s(?:hingga\s|sampai\s|menjadi\s"
    r"|sebesar\s|sekitar\s|hampir\s)?$", re.I
)
NUMBERED = re.compile(r"\bsebanyak?\s$")
VALUED = re.compile(r"\b(?:PER|PE|P/E|PB|PBV|P/B|DER|EV/EBITDA|[Vv]aluasi|[Rr]asio|[Rr]atio|[Mm]ultiple)\b[^.;!?\n]{0,40}$")


def times(text: str, amount: Amount) -> None:
    """Make an amount of "kali" a ratio or a count; "satu kali" is none, nor is "dua kali 24 jam"."""
    number = amount.number
    if number is not None and number == 1 and amount.spelt and not NUMBERED.search(text, max(0, amount.start - 10), amount.start):
        amount.kind = None
        return
    broken = number is not None and number != number.to_integral_value() and not amount.spelt
    rising = number != 1 and RISING.search(text, max(0, amount.start - 24), amount.start)
    if broken or rising or COMPARED.match(text, amount.end) or BASE.match(text, amount.end) or VALUED.search(text, max(0, amount.start - 60), amount.start):
        amount.kind, amount.rule = "ratio", "times"
    elif (text[amount.end:amount.end + 1].isspace() and text[amount.end + 1:amount.end + 2].isdigit()) or (number == 1 and not amount.spelt):
        amount.kind = None
    else:
        amount.kind, amount.unit, amount.rule = "count", "kali", "times"
