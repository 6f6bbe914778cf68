"""Finds the forms of a long list of names in a text, whole words only, the longest first.

>>> names = Forms({"Badan Pusat Statistik": "bps", "BPS": "bps", "Statistik": "x"})
>>> names.find("Badan pusat statistik (BPS) dan KBPS")
[(0, 21, 'bps'), (23, 26, 'bps')]
"""
import re
from collections.abc import Iterator

import ahocorasick


class Forms:
    """Forms of several words are found in any case with a capital first letter; a single word as written, or in capitals from five letters."""

    def __init__(self, forms: dict[str, object]):
        self.automaton = ahocorasick.Automaton()
        self.forms: dict[str, list[tuple[str, object]]] = {}
        for form, value in forms.items():
            self.forms.setdefault(form.lower(), []).append((form, value))
        for key in self.forms:
            self.automaton.add_word(key, key)
        if self.forms:
            self.automaton.make_automaton()

    def find(self, text: str) -> list[tuple[int, int, object]]:
        """(start, end, value) of every form, in order, without overlaps."""
        lower = text.lower()
        if len(lower) != len(text) or not self.forms:      # "İ" grows in lower case: offsets would slip
            return []
        found = []
        for last, key in self.automaton.iter(lower):
            start, end = last + 1 - len(key), last + 1
            if (start and (text[start - 1].isalnum() or text[start - 1] == "-")) or (end < len(text) and text[end].isalnum()):
                continue
            for form, value in self.forms[key]:
                if said(form, text[start:end]):
                    found.append((start, end, value))
                    break
        kept: list[tuple[int, int, object]] = []
        for item in sorted(found, key=lambda item: (item[0], -item[1])):
            if not kept or item[0] >= kept[-1][1]:
                kept.append(item)
        return kept


def whole(text: str, word: str, *, behind: str = "_-") -> Iterator[tuple[int, int]]:
    """Where the word stands as a whole word, no part of one with a hyphen; `behind`: marks that may not follow it.

    >>> list(whole("baja, baja-baja, bajaj", "baja"))
    [(0, 4)]
    """
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if (start and (text[start - 1].isalnum() or text[start - 1] in "_-")) or (end < len(text) and (text[end].isalnum() or text[end] in behind)):
            end = start + 1
        else:
            yield start, end
        start = text.find(word, end)


def beginning(pattern: re.Pattern, text: str) -> Iterator[re.Match]:
    """Matches that begin where a word does. An expression that begins with letters is searched many times faster than one with `\\b` before them.

    >>> [match[0] for match in beginning(re.compile("baja"), "sebaja baja bajaj")]
    ['baja', 'baja']
    """
    position = 0
    while match := pattern.search(text, position):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            position = start + 1
        else:
            yield match
            position = match.end()


def said(form: str, printed: str) -> bool:
    """Is what is printed a way to write the form?"""
    if printed == form:
        return True
    if " " in form:
        return printed[0].isupper()
    return len(form) >= 5 and (printed.isupper() or (printed[0].isupper() and not form[0].islower() and printed == form.capitalize()))
