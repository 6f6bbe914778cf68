"""What a backfill wrote, brought into the databases: the articles into the archive, their rows into the public database, their words into the index."""
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from tracker import progress
from tracker.backfill.extras import needed
from tracker.errors import InputError
from tracker.records import Article
from tracker.stopping import batched, held
from tracker.store.facts import PARENTS
from tracker.store.forgotten import blotted
from tracker.store.opening import writing
from tracker.store.rows import Rows
from tracker.store.times import read_time

BATCH = 200                                # articles written in one transaction


def bring(stores: Any, folder: Path, *, only: Iterable[str] = ()) -> dict[str, Any]:
    """Every month of a backfill, or some, the oldest first; how many articles were new, revisions, the same and removed, and how many figures came.

    An article is written to the archive first and then its rows, so that what was killed between is read anew by the next run.
    """
    needed("pyarrow", "to read Parquet")
    from tracker.backfill import tables

    months = tables.months(folder)
    if not months:
        raise InputError(folder, "holds no backfill", "give the directory that `tracker backfill --output` wrote")
    absent = set(only) - set(months)
    if absent:
        raise InputError(folder, f"has no articles of {', '.join(sorted(absent))}", f"give a month from {months[0]} to {months[-1]}")
    months = [month for month in months if not only or month in only]
    counts: Counter[str] = Counter()
    with progress.bar("import", len(months), counting="articles") as step:
        for month in months:
            with held(), stores.facts.batch():
                for table in PARENTS:
                    stores.facts.write_parents(table, (row for row in tables.stored(folder, table, month) if is_public(stores, row.get("name"))))
            for batch in batched(stories(folder, month), BATCH):
                with held():
                    counts.update(keep(stores, batch))
                step(0, counted=len(batch))
            step()
    if counts["removed"] or counts["left"]:
        stores.facts.drop_unmentioned()    # their rows came with the names of the month
    return {"new_articles": counts["new"], "revisions": counts["revision"], "same": counts["same"], "removed": counts["removed"], "figures": counts["figures"]}


def keep(stores: Any, batch: list[tuple[Article, Rows]]) -> Counter[str]:
    """Write articles with their rows; one that was removed for good stays away, and one that is known at a later revision keeps it."""
    counts: Counter[str] = Counter()
    with writing(stores.archive.db, stores.archive.path):
        outcomes = [stores.archive.add_article(article) for article, _ in batch]
    with stores.facts.batch(), stores.search.batch():
        for outcome, (article, rows) in zip(outcomes, batch, strict=True):
            counts[outcome] += 1
            if outcome == "removed":
                continue
            if not is_public(stores, article.title, article.text, article.author):
                counts["left"] += 1        # the archive has it without the name: `annotate` reads that
                continue
            known = stores.archive.facts(article.id)
            stores.search.write(article.id, article.title, article.text, article.published)
            stores.facts.write_rows(rows, feed=known["feed"] or None, first_seen=known["first_seen"], language=known["language"], revision=known["revision"])
            counts["figures"] += len(rows.children["figures"])
    return counts


def is_public(stores: Any, *texts: str | None) -> bool:
    """Whether texts name nobody who asked to be forgotten."""
    return not stores.archive.forgotten or blotted(filter(None, texts), stores.archive.forgotten) is None


def stories(folder: Path, month: str) -> Iterator[tuple[Article, Rows]]:
    """The articles of a month with their rows: every table has them in the same order, so that each is read once, from front to end."""
    from tracker.backfill import tables

    of_article = itemgetter("article_id")
    waiting = {table: Ahead(groupby(tables.stored(folder, table, month), key=of_article)) for table in tables.CHILDREN}
    for row, text in zip(tables.stored(folder, "articles", month), tables.stored(folder, "texts", month), strict=True):
        article = Article(text["id"], text["text"], text["title"], read_time(text["published"]), text["url"], text["source"], text["author"])
        children = {table: [{name: value for name, value in child.items() if name != "article_id"} for child in ahead.of(article.id)]
                    for table, ahead in waiting.items()}
        yield article, Rows({name: value for name, value in row.items() if name != "language"}, children=children)


class Ahead:
    """Rows in groups, of which the next one waits until its article comes.

    >>> ahead = Ahead(groupby([{"of": "a"}, {"of": "c"}], key=itemgetter("of")))
    >>> ahead.of("a"), ahead.of("b"), ahead.of("c")
    ([{'of': 'a'}], [], [{'of': 'c'}])
    """

    def __init__(self, groups: Iterator[tuple[str, Iterator[dict[str, Any]]]]):
        self.groups = groups
        self.step()

    def step(self) -> None:
        self.name, self.rows = next(self.groups, (None, None))

    def of(self, name: str) -> list[dict[str, Any]]:
        if name != self.name:
            return []
        rows = list(self.rows)
        self.step()
        return rows
