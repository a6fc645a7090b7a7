"""Pages of evidence are given out as pixels, to those who may, past every cache; whatever else is asked gets one answer."""

from collections.abc import Iterator
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request

from iku.domain.permission import Action, may
from iku.domain.person import Person, sole_person
from iku.present.addresses import page_address
from iku.web.headers import SecurityHeaders
from iku.web.preview import preview_route
from tests.evidence_files import picture
from tests.web.answering import Server, answering

KNOWN = sha256(b"a").hexdigest()
UNKNOWN = sha256(b"d").hexdigest()
PNG = picture()


def ask(request: Request) -> Person:
    return sole_person("Ani") if request.headers.get("x-who") == "ani" else Person("")


def draw(person: Person, asked: str, page: int) -> bytes | None:
    return PNG if may(person, Action.READ_EVIDENCE) and asked == KNOWN and page <= 2 else None


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    app = Starlette(
        routes=[preview_route(f"/{page_address('{sha256}', '{page}')}", ask, draw)],
        middleware=[Middleware(SecurityHeaders, script_hashes=[])],
    )
    with answering(app) as opened:
        yield opened


def test_a_page_is_a_picture_in_a_sandbox_that_nobody_keeps(server: Server) -> None:
    answer = server.ask(f"/bukti/{KNOWN}/pratinjau/2", x_who="ani")

    assert (answer.status, answer.body) == (200, PNG)
    names = (
        "cache-control", "content-disposition", "content-security-policy", "content-type", "cross-origin-resource-policy",
        "x-content-type-options",
    )  # fmt: skip
    assert [answer.headers[name] for name in names] == [
        "no-store",
        "inline",
        "default-src 'none'; sandbox; frame-ancestors 'self'",
        "image/png",
        "same-origin",
        "nosniff",
    ]


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("", f"{KNOWN}/pratinjau/1"),
        ("ani", f"{UNKNOWN}/pratinjau/1"),
        ("", f"{UNKNOWN}/pratinjau/1"),
        *(
            ("ani", f"{KNOWN}/pratinjau/{page}")
            for page in ("3", "0", "-1", "1.0", "01", "%D9%A1", "999999", "x", "%00")
        ),
        ("ani", "%2e%2e/pratinjau/1"),
    ],
)
def test_whatever_cannot_be_seen_gets_one_and_the_same_answer(server: Server, who: str, path: str) -> None:
    answer = server.ask(f"/bukti/{path}", x_who=who)

    assert (answer.status, answer.body, answer.headers["cache-control"]) == (404, b"Not Found", "no-store")
    assert set(answer.headers) == set(server.ask(f"/bukti/{UNKNOWN}/pratinjau/1").headers)
