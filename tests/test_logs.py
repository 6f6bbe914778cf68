"""`--log-json`: one line of JSON an event on stderr, and nothing else there."""
import json
import logging
import warnings

from click.testing import CliRunner

from tracker import logs
from tracker.cli import cli

ARTICLE = {"url": "https://warta.example/1", "title": "Ekspor Naik", "text": "Ekspor baja naik 5 persen pada 2019.", "published": "2019-11-04"}


def lines(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_events_of_a_command(tmp_path):
    (tmp_path / "articles.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    done = CliRunner().invoke(cli, ["import", str(tmp_path / "articles.jsonl"), "--db", str(tmp_path / "db"), "--log-json", "--json"])
    assert done.exit_code == 0 and json.loads(done.stdout)["new_articles"] == 1
    told = lines(done.stderr)
    assert [line["event"] for line in told] == ["run began", "stage began", "stage ended", "counts", "run ended"]
    assert (told[0]["command"], told[1]["stage"], told[-1]["outcome"]) == ("import", "import", "done")
    assert all(line["time"].endswith("Z") and line["level"] == "info" for line in told)


def test_a_refusal_is_an_event_too(tmp_path):
    done = CliRunner().invoke(cli, ["import", str(tmp_path / "none.jsonl"), "--db", str(tmp_path / "db"), "--log-json"])
    last = lines(done.stderr)[-1]
    assert done.exit_code == 2 and (last["event"], last["level"]) == ("failed", "error") and last["step"]


def test_what_libraries_warn_of(capsys):
    with logs.as_json(), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("deprecated", stacklevel=1)
        logging.getLogger("other").error("broken")
    assert [line["level"] for line in lines(capsys.readouterr().err)] == ["warning", "error"]


def test_silent_where_not_asked_for(capsys):
    logs.event("fetched", level=logging.WARNING)
    assert capsys.readouterr().err == "" and not logs.written()
