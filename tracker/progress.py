"""Progress for people: bars on stderr, only where stderr is a terminal; machines see nothing, or a log."""
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tracker import logs

Item = TypeVar("Item")


class Bar:
    """A bar that moves by steps, or to a point that the work itself reports."""

    def __init__(self, progress: Progress, what: str, total: int | None, counting: str):
        self.progress, self.task = progress, progress.add_task(what, total=total, note="")
        self.counting, self.counted, self.begun = counting, 0, monotonic()

    def __call__(self, steps: int = 1, *, counted: int = 0) -> None:
        """Go on by some steps, in which so many things were counted."""
        self.counted += counted
        rate = self.counted / max(monotonic() - self.begun, 1e-9)
        self.progress.update(self.task, advance=steps, note=f"{self.counted:,} {self.counting}, {rate:.0f} a second" if self.counting else "")

    def reach(self, done: int, total: int, what: str = "") -> None:
        """Show `done` of `total`, where the total may still grow."""
        self.progress.update(self.task, completed=done, total=total)


@contextmanager
def bar(what: str, total: int | None = None, *, counting: str = "") -> Iterator[Bar]:
    """A bar named `what`; call it after each finished step. Where steps are bytes, it may count things in them, and show how fast they come.

    >>> with bar("articles", total=2) as step:
    ...     step()
    ...     step.reach(2, 2)
    """
    console = Console(stderr=True)
    so_far = (TaskProgressColumn(), TextColumn("{task.fields[note]}")) if counting else (MofNCompleteColumn(),)
    columns = (TextColumn("{task.description}"), BarColumn(), *so_far, TimeRemainingColumn())
    shown = console.is_terminal and not logs.written()
    with logs.stage(what), Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        yield Bar(progress, what, total, counting)


def tracked(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar that advances as they are taken.

    >>> list(tracked(["a", "b"], "articles", total=2))
    ['a', 'b']
    """
    with bar(what, total) as step:
        for item in items:
            yield item
            step()
