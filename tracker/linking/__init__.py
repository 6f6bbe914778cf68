"""The link stage over the databases: reads rows, links them, writes the derived tables.

`rebuild` links everything anew. `update` links what is new or changed since the last run, with what it touches, and comes to the same rows.
Both change only rows that differ, and may be killed and run again.
"""
from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tracker.link import ArticleRow, FigureRow, Links, Signature, from_row, link, sign
from tracker.link.meetings import aims, meetings
from tracker.link.rows import as_row, from_values, names
from tracker.link.signatures import SCHEME
from tracker.link.targets import SOON, waiting
from tracker.linking.day import Day, as_of, decided
from tracker.linking.official import check
from tracker.linking.policies import follow
from tracker.store.archive import Archive
from tracker.store.facts import LINKED, Facts
from tracker.store.linked import Linked, Lookups
from tracker.store.opening import writing
from tracker.store.series import count_all

MOST_CHANGED = 0.5                         # share of the articles from which linking everything anew is cheaper
BLOCK = 10_000                             # rows that are written at a time
Counts = dict[str, int]


def run(archive: Archive, facts: Facts, *, anew: bool = False) -> Counts:
    """Link what is new, or everything; the memory of earlier runs lies beside the public database."""
    with Linked(Path(facts.path).with_name("link.db")) as memory, uncollected():
        return rebuild(archive, facts, memory) if anew else update(archive, facts, memory)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: a run makes many records and no cycles, and going through them all costs a third of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def doubt(facts: Facts, ids: Iterable[str]) -> None:
    """Have the next run link these articles anew, though they are as they were: what people decided of them has changed."""
    with Linked(Path(facts.path).with_name("link.db")) as memory:
        linked = facts.is_linked(memory.mark)
        memory.doubt(ids)
        if linked:
            with writing(facts.db, facts.path):
                facts.mark_linked(memory.mark)


def rebuild(archive: Archive, facts: Facts, memory: Linked) -> Counts:
    """Link everything."""
    articles = [from_row(ArticleRow, row) for row in facts.rows("articles")]
    figures = from_values(FigureRow, Lookups(facts.db).all_figures(names(FigureRow)))
    signatures = list(signed(archive, (article.id for article in articles)))
    found = link(figures, articles, signatures, **decided(facts))
    memory.clear()
    for start in range(0, len(figures), BLOCK):
        memory.remember((figure.key, meetings(figure)) for figure in figures[start:start + BLOCK])
    memory.remember((row.key, aims(row)) for row in found.observations)
    stories = {figure.key: figure.article_id for figure in figures}
    memory.note({(stories[place.figure_key], place.observation_key) for place in found.observation_figures})
    linked = list(remembered(signatures, articles, facts.annotated()))
    with writing(facts.db, facts.path):
        changed = write(facts, found)
        changed += follow(facts, {article.id for article in articles}) + check(facts)
        facts.mark_linked(memory.mark_with(linked))
    memory.keep(linked)
    return Lookups(facts.db).counts() | {"linked_rows": changed}


def signed(archive: Archive, ids: Iterable[str]) -> Iterator[Signature]:
    """The signature of each article that the archive holds."""
    for article in archive.articles_by_id(ids):
        yield sign(article.id, article.title, article.text)


def write(facts: Facts, found: Links) -> int:
    """Make the derived tables hold what was found; how many rows changed."""
    changed = facts.write_origins(dict(found.duplicates))
    for table, rows in (("observations", found.observations), ("observation_figures", found.observation_figures),
                        ("conflicts", found.conflicts), ("targets", found.targets)):
        changed += replaced(facts, table, rows)
    return changed + count_all(facts.db)


def replaced(facts: Facts, table: str, rows: Sequence[Any]) -> int:
    """Make a derived table hold exactly these rows, some at a time; how many were added, changed or removed."""
    column = LINKED[table]
    ask = Lookups(facts.db)
    changed = ask.remove(table, ask.keys(table, column) - {getattr(row, column) for row in rows}, column)
    return changed + sum(facts.update_table(table, map(as_row, rows[start:start + BLOCK])) for start in range(0, len(rows), BLOCK))


def remembered(signatures: Iterable[Signature], articles: Iterable[ArticleRow], read: Mapping[str, tuple[int, str]]) -> Iterator[dict[str, Any]]:
    """What the memory keeps of each article."""
    days = {article.id: article.day for article in articles}
    for signature in signatures:
        revision, pipeline = read[signature.article_id]
        day = days[signature.article_id]
        yield as_row(signature) | {
            "revision": revision, "pipeline": pipeline, "day": day.isoformat() if day else None,
            **{name: "\x1f".join(getattr(signature, name)) for name in ("numbers", "title", "credits")}}


def update(archive: Archive, facts: Facts, memory: Linked) -> Counts:
    """Link the articles that were read since the last run, and what they touch."""
    changed, gone = memory.differing(facts.path)
    many = len(changed) + len(gone) > MOST_CHANGED * facts.db["articles"].count
    if many or not facts.is_linked(memory.mark) or not memory.is_current(SCHEME):
        return rebuild(archive, facts, memory)
    rows = 0
    if changed or gone:
        day = Day(facts, memory, set(changed), gone, list(signed(archive, changed)))
        linked = list(remembered(day.signatures, day.articles.values(), changed))
        with writing(facts.db, facts.path):        # readers see a day's links or none, and so does the run after one that was killed
            rows += day.link()
            rows += follow(facts, day.changed, regrouped=day.regrouped, again=day.again) + check(facts, day.renewed)
            facts.mark_linked(memory.mark_with(linked, gone))
        memory.keep(linked, gone=gone)
    rows += judge_waiting(facts)
    return Lookups(facts.db).counts() | {"linked_rows": rows}


def judge_waiting(facts: Facts) -> int:
    """Targets that came due, or passed their deadline, since the last run."""
    today = as_of(facts)
    rows = Lookups(facts.db).waiting_targets((today + SOON).isoformat()) if today > date.min else ()
    judged = ((key, now, waiting(date.fromisoformat(deadline), today)) for key, deadline, now in rows)
    return facts.write_outcomes({key: outcome for key, now, outcome in judged if outcome != now})
