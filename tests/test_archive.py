"""The archive: what is kept, once; revisions; what is remembered; what is forgotten for good."""
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracker.errors import InputError, StoreError
from tracker.records import Article, Entry, FeedState, FetchEvent, Page
from tracker.store.archive import Archive
from tracker.store.opening import open_database

URL = "https://warta.example/ekonomi/ekspor-1.html"
ARTICLE = Article("", "Ekspor naik 5 persen.\nImpor turun.", "Ekspor Naik", datetime(2019, 11, 4, 9, tzinfo=UTC), URL, "Warta Contoh")
ENTRY = Entry(URL, URL, "Ekspor Naik")


class Clock:
    now = datetime(2019, 11, 4, 10, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def archive(tmp_path, clock):
    with Archive(tmp_path / "archive.db", clock=clock) as archive:
        yield archive


def page(entry: Entry = ENTRY, *parts: str, url: str | None = None) -> Page:
    return Page(url=url or entry.key, asked=entry.url, key=entry.key, feed="warta", publisher="Warta Contoh", parts=parts or ("<p>Ekspor</p>",),
                validators=((entry.url, '"1"', None),))


def state(archive, **changes) -> FeedState:
    return replace(archive.feed_state("warta", "https://warta.example/rss"), **{"status": "ok", "last_success": archive.clock(), **changes})


def due(archive, **changes):
    return [visit.entry.key for visit in archive.due("warta", revise_within=timedelta(hours=72), **changes)]


def content(archive):
    return [list(archive.db.execute(f"SELECT * FROM {table}")) for table in ("pages", "articles")]    # noqa: S608


def test_article_is_kept_once_with_its_page(archive):
    archive.keep_feed(state(archive), [ENTRY], publisher="Warta Contoh")
    assert archive.add_article(ARTICLE, page(ENTRY, "<p>satu</p>", "<p>dua</p>")) == "new"
    before = content(archive)
    assert archive.add_article(ARTICLE, page(ENTRY, "<p>satu</p>", "<p>dua</p><aside>lain</aside>")) == "same"
    assert content(archive) == before
    kept, = archive.articles()
    assert (kept.text, kept.published, len(kept.id)) == (ARTICLE.text, ARTICLE.published, 16)
    assert archive.page_parts(kept.id) == ("<p>satu</p>", "<p>dua</p>")


def test_changed_text_is_a_revision(archive, clock):
    archive.add_article(ARTICLE)
    clock.now += timedelta(hours=1)
    changed = replace(ARTICLE, text="Ekspor naik 6 persen.\nImpor turun.")
    assert archive.add_article(changed) == "revision"
    assert archive.add_article(replace(changed, text="Ekspor naik  6 persen. \nImpor turun.")) == "same"
    latest, = archive.articles()
    assert latest.text == changed.text
    assert [article.text for article in archive.revisions(latest.id)] == [ARTICLE.text, changed.text]
    assert archive.latest_revisions() == {latest.id: 1}
    facts = archive.facts(latest.id)
    assert (facts["first_seen"], facts["seen"]) == ("2019-11-04T10:00:00+00:00", "2019-11-04T11:00:00+00:00")


def test_same_story_by_another_address_is_an_alias(archive):
    other = Entry("https://m.warta.example/1", "https://m.warta.example/1")
    archive.keep_feed(state(archive), [ENTRY, other])
    archive.add_article(ARTICLE, page())
    assert archive.add_article(replace(ARTICLE, text="Ekspor naik."), page(other, url=URL)) == "alias"
    assert len(list(archive.articles())) == 1
    assert archive.find_article("https://m.warta.example/1").url == URL
    assert due(archive, revise_all=True) == [URL]


def test_known_addresses_are_not_due_again(archive):
    redirected = Entry("https://warta.example/r/1", "https://warta.example/r/1")
    archive.keep_feed(state(archive), [redirected])
    assert due(archive) == [redirected.key]
    archive.add_article(ARTICLE, page(redirected, url=URL))
    assert archive.keep_feed(state(archive), [redirected, ENTRY]) == 0
    assert due(archive) == []


def test_entries_survive_a_stop_between_feed_and_pages(archive, tmp_path, clock):
    archive.keep_feed(state(archive, etag='"7"'), [ENTRY])
    with Archive(tmp_path / "archive.db", clock=clock) as again:
        assert again.feed_state("warta", "https://warta.example/rss").etag == '"7"'
        assert due(again) == [URL]


def test_first_reading_of_a_feed_takes_a_bounded_number(archive):
    many = [Entry(f"https://warta.example/{n}", f"https://warta.example/{n}") for n in range(30)]
    assert archive.keep_feed(state(archive), many, first_entries=10) == 10
    assert len(due(archive)) == 10
    assert archive.keep_feed(state(archive), [*many, ENTRY], first_entries=10) == 1
    assert due(archive)[-1] == URL and len(due(archive)) == 11


def test_guid_reused_for_another_story_loses_none(archive):
    first = replace(ENTRY, guid="1")
    second = Entry("https://warta.example/2", "https://warta.example/2", "Lain", guid="1")
    archive.keep_feed(state(archive), [first])
    archive.keep_feed(state(archive), [second])
    assert due(archive) == [first.key, second.key]


def test_young_stories_are_asked_again_at_growing_intervals(archive, clock):
    archive.keep_feed(state(archive), [ENTRY])
    archive.add_article(ARTICLE, page())
    asked = []
    for hour in range(80):
        clock.now = Clock.now + timedelta(hours=hour)
        if due(archive):
            asked.append(hour)
            archive.keep_unchanged(URL)
    assert asked == [1, 4, 12, 24, 48, 71]
    visit = None
    clock.now = Clock.now
    visit, = archive.due("warta", revise_within=timedelta(hours=72), revise_all=True)
    assert visit.stored and visit.validators == ((URL, '"1"', None),)


def test_newest_stories_are_asked_by_every_run(archive):
    archive.keep_feed(state(archive), [ENTRY])
    archive.add_article(ARTICLE, page())
    assert due(archive) == [] and due(archive, revise_always=5) == [URL]


def test_feed_that_calls_a_story_changed_has_it_asked_again(archive):
    archive.keep_feed(state(archive), [ENTRY])
    archive.add_article(ARTICLE, page())
    archive.keep_feed(state(archive), [replace(ENTRY, stamp="2019-11-04T18:00:00+07:00")])
    assert due(archive) == [URL]
    archive.keep_unchanged(URL)
    archive.keep_feed(state(archive), [replace(ENTRY, stamp="2019-11-04T18:00:00+07:00")])
    assert due(archive) == []


def test_failed_page_is_tried_again_then_left(archive, clock):
    archive.keep_feed(state(archive), [ENTRY])
    archive.keep_failure(URL, "read_timeout: silent", next_attempt=clock.now + timedelta(minutes=10))
    assert due(archive) == []
    clock.now += timedelta(minutes=10)
    assert due(archive) == [URL]
    archive.keep_failure(URL, "not_found: HTTP 404", next_attempt=None, state="failed")
    assert due(archive) == []


def test_clock_that_was_wrong_does_not_hold_a_story_for_years(archive, clock):
    archive.keep_feed(state(archive), [ENTRY])
    archive.keep_failure(URL, "read_timeout", next_attempt=clock.now + timedelta(days=4000))
    assert due(archive) == [URL]
    clock.now += timedelta(days=4000)
    archive.add_article(ARTICLE, page())
    clock.now -= timedelta(days=4000)
    assert due(archive) == []


def test_log_of_fetches_can_be_shortened(archive, clock):
    for day in range(5):
        archive.log(FetchEvent(clock.now + timedelta(days=day), "warta", "feed", "https://warta.example/rss", "ok"))
    assert archive.drop_events(clock.now + timedelta(days=3)) == 3


def test_page_without_an_article_is_not_asked_again(archive):
    archive.keep_feed(state(archive), [ENTRY])
    archive.add_refusal(page(), "login wall")
    assert due(archive, revise_all=True) == [] and list(archive.articles()) == []


def test_feed_whose_address_changed_begins_anew(archive):
    archive.keep_feed(state(archive, etag='"7"', moved_to="https://warta.example/baru"))
    fresh = archive.feed_state("warta", "https://warta.example/rss2")
    assert (fresh.url, fresh.etag, fresh.moved_to) == ("https://warta.example/rss2", None, None)


def test_import(archive):
    articles = [replace(ARTICLE, url=f"https://warta.example/{n}") for n in range(1200)] + [Article("a1", "Tanpa alamat.")]
    assert archive.import_articles(articles)["new"] == 1201
    before = content(archive)
    assert archive.import_articles(iter(articles))["same"] == 1201
    assert content(archive) == before
    assert archive.find_article("a1").text == "Tanpa alamat."
    with pytest.raises(InputError, match="no text"):
        archive.import_articles([Article("a2", " ")])


def test_forgotten_article_stays_out(archive):
    archive.keep_feed(state(archive), [ENTRY])
    archive.add_article(ARTICLE, page())
    name = archive.find_article(URL).id
    assert archive.forget(name, "asked for by its subject")
    assert content(archive) == [[], []]
    assert archive.add_article(ARTICLE, page()) == "removed"
    assert content(archive) == [[], []]
    with pytest.raises(InputError, match="no such article"):
        archive.find_article(URL)


def test_dropped_html_leaves_text_and_hash(archive, clock):
    archive.keep_feed(state(archive), [ENTRY])
    archive.add_article(ARTICLE, page())
    assert archive.drop_pages(clock.now + timedelta(days=1)) == 1
    name = archive.find_article(URL).id
    assert archive.page_parts(name) == ()
    assert archive.db.execute("SELECT length(sha256) FROM pages").fetchone() == (64,)


def test_newest_first_across_zones(archive):
    early = replace(ARTICLE, url="https://warta.example/1", published=datetime.fromisoformat("2019-11-04T08:00:00+00:00"))
    late = replace(ARTICLE, url="https://warta.example/2", published=datetime.fromisoformat("2019-11-04T09:00:00+00:00"))
    earliest = replace(ARTICLE, url="https://warta.example/3", published=datetime.fromisoformat("2019-11-04T14:00:00+07:00"))
    none = replace(ARTICLE, url="https://warta.example/4", published=None)
    archive.import_articles([early, none, earliest, late])
    assert [article.url[-1] for article in archive.articles()] == ["2", "1", "3", "4"]


def test_runs_and_fetches_are_logged(archive, clock):
    run = archive.begin_run("collect")
    archive.log(FetchEvent(clock.now, "warta", "feed", "https://warta.example/rss", "not_modified", 304), run)
    archive.end_run(run, "done", {"feeds": 1})
    assert archive.db.execute("SELECT outcome, counts FROM runs").fetchone() == ("done", '{"feeds": 1}')
    assert archive.db.execute("SELECT run, outcome FROM fetch_events").fetchone() == (run, "not_modified")


def test_reading_an_archive_of_an_older_version(tmp_path):
    open_database(tmp_path / "archive.db").close()
    with pytest.raises(StoreError, match="older version"):
        Archive(tmp_path / "archive.db", readonly=True)


def test_integrity(archive):
    archive.add_article(ARTICLE)
    assert archive.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert archive.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_feed_whose_stories_all_come_by_another_feed_is_not_silent(tmp_path):
    clock = Clock()
    first, second = Entry("https://warta.example/1", "https://warta.example/1"), Entry("https://warta.example/2", "https://warta.example/2")
    with Archive(tmp_path / "archive.db", clock=clock) as archive:
        for days, entries in enumerate(([first], [first], [first, second])):
            clock.now += timedelta(days=1)
            archive.keep_feed(replace(archive.feed_state("ekonomi", "https://warta.example/ekonomi"), status="ok"), entries)
            archive.keep_feed(replace(archive.feed_state("terkini", "https://warta.example/terkini"), status="ok"), entries)
            ages = [(clock.now - state.last_new_item).days for state in archive.feed_states()]
            assert ages == ([1, 1] if days == 1 else [0, 0])
