"""What the following of laws and programmes asks of the public database, a few keys at a time."""
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from tracker.store.linked import Row, as_list

STALE = {                                  # rows that a run has to make anew, or drop
    "policy_articles": "SELECT key FROM policy_articles WHERE article_id IN (SELECT value FROM json_each(?))",
    "policy_figures": """SELECT p.key FROM figures f CROSS JOIN policy_figures p ON p.figure_key = f.key
                         WHERE f.article_id IN (SELECT value FROM json_each(?))""",
    "policy_steps": "SELECT key FROM policy_steps WHERE policy_id IN (SELECT value FROM json_each(?))",
}


class PolicyLookups:
    """Questions about mentions, events and what is derived from them."""

    def __init__(self, db: Database):
        self.db = db

    def mentions(self, article_ids: Iterable[str]) -> list[Row]:
        return self._rows("SELECT * FROM regulation_mentions WHERE article_id IN (SELECT value FROM json_each(?))", article_ids)

    def figures(self, article_ids: Iterable[str]) -> list[Row]:
        """The figures of articles that may belong to a policy: of a sentence with a mention, and targets."""
        return self._rows("""SELECT f.* FROM figures f WHERE f.article_id IN (SELECT value FROM json_each(?)) AND (f.status = 'target' OR EXISTS (
            SELECT 1 FROM regulation_mentions m WHERE m.article_id = f.article_id AND m.field = f.field
            AND m.start >= f.sentence_start AND m.start < f.sentence_end))""", article_ids)

    def named_in(self, article_ids: Iterable[str]) -> set[str]:
        """The policies that these articles were found to name."""
        return {row["policy_id"] for row in self._rows("SELECT policy_id FROM policy_articles WHERE article_id IN (SELECT value FROM json_each(?))", article_ids)}

    def known(self, policy_ids: Iterable[str]) -> list[Row]:
        return self._rows("SELECT * FROM policies WHERE id IN (SELECT value FROM json_each(?))", policy_ids)

    def thinned(self) -> set[str]:
        """Policies that lost an article since they were written."""
        return {id_ for id_, in self.db.execute("SELECT id FROM policies p WHERE articles <> (SELECT count(*) FROM policy_articles a WHERE a.policy_id = p.id)")}

    def events_in(self, article_ids: Iterable[str]) -> list[Row]:
        return self._rows("SELECT * FROM policy_events WHERE article_id IN (SELECT value FROM json_each(?))", article_ids)

    def events(self, policy_ids: Iterable[str]) -> list[Row]:
        """The events of some policies: by their rule, and without one in the articles of those that have no number."""
        ids = list(policy_ids)
        return self._rows("SELECT * FROM policy_events WHERE regulation_id IN (SELECT value FROM json_each(?))", ids) + self._rows(
            """SELECT * FROM policy_events WHERE regulation_id IS NULL AND article_id IN (
               SELECT article_id FROM policy_articles WHERE policy_id IN (SELECT value FROM json_each(?)))""",
            (id_ for id_ in ids if id_.startswith(("draft:", "named:"))))

    def steps(self, policy_ids: Iterable[str]) -> list[Row]:
        return self._rows("SELECT * FROM policy_steps WHERE policy_id IN (SELECT value FROM json_each(?))", policy_ids)

    def tallies(self, policy_ids: Iterable[str]) -> list[Row]:
        """What is known of each policy besides its steps."""
        return self._rows("""
SELECT i.value AS id, (SELECT title FROM regulations WHERE id = i.value) AS title, (SELECT count(*) FROM policy_articles WHERE policy_id = i.value) AS articles,
  (SELECT min(said) FROM policy_articles WHERE policy_id = i.value) AS first_said, (SELECT max(said) FROM policy_articles WHERE policy_id = i.value) AS last_said
FROM json_each(?) i""", policy_ids)

    def drafts_and_laws(self, kinds: Iterable[str]) -> list[Row]:
        """The policies of these kinds, where there are drafts of them."""
        return self._rows("""SELECT * FROM policies WHERE kind IN (SELECT value FROM json_each(?))
                             AND kind IN (SELECT kind FROM policies WHERE draft) ORDER BY id""", kinds)

    def titles(self, policy_id: str) -> Iterator[str]:
        """The titles of the stories that are about a policy."""
        rows = self.db.execute("SELECT DISTINCT a.title FROM policy_articles p JOIN articles a ON a.id = p.article_id WHERE p.policy_id = ? AND p.titled", [policy_id])
        return (title for title, in rows)

    def stale(self, table: str, ids: Iterable[str], fresh: set[str]) -> set[str]:
        """Rows that stand for these articles (of steps: for these policies) and are not found any more."""
        return {key for key, in self.db.execute(STALE[table], [as_list(ids)])} - fresh

    def drop_unnamed(self) -> int:
        """Remove the policies that no article names any more."""
        return self.db.execute("DELETE FROM policies WHERE articles = 0").rowcount

    def _rows(self, statement: str, values: Iterable[str]) -> list[Row]:
        return list(self.db.query(statement, [as_list(values)]))
