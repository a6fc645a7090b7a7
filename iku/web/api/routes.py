"""The routes of the interface, made from the table of endpoints."""

import json
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from iku.web.api import proving, reading, writing
from iku.web.api.callers import Callers
from iku.web.api.document import document
from iku.web.api.doors import Door
from iku.web.api.endpoints import Endpoint
from iku.web.api.rates import Rates
from iku.workflow import opening
from iku.workflow.workspace import Workspace

ENDPOINTS: tuple[Endpoint, ...] = (*reading.ENDPOINTS, *writing.ENDPOINTS, *proving.ENDPOINTS)


def interface_routes(
    base: str,
    callers: Callers,
    rates: Rates | None = None,
    workspace_of: Callable[[], Workspace] = opening.working,
) -> list[BaseRoute]:
    """Everything under `base` (`/api`). The last ones answer for whatever is not there; routes of others come before."""
    by_path: dict[str, list[Endpoint]] = {}
    for endpoint in ENDPOINTS:
        by_path.setdefault(endpoint.path, []).append(endpoint)
    limits = rates or Rates()

    def door(endpoints: Sequence[Endpoint]) -> Door:
        return Door(tuple(endpoints), callers, limits, workspace_of)

    doors = [Route(f"{base}{path}", door(found)) for path, found in by_path.items()]
    return [_description(base), *doors, Route(base, door(())), Route(f"{base}/{{rest:path}}", door(()))]


def _description(base: str) -> BaseRoute:
    """The document, the same for everyone: it says nothing of the office."""
    body = json.dumps(document(ENDPOINTS, base), ensure_ascii=False)

    async def describe(_: Request) -> Response:
        return Response(body, media_type="application/json", headers={"cache-control": "no-cache"})

    return Route(f"{base}/openapi.json", describe, methods=["GET"])
