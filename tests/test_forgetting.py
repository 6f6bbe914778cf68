"""What is forgotten stands in no file any more, and does not come back."""
import json
import sqlite3
from contextlib import closing

import pytest

from tracker import forgetting, stages
from tracker.errors import InputError
from tracker.records import Article, Entry, FeedState, Page
from tracker.store.archive import Archive
from tracker.stores import opened

NAME = "Wulan Sampelina"
TEXT = ("Direktur Utama PT Baja Contoh, Wulan Sampelina, menyebut produksi baja naik 5 persen menjadi 1,2 juta ton pada 2025.\n"
        "“Kami menambah dua tanur pada tahun depan,” kata Wulan.\nMenteri Perindustrian Bayu Sampel menyambut baik rencana itu.")
URL = "https://warta.example/ekonomi/baja-naik.html"


@pytest.fixture
def folder(tmp_path):
    with opened(tmp_path, "import") as stores:
        stores.archive.keep_feed(FeedState("warta", "https://warta.example/rss"), [Entry(URL, URL, f"{NAME}: baja naik", summary=f"Kata {NAME}")])
        for url, text in ((URL, TEXT), ("https://warta.example/lain.html", "Ekspor kakao naik 7 persen, kata Direktur Sari Percontohan.")):
            article = Article("", text, f"{NAME}: Produksi Baja Naik" if url == URL else "Kakao Naik", url=url, source="Warta Contoh")
            stores.archive.add_article(article, Page(url, url, key=url, publisher="Warta Contoh", parts=(f"<article>{text}</article>",)))
        stages.annotate(stores)
        stages.link(stores)
    return tmp_path


def bytes_of(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("*.db*"))).lower()


def rows(folder, sql):
    with closing(sqlite3.connect(folder / "tracker.db")) as db:
        return db.execute(sql).fetchall()


def test_person(folder):
    assert b"wulan" in bytes_of(folder) and rows(folder, "SELECT 1 FROM entities WHERE name = 'Wulan Sampelina'")
    before = rows(folder, "SELECT value, unit FROM figures ORDER BY id")
    assert forgetting.forget_person(folder, NAME).startswith("removed from 1 articles")
    assert b"wulan" not in bytes_of(folder) and b"sampelina" not in bytes_of(folder)
    assert rows(folder, "SELECT value, unit FROM figures ORDER BY id") == before
    assert [name for name, in rows(folder, "SELECT name FROM entities WHERE type = 'person' ORDER BY 1")] == ["Bayu Sampel", "Sari Percontohan"]


def test_person_does_not_come_back(folder):
    forgetting.forget_person(folder, NAME)
    with Archive(folder / "archive.db") as archive:
        article = Article("", TEXT, f"{NAME}: Produksi Baja Naik", url=URL)
        assert archive.add_article(article, Page(URL, URL, key=URL, parts=(TEXT,))) == "same"
        assert archive.add_article(Article("", f"{NAME} mundur.", "Mundur", author=NAME, url="https://warta.example/baru"), Page("a", "a", parts=(NAME,))) == "new"
        archive.keep_feed(FeedState("warta", "https://warta.example/rss"), [Entry("https://warta.example/3", "https://warta.example/3", NAME)])
        assert archive.page_parts(archive.find_article(URL).id) == archive.page_parts(archive.find_article("https://warta.example/baru").id) == ()
    assert b"wulan" not in bytes_of(folder)


def test_article(folder):
    assert forgetting.forget_article(folder, URL).endswith("removed")
    assert b"wulan" not in bytes_of(folder) and b"kakao" in bytes_of(folder)
    with Archive(folder / "archive.db") as archive:
        assert archive.add_article(Article("", TEXT, "Baja", url=URL)) == "removed"


@pytest.mark.parametrize("target", ["Wulan", "PT Baja Contoh", "warta.example/ekonomi", ""])
def test_what_is_no_person(folder, target):
    assert not forgetting.names_an_article(target)
    with pytest.raises(InputError):
        forgetting.forget_person(folder, target)


def test_as_it_is_typed(folder):
    from click.testing import CliRunner

    from tracker.cli import cli

    told = CliRunner().invoke(cli, ["forget", NAME, "--db", str(folder), "--reason", json.dumps("asked for")])
    assert (told.exit_code, told.output) == (0, "removed from 1 articles\n")
    assert "was not here" in CliRunner().invoke(cli, ["forget", "Rani Contoh", "--db", str(folder)]).output
