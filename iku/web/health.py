"""Whether the dashboard works: asked by whoever watches over it, answered by a query to the store."""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

log = logging.getLogger(__name__)


def _nothing(_: Request) -> Mapping[str, object]:
    return {}


def health_route(
    path: str, ask: Callable[[], None], details: Callable[[Request], Mapping[str, object]] = _nothing
) -> BaseRoute:
    """200 where `ask` runs, 503 with the kind of failure where it raises. What failed goes to the log only.

    `details` are what the asker may know beside that.
    """

    async def health(request: Request) -> Response:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        headers = {"cache-control": "no-store"}
        try:
            await run_in_threadpool(ask)
            known = await run_in_threadpool(details, request)
        except Exception as error:
            log.exception("the health check failed")
            failure = {"status": "unavailable", "reason": type(error).__name__, "time": moment}
            return JSONResponse(failure, status_code=503, headers=headers)
        return JSONResponse({"status": "ok", "time": moment, **known}, headers=headers)

    return Route(path, health, methods=["GET"])
