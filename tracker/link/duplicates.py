"""Copies of one story: wire reports and rewrites grouped, each group with one origin.

Two stories are copies when their shingles overlap and their numbers agree: a daily price report shares its wording with yesterday's
and none of its numbers. Measured in docs/linking.md.
"""
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from tracker.link.pairs import pairs
from tracker.link.rows import ArticleRow
from tracker.link.signatures import Signature, likeness

ROWS = 3                                   # numbers of the digest in one band: pairs with a likeness of 0.4 meet in 94 %
WINDOW = 7                                 # days between a story and its copies
ALIKE = 0.5                                # likeness of copies
LOOSELY_ALIKE = 0.3                        # of rewrites, where title and numbers agree as well
NUMBERS = 0.8                              # of the numbers of the story that has fewer
TITLES = 0.6
FEW_NUMBERS = 3                            # below it numbers prove nothing
REPEATED = 0.85                            # likeness of a story that one outlet put out twice; below it is another instalment
REPEATED_WITHIN = 2                        # days
SECOND_LEVEL = {"ac", "co", "com", "desa", "go", "mil", "my", "net", "or", "sch", "web"}       # under .id they are no outlet


class Duplicate(NamedTuple):
    """An article and the origin of its group; an article without copies is its own origin."""

    article_id: str
    origin_id: str


def find_duplicates(
    articles: Iterable[ArticleRow], signatures: Iterable[Signature], *,
    together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = (),
    only: Set[str] | None = None, known: Iterable[tuple[str, str]] = (),
) -> list[Duplicate]:
    """The origin of every article. `together` and `apart` are pairs that a person decided. With `only`, just these articles are compared
    (with all), and `known` pairs tell how the others are grouped.
    """
    rows = {article.id: article for article in articles}
    signed = {signature.article_id: signature for signature in signatures if signature.article_id in rows}
    refused = {frozenset(pair) for pair in apart}
    links = [pair for pair in copies(rows, signed, only=only) if frozenset(pair) not in refused]
    links += [pair for pair in (*together, *known) if rows.keys() >= set(pair)]
    found = []
    for group in components(rows, links):
        origin = origin_of([rows[name] for name in group], signed)
        found += [Duplicate(name, origin) for name in group]
    return sorted(found)


def copies(rows: Mapping[str, ArticleRow], signed: Mapping[str, Signature], *, only: Set[str] | None = None) -> Iterator[tuple[str, str]]:
    """The pairs of articles that are copies of one story; with `only`, those in which one of these stands."""
    for one, other in pairs(signed, bands, only=only):
        if same_outlet(rows[one].publisher, rows[other].publisher):
            if near_in_time(rows[one], rows[other], days=REPEATED_WITHIN) and is_repeated(signed[one], signed[other]):
                yield one, other
        elif near_in_time(rows[one], rows[other]) and are_copies(signed[one], signed[other]):
            yield one, other


def bands(signature: Signature) -> Iterator[tuple[int, bytes]]:
    """The parts of a digest: of stories that are alike, one at least is the same."""
    width = 4 * ROWS
    return ((start, signature.digest[start:start + width]) for start in range(0, len(signature.digest), width))


def near_in_time(one: ArticleRow, other: ArticleRow, *, days: int = WINDOW) -> bool:
    """Within some days of each other; a day that is unknown excludes nothing."""
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= days


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two publishers, by id or host, are one house.

    >>> same_outlet("bisnis.kabar.co.id", "kabar.co.id"), same_outlet("kabar.co.id", "warta.co.id"), same_outlet(None, None)
    (True, False, False)
    """
    return bool(one) and bool(other) and house(one) == house(other)


def house(publisher: str) -> str:
    labels = publisher.lower().removeprefix("www.").split(".")
    kept = 3 if len(labels) > 2 and labels[-1] == "id" and labels[-2] in SECOND_LEVEL else 2
    return ".".join(labels[-kept:])


def is_repeated(one: Signature, other: Signature) -> bool:
    """Whether one outlet put the same words out again: all numbers as they were."""
    return one.numbers == other.numbers and likeness(one, other) >= REPEATED


def are_copies(one: Signature, other: Signature) -> bool:
    """Whether two signatures are of one story."""
    alike = likeness(one, other)
    if alike < LOOSELY_ALIKE:
        return False
    fewer = min(len(one.numbers), len(other.numbers))
    titles = shared_part(one.title, other.title)
    if fewer < FEW_NUMBERS:
        return alike >= REPEATED or (alike >= ALIKE and titles >= TITLES)
    return shared_part(one.numbers, other.numbers) >= NUMBERS and (alike >= ALIKE or titles >= TITLES)


def shared_part(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """
    >>> shared_part(("5", "7"), ("5", "7", "9"))
    1.0
    """
    fewer = min(len(one), len(other))
    return len(set(one) & set(other)) / fewer if fewer else 0.0


def components(names: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups that links make of names, each sorted, in the order of their first names.

    >>> components("abcd", [("a", "c"), ("c", "d")])
    [['a', 'c', 'd'], ['b']]
    """
    leader = {name: name for name in names}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = name = leader[leader[name]]
        return name

    for one, other in links:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(leader):
        groups[find(name)].append(name)
    return sorted(groups.values())


def origin_of(group: list[ArticleRow], signed: Mapping[str, Signature]) -> str:
    """The story that the others were taken from: of the outlet that they credit, else the earliest."""
    credits = {outlet for article in group if article.id in signed for outlet in signed[article.id].credits}

    def rank(article: ArticleRow) -> tuple:
        named = bool(article.publisher) and any(names_outlet(outlet, article.publisher) for outlet in credits)
        return not named, article.published is None, article.published or "", article.id

    return min(group, key=rank).id


def names_outlet(outlet: str, publisher: str) -> bool:
    """
    >>> names_outlet("kabar contoh", "kabar-contoh"), names_outlet("kontan.co.id", "kontan"), names_outlet("tempo", "kontan")
    (True, True, False)
    """
    plain = outlet.replace(" ", "").replace("-", "")
    return plain.startswith(publisher.lower().replace("-", "").replace(" ", "").split(".")[0])
