"""The README shows only what works: its commands exist, its two make targets are there, and its links lead somewhere."""
import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import cli
from tracker.records import plain

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMAND = re.compile(r"(?:\.venv/bin/|^|`)tracker ([a-z][^`#\n]*)", re.M)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def commands():
    for page in PAGES:
        for match in COMMAND.finditer(page.read_text(encoding="utf-8")):
            yield pytest.param(match[1].strip(), id=f"{page.name}: {match[1].strip()}")


@pytest.mark.parametrize("shown", list(commands()))
def test_every_shown_command_and_option_exists(shown):
    words = shlex.split(shown.split("|")[0].split(">")[0].replace("…", ""))
    command = cli
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands, f"there is no command {words[0]}"
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known
    assert CliRunner().invoke(command, ["--help"]).exit_code == 0


@pytest.mark.parametrize("target", ["run", "test"])
def test_make_targets_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.M)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_the_record_shown_is_the_record_printed(page, annotate):
    text = (ROOT / page).read_text(encoding="utf-8")
    sentence = re.search(r"^> (.+)$", text, re.M)[1]
    shown = json.loads(re.search(r"```json\n(.+?)```", text, re.S)[1])
    (figure,) = plain(annotate(sentence, published="2026-10-20").figures)
    assert {name: figure[name] for name in shown} == shown
