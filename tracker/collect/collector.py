"""One run of the collector: every feed is asked, every new story fetched, the young ones asked again. No feed stops another."""
from __future__ import annotations

import asyncio
import logging
import signal
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

from tracker import logs
from tracker.collect import pages
from tracker.collect.entries import FeedRead
from tracker.collect.fetch import Answer, Web
from tracker.collect.reading import ACCEPT, read_feed
from tracker.collect.schedule import next_attempt, next_look, rhythm
from tracker.collect.settings import Settings
from tracker.records import Entry, Feed, FeedState, FetchEvent, Page, Visit

LEFT = {"not_html": "not_article", "front_page": "not_article", "robots_disallowed": "forbidden", "address_refused": "forbidden", "scheme_refused": "forbidden",
        "refused": "forbidden", "gone": "gone", "too_large": "refused_size"}      # outcomes after which a page is not tried again
FARTHEST = timedelta(days=31)              # a next attempt beyond it was written by a clock that went wrong
PATIENCE = 6.0                             # seconds in which none of a host's feeds answers, after which those that did go on
LAST_WORK = 3.0                            # seconds that a page in hand has when a run is stopped
WELL = ("ok", "not_modified")
NOT_ITS_FAULT = frozenset({"retry_later", "robots_unreachable"})


class Memory(Protocol):
    """What the collector needs to remember between runs; the archive is one."""

    def feed_state(self, feed: str, url: str) -> FeedState: ...
    def keep_feed(self, state: FeedState, entries: Iterable[Entry] = (), *, publisher: str = "", first_entries: int = 100) -> int: ...
    def due(self, feed: str, *, revise_within: timedelta, revise_always: int = 0, revise_all: bool = False) -> list[Visit]: ...
    def keep_failure(self, key: str, reason: str, *, next_attempt: datetime | None, state: str = "pending", counted: bool = True) -> None: ...
    def keep_unchanged(self, key: str) -> None: ...
    def log(self, event: FetchEvent, run: int | None = None) -> None: ...


OnPage = Callable[[Page], Awaitable[str]]  # extracts and stores; returns new, revision, same, alias, removed or not_article
Progress = Callable[[int, int, str], None]  # done, known so far, what


@dataclass
class Counts:
    """What a run did: counts for the reader, errors by kind."""

    feeds: int = 0
    feeds_read: int = 0                    # answered with a feed, or with "not modified"
    not_modified: int = 0
    waiting: int = 0                       # not due yet
    entries: int = 0
    new_entries: int = 0
    cut: int = 0
    refused_links: int = 0
    fetched: int = 0
    pages_unchanged: int = 0
    articles: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    interrupted: int = 0                   # the signal that ended it

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        simple = {name: value for name, value in vars(self).items() if not isinstance(value, Counter)}
        return simple | {"articles": dict(sorted(self.articles.items())), "errors": dict(sorted(self.errors.items()))}


@dataclass
class Round:
    """The state of one run, shared by its tasks."""

    web: Web
    memory: Memory
    settings: Settings
    on_page: OnPage
    progress: Progress
    run_number: int | None
    counts: Counts = field(default_factory=Counts)
    claimed: set[str] = field(default_factory=set)
    done: int = 0
    known: int = 0

    def step(self, what: str) -> None:
        """One thing is done."""
        self.done += 1
        self.progress(self.done, self.known, what)


async def collect(feeds: Iterable[Feed], memory: Memory, settings: Settings, *, on_page: OnPage, progress: Progress | None = None,
                  run_number: int | None = None, counts: Counts | None = None) -> Counts:
    """Ask the enabled feeds, fetch what is new and hand each page to `on_page`; what a feed does wrong is logged, a bug stops the run."""
    asked = [feed for feed in feeds if feed.enabled]
    async with Web(settings) as web:
        state = Round(web, memory, settings, on_page, progress or (lambda done, known, what: None), run_number, counts or Counts())
        state.counts.feeds, state.known = len(asked), len(asked)
        try:
            async with asyncio.TaskGroup() as group:
                for of_one_host in _by_host(asked):
                    group.create_task(_host(state, of_one_host))
        except ExceptionGroup as group:
            raise _first(group) from group
    return state.counts


