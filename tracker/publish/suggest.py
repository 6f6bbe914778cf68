"""Words beside the ones that were typed: all forms of a stem, and, when nothing is found, the known word that is nearest to an unknown one."""
import json

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tracker.lexicons.stems import stem
from tracker.publish.asking import OPEN_FROM, same, split
from tracker.publish.page import Page

FORMS = 14                                 # of one word that are looked for, at most
FAMILY = """
SELECT word, goes_on FROM (
  SELECT word, 0 AS goes_on FROM words WHERE stem = :stem
  UNION ALL SELECT word, 1 FROM words WHERE :open AND word > :word AND word < :after AND stem <> :stem
    AND NOT EXISTS (SELECT 1 FROM words WHERE stem = :stem AND word <> :word))
ORDER BY length(word), word LIMIT :forms + 1
"""
KNOWN = "SELECT value FROM json_each(:words) WHERE value IN (SELECT word FROM words)"
NEAR = "SELECT word FROM words WHERE word >= :first AND word < :after AND length(word) BETWEEN :low AND :high"
NEAR_ENOUGH = 0.72


async def families(page: Page, typed: str) -> dict[str, list[str]]:
    """Each word that was typed → the words of the index that have its stem, or, where it is the only one, those that begin with it."""
    found = {word: forms(await page.rows(FAMILY, **family(word))) for word in plain(typed)}
    return {word: known for word, known in found.items() if known is not None}


def plain(typed: str) -> set[str]:
    """The words that may stand in another form; a word in quotation marks stays as it is.

    >>> sorted(plain('ekspor "Baja" 93,7'))
    ['ekspor']
    """
    return {term.casefold() for term in split(typed) if term.isalpha() and f'"{term}"' not in typed}


def family(word: str) -> dict[str, str | int]:
    """The parameters of FAMILY; a word that has others of its meaning does not go on: "semen" is not "sementara"."""
    return {"word": word, "after": word[:-1] + chr(ord(word[-1]) + 1), "open": len(word) >= OPEN_FROM and word not in same(), "stem": stem(word), "forms": FORMS}


def forms(rows: list[dict]) -> list[str] | None:
    """The forms of a word; None where more words begin with it than are looked for one by one."""
    if len(rows) > FORMS and any(row["goes_on"] for row in rows):
        return None
    return [row["word"] for row in rows[:FORMS]]


async def suggestion(page: Page, typed: str) -> str:
    """The question with its unknown words replaced by near ones; empty where that changes nothing."""
    terms = [term.casefold() for term in split(typed)]
    known = {row["value"] for row in await page.rows(KNOWN, words=json.dumps(terms))}
    words = [word if word in known or not word.isalpha() else await near(page, word) for word in terms]
    return "" if words == terms else " ".join(words)


async def near(page: Page, word: str) -> str:
    """The known word that is nearest to a word; the word itself where none is near."""
    words = [row["word"] for row in await page.rows(NEAR, first=word[0], after=chr(ord(word[0]) + 1), low=len(word) - 2, high=len(word) + 2)]
    best = process.extractOne(word, words, scorer=OSA.normalized_similarity, score_cutoff=NEAR_ENOUGH)
    return best[0] if best else word
