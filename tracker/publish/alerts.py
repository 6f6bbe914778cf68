"""The feeds of saved searches that `tracker notify` writes beside the databases: a list of them, and each as it is."""
import asyncio
import re
from pathlib import Path

from datasette.utils.asgi import NotFound, Response
from lxml import etree

from tracker.atom import NAMESPACE
from tracker.publish.page import Page, page

FOLDER = "alerts"                          # beside the databases
NAME = r"[a-z0-9][a-z0-9_-]{0,63}"
LISTED = 200
ATOM = {"a": NAMESPACE}


@page("/alerts")
async def alerts(page: Page):
    """What can be subscribed to, each with its newest item."""
    return await page.show("alerts.html", alerts=await asyncio.to_thread(listed, folder(page)))


@page(rf"/alerts/(?P<name>{NAME})\.atom")
async def feed(page: Page):
    """One feed, as it was written."""
    path = found(folder(page)).get(page.request.url_vars["name"])
    try:
        content = await asyncio.to_thread(path.read_bytes) if path else None
    except OSError:                        # removed since it was found
        content = None
    if content is None:
        raise NotFound(page.language("not_found"))
    return Response(content, content_type="application/atom+xml; charset=utf-8")


def folder(page: Page) -> Path | None:
    """Where the feeds lie, as the site was told."""
    named = (page.datasette.plugin_config("tracker") or {}).get("alerts")
    return Path(named) if named else None


def found(folder: Path | None) -> dict[str, Path]:
    """The feeds that there are: name → file. Nothing that is named otherwise, and nothing that leads elsewhere.

    >>> found(None), found(Path("/no/such/folder"))
    ({}, {})
    """
    if folder is None or not folder.is_dir():
        return {}
    files = sorted(path for path in folder.glob("*.atom") if re.fullmatch(NAME, path.stem) and path.is_file() and not path.is_symlink())
    return {path.stem: path for path in files[:LISTED]}


def listed(folder: Path | None) -> list[dict]:
    """What a reader sees of each feed; one that cannot be read is left out."""
    return [row for name, path in found(folder).items() if (row := head(name, path))]


def head(name: str, path: Path) -> dict | None:
    """A feed's title, how many items it holds, and the newest of them."""
    try:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, etree.XMLSyntaxError):
        return None
    entries = root.findall("a:entry", ATOM)
    return {"name": name, "title": root.findtext("a:title", name, ATOM), "count": len(entries),
            "newest": entries[0].findtext("a:title", "", ATOM) if entries else "", "updated": entries[0].findtext("a:updated", None, ATOM) if entries else None}
