"""Security headers on every answer.

The content security policy allows what Streamlit's front end needs and no more: its own files, the inline scripts of
its page by their hashes, styles it writes at run time, pictures made in the browser, workers and components from blobs.
No `unsafe-eval`, no other host. An answer that brings a stricter policy of its own (evidence) keeps it.
"""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from iku.web.asgi import changing_headers

HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?", re.ASCII)

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # For browsers that do not know `frame-ancestors`.
    "x-frame-options": "SAMEORIGIN",
}


def content_security_policy(script_hashes: Iterable[str], host: str) -> str:
    """The policy for pages served to a browser that asked for `host`.

    Browsers that follow the newest rules count a websocket to the same host as 'self'; older ones need it by name.
    """
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {' '.join(script_hashes)}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class SecurityHeaders:
    """Middleware that adds them to every HTTP answer, errors included; websockets pass untouched."""

    def __init__(self, app: ASGIApp, script_hashes: Iterable[str]) -> None:
        self.app = app
        self.script_hashes = tuple(script_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(self.script_hashes, Headers(scope=scope).get("host", ""))

        def add(headers: MutableHeaders) -> None:
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
            headers.setdefault("content-security-policy", policy)

        await self.app(scope, receive, changing_headers(send, add))
