"""A template is given out by a route of our own, filled in, to whoever may see the figures in it."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from iku.web.asking import NamedClients
from iku.web.templates import template_routes
from iku.workflow import opening
from tests.staff import ADMINISTRATOR, newcomer
from tests.web.answering import Server, answering


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    app = Starlette(routes=template_routes("/templat"), middleware=[Middleware(NamedClients)])
    with answering(app) as opened:
        yield opened


def test_a_template_of_a_subbagian_is_downloaded_under_a_name_that_says_what_it_is(server: Server) -> None:
    answer = server.ask("/templat/realisasi.csv?tahun=2024&triwulan=4&subbagian=kul")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="realisasi-kul-2024-twiv.csv"'
    assert answer.headers["cache-control"] == "no-store"
    rows = list(csv.DictReader(StringIO(answer.body.decode("utf-8-sig")), delimiter=";"))
    assert {row["Triwulan"] for row in rows} == {"TW IV"}
    assert "IKU-02" in {row["Kode IKU"] for row in rows}


def test_targets_are_those_of_the_whole_office(server: Server) -> None:
    answer = server.ask("/templat/target.xlsx?tahun=2024")

    assert answer.headers["content-disposition"] == 'attachment; filename="target-semua-indikator-2024.xlsx"'
    assert answer.body.startswith(b"PK")


@pytest.mark.parametrize(
    "asked",
    ["", "tahun=24", "tahun=9999", "tahun=2024&triwulan=5", "tahun=2024&triwulan=x", "tahun=2024&subbagian=%0d%0aX:1"],
)
def test_an_address_that_names_no_template_is_refused_in_words(server: Server, asked: str) -> None:
    answer = server.ask(f"/templat/realisasi.csv?{asked}")

    assert answer.status == 400
    assert answer.body.decode() == "Alamat templat ini tidak dikenal. Unduh templat dari halamannya."


def test_once_there_are_accounts_a_stranger_gets_none(server: Server) -> None:
    newcomer(opening.working(), "admin", ADMINISTRATOR)

    answer = server.ask("/templat/realisasi.xlsx?tahun=2024&triwulan=1&subbagian=kul")

    assert answer.status == 403
    assert answer.body.decode() == "Anda tidak berwenang melihat capaian."
