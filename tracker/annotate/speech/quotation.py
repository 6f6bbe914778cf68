"""Where a text quotes: pairs of quotation marks of every kind, the words between them, at least four.

>>> text = "“Pasar pulih dan pesanan naik,” kata Tono. Pabrik “Rimba” diam."
>>> [text[start:end] for start, end in quotations(text)]
['Pasar pulih dan pesanan naik,']
"""
import re

from tracker.lexicons import read_yaml

LEAST_WORDS = 4
LONGEST = 1500                             # characters: a longer one lost its closing mark
MARK = re.compile(
    r"(?P<open>[“«„]|\\xe2\\x80\\x9[ce]|&ldquo;|``|â€œ)"
    r"|(?P<close>[”»‟]|\\xe2\\x80\\x9d|&rdquo;|''|â€\x9d|â€(?!œ))"
    r"|(?P<plain>[\"＂]|&quot;|&#34;)"
)
FIRST = re.compile("[“«„\\\\&`â”»‟'\"＂]")            # one of these begins every mark
LOOSE = re.compile(r"\s?[A-Z(]")
TITLE = re.compile(rf"\b(?:{'|'.join(read_yaml('speech_verbs')['titles'])})\s?:?\s?$", re.IGNORECASE)


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of the words between the marks, in order."""
    found: list[tuple[int, int]] = []
    opened = None
    marks = find_marks(text)
    for match, following in zip(marks, [*marks[1:], None], strict=False):
        before, after = text[match.start() - 1:match.start()], text[match.end():match.end() + 1]
        if match.lastgroup == "plain" and opened is None and before.isdigit():
            continue                       # 43": inches
        side = turned(match.lastgroup, before, after, opened is not None)
        if match.lastgroup == "close" and opened is None and following and following.lastgroup == "close" and LOOSE.match(text, match.end()):
            side = "open"                  # some papers open with a closing mark behind the full stop: ….” Pasar pulih,” kata …
        if side == "open":
            opened = match.end()
        elif opened is not None:
            if match.start() - opened <= LONGEST:
                found.append((opened, match.start()))
            opened = None
    return [span for start, end in found if (span := trimmed(text, start, end)) and quoted(text, start, *span)]


def find_marks(text: str) -> list[re.Match]:
    """Every quotation mark."""
    marks: list[re.Match] = []
    for first in FIRST.finditer(text):
        if (not marks or first.start() >= marks[-1].end()) and (mark := MARK.match(text, first.start())):
            marks.append(mark)
    return marks


def turned(kind: str, before: str, after: str, inside: bool) -> str:
    """Does a mark open or close? What stands around a plain mark decides; exports also print closing marks that open."""
    opens = (not before or before.isspace() or before in "(—–-:.") and after.strip() != ""
    closes = before.strip() != "" and (not after or not after.isalnum())
    if kind == "open":
        return "close" if inside and closes and not opens and before in ",.?!" else "open"
    if kind == "close":
        return "close" if inside else ("open" if opens else "close")
    if inside:
        return "open" if opens and not closes and before.isspace() and after.isupper() else "close"
    return "open"


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without white space at the ends; None where a line break shows that a mark was lost."""
    words = text[start:end]
    if not words.strip() or words.count("\n") > 3:
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def quoted(text: str, mark: int, start: int, end: int) -> bool:
    """Enough words, and not the title of an event or a book."""
    return len(text[start:end].split()) >= LEAST_WORDS and not TITLE.search(text[max(0, mark - 30):mark - 1].rstrip("\"“\\"))
