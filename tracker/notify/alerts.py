"""alerts.yaml: saved searches. Every mistake in it is named with its line; a webhook's address, which may hold a secret, is never shown."""
from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from tracker.addresses import read_address
from tracker.errors import ConfigError

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
TEXTS = ("id", "title", "words", "webhook", "webhook_env")
OTHERS = ("conflict", "deadline")
TOP = ("site", "language", "alerts")
LANGUAGES = ("id", "en")
LONGEST = 3650                             # days to a deadline


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved search: the words and filters of a figure; with `conflict`, disagreements among such figures; with `deadline`, targets due in so many days."""

    id: str
    title: str = ""
    words: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    conflict: bool = False
    deadline: int | None = None
    webhook: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.id

    @property
    def conditions(self) -> str:
        """What it looks for, as text: where this changes, the alert begins anew.

        >>> Alert("baja", words="ekspor baja", chosen=(("sector", "C24"),), deadline=90).conditions
        'words=ekspor baja sector=C24 deadline=90'
        """
        parts = [f"words={self.words}"] if self.words else []
        parts += [f"{name}={value}" for name, value in self.chosen]
        return " ".join(parts + (["conflict"] if self.conflict else []) + ([f"deadline={self.deadline}"] if self.deadline is not None else []))

    @property
    def host(self) -> str:
        """All that may be said of where the webhook is."""
        return urlsplit(self.webhook).hostname or ""


@dataclass(frozen=True, slots=True)
class Alerts:
    """The whole file. `site` is the public address of the pages, for links."""

    alerts: tuple[Alert, ...] = ()
    site: str = ""
    language: str = "id"


def read_alerts(path: Path | str, *, filters: Collection[str], environment: Mapping[str, str] = os.environ) -> Alerts:
    """The alerts of a file."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(path, "no such file", "docs/alerts.md shows one to begin with") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, f"cannot be read ({error})", "save it as UTF-8 text") from error
    return parse_alerts(text, filters=filters, name=str(path), environment=environment)


