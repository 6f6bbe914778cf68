"""Copies of wire stories among the articles of a replayed newsroom: how many pairs are found, how many are wrong, and whether the origin is right.

    python bench/wire_groups.py PATH/TO/newsroom.py [--port 8778] [--days 30] [--apart PAIRS.json --articles ARTICLES.jsonl.gz]

PAIRS.json is a list of pairs of ids in ARTICLES that look alike and are not copies, such as one outlet's price reports of two days.
They are judged as their publishers are, and once more as if two outlets had put them out. replay.py says what the newsroom must answer.
"""
from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations
from pathlib import Path

from replay import Newsroom

from tracker.link.duplicates import find_duplicates
from tracker.link.rows import ArticleRow
from tracker.link.signatures import Signature, sign

Story = dict[str, object]


def published(options: argparse.Namespace) -> list[Story]:
    """Every story of the newsroom's last day, with the wire group that it belongs to."""
    newsroom = Newsroom(options.newsroom, options.port, options.days, "real")
    try:
        newsroom.ask(f"advance?days={options.days}", method="POST")
        return newsroom.ask("articles?body=1")
    finally:
        newsroom.stop()


def pairs(groups: Iterable[tuple[Hashable, str]]) -> set[frozenset[str]]:
    """Every pair of names of one group."""
    members: dict[Hashable, list[str]] = defaultdict(list)
    for group, name in groups:
        members[group].append(name)
    return {frozenset(pair) for names in members.values() for pair in combinations(names, 2)}


def groups(stories: list[Story]) -> dict[str, object]:
    """Found pairs of copies beside the true ones. A story that one outlet put out twice is no error, and is counted apart."""
    rows = {story["id"]: ArticleRow(story["id"], story["published"], story["publisher"], story["title"]) for story in stories}
    found = find_duplicates(rows.values(), [sign(story["id"], story["title"], "\n".join(story["paragraphs"])) for story in stories])
    origins = {duplicate.article_id: duplicate.origin_id for duplicate in found}
    wire = [(story["wire_group"], story["id"]) for story in stories if story["wire_group"]]
    true, joined = pairs(wire), pairs((origin, name) for name, origin in origins.items())
    named = {group for group, _ in wire}
    titles = {story["id"]: story["title"] for story in stories}
    for kind, wrong in (("extra", joined - true), ("missed", true - joined)):
        for pair in sorted(map(sorted, wrong)):
            print(kind, *(f"{rows[name].publisher}: {titles[name]}" for name in pair), sep=" | ", file=sys.stderr)
    return {
        "stories": len(stories), "groups": len(named), "pairs": len(true), "found": len(joined), "right": len(joined & true),
        "precision": round(len(joined & true) / len(joined), 4), "recall": round(len(joined & true) / len(true), 4),
        "extra_of_one_outlet": sum(len({rows[name].publisher for name in pair}) == 1 for pair in joined - true),
        "origins_right": sum(origins.get(group) == group for group in named),
    }


def apart(options: argparse.Namespace) -> dict[str, int]:
    """How many of the pairs that are no copies are joined."""
    wanted = json.loads(options.apart.read_text())
    names = {name for pair in wanted for name in pair}
    with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
        stories = {story["id"]: story for story in map(json.loads, lines) if story["id"] in names}
    signed: dict[str, Signature] = {name: sign(name, story["title"], story["text"]) for name, story in stories.items()}

    def joined(outlets: tuple[str, str] | None) -> int:
        count = 0
        for pair in wanted:
            houses = outlets or tuple(stories[name]["source"] for name in pair)
            rows = [ArticleRow(name, stories[name]["published"], house, stories[name]["title"]) for name, house in zip(pair, houses, strict=True)]
            count += len({duplicate.origin_id for duplicate in find_duplicates(rows, [signed[name] for name in pair])}) == 1
        return count

    return {"pairs": len(wanted), "joined": joined(None), "joined_as_two_outlets": joined(("satu.example", "dua.example"))}


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newsroom", type=Path, help="the newsroom program")
    parser.add_argument("--port", type=int, default=8778, help="port that it is to serve on")
    parser.add_argument("--days", type=int, default=30, help="days to replay")
    parser.add_argument("--apart", type=Path, help="pairs of ids that look alike and are no copies (JSON)")
    parser.add_argument("--articles", type=Path, help="the articles of those pairs (JSON Lines, gzip)")
    options = parser.parse_args()
    out: dict[str, object] = {"copies": groups(published(options))}
    if options.apart:
        out["look_alikes"] = apart(options)
    print(json.dumps(out, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
