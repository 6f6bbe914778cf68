"""feeds.yaml → entries → pages. The collector opens connections and stores nothing itself: it is given a memory and told where pages go."""
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.collect.collector import Counts, Memory, collect, run
    from tracker.collect.feeds import enabled, parse_feeds, read_feeds
    from tracker.collect.guard import read_networks
    from tracker.collect.settings import Settings

HOMES = {"collector": ("Counts", "Memory", "collect", "run"), "feeds": ("enabled", "parse_feeds", "read_feeds"), "guard": ("read_networks",),
         "settings": ("Settings",)}
__all__ = ["Counts", "Memory", "Settings", "collect", "enabled", "parse_feeds", "read_feeds", "read_networks", "run"]


def __getattr__(name: str) -> Any:
    """Import what is asked for: a command that only reads feeds.yaml does not wait for the web client."""
    home = next((module for module, names in HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