def parse_alerts(text: str, *, filters: Collection[str], name: str = "alerts.yaml", environment: Mapping[str, str] | None = None) -> Alerts:
    """The alerts of a YAML text.

    >>> parse_alerts("alerts:\\n  - id: baja\\n    words: ekspor baja\\n    sectr: C24", filters=["sector"])
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: alerts.yaml line 4: unknown key 'sectr'; known are id, title, words, webhook, webhook_env, conflict, deadline, sector
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ConfigError(f"{name} line {mark.line + 1 if mark else 1}", f"not valid YAML ({error.problem})", "correct the line") from error
    except yaml.reader.ReaderError as error:
        raise ConfigError(f"{name} line {text.count(chr(10), 0, error.position) + 1}", "a character that YAML does not allow", "remove it") from error
    except RecursionError as error:
        raise ConfigError(name, "nested too deep", "list the alerts under `alerts:`, each with `- id:`") from error
    top = mapping(root, name, TOP, "begin it with `alerts:` and list them below, each with `- id:`")
    site, language = plain(top, "site"), plain(top, "language") or "id"
    if site and read_address(site) is None:
        raise ConfigError(at(name, top["site"]), f"`site: {site}` is no http or https address", "give the public address of the pages, or leave it out")
    if language not in LANGUAGES:
        raise ConfigError(at(name, top["language"]), f"unknown language {language!r}", f"write {' or '.join(LANGUAGES)}")
    listed = top.get("alerts")
    if listed is not None and not isinstance(listed, yaml.SequenceNode) and not is_null(listed):
        raise ConfigError(at(name, listed), "`alerts` is no list", "begin each alert with `- id:`")
    alerts: list[Alert] = []
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        alert = one(node, name, tuple(filters), os.environ if environment is None else environment)
        if alert.id in {known.id for known in alerts}:
            raise ConfigError(at(name, node), f"the id {alert.id} stands twice", "give each alert an id of its own")
        alerts.append(alert)
    return Alerts(tuple(alerts), site.rstrip("/"), language)


def one(node: yaml.Node, name: str, filters: tuple[str, ...], environment: Mapping[str, str]) -> Alert:
    keys = mapping(node, name, (*TEXTS, *OTHERS, *filters), "write it as `- id: …` with its keys below")
    values = {key: plain(keys, key, name) for key in keys}
    if not values.get("id"):
        raise ConfigError(at(name, node), "an alert without an id", "add `id:` to it")
    if not NAME.fullmatch(values["id"]):
        raise ConfigError(at(name, keys["id"]), f"the id {values['id']!r} is not usable", "use small letters, digits and hyphens: it names the feed's file")
    chosen = tuple((key, values[key]) for key in filters if values.get(key))
    conflict, deadline = read_conflict(keys, values, name), read_deadline(keys, values, name)
    if not (values.get("words") or chosen or conflict or deadline is not None):
        raise ConfigError(at(name, node), f"the alert {values['id']} looks for nothing", f"add words or one of {', '.join((*filters, *OTHERS))}")
    if values.get("words") and not re.search(r"\w", values["words"]):
        raise ConfigError(at(name, keys["words"]), f"`words: {values['words']}` holds no word", "write what the figures are to be found by, or leave it out")
    if conflict and deadline is not None:
        raise ConfigError(at(name, keys["deadline"]), "conflict and deadline in one alert", "make two alerts of it")
    return Alert(values["id"], values.get("title", ""), values.get("words", ""), chosen, conflict, deadline, webhook(keys, values, name, environment))


def webhook(keys: Mapping[str, yaml.Node], values: Mapping[str, str], name: str, environment: Mapping[str, str]) -> str:
    """The address that is told, from the file or, better where it holds a secret, from the environment."""
    if values.get("webhook") and values.get("webhook_env"):
        raise ConfigError(at(name, keys["webhook"]), "webhook and webhook_env in one alert", "leave one of them out")
    key = "webhook_env" if values.get("webhook_env") else "webhook"
    if not values.get(key):
        return ""
    address = environment.get(values[key], "") if key == "webhook_env" else values[key]
    if not address:
        raise ConfigError(at(name, keys[key]), f"the environment has no {values[key]}", "set it to the address of the webhook")
    if read_address(address) is None:
        raise ConfigError(at(name, keys[key]), "the webhook's address is no http or https address", "give the whole address, without a user name before the host")
    return address


def read_conflict(keys: Mapping[str, yaml.Node], values: Mapping[str, str], name: str) -> bool:
    text = values.get("conflict", "false")
    if text not in ("true", "false"):
        raise ConfigError(at(name, keys["conflict"]), f"`conflict: {text}`", "write true or false")
    return text == "true"


def read_deadline(keys: Mapping[str, yaml.Node], values: Mapping[str, str], name: str) -> int | None:
    if "deadline" not in values:
        return None
    match = re.fullmatch(r"(\d{1,4})\s*d?", values["deadline"])
    if not match or int(match[1]) > LONGEST:
        raise ConfigError(at(name, keys["deadline"]), f"`deadline: {values['deadline']}` is no number of days", "write 90d for targets that are due within 90 days")
    return int(match[1])


def mapping(node: yaml.Node | None, name: str, known: Collection[str], step: str) -> dict[str, yaml.Node]:
    """The keys of a mapping, none of them unknown or twice."""
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(at(name, node) if node else name, "holds no alerts" if node is None else "not in the form of alerts", step)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = key.value if isinstance(key, yaml.ScalarNode) else "…"
        if word not in known:
            raise ConfigError(at(name, key), f"unknown key {word!r}", f"known are {', '.join(known)}")
        if word in found:
            raise ConfigError(at(name, key), f"`{word}` twice", "remove one of them")
        found[word] = value
    return found


def plain(keys: Mapping[str, yaml.Node], key: str, name: str = "alerts.yaml") -> str:
    """The text of a key, empty where it is absent."""
    node = keys.get(key)
    if node is None or is_null(node):
        return ""
    if not isinstance(node, yaml.ScalarNode):
        raise ConfigError(at(name, node), f"`{key}` is no single value", "make an alert for each value")
    if re.search("[\ud800-\udfff]", node.value):
        raise ConfigError(at(name, node), f"`{key}` holds half a character", "write the character itself, not its code")
    return node.value.strip()


def is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")


def at(name: str, node: yaml.Node) -> str:
    return f"{name} line {node.start_mark.line + 1}"
