"""A figure as the pages show it: its value in the reader's form beside what is printed, its sentence with the figure marked, its source."""
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from tracker.publish.corrections import judged
from tracker.publish.marking import Mark, hits, marked
from tracker.publish.page import Page, outward
from tracker.publish.twins import told_twice

CARD = """
SELECT f.*, a.title AS article_title, a.url AS article_url, p.name AS publisher_name, i.name AS indicator_name, i.name_en AS indicator_name_en,
       s.name AS sector_name, o.observation_key, n.origins, n.articles AS observation_articles,
       EXISTS (SELECT 1 FROM conflicts c WHERE (c.figure_key = f.key OR c.other_key = f.key)
               AND c.kind IN ('disagreement', 'scale_slip', 'percent_points')) AS disputed
FROM figures f
JOIN articles a ON a.id = f.article_id
LEFT JOIN publishers p ON p.id = f.publisher
LEFT JOIN indicators i ON i.id = f.indicator
LEFT JOIN sectors s ON s.code = f.sector
LEFT JOIN observation_figures o ON o.figure_key = f.key
LEFT JOIN observations n ON n.key = o.observation_key
WHERE f.id IN (SELECT value FROM json_each(:ids))
"""


async def cards(page: Page, ids: Iterable[int], *, words: Iterable[str] = (), reading: bool = False, headlines: Mapping[int, str] | None = None) -> list[dict[str, Any]]:
    """The figures with these ids, in this order; with `reading`, those of one article that follow each other in the order of its text
    and then those of its headline, which tells less. A figure of a headline that one of its sentences tells as well is told once:
    `headlines` says so of a whole list, of which these are a part."""
    ids = list(ids)
    found = {row["id"]: row for row in await page.rows(CARD, ids=f"[{','.join(map(str, ids))}]")}
    rows = [found[id_] for id_ in ids if id_ in found]
    if reading and headlines is None:
        sentences = told_twice(rows)
        headlines = {sentence: found[headline]["key"] for headline, sentence in sentences.items()}
        rows = [row for row in rows if row["id"] not in sentences]
    if reading:
        rows = [row for _, run in groupby(rows, key=itemgetter("article_id")) for row in sorted(run, key=lambda row: (row["field"] == "title", row["id"]))]
    return [card(page, row, words=words) | {"headline": (headlines or {}).get(row["id"])} for row in rows]


def card(page: Page, row: dict[str, Any], *, words: Iterable[str] = ()) -> dict[str, Any]:
    """A row of CARD with what a reader sees of it."""
    language = page.language
    start = row["start"] - row["evidence_start"]
    marks = [Mark(start, start + len(row["text"]), "figure"), *hits(row["evidence"], words)]
    return row | {
        "amount": language.amount(row["value_text"], unit=row["unit"], high=row["value_high_text"]),
        "bound": language.term("qualifiers", row["qualifier"]),
        "change": " ".join(filter(None, (language.term("directions", row["direction"]), language.term("comparisons", row["comparison"])))),
        "when": language.period(row["period_start"], row["period_end"]),
        "sentence": marked(row["evidence"], marks),
        "alone": alone(row["evidence"], row["text"]),
        "cut_before": bool(row["sentence_start"] is not None and row["field"] == "text" and row["evidence_start"] > row["sentence_start"]),
        "cut_after": bool(row["sentence_end"] and row["field"] == "text"
                          and row["evidence_start"] + len(row["evidence"]) < row["sentence_end"]),
        "indicator_label": measured(page, row) or row["indicator"],
        "flag_list": (row["flags"] or "").split(),
        "judged": judged((row["flags"] or "").split()),
        "source_url": outward(row["article_url"]),
    }


def alone(evidence: str, text: str) -> bool:
    """Whether nothing but the figure itself may be shown of its sentence.

    >>> alone("0,45 persen.", "0,45 persen"), alone("naik 0,45 persen", "0,45 persen")
    (True, False)
    """
    return not any(character.isalnum() for character in evidence.replace(text, "", 1))


def name(page: Page, own: str | None, english: str | None) -> str | None:
    """A name in the reader's language where there is one."""
    return english if page.language.code == "en" and english else own


def measured(page: Page, row: dict[str, Any]) -> str | None:
    """What is measured, in words that fit the status: nothing is realised yet of what is promised or expected."""
    ahead = page.language.texts["ahead_names"].get(row["indicator"]) if row["status"] in ("target", "forecast") else None
    return ahead or name(page, row["indicator_name"], row["indicator_name_en"])
