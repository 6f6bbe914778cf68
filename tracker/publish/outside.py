"""The reader's question outside of the site: asked by a command, on a plain connection, it finds what the page of the same search shows."""
from collections.abc import Mapping

from sqlite_utils import Database

from tracker.publish.filters import Question
from tracker.publish.suggest import FAMILY, family, forms, plain


def question_on(db: Database, words: str, chosen: Mapping[str, str]) -> Question:
    """A question with the forms of its words that the index of this database has."""
    families = {word: forms(list(db.query(FAMILY, family(word)))) for word in plain(words)}
    return Question(words, dict(chosen), families={word: known for word, known in families.items() if known is not None})
