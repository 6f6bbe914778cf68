"""feeds.yaml: the one that is shipped, and what is said of a wrong one."""
import re
from pathlib import Path

import pytest

from tracker.collect import enabled, parse_feeds, read_feeds
from tracker.errors import ConfigError

SHIPPED = Path(__file__).parent.parent / "feeds.yaml"
FEED = "feeds:\n  - id: warta\n    publisher: Warta Contoh\n    title: Ekonomi\n    url: https://warta.example/rss\n"


def test_shipped_feeds():
    feeds = read_feeds(SHIPPED)
    assert len(enabled(feeds)) >= 40
    assert all(feed.reason for feed in feeds if not feed.enabled)
    assert all(feed.language == "id" for feed in enabled(feeds))
    assert len({feed.publisher for feed in enabled(feeds)}) >= 20


def test_defaults():
    feed, = parse_feeds(FEED)
    assert (feed.kind, feed.language, feed.zone, feed.enabled) == ("rss", "id", "WIB", True)


def test_rules_of_a_publisher_hold_for_its_feeds_and_a_feed_may_differ():
    text = ("rules:\n  Warta Contoh:\n    body: .isi\n    drop: .iklan\nfeeds:\n"
            "  - {id: a, publisher: Warta Contoh, title: A, url: 'https://warta.example/a'}\n"
            "  - {id: b, publisher: Warta Contoh, title: B, url: 'https://warta.example/b', rules: {body: article}}\n"
            "  - {id: c, publisher: Kabar Contoh, title: C, url: 'https://kabar.example/c'}\n")
    assert [feed.rules for feed in parse_feeds(text)] == [(("body", ".isi"), ("drop", ".iklan")), (("body", "article"), ("drop", ".iklan")), ()]
    with pytest.raises(ConfigError, match="line 2: rules for 'Warta Lain', of whom no feed is listed"):
        parse_feeds(text.replace("  Warta Contoh:", "  Warta Lain:"))


def test_rules_and_zone():
    feed, = parse_feeds(FEED + "    zone: WITA\n    rules:\n      body: div.isi\n      drop: .iklan\n")
    assert (feed.zone, feed.rules) == ("WITA", (("body", "div.isi"), ("drop", ".iklan")))


def test_quoted_values_as_json():
    feed, = parse_feeds('feeds:\n  - id: "warta"\n    publisher: "Warta \\"Contoh\\""\n    title: "E"\n    url: "http://127.0.0.1:8/rss"\n    kind: "sitemap"\n')
    assert (feed.publisher, feed.kind) == ('Warta "Contoh"', "sitemap")


@pytest.mark.parametrize(("text", "message"), [
    ("", "holds no feeds"),
    ("- a\n", "holds no feeds"),
    ("umpan: []\n", "line 1: unknown key 'umpan'"),
    ("feeds: ya\n", "line 1: `feeds` is no list"),
    ("feeds:\n  - warta\n", "line 2: not a feed"),
    ("feeds:\n  - id: [\n", "line 3: not valid YAML"),
    (FEED + "    kinds: rss\n", "line 6: unknown key 'kinds'"),
    (FEED + "    kind: html\n", "line 6: unknown kind 'html'"),
    (FEED + "    zone: CET\n", "line 6: zone 'CET' is not a zone"),
    (FEED + "    language: Indonesia\n", "line 6: the language"),
    (FEED + "    enabled: maybe\n", "line 6: `enabled: maybe`"),
    (FEED + "    enabled: false\n", "line 2: a feed that is not enabled without a reason"),
    (FEED + "    title: Lagi\n", "line 6: `title` twice"),
    (FEED + "    rules: {isi: div}\n", "line 6: rule 'isi' is unknown"),
    (FEED + "    rules: {body: 'div['}\n", "line 6: `body: div[` is no CSS selector"),
    (FEED + "    rules: div\n", "line 6: `rules` is no mapping"),
    (FEED + FEED[7:], "line 6: the id warta stands in line 2 already"),
    (FEED + FEED[7:].replace("warta\n", "lain\n", 1), "line 6: the address https://warta.example/rss stands in line 2 already"),
    (FEED.replace("id: warta", "id: Warta Contoh"), "line 2: the id 'Warta Contoh' is not usable"),
    (FEED.replace("https:", "ftp:"), "line 5: ftp://warta.example/rss is no http or https address"),
    (FEED.replace("https://", "https://u:p@"), "line 5"),
    ("feeds:\n  - id: a\n    title: b\n", "line 2: no publisher"),
])
def test_mistakes_are_named_with_their_line(text, message):
    with pytest.raises(ConfigError) as caught:
        parse_feeds(text)
    assert message in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["feeds: []\n", "feeds:\n"])
def test_a_file_without_feeds_is_refused(tmp_path, text):
    (tmp_path / "feeds.yaml").write_text(text)
    with pytest.raises(ConfigError, match="holds no feeds; list them below `feeds:`"):
        read_feeds(tmp_path / "feeds.yaml")


def test_absent_file(tmp_path):
    with pytest.raises(ConfigError, match="no such file"):
        read_feeds(tmp_path / "feeds.yaml")


@pytest.mark.parametrize("text, hint", [
    ("feeds: " + "[" * 5000 + "]" * 5000, "nested too deep"),
    ("? [a]\n: b\n", "line 1: unknown key"),
    ("feeds:\n  - {[a]: b}\n", "line 2: a key that is no word"),
    ('feeds:\n  - {id: a, enabled: [x]}\n', "write true or false"),
    ('feeds:\n  - {id: a, rules: {[a]: b}}\n', "unknown or empty"),
    ("feeds: &a\n  - *a\n", "not a feed"),
])
def test_hostile_yaml_is_named_with_its_line(text, hint):
    with pytest.raises(ConfigError, match=re.escape(hint)):
        parse_feeds(text)
