"""Removal for good: an article, or a person, goes from every database and is kept out from then on."""
from __future__ import annotations

import re
from pathlib import Path

from tracker import stages
from tracker.addresses import article_id, canonical
from tracker.errors import InputError
from tracker.store.forgotten import words_of
from tracker.store.keys import folded
from tracker.store.linked import Linked
from tracker.store.opening import rewrite
from tracker.stores import Stores, opened

ID = re.compile(r"[0-9a-f]{16}")
NO_NAME = re.compile(r"[\d/@_]")           # a mistyped address is not taken for a name
FEWEST = 2                                 # words of a name: a single one would take other people with it


def names_an_article(target: str) -> bool:
    """Whether what is to be removed is an article, by its address or id, and not a person.

    >>> [names_an_article(target) for target in ("https://warta.example/1", "39b2c27032fa5226", "Rani Contoh")]
    [True, True, False]
    """
    return canonical(target) is not None or ID.fullmatch(target) is not None


def forget_article(folder: Path, target: str, reason: str = "") -> str:
    """Remove an article; what was done, in a line."""
    with opened(folder, "forget") as stores:
        try:
            name = stores.archive.find_article(target).id
        except InputError:
            name = article_id(target) if canonical(target) else target
        found = stores.archive.forget(name, reason)       # first: stopped after it, the next run removes the rest
        stores.search.forget(name)
        stores.facts.forget(name)
        stages.link(stores)
        erase(stores)
    return f"{name} {'removed' if found else 'was not here; it will not be collected'}"


def forget_person(folder: Path, target: str, reason: str = "") -> str:
    """Blot a person's name out of every text and remove what was attributed to it; what was done, in a line."""
    with opened(folder, "forget") as stores:
        names = forms(stores, target)
        changed = stores.archive.forget_person(names, reason)    # they count as revised: stopped after it, the next run reads them again
        stages.annotate(stores)
        stages.link(stores)
        erase(stores)
        slug = "-".join(words_of(names[0]))
        addresses = sum(slug in url for url in stores.archive.addresses())
    told = f"removed from {len(changed)} articles" if changed else "was not here; the name will not be stored"
    return told + (f"; {addresses} addresses of articles still have the name: `tracker forget URL` removes those" if addresses else "")


def forms(stores: Stores, target: str) -> list[str]:
    """The whole forms of a person's name, as given and as articles print it; `target` is the name, or the id of a person."""
    known = [row for row in stores.facts.rows("entities") if target == row["id"] or folded(target) == folded(row["name"])]
    if any(row["type"] != "person" for row in known):
        raise InputError(target, "an organisation", "only articles and people are removed")
    ids = {row["id"] for row in known}
    printed = [row["text"] for id_ in sorted(ids) for row in stores.facts.rows("entity_mentions", "entity_id = ?", [id_])]
    names = dict.fromkeys([*([] if target in ids else [target]), *(row["name"] for row in known), *printed])
    whole = [name for name in names if len(words_of(name)) >= FEWEST and not NO_NAME.search(name)]
    if not whole:
        raise InputError(target, "neither an address, nor the id of an article or person, nor a whole name",
                         "give first and last name: a single word would take other people with it")
    return whole


def erase(stores: Stores) -> None:
    """Leave nothing of what was removed in the files: names without a mention, pages that are free, lists of an index not yet merged, feeds of alerts.

    The next run of the alerts writes their feeds again, without it.
    """
    stores.facts.drop_unmentioned()
    for feed in Path(stores.facts.path).parent.glob("alerts/*.atom"):
        feed.unlink()
    with Linked(Path(stores.facts.path).with_name("link.db")) as memory:
        for store in (stores.archive, stores.facts, stores.search, memory):
            rewrite(store.db, store.path)
