"""Articles from files: what is accepted, what is refused and how it is told."""
import gzip
import json

import pytest

from tracker.articles import read_articles, read_file, read_published
from tracker.errors import InputError


def read(*lines):
    return list(read_articles(lines, name="news.jsonl"))


def test_only_text_is_required():
    [article] = read('{"text": "Produksi semen 5,1 juta ton."}\n')
    assert article.text == "Produksi semen 5,1 juta ton."
    assert (article.title, article.url, article.source, article.published) == ("", "", "", None)
    assert len(article.id) == 16


def test_every_field_is_kept():
    [article] = read(json.dumps({"id": "a", "title": "J", "text": "T", "published": "2024-02-01T10:00:00+08:00",
                                 "url": "https://contoh.test/a", "source": "contoh.test", "author": "Sari", "topic": "unknown to us"}))
    assert (article.id, article.title, article.url, article.source, article.author) == ("a", "J", "https://contoh.test/a", "contoh.test", "Sari")
    assert article.published.isoformat() == "2024-02-01T10:00:00+08:00"


def test_blank_lines_are_passed_over_and_counted():
    assert [article.id for article in read("\n", '{"id": "a", "text": "x"}\n', "\n", '{"id": "b", "text": "y"}\n')] == ["a", "b"]
    with pytest.raises(InputError, match="line 4: no text"):
        read("\n", '{"id": "a", "text": "x"}\n', "\n", '{"id": "b"}\n')


def test_plain_text_is_one_article_as_it_stands():
    [article] = read("\n", "[Foto] Ekspor naik 5 persen.\n", "\n", "Impor turun.\n")
    assert article.text == "\n[Foto] Ekspor naik 5 persen.\n\nImpor turun.\n"


def test_the_same_words_get_the_same_id():
    assert read('{"text": "x"}')[0].id == read('{"text": "x"}')[0].id != read('{"text": "y"}')[0].id
    assert read('{"text": "x", "url": "https://contoh.test/"}')[0].id == read('{"text": "y", "url": "https://contoh.test/"}')[0].id


def test_nothing_is_no_article():
    assert read() == read("\n", "  \n") == []


@pytest.mark.parametrize("value, moment", [
    ("2019-11-05", "2019-11-05T00:00:00+07:00"),
    ("2019-11-05T04:05:00", "2019-11-05T04:05:00+07:00"),
    ("2019-11-05 04:05", "2019-11-05T04:05:00+07:00"),
    ("2019-11-05T04:05:00+09:00", "2019-11-05T04:05:00+09:00"),
    ("2019-11-05T20:00:00Z", "2019-11-06T03:00:00+07:00"),
])
def test_published_is_aware(value, moment):
    assert read_published(value, at="x").isoformat() == moment


@pytest.mark.parametrize("value", ["", None])
def test_published_may_be_unknown(value):
    assert read_published(value, at="x") is None


@pytest.mark.parametrize("line, message", [
    ('{"text": 5}', "text is a int"),
    ('{"text": "x", "title": ["y"]}', "title is a list"),
    ('{"text": "x", "id": 1.5}', "id is a float"),
    ('{"text": "x", "published": "Senin, 4 November 2019"}', "published is 'Senin, 4 November 2019'"),
    ('{"text": "x", "published": 1572825900}', "published is a int"),
    ('{"text": "x"', "not JSON"),
    ('{"text": "x\\ud800"}', "half a character"),
    ('[{"text": "x"}]', "a JSON list"),
    ("[1,2]", "a JSON list"),
    ('{"text": "x", "url": "bad"}', "url is 'bad'; give a whole http or https address, or leave it out"),
    ('{"text": "x", "url": "javascript:alert(1)"}', "url is 'javascript:alert(1)'"),
])
def test_what_is_wrong_is_named_with_its_line(line, message):
    with pytest.raises(InputError, match=r"news\.jsonl line 1") as caught:
        read(line)
    assert message in str(caught.value)


def test_a_file_may_be_packed(tmp_path):
    line = '{"id": "a", "text": "Laju 5,0 persen – naik."}\n'
    (tmp_path / "a.jsonl").write_text("\ufeff" + line, encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    assert list(read_file(tmp_path / "a.jsonl")) == list(read_file(str(tmp_path / "a.jsonl.gz")))


@pytest.mark.parametrize("name, content, message", [
    ("a.jsonl", b'{"text": "caf\xe9"}', "line 1: not UTF-8"),
    ("a.txt", b"Ekspor naik di caf\xe9.", "not UTF-8"),
    ("a.jsonl.gz", b"no gzip", "Not a gzipped file"),
    ("b.jsonl.gz", gzip.compress(b'{"text": "x"}')[:-9], "damaged gzip"),
    ("absent.jsonl", None, "No such file"),
])
def test_an_unreadable_file_is_named(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        list(read_file(path))
    assert str(path) in str(caught.value)
