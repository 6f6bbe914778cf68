"""Progress for people: bars on stderr, only where stderr is a terminal; machines see nothing."""
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")


@contextmanager
def bar(what: str, total: int | None = None) -> Iterator:
    """A bar named `what`; the value is a function to call after each finished step (or with a number of steps).

    >>> with bar("articles", total=2) as step:
    ...     step()
    ...     step(1)
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield lambda steps=1: progress.advance(task, steps)


def tracked(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar that advances as they are taken.

    >>> list(tracked(["a", "b"], "articles", total=2))
    ['a', 'b']
    """
    with bar(what, total) as step:
        for item in items:
            yield item
            step()
