"""Feeds put into a feeds.yaml that people keep by hand: below the last one of its list; all else stays as it is written."""
from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from tracker.collect.feeds import parse_feeds
from tracker.collect.opml import as_yaml
from tracker.errors import ConfigError
from tracker.records import Feed


def add_feeds(path: Path, feeds: Iterable[Feed]) -> None:
    """Write feeds into a file, which is replaced whole or not at all; where there is none, one is made."""
    path = path.resolve()                  # a link stays a link
    before = path.read_bytes().decode("utf-8") if path.exists() else "feeds:\n"
    after, part = with_feeds(before, feeds, name=str(path)), path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(after.encode("utf-8"))
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        os.replace(part, path)
    except OSError as error:
        raise ConfigError(path, f"cannot be written ({error.strerror})", "check the owner and mode of the file and of its directory") from error


def with_feeds(text: str, feeds: Iterable[Feed], *, name: str = "feeds.yaml") -> str:
    """The text of a feeds.yaml with more feeds below its last one.

    >>> text = "feeds:\\n- {id: warta, publisher: Warta, title: Ekonomi, url: 'https://warta.example/rss'}\\n\\nrules:\\n  Warta: {body: .isi}\\n"
    >>> print(with_feeds(text, [Feed("kabar", "Kabar", "Industri", "https://kabar.example/rss")]), end="")
    feeds:
    - {id: warta, publisher: Warta, title: Ekonomi, url: 'https://warta.example/rss'}
    - id: kabar
      publisher: Kabar
      title: Industri
      url: "https://kabar.example/rss"
      kind: rss
      language: id
    <BLANKLINE>
    rules:
      Warta: {body: .isi}
    """
    feeds = list(feeds)
    known = parse_feeds(text, name=name)
    key, listed = next((key, value) for key, value in yaml.compose(text, Loader=yaml.SafeLoader).value if key.value == "feeds")
    if isinstance(listed, yaml.SequenceNode) and listed.flow_style:
        raise ConfigError(f"{name} line {key.start_mark.line + 1}", "the feeds stand in brackets", "write each on lines of its own, beginning with `- id:`")
    last = end_of(listed) if isinstance(listed, yaml.SequenceNode) else key.end_mark.index
    line = re.compile(r"\r?\n|\Z").search(text, last)
    lines = re.sub("^  ", " " * (listed.start_mark.column if known else 2), as_yaml(feeds), flags=re.M)
    after = text[:line.end()] + ("" if line[0] else "\n") + lines.replace("\n", line[0] or "\n") + text[line.end():]
    if [feed.id for feed in parse_feeds(after, name=name)] != [feed.id for feed in (*known, *feeds)]:
        raise ConfigError(name, "its form is not understood", "add the lines by hand that `tracker feeds import` prints without --write")
    return after


def end_of(node: yaml.Node) -> int:
    """Where the last word of a node ends: a block's own end is the beginning of what comes after blank lines and comments."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return node.end_mark.index
    last = node.value[-1]
    return end_of(last[1] if isinstance(node, yaml.MappingNode) else last)
