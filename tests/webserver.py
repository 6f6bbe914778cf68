"""A web server of the tests' own on loopback addresses: each host has its paths, and every request is remembered."""
from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from aiohttp import web

Handler = Callable[[web.Request], "web.StreamResponse | bytes | str"]


@dataclass
class Site:
    """One host. A path is answered by bytes, text, a response or a function of the request; robots.txt is 404 unless given."""

    paths: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    host: str = "127.0.0.1"

    @property
    def base(self) -> str:
        return f"http://{self.host}:{self.port}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        self.headers.append(dict(request.headers))
        found = self.paths.get(request.path_qs, self.paths.get(request.path))
        if callable(found):
            found = found(request)
        if asyncio.iscoroutine(found):
            found = await found
        if found is None:
            return web.Response(status=404, text="404")
        if isinstance(found, web.StreamResponse):
            return found
        body = found.encode() if isinstance(found, str) else found
        etag = f'"{hash(body)}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        kind = "application/xml" if body.lstrip().startswith((b"<?xml", b"<rss", b"<feed", b"<urlset")) else "text/html"
        return web.Response(body=body, content_type=kind, charset="utf-8", headers={"ETag": etag})


@contextlib.asynccontextmanager
async def serving(*sites: Site) -> AsyncIterator[None]:
    """Serve each site on its host and a free port."""
    runners = []
    for site in sites:
        runner = web.ServerRunner(web.Server(site.answer), shutdown_timeout=0.1)
        await runner.setup()
        listener = web.TCPSite(runner, site.host, site.port)
        await listener.start()
        site.port = listener._server.sockets[0].getsockname()[1]
        runners.append(runner)
    try:
        yield
    finally:
        for runner in runners:
            await runner.cleanup()


def rss(*items: tuple[str, str], date: str = "Mon, 04 Nov 2019 10:00:00 +0700") -> str:
    """A feed of titles and links."""
    inner = "".join(f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>" for title, link in items)
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Umpan Contoh</title>{inner}</channel></rss>'


def story(title: str, text: str, *, head: str = "", foot: str = "") -> str:
    """A page."""
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{text}</p>{foot}</body></html>"
