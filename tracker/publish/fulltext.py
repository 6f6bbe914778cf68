"""The private index over full texts, asked for the ids of articles and nothing else. Without it, only the evidence is searched."""
import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from tracker.errors import StoreError
from tracker.publish.resting import at_rest

NEWEST = ("SELECT a.id FROM articles_fts JOIN articles a ON a.position = articles_fts.rowid "
          "WHERE articles_fts MATCH :match ORDER BY articles_fts.rowid DESC LIMIT 60")


async def articles_with(datasette, match: str) -> list[str]:
    """Ids of the newest articles whose text matches an FTS5 expression."""
    path = (datasette.plugin_config("tracker") or {}).get("search")
    if not path or not match or not Path(path).is_file():
        return []
    return await asyncio.to_thread(ask, path, match)


def ask(path: str, match: str) -> list[str]:
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable={int(at_rest(Path(path)))}", uri=True, timeout=1)) as index:
            return [id_ for (id_,) in index.execute(NEWEST, {"match": match})]
    except sqlite3.DatabaseError as error:
        raise StoreError(path, f"the search index does not answer ({error})", "build it again with `tracker publish`") from error
