"""The link stage over the databases: reads the rows of all articles, links them, writes the derived tables.

`rebuild` links everything anew; it changes only the rows that differ, so a second run changes none.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from tracker.link import ArticleRow, FigureRow, Links, Signature, from_row, link, sign
from tracker.store.archive import Archive
from tracker.store.facts import Facts



def rebuild(archive: Archive, facts: Facts, *, as_of: date | None = None, together: Iterable[tuple[str, str]] = (),
            apart: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Link everything; the counts of what there is and of the rows that changed."""
    articles = [from_row(ArticleRow, row) for row in facts.rows("articles")]
    figures = [from_row(FigureRow, row) for row in facts.rows("figures")]
    found = link(figures, articles, signatures(archive, (article.id for article in articles)), as_of=as_of, together=together, apart=apart)
    return counts(found) | {"linked_rows": write(facts, found)}


def signatures(archive: Archive, ids: Iterable[str]) -> Iterator[Signature]:
    """The signature of every article that the archive holds."""
    for article in archive.articles_by_id(ids):
        yield sign(article.id, article.title, article.text)


def write(facts: Facts, found: Links) -> int:
    """Make the derived tables hold what was found; how many rows changed."""
    changed = facts.write_origins(dict(found.duplicates))
    for table, rows in (("observations", found.observations), ("observation_figures", found.observation_figures),
                        ("conflicts", found.conflicts), ("targets", found.targets)):
        changed += facts.replace_table(table, map(asdict, rows))
    return changed


def counts(found: Links) -> Mapping[str, int]:
    """What a run says of it."""
    return {
        "copies": sum(duplicate.article_id != duplicate.origin_id for duplicate in found.duplicates),
        "observations": len(found.observations),
        "told_by_several": sum(observation.origins > 1 for observation in found.observations),
        "conflicts": len(found.conflicts), "targets": len(found.targets),
    }
