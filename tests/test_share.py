"""How much of an article the public database shows: at most half of any, by the sentences, quotes and steps that it holds."""
import pytest

from tracker.annotate.pipeline import annotate_all
from tracker.articles import read_file
from tracker.store.excerpts import SHARE
from tracker.store.rows import rows_of

EXTENTS = {"figures": ("evidence_start", "evidence"), "quotes": ("start", "text"), "policy_events": ("start", "text"),
           "regulation_mentions": ("start", "text"), "place_mentions": ("start", "text"), "entity_mentions": ("start", "text")}


def shown(annotations) -> float:
    """The share of an article's text that its public rows hold."""
    text = annotations.article.text
    mask = bytearray(len(text))
    for table, (start, field) in EXTENTS.items():
        for row in rows_of(annotations).children[table]:
            if row.get("field", "text") == "text" and row[start] is not None:
                mask[row[start]:row[start] + len(row[field])] = b"\1" * len(row[field])
    return sum(mask) / max(1, len(mask))


@pytest.mark.shared
def test_at_most_half_of_any_article_is_shown(shared):
    shares = [shown(read) for read in annotate_all(read_file(shared / "eval" / "dev" / "articles.jsonl"))]
    assert max(shares) <= SHARE
    assert sum(shares) / len(shares) < 0.45
