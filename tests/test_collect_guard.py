"""Nothing but public addresses is connected to, in whatever spelling; tried with sockets and a resolver of the test's own."""
import asyncio
import socket

import pytest
from aiohttp import ClientConnectorError, ClientSession, TCPConnector
from aiohttp.abc import AbstractResolver
from webserver import Site, serving

from tracker.collect.fetch import Web
from tracker.collect.guard import RefusedSocket, may_connect, read_networks, socket_factory
from tracker.collect.settings import Settings
from tracker.errors import ConfigError

LOOPBACK = read_networks(["127.0.0.0/24"])


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.1.2.3", "0.1.2.3", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8",
    "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "192.88.99.1", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:0", "fe80::1", "fe80::1%eth0", "fec0::1",
    "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "2001:0:808:808::1", "64:ff9b::7f00:1",
    "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "5f00::1", "3fff::1", "no address", "",
])
def test_refused(address):
    assert not may_connect(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "103.10.20.30", "2606:4700::1111", "2400:cb00::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(address):
    assert may_connect(address)


def test_allowed_network_and_no_more():
    assert may_connect("127.0.0.7", LOOPBACK)
    assert may_connect("::ffff:127.0.0.7", LOOPBACK)
    assert not may_connect("127.0.1.1", LOOPBACK)
    assert not may_connect("::ffff:127.0.1.1", LOOPBACK)
    assert not may_connect("::1", LOOPBACK)


def test_wrong_network():
    with pytest.raises(ConfigError, match=r"--allow-network 127.0.0.1/8: not a network"):
        read_networks(["127.0.0.1/8"])


def test_no_socket_is_made():
    make = socket_factory(LOOPBACK)
    with pytest.raises(RefusedSocket):
        make((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.1.1", 80)))
    with pytest.raises(RefusedSocket):
        make((socket.AF_UNIX, socket.SOCK_STREAM, 0, "", ("/run/x", 0)))
    made = make((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80)))
    made.close()


class Liar(AbstractResolver):
    """Answers with a public address first and a loopback one afterwards, as a rebinding name server does."""

    def __init__(self, *answers: str):
        self.answers = list(answers)

    async def resolve(self, host, port=0, family=socket.AF_INET):
        address = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [{"hostname": host, "host": address, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}]

    async def close(self):
        pass


@pytest.mark.parametrize("address", ["127.0.1.1", "169.254.169.254", "10.1.2.3"])
def test_a_name_that_resolves_to_a_private_address(address):
    async def ask():
        async with ClientSession(connector=TCPConnector(resolver=Liar(address), socket_factory=socket_factory(LOOPBACK))) as session:
            with pytest.raises(ClientConnectorError) as caught:
                await session.get("http://umpan.example:9/")
            assert isinstance(caught.value.os_error, RefusedSocket)

    asyncio.run(ask())


def test_every_spelling_of_the_internal_host_is_refused_by_name():
    """A literal is never given to the resolver, and a redirect is a new connection: all of them pass the socket factory."""
    async def ask():
        inside, outside = Site(host="127.0.1.1"), Site(host="127.0.0.1")
        async with serving(inside, outside):
            number = int.from_bytes(bytes((127, 0, 1, 1)), "big")
            spellings = [f"http://{host}:{inside.port}/admin" for host in (
                "127.0.1.1", number, f"0x{number:x}", "0177.0.1.1", "127.1.1", "[::ffff:127.0.1.1]", "[::ffff:7f00:101]")]
            from aiohttp import web as server
            for number, spelling in enumerate(spellings):
                outside.paths[f"/{number}"] = server.Response(status=302, headers={"Location": spelling})
            async with Web(Settings(delay=0, retries=0, allow=LOOPBACK)) as client:
                asked = [await client.get(url, limit=1000) for url in (*spellings, *(f"{outside.base}/{n}" for n in range(len(spellings))))]
        assert inside.asked == []
        return [answer.outcome for answer in asked]

    outcomes = asyncio.run(ask())
    assert set(outcomes) <= {"address_refused", "dns_failure", "scheme_refused"}
    assert outcomes.count("address_refused") >= 8
