"""What each stage of the flow reads and where its records go. `cli.py` calls them in order; each is safe to repeat and to kill.

The queue between two stages is a query: a stage takes what the one before has stored and it has not read yet.
"""
import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from tracker import logs, progress
from tracker.errors import InputError, NotAnArticle, OtherLanguage, StoreError
from tracker.records import Annotations, Article, Feed, Page
from tracker.stopping import Interrupted, batched, held, kept
from tracker.store import vocabularies
from tracker.store.archive import Archive
from tracker.store.changes import Revision
from tracker.store.copies import copy_compact
from tracker.store.rows import iso
from tracker.stores import Counts, Stores, bring_corrections, show_corrections

LANGUAGE = "id"                            # only Indonesian is read
BATCH = 100                                # articles written in one transaction


def collect(stores: Stores, feeds: list[Feed], settings) -> Counts:
    """feeds → pages → articles in the archive. A page that is no article, or not Indonesian, is remembered and not stored."""
    from tracker.collect import run

    with progress.bar("collect") as step, kept():
        found = run(feeds, stores.archive, settings, on_page=keep_page(stores.archive), progress=step.reach, run_number=stores.run)
    stored = found.articles
    counts = stores.tell({
        "feeds": found.feeds, "feeds_read": found.feeds_read, "not_modified": found.not_modified, "waiting": found.waiting,
        "fetched": found.fetched, "pages_unchanged": found.pages_unchanged, "new_articles": stored.pop("new", 0),
        "revisions": stored.pop("revision", 0), "left_out": dict(stored), "errors": dict(sorted(found.errors.items())),
    })
    if found.interrupted:
        raise Interrupted(found.interrupted)
    return counts


def keep_page(archive: Archive) -> Callable:
    """What the collector does with a page: extract its article (beside the loop, it takes tens of milliseconds) and archive it."""
    from tracker.extract import extract, language

    def read(page: Page) -> Article:
        article = extract(page)
        found = language(article.text)
        if found != LANGUAGE:
            raise OtherLanguage(page.url, f"in another language ({found})")
        return article

    async def keep(page: Page) -> str:
        try:
            article = await asyncio.to_thread(read, page)
        except NotAnArticle as refusal:
            archive.add_refusal(page, refusal.reason)
            return "other_language" if isinstance(refusal, OtherLanguage) else "not_article"
        return archive.add_article(article, page)

    return keep


def import_files(stores: Stores, files: Iterable[Path], *, aside: Callable[[InputError], object], months: Iterable[str] = ()) -> Counts:
    """Stored articles into the archive; from a directory that a backfill wrote, what was read from them too: all of it, or these months.

    What cannot be read is set aside: it is told to `aside`, and the next line, or file, is read.
    """
    files, refused = list(files), []
    articles = chain.from_iterable(stored(path, refused.append) for path in files if not path.is_dir())
    counts = Counter(stores.archive.import_articles(progress.tracked(articles, "import")))
    told = {"new_articles": counts["new"], "revisions": counts["revision"], "same": counts["same"], "removed": counts["removed"]}
    for folder in filter(Path.is_dir, files):
        from tracker.backfill.bring import bring

        bring_corrections(stores)          # so that the rows have what people decided
        told = Counter(told) + Counter(bring(stores, folder, only=months))
    for error in refused:
        logs.event("set aside", level=logging.WARNING, subject=str(error.subject), reason=error.reason)
        aside(error)
    return stores.tell({name: told[name] for name in ("new_articles", "revisions", "same", "removed")} | {"set_aside": len(refused)}
                       | ({"figures": told["figures"]} if "figures" in told else {}))


def stored(path: Path, aside: Callable[[InputError], object]) -> Iterator[Article]:
    """The articles of a file that have a text; what is wrong goes to `aside`."""
    from tracker.articles import read_file

    try:
        for article in read_file(path, aside=aside):
            if article.text.strip():
                yield article
            else:
                aside(InputError(article.url or article.id, "no text", "leave it out"))
    except InputError as error:
        aside(InputError(error.subject, error.reason, f"{error.step}; what comes after it in the file was not read"))


def annotate(stores: Stores) -> Counts:
    """Articles that the present pipeline has not read → rows of the public database, and the private index of their words."""
    from tracker.annotate.pipeline import annotate_all, version

    corrected = bring_corrections(stores)
    latest, read = stores.archive.latest_revisions(), stores.facts.annotated()
    refuse_other_archive(stores, read.keys() - latest.keys(), len(read))
    for gone in read.keys() - latest.keys():
        stores.facts.forget(gone)
    stores.search.keep(latest)
    index_missing(stores, [id_ for id_ in latest if id_ in read])
    waiting = [id_ for id_, revision in latest.items() if read.get(id_) != (revision, version()) or id_ in corrected]
    figures, done, failed = 0, 0, {}
    with progress.bar("annotate", len(waiting)) as step:
        for batch in batched(annotate_all(stores.archive.articles_by_id(waiting), on_failure=failed.__setitem__), BATCH):
            changed = {read_now.article.id: changes(stores, read_now) for read_now in batch if latest[read_now.article.id]}
            with held(), stores.facts.batch(), stores.search.batch():
                for read_now in batch:
                    keep_annotations(stores, read_now)
                    if read_now.article.id in changed:
                        stores.facts.write_changes(read_now.article.id, changed[read_now.article.id])
                    figures += len(read_now.figures)
            done += len(batch)
            stores.tell({"annotated": done, "figures": figures})
            step(len(batch))
    show_corrections(stores, corrected)
    return stores.tell({"annotated": done, "figures": figures} | ({"failed": failed} if failed else {}))


