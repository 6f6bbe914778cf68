"""The stories of the sample newsroom: read from articles/, copies made from their origin by the edits that are planted."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Publisher:
    """A made-up publisher: `kind` is its feed's, `dates` how it writes them, `shape` how its pages are built, `paged` its blocks a page."""

    id: str
    name: str
    host: str
    kind: str
    dates: str
    shape: str
    paged: int = 0

    @property
    def base(self) -> str:
        """Its address, without the last slash."""
        return f"http://{self.host}"


@dataclass(frozen=True, slots=True)
class Story:
    """One sample story; a block is a paragraph, a table ("| a | b |" lines), a list ("- " lines) or a pointer ("> juga: id")."""

    id: str
    publisher: Publisher
    title: str
    published: datetime
    byline: str
    category: str
    blocks: tuple[str, ...]
    copy_of: str | None = None

    @property
    def path(self) -> str:
        """Its address on its publisher's host."""
        return f"/{self.category}/{self.id}.html"

    @property
    def summary(self) -> str:
        """What a feed says of it."""
        return self.blocks[0].split(". ")[0].rstrip(".") + "."


@cache
def publishers() -> tuple[Publisher, ...]:
    """The publishers, in the order of publishers.yaml."""
    return tuple(Publisher(**row) for row in yaml.safe_load(read("publishers.yaml")))


@cache
def stories() -> tuple[Story, ...]:
    """All stories, the oldest first.

    >>> len(stories()) >= 40, len({story.publisher for story in stories()})
    (True, 6)
    """
    rows = {row["id"]: (publisher, row) for publisher in publishers() for row in yaml.safe_load_all(read(f"articles/{publisher.id}.yaml"))}
    bodies = {name: blocks(row["body"]) for name, (_, row) in rows.items() if "body" in row}
    told = []
    for name, (publisher, row) in rows.items():
        origin = row.get("copy_of")
        told.append(Story(
            id=name, publisher=publisher, title=row["title"], published=row["published"], byline=row["byline"], category=row["category"],
            blocks=edited(bodies[origin], row) if origin else bodies[name], copy_of=origin))
    return tuple(sorted(told, key=lambda story: (story.published, story.id)))


def blocks(body: str) -> tuple[str, ...]:
    """The blocks of a body, parted by blank lines."""
    return tuple(block.strip() for block in body.split("\n\n") if block.strip())


def edited(origin: tuple[str, ...], row: dict[str, Any]) -> tuple[str, ...]:
    """A copy's blocks: `drop` names paragraphs by number, `replace` pairs of words, `lead` what is put before the first.

    >>> edited(("Ekspor naik.", "Impor turun.", "Kurs tetap."), {"drop": [2], "replace": [["naik", "tumbuh"]], "lead": "Palu - "})
    ('Palu - Ekspor tumbuh.', 'Kurs tetap.')
    """
    kept = [block for number, block in enumerate(origin, 1) if number not in row.get("drop", ())]
    for before, after in row.get("replace", ()):
        if not any(before in block for block in kept):
            raise LookupError(f"articles: {row['id']} replaces {before!r}, which its origin does not say")
        kept = [block.replace(before, after) for block in kept]
    return (row.get("lead", "") + kept[0], *kept[1:])


def read(name: str) -> str:
    """A file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
