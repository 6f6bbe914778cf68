"""Sentences without a speaker of their own that are somebody's all the same: they go on from what was said, stand inside it, or are pointed at."""
import re
from itertools import pairwise

from tracker.annotate.speech.cues import SPEECH, either
from tracker.records import Attribution

POINTS = re.compile(rf"(?:Demikian|(?:Hal|Pernyataan|Temuan|Informasi|Fakta|Angka|Kabar|Data|Keterangan|Rencana)\s(?:ini|itu|tersebut))\s(?:juga\s)?(?:terungkap|{either('passive')})\b")
GLUED = re.compile(r"[.!?”\"][A-Z]")        # the break of a paragraph was lost: "kata Tono.Pabrik itu …"
RESUME, ADDS, TURNS = (re.compile(rf"(?:{either(key)})\b") for key in ("resume", "adds", "turns"))
LEAST = 40                                 # characters before a quotation that may say something
NEAR, ENCLOSED = 600, 1500                 # characters between a statement and the quotation that closes it: whatever stands there, and unless the writer takes over
OPENING = re.compile(rf"[.!?]\s+(?:{either('resume', 'adds')})\b")
TRAILS, CLAUSE = re.compile(rf",\s(?:\w+\s)?(?:{either('source')}|menurut|mengutip|merujuk)\s"), re.compile(r",\s[a-z]")
PAGES = frozenset(SPEECH["pages"])         # a list follows, wherever they stand
SOURCES, TRAILING, LEADING = ("according", "source"), 80, 14         # characters from the word for a source that trails to the sentence's end, and from its comma to the word
MARKS = "\"”»"


def going_on(text: str, sentences: list[tuple[int, int]], found: list[Attribution]) -> list[Attribution]:
    """Unattributed sentences that go on from the one before, in the same paragraph, until the text turns to something else.

    What stands between a person's statement and a quotation of the same person is his, whatever it opens with ("enclosed").
    """
    out: list[Attribution] = []
    reach = 0                              # where the attributions so far end
    last: Attribution | None = None
    spoken: Attribution | None = None      # the last attribution, also behind a turn of the text
    rows = iter(found)
    upcoming = next(rows, None)
    for start, end in sentences:
        if last and upcoming and upcoming.rule == "quote" and start + LEAST < upcoming.start < end and start >= reach and "\n" not in text[last.end:start] and not turns(text, start, last):
            out.append(Attribution(start, upcoming.start, last.speaker, last.cue, "continues"))        # what stands before a quotation in its sentence
        while upcoming and upcoming.start < end:
            reach = max(reach, upcoming.end)
            last = spoken = None if (upcoming.rule == "source" and upcoming.start != start) or (upcoming.rule in SOURCES and upcoming.cue not in PAGES and trails(text, upcoming)) else upcoming
            upcoming = next(rows, None)
        if start < reach:
            continue
        if spoken and upcoming and encloses(text, spoken, upcoming):
            out.append(Attribution(start, end, spoken.speaker, spoken.cue, "enclosed"))
            continue
        if last and ("\n" in text[last.end:start] or turns(text, start, last)):
            last = None
        if last:
            out.append(Attribution(start, end, last.speaker, last.cue, "continues"))
    return out


def turns(text: str, start: int, last: Attribution) -> bool:
    """Does a sentence open with what the writer says again? "Adapun" goes on with cited data, "Sementara" also with a statement.

    >>> said, cited = Attribution(0, 9, "Tono", "menyebut", "stated"), Attribution(0, 9, "BPS", "data", "source")
    >>> [[turns(text, 0, item) for item in (said, cited)] for text in ("Adapun ekspor naik.", "Sementara ekspor naik.", "Sebagai informasi, ekspor naik.")]
    [[True, False], [False, False], [True, True]]
    """
    return bool(RESUME.match(text, start)) or (last.rule not in SOURCES and bool(ADDS.match(text, start))) or (closed(text, last) and bool(TURNS.match(text, start)))


def trails(text: str, said: Attribution) -> bool:
    """Does the source end the sentence: "Harga naik 3 persen, menurut data Rimba Info."? What follows is the writer's again.

    >>> text = "Harga naik 3 persen, menurut Rimba Info. Menurut Rimba Info, harga naik. Tahun ini, menurut Rimba Info, harga naik."
    >>> [trails(text, Attribution(start, end, "Rimba Info", "menurut", "according")) for start, end in ((0, 40), (41, 72), (73, 118))]
    [True, False, False]
    """
    cue = text.rfind(said.cue, max(said.start, said.end - TRAILING), said.end)
    return cue >= 0 and bool(TRAILS.search(text, max(said.start, cue - LEADING), said.end)) and not CLAUSE.search(text, cue, said.end)


def pointed_at(text: str, sentences: list[tuple[int, int]], found: list[Attribution]) -> list[Attribution]:
    """Unattributed sentences whose speaker the next one tells: "Ekspor naik 3 persen. Hal itu disampaikan Tono."."""
    told = {item.start: item for item in found if item.rule != "quote" and POINTS.match(text, item.start)}
    return [] if not told else [
        Attribution(start, end, told[after].speaker, told[after].cue, "enclosed")
        for (start, end), (after, _) in pairwise(sentences)
        if after in told and not any(item.start < end and start < item.end for item in found)
    ]


def encloses(text: str, said: Attribution, following: Attribution) -> bool:
    """Is what stands between a statement and a quotation, in one paragraph, of the speaker of both?"""
    return following.rule == "quote" and following.speaker == said.speaker and not closed(text, said) \
        and following.start - said.end <= ENCLOSED and "\n" not in text[said.end:following.start] and not GLUED.search(text, said.end - 1, following.start) \
        and (following.start - said.end <= NEAR or not OPENING.search(text, said.end - 2, following.start))


def closed(text: str, said: Attribution) -> bool:
    """Did the speech end with a quotation: "…," ujar Tono.? What follows is the writer's again."""
    return said.rule in ("quote", "inserted") and any(mark in text[max(0, said.start - 1):said.end + 3] for mark in MARKS)
