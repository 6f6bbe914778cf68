"""SIGTERM, Ctrl-C and a closed terminal: a command that is told to stop ends at once, after what it is just writing.

`main` heeds the signals; whoever must not be cut off in the middle holds them for a moment.
"""
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from types import FrameType
from typing import TypeVar

from tracker.errors import TrackerError

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Item = TypeVar("Item")


class Interrupted(KeyboardInterrupt):
    """The command was told to stop; the exit code is that of a program which the signal ended.

    >>> Interrupted(signal.SIGTERM).exit_code
    143
    """

    def __init__(self, number: int = signal.SIGINT):
        super().__init__(signal.Signals(number).name)
        self.exit_code = 128 + number


class Stop:
    """The handler of the signals."""

    def __init__(self) -> None:
        self.held = False
        self.waiting: int | None = None    # the signal that came while they were held

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self.held:
            self.waiting = number
        else:
            raise Interrupted(number)


STOP = Stop()


@contextmanager
def heeded() -> Iterator[None]:
    """Let the signals raise Interrupted inside, and be handled afterwards as before. One that is ignored stays ignored (nohup)."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, STOP)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def kept() -> Iterator[None]:
    """Put the handlers back that something inside replaces and forgets: an event loop leaves the ones of the system."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """Finish what is inside first; a signal that came meanwhile is heeded after it.

    >>> with heeded():
    ...     try:
    ...         with held():
    ...             signal.raise_signal(signal.SIGTERM)
    ...             print("written")
    ...     except Interrupted as stop:
    ...         print(stop)
    written
    SIGTERM
    """
    if STOP.held:
        yield
        return
    STOP.held = True
    try:
        yield
    finally:
        STOP.held, number, STOP.waiting = False, STOP.waiting, None
    if number is not None:
        raise Interrupted(number)


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`; one list is one transaction. What came before an error or a signal is a list too: finished work is kept.

    >>> list(batched("abc", 2))
    [['a', 'b'], ['c']]
    """
    items, batch = iter(items), []
    while True:
        batch = []
        try:
            batch.extend(islice(items, size))
        except (TrackerError, KeyboardInterrupt):
            if batch:
                yield batch
            raise
        if not batch:
            return
        yield batch
