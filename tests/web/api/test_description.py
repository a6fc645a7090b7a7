"""The OpenAPI document against the interface itself: schemathesis asks what it allows, and what it does not."""

import schemathesis
from hypothesis import HealthCheck, settings
from limits import parse
from schemathesis import Case

from iku.web.api.rates import Rates
from iku.web.api.routes import ENDPOINTS
from tests.web.api.asking import SITI, application

MANY = parse("1000000/minute")


def as_bytes(context: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


for kind in {kind for endpoint in ENDPOINTS if endpoint.body for kind in endpoint.body.kinds} - {"application/json"}:
    schemathesis.serializer(kind)(as_bytes)

schema = schemathesis.openapi.from_asgi("/api/openapi.json", application(rates=Rates(MANY, MANY, MANY)))


@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_x(case: Case) -> None:
    case.call_and_validate(headers={**SITI})
