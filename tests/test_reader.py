"""The tracker as a library."""
import json
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

import tracker
from tracker.errors import InputError
from tracker.reader import as_json, moment
from tracker.records import Annotations, Article, Figure


@pytest.fixture(scope="module")
def reader():
    return tracker.load()


def test_a_text_gives_typed_records(reader):
    read = reader.annotate("Produksi genteng naik 5 persen menjadi 1,4 juta buah tahun lalu.", title="Genteng naik", published="2026-01-05")
    assert isinstance(read, Annotations)
    assert all(isinstance(figure, Figure) for figure in read.figures)
    assert [figure.period.end for figure in read.figures] == [date(2025, 12, 31)] * 2
    assert read.pipeline == reader.version


def test_the_same_article_gives_the_same_records_alone_and_among_others(reader):
    articles = [Article(str(number), f"Impor kaca turun {number + 2} persen.") for number in range(3)]
    assert list(reader.annotate_all(articles)) == [reader.annotate(article) for article in articles]


def test_files_are_read_as_extract_reads_them(reader, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a1", "text": "Ekspor rotan naik 5 persen.", "published": "2026-01-05"}\n', encoding="utf-8")
    [read] = reader.annotate_files(path)
    assert json.loads(json.dumps(as_json(read)))["id"] == "a1"


@pytest.mark.parametrize(("told", "meant"), [
    (None, None), ("2026-01-05", "2026-01-05T00:00:00+07:00"), (date(2026, 1, 5), "2026-01-05T00:00:00+07:00"),
    (datetime(2026, 1, 5, 8), "2026-01-05T08:00:00+07:00"), (datetime(2026, 1, 5, 8, tzinfo=UTC), "2026-01-05T08:00:00+00:00")])
def test_times_without_a_zone_are_jakartas(told, meant):
    assert (moment(told) and moment(told).isoformat()) == meant


@pytest.mark.parametrize("told", [5, 5.5, ["2026-01-05"], "Senin"])
def test_what_is_no_time_is_refused(reader, told):
    with pytest.raises(InputError, match="published"):
        reader.annotate("Ekspor naik 5 persen.", published=told)


def test_importing_the_library_loads_nothing():
    code = "import sys, tracker; sys.exit(any(name in sys.modules for name in ('spacy', 'numpy', 'sqlite_utils')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
