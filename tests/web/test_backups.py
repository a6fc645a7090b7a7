"""A backup is given out to whoever may make one, and to nobody else; one is made every day while the server runs."""

import asyncio
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from iku.domain.person import Grant, Person, Role, Standing, at_the_console, sole_person
from iku.store.kept import kept_in
from iku.web.backups import back_up_daily, backup_route, is_daily
from iku.workflow import opening
from iku.workflow.backing_up import back_up
from tests.web.answering import Server, answering
from tests.workflow.test_reporting import send, target

ADMINISTRATOR = Person("Budi", "a1", Standing.MEMBER, frozenset({Grant(Role.ADMINISTRATOR)}))
SECRETARY = Person("Siti", "a2", Standing.MEMBER, frozenset({Grant(Role.SECRETARY)}))
PEOPLE = {"administrator": ADMINISTRATOR, "secretary": SECRETARY, "alone": sole_person(""), "visitor": Person("")}


def named(request: Request) -> Person:
    return PEOPLE[request.headers["x-who"]]


@pytest.fixture
def server() -> Iterator[Server]:
    with answering(Starlette(routes=[backup_route("/cadangan/{name}", named)])) as opened:
        yield opened


@pytest.mark.parametrize("who", ["administrator", "alone"])
def test_a_backup_is_downloaded_past_every_cache(server: Server, who: str) -> None:
    kept, _ = back_up(opening.working(), at_the_console(""))

    answer = server.ask(f"/cadangan/{kept.name}", **{"x-who": who})

    assert answer.status == 200
    assert zipfile.ZipFile(BytesIO(answer.body)).testzip() is None
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{kept.name}"')


def test_without_the_right_a_backup_is_no_different_from_one_that_is_not_there(server: Server) -> None:
    kept, _ = back_up(opening.working(), at_the_console(""))

    answers = [
        server.ask(f"/cadangan/{name}", **{"x-who": who})
        for who in PEOPLE
        for name in (kept.name, "cadangan-iku-20200101T000000Z.zip", "..%5ciku.duckdb")
        if name != kept.name or who in ("secretary", "visitor")
    ]

    assert {(a.status, a.body, a.headers["cache-control"]) for a in answers} == {(404, b"Not Found", "no-store")}


def look_once() -> None:
    async def looking() -> None:
        daily = asyncio.create_task(back_up_daily(0, 3600))
        for _ in range(600):
            await asyncio.sleep(0.05)
            if kept_in(opening.working().home):
                break
        daily.cancel()
        await asyncio.wait([daily])

    asyncio.run(looking())


def test_a_day_without_a_backup_makes_one_and_the_next_look_none(monkeypatch: pytest.MonkeyPatch) -> None:
    send(opening.working(), target())

    look_once()
    look_once()

    assert len(kept_in(opening.working().home)) == 1
    assert is_daily()
    monkeypatch.setenv("IKU_BACKUP_DAILY", "off")
    assert not is_daily()
