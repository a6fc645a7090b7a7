"""'Riwayat perubahan' as a file: everything that was recorded, for those who may look back, and nothing for the others."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from iku.domain.period import Period
from iku.domain.person import Person, at_the_console, sole_person
from iku.domain.review import Verdict
from iku.web.history import history_route
from iku.workflow import opening, past, reviewing
from iku.workflow.reporting import rehearse, submit
from tests.explaining import follow_ups
from tests.people import LEADER, READER, VISITOR
from tests.staff import ADMINISTRATOR, newcomer
from tests.web.answering import Server, answering
from tests.workflow.test_reporting import report, submission, target

PERSON = sole_person("=Siti")
MARCH = Period(2024, 1)


PEOPLE = {"alone": PERSON, "visitor": VISITOR, "reader": READER, "leader": LEADER}


def named(request: Request) -> Person:
    return PEOPLE[request.headers.get("x-who", "alone")]


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    with answering(Starlette(routes=[history_route("/riwayat.csv", named)])) as opened:
        yield opened


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(body.decode("utf-8-sig"))))


def test_every_step_of_a_quarters_life_stands_in_it(server: Server) -> None:
    workspace = opening.working()
    submit(workspace, PERSON, rehearse(workspace, PERSON, submission(target())))
    rehearsal = rehearse(workspace, PERSON, submission(report("90")))
    submit(workspace, PERSON, rehearsal, explanations=follow_ups(rehearsal))
    reviewing.review(workspace, PERSON, ["IKU-02"], MARCH, Verdict.RETURNED, "Mana buktinya?")
    reviewing.resubmit(workspace, PERSON, "IKU-02", MARCH, "sudah ada")
    reviewing.review(workspace, PERSON, ["IKU-02"], MARCH, Verdict.VERIFIED, "bukti menyusul")
    reviewing.lock(workspace, PERSON, MARCH, "rapat")
    reviewing.reopen(workspace, PERSON, MARCH, "salah")

    answer = server.ask("/riwayat.csv")

    assert answer.status == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="riwayat-perubahan.csv"'
    assert answer.headers["cache-control"] == "no-store"
    said = [(row["perubahan"], row["isi"], row["alasan"]) for row in rows_of(answer.body)]
    for expected in [
        ("Kunci triwulan TW I 2024", "dibuka kembali", "salah"),
        ("Kunci triwulan TW I 2024", "dikunci", "rapat"),
        ("Verifikasi IKU-02, TW I 2024", "diverifikasi", "bukti menyusul"),
        ("Pengajuan ulang IKU-02, TW I 2024", "", "sudah ada"),
        ("Verifikasi IKU-02, TW I 2024", "dikembalikan untuk perbaikan", "Mana buktinya?"),
        ("Realisasi IKU-02, TW I 2024", "kosong → 90", ""),
    ]:
        assert expected in said, said
    assert {row["oleh"] for row in rows_of(answer.body)} == {"'=Siti", "Sistem"}, "no name becomes a formula"


def test_only_what_changed_since_a_day_is_given_where_one_is_asked_for(server: Server) -> None:
    workspace = opening.working()
    submit(workspace, PERSON, rehearse(workspace, PERSON, submission(target())))

    assert rows_of(server.ask("/riwayat.csv?sejak=01/01/2024").body)
    assert rows_of(server.ask("/riwayat.csv?sejak=2099-01-01").body) == []
    refused = server.ask("/riwayat.csv?sejak=kemarin")
    assert (refused.status, refused.body.decode()) == (400, "sejak: tulis misalnya sejak=31/01/2024.")


def test_sample_data_say_so_in_every_row(server: Server) -> None:
    opening.practice()

    rows = rows_of(server.ask("/riwayat.csv?data=contoh").body)

    assert {row["data"] for row in rows} == {"DATA CONTOH"}


@pytest.mark.parametrize("who", ["visitor", "reader"])
def test_who_may_not_look_back_gets_the_answer_of_an_unknown_address(server: Server, who: str) -> None:
    answer = server.ask("/riwayat.csv", **{"x-who": who})

    assert (answer.status, answer.body) == (404, b"Not Found")


def test_what_happened_to_accounts_is_told_to_those_who_manage_them(server: Server) -> None:
    newcomer(opening.working(), "pengelola", ADMINISTRATOR)

    seen = {
        who: [row["perubahan"] for row in rows_of(server.ask("/riwayat.csv", **{"x-who": who}).body)]
        for who in ("leader",)
    }
    administrator = past.changes(opening.working(), at_the_console("Wati"))

    assert "Akun pengelola" not in seen["leader"]
    assert ("account", "pengelola", "opened") in [(f.kind, f.component, f.after) for f in administrator]
    assert not any("argon2" in f"{f.before}{f.after}{f.reason}" for f in administrator)
