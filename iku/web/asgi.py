"""The one way in which middleware here changes an answer: before its headers leave."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send


def changing_headers(send: Send, change: Callable[[MutableHeaders], None]) -> Send:
    """A `send` that lets `change` have the headers of the answer first."""

    async def send_changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(MutableHeaders(scope=message))
        await send(message)

    return send_changed
