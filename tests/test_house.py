"""The house stands: imports run one way, and only the conductors know two stages."""
import ast
import configparser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "tracker"
FLOW = ("collect", "extract", "annotate", "link", "publish")
SHARED = {"records", "frozen", "logs", "progress", "stopping", "articles", "addresses", "atom", "dates", "errors", "numerals", "lexicons", "models"}
MAY_IMPORT = {                             # room → rooms that it may import, besides its own and the shared ones
    "collect": set(), "extract": set(), "annotate": set(), "link": set(), "publish": set(), "store": set(), "notify": {"collect"},
    "explain": set(), "reader": {"annotate"}, "options": {"collect"}, "progress": set(), "stopping": set(), "review": {"store"}, "operate": {"store"}, "evaluate": {"annotate"}, "train": {"annotate", "evaluate"},
    "logs": set(), "addresses": set(), "atom": set(), "dates": set(), "numerals": set(), "records": set(), "frozen": set(), "articles": set(), "errors": set(), "lexicons": set(), "models": set(),
}
CONDUCTORS = {"cli", "desk", "operating", "reading", "stages", "stores", "forgetting", "linking", "correcting", "alerting", "watching", "backfill", "demo"}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith("tracker.")}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tracker":
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {name.name for name in node.names if not name.name.startswith("_")}
    return rooms


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path):
    home = room(path)
    if home in CONDUCTORS or home == "__init__":
        return
    assert imported_rooms(path) - SHARED - {home} <= MAY_IMPORT[home]


def test_every_package_is_installed():
    setup = configparser.ConfigParser(interpolation=None)
    setup.read(ROOT.parent / "setup.cfg", encoding="utf-8")
    folders = {".".join(("tracker", *path.parent.relative_to(ROOT).parts)) for path in ROOT.rglob("*.py")}
    assert folders == set(setup["options"]["packages"].split()) - {"tracker.models"}       # which package_dir finds beside tracker/
