"""Progress for people: bars on stderr, only where stderr is a terminal; machines see nothing, or a log."""
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tracker import logs

Item = TypeVar("Item")


class Bar:
    """A bar that moves by steps, or to a point that the work itself reports."""

    def __init__(self, progress: Progress, what: str, total: int | None):
        self.progress, self.task = progress, progress.add_task(what, total=total)

    def __call__(self, steps: int = 1) -> None:
        self.progress.advance(self.task, steps)

    def reach(self, done: int, total: int, what: str = "") -> None:
        """Show `done` of `total`, where the total may still grow."""
        self.progress.update(self.task, completed=done, total=total)


@contextmanager
def bar(what: str, total: int | None = None) -> Iterator[Bar]:
    """A bar named `what`; call it after each finished step.

    >>> with bar("articles", total=2) as step:
    ...     step()
    ...     step.reach(2, 2)
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = console.is_terminal and not logs.written()
    with logs.stage(what), Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        yield Bar(progress, what, total)


def tracked(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar that advances as they are taken.

    >>> list(tracked(["a", "b"], "articles", total=2))
    ['a', 'b']
    """
    with bar(what, total) as step:
        for item in items:
            yield item
            step()
