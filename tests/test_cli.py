"""The commands as a user types them: what they print, what they leave behind, how they end."""
import json
import sqlite3

import pytest
from click.testing import CliRunner

from tracker.cli import cli

SENTENCE = "Produksi genteng Jatiwangi mencapai 1,4 juta buah pada semester I 2026.\n"


def run(*words, text=None):
    return CliRunner().invoke(cli, [str(word) for word in words], input=text)


def content(path):
    """Every row of every table that is content, not log."""
    with sqlite3.connect(path) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' ORDER BY name")]
        rows = {table: db.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall() for table in tables}  # noqa: S608
    db.close()
    return rows


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A directory in which the sample newsroom was read once, and what the run printed."""
    folder = tmp_path_factory.mktemp("desk")
    result = run("demo", "--db", folder, "--no-serve", "--json")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_demo_fills_the_public_database(desk):
    folder, counts = desk
    assert counts["feeds_read"] == counts["feeds"] >= 4
    assert counts["new_articles"] >= 12
    assert counts["figures"] >= 100
    assert counts["observations"] > 0
    assert counts["errors"] == {}
    assert {path.name for path in folder.glob("*.db")} == {"archive.db", "link.db", "search.db", "tracker.db"}


def test_demo_says_where_the_result_lies(desk):
    folder, _ = desk
    assert f"the result lies in {folder}; to look at it: " in (told := run("demo", "--db", folder, "--no-serve").stdout) and f" serve --db {folder}\n" in told


def test_demo_keeps_away_from_real_articles(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"url": "https://kabar.example/a", "title": "Genteng", "text": SENTENCE}) + "\n")
    run("import", file, "--db", tmp_path)
    before = content(tmp_path / "archive.db")["articles"]
    result = run("demo", "--db", tmp_path, "--no-serve")
    assert result.exit_code == 2
    assert "holds articles of other publishers, among which invented ones must not come; give another directory: --db demo" in result.stderr
    assert content(tmp_path / "archive.db")["articles"] == before


def test_a_second_run_changes_no_content(desk):
    folder, _ = desk
    before = content(folder / "tracker.db")
    counts = json.loads(run("demo", "--db", folder, "--no-serve", "--json").stdout)
    assert (counts["new_articles"], counts["revisions"], counts["annotated"]) == (0, 0, 0)
    assert counts["not_modified"] == counts["feeds"]
    assert content(folder / "tracker.db") == before


def test_every_row_says_what_stands_in_the_article(desk):
    folder, _ = desk
    with sqlite3.connect(folder / "archive.db") as archive, sqlite3.connect(folder / "tracker.db") as facts:
        texts = {id_: (title, text) for id_, title, text in archive.execute("SELECT id, title, text FROM articles WHERE latest = 1")}
        rows = facts.execute('SELECT article_id, field, start, "end", text FROM figures').fetchall()
    archive.close()
    facts.close()
    assert rows
    for id_, field, start, end, text in rows:
        assert texts[id_][field == "text"][start:end] == text


def test_no_full_text_in_the_public_database(desk):
    folder, _ = desk
    with sqlite3.connect(folder / "archive.db") as archive:
        texts = [text for (text,) in archive.execute("SELECT text FROM articles")]
    archive.close()
    public = (folder / "tracker.db").read_bytes().decode("utf-8", "replace")
    assert not any(text in public for text in texts)


def test_derived_rows_come_back_from_the_archive(desk, tmp_path):
    folder, _ = desk
    (tmp_path / "archive.db").write_bytes((folder / "archive.db").read_bytes())
    assert run("annotate", "--db", tmp_path, "--shown", 1).exit_code == 0
    assert run("link", "--db", tmp_path).exit_code == 0
    old, new = content(folder / "tracker.db"), content(tmp_path / "tracker.db")
    for table in ("articles", "figures", "observations", "conflicts", "targets", "quotes"):
        assert new[table] == old[table]


def test_extract_prints_the_contract():
    printed = json.loads(run("extract", "-", text=SENTENCE).stdout)
    assert list(printed) == ["id", "title", "published", "pipeline", "figures", "places", "sectors", "entities", "regulations", "policy_events",
                             "quotes"]
    (figure,) = printed["figures"]
    assert (figure["value"], figure["period"]["start"], figure["period"]["end"]) == (1400000, "2026-01-01", "2026-06-30")
    assert SENTENCE[figure["start"]:figure["end"]] == figure["text"]


@pytest.mark.parametrize("form", ["json", "table"])
def test_extract_has_other_forms(form):
    assert "1,4 juta buah" in run("extract", "-", "--format", form, text=SENTENCE).stdout


def test_explain_takes_a_file_and_an_archived_article(desk, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    assert "1 400 000" in run("explain", file).stdout
    folder, _ = desk
    with sqlite3.connect(folder / "archive.db") as archive:
        id_, url, title = archive.execute("SELECT id, url, title FROM articles WHERE latest = 1 LIMIT 1").fetchone()
    archive.close()
    assert title in run("explain", id_, "--db", folder).stdout
    assert title in run("explain", url, "--db", folder).stdout


def test_import_then_annotate_is_safe_to_repeat(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "a", "url": "https://kabar.example/a", "title": "Genteng", "text": SENTENCE, "published": "2026-07-02"}) + "\n")
    assert json.loads(run("import", file, "--db", tmp_path, "--json").stdout)["new_articles"] == 1
    assert json.loads(run("import", file, "--db", tmp_path, "--json").stdout)["same"] == 1
    assert json.loads(run("annotate", "--db", tmp_path, "--json").stdout) == {"annotated": 1, "figures": 1}
    assert json.loads(run("annotate", "--db", tmp_path, "--json").stdout) == {"annotated": 0, "figures": 0}


def test_import_sets_aside_what_cannot_be_read_and_goes_on(tmp_path):
    good = [json.dumps({"url": f"https://kabar.example/{number}", "title": "Genteng", "text": SENTENCE}) for number in range(3)]
    bad = ["{", '{"title": "tanpa teks"}', '{"text": "Ekspor naik.", "url": "bad"}', '{"text": " ", "url": "https://kabar.example/kosong"}']
    (tmp_path / "articles.jsonl").write_bytes("\n".join((good[0], *bad, good[1], "")).encode() + b'{"text": "caf\xe9"}\n' + good[2].encode())
    (tmp_path / "list.json").write_text("[1,2]")
    result = run("import", tmp_path / "list.json", tmp_path / "articles.jsonl", "--db", tmp_path, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"new_articles": 3, "revisions": 0, "same": 0, "removed": 0, "set_aside": 6}
    told = [line.removeprefix("set aside: ").removeprefix(f"{tmp_path}/") for line in result.stderr.splitlines()]
    begin = ["list.json line 1: a JSON list", "articles.jsonl line 2: not JSON", "articles.jsonl line 3: no text", "articles.jsonl line 4: url is 'bad'",
             "https://kabar.example/kosong: no text", "articles.jsonl line 7: not UTF-8"]
    assert [line[:len(start)] for line, start in zip(told, begin, strict=True)] == begin


def test_import_names_the_first_of_many(tmp_path):
    (tmp_path / "articles.jsonl").write_text("{\n" * 25)
    assert run("import", tmp_path / "articles.jsonl", "--db", tmp_path).stderr.splitlines()[-1] == "and 5 more"
    assert run("import", tmp_path / "hilang.jsonl", "--db", tmp_path / "db").exit_code == 2
    assert not (tmp_path / "db").exists()


def test_init_writes_a_desk_and_keeps_what_is_there(tmp_path):
    assert run("init", tmp_path / "desk").exit_code == 0
    feeds = tmp_path / "desk" / "feeds.yaml"
    assert "feeds:" in feeds.read_text()
    feeds.write_text("feeds: []\n")
    assert "stays" in run("init", tmp_path / "desk").stdout
    assert feeds.read_text() == "feeds: []\n"


FAULTS = {
    "no such file": (["extract", "missing.txt"], 2, "missing.txt"),
    "not JSON": (["extract", "-"], 2, "line 1"),
    "no feeds.yaml": (["refresh", "--feeds", "missing.yaml"], 2, "tracker init"),
    "wrong option": (["extract", "--format", "xml"], 2, "xml"),
    "wrong network": (["refresh", "--allow-network", "everything"], 2, "127.0.0.0/24"),
    "unknown article": (["explain", "ffffffffffffffff"], 1, "archive.db"),
    "nothing to serve": (["serve"], 1, "tracker refresh"),
    "a report to nowhere": (["serve", "--report", "foo"], 2, "neither a mailto: nor an https: address; write it whole"),
    "a report by script": (["serve", "--report", "javascript:alert(1)"], 2, "neither a mailto: nor an https: address"),
}


@pytest.mark.parametrize("words, code, hint", FAULTS.values(), ids=FAULTS)
def test_wrong_use_says_what_and_where(words, code, hint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if words[0] == "refresh" and "--feeds" not in words:
        (tmp_path / "feeds.yaml").write_text("feeds:\n  - {id: a, publisher: A, title: A, url: 'https://a.example/rss'}\n")
    result = run(*words, text='{"text": ')
    assert result.exit_code == code, result.output
    assert hint in result.stderr
    assert "Traceback" not in result.output


def test_no_feed_read_ends_with_3(tmp_path):
    (tmp_path / "feeds.yaml").write_text("feeds:\n  - {id: tutup, publisher: Tutup, title: T, url: 'http://127.0.0.1:9/rss'}\n")
    result = run("refresh", "--feeds", tmp_path / "feeds.yaml", "--db", tmp_path, "--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["errors"] == {"address_refused": 1}


def test_two_writers_do_not_meet(tmp_path):
    from tracker.store.lock import sole_writer

    with sole_writer(tmp_path, "refresh"):
        result = run("demo", "--no-serve", "--db", tmp_path)
    assert result.exit_code == 1
    assert "tracker refresh" in result.stderr


@pytest.mark.parametrize("there", [False, True], ids=["no directory", "an empty one"])
@pytest.mark.parametrize("words", [("forget", "Rani Contoh"), ("forget", "https://kabar.example/a"), ("prune",), ("annotate",), ("link",), ("publish",)],
                         ids=" ".join)
def test_a_mistyped_directory_is_no_new_beginning(words, there, tmp_path):
    folder = tmp_path / "db_salah"
    if there:
        folder.mkdir()
    result = run(*words, "--db", folder)
    assert result.exit_code == 1
    assert "no such database; run `tracker refresh` first, or give the right directory with --db" in result.stderr
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_has_help_with_an_example(name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"tracker {name}" in result.stdout.split("Example:")[1]
