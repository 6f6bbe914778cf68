"""What people judged, as gold: one article a line in the form of the annotation guideline.

A figure that was accepted or fixed counts, one that was rejected is left out, so that finding it again is an error;
what nobody has looked at is optional: neither rewarded nor punished.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from tracker.store.corrections import ACCEPTED, CORRECTED, Correction, Decisions
from tracker.store.rows import Row

COPIED = ("field", "start", "end", "text", "kind", "value", "value_high", "unit", "qualifier", "role", "direction", "comparison", "about", "indicator",
          "status", "place", "sector", "speaker")


def gold_lines(db: Database, made: Iterable[Correction]) -> Iterator[dict[str, Any]]:
    """One object an article that a person judged a figure of."""
    made = list(made)
    reasons = {item.subject: item.reason for item in made if item.action == "reject"}
    for article, judged in sorted(Decisions(made).figures.items()):
        head = next(db.query("SELECT id, publisher AS source, url, title, published FROM articles WHERE id = ?", [article]), None)
        if head is None or not judged:
            continue
        rows = db["figures"].rows_where("article_id = ?", [article], order_by="field DESC, start")
        rejected = [{**what.anchor, "reason": reasons[key]} for key, what in judged.items() if what.rejected]
        yield head | {"figures": list(map(gold_figure, rows)), "rejected": rejected}


def gold_figure(row: Row) -> dict[str, Any]:
    """A figure as gold has it.

    >>> row = dict.fromkeys((*COPIED, "period_start", "period_end", "flags")) | {"kind": "count", "value": 5.0}
    >>> gold_figure(row)["optional"], gold_figure(row | {"flags": "corrected"})["optional"]
    (True, False)
    """
    period = {"start": row["period_start"], "end": row["period_end"]} if row["period_start"] or row["period_end"] else None
    judged = {ACCEPTED, CORRECTED} & set((row["flags"] or "").split())
    return {name: row[name] for name in COPIED} | {"period": period, "optional": not judged}
