"""The address guard: nothing but public addresses is connected to, however they are written or resolved.

It stands in aiohttp's socket factory, which sees the address of every connection: literals, redirects, names resolved anew.
"""
from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable, Iterable

from tracker.errors import ConfigError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
AddressInfo = tuple[int, int, int, str, tuple]

NOT_PUBLIC = tuple(map(ipaddress.ip_network, (     # IANA special-purpose registries; what Python's own is_global leaves open too
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
    "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7",
    "fe80::/10", "fec0::/10", "ff00::/8")))
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedSocket(OSError):
    """No socket is made for this address; the errno survives where aiohttp merges the errors of several addresses."""

    def __init__(self, address: str):
        super().__init__(errno.EPERM, f"{address} is not a public address")


def read_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """The networks of `--allow-network`.

    >>> read_networks(["127.0.0.0/24"])
    (IPv4Network('127.0.0.0/24'),)
    """
    networks = []
    for text in texts:
        try:
            networks.append(ipaddress.ip_network(text))
        except ValueError as error:
            raise ConfigError(f"--allow-network {text}", "not a network", "write it as 127.0.0.0/24") from error
    return tuple(networks)


def may_connect(address: str, allow: Iterable[Network] = ()) -> bool:
    """Whether an address is public or allowed; one that carries another inside it is judged by what is inside.

    >>> may_connect("8.8.8.8"), may_connect("127.0.0.1"), may_connect("::ffff:10.0.0.1"), may_connect("fe80::1%eth0")
    (True, False, False, False)
    >>> may_connect("127.0.0.3", read_networks(["127.0.0.0/24"])), may_connect("127.0.1.1", read_networks(["127.0.0.0/24"]))
    (True, False)
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(parsed)
    if any(inner.version == network.version and inner in network for network in allow):
        return True
    return _public(parsed) and _public(inner)


def _inside(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for (mapped, NAT64), or the address itself."""
    if address.version == 4:
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _public(address: Address) -> bool:
    if address.version == 6 and address.ipv4_mapped:
        return True                        # judged by what is inside
    return address.is_global and not address.is_multicast and not any(
        address.version == network.version and address in network for network in NOT_PUBLIC)


def socket_factory(allow: Iterable[Network] = ()) -> Callable[[AddressInfo], socket.socket]:
    """A maker of sockets for aiohttp's connector that refuses what `may_connect` refuses."""
    allowed = tuple(allow)

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, target = info
        if family not in (socket.AF_INET, socket.AF_INET6) or not may_connect(target[0], allowed):
            raise RefusedSocket(target[0] if target else "this")
        return socket.socket(family=family, type=kind, proto=protocol)

    return make
