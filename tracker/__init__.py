"""Indonesian industry news and policy as data: who said which figure, about what, for which period and place.

>>> import tracker
>>> reader = tracker.load()
>>> read = reader.annotate("Ekspor mebel mencapai USD 2,5 miliar pada 2025.", published="2026-01-05")
>>> [(figure.text, int(figure.value), figure.unit, figure.period.text) for figure in read.figures]
[('USD 2,5 miliar', 2500000000, 'USD', '2025')]
"""
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reader import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def load() -> "Reader":
    """The reader of articles, ready in a second; loaded once a process."""
    from tracker.reader import Reader  # here, so that a command which reads no article starts at once

    return Reader()
