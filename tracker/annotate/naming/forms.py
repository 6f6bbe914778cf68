"""Finds the forms of a long list of names in a text, whole words only, the longest first.

>>> names = Forms({"Badan Pusat Statistik": "bps", "BPS": "bps", "Statistik": "x"})
>>> names.find("Badan pusat statistik (BPS) dan KBPS")
[(0, 21, 'bps'), (23, 26, 'bps')]
"""
from collections.abc import Iterator

from tracker.annotate.beginnings import RUN, starts_of


class Forms:
    """Forms of several words are found in any case with a capital first letter; a single word as written, or in capitals from five letters."""

    def __init__(self, forms: dict[str, object]):
        self.forms: dict[str, list[tuple[str, object]]] = {}
        for form, value in forms.items():
            self.forms.setdefault(form.lower(), []).append((form, value))
        lengths: dict[str, set[int]] = {}
        for key in self.forms:
            lengths.setdefault(RUN.match(key)[0], set()).add(len(key))
        self.lengths = {run: sorted(several, reverse=True) for run, several in lengths.items()}      # of the forms that begin with a run of letters
        self.begin = starts_of(self.forms, whole=True)

    def find(self, text: str) -> list[tuple[int, int, object]]:
        """(start, end, value) of every form, in order, without overlaps; of two that begin together the longer."""
        lower = text.lower()
        if len(lower) != len(text):        # "İ" grows in lower case: offsets would slip
            return []
        found: list[tuple[int, int, object]] = []
        for start in self.begin(text):
            if (not found or start >= found[-1][1]) and text[start - 1:start] != "-":
                form = self.at(text, lower, start)
                if form:
                    found.append(form)
        return found

    def at(self, text: str, lower: str, start: int) -> tuple[int, int, object] | None:
        """The longest form that begins here."""
        for length in self.lengths[RUN.match(lower, start)[0]]:
            end = min(start + length, len(text))
            forms = self.forms.get(lower[start:end])
            if forms and not text[end:end + 1].isalnum():
                for form, value in forms:
                    if said(form, text[start:end]):
                        return start, end, value
        return None


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


def said(form: str, printed: str) -> bool:
    """Is what is printed a way to write the form?"""
    if printed == form:
        return True
    if " " in form:
        return printed[0].isupper()
    return len(form) >= 5 and (printed.isupper() or (printed[0].isupper() and not form[0].islower() and printed == form.capitalize()))
