"""The search index of the public database: the words of each figure and what it is filtered by, and every word that it holds with its stem."""
import json
import re
from collections.abc import Iterable

from sqlite_utils import Database

from tracker.lexicons.stems import stem

SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS figures_fts USING fts5(evidence, about, title, terms, filters, tokenize="unicode61 remove_diacritics 2")
"""
TOKENS = {                                 # argument of a filter → letter of its tokens, value; a token is "zz", the letter, the value in hexadecimal
    "indicator": ("i", "f.indicator"), "kind": ("k", "f.kind"), "place": ("p", "f.place_id"), "province": ("v", "f.province"),
    "publisher": ("u", "f.publisher"), "sector": ("s", "f.sector"), "speaker": ("e", "f.speaker_id"), "status": ("t", "f.status"),
    "unit": ("n", "f.unit"), "year": ("y", "CAST(f.year AS TEXT)"),
    "section": ("s", "CASE WHEN length(f.sector) > 1 THEN substr(f.sector, 1, 1) END"),      # manufacturing is found with its divisions
}
FILTERS = " || ' ' || ".join(f"coalesce('zz{letter}' || hex({value}), '')" for letter, value in TOKENS.values())
FILL = f"""
INSERT INTO figures_fts (rowid, evidence, about, title, terms, filters)
SELECT f.id, f.evidence, f.about, a.title,   -- terms: words by which a figure is found though its sentence does not hold them
       coalesce(i.name || ' ', '') || coalesce(i.name_en || ' ', '') || coalesce(s.name || ' ', '') || coalesce(f.place || ' ', '')
       || coalesce(f.province || ' ', '') || coalesce(f.year || ' ', '') || coalesce(f.speaker || ' ', '')
       || CASE f.status WHEN 'target' THEN 'target' WHEN 'forecast' THEN 'perkiraan' ELSE '' END, {FILTERS}
FROM figures f JOIN articles a ON a.id = f.article_id LEFT JOIN indicators i ON i.id = f.indicator LEFT JOIN sectors s ON s.code = f.sector
WHERE f.id IN (SELECT value FROM json_each(?))
"""  # noqa: S608  (the names above)
TEXTS = "SELECT evidence, about, title, terms FROM figures_fts WHERE rowid IN (SELECT value FROM json_each(?))"
WORD = re.compile(r"[^\W\d_]{3,25}")
BATCH = 20_000


def update(db: Database, ids: Iterable[int]) -> None:
    """Bring the search up to date for these figures, whether they are new, changed or gone."""
    listed = json.dumps(sorted(ids))
    db.execute("DELETE FROM figures_fts WHERE rowid IN (SELECT value FROM json_each(?))", [listed])
    db.execute(FILL, [listed])
    words = words_of(db, listed)
    fresh = db.execute("SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM words)", [json.dumps(sorted(words), ensure_ascii=False)])
    db.conn.executemany("INSERT OR IGNORE INTO words (word, stem) VALUES (?, ?)", [(word, stem(word)) for word, in fresh.fetchall()])


def words_of(db: Database, listed: str) -> set[str]:
    """The words of these figures (ids as a JSON list)."""
    return {word.casefold() for row in db.execute(TEXTS, [listed]) for text in row if text for word in WORD.findall(text)}


def drop_words(db: Database) -> None:
    """Leave no word that stands in no figure any more: something was removed for good."""
    ids, words = [id_ for id_, in db.execute("SELECT id FROM figures").fetchall()], set()
    for first in range(0, len(ids), BATCH):
        words |= words_of(db, json.dumps(ids[first:first + BATCH]))
    db.execute("DELETE FROM words WHERE word NOT IN (SELECT value FROM json_each(?))", [json.dumps(sorted(words), ensure_ascii=False)])


def fill(db: Database) -> None:
    """Index every figure, where there are figures and no index yet: after a change of its form."""
    if db.execute("SELECT EXISTS (SELECT 1 FROM figures) AND NOT EXISTS (SELECT 1 FROM figures_fts)").fetchone()[0]:
        last = -1
        while ids := [id_ for id_, in db.execute("SELECT id FROM figures WHERE id > ? ORDER BY id LIMIT ?", [last, BATCH]).fetchall()]:
            update(db, ids)
            last = ids[-1]
