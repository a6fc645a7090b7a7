"""Every role at every door of the server: the table of rights says who gets in, and no made-up address finds another way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware

from iku.access.ways import Entrance
from iku.domain.meeting import NewMeeting
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.domain.person import Grant, Role
from iku.web.asking import NamedClients
from iku.web.headers import ALWAYS, SecurityHeaders
from iku.web.server import routes
from iku.workflow import entrance, opening
from iku.workflow.accounts import switch
from iku.workflow.backing_up import back_up
from iku.workflow.directory import account_named
from iku.workflow.entrance import Doors
from iku.workflow.meeting import open_meeting
from iku.workflow.proving import Place, attach_file
from iku.workflow.workspace import PROJECT
from tests.domain.test_permission import ALLOWED
from tests.evidence_files import pdf
from tests.hashing import hash_quickly
from tests.staff import CONSOLE, member
from tests.web.test_sign_in import Browser

EVIDENCE = pdf()
SHA256 = sha256(EVIDENCE).hexdigest()
STAFF: Mapping[str, Grant] = {
    "administrator": Grant(Role.ADMINISTRATOR),
    "pimpinan": Grant(Role.LEADER),
    "operator": Grant(Role.OPERATOR, "kul"),
    "verifikator": Grant(Role.VERIFIER, "rendatin"),
    "sekretaris": Grant(Role.SECRETARY),
}
REFUSALS = (401, 403, 404)
WRITES = (
    "/api/realisations",
    "/api/targets",
    "/api/evidence?indicator=IKU-02&document=laporan-keuangan&year=2024&quarter=1",
)


@dataclass(frozen=True, slots=True)
class Building:
    """The server's own routes over a store with evidence and a backup, and a browser for each of the staff."""

    app: Starlette
    doors: Mapping[str, tuple[str, Action]]
    people: Mapping[str, Browser]


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    """Set up once: nothing here changes it but the last test, which disables an account."""
    patch = pytest.MonkeyPatch()
    hash_quickly(patch)
    patch.setenv("IKU_HOME", str(tmp_path_factory.mktemp("doors") / "home"))
    entrance.set_up(Doors(Entrance(listens_here_only=True)))
    workspace = opening.working()
    attach_file(workspace, CONSOLE, "BA Pleno.pdf", EVIDENCE, [Place("IKU-02", "laporan-keuangan", 2024, 1)])
    meeting = open_meeting(workspace, CONSOLE, NewMeeting("Rapat", Period(2024, 1), date(2024, 4, 12))).meeting
    kept, _ = back_up(workspace, CONSOLE)
    for name, grant in STAFF.items():
        member(workspace, name, grant)
    app = Starlette(
        routes=routes(PROJECT / "static", ""),
        middleware=[Middleware(NamedClients), Middleware(SecurityHeaders, script_hashes=[])],
    )
    # Each at a computer of the own: whoever is refused too often from one waits, and nobody else.
    people = {name: Browser(app, client=f"10.0.0.{n}") for n, name in enumerate((*STAFF, "pengunjung"), start=1)}
    for name in STAFF:
        assert people[name].sign_in(name).status_code == 303
    yield Building(app, _doors(kept.name, meeting), people)
    opening.close_all()
    patch.undo()


@pytest.fixture(autouse=True)
def home(building: Building) -> Path:
    """The building's own, not a fresh one for each test."""
    return opening.working().home


def _doors(backup: str, meeting: str) -> Mapping[str, tuple[str, Action]]:
    return {
        "evidence": (f"/bukti/{SHA256}", Action.READ_EVIDENCE),
        "preview": (f"/bukti/{SHA256}/pratinjau/1", Action.READ_EVIDENCE),
        "backup": (f"/cadangan/{backup}", Action.BACK_UP),
        "deadlines": ("/batas-pelaporan.ics?tahun=2024", Action.READ_FIGURES),
        "screen": (f"/rapat/{meeting}/layar", Action.READ_MEETINGS),
        "screen's condition": (f"/rapat/{meeting}/keadaan", Action.READ_MEETINGS),
        "history": ("/riwayat.csv", Action.READ_HISTORY),
        "paper of a meeting": (f"/laporan/{meeting}/handout", Action.READ_MEETINGS),
        "paper of the present": ("/laporan/2024-1/report", Action.READ_MEETINGS),
        "template": ("/templat/realisasi.csv?tahun=2024&triwulan=1&subbagian=kul", Action.READ_FIGURES),
        "template of targets": ("/templat/target.xlsx?tahun=2024", Action.READ_FIGURES),
        "achievements": ("/api/achievements", Action.READ_FIGURES),
        "realisations": ("/api/realisations", Action.READ_FIGURES),
        "evidence list": ("/api/evidence", Action.READ_EVIDENCE),
        "evidence by interface": (f"/api/evidence/{SHA256}", Action.READ_EVIDENCE),
    }


@pytest.mark.parametrize("who", [*STAFF, "pengunjung"])
def test_each_role_gets_through_the_doors_that_the_table_opens_and_no_other(building: Building, who: str) -> None:
    for name, (path, action) in building.doors.items():
        answer = building.people[who].get(path)
        if action in ALLOWED[who]:
            assert answer.status_code == 200, (name, answer.status_code)
        else:
            assert answer.status_code in REFUSALS, (name, answer.status_code)
            assert EVIDENCE not in answer.content


@pytest.mark.parametrize("who", [*STAFF, "pengunjung"])
def test_no_session_writes_through_the_interface(building: Building, who: str) -> None:
    for path in WRITES:
        answer = building.people[who].ask("POST", path, {"content-type": "text/csv"}, {"kode": "IKU-02"})
        assert answer.status_code in (401, 403), (path, answer.status_code, answer.text)


def test_a_hash_that_is_guessed_gets_the_answer_of_one_that_is_forbidden(building: Building) -> None:
    stranger = building.people["pengunjung"]
    forbidden, missing = stranger.get(f"/bukti/{SHA256}"), stranger.get(f"/bukti/{'0' * 64}")

    assert (forbidden.status_code, forbidden.content) == (missing.status_code, missing.content) == (404, b"Not Found")


SEGMENTS = st.one_of(
    st.sampled_from(
        [
            "bukti",
            "cadangan",
            "riwayat.csv",
            "laporan",
            "2024-1",
            "report",
            "rapat",
            "layar",
            "templat",
            "target.csv",
            "api",
            "evidence",
            "pratinjau",
            "..",
            "%2e%2e",
            SHA256,
            "iku.duckdb",
        ]
    ),
    st.text(min_size=1, max_size=12),
)


@settings(max_examples=150)
@given(st.lists(SEGMENTS, min_size=1, max_size=4), st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]))
def test_no_address_that_a_stranger_makes_up_finds_a_way_in(building: Building, parts: list[str], method: str) -> None:
    path = "/" + "/".join(quote(part, safe="%") for part in parts)

    answer = building.people["pengunjung"].ask(method, path)

    assert answer.status_code < 500
    assert EVIDENCE not in answer.content
    assert SHA256 not in answer.text or SHA256 in path
    assert all(answer.headers[name] for name in ALWAYS)


def test_whoever_is_disabled_is_out_at_the_next_request(building: Building) -> None:
    workspace, leader = opening.working(), building.people["pimpinan"]
    assert leader.get(f"/bukti/{SHA256}").status_code == 200
    account = account_named(workspace, "pimpinan")

    switch(workspace, CONSOLE, account.account, is_enabled=False, reason="pindah tugas")

    for path, _ in building.doors.values():
        assert leader.get(path).status_code in REFUSALS
