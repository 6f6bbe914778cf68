"""The search indexes of the public database: the words of each figure and what it is filtered by, and every word that they hold with its stem."""
import json
import re
from collections.abc import Iterable, Iterator
from sqlite3 import Connection

from sqlite_utils import Database

from tracker.lexicons.stems import stem
from tracker.store import turns

SCHEMA = ('CREATE VIRTUAL TABLE IF NOT EXISTS figures_fts USING fts5(evidence, about, title, terms, tokenize="unicode61 remove_diacritics 2")', *turns.SCHEMA)
TOKENS = {                                 # argument of a filter → letter of its tokens, value; a token is "zz", the letter, the value in hexadecimal
    "indicator": ("i", "f.indicator"), "kind": ("k", "f.kind"), "place": ("p", "f.place_id"), "province": ("v", "f.province"),
    "publisher": ("u", "f.publisher"), "sector": ("s", "f.sector"), "speaker": ("e", "f.speaker_id"), "status": ("t", "f.status"),
    "unit": ("n", "f.unit"), "year": ("y", "CAST(f.year AS TEXT)"),
    "section": ("s", "CASE WHEN length(f.sector) > 1 THEN substr(f.sector, 1, 1) END"),      # manufacturing is found with its divisions
}
FILTERS = " || ".join(f"CASE WHEN {value} IS NULL THEN '' ELSE 'zz{letter}' || hex({value}) || ' ' END" for letter, value in TOKENS.values())
TEXTS = f"""
SELECT f.id, f.value, f.evidence, f.about, a.title,   -- terms: words by which a figure is found though its sentence does not hold them
       coalesce(i.name || ' ', '') || coalesce(i.name_en || ' ', '') || coalesce(s.name || ' ', '') || coalesce(f.place || ' ', '')
       || coalesce(f.province || ' ', '') || coalesce(f.year || ' ', '') || coalesce(f.speaker || ' ', '')
       || CASE f.status WHEN 'target' THEN 'target' WHEN 'forecast' THEN 'perkiraan' ELSE '' END, {FILTERS}
FROM figures f JOIN articles a ON a.id = f.article_id LEFT JOIN indicators i ON i.id = f.indicator LEFT JOIN sectors s ON s.code = f.sector
WHERE f.id IN (SELECT value FROM json_each(?)) ORDER BY f.id
"""  # noqa: S608  (the names above)
WORD = re.compile(r"[^\W\d_]{3,25}")
BATCH = 20_000


def update(db: Database, ids: Iterable[int]) -> None:
    """Bring the search up to date for these figures, whether they are new, changed or gone."""
    ids = sorted(ids)
    listed = json.dumps(ids)
    rows = db.execute(TEXTS, [listed]).fetchall()
    db.execute("DELETE FROM figures_fts WHERE rowid IN (SELECT value FROM json_each(?))", [listed])
    db.conn.executemany("INSERT INTO figures_fts (rowid, evidence, about, title, terms) VALUES (?, ?, ?, ?, ?)",
                        [(id_, *texts) for id_, _, *texts, _ in rows])
    turns.update(db, ids, ((id_, value, (evidence, about, terms), title, filters) for id_, value, evidence, about, title, terms, filters in rows))
    fresh = db.execute("SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM words)", [json.dumps(sorted(words_of(rows)), ensure_ascii=False)])
    db.conn.executemany("INSERT OR IGNORE INTO words (word, stem) VALUES (?, ?)", [(word, stem(word)) for word, in fresh.fetchall()])


def words_of(rows: Iterable[tuple]) -> set[str]:
    """The words of these rows of TEXTS."""
    return {word.casefold() for _, _, *texts, _ in rows for text in texts if text for word in WORD.findall(text)}


def drop_words(db: Database) -> None:
    """Leave no word that stands in no figure any more: something was removed for good."""
    words: set[str] = set()
    for ids in batches(db):
        words |= words_of(db.execute(TEXTS, [json.dumps(ids)]))
    db.execute("DELETE FROM words WHERE word NOT IN (SELECT value FROM json_each(?))", [json.dumps(sorted(words), ensure_ascii=False)])


def fill(db: Database) -> None:
    """Index every figure, where there are figures and an index lacks them: after a change of its form."""
    if db.execute("SELECT EXISTS (SELECT 1 FROM figures) AND (NOT EXISTS (SELECT 1 FROM figures_fts) OR NOT EXISTS (SELECT 1 FROM figure_turns))").fetchone()[0]:
        for ids in batches(db):
            update(db, ids)
        optimize(db)


def batches(db: Database) -> Iterator[list[int]]:
    """The ids of all figures in their order, many at once."""
    last = -1
    while ids := [id_ for id_, in db.execute("SELECT id FROM figures WHERE id > ? ORDER BY id LIMIT ?", [last, BATCH]).fetchall()]:
        yield ids
        last = ids[-1]


def optimize(db: Database | Connection) -> None:
    """Put each index together into one piece, which is read fastest."""
    for table, in db.execute("SELECT name FROM sqlite_master WHERE name IN ('figures_fts', 'figure_turns_fts')").fetchall():
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608  (the names above)
