"""The sample newsroom: it is read by the very same collector, it is labelled, and what is planted can be found."""
import re
from datetime import date

import pytest

from tracker.collect import run
from tracker.demo import newsroom, publishers, sample_feeds, stories
from tracker.demo.pages import DAYS
from tracker.demo.server import answer
from tracker.demo.stories import edited, read
from tracker.errors import NotAnArticle
from tracker.extract import extract
from tracker.records import Page
from tracker.store.archive import Archive


def story_lines(blocks):
    """The lines that a reader of a story's page sees, without the pointers to other stories."""
    return [re.sub(r"^\| | \|$|^- ", "", line) for block in blocks if not block.startswith("> ") for line in block.split("\n")]


def planted():
    import yaml

    return yaml.safe_load(read("planted.yaml"))


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The articles by their story's id, and the counts of two runs."""
    articles = {}

    async def keep(page):
        article = extract(page)
        articles[article.url.rpartition("/")[2].removesuffix(".html")] = article
        return archive.add_article(article, page)

    with Archive(tmp_path_factory.mktemp("demo") / "archive.db") as archive, newsroom() as (feeds, settings):
        counts = [run(feeds, archive, settings, on_page=keep) for _ in range(2)]
    return articles, counts


def test_collector_reads_every_story(collected):
    articles, (first, second) = collected
    assert (first.feeds_read, first.articles["new"], dict(first.errors)) == (6, len(stories()), {})
    assert (second.not_modified, second.articles.total()) == (6, 0)
    assert articles.keys() == {story.id for story in stories()}


def test_text_is_the_story_and_nothing_else(collected):
    for story in stories():
        article = collected[0][story.id]
        assert article.text.split("\n") == story_lines(story.blocks)
        assert (article.title, article.published, article.source) == (story.title, story.published, story.publisher.name)


def test_samples_cannot_be_taken_for_news():
    assert all(publisher.host.endswith(".example") and "contoh" in publisher.name for publisher in publishers())
    assert all("CONTOH" in answer(story.publisher.host, story.path)[0] for story in stories())


def test_front_page_is_no_article():
    for publisher in publishers():
        address = publisher.base + "/berita"
        with pytest.raises(NotAnArticle, match="list page"):
            extract(Page(address, address, parts=(answer(publisher.host, "/")[0],)))


def test_kinds_of_feeds():
    assert sorted(feed.kind for feed in sample_feeds()) == ["atom", "atom", "rss", "rss", "rss", "sitemap"]


def test_day_names_agree_with_dates():
    said = [(story.id, *match.groups()) for story in stories() for match in
            re.finditer(r"(\w+) \((\d+)/(\d+)/(\d{4})\)", "\n".join(story.blocks)) if match[1] in DAYS]
    assert len(said) >= 40
    for name, day, number, month, year in said:
        assert (name, day) == (name, DAYS[date(int(year), int(month), int(number)).weekday()])


def test_edits_must_apply():
    with pytest.raises(LookupError, match="replaces 'turun'"):
        edited(("Ekspor naik.",), {"id": "salinan", "replace": [["turun", "naik"]]})


def test_copies_are_listed_and_close_to_their_origin():
    listed = {copy: origin for origin, copies in planted()["copies"].items() for copy in copies}
    assert listed == {story.id: story.copy_of for story in stories() if story.copy_of}
    by_id = {story.id: story for story in stories()}
    for copy, origin in listed.items():
        words, others = (set(" ".join(by_id[name].blocks).split()) for name in (copy, origin))
        assert len(words & others) / len(words | others) > 0.7
        assert by_id[copy].published > by_id[origin].published


def test_planted_figures_are_read(collected, annotate):
    articles, _ = collected
    values = {name: [figure.value for figure in annotate(article.text, title=article.title, published=article.published.isoformat()[:10]).figures]
              for name, article in articles.items()}
    assert sum(map(len, values.values())) >= 150
    wanted = [(name, value) for kind in ("conflicts", "no_conflicts", "revisions", "series") for item in planted()[kind]
              for name, value in zip(item["stories"], item["values"], strict=True)]
    wanted += [(name, item["value"]) for item in planted()["agreements"] for name in item["stories"]]
    wanted += [(item["story"], item["value"]) for item in planted()["targets"] if "value" in item]
    missing = [(name, value) for name, value in wanted if value not in [float(found) for found in values[name] if found is not None]]
    assert missing == []
