"""JSON Feed, versions 1 and 1.1."""
from __future__ import annotations

import json
from typing import Any

from tracker.errors import FetchError


def read(body: bytes, subject: str) -> tuple[str, list[dict[str, str]]]:
    """The feed's title and its items, as keyword arguments of an Item; what is not text is left out.

    >>> read(b'{"version": "https://jsonfeed.org/version/1", "title": "Warta", "items": [{"id": 1, "url": "https://warta.example/1"}]}', "")
    ('Warta', [{'link': 'https://warta.example/1', 'title': '', 'date': '', 'updated': '', 'author': '', 'summary': '',
                'content': '', 'guid': '1'}])
    """
    try:
        document = json.loads(body.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise FetchError(subject, "JSON that cannot be read", kind="not_a_feed") from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise FetchError(subject, "JSON without `items` is no feed", kind="not_a_feed")
    return _text(document, "title"), [_item(item) for item in document["items"] if isinstance(item, dict)]


def _item(item: dict[str, Any]) -> dict[str, str]:
    authors = item.get("authors") or [item.get("author")]
    author = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    return {
        "link": _text(item, "url") or _text(item, "external_url"), "title": _text(item, "title"), "date": _text(item, "date_published"),
        "updated": _text(item, "date_modified"), "author": _text(author, "name"), "summary": _text(item, "summary"),
        "content": _text(item, "content_html") or _text(item, "content_text"), "guid": str(item.get("id", "")),
    }


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""
