"""A text as the words that a search compares: small letters without marks, and nothing between them."""
import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of a text in its order; a number falls apart at its commas and points.

    >>> tokens("Ekspor café “Tiga-Roda” USD 93,7 miliar")
    ['ekspor', 'cafe', 'tiga', 'roda', 'usd', '93', '7', 'miliar']
    """
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return WORD.findall(text.casefold())
