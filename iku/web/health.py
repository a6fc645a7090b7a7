"""Whether the dashboard works: asked by whoever watches over it, answered by a query to the store."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

log = logging.getLogger(__name__)


def health_route(path: str, ask: Callable[[], None]) -> BaseRoute:
    """200 where `ask` runs, 503 with the kind of failure where it raises. Details go to the log only."""

    async def health(_: Request) -> Response:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        headers = {"cache-control": "no-store"}
        try:
            await run_in_threadpool(ask)
        except Exception as error:
            log.exception("the health check failed")
            failure = {"status": "unavailable", "reason": type(error).__name__, "time": moment}
            return JSONResponse(failure, status_code=503, headers=headers)
        return JSONResponse({"status": "ok", "time": moment}, headers=headers)

    return Route(path, health, methods=["GET"])
