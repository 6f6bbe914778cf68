"""alerts.yaml: saved searches. Every mistake in it is named with its line; a webhook's address, which may hold a secret, is never shown."""
from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
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
FEW = 10                                   # values that a message lists
Known = Callable[[str, str], Collection[str] | None]     # a filter and its value → the values that it may have, or None where any may come


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
    unset: str = ""                        # why the environment gives no webhook where one is wanted: it waits for the next run

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


class Mistakes:
    """The mistakes of a file, told all at once.

    >>> mistakes = Mistakes("alerts.yaml")
    >>> for line in (3, 7):
    ...     with mistakes.noted():
    ...         raise ConfigError(f"alerts.yaml line {line}", "`sector: C99` is not known")
    >>> mistakes.refuse()
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: alerts.yaml: 2 mistakes
      alerts.yaml line 3: `sector: C99` is not known
      alerts.yaml line 7: `sector: C99` is not known
    """

    def __init__(self, name: str):
        self.name, self.found = name, []

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Go on after a mistake."""
        try:
            yield
        except ConfigError as error:
            self.found.append(error)

    def refuse(self) -> None:
        """Raise what was found."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise ConfigError(self.name, f"{len(self.found)} mistakes" + "".join(f"\n  {error}" for error in self.found))


def read_alerts(path: Path | str, *, filters: Collection[str], known: Known = lambda name, value: None, environment: Mapping[str, str] = os.environ) -> Alerts:
    """The alerts of a file."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(path, "no such file", "docs/alerts.md shows one to begin with") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, f"cannot be read ({error})", "save it as UTF-8 text") from error
    return parse_alerts(text, filters=filters, known=known, name=str(path), environment=environment)


def parse_alerts(text: str, *, filters: Collection[str], known: Known = lambda name, value: None, name: str = "alerts.yaml",
                 environment: Mapping[str, str] | None = None) -> Alerts:
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
    mistakes = Mistakes(name)
    top = mapping(root, mistakes, TOP, "begin it with `alerts:` and list them below, each with `- id:`")
    site, language, listed = plain(top, "site"), plain(top, "language") or "id", top.get("alerts")
    with mistakes.noted():
        if site and read_address(site) is None:
            raise ConfigError(at(name, top["site"]), f"`site: {site}` is no http or https address", "give the public address of the pages, or leave it out")
    with mistakes.noted():
        if language not in LANGUAGES:
            raise ConfigError(at(name, top["language"]), f"unknown language {language!r}", f"write {' or '.join(LANGUAGES)}")
    with mistakes.noted():
        if listed is not None and not isinstance(listed, yaml.SequenceNode) and not is_null(listed):
            raise ConfigError(at(name, listed), "`alerts` is no list", "begin each alert with `- id:`")
    alerts: list[Alert] = []
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        with mistakes.noted():
            alert = one(node, mistakes, tuple(filters), known, os.environ if environment is None else environment)
            if alert.id in {other.id for other in alerts}:
                raise ConfigError(at(name, node), f"the id {alert.id} stands twice", "give each alert an id of its own")
            alerts.append(alert)
    mistakes.refuse()
    return Alerts(tuple(alerts), site.rstrip("/"), language)


def one(node: yaml.Node, mistakes: Mistakes, filters: tuple[str, ...], known: Known, environment: Mapping[str, str]) -> Alert:
    """An alert; what is wrong in single values of it is noted, and it is read on."""
    name = mistakes.name
    keys = mapping(node, mistakes, (*TEXTS, *OTHERS, *filters), "write it as `- id: …` with its keys below")
    values, before = dict.fromkeys(keys, ""), len(mistakes.found)
    for key in keys:
        with mistakes.noted():
            values[key] = plain(keys, key, name)
    if not values.get("id"):
        raise ConfigError(at(name, node), "an alert without an id", "add `id:` to it")
    chosen = tuple((key, values[key]) for key in filters if values.get(key))
    conflict, deadline, address, unset = False, None, "", ""
    with mistakes.noted():
        if not NAME.fullmatch(values["id"]):
            raise ConfigError(at(name, keys["id"]), f"the id {values['id']!r} is not usable", "use small letters, digits and hyphens: it names the feed's file")
    for key, value in chosen:
        with mistakes.noted():
            refuse_unknown(at(name, keys[key]), key, value, known(key, value))
    with mistakes.noted():
        conflict = read_conflict(keys, values, name)
    with mistakes.noted():
        deadline = read_deadline(keys, values, name)
    with mistakes.noted():
        if values.get("words") and not re.search(r"\w", values["words"]):
            raise ConfigError(at(name, keys["words"]), f"`words: {values['words']}` holds no word", "write what the figures are to be found by, or leave it out")
    with mistakes.noted():
        address, unset = webhook(keys, values, name, environment)
    with mistakes.noted():
        if conflict and deadline is not None:
            raise ConfigError(at(name, keys["deadline"]), "conflict and deadline in one alert", "make two alerts of it")
    if len(mistakes.found) == before and not (values.get("words") or chosen or conflict or deadline is not None):
        raise ConfigError(at(name, node), f"the alert {values['id']} looks for nothing", f"add words or one of {', '.join((*filters, *OTHERS))}")
    return Alert(values["id"], values.get("title", ""), values.get("words", ""), chosen, conflict, deadline, address, unset)


def refuse_unknown(where: str, key: str, value: str, known: Collection[str] | None) -> None:
    """Refuse a value of a filter that no figure can have.

    >>> refuse_unknown("alerts.yaml line 4", "status", "aktual", ("actual", "target", "forecast"))
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: alerts.yaml line 4: `status: aktual` is not known; did you mean actual? Known are actual, target, forecast
    """
    if known is None or value in known:
        return
    near = get_close_matches(value, list(known), n=1)
    said = f"Known are {', '.join(known)}" if 0 < len(known) <= FEW else f"Take it from the address of a search: /figures?{key}=…"
    raise ConfigError(where, f"`{key}: {value}` is not known", (f"did you mean {near[0]}? " if near else "") + said)


def webhook(keys: Mapping[str, yaml.Node], values: Mapping[str, str], name: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The address that is told, from the file or, better where it holds a secret, from the environment; and why that gives none, which is no mistake of the file."""
    if values.get("webhook") and values.get("webhook_env"):
        raise ConfigError(at(name, keys["webhook"]), "webhook and webhook_env in one alert", "leave one of them out")
    key = "webhook_env" if values.get("webhook_env") else "webhook"
    if not values.get(key):
        return "", ""
    if key == "webhook_env":
        address = environment.get(values[key], "")
        if read_address(address) is not None:
            return address, ""
        return "", f"{values[key]} of the environment holds no http or https address" if address else f"the environment has no {values[key]}"
    if values[key].startswith("$"):
        raise ConfigError(at(name, keys[key]), "variables are not put in here", f"write `webhook_env: {values[key].strip('${}')}`")
    if read_address(values[key]) is None:
        raise ConfigError(at(name, keys[key]), "the webhook's address is no http or https address", "give the whole address, without a user name before the host")
    return values[key], ""


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


def mapping(node: yaml.Node | None, mistakes: Mistakes, known: Collection[str], step: str) -> dict[str, yaml.Node]:
    """The keys of a mapping; those that are unknown or there twice are noted."""
    name = mistakes.name
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(at(name, node) if node else name, "holds no alerts" if node is None else "not in the form of alerts", step)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = key.value if isinstance(key, yaml.ScalarNode) else "…"
        with mistakes.noted():
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
