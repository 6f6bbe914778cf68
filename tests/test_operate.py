"""The health of feeds, in one line each."""
from datetime import UTC, datetime, timedelta

import pytest

from tracker.errors import ConfigError
from tracker.lexicons import read_yaml
from tracker.operate import health, read_span, silent_for
from tracker.records import Feed, FeedState

NOW = datetime(2019, 11, 9, 8, tzinfo=UTC)


def feed(name, **changes):
    return Feed(name, "Warta Contoh", name.title(), f"https://{name}.example/rss", **changes)


def state(name, **changes):
    return FeedState(name, f"https://{name}.example/rss", **{"status": "ok", "last_new_item": NOW, "since": NOW, **changes})


def test_the_ones_that_need_somebody_come_first():
    feeds = [feed("baik"), feed("mati"), feed("diam"), feed("mati-lama", enabled=False, reason="ended in 2018"), feed("baru")]
    states = [state("baik"), state("mati", status="gone", reason="HTTP 410", failures=1, since=NOW - timedelta(days=2)),
              state("diam", last_new_item=NOW - timedelta(days=12), rhythm=3600.0)]
    found = health(feeds, states, NOW)
    assert [(one.id, one.status) for one in found] == [
        ("diam", "silent"), ("mati", "gone"), ("baik", "ok"), ("baru", "new"), ("mati-lama", "off")]
    assert found[0].line == "answers, but brought nothing new for 12 days"
    assert found[1].line == "the publisher ended this feed (HTTP 410), for 2 days"


@pytest.mark.parametrize(("status", "reason"), [
    ("dns_failure", "its host name is not known"), ("address_refused", "warta.example leads to an address that is not public"),
    ("connection_failed", "no connection (no route to host)"), ("connection_reset", "the connection broke off"),
    ("total_timeout", "not complete within the time limit")])
def test_a_reason_is_not_said_twice(status, reason):
    one, = health([feed("mati")], [state("mati", status=status, reason=reason, since=NOW - timedelta(days=2))], NOW)
    assert one.line == f"{reason}, for 2 days"


def test_a_slow_feed_is_not_silent():
    one, = health([feed("berkala")], [state("berkala", last_new_item=NOW - timedelta(days=12), rhythm=86400.0 * 7)], NOW)
    assert one.status == "ok"


def test_moved_feed_and_missing_dates_are_told():
    one, = health([feed("pindah")], [state("pindah", moved_to="https://pindah.example/baru", entries=10, undated=4)], NOW)
    assert one.status == "ok"
    assert "change it in feeds.yaml" in one.line and "4 of 10 entries without a usable date" in one.line


def test_operators_rule():
    found = health([feed("baik"), feed("diam"), feed("mati", enabled=False, reason="x")], [
        state("baik"), state("diam", last_new_item=NOW - timedelta(days=4))], NOW)
    assert [one.id for one in silent_for(found, read_span("3d"), NOW)] == ["diam"]
    assert silent_for(found, read_span("5d"), NOW) == []


@pytest.mark.parametrize("text", ["", "3", "d", "3x", "-3d", "1.5d"])
def test_wrong_span(text):
    with pytest.raises(ConfigError):
        read_span(text)


def test_every_outcome_has_words():
    from tracker.collect import collector, fetch, schedule

    names = set(fetch.NAMED.values()) - {"not_modified"} | schedule.HARD | collector.NOT_ITS_FAULT
    assert names <= set(read_yaml("outcomes"))
