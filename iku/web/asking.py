"""Who sends a request: what the server itself knows of it, and the person whom that makes."""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from iku.access.asker import CLIENT, SCHEME, WRITTEN_BY_THE_SERVER, Asker
from iku.domain.person import Person
from iku.workflow import asking, entrance
from iku.workflow.asking import Caller


class NamedClients:
    """Middleware that writes down where a request or a page's connection comes from, and drops what others wrote there.

    A page learns of its connection through the headers alone, so they must say it, and nobody else may.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope = {**scope, "headers": _written_anew(scope)}
        await self.app(scope, receive, send)


def asker_of(request: HTTPConnection) -> Asker:
    return Asker(headers={name.lower(): text for name, text in request.headers.items()}, cookies=request.cookies)


def caller_of(request: HTTPConnection) -> Caller:
    """Who asks, and by which way. Reads the store: call it off the event loop."""
    doors = entrance.current()
    asker = asker_of(request)
    return asking.caller(asker, doors.entrance, doors.email_of(asker) if doors.entrance.has_provider else "")


def person_of(request: HTTPConnection) -> Person:
    """Who asks, with the rights of this very moment. Reads the store: call it off the event loop."""
    return caller_of(request).person


def _written_anew(scope: Scope) -> list[tuple[bytes, bytes]]:
    ours = {CLIENT: scope["client"][0] if scope.get("client") else "", SCHEME: scope.get("scheme", "")}
    sent = [
        (name, text) for name, text in scope["headers"] if name.decode("latin-1").lower() not in WRITTEN_BY_THE_SERVER
    ]
    return sent + [(name.encode(), text.encode("latin-1", "replace")) for name, text in ours.items() if text]
