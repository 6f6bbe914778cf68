"""A backfill as an operator sees it: archives in, Parquet by month out, the same whoever reads it and however often it was killed."""
import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import cli

pytest.importorskip("pyarrow", reason="a backfill needs its packages: pip install .[backfill]")

from tracker.annotate import pipeline
from tracker.annotate.pipeline import version
from tracker.backfill import backfill, crews, tables, work
from tracker.backfill.chunks import Chunk
from tracker.backfill.cutting import cut
from tracker.backfill.work import Job, Watch, read_chunk
from tracker.errors import ConfigError, InputError

GOODS = ("genteng", "kain tenun", "gula aren", "mebel rotan", "garam rakyat", "kopi bubuk")
SIZE = 4


def story(number: int) -> dict:
    """A short article of its own about one of the goods; every fourth one has no date."""
    good, month = GOODS[number % len(GOODS)], 1 + number % 3
    return {
        "id": f"a{number}", "url": f"https://warta.example/{number}?utm_source=rss", "source": "Warta Contoh", "title": f"Produksi {good} naik",
        "published": None if number % 4 == 3 else f"2026-0{month}-1{number % 9}T08:00:00+07:00",
        "text": f"Produksi {good} di Kabupaten Sumedang mencapai {number + 2},5 ribu ton pada 2025. Angka itu naik {number + 3} persen.\n"
                f"“Permintaan terus tumbuh,” kata Kepala Dinas Perindustrian Sumedang Rahmat Gunadi.",
    }


