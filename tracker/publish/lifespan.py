"""The end of the site: it has shut down when its plugins have."""
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive, Send = Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


def whole(app: App) -> App:
    """The application, which says that it has shut down once it has. A plugin that still ends something after those words would be cut off in it.

    >>> import asyncio
    >>> async def app(scope, receive, send):
    ...     await send({"type": "lifespan.shutdown.complete"})
    ...     print("a session is ended")
    >>> async def send(message):
    ...     print(message["type"])
    >>> asyncio.run(whole(app)({"type": "lifespan"}, None, send))
    a session is ended
    lifespan.shutdown.complete
    """
    async def run(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        last: list[Message] = []

        async def hold(message: Message) -> None:
            if message["type"] == "lifespan.shutdown.complete":
                last.append(message)
            else:
                await send(message)

        await app(scope, receive, hold)
        for message in last:
            await send(message)

    return run
