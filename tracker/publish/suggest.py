"""When nothing is found: the word of the index that is nearest to one that it does not hold."""
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tracker.publish.asking import split
from tracker.publish.page import Page

WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.figure_words USING fts5vocab('main', 'figures_fts', 'row')"
KNOWN = "SELECT 1 FROM temp.figure_words WHERE term = :term"
NEAR = "SELECT term FROM temp.figure_words WHERE term >= :first AND term < :after AND length(term) BETWEEN :low AND :high AND doc > 1"
NEAR_ENOUGH = 0.72


async def suggestion(page: Page, typed: str) -> str:
    """The question with its unknown words replaced by near ones; empty where that changes nothing."""
    words = []
    for term in split(typed):
        word = term.casefold()
        if word.isalpha() and not await page.rows(KNOWN, term=word):
            near = [row["term"] for row in await page.rows(NEAR, first=word[0], after=chr(ord(word[0]) + 1), low=len(word) - 2, high=len(word) + 2)]
            best = process.extractOne(word, near, scorer=OSA.normalized_similarity, score_cutoff=NEAR_ENOUGH)
            word = best[0] if best else word
        words.append(word)
    asked = " ".join(words)
    return "" if asked == " ".join(split(typed)).casefold() else asked
