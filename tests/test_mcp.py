"""The Model Context Protocol, where datasette-mcp is installed: programs ask the public database, and can change nothing."""
import signal
import subprocess
import sys

import httpx
import pytest

from tracker.publish.site import build_datasette
from tracker.store.facts import Facts


@pytest.fixture(scope="module")
def ask(tmp_path_factory, serving):
    """ask(tool, **arguments) → the result of a tool."""
    pytest.importorskip("datasette_mcp", reason="needs datasette-mcp: pip install .[mcp]")
    folder = tmp_path_factory.mktemp("db")
    Facts(folder / "tracker.db").close()
    with serving(build_datasette(folder / "tracker.db")) as address, httpx.Client(base_url=address, timeout=20) as client:
        client.headers.update({"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"})

        def send(method: str, number: int | None = None, **parameters):
            answer = client.post("/-/mcp", json={"jsonrpc": "2.0", "method": method, "params": parameters} | ({"id": number} if number else {}))
            client.headers.update({key: value for key, value in answer.headers.items() if key == "mcp-session-id"})
            return answer.json()["result"] if number else None

        send("initialize", 1, protocolVersion="2025-06-18", capabilities={}, clientInfo={"name": "test", "version": "1"})
        send("notifications/initialized")
        yield lambda tool, **arguments: send("tools/call", 2, name=tool, arguments=arguments)


def test_a_program_reads_rows(ask):
    found = ask("execute_sql", database="tracker", sql="SELECT code FROM sectors WHERE code = 'C29'")
    assert found["structuredContent"]["rows"] == [{"code": "C29"}]


@pytest.mark.parametrize("sql", ["DELETE FROM sectors", "ATTACH 'archive.db' AS archive", "PRAGMA journal_mode = DELETE"])
def test_a_program_changes_nothing(ask, sql):
    assert ask("execute_sql", database="tracker", sql=sql)["isError"]


def test_only_the_public_databases_are_told_of(ask):
    assert set(ask("list_databases")["structuredContent"]["databases"]) <= {"tracker", "basemap"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_site_begins_and_ends_quietly(tmp_path, number):
    pytest.importorskip("datasette_mcp", reason="needs datasette-mcp: pip install .[mcp]")
    Facts(tmp_path / "tracker.db").close()
    command = [sys.executable, "-m", "tracker.cli", "serve", "--db", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as site:
        address = site.stdout.readline().strip()
        assert httpx.get(address, timeout=20).status_code == 200
        site.send_signal(number)
        _, told = site.communicate(timeout=20)
    assert (site.returncode, told) == (128 + number, f"stopped by {number.name}; what was finished is kept\n")
