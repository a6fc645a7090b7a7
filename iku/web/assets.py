"""Files that never change: Streamlit's scripts and styles, packed for slow lines; our typeface and icon.

Streamlit sends its scripts as they are: two megabytes before the first word, ten seconds on a phone's poor line. Packed
they are half a megabyte. Each is packed once, when first asked for, and kept: a few megabytes for as long as the server
runs.
"""

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from iku.web.asgi import changing_headers

FOR_A_YEAR = "public, immutable, max-age=31536000"
FOR_A_DAY = "public, max-age=86400"
TEXT = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
ASSET = re.compile(r"[a-z]+/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(js|css|svg)", re.ASCII)
"""A folder and a name, and nothing that could be a way out of it on any system. A page's address never looks like this."""
MOST_FILES = 400
"""More than the front end has; together they pack to seven megabytes."""


class PackedAssets:
    """Middleware that answers for Streamlit's scripts and styles where the browser takes gzip; the rest passes."""

    def __init__(self, app: ASGIApp, folder: Path, base_path: str = "") -> None:
        self.app = app
        self.folder = folder
        self.prefix = f"/{base_path.strip('/')}/static/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self._file(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        headers = {"content-encoding": "gzip", "vary": "Accept-Encoding", "cache-control": FOR_A_YEAR}
        body = await run_in_threadpool(_packed, file)
        await Response(body, media_type=TEXT[file.suffix], headers=headers)(scope, receive, send)

    def _file(self, scope: Scope) -> Path | None:
        is_question = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        name = scope["path"].removeprefix(self.prefix) if is_question else ""
        if not ASSET.fullmatch(name) or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        file = self.folder / "static" / name
        return file if file.is_file() else None


@lru_cache(maxsize=MOST_FILES)
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9, mtime=0)


class _CachedFiles(StaticFiles):
    """Static files that a browser need not ask for again today."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        def cache(headers: MutableHeaders) -> None:
            headers.setdefault("cache-control", FOR_A_DAY)

        await super().__call__(scope, receive, changing_headers(send, cache))


def own_assets(path: str, folder: Path) -> BaseRoute:
    """Our typeface and icon."""
    mimetypes.add_type("font/woff2", ".woff2")
    return Mount(path, app=_CachedFiles(directory=folder), name="own-assets")
