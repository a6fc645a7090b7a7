"""Pages of evidence, drawn on the server: a browser gets pixels, never the file.

Whoever may not read evidence, and whoever asks for what does not stand, is malformed or cannot be drawn, gets one answer.
"""

import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.person import Person
from iku.web.evidence import HEADERS

PAGE = re.compile(r"[1-9]\d{0,4}", re.ASCII)


def preview_route(
    path: str, ask: Callable[[Request], Person], draw: Callable[[Person, str, int], bytes | None]
) -> BaseRoute:
    """The route that gives out pages as PNG.

    `ask` says who sends a request; `draw` takes that person, a hash (or whatever stands in its place) and a page.
    """

    def drawn(request: Request) -> bytes | None:
        page = request.path_params["page"]
        return draw(ask(request), request.path_params["sha256"], int(page)) if PAGE.fullmatch(page) else None

    async def page(request: Request) -> Response:
        png = await run_in_threadpool(drawn, request)
        if png is None:
            return PlainTextResponse("Not Found", status_code=404, headers={"cache-control": "no-store"})
        return Response(png, media_type="image/png", headers=HEADERS | {"content-disposition": "inline"})

    return Route(path, page, methods=["GET"])
