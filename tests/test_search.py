"""The private index: articles are found by their words, in publication order, and leave it again."""
from datetime import UTC, datetime

import pytest

from tracker.store.search import Search


@pytest.fixture
def search(tmp_path):
    with Search(tmp_path / "search.db") as search, search.batch():
        search.write("old", "Rotan", "Perajin rotan di Cirebon menerima pesanan.", datetime(2021, 1, 1, tzinfo=UTC))
        search.write("new", "Bambu", "Bambu dan rotan dikeringkan di halaman.", datetime(2021, 1, 2, tzinfo=UTC))
        search.write("undated", "Kayu", "Rotan dan kayu disimpan di gudang.", None)
        yield search


def test_the_newest_come_first(search):
    assert search.articles('"rotan"') == ["new", "old", "undated"]
    assert search.articles('"rotan"', limit=1) == ["new"]


def test_a_revision_replaces_the_words(search):
    assert search.write("old", "Rotan", "Sentra itu kini menjual anyaman daring.", datetime(2021, 1, 1, tzinfo=UTC))
    assert search.articles('"cirebon"') == []
    assert search.articles('"daring"') == ["old"]


def test_what_is_removed_is_not_found(search):
    assert search.forget("new")
    assert not search.forget("new")
    assert search.keep(["old"]) == 1
    assert search.articles('"rotan"') == ["old"]
