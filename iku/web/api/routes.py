"""The routes of the interface, made from the table of endpoints."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from iku.web.api import reading, writing
from iku.web.api.callers import Callers
from iku.web.api.doors import Door
from iku.web.api.endpoints import Endpoint
from iku.web.api.rates import Rates

ENDPOINTS: tuple[Endpoint, ...] = (*reading.ENDPOINTS, *writing.ENDPOINTS)


def interface_routes(base: str, callers: Callers, rates: Rates | None = None) -> list[BaseRoute]:
    """Everything under `base` (`/api`). The last route answers for whatever is not there; routes of others come before."""
    rates = rates or Rates()
    by_path: dict[str, list[Endpoint]] = {}
    for endpoint in ENDPOINTS:
        by_path.setdefault(endpoint.path, []).append(endpoint)
    doors = [Route(f"{base}{path}", Door(tuple(found), callers, rates)) for path, found in by_path.items()]
    return [*doors, *_nothing(base, callers, rates)]


def _nothing(base: str, callers: Callers, rates: Rates) -> Sequence[BaseRoute]:
    door = Door((), callers, rates)
    return (Route(base, door), Route(f"{base}/{{rest:path}}", door))
