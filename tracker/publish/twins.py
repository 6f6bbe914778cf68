"""A figure that the headline and a sentence of one story both give: lists show it once, by its sentence, and say that the headline has it."""
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.publish.page import Page

OF_ARTICLES = """
SELECT id, key, article_id, field, value_text, value_high_text, unit, indicator, about, direction FROM figures INDEXED BY figures_article
WHERE article_id IN (SELECT article_id FROM figures WHERE id IN (SELECT value FROM json_each(:shown))) AND +id IN (SELECT value FROM json_each(:listed))
"""


def told_twice(rows: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """Headline's figure → the sentence's figure of the same story, value and unit, unless one rises and the other falls; the likest sentence, the first of several.

    >>> same = {"article_id": "a", "value_text": "5", "value_high_text": None, "unit": "%", "about": "ekspor mebel", "direction": "up"}
    >>> rows = [{**same, "id": 1, "field": "title", "indicator": None}, {**same, "id": 2, "field": "text", "indicator": "export_growth"},
    ...         {**same, "id": 3, "field": "text", "indicator": None, "direction": "down"}]
    >>> told_twice(rows), told_twice(rows[::2])
    ({1: 2}, {})
    """
    groups: defaultdict[tuple, dict[str, list]] = defaultdict(lambda: {"title": [], "text": []})
    for row in rows:
        if row["value_text"] is not None:
            groups[row["article_id"], row["value_text"], row["value_high_text"], row["unit"]][row["field"]].append(row)
    found = {}
    for sides in groups.values():
        for headline in sides["title"]:
            same = [row for row in sides["text"] if not {row["direction"], headline["direction"]} >= {"up", "down"}]
            if same:
                found[headline["id"]] = max(same, key=lambda row: (row["indicator"] == headline["indicator"], row["about"] == headline["about"], -row["id"]))["id"]
    return found


def once(listed: Sequence[int], shown: Iterable[int], sentences: Mapping[int, int]) -> list[int]:
    """The ids of a part of a list, each figure once: by its sentence, where the first of the two stands in the list.

    >>> once([8, 5, 3, 9], [8, 5, 3], {8: 3}), once([8, 5, 3, 9], [9], {8: 3})
    ([3, 5], [9])
    """
    first: dict[int, int] = {}
    for id_ in listed:
        first.setdefault(sentences.get(id_, id_), id_)
    return [sentences.get(id_, id_) for id_ in shown if first.get(sentences.get(id_, id_)) == id_]


async def on_page(page: Page, listed: Sequence[int], shown: Sequence[int]) -> tuple[list[int], dict[int, str]]:
    """The ids of this part of the list, each figure once, and the keys of the headlines' figures that they stand for."""
    rows = await page.rows(OF_ARTICLES, shown=json.dumps(shown), listed=json.dumps(listed))
    keys, sentences = {row["id"]: row["key"] for row in rows}, told_twice(rows)
    return once(listed, shown, sentences), {sentence: keys[headline] for headline, sentence in sentences.items()}
