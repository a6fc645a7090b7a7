"""The health route answers for the store, not for the process."""

import json
import logging

import pytest
from starlette.applications import Starlette

from iku.web.health import health_route
from tests.web.answering import Answer, answering


def asked(failure: Exception | None) -> Answer:
    def ask() -> None:
        if failure:
            raise failure

    with answering(Starlette(routes=[health_route("/api/health", ask)])) as server:
        return server.ask("/api/health")


def test_a_store_that_answers_is_healthy() -> None:
    answer = asked(None)

    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "ok"
    assert answer.headers["cache-control"] == "no-store"


def test_a_store_that_does_not_answer_is_503_with_the_kind_of_failure_and_no_detail(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = asked(PermissionError("/srv/iku/store.duckdb"))

    assert answer.status == 503
    assert {k: v for k, v in json.loads(answer.body).items() if k != "time"} == {
        "status": "unavailable",
        "reason": "PermissionError",
    }
    assert b"/srv" not in answer.body
    assert "/srv/iku/store.duckdb" in caplog.text
