"""A figure that the headline and a sentence of one story both give: lists show it once, by its sentence, and say that the headline has it."""
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.publish.page import Page

OF_ARTICLES = """
SELECT f.id, f.key, f.article_id, f.field, f.value_text, f.value_high_text, f.unit, f.about, f.indicator, f.direction, f.status, f.place_id, f.period_end, m.observation_key
FROM figures f INDEXED BY figures_article LEFT JOIN observation_figures m ON m.figure_key = f.key
WHERE f.article_id IN (SELECT article_id FROM figures WHERE id IN (SELECT value FROM json_each(:shown))) AND +f.id IN (SELECT value FROM json_each(:listed))
"""
SAID = ("indicator", "direction", "status", "place_id", "period_end")
UNSAID = (None, "ID")                      # the country is where no other place is named


def told_twice(rows: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """Headline's figure → the sentence's figure of the same story, value and unit that states the same; the likest sentence, the first of several.

    >>> same = {"article_id": "a", "value_text": "5", "value_high_text": None, "unit": "%", "about": "ekspor mebel", "direction": "up", "status": "actual"}
    >>> same |= {"place_id": None, "period_end": None, "indicator": None, "observation_key": None}
    >>> rows = [{**same, "id": 1, "field": "title"}, {**same, "id": 2, "field": "text", "indicator": "export_growth"}, {**same, "id": 3, "field": "text", "direction": "down"}]
    >>> told_twice(rows), told_twice(rows[::2])
    ({1: 2}, {})
    """
    groups: defaultdict[tuple, dict[str, list]] = defaultdict(lambda: {"title": [], "text": []})
    for row in rows:
        if row["value_text"] is not None:
            groups[row["article_id"], row["value_text"], row["value_high_text"], row["unit"]][row["field"]].append(row)
    found: dict[int, int] = {}
    for sides in groups.values():
        for headline in sides["title"]:
            same = [row for row in sides["text"] if row["id"] not in found.values() and one_statement(headline, row)]
            if same:
                found[headline["id"]] = max(same, key=lambda row: (row["indicator"] == headline["indicator"], row["about"] == headline["about"], -row["id"]))["id"]
    return found


def one_statement(headline: Mapping[str, Any], sentence: Mapping[str, Any]) -> bool:
    """Whether both stand in one observation; where one of them stands in none, whether what both say is the same.

    >>> one_statement({"observation_key": "k1"}, {"observation_key": "k2"})
    False
    """
    if headline["observation_key"] and sentence["observation_key"]:
        return headline["observation_key"] == sentence["observation_key"]
    return all(headline[said] == sentence[said] for said in SAID if headline[said] not in UNSAID and sentence[said] not in UNSAID)


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