def read_again(stores: Stores) -> None:
    """Write anew the rows of the articles on which people decided something since, so that they have it."""
    from tracker.annotate.pipeline import annotate_all

    ids = bring_corrections(stores)
    for batch in batched(annotate_all(stores.archive.articles_by_id(sorted(ids))), BATCH):
        with held(), stores.facts.batch(), stores.search.batch():
            for read_now in batch:
                keep_annotations(stores, read_now)
    show_corrections(stores, ids)


def refuse_other_archive(stores: Stores, gone: set[str], read: int) -> None:
    """Where most published articles were never removed and yet are not in the archive, it was lost: what was read from them stays."""
    if len(gone - stores.archive.removed()) > read / 2:
        raise StoreError(stores.archive.path, f"does not hold most of the articles in {stores.facts.path}",
                         "bring it back from a backup, or move both away to begin anew")


def index_missing(stores: Stores, read: Iterable[str]) -> None:
    """Index again those of the articles read that the private index has lost: it is derived, and may be moved away where it was damaged."""
    for batch in batched(stores.archive.articles_by_id(stores.search.missing(read)), BATCH):
        with held(), stores.search.batch():
            for article in batch:
                stores.search.write(article.id, article.title, article.text, article.published)


def changes(stores: Stores, latest: Annotations) -> list[Revision]:
    """The revisions of an article that was revised, each with the figures that differ from the one before; all read by the present pipeline."""
    from tracker.annotate.pipeline import annotate
    from tracker.link.revisions import figure_changes

    history = stores.archive.history(latest.article.id)
    read = [annotate(article) for _, _, article in history[:-1]] + [latest]
    return [Revision(number, seen, after, figure_changes(before, after))
            for (number, seen, _), (before, after) in zip(history[1:], pairwise(read), strict=True)]


def keep_annotations(stores: Stores, annotations: Annotations) -> None:
    """The rows of one article, and its words for the private index."""
    article = annotations.article
    known = stores.archive.facts(article.id)
    stores.search.write(article.id, article.title, article.text, article.published)
    stores.facts.write(annotations, feed=known["feed"] or None, first_seen=known["first_seen"], language=known["language"],
                       revision=known["revision"])


@logs.stage("link")
def link(stores: Stores, *, anew: bool = False) -> Counts:
    """Rows of articles → what is known only across them: copies, observations, conflicts, targets."""
    from tracker.linking import run

    return stores.tell(run(stores.archive, stores.facts, anew=anew))


@logs.stage("publish")
def publish(stores: Stores, feeds: Iterable[Feed], *, target: Path | None = None) -> Counts:
    """Publishers, feeds and their health as people see them; with `target`, a compact copy of the public database in that directory."""
    from tracker.annotate.pipeline import version
    from tracker.operate import health

    feeds = list(feeds)
    stores.facts.replace_table("quality", vocabularies.quality(version()))
    states = {state.id: state for state in health(feeds, stores.archive.feed_states(), datetime.now(UTC))}
    publishers = sorted({feed.publisher for feed in feeds})
    stores.facts.update_table("publishers", [{"id": name, "name": name} for name in publishers])
    stores.facts.update_table("feeds", [feed_row(feed, states[feed.id]) for feed in feeds])
    counts: Counts = {"publishers": len(publishers)}
    if target:
        counts["copy"] = str(copy_compact(stores.facts.path, target / "tracker.db"))
    return stores.tell(counts)


@logs.stage("notify")
def notify(stores: Stores, alerts, how) -> Counts:
    """Rows of the public database → what is new for each saved search, as feeds and to webhooks."""
    from tracker.alerting import run

    return run(stores, alerts, how) if alerts else {}


def feed_row(feed: Feed, how) -> dict[str, Any]:
    """A feed as the public table shows it: what it is, how it is, since when, and why."""
    row = {"id": feed.id, "publisher": feed.publisher, "title": feed.title, "url": feed.url, "kind": feed.kind, "category": feed.category,
           "language": feed.language, "enabled": int(feed.enabled)}
    return row | {"status": how.status, "reason": how.line or None, "since": iso(how.since), "last_new": iso(how.last_new_item)}
