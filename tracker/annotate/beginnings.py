"""Where any of many words begins in a text, in one pass: a gate before an expression that is dear to try everywhere."""
from collections.abc import Callable, Iterable

import ahocorasick


def starts_of(words: Iterable[str]) -> Callable[[str], list[int]]:
    """A finder of the offsets at which one of the words begins, at the beginning of a word of the text.

    >>> starts_of(["UU", "Peraturan"])("Peraturan itu turunan UU, bukan WUU.")
    [0, 22]
    """
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, len(word) - 1)
    automaton.make_automaton()

    def find(text: str) -> list[int]:
        found = {end - length for end, length in automaton.iter(text)}
        return sorted(start for start in found if not start or not text[start - 1].isalnum())

    return find
