"""The sample newsroom over HTTP, on the loopback address alone; publishers are told apart by the name that is asked for."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tracker.demo.feeds import PATHS, TYPES, feed
from tracker.demo.pages import index_page, paged, story_page
from tracker.demo.stories import publishers, stories

LOOPBACK = "127.0.0.1"
HTML = "text/html; charset=utf-8"


class Newsroom(BaseHTTPRequestHandler):
    """Answers GET and HEAD, with an entity tag, so that a second run is told that nothing changed."""

    protocol_version = "HTTP/1.1"
    server_version = "contoh"
    sys_version = ""

    def do_GET(self) -> None:
        """Send what the address names."""
        found = answer(self.headers.get("Host", ""), self.path)
        body, content_type = (b"<h1>404</h1>", HTML) if found is None else (found[0].encode(), found[1])
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        status = 404 if found is None else 304 if self.headers.get("If-None-Match", "").removeprefix("W/") == tag else 200
        self.send_response(status)
        self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304 and self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *parts: Any) -> None:
        """Stay silent: the collector keeps the log."""


def answer(host: str, target: str) -> tuple[str, str] | None:
    """The document and content type at an address, None where nothing is.

    >>> answer("kabar-industri.example", "/robots.txt")[0].split()
    ['User-agent:', '*', 'Allow:', '/']
    >>> answer("lain.example", "/")
    """
    publisher = next((publisher for publisher in publishers() if publisher.host == host.partition(":")[0]), None)
    parts = urlsplit(target)
    if publisher is None:
        return None
    if parts.path == "/robots.txt":
        return "User-agent: *\nAllow: /\n", "text/plain; charset=utf-8"
    if parts.path == PATHS[publisher.kind]:
        return feed(publisher), TYPES[publisher.kind]
    if parts.path == "/":
        return index_page(publisher), HTML
    story = next((story for story in stories() if story.publisher == publisher and story.path == parts.path), None)
    page = parse_qs(parts.query).get("page", ["1"])[0]
    if story is None or not page.isdigit() or not 1 <= int(page) <= len(paged(story)):
        return None
    return story_page(story, int(page)), HTML


@contextmanager
def serving() -> Iterator[int]:
    """Serve the newsroom on a free port of the loopback address, until the block ends; gives the port."""
    server = ThreadingHTTPServer((LOOPBACK, 0), Newsroom)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="newsroom", daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
