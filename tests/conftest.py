"""What all tests share: the pipeline, built once, and the way to the evaluation material that is not part of the repository."""
import asyncio
import os
import shutil
import signal
import socket
import threading
import time
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tracker.records import Annotations, Article

ROOT = Path(__file__).parent.parent
WIB = timezone(timedelta(hours=7))


@pytest.fixture(scope="session", autouse=True)
def signals_as_in_a_terminal():
    """A shell starts a job in the background with Ctrl-C ignored, and the tracker keeps it so: the tests of signals need them heeded."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler), signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, before[0])
    signal.signal(signal.SIGHUP, before[1])


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared evaluation material; without it the test skips (TRACKER_SHARED names another place)."""
    folder = Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared"))
    if not (folder / "eval").is_dir():
        pytest.skip(f"needs the shared evaluation material, and {folder} is absent")
    return folder


@pytest.fixture(scope="session")
def annotate():
    """annotate(text, title=, published="2019-11-05") → Annotations, by the whole pipeline."""
    from tracker.annotate import pipeline

    def read(text: str, *, title: str = "", published: str = "2019-11-05") -> Annotations:
        when = datetime.fromisoformat(published).replace(tzinfo=WIB) if published else None
        return pipeline.annotate(Article(id="test", text=text, title=title, published=when))

    return read


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Path:
    """The databases of `tracker demo`."""
    from click.testing import CliRunner

    from tracker.cli import cli

    folder = tmp_path_factory.mktemp("demo")
    done = CliRunner().invoke(cli, ["demo", "--db", str(folder), "--no-serve"])
    assert done.exit_code == 0, done.output
    return folder


def close(datasette) -> None:
    """Let go of the threads and the files of a site."""
    datasette.executor.shutdown()
    for database in datasette.databases.values():
        database.close()


@pytest.fixture(scope="session")
def asking():
    """asking(datasette): a context whose value is get("/figures") → the response, in-process."""
    @contextmanager
    def asked(datasette):
        loop = asyncio.new_event_loop()
        try:
            yield lambda path: loop.run_until_complete(datasette.client.get(path))
        finally:
            close(datasette)
            loop.close()

    return asked


@pytest.fixture(scope="session")
def serving():
    """serving(datasette): a context in which the site answers on a free loopback port; its value is the address."""
    import uvicorn

    @contextmanager
    def served(datasette):
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(datasette.app(), log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
        close(datasette)

    return served


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, driven by Playwright, silent towards the network. While it is open no other event loop can run in this thread."""
    playwright = pytest.importorskip("playwright.sync_api", reason="a browser test needs Playwright for Python: pip install .[dev]")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("a browser test needs Chromium: apt-get install chromium")
    quiet = ["gpu", "quic", "background-networking", "component-update", "sync"]
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--no-first-run", *(f"--disable-{part}" for part in quiet)])
        yield browser
        browser.close()
