"""What all tests share: the pipeline, built once, and the way to the evaluation material that is not part of the repository."""
import os
import signal
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