def run(feeds: Iterable[Feed], memory: Memory, settings: Settings, *, on_page: OnPage, progress: Progress | None = None,
        run_number: int | None = None) -> Counts:
    """`collect`, ended cleanly by SIGTERM and Ctrl-C: what is finished is kept, and the counts say that it was interrupted."""
    counts = Counts()

    async def until_stopped() -> None:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        def stop(number: int) -> None:
            counts.interrupted = number
            task.cancel()

        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, stop, number)
        await collect(feeds, memory, settings, on_page=on_page, progress=progress, run_number=run_number, counts=counts)

    try:
        asyncio.run(until_stopped())
    except asyncio.CancelledError:
        if not counts.interrupted:
            raise
    return counts


def _first(group: ExceptionGroup) -> Exception:
    """The first real error of a group: the others followed from it."""
    error = group.exceptions[0]
    return _first(error) if isinstance(error, ExceptionGroup) else error


def _by_host(feeds: list[Feed]) -> list[list[Feed]]:
    """The feeds of each host together, in their order."""
    hosts: dict[str, list[Feed]] = {}
    for feed in feeds:
        hosts.setdefault(urlsplit(feed.url).netloc, []).append(feed)
    return list(hosts.values())


async def _host(state: Round, feeds: list[Feed]) -> None:
    """The feeds of one host, then their stories.

    A story in several of them belongs to the first in feeds.yaml, whichever answers first: so that two runs give the same rows. Only
    a feed that keeps the others waiting for too long is left behind, and comes when it comes.
    """
    asking = {asyncio.create_task(_ask(state, feed)): feed for feed in feeds}
    waiting, patience = set(asking), max(PATIENCE, 3 * state.web.politeness.host(feeds[0].url).delay)
    try:
        async with asyncio.TaskGroup() as group:
            while waiting:
                ready: set[asyncio.Task] = set()
                while waiting:
                    done, waiting = await asyncio.wait(waiting, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
                    ready |= done
                    if not done:
                        break
                _keep_all(state, [(feed, task.result()) for task, feed in asking.items() if task in ready])
                group.create_task(_stories(state, [feed for task, feed in asking.items() if task in ready]))
    finally:
        for task in asking:
            task.cancel()


def _keep_all(state: Round, answered: list[tuple[Feed, tuple[FeedState, Answer, FeedRead | None] | None]]) -> None:
    for feed, said in answered:
        if said:
            _keep(state, feed, *said)


async def _stories(state: Round, feeds: list[Feed]) -> None:
    """The stories of some feeds of one host, as many at a time as it allows."""
    settings = state.settings
    visits = [(feed, visit) for feed in feeds for visit in state.memory.due(
        feed.id, revise_within=settings.revise_within, revise_always=settings.revise_always, revise_all=settings.revise_all)
        if visit.entry.key not in state.claimed]
    state.claimed |= {visit.entry.key for _, visit in visits}
    state.known += len(visits)
    queue = iter(visits)
    async with asyncio.TaskGroup() as group:
        for _ in range(settings.host_limit):
            group.create_task(_work(state, queue))


async def _work(state: Round, queue: Iterable[tuple[Feed, Visit]]) -> None:
    for feed, visit in queue:
        await _story(state, feed, visit)
        state.step(feed.id)


async def _ask(state: Round, feed: Feed) -> tuple[FeedState, Answer, FeedRead | None] | None:
    """Ask one feed: what was known of it, how it answered, what it holds; None where it is not due."""
    now = state.settings.clock()
    known = state.memory.feed_state(feed.id, feed.url)
    if known.next_attempt and now < known.next_attempt <= now + FARTHEST and not state.settings.ignore_schedule:
        state.counts.waiting += 1
        state.step(feed.id)
        return None
    answer = await state.web.get(known.moved_to or feed.url, limit=state.settings.feed_bytes, accept=ACCEPT, etag=known.etag,
                                 last_modified=known.last_modified)
    answer, read = await read_feed(state.web, feed, answer, now)
    state.step(feed.id)
    return known, answer, read


def _keep(state: Round, feed: Feed, known: FeedState, answer: Answer, read: FeedRead | None) -> None:
    """Keep what a feed said, or what went wrong."""
    now = state.settings.clock()
    _log(state, feed, "feed", answer, now)
    if read is not None:
        _keep_read(state, feed, known, answer, read)
    elif answer.outcome == "not_modified":
        state.counts.feeds_read += 1
        state.counts.not_modified += 1
        state.memory.keep_feed(replace(_well(state, known, now), moved_to=answer.lasting or known.moved_to))
    else:
        state.counts.errors[answer.outcome] += 1
        state.memory.keep_feed(_ill(known, answer, now))


def _keep_read(state: Round, feed: Feed, known: FeedState, answer: Answer, read: FeedRead) -> None:
    counts, now = state.counts, state.settings.clock()
    counts.feeds_read += 1
    counts.entries += len(read.entries)
    counts.cut += read.cut
    counts.refused_links += read.refused
    notes = [f"{read.cut} entries beyond the first {state.settings.feed_entries} not read"] if read.cut else []
    notes += [f"{read.refused} links refused"] if read.refused else []
    notes += [f"malformed ({read.damage})"] if read.damage else []
    known = replace(known, rhythm=rhythm(read.entries, known.rhythm))
    kept = replace(
        _well(state, known, now), reason="; ".join(notes), etag=answer.etag, last_modified=answer.last_modified,
        moved_to=answer.lasting or known.moved_to, entries=len(read.entries),
        undated=sum(entry.published is None for entry in read.entries), refused=read.refused,
        full_text=sum(len(entry.content) > 1000 for entry in read.entries))
    counts.new_entries += state.memory.keep_feed(kept, read.entries, publisher=feed.publisher, first_entries=state.settings.first_entries)


def _well(state: Round, known: FeedState, now: datetime) -> FeedState:
    since, reason = (known.since, known.reason) if known.status == "ok" else (now, "")
    return replace(known, status="ok", reason=reason, failures=0, since=since, last_attempt=now, last_success=now,
                   next_attempt=next_look(known.rhythm, now) if state.settings.by_rhythm else None)


def _ill(known: FeedState, answer: Answer, now: datetime) -> FeedState:
    failures = known.failures + (answer.outcome not in NOT_ITS_FAULT)
    return replace(
        known, status=answer.outcome, reason=answer.reason, failures=failures, last_attempt=now,
        since=known.since if known.failures and known.since else now,
        moved_to=known.moved_to if failures < 3 else None,       # the old address may be the good one again
        next_attempt=next_attempt(answer.outcome, max(failures, 1), now, retry_after=answer.retry_after))


async def _story(state: Round, feed: Feed, visit: Visit) -> None:
    """Fetch one story, or ask whether it changed, and hand it on."""
    now = state.settings.clock()
    first = None
    if visit.stored and visit.validators:
        again, first = await pages.ask_again(state.web, visit)
        if not again.ok:
            _log(state, feed, "page", again, now)
            if again.outcome == "not_modified":
                state.counts.pages_unchanged += 1
                state.memory.keep_unchanged(visit.entry.key)
            else:
                _keep_failure(state, visit, again, now)
            return
    answer, page = await pages.fetch(state.web, visit, feed, now, first=first)
    _log(state, feed, "page", answer, now)
    if page is None or ("incomplete" in page.flags and visit.attempts + 1 < state.settings.page_attempts):
        _keep_failure(state, visit, answer if page is None else replace(answer, outcome="incomplete", reason="a further page is missing"), now)
        return
    state.counts.fetched += 1
    keeping = asyncio.ensure_future(state.on_page(page))
    try:
        await asyncio.shield(keeping)
    except asyncio.CancelledError:         # the run is ending: what was fetched is still kept
        await asyncio.wait({keeping}, timeout=LAST_WORK)
        raise
    finally:
        if keeping.done() and not keeping.cancelled() and keeping.exception() is None:
            state.counts.articles[keeping.result()] += 1


def _keep_failure(state: Round, visit: Visit, answer: Answer, now: datetime) -> None:
    """Leave a page for a later run, or for good where trying again is of no use."""
    state.counts.errors[answer.outcome] += 1
    counted = answer.outcome not in NOT_ITS_FAULT
    attempts = visit.attempts + counted
    left = LEFT.get(answer.outcome) or ("failed" if attempts >= state.settings.page_attempts else "pending")
    again = next_attempt("page", max(attempts, 1), now, retry_after=answer.retry_after)
    state.memory.keep_failure(visit.entry.key, f"{answer.outcome}: {answer.reason}", next_attempt=again, state=left, counted=counted)


def _log(state: Round, feed: Feed, kind: str, answer: Answer, now: datetime) -> None:
    logs.event("fetched", level=logging.INFO if answer.outcome in WELL else logging.WARNING, feed=feed.id, kind=kind, url=answer.asked,
               outcome=answer.outcome, status=answer.status, bytes=len(answer.body), seconds=answer.seconds, reason=answer.reason)
    state.memory.log(FetchEvent(now, feed.id, kind, answer.asked, answer.outcome, answer.status, len(answer.body), answer.seconds,
                                answer.reason), state.run_number)
