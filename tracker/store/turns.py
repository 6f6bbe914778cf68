"""The index that the site's search reads: every figure in its turn, the newest first.

FTS5 reads a list of rows forwards two to three times faster than backwards, and faster the closer their numbers lie and without positions. So a
figure gets a turn, a number that falls with the day of its publication, and its words stand under that; a phrase is found by its pairs of words.
"""
import json
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sqlite_utils import Database

from tracker.lexicons.tokens import tokens
from tracker.store.keys import BLOCK, SLOTS

DAY = BLOCK * SLOTS * 24 * 60              # ids of one day of publication
ROOM = 1 << 24                             # turns of one day
APART = "| "                               # between texts: no phrase reaches over it
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS figure_turns (turn INTEGER PRIMARY KEY, figure_id INTEGER NOT NULL UNIQUE, value REAL) STRICT",
    "CREATE TABLE IF NOT EXISTS figure_words (turn INTEGER PRIMARY KEY, own TEXT NOT NULL, headline TEXT NOT NULL, filters TEXT NOT NULL, "
    "words TEXT AS (own || headline || filters)) STRICT",   # what a reader of the index's rows sees; the pairs are not stored
    "CREATE VIRTUAL TABLE IF NOT EXISTS figure_turns_fts USING fts5("
    "words, content=figure_words, content_rowid=turn, detail=none, columnsize=0, tokenize='unicode61 tokenchars _')",
)
Row = tuple[int, float | None, Sequence[str | None], str, str]       # id, value, what the figure tells, its headline, the tokens of what it is filtered by
OF = "WHERE figure_id IN (SELECT value FROM json_each(?))"


def folded(*texts: str | None) -> str:
    """The words of texts, each between spaces; a text that stands in those before it says nothing new.

    >>> folded("Ekspor mebel naik.", None, "ekspor mebel", "Jepara")
    ' ekspor mebel naik | jepara '
    """
    out = " "
    for words in (" ".join(tokens(text)) for text in texts if text):
        if f" {words} " not in out:
            out += f"{'' if out == ' ' else APART}{words} "
    return out


def indexed(own: str, headline: str, filters: str) -> str:
    """What is found: each word, and each pair of words that follow each other.

    >>> indexed(" ekspor mebel | jepara ", " ekspor naik ", "zzs43")
    'ekspor ekspor_mebel ekspor_naik jepara mebel naik zzs43'
    """
    found = set(filters.split())
    for words in (part.split() for text in (own, headline) for part in text.split(APART)):
        found.update(words, map("_".join, pairwise(words)))
    return " ".join(sorted(found))


def update(db: Database, ids: Iterable[int], rows: Iterable[Row]) -> None:
    """Bring the index up to date: these figures were touched, and these rows are what stands of them now."""
    listed = json.dumps(sorted(ids))
    old = {figure: turn for turn, figure in db.execute(f"SELECT turn, figure_id FROM figure_turns {OF}", [listed])}  # noqa: S608  (a constant)
    gone = [(turn, indexed(*texts)) for turn, *texts in db.execute(
        f"SELECT turn, own, headline, filters FROM figure_words WHERE turn IN (SELECT turn FROM figure_turns {OF})", [listed])]  # noqa: S608
    db.conn.executemany("INSERT INTO figure_turns_fts (figure_turns_fts, rowid, words) VALUES ('delete', ?, ?)", gone)
    db.conn.executemany("DELETE FROM figure_words WHERE turn = ?", [(turn,) for turn in old.values()])
    db.conn.executemany("DELETE FROM figure_turns WHERE turn = ?", [(turn,) for turn in old.values()])
    last: dict[int, int] = {}
    turns, texts = [], []
    for id_, value, own, headline, filters in sorted(rows):
        day = id_ // DAY
        if id_ not in old and day not in last:
            last[day] = latest(db, day)
        turn = old.get(id_) or last[day] - 1
        if id_ not in old:
            last[day] = turn
        turns.append((turn, id_, value))
        texts.append((turn, folded(*own), folded(headline), filters.strip().lower()))
    db.conn.executemany("INSERT INTO figure_turns (turn, figure_id, value) VALUES (?, ?, ?)", turns)
    db.conn.executemany("INSERT INTO figure_words (turn, own, headline, filters) VALUES (?, ?, ?, ?)", sorted(texts))
    db.conn.executemany("INSERT INTO figure_turns_fts (rowid, words) VALUES (?, ?)", [(turn, indexed(*words)) for turn, *words in sorted(texts)])


def latest(db: Database, day: int) -> int:
    """The last turn of a day that is taken; of the figures of one day, the one that came last comes first."""
    return db.execute("SELECT coalesce(min(turn), ?2) FROM figure_turns WHERE turn > ?1 AND turn <= ?2", [-(day + 1) * ROOM, -day * ROOM - 1]).fetchone()[0]
