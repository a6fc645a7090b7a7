"""Security headers stand on every answer."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from iku.web.headers import ALWAYS, SecurityHeaders, content_security_policy
from tests.web.answering import Server, answering


def plain(_: Request) -> Response:
    return PlainTextResponse("ok")


def sandboxed(_: Request) -> Response:
    return PlainTextResponse("ok", headers={"content-security-policy": "sandbox"})


def broken(_: Request) -> Response:
    raise LookupError


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    routes = [Route("/plain", plain), Route("/sandboxed", sandboxed), Route("/broken", broken)]
    app = Starlette(routes=routes, middleware=[Middleware(SecurityHeaders, script_hashes=["'sha256-abc='"])])
    with answering(app) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/plain", "/sandboxed", "/unknown"])
def test_every_answer_carries_them(server: Server, path: str) -> None:
    headers = server.ask(path).headers

    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in headers


def test_the_policy_allows_our_scripts_by_hash_and_no_other_host(server: Server) -> None:
    policy = server.ask("/plain", host="dasbor.kpu.go.id:8501").headers["content-security-policy"]

    assert policy == (
        "default-src 'self'; script-src 'self' blob: 'sha256-abc='; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws://dasbor.kpu.go.id:8501 wss://dasbor.kpu.go.id:8501; worker-src 'self' blob:; "
        "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def test_an_answer_that_is_stricter_stays_so(server: Server) -> None:
    assert server.ask("/sandboxed").headers["content-security-policy"] == "sandbox"


@pytest.mark.parametrize("host", ["", "a b", "x; script-src *", "x'", "x\u00e9", "[::1", "a:123456"])
def test_a_strange_host_never_gets_into_the_policy(host: str) -> None:
    assert "connect-src 'self';" in content_security_policy([], host)


@pytest.mark.parametrize("host", ["localhost:8501", "192.168.1.20", "[::1]:8501", "dasbor-iku.kpu.go.id"])
def test_an_honest_host_may_be_reached_by_websocket(host: str) -> None:
    assert f"connect-src 'self' ws://{host} wss://{host};" in content_security_policy([], host)
