"""The interface without a server: its routes, asked by a client on this computer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from limits import parse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import ASGIApp

from iku.domain.person import Person, sole_person
from iku.web.api.callers import Callers
from iku.web.api.rates import Rates
from iku.web.api.routes import interface_routes
from iku.workflow import opening
from iku.workflow.workspace import Workspace

SITI: Mapping[str, str] = {"X-IKU-Person": "Siti%20Aminah"}
REALISATIONS = (
    "tahun;triwulan;kode;realisasi;kendala;upaya;penanggung jawab;batas waktu\n"
    "2024;1;IKU-02;90,5;BMN terlambat;Rekonsiliasi;Kasubbag KUL;30/06/2024\n"
    "2024;1;IKU-04;0;Suku cadang;Pengadaan;Kasubbag KUL;30/06/2024\n"
)
"""Two figures below target, and what explains them."""
ALONE = sole_person("")
CSV = {"Content-Type": "text/csv", **SITI}


@dataclass(frozen=True, slots=True)
class Client:
    """Asks an application as a program on this computer does, one request after the other."""

    app: ASGIApp

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> httpx.Response:
        return self.ask(method, path, headers=headers)

    def post(self, path: str, headers: Mapping[str, str] | None = None, **content: Any) -> httpx.Response:
        return self.ask("POST", path, headers=headers, **content)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("127.0.0.1", 50000))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8501") as asking:
                return await asking.request(method, path, **options)

        return asyncio.run(answer())


async def in_pieces(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    """Content that does not say how long it is."""
    for piece in pieces:
        yield piece


MANY = parse("1000000/minute")
UNLIMITED = Rates(MANY, MANY, MANY)
SECRET = "iku_secret"
BEARER = {"Authorization": f"Bearer {SECRET}"}
VISITOR = Person("")


def application(
    person: Person = ALONE,
    bearer: Person | None = None,
    rates: Rates = UNLIMITED,
    workspace_of: Callable[[], Workspace] = opening.working,
) -> Starlette:
    """Asked by `person`, or, with the one token there is, by `bearer`."""

    def person_of(_: Request) -> Person:
        return person

    def bearer_of(secret: str) -> Person | None:
        return bearer if secret == SECRET else None

    return Starlette(routes=interface_routes("/api", Callers(person_of, bearer_of), rates, workspace_of))


def client(person: Person = ALONE, bearer: Person | None = None, rates: Rates = UNLIMITED) -> Client:
    return Client(application(person, bearer, rates))


def reported() -> Client:
    """A client of a store that holds targets, once realisations are reported."""
    asking = client()
    assert asking.post("/api/realisations", content=REALISATIONS, headers=CSV).status_code == 201
    return asking
