"""Who may run commands through the server: whoever can read its secret on this machine, or shows a token."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from iku.access.console import HEADER, announced
from iku.domain.person import Person, Standing
from iku.web.asking import NamedClients
from iku.web.console import announcing, console_route

BODY = {"command": "siapa", "values": {}, "content": ""}
TOKEN = Person("Siti", "a1", Standing.MEMBER)


def who(person: Person, name: str, values: Mapping[str, Any], content: bytes, workshop: Path) -> Path | None:
    if name != "siapa":
        return None
    (workshop / "answer").write_text(f"{person.standing} {person.name}".strip(), encoding="utf-8")
    return workshop / "answer"


def ask(
    home: Path,
    headers: Mapping[str, str],
    client: str = "127.0.0.1",
    base: str = "http://localhost",
    body: object = BODY,
) -> tuple[int, str]:
    app = Starlette(
        routes=[console_route("/api/console", who, {"iku_x": TOKEN}.get)], middleware=[Middleware(NamedClients)]
    )

    async def answer() -> httpx.Response:
        async with announcing("http://localhost"):
            server = announced(home)
            assert server
            sent = {name: text.replace("SECRET", server.secret) for name, text in headers.items()}
            transport = httpx.ASGITransport(app, client=(client, 50000))
            async with httpx.AsyncClient(transport=transport, base_url=base) as asking:
                return await asking.post("/api/console", headers=sent, json=body)

    got = asyncio.run(answer())
    return got.status_code, got.text


def test_the_secret_makes_whoever_shows_it_here_the_console(home: Path) -> None:
    assert ask(home, {HEADER: "SECRET"}) == (200, "console")


def test_a_token_speaks_for_its_account_from_anywhere(home: Path) -> None:
    headers = {"authorization": "Bearer iku_x"}

    assert ask(home, headers, "10.0.0.7", "http://iku.kantor") == (200, "member Siti")


@pytest.mark.parametrize(
    ("headers", "client", "base"),
    [
        ({}, "127.0.0.1", "http://localhost"),
        ({HEADER: "tebakan"}, "127.0.0.1", "http://localhost"),
        ({HEADER: "SECRET"}, "10.0.0.7", "http://localhost"),
        ({HEADER: "SECRET"}, "127.0.0.1", "http://jahat.example"),
        ({HEADER: "SECRET", "x-forwarded-for": "10.0.0.7"}, "127.0.0.1", "http://localhost"),
        ({"authorization": "Bearer iku_y"}, "127.0.0.1", "http://localhost"),
        ({"cookie": "iku=x"}, "127.0.0.1", "http://localhost"),
    ],
)
def test_nobody_else_runs_anything(home: Path, headers: Mapping[str, str], client: str, base: str) -> None:
    assert ask(home, headers, client, base)[0] == 401


@pytest.mark.parametrize("body", [[], {}, {"command": "siapa", "values": [], "content": ""}, BODY | {"content": "?"}])
def test_what_cannot_be_read_is_refused(home: Path, body: object) -> None:
    assert ask(home, {HEADER: "SECRET"}, body=body)[0] == 400


def test_an_unknown_command_is_not_there(home: Path) -> None:
    assert ask(home, {HEADER: "SECRET"}, body=BODY | {"command": "restore"})[0] == 404
