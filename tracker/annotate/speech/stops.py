"""Sentences whose full stop was lost behind a quotation."""
import re

from tracker.annotate.speech.cues import CUE_AFTER

LOST = re.compile(r"[^.\n]*?\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)(?=\s[A-Z])")
LONGEST = 260                              # characters from a quotation to the day of whoever said it


def unstopped(text: str, quotations: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Where a sentence ends behind a quotation although no full stop says so: "…," kata Tono, Senin (3/4) Saat ini ….

    >>> text = "“Pasar pulih,” kata Tono, Senin (3/4) Saat ini, ekspor naik."
    >>> [text[start:] for start, _, _ in unstopped(text, [(1, 13)])]
    [' Saat ini, ekspor naik.']
    """
    found = []
    for _, end in quotations:
        match = LOST.match(text, end, end + LONGEST) if CUE_AFTER.match(text, end) else None
        if match and not any(end < start < match.end() for start, _ in quotations):
            found.append((match.end(), match.end(), match.end()))
    return found
