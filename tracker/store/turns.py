"""The index that the site's search reads: every figure in its turn, the newest first.

FTS5 reads a list of rows forwards two to three times faster than backwards, and faster the closer their numbers lie. So a figure gets a turn,
a number that falls with the day of its publication, and its words stand under that. Positions are not kept: a phrase is looked for in the words
of the rows that hold all of its words.
"""
import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from tracker.lexicons.tokens import tokens
from tracker.store.keys import BLOCK, SLOTS

DAY = BLOCK * SLOTS * 24 * 60              # ids of one day of publication
ROOM = 1 << 24                             # turns of one day
APART = "| "                               # between texts: no phrase reaches over it
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS figure_turns (turn INTEGER PRIMARY KEY, figure_id INTEGER NOT NULL UNIQUE, value REAL) STRICT",
    "CREATE VIRTUAL TABLE IF NOT EXISTS figure_turns_fts USING fts5(own, beside, detail=none, columnsize=0)",
)
Row = tuple[int, float | None, Sequence[str | None], str, str]       # id, value, what the figure tells, its headline and the tokens of what it is filtered by


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


def update(db: Database, ids: Iterable[int], rows: Iterable[Row]) -> None:
    """Bring the index up to date: these figures were touched, and these rows are what stands of them now."""
    listed = json.dumps(sorted(ids))
    old = {figure: turn for turn, figure in db.execute("SELECT turn, figure_id FROM figure_turns WHERE figure_id IN (SELECT value FROM json_each(?))", [listed])}
    db.conn.executemany("DELETE FROM figure_turns_fts WHERE rowid = ?", [(turn,) for turn in old.values()])
    db.execute("DELETE FROM figure_turns WHERE figure_id IN (SELECT value FROM json_each(?))", [listed])
    last: dict[int, int] = {}
    turns, texts = [], []
    for id_, value, own, title, filters in sorted(rows):
        day = id_ // DAY
        if id_ not in old and day not in last:
            last[day] = latest(db, day)
        turn = old.get(id_) or last[day] - 1
        if id_ not in old:
            last[day] = turn
        turns.append((turn, id_, value))
        texts.append((turn, folded(*own), folded(title, filters)))
    db.conn.executemany("INSERT INTO figure_turns (turn, figure_id, value) VALUES (?, ?, ?)", turns)
    db.conn.executemany("INSERT INTO figure_turns_fts (rowid, own, beside) VALUES (?, ?, ?)", sorted(texts))


def latest(db: Database, day: int) -> int:
    """The last turn of a day that is taken; of the figures of one day, the one that came last comes first."""
    return db.execute("SELECT coalesce(min(turn), ?2) FROM figure_turns WHERE turn > ?1 AND turn <= ?2", [-(day + 1) * ROOM, -day * ROOM - 1]).fetchone()[0]