def write_lines(path: Path, lines: list) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def parquet_of(folder: Path) -> dict[str, bytes]:
    """Every file that readers see, by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet") if "_chunks" not in path.parts}


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """Eighteen articles; one of them twice, a line that is none, an empty one."""
    lines = [story(number) for number in range(18)]
    return write_lines(tmp_path_factory.mktemp("archive") / "news.jsonl.gz", [*lines[:6], "{not json", "", *lines[6:], lines[2]])


@pytest.fixture(scope="module")
def read(archive, tmp_path_factory):
    """The archive read by a pool of two, and what the run said."""
    folder = tmp_path_factory.mktemp("read")
    return folder, backfill([archive], folder, workers=2, size=SIZE)


def test_every_table_comes_by_month(read):
    folder, counts = read
    assert (counts["articles"], counts["set_aside"], counts["chunks"]) == (19, 1, 6)
    assert tables.months(folder) == ["2026-01", "2026-02", "2026-03", "undated"]
    for table in tables.TABLES:
        assert all(tables.path_of(folder, table, month).is_file() for month in tables.months(folder))


def test_an_article_that_is_given_twice_stands_once(read):
    folder, _ = read
    articles = [row["id"] for month in tables.months(folder) for row in tables.stored(folder, "articles", month)]
    figures = [row["key"] for month in tables.months(folder) for row in tables.stored(folder, "figures", month)]
    assert len(articles) == len(set(articles)) == 18
    assert len(figures) == len(set(figures)) >= 36


def test_what_cannot_be_read_is_set_aside_with_its_error(read):
    _, counts = read
    aside = [json.loads(line) for line in Path(counts["set_aside_in"]).read_text(encoding="utf-8").splitlines()]
    assert [(line["number"], line["line"]) for line in aside] == [(7, "{not json")]
    assert "not JSON" in aside[0]["error"]


def test_every_figure_stands_in_its_article(read):
    folder, _ = read
    for month in tables.months(folder):
        texts = {row["id"]: row for row in tables.stored(folder, "texts", month)}
        for row in tables.stored(folder, "figures", month):
            assert texts[row["article_id"]][row["field"]][row["start"]:row["end"]] == row["text"]


def test_full_texts_lie_apart(read):
    folder, _ = read
    assert {path.relative_to(folder).parts[0] for path in folder.rglob("*.parquet")} == {"_chunks", "private", *tables.TABLES} - {"texts"}


def test_a_second_run_reads_nothing(read, archive):
    folder, _ = read
    before = parquet_of(folder)
    counts = backfill([archive], folder, workers=1, size=SIZE)
    assert (counts["chunks_read_now"], counts["months_written"], counts["articles"]) == (0, 0, 19)
    assert parquet_of(folder) == before


def test_more_input_adds_to_what_is_there(read, tmp_path):
    folder, _ = read
    shutil.copytree(folder, tmp_path / "out")
    more = write_lines(tmp_path / "more.jsonl", [story(40)])
    counts = backfill([more], tmp_path / "out", workers=1, size=SIZE)
    assert (counts["chunks_read_now"], counts["months_written"]) == (1, 1)
    assert sum(1 for month in tables.months(tmp_path / "out") for _ in tables.stored(tmp_path / "out", "articles", month)) == 19


def test_killed_and_run_again_gives_the_same_files(read, archive, tmp_path):
    folder, _ = read
    command = [sys.executable, "-m", "tracker.cli", "backfill", str(archive), "--output", str(tmp_path), "--workers", "1", "--chunk", str(SIZE), "--json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        while run.poll() is None and not any(tmp_path.glob("_chunks/[!.]*/done.json")):
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGKILL)                   # its workers too, which would finish their chunk
    done = len(list(tmp_path.glob("_chunks/[!.]*/done.json")))
    again = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert again["chunks_read_now"] == again["chunks"] - done
    assert parquet_of(tmp_path) == parquet_of(folder)


def content(path: Path) -> dict[str, list]:
    with sqlite3.connect(path) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' ORDER BY name")]
        rows = {name: sorted(db.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}  # noqa: S608
    db.close()
    return {name: [row for row in found if name != "_sqlite_migrations"] for name, found in rows.items()}


def invoke(*words) -> dict:
    result = CliRunner().invoke(cli, [*map(str, words), "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_import_gives_what_annotating_here_gives(read, tmp_path):
    folder, _ = read
    counts = invoke("import", folder, "--db", tmp_path / "brought")
    assert counts["new_articles"] == 18
    assert invoke("annotate", "--db", tmp_path / "brought")["annotated"] == 0
    plain = write_lines(tmp_path / "plain.jsonl", [story(number) for number in range(18)])
    invoke("import", plain, "--db", tmp_path / "here")
    invoke("annotate", "--db", tmp_path / "here")
    brought, here = content(tmp_path / "brought" / "tracker.db"), content(tmp_path / "here" / "tracker.db")
    for moments in (brought, here):
        moments["articles"] = [tuple(value for value in row if not str(value).startswith("20") or "T08:00" in str(value)) for row in moments["articles"]]
    assert brought == here
    assert invoke("import", folder, "--db", tmp_path / "brought")["same"] == 18
    assert content(tmp_path / "brought" / "tracker.db")["figures"] == here["figures"]


def test_who_asked_to_be_forgotten_does_not_come_back_by_a_backfill(read, tmp_path):
    folder, _ = read
    invoke("import", folder, "--db", tmp_path)
    assert CliRunner().invoke(cli, ["forget", "Rahmat Gunadi", "--db", str(tmp_path)]).exit_code == 0
    invoke("import", folder, "--db", tmp_path)
    invoke("annotate", "--db", tmp_path)
    assert b"Gunadi" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_month_can_be_brought_in_alone(read, tmp_path):
    folder, _ = read
    assert invoke("import", folder, "--month", "2026-02", "--db", tmp_path)["new_articles"] == sum(1 for _ in tables.stored(folder, "articles", "2026-02"))
    result = CliRunner().invoke(cli, ["import", str(folder), "--month", "1999-01", "--db", str(tmp_path)])
    assert result.exit_code == 2
    assert "no articles of 1999-01" in result.output


def test_a_damaged_file_is_named_and_written_again(archive, tmp_path):
    def run(*words):
        return CliRunner().invoke(cli, [*words])

    output = tmp_path / "out"
    assert run("backfill", str(archive), "--output", str(output), "--workers", "1").exit_code == 0
    month = tables.months(output)[0]
    path = tables.path_of(output, "figures", month)
    path.write_bytes(b"junk")
    done = run("import", str(output), "--db", str(tmp_path / "db"))
    assert (done.exit_code, f"figures/month={month}/part-0.parquet: is missing or damaged; remove" in done.output) == (2, True), done.output
    (output / "_months" / f"{month}.json").unlink()
    for file in output.glob("_chunks/*/done.json"):
        file.write_text('{"cut off', encoding="utf-8")
    assert run("backfill", str(archive), "--output", str(output), "--workers", "1").exit_code == 0
    assert run("import", str(output), "--db", str(tmp_path / "db")).exit_code == 0


def test_a_folder_without_a_backfill_is_refused(tmp_path):
    result = CliRunner().invoke(cli, ["import", str(tmp_path), "--db", str(tmp_path / "db")])
    assert result.exit_code == 2
    assert "tracker backfill" in result.output


ASKED_OF_DUCKDB = """
import json, sys
import duckdb
with duckdb.connect() as db:
    figures, places = db.read_parquet(f"{sys.argv[1]}/figures/*/*.parquet", hive_partitioning=True), db.read_parquet(f"{sys.argv[1]}/places/*/*.parquet")
    print(json.dumps([figures.aggregate("month, count(*)").order("month").fetchall(), places.filter("type = 'regency'").project("name").distinct().fetchall()]))
