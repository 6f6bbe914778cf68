"""feeds.yaml → entries → pages. The collector opens connections and stores nothing itself: it is given a memory and told where pages go."""
from tracker.collect.collector import Counts, Memory, collect, run
from tracker.collect.feeds import enabled, parse_feeds, read_feeds
from tracker.collect.guard import read_networks
from tracker.collect.settings import Settings

__all__ = ["Counts", "Memory", "Settings", "collect", "enabled", "parse_feeds", "read_feeds", "read_networks", "run"]
