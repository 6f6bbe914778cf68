"""Alerts over the databases: what is new for each saved search, told once, as a feed and to a webhook."""
from __future__ import annotations

import asyncio
import logging
import os
import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tracker import atom, logs
from tracker.annotate.toponymy import gazetteer
from tracker.errors import StoreError
from tracker.lexicons import read_table
from tracker.notify.alerts import Alert, Alerts
from tracker.notify.alerts import read_alerts as read
from tracker.notify.webhook import tell_all
from tracker.publish.filters import FILTERS
from tracker.publish.language import LANGUAGES
from tracker.review.values import CHOICES
from tracker.store import vocabularies
from tracker.store.alerted import Alerted, Item
from tracker.stores import Stores
from tracker.watching import VOCABULARIES, Watch

FOLDER = "alerts"                          # beside the databases
FEED = 100                                 # items in a feed
SENT = 50                                  # items told to a webhook in one run
YEARS = tuple(map(str, range(1900, 2101)))
VILLAGE = re.compile(r"\d\d\.\d\d\.\d\d\.\d{4}")


def read_alerts(path: Path) -> Alerts:
    """The alerts of a file; the filters are those of a search."""
    return read(path, filters=tuple(FILTERS), known=known)


def known(name: str, value: str) -> Collection[str] | None:
    """The values that a filter may have, or of all places those that this value may mean; None where no list of ours has them all.

    >>> "C99" in known("sector", "C99"), known("status", "aktual"), known("place", "Jepara"), known("speaker", "bps")
    (False, ('actual', 'target', 'forecast'), ['33.20'], None)
    """
    if name in VOCABULARIES:
        return CHOICES[name]
    if name == "sector":
        return [row["code"] for row in vocabularies.sectors()]
    if name == "indicator":
        return [row["id"] for row in vocabularies.indicators()]
    if name == "province":
        return [row["name"] for row in read_table("provinces")]
    if name == "place":
        places = gazetteer.load()
        return [value] if places.by_id(value) or VILLAGE.fullmatch(value) else [place.id for place in places.named(value)]
    return YEARS if name == "year" else None


def run(stores: Stores, alerts: Alerts, how, *, folder: Path | None = None, now: datetime | None = None) -> dict[str, Any]:
    """Find what is new, keep it, tell it. An alert that runs for the first time tells nothing: from now on it does."""
    now = now or datetime.now(UTC)
    told, out = Alerted(stores.archive.db, stores.archive.path), folder or Path(stores.facts.path).parent / FOLDER
    begun, new, unset = 0, 0, {alert.id: alert.unset for alert in alerts.alerts if alert.unset}
    for name, reason in unset.items():
        logs.event("webhook failed", level=logging.WARNING, alert=name, reason=reason)
    for name in told.keep(alert.id for alert in alerts.alerts):
        (out / f"{name}.atom").unlink(missing_ok=True)
    for alert in alerts.alerts:
        watch = Watch(stores.facts.db, alerts, alert, now)
        since = told.baseline(alert.id, alert.conditions)
        if since is None:
            told.begin(alert.id, alert.conditions, now.isoformat(timespec="seconds"), watch.known())
            begun += 1
        else:
            items, seen = watch.news(since, told.marks(alert.id))
            new += told.tell(alert.id, items, waiting=bool(alert.webhook or alert.unset), seen=seen)
    failed = unset | send(told, alerts, how)
    for alert in alerts.alerts:
        write(out / f"{alert.id}.atom", as_feed(alerts, alert, told.items(alert.id, FEED), now))
    counts = {"alerts": len(alerts.alerts), "alerts_begun": begun, "alert_items": new}
    return stores.tell(counts | ({"webhooks_failed": failed} if failed else {}))


def send(told: Alerted, alerts: Alerts, how) -> dict[str, str]:
    """Tell the webhooks what waits; what went wrong, by alert. What one does not take waits for the next run."""
    waiting = {alert: told.waiting(alert.id, SENT) for alert in alerts.alerts if alert.webhook}
    messages = {alert.id: (alert.webhook, message(alert, items)) for alert, items in waiting.items() if items}
    if not messages:
        return {}
    failed = {}
    for name, error in asyncio.run(tell_all(messages, how)).items():
        told.taken(name, [item["key"] for item in messages[name][1]["items"]], ok=error is None)
        if error is not None:
            failed[name] = error.reason
            logs.event("webhook failed", level=logging.WARNING, alert=name, reason=error.reason)
    return failed


def message(alert: Alert, items: list[Item]) -> dict[str, Any]:
    """What a webhook is told; `text` is what chat programs show."""
    told = [{"key": item.key, "title": item.title, "why": item.why, "made": item.made, **dict(item.links)} for item in items]
    text = "\n\n".join("\n".join(filter(None, (item["title"], item["why"], item.get("alternate") or item.get("via")))) for item in told)
    return {"alert": alert.id, "title": alert.name, "text": text, "items": told}


def as_feed(alerts: Alerts, alert: Alert, items: Iterable[Item], now: datetime) -> bytes:
    entries = [atom.Entry(f"tag:tracker,2019:alert/{alert.id}/{item.key}", item.title, item.made, item.why, item.links) for item in items]
    return atom.feed(f"tag:tracker,2019:alert/{alert.id}", alert.name, entries, author=LANGUAGES[alerts.language]("site"),
                     updated=entries[0].updated if entries else now.isoformat(timespec="seconds"))


def write(path: Path, content: bytes) -> None:
    """Replace a feed at once, so that no reader finds half of it; an empty one that is there stays as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and (path.read_bytes() == content or (b"<entry>" not in content and b"<entry>" not in path.read_bytes())):
            return
        part = path.with_suffix(".part")
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        raise StoreError(path, f"cannot be written ({error.strerror})", "check the owner of the directory, or give another one with --to") from error
