"""Gold files: one article a line, as the annotation guideline describes them, refused with line and field where they are not."""
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InputError
from tracker.evaluate.compare import Fields

SPANNED = ("figures", "places", "regulations", "quotes")


def read_gold(path: str | Path) -> list[Fields]:
    """The annotated articles of a gold file."""
    try:
        with open(path, encoding="utf-8-sig") as lines:
            gold = [article_of(line, f"{path} line {number}") for number, line in enumerate(lines, 1) if line.strip()]
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "give a readable gold file") from error
    except UnicodeDecodeError as error:
        raise InputError(path, f"not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    seen: set[str] = set()
    for article in gold:
        if article["id"] in seen:
            raise InputError(path, f"article {article['id']} stands twice", "give each article one line")
        seen.add(article["id"])
    if not gold:
        raise InputError(path, "no article", "give one annotated article a line")
    return gold


def article_of(line: str, at: str) -> Fields:
    try:
        article = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(at, f"not JSON ({error})", "give one JSON object a line") from error
    if not isinstance(article, dict) or not isinstance(article.get("id"), str):
        raise InputError(at, "no article with an id", "give one JSON object a line, with a string `id`")
    for fault in faults(article):
        raise InputError(at, fault, "correct the gold")
    return article


def faults(article: Fields) -> Iterator[str]:
    """What is wrong with the form of an annotated article.

    >>> list(faults({"id": "a", "figures": [{"start": 4, "end": 4, "kind": "money"}]}))
    ['figures[0] has no span start < end']
    """
    for key in SPANNED:
        for i, record in enumerate(list_of(article, key)):
            if record.get("field", "text") == "text" and not is_span(record.get("start"), record.get("end")):
                yield f"{key}[{i}] has no span start < end"
            elif key == "figures" and not isinstance(record.get("kind"), str):
                yield f"{key}[{i}] has no kind"
            elif not isinstance(record.get("period") or {}, dict):
                yield f"{key}[{i}].period is no object"
    for i, entity in enumerate(list_of(article, "entities")):
        if entity.get("type") not in ("org", "person") or not isinstance(entity.get("name"), str):
            yield f"entities[{i}] needs a type org or person and a name"


def list_of(article: Fields, key: str) -> list[Any]:
    return article.get(key) or []


def is_span(start: Any, end: Any) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end


def misplaced(articles: Iterable[Fields], texts: dict[str, str]) -> Iterator[str]:
    """Records whose span does not say what stands there: none may exist, in gold or in what was read.

    >>> list(misplaced([{"id": "a", "figures": [{"start": 5, "end": 13, "text": "5 persen"}]}], {"a": "Naik 6 persen."}))
    ["a figures[0]: says '5 persen', the article has '6 persen'"]
    """
    for article in articles:
        text = texts.get(article["id"])
        if text is None:
            continue
        for key in SPANNED:
            for i, record in enumerate(list_of(article, key)):
                if record.get("field", "text") == "text" and record.get("text", "") != text[record["start"]:record["end"]]:
                    yield f"{article['id']} {key}[{i}]: says {record.get('text')!r}, the article has {text[record['start']:record['end']]!r}"
