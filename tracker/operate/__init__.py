"""Running it for a year: the health of feeds, backups, timers."""
from tracker.operate.backup import back_up, restore
from tracker.operate.feeds import FeedHealth, health, read_span, silent_for, span
from tracker.operate.schedules import cron, systemd

__all__ = ["FeedHealth", "back_up", "cron", "health", "read_span", "restore", "silent_for", "span", "systemd"]
