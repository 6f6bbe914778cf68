"""When the pipeline changes, every article is read again from the archive: newest first, in batches, going on where it was stopped."""
from datetime import UTC, datetime

import pytest

from tracker import stages
from tracker.annotate import pipeline
from tracker.records import Article
from tracker.stopping import Interrupted
from tracker.stores import opened

MONTHS = range(1, 7)


def article(month: int) -> Article:
    return Article("", f"Produksi genteng naik {month + 2} persen menjadi {month + 3},5 ribu ton.", url=f"https://warta.example/{month}",
                   published=datetime(2026, month, 1, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Six articles, read; then the pipeline is another. Batches of two."""
    monkeypatch.setattr(stages, "BATCH", 2)
    with opened(tmp_path, "import") as stores:
        stores.archive.import_articles(map(article, MONTHS))
        stages.annotate(stores)
    monkeypatch.setattr(pipeline, "version", lambda: "2-another")
    return tmp_path


def read_again(folder, *, stop_after: int | None = None) -> list[str]:
    """Annotate; the months that were read, in order."""
    read = []
    with opened(folder, "annotate") as stores:
        known = stores.archive.articles_by_id

        def articles_by_id(ids):
            for found in known(ids):
                if len(read) == stop_after:
                    raise Interrupted
                read.append(found.url[-1])
                yield found

        stores.archive.articles_by_id = articles_by_id
        stages.annotate(stores)
    return read


def test_everything_is_read_again_the_newest_first(desk):
    assert read_again(desk) == ["6", "5", "4", "3", "2", "1"]
    assert read_again(desk) == []


def test_one_that_was_stopped_goes_on_where_it_was(desk):
    with pytest.raises(Interrupted):
        read_again(desk, stop_after=3)
    assert sorted(read_again(desk)) == ["1", "2", "3"]


def test_the_same_reading_changes_no_figure(desk):
    with opened(desk, "annotate") as stores:
        before = list(stores.facts.rows("figures"))
        stages.annotate(stores)
        assert list(stores.facts.rows("figures")) == before
        assert {pipeline for _, pipeline in stores.facts.annotated().values()} == {"2-another"}


def test_articles_are_taken_from_the_archive_as_they_are_read(desk):
    taken = []
    with opened(desk, "annotate") as stores:
        known, write = stores.archive.articles_by_id, stores.facts.write
        stores.archive.articles_by_id = lambda ids: (taken.append("taken") or found for found in known(ids))
        stores.facts.write = lambda *words, **told: taken.append("written") or write(*words, **told)
        stages.annotate(stores)
    assert taken[:4] == ["taken", "taken", "written", "written"]
