"""The reader's question outside of the site: asked by a command, on a plain connection, it finds what the page of the same search shows."""
from collections.abc import Mapping

from sqlite_utils import Database

from tracker.lexicons.stems import stem
from tracker.publish.asking import split
from tracker.publish.filters import Question
from tracker.publish.suggest import FAMILY, FORMS


def question_on(db: Database, words: str, chosen: Mapping[str, str]) -> Question:
    """A question with the forms of its words that the index of this database has."""
    typed = {term.casefold() for term in split(words) if term.isalpha() and f'"{term}"' not in words}
    families = {word: [row["word"] for row in db.query(FAMILY, {"stem": stem(word), "forms": FORMS})] for word in typed}
    return Question(words, dict(chosen), families=families)
