"""The OpenAPI document against the interface itself: schemathesis asks what it allows, and what it does not."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import (
    ChecksConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)

from iku.domain.person import Grant, Person, Role, Standing
from iku.intake.records import FIELDS
from iku.web.api.routes import ENDPOINTS
from iku.workflow.workspace import PROJECT, Workspace
from tests.web.api.asking import BEARER, VISITOR, Client, application

SECRETARY = Person("Sekretaris", "a1", Standing.MEMBER, frozenset({Grant(Role.SECRETARY), Grant(Role.OPERATOR, "kul")}))
"""May set targets and report for one subdivision: some of what is asked is allowed, some is not."""

places: list[Workspace] = []


def as_bytes(context: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


for kind in {kind for endpoint in ENDPOINTS if endpoint.body for kind in endpoint.body.kinds} - {"application/json"}:
    schemathesis.serializer(kind)(as_bytes)

# What the dictionary does not know is refused by its content, which no schema can say.
ACCEPTED = PositiveDataAcceptanceConfig(expected_statuses=["2xx", "304", "403", "404", "422"])
CONFIG = SchemathesisConfig(
    projects=ProjectsConfig(default=ProjectConfig(checks=ChecksConfig(positive_data_acceptance=ACCEPTED)))
)
schema = schemathesis.openapi.from_asgi(
    "/api/openapi.json", application(VISITOR, SECRETARY, workspace_of=lambda: places[0]), config=CONFIG
)


@pytest.fixture(autouse=True)
def place(office: Workspace) -> None:
    places[:] = [office]


@schema.parametrize()
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_the_document_says_is_what_is_answered(case: Case[Any]) -> None:
    response = case.call_and_validate(headers=BEARER)

    assert response.status_code < 500


def test_whoever_asks_so_may_read_every_list() -> None:
    """Else the document would be held to nothing but refusals."""
    client = Client(application(VISITOR, SECRETARY, workspace_of=lambda: places[0]))

    asked = {e.path: client.get(f"/api{e.path}", BEARER).status_code for e in ENDPOINTS if e.rows}

    assert asked
    assert set(asked.values()) == {200}


def test_the_document_is_for_everyone_and_names_every_endpoint() -> None:
    answer = Client(application(VISITOR)).get("/api/openapi.json")

    paths = {(method.upper(), path) for path, methods in answer.json()["paths"].items() for method in methods}
    assert answer.status_code == 200
    assert paths == {(endpoint.method, endpoint.path) for endpoint in ENDPOINTS}


def test_the_page_for_people_names_every_endpoint_and_every_field_that_is_sent() -> None:
    said = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")

    assert [e.path for e in ENDPOINTS if f"{e.method} /api{e.path}" not in said] == []
    assert {name for fields in FIELDS.values() for name in fields if f"`{name}`" not in said} == set()
