"""Every way in which a request can end has a name; hosts are asked politely."""
import asyncio
import gzip
import itertools
import time

import pytest
from aiohttp import web as server
from webserver import Site, serving

from tracker.collect.fetch import Web, read_retry_after
from tracker.collect.guard import read_networks
from tracker.collect.settings import Settings

QUICK = {"delay": 0.0, "retries": 0, "connect_timeout": 2.0, "read_timeout": 0.4, "total_timeout": 0.8, "allow": read_networks(["127.0.0.0/24"])}


def ask(*paths: str, site: Site, **changes):
    """Fetch paths of one site, one after the other; the answers."""
    async def run():
        async with serving(site), Web(Settings(**{**QUICK, **changes})) as client:
            return [await client.get(path if "://" in path else site.base + path, limit=10_000) for path in paths]

    return asyncio.run(run())


async def drip(request):
    response = server.StreamResponse()
    await response.prepare(request)
    for _ in range(100):
        await response.write(b"x")
        await asyncio.sleep(0.1)
    return response


async def silence(request):
    await asyncio.sleep(5)


async def broken_off(request):
    response = server.StreamResponse(headers={"Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b"<rss>")
    request.transport.abort()
    return response


def status(code: int, **headers: str):
    return lambda request: server.Response(status=code, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(("path", "outcome"), [
    (b"isi", "ok"),
    (status(404), "not_found"), (status(410), "gone"), (status(403), "refused"), (status(401), "refused"), (status(451), "refused"),
    (status(429), "too_many_requests"), (status(500), "server_error"), (status(503), "server_error"), (status(418), "http_error"),
    (status(302), "bad_answer"),
    (status(302, Location="file:///etc/passwd"), "scheme_refused"),
    (status(302, Location="http://user:pass@127.0.0.1/"), "scheme_refused"),
    (status(302, Location="/x"), "too_many_redirects"),
    (lambda request: server.Response(headers={"X-Long": "x" * 100_000}), "bad_answer"),
    (drip, "total_timeout"), (silence, "read_timeout"), (broken_off, "connection_reset"),
    (b"x" * 20_000, "too_large"),
    (lambda request: server.Response(body=gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"}), "too_large"),
    (lambda request: server.Response(body=gzip.compress(b"isi" * 99)[:18], headers={"Content-Encoding": "gzip"}), "decoding_error"),
    (lambda request: server.Response(body=b"isi", headers={"Content-Encoding": "br"}), "decoding_error"),
])
def test_outcomes(path, outcome):
    answer, = ask("/x", site=Site({"/x": path}))
    assert answer.outcome == outcome
    assert answer.ok or answer.reason


def test_what_is_below_http():
    site = Site()
    free, name, scheme, userinfo = ask("http://127.0.0.1:9/x", "http://tidak-ada.invalid/x", "ftp://127.0.0.1/x", "http://a:b@127.0.0.1/x", site=site)
    assert [free.outcome, name.outcome, scheme.outcome, userinfo.outcome] == [
        "connection_refused", "dns_failure", "scheme_refused", "scheme_refused"]


def test_conditional_request_and_no_cookies():
    site = Site({"/x": "isi", "/kue": lambda request: server.Response(text="isi", headers={"Set-Cookie": "a=b"})})

    async def run():
        async with serving(site), Web(Settings(**QUICK, contact="https://pengelola.example")) as client:
            first = await client.get(site.base + "/x", limit=100)
            again = await client.get(site.base + "/x", limit=100, etag=first.etag)
            await client.get(site.base + "/kue", limit=100)
            await client.get(site.base + "/x", limit=100)
            return first, again

    first, again = asyncio.run(run())
    assert (first.outcome, again.outcome) == ("ok", "not_modified")
    assert all("Cookie" not in headers for headers in site.headers)
    assert site.headers[-1]["User-Agent"].startswith("indonesia-industry-tracker/")
    assert "https://pengelola.example" in site.headers[-1]["User-Agent"]


def test_redirects_are_followed_and_lasting_ones_told():
    site = Site({"/a": status(301, Location="/b"), "/b": status(308, Location="/c"), "/c": "isi", "/d": status(302, Location="/c")})
    lasting, passing = ask("/a", "/d", site=site)
    assert (lasting.url, lasting.lasting, len(lasting.hops)) == (f"{site.base}/c", f"{site.base}/c", 2)
    assert (passing.url, passing.lasting) == (f"{site.base}/c", None)


def test_robots_is_asked_first_once_and_obeyed():
    site = Site({"/robots.txt": "User-agent: *\nDisallow: /premium/*.html$\nDisallow: /cari", "/a": "isi", "/premium/x.html": "isi",
                 "/ke-premium": status(302, Location="/premium/x.html")})
    answers = ask("/a", "/premium/x.html", "/cari?q=baja", "/ke-premium", site=site)
    assert [answer.outcome for answer in answers] == ["ok", "robots_disallowed", "robots_disallowed", "robots_disallowed"]
    assert site.asked == ["/robots.txt", "/a", "/ke-premium"]


@pytest.mark.parametrize(("robots", "outcome"), [
    (status(404), "ok"), (status(403), "ok"), (status(503), "robots_unreachable"), (silence, "read_timeout"),
    (status(301, Location="/robots2.txt"), "robots_disallowed"),
])
def test_robots_that_cannot_be_had(robots, outcome):
    site = Site({"/robots.txt": robots, "/robots2.txt": "User-agent: indonesia-industry-tracker\nDisallow: /", "/a": "isi"})
    answer, = ask("/a", site=site)
    assert answer.outcome == outcome


def test_retries_what_passes_and_waits_as_told():
    times = []

    def twice(request):
        times.append(time.monotonic())
        return server.Response(status=503) if len(times) < 3 else server.Response(text="isi")

    answer, = ask("/x", site=Site({"/x": twice}), retries=2, retry_pause=0.05)
    assert (answer.outcome, len(times)) == ("ok", 3)

    times.clear()

    def later(request):
        times.append(time.monotonic())
        return server.Response(status=429, headers={"Retry-After": "1"}) if len(times) < 2 else server.Response(text="isi")

    answer, = ask("/x", site=Site({"/x": later}), retries=2, retry_pause=0.05)
    assert answer.outcome == "ok"
    assert times[1] - times[0] >= 1


def test_long_retry_after_holds_the_host_for_this_run():
    site = Site({"/x": status(429, Retry_After="3600"), "/y": "isi"})
    first, second = ask("/x", "/y", site=site, retries=2)
    assert (first.outcome, first.retry_after, second.outcome) == ("too_many_requests", 3600, "retry_later")
    assert site.asked == ["/robots.txt", "/x"]


def test_retry_after_forms():
    assert [read_retry_after(text) for text in (None, "", "-1", "besok", "Mon, 04 Nov 2013 14:00:30 GMT")] == [None, None, None, None, 0.0]
    assert read_retry_after("99999999999") == 30 * 86400


def gaps(site_paths: dict, *, count: int, **settings) -> list[float]:
    times: list[float] = []

    def page(request):
        times.append(time.monotonic())
        return server.Response(text="isi")

    site = Site({**site_paths, **{f"/{n}": page for n in range(count)}})

    async def run():
        async with serving(site), Web(Settings(**{**QUICK, **settings})) as client:
            await asyncio.gather(*(client.get(f"{site.base}/{n}", limit=100) for n in range(count)))

    asyncio.run(run())
    return [later - earlier for earlier, later in itertools.pairwise(times)]


def test_pause_between_two_requests_to_one_host():
    assert min(gaps({}, count=4, delay=0.1)) >= 0.09


def test_crawl_delay_holds_even_where_the_operator_wants_none():
    assert min(gaps({"/robots.txt": "User-agent: *\nCrawl-delay: 0.2"}, count=3, delay=0)) >= 0.2


def test_hosts_do_not_wait_for_each_other():
    async def run():
        sites = [Site({"/x": drip if number == 0 else b"isi"}, host=f"127.0.0.{number + 1}") for number in range(4)]
        async with serving(*sites), Web(Settings(**QUICK)) as client:
            began = time.monotonic()
            answers = await asyncio.gather(*(client.get(site.base + "/x", limit=100) for site in sites for _ in range(2)))
            return time.monotonic() - began, [answer.outcome for answer in answers]

    seconds, outcomes = asyncio.run(run())
    assert outcomes == ["total_timeout"] * 2 + ["ok"] * 6
    assert seconds < 1.5
