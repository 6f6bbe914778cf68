"""feeds.yaml: what is read. Every mistake in it is named with its line."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from tracker.addresses import read_address
from tracker.dates import read_zone
from tracker.errors import ConfigError
from tracker.records import Feed

KINDS = ("rss", "atom", "sitemap", "json")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2})?")


NEEDED = ("id", "publisher", "title", "url")
TEXTS = ("id", "publisher", "title", "url", "kind", "category", "language", "reason", "zone")
RULES = ("body", "title", "author", "published", "drop", "next")


def read_feeds(path: Path | str, *, or_none: bool = False) -> list[Feed]:
    """The feeds of a file, enabled or not, in its order; one that lists none is refused, for nothing would be read and nothing be said."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(path, "no such file", "`tracker init` writes one to begin with") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, f"cannot be read ({error})") from error
    feeds = parse_feeds(text, name=str(path))
    if not feeds and not or_none:
        raise ConfigError(path, "holds no feeds", "list them below `feeds:`; `tracker feeds discover URL` finds those of a site")
    return feeds


def parse_feeds(text: str, *, name: str = "feeds.yaml") -> list[Feed]:
    """The feeds of a YAML text.

    >>> parse_feeds('''
    ... feeds:
    ...   - {id: warta, publisher: Warta Contoh, title: Ekonomi, url: "https://warta.example/rss"}
    ... ''')[0].kind
    'rss'
    >>> parse_feeds("feeds:\\n  - id: warta\\n    publisher: Warta Contoh\\n    title: Ekonomi")
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: feeds.yaml line 2: no url; add `url:` to this feed
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ConfigError(f"{name} line {mark.line + 1 if mark else 1}", f"not valid YAML ({error.problem})") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigError(f"{name} line {line}", "a character that YAML does not allow", "remove it") from error
    except RecursionError as error:
        raise ConfigError(name, "nested too deep", "list the feeds under `feeds:`, each with `- id:`") from error
    items, rules = _parts(node, name)
    feeds, seen = [], {}
    for item in items:
        feed = _feed(item, name)
        if feed.publisher in rules:
            feed = replace(feed, rules=tuple(sorted((dict(rules[feed.publisher][1]) | dict(feed.rules)).items())))
        line = item.start_mark.line + 1
        for key, what in ((feed.id, "id"), (feed.url, "address")):
            if key in seen:
                raise ConfigError(f"{name} line {line}", f"the {what} {key} stands in line {seen[key]} already", "remove one of them")
            seen[key] = line
        feeds.append(feed)
    for publisher in rules.keys() - {feed.publisher for feed in feeds}:
        raise ConfigError(f"{name} line {rules[publisher][0]}", f"rules for {publisher!r}, of whom no feed is listed", "write the publisher as its feeds do")
    return feeds


def enabled(feeds: Iterable[Feed]) -> list[Feed]:
    """Those that are to be read."""
    return [feed for feed in feeds if feed.enabled]


Rules = tuple[tuple[str, str], ...]


def _parts(node: yaml.Node | None, name: str) -> tuple[list[yaml.MappingNode], dict[str, tuple[int, Rules]]]:
    """The nodes of the feeds under the key `feeds`, and under `rules` the line and rules of each publisher."""
    items, rules = None, {}
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(name, "holds no feeds", "begin it with `feeds:` and list them below")
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value not in ("feeds", "rules"):
            raise ConfigError(f"{name} line {key.start_mark.line + 1}", f"unknown key {shown(key)!r}", "only `feeds:` and `rules:` may stand here")
        if key.value == "feeds":
            items = _items(value, name)
        else:
            rules = _publishers(value, name)
    if items is None:
        raise ConfigError(name, "holds no feeds", "begin it with `feeds:` and list them below")
    return items, rules


def _items(node: yaml.Node, name: str) -> list[yaml.MappingNode]:
    if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError(f"{name} line {node.start_mark.line + 1}", "`feeds` is no list", "begin each feed with `- id:`")
    for item in node.value:
        if not isinstance(item, yaml.MappingNode):
            raise ConfigError(f"{name} line {item.start_mark.line + 1}", "not a feed", "write it as `- id: …` with its keys below")
    return node.value


def _publishers(node: yaml.Node, name: str) -> dict[str, tuple[int, Rules]]:
    """The rules of each publisher, and in which line they stand."""
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(f"{name} line {node.start_mark.line + 1}", "`rules` is no mapping", "write each publisher with its selectors below")
    return {key.value: (key.start_mark.line + 1, _rules(value, f"{name} line {value.start_mark.line + 1}"))
            for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _feed(node: yaml.MappingNode, name: str) -> Feed:
    values, lines = {}, {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise ConfigError(f"{name} line {line}", "a key that is no word", f"known are {', '.join((*TEXTS, 'enabled', 'rules'))}")
        if key.value in values:
            raise ConfigError(f"{name} line {line}", f"`{key.value}` twice in one feed", "remove one of them")
        values[key.value] = _value(key.value, value, name)
        lines[key.value] = line
    start = f"{name} line {node.start_mark.line + 1}"
    for needed in NEEDED:
        if not values.get(needed):
            raise ConfigError(start, f"no {needed}", f"add `{needed}:` to this feed")
    _check(values, lines, name)
    if not values.get("enabled", True) and not values.get("reason"):
        raise ConfigError(start, "a feed that is not enabled without a reason", "add `reason:` to this feed")
    return Feed(**values)


def _value(key: str, node: yaml.Node, name: str) -> str | bool | Rules:
    where = f"{name} line {node.start_mark.line + 1}"
    if key == "enabled":
        if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
            raise ConfigError(where, f"`enabled: {shown(node)}`", "write true or false")
        return node.value == "true"
    if key == "rules":
        return _rules(node, where)
    if key not in TEXTS:
        raise ConfigError(where, f"unknown key {key!r}", f"known are {', '.join((*TEXTS, 'enabled', 'rules'))}")
    if not isinstance(node, yaml.ScalarNode):
        raise ConfigError(where, f"`{key}` is no text")
    return "" if node.tag.endswith(":null") else node.value.strip()


def _rules(node: yaml.Node, where: str) -> Rules:
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(where, "`rules` is no mapping", f"write selectors under {', '.join(RULES)}")
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value not in RULES or not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            raise ConfigError(where, f"rule {shown(key)!r} is unknown or empty", f"write selectors under {', '.join(RULES)}")
        if not is_selector(value.value.strip()):
            raise ConfigError(where, f"`{key.value}: {value.value}` is no CSS selector", "write it as a style sheet would: div.isi > p")
    return tuple(sorted((key.value, value.value.strip()) for key, value in node.value))


def is_selector(text: str) -> bool:
    """Whether the reader of pages takes a text as a CSS selector.

    >>> is_selector("div.isi > p"), is_selector("div[")
    (True, False)
    """
    try:
        LexborHTMLParser("").css(text)
    except SelectolaxError:
        return False
    return True


def shown(node: yaml.Node) -> str:
    """What a message says of a node."""
    return node.value if isinstance(node, yaml.ScalarNode) else "…"


def _check(values: dict[str, object], lines: dict[str, int], name: str) -> None:
    def refuse(key: str, reason: str, step: str) -> ConfigError:
        return ConfigError(f"{name} line {lines[key]}", reason, step)

    if not NAME.fullmatch(values["id"]):
        raise refuse("id", f"the id {values['id']!r} is not usable", "use small letters, digits, dots and hyphens")
    if read_address(values["url"]) is None:
        raise refuse("url", f"{values['url']} is no http or https address", "give the address of the feed itself")
    if values.get("kind", "rss") not in KINDS:
        raise refuse("kind", f"unknown kind {values['kind']!r}", f"known are {', '.join(KINDS)}")
    if not LANGUAGE.fullmatch(values.get("language", "id")):
        raise refuse("language", f"the language {values['language']!r} is no code", "write id or en")
    if "zone" in values:
        try:
            read_zone(values["zone"])
        except ConfigError as error:
            raise refuse("zone", f"{error.subject} is {error.reason}", error.step) from error
