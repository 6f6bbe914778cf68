"""Names that stand for a server on this machine: how the sample newsroom, and a mirror, answer for their publishers."""
from __future__ import annotations

import socket
from collections.abc import Mapping

from aiohttp import DefaultResolver
from aiohttp.abc import AbstractResolver, ResolveResult


class StandIns(AbstractResolver):
    """Resolves the given names to an address and a port, all others as usual; the address guard sees the result all the same."""

    def __init__(self, hosts: Mapping[str, tuple[str, int]]):
        self.hosts = hosts
        self.usual = DefaultResolver()

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        if host not in self.hosts:
            return await self.usual.resolve(host, port, family)
        address, stand_in_port = self.hosts[host]
        return [ResolveResult(hostname=host, host=address, port=stand_in_port, family=socket.AF_INET, proto=0, flags=socket.AI_NUMERICHOST)]

    async def close(self) -> None:
        await self.usual.close()
