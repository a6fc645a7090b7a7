"""Gives out the corrected page wherever Streamlit would give out its own."""

from hashlib import sha256

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from iku.web.page import Page


class CorrectedShell:
    """Middleware that answers with the corrected page instead of any other page of HTML."""

    def __init__(self, app: ASGIApp, page: Page) -> None:
        self.app = app
        self.body = page.html.encode()
        self.headers = {"cache-control": "no-cache", "etag": f'"{sha256(self.body).hexdigest()[:32]}"'}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        is_replaced = False

        async def send_ours(message: Message) -> None:
            nonlocal is_replaced
            if message["type"] == "http.response.start" and _is_page(message):
                is_replaced = True
                await self._answer(Headers(scope=scope))(scope, receive, send)
            elif not is_replaced:
                await send(message)

        await self.app(_without_conditions(scope), receive, send_ours)

    def _answer(self, asked: Headers) -> Response:
        if self.headers["etag"] in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=self.headers)
        return HTMLResponse(self.body, headers=self.headers)


def _is_page(message: Message) -> bool:
    """Streamlit's; a page of ours brings a policy of its own."""
    headers = Headers(raw=message["headers"])
    is_html = headers.get("content-type", "").startswith("text/html")
    return bool(message["status"] == 200 and is_html and "content-security-policy" not in headers)


def _without_conditions(scope: Scope) -> Scope:
    """What a browser has kept under a page's address is our page: Streamlit must not compare it with its own."""
    if "." in scope["path"].rsplit("/", 1)[-1].removesuffix("index.html"):
        return scope
    conditions = (b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in conditions]}
