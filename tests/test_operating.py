"""The operator's commands as they are typed."""
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from tracker.cli import cli
from tracker.records import Article, Entry, FeedState, FetchEvent, Page
from tracker.store.archive import Archive

URL = "https://warta.example/ekonomi/ekspor-1.html"
FEEDS = """feeds:
  - {id: warta, publisher: Warta Contoh, title: Ekonomi, url: "https://warta.example/rss"}
  - {id: kabar, publisher: Kabar Contoh, title: Industri, url: "https://kabar.example/rss"}
  - {id: lama, publisher: Lama, title: Lama, url: "https://lama.example/rss", enabled: false, reason: "ended in 2018"}
"""


@pytest.fixture
def desk(tmp_path):
    now = datetime.now(UTC)
    (tmp_path / "feeds.yaml").write_text(FEEDS, encoding="utf-8")
    with Archive(tmp_path / "db" / "archive.db") as archive:
        archive.keep_feed(FeedState("warta", "https://warta.example/rss", status="ok", last_success=now), [Entry(URL, URL)])
        archive.keep_feed(FeedState("kabar", "https://kabar.example/rss", status="not_found", reason="HTTP 404", failures=3,
                                    since=now - timedelta(days=2), last_new_item=now - timedelta(days=4)))
        archive.add_article(Article("", "Ekspor naik 5 persen.", "Ekspor Naik", url=URL), Page(URL, URL, key=URL, parts=("<p>Ekspor</p>",)))
        archive.log(FetchEvent(now - timedelta(days=500), "warta", "feed", "https://warta.example/rss", "ok"))
    return tmp_path


def type_in(desk, *words):
    words = [str(desk / word[1:]) if word.startswith("@") else word for word in words]
    return CliRunner().invoke(cli, words)


def test_health(desk):
    shown = type_in(desk, "health", "--feeds", "@feeds.yaml", "--db", "@db")
    assert shown.exit_code == 0
    assert "no longer there (HTTP 404), for 2 days, 3 attempts" in shown.output and "ended in 2018" in shown.output
    found = json.loads(type_in(desk, "health", "--feeds", "@feeds.yaml", "--db", "@db", "--json").output)
    assert [(feed["id"], feed["status"]) for feed in found["feeds"]] == [("kabar", "not_found"), ("warta", "ok"), ("lama", "off")]


def test_rule_of_the_operator(desk):
    assert type_in(desk, "health", "--feeds", "@feeds.yaml", "--db", "@db", "--fail-if-silent", "3d").exit_code == 1
    assert type_in(desk, "health", "--feeds", "@feeds.yaml", "--db", "@db", "--fail-if-silent", "9d").exit_code == 0
    assert type_in(desk, "health", "--feeds", "@feeds.yaml", "--db", "@db", "--fail-if-silent", "soon").exit_code == 2


def test_backup_and_restore(desk):
    made = type_in(desk, "backup", "@backups", "--db", "@db")
    assert made.exit_code == 0
    back = type_in(desk, "restore", made.output.strip(), "--db", "@again")
    assert (back.exit_code, back.output.strip()) == (0, str(desk / "again" / "archive.db"))


def test_prune(desk):
    assert json.loads(type_in(desk, "prune", "--db", "@db", "--html", "0d", "--json").output) == {"pages": 0, "fetch_events": 1}


def test_prune_gives_the_room_back(desk):
    with Archive(desk / "db" / "archive.db") as archive:
        archive.log(FetchEvent(datetime.now(UTC) - timedelta(days=500), "warta", "page", URL, "ok", reason="x" * 500_000))
    before = (desk / "db" / "archive.db").stat().st_size
    assert type_in(desk, "prune", "--db", "@db", "--compact").exit_code == 0
    assert (desk / "db" / "archive.db").stat().st_size < before - 400_000


def test_forget(desk):
    assert type_in(desk, "forget", URL + "?utm_source=x", "--db", "@db").output.endswith("removed\n")
    with Archive(desk / "db" / "archive.db") as archive:
        assert list(archive.articles()) == []
        assert archive.add_article(Article("", "Ekspor naik 5 persen.", "Ekspor Naik", url=URL)) == "removed"
    assert "will not be collected" in type_in(desk, "forget", "https://warta.example/lain", "--db", "@db").output


def test_schedule(desk):
    unit = type_in(desk, "schedule", "systemd", "--feeds", "@feeds.yaml", "--db", "@db").output
    assert f"--db {desk / 'db'}" in unit and "OnCalendar" in unit


def test_import_of_a_list(desk):
    (desk / "list.opml").write_text('<opml><body><outline text="Baru" xmlUrl="https://baru.example/rss"/>'
                                    '<outline text="Warta" xmlUrl="https://warta.example/rss"/></body></opml>', encoding="utf-8")
    found = type_in(desk, "feeds", "import", "@list.opml", "--feeds", "@feeds.yaml")
    assert "https://baru.example/rss" in found.output and "warta.example" not in found.output


def test_health_waits_for_nothing_that_it_does_not_need(desk):
    script = ("import sys; from tracker.cli import cli; cli(['health', '--feeds', sys.argv[1], '--db', sys.argv[2]], standalone_mode=False);"
              "print(sorted({'aiohttp', 'asyncio', 'numpy', 'spacy', 'sqlite_utils', 'lxml', 'datasette'} & sys.modules.keys()))")
    done = subprocess.run([sys.executable, "-c", script, desk / "feeds.yaml", desk / "db"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