"""


def test_duckdb_and_pandas_read_it_as_it_is(read):
    folder, _ = read
    pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    told = subprocess.run([sys.executable, "-c", ASKED_OF_DUCKDB, str(folder)], capture_output=True, text=True, check=True)   # apart: it chatters at its end
    by_month, regencies = json.loads(told.stdout)
    frame = pandas.read_parquet(folder / "figures")
    assert sum(count for _, count in by_month) == len(frame)
    assert [month for month, _ in by_month] == tables.months(folder)
    assert regencies == [["Kabupaten Sumedang"]]


# ------------------------------------------------------------------------------------------------------------- kinds of input

def test_parquet_is_cut_like_lines(tmp_path):
    import pyarrow
    from pyarrow import parquet

    rows = [story(number) for number in range(5)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "news.parquet")
    from_rows = list(cut(tmp_path / "news.parquet", size=2))
    assert [json.loads(line)["text"] for chunk in from_rows for line in chunk.lines] == [row["text"] for row in rows]
    assert [chunk.first for chunk in from_rows] == [1, 3, 5]


def test_a_chunk_keeps_its_name_wherever_its_file_lies(tmp_path):
    lines = [story(number) for number in range(4)]
    one, other = write_lines(tmp_path / "one.jsonl", lines), write_lines(tmp_path / "two.jsonl.gz", lines)
    assert [chunk.name for chunk in cut(one, size=2)] == [chunk.name for chunk in cut(other, size=2)]


@pytest.mark.parametrize(("name", "content", "said"), [
    ("news.csv", b"id,text", "not a kind of archive"), ("news.jsonl.gz", b"\x1f\x8b\x08\0broken", "gzip"), ("news.parquet", b"PAR1", "Parquet")])
def test_an_input_that_is_none_is_refused(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        list(cut(tmp_path / name))


PAGE = """<html><head><title>{title} - Warta Contoh</title></head><body><h1>{title}</h1><article><p>{text}</p></article></body></html>"""
INDONESIAN = "Produksi garam rakyat di pesisir Cirebon mencapai 1,5 ribu ton pada 2025, kata kepala dinas perikanan setempat. Angka itu naik dari tahun lalu."
ENGLISH = "Salt production along the coast reached 1.5 thousand tonnes in 2025, said the head of the local fisheries office. That is more than a year before."


def warc(pages: list[tuple[str, str, str]]) -> bytes:
    """A crawl of pages (address, title, text), each a gzip member as crawlers write them."""
    out = b""
    for number, (url, title, text) in enumerate(pages):
        html = PAGE.format(title=title, text=text).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (len(html), html)
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Date: 2026-01-05T01:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
        out += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return out


def test_a_web_archive_gives_its_indonesian_articles(tmp_path):
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc([(f"https://warta.example/{number}", "Garam" if number % 2 else "Salt", INDONESIAN if number % 2 else ENGLISH) for number in range(6)]))
    job, chunks = Job(tmp_path / "out", version()), list(cut(path, size=4))
    work.prepare(job)
    done = [read_chunk(chunk, job, {}) for chunk in chunks]
    assert [(chunk.first, chunk.count) for chunk in chunks] == [(1, 4), (5, 2)]
    assert [(one.articles, one.other_language) for one in done] == [(2, 2), (1, 1)]
    tables.settle(job.output, {chunk.name: one for chunk, one in zip(chunks, done, strict=True)})
    [month] = tables.months(job.output)
    assert sorted(row["url"] for row in tables.stored(job.output, "articles", month)) == [f"https://warta.example/{number}" for number in (1, 3, 5)]


def test_a_web_archive_may_be_packed_twice_and_lie(tmp_path):
    pytest.importorskip("fastwarc")
    html = PAGE.format(title="Garam", text=INDONESIAN).encode()
    bodies = {"Content-Encoding: gzip": gzip.compress(html), "Content-Encoding: br": gzip.compress(html)[:-9], "X: bomb": gzip.compress(bytes(8 << 20)),
              "Content-Encoding: gzip\r\nX: plain": html, "X: \0": html}
    path = tmp_path / "crawl.warc"
    with path.open("wb") as file:
        for number, (head, body) in enumerate(bodies.items()):
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8{head[3:] if head.endswith(chr(0)) else ''}\r\n{head}\r\n\r\n".encode() + body
            file.write(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://warta.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
                       f"Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")
    job, [chunk] = Job(tmp_path / "out", version()), list(cut(path, size=9))
    work.prepare(job)
    done = read_chunk(chunk, job, {})
    assert (done.articles, done.not_article, done.set_aside) == (3, 2, 0)


# ------------------------------------------------------------------------------------------------------- articles that do harm

def deadly(chunk: Chunk, job: Job, leave_out: dict) -> tuple:
    """Stands for reading: one article ends the process, as a fault in compiled code does."""
    with Watch(job, chunk) as watch:
        for number, line in enumerate(chunk.lines):
            watch.at(number)
            if b"mematikan" in line and number not in leave_out:
                os._exit(9)
    return chunk.name, dict(leave_out)


def test_an_article_that_kills_its_process_is_left_out_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(crews, "read_chunk", deadly)
    monkeypatch.setattr(crews, "begin", os.getpid)
    job = Job(tmp_path, "1-test")
    work.prepare(job)
    chunks = [Chunk(f"c{number}", "news.jsonl", 1, 3, 10, (b"satu", b"mematikan" if number == 2 else b"dua", b"tiga")) for number in range(5)]
    with crews.Pool(2) as crew:
        done = dict(result for _, result in crew.run(iter(chunks), job))
    assert done == {f"c{number}": {1: crews.DIED} if number == 2 else {} for number in range(5)}


def test_an_article_that_takes_too_long_is_set_aside(tmp_path, monkeypatch):
    def slow(articles, *, on_failure):
        for article in articles:
            if "lama sekali" in article.text:
                time.sleep(5)
        return iter(())

    monkeypatch.setattr(work, "LONGEST_TIME", 0.2)
    monkeypatch.setattr(pipeline, "annotate_all", slow)
    path = write_lines(tmp_path / "news.jsonl", [{"text": "Ekspor naik."}, {"text": "Ini lama sekali."}])
    job = Job(tmp_path / "out", "1-test")
    work.prepare(job)
    [chunk] = cut(path)
    assert read_chunk(chunk, job, {}).set_aside == 1
    [aside] = (job.chunks / chunk.name / "set_aside.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(aside)["number"] == 2
    assert "took longer" in json.loads(aside)["error"]


def test_an_article_on_which_a_component_fails_is_set_aside(tmp_path, monkeypatch):
    def failing(articles, *, on_failure):
        for article in articles:
            on_failure(article.id, "figures: ValueError: broken")
        return iter(())

    monkeypatch.setattr(pipeline, "annotate_all", failing)
    path = write_lines(tmp_path / "news.jsonl", [{"text": "Ekspor naik."}])
    job = Job(tmp_path / "out", "1-test")
    work.prepare(job)
    [chunk] = cut(path)
    assert read_chunk(chunk, job, {}).set_aside == 1


# ---------------------------------------------------------------------------------------------------------------- many machines

def test_a_dask_cluster_gives_the_same_files(read, archive, tmp_path):
    distributed = pytest.importorskip("distributed")
    folder, _ = read
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as local:
        counts = backfill([archive], tmp_path, scheduler=local.scheduler_address, size=SIZE)
    assert counts["articles"] == 19
    assert parquet_of(tmp_path) == parquet_of(folder)


def test_a_scheduler_that_is_not_there_is_named(archive, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    from distributed import Client

    monkeypatch.setattr(Client, "__init__", lambda self, address, timeout: (_ for _ in ()).throw(OSError("timed out")))
    with pytest.raises(ConfigError, match="no Dask scheduler answers"):
        backfill([archive], tmp_path, scheduler="tcp://127.0.0.1:1", size=SIZE)
