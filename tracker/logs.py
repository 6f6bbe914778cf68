"""What a run is doing, for a log collector: `--log-json` writes a line of JSON to stderr for each event, and nothing else."""
import functools
import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import click

from tracker.errors import TrackerError
from tracker.stopping import Interrupted

LOG = logging.getLogger("tracker")
LOG.addHandler(logging.NullHandler())      # where no log is asked for, a warning is not printed either
FACTS = "facts"                            # the attribute of a log record that holds what an event tells


class Line(logging.Formatter):
    """One event as one line of JSON.

    >>> record = logging.makeLogRecord({"created": 0.0, "levelname": "INFO", "msg": "fetched", "facts": {"feed": "warta", "status": 304}})
    >>> print(Line().format(record))
    {"time": "1970-01-01T00:00:00.000Z", "level": "info", "event": "fetched", "feed": "warta", "status": 304}
    """

    def format(self, record: logging.LogRecord) -> str:
        told = {"time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                "level": record.levelname.lower(), "event": record.getMessage(), **getattr(record, FACTS, {})}
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def event(name: str, *, level: int = logging.INFO, **facts: Any) -> None:
    """Tell that something happened; heard only where a log is written."""
    LOG.log(level, name, extra={FACTS: facts})


def written() -> bool:
    """Whether a log is written to stderr, so that nothing else may be."""
    return LOG.isEnabledFor(logging.INFO)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Tell when a part of a run begins, how long it took, and what the process used at most by its end."""
    began = time.monotonic()
    event("stage began", stage=name)
    yield
    event("stage ended", stage=name, seconds=round(time.monotonic() - began, 3), peak_mb=peak_memory())


def peak_memory() -> int:
    """The most memory that this process has used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


@contextmanager
def as_json() -> Iterator[None]:
    """Write events, and what libraries warn of, to stderr as lines of JSON."""
    root, handler = logging.getLogger(), logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line())
    root.addHandler(handler)
    LOG.setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        LOG.setLevel(logging.NOTSET)
        root.removeHandler(handler)


def can_log(command: click.Command) -> None:
    """Give a command the option `--log-json`."""
    command.params.append(click.Option(["--log-json", "log_json"], is_flag=True, help="Write each event to stderr as a line of JSON, for a log collector."))
    command.callback = _logging(command.callback)


def _logging(work: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(work)
    def logged(*args: Any, log_json: bool, **how: Any) -> None:
        if not log_json:
            return work(*args, **how)
        with as_json():
            try:
                return work(*args, **how)
            except TrackerError as error:
                event("failed", level=logging.ERROR, subject=str(error.subject), reason=error.reason, step=error.step)
                sys.exit(error.exit_code)
            except Interrupted as stop:
                event("stopped", level=logging.WARNING, signal=str(stop))
                sys.exit(stop.exit_code)

    return logged
