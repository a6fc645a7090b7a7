"""The calendar of deadlines leaves through a door that asks who is there."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.middleware import Middleware

from iku.web.asking import NamedClients
from iku.web.deadlines import deadlines_route
from iku.workflow import opening
from tests.staff import ADMINISTRATOR, newcomer
from tests.web.answering import Server, answering


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    app = Starlette(routes=[deadlines_route("/batas-pelaporan.ics")], middleware=[Middleware(NamedClients)])
    with answering(app) as opened:
        yield opened


def test_the_deadlines_of_a_subbagian_are_downloaded(server: Server) -> None:
    answer = server.ask("/batas-pelaporan.ics?tahun=2024&subbagian=kul")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="batas-pelaporan-2024-kul.ics"'
    assert answer.headers["cache-control"] == "no-store"
    assert len(Calendar.from_ical(answer.body).walk("VEVENT")) == 4


@pytest.mark.parametrize("asked", ["tahun=24", "tahun=abcd", "tahun=9999", "tahun=20241", "tahun=２０２４"])
def test_a_year_that_is_none_is_refused(server: Server, asked: str) -> None:
    answer = server.ask(f"/batas-pelaporan.ics?{quote(asked, safe='=')}")

    assert answer.status == 400
    assert answer.body.decode() == "tahun: harus 2000 sampai 2100, misalnya tahun=2024."


def test_an_unknown_subbagian_is_refused_with_those_that_are_known(server: Server) -> None:
    answer = server.ask("/batas-pelaporan.ics?subbagian=xyz%0d%0aX-A:1")

    assert answer.status == 400
    assert answer.body.decode().startswith("subbagian: tidak dikenal; yang ada: ")


def test_who_may_not_see_figures_gets_no_calendar(server: Server) -> None:
    newcomer(opening.working(), "pengelola", ADMINISTRATOR)

    answer = server.ask("/batas-pelaporan.ics?tahun=2024")

    assert answer.status == 403
    assert answer.body.decode() == "Anda tidak berwenang melihat capaian. Masuk dulu."
