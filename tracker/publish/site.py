"""The site: Datasette on the public database alone, read-only, with our pages around it."""
import logging
import socket
import sqlite3
import webbrowser
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from tracker.errors import ConfigError, StoreError
from tracker.publish import plugin
from tracker.publish.alerts import FOLDER
from tracker.publish.lifespan import whole
from tracker.publish.metadata import METADATA, TABLES
from tracker.publish.page import DATABASE
from tracker.publish.resting import at_rest

PUBLIC, SEARCH = "tracker.db", "search.db"
SETTINGS = {
    "suggest_facets": False,               # costs fifty times the page
    "default_page_size": 50,
    "cache_size_kb": 32_000,               # of each of the three connections: matches lie far apart in a large database
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 400,
    "max_csv_mb": 0,                       # a researcher takes everything
    "default_cache_ttl": 0,
    "template_debug": False,
}
REPLACED = {                               # taken out where they are installed
    "datasette_vega", "datasette_search_all", "datasette_cluster_map", "datasette_tiles",     # need scripts inside pages or eval, which our policy forbids
    "datasette.handle_exception",          # prints every missing page with all local variables
}
ROBOTS = ("User-agent: *\nDisallow: /tracker\nDisallow: /basemap\nDisallow: /-/\nDisallow: /figures?\nDisallow: /en/figures?\nDisallow: /reconcile/\nDisallow: /*.csv\n"
          "Disallow: /*.json\nDisallow: /*.xlsx\nDisallow: /*.parquet\n")


def build_datasette(db_path: Path | str, *, search: Path | str | None = None, report: str | None = None, immutable: bool = False) -> Datasette:
    """The site on a public database; `search` is the private index of full texts, `report` where errors are reported."""
    path = Path(db_path)
    if not path.is_file():
        raise StoreError(path, "no such database", "run `tracker refresh` first, or give the right directory with --db")
    for name, other in list(pm.list_name_plugin()):
        if getattr(other, "__name__", "") in REPLACED:
            pm.unregister(other, name)
    if not pm.is_registered(plugin):
        pm.register(plugin, name="tracker")
    here = files("tracker.publish")
    metadata = METADATA | {"plugins": {"tracker": {"search": str(search) if search else None, "report": report, "alerts": str(path.parent / FOLDER)},
                                       "datasette-block-robots": {"literal": ROBOTS}}}
    datasette = Datasette([], settings=SETTINGS, metadata=metadata, template_dir=str(here / "templates"),
                          static_mounts=[("assets", str(here / "static"))])
    datasette.remove_database("_memory")
    read_only = immutable or at_rest(path)
    refuse_older(path, immutable=read_only)
    datasette.add_database(Database(datasette, path=str(path), is_mutable=not read_only), name=DATABASE)
    return datasette


def refuse_older(path: Path, *, immutable: bool) -> None:
    """Refuse a database that lacks tables which the pages read."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?{'immutable=1' if immutable else 'mode=ro'}", uri=True)) as db:
            there = {name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise StoreError(path, f"cannot be read ({error})", "check it with `tracker health`, and the owner and mode of its directory") from error
    if missing := sorted(TABLES.keys() - there):
        raise StoreError(path, f"made by an older version of the program (it has no {missing[0]})", "run `tracker publish` on it once, then serve it")


def serve(db_dir: Path | str, *, port: int = 8001, host: str = "127.0.0.1", open_browser: bool = False, report: str | None = None) -> None:
    """Serve the site of a directory until it is stopped; prints its address."""
    folder = Path(db_dir)
    datasette = build_datasette(folder / PUBLIC, search=folder / SEARCH, report=report)
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise ConfigError(f"{host}:{port}", f"cannot listen there ({error.strerror})", "give another one with --port") from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)        # a page after its headers at once: a reader's system may wait 40 ms between them
    address = f"http://{host}:{listening.getsockname()[1]}/"
    print(address, flush=True)
    if open_browser:
        webbrowser.open(address)
    logging.getLogger("mcp").setLevel(logging.WARNING)                      # datasette-mcp writes all that is logged to the terminal
    uvicorn.Server(uvicorn.Config(whole(datasette.app()), log_level="warning", lifespan="on")).run(sockets=[listening])
