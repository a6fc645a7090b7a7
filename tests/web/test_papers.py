"""Papers leave by a route of their own: made for whoever may read meetings, written down, and without keeping others waiting."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from iku.domain.meeting import NewMeeting
from iku.domain.paper import PaperKind
from iku.domain.period import Period
from iku.domain.person import Person, sole_person
from iku.present.addresses import paper_address
from iku.reports.stamps import read_stamp
from iku.web.asking import NamedClients
from iku.web.papers import papers_route
from iku.workflow import opening
from iku.workflow.meeting import open_meeting, read_meetings, renew_data
from iku.workflow.papers import issued_as
from tests.people import LEADER, PUBLIC, READER, VISITOR
from tests.web.answering import Server, answering

ANI = sole_person("Ani (uji)")
TW3 = Period(2024, 3)
REFUSED = ("/laporan/2024-3/report", "/laporan/{meeting}/handout")


@pytest.fixture(scope="module")
def practice() -> Iterator[str]:
    """A meeting in the sample data; two versions of its data."""
    workspace = opening.practice()
    meeting = open_meeting(workspace, ANI, NewMeeting("Rapat TW III", TW3, date(2024, 10, 12))).meeting
    renew_data(workspace, ANI, meeting, "angka baru")
    yield meeting
    opening.close_all()


@pytest.fixture(scope="module")
def asking() -> list[Person]:
    """Who asks, the last one."""
    return [LEADER]


@pytest.fixture(scope="module")
def server(asking: list[Person]) -> Iterator[Server]:
    async def short(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ya")

    routes = [papers_route("/laporan", lambda _: asking[-1]), Route("/singkat", short)]
    with answering(Starlette(routes=routes, middleware=[Middleware(NamedClients)])) as opened:
        yield opened


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Path:
    """The practice store stays open from test to test."""
    return tmp_path


def test_a_paper_comes_under_a_name_that_says_what_it_is_and_is_written_down(server: Server, practice: str) -> None:
    answer = server.ask("/" + paper_address(PaperKind.HANDOUT, practice, version=1, is_sample=True))

    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith(
        "attachment; filename=\"Bahan rapat TW III 2024 (DATA CONTOH).pdf\"; filename*=UTF-8''Bahan%20rapat"
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    issued = issued_as(opening.practice(), ANI, answer.body)
    assert issued is not None
    assert (issued.kind, issued.meeting, issued.version) == (PaperKind.HANDOUT, practice, 1)
    assert (issued.sha256, issued.issued_by) == (sha256(answer.body).hexdigest(), LEADER.name)


def test_the_slides_are_given_out_as_powerpoint(server: Server, practice: str) -> None:
    answer = server.ask("/" + paper_address(PaperKind.SLIDES, practice, version=1, is_sample=True))

    stamp = read_stamp("x.pptx", answer.body)

    assert 'filename="Slide rapat TW III 2024 (DATA CONTOH).pptx"' in answer.headers["content-disposition"]
    assert answer.headers["content-type"].endswith("presentationml.presentation")
    assert stamp is not None
    assert (stamp.kind, stamp.meeting, stamp.version) == (PaperKind.SLIDES, practice, 1)


@pytest.mark.parametrize("kind", [PaperKind.CHAPTER, PaperKind.MINUTES, PaperKind.RECORD])
def test_papers_for_word_are_given_out_too(server: Server, practice: str, kind: PaperKind) -> None:
    answer = server.ask("/" + paper_address(kind, practice, version=1, is_sample=True))

    stamp = read_stamp("x.docx", answer.body)

    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert stamp is not None
    assert (stamp.kind, stamp.meeting, stamp.version) == (kind, practice, 1)


def test_a_template_of_the_office_that_cannot_be_used_is_named(server: Server, practice: str) -> None:
    folder = opening.practice().home / "templates"
    folder.mkdir()
    (folder / "notulen.docx").write_bytes(b"rusak")

    answer = server.ask("/" + paper_address(PaperKind.MINUTES, practice, is_sample=True))

    assert answer.status == 422
    assert answer.body.decode() == (
        "Templat notulen.docx tidak dapat dipakai: bukan DOCX yang utuh. Perbaiki berkasnya di Word, atau hapus dari folder "
        "templates supaya templat bawaan dipakai."
    )
    (folder / "notulen.docx").unlink()
    folder.rmdir()


def test_without_a_version_the_latest_is_shown(server: Server, practice: str) -> None:
    answer = server.ask("/" + paper_address(PaperKind.REPORT, practice, is_sample=True))

    stamp = read_stamp("x.pdf", answer.body)

    assert stamp is not None
    assert (stamp.kind, stamp.meeting, stamp.version) == (PaperKind.REPORT, practice, 2)
    assert "Laporan capaian IKU TW III 2024 versi 2 (DATA CONTOH).pdf" in answer.headers["content-disposition"]


def test_the_present_state_needs_no_meeting(server: Server, practice: str) -> None:
    answer = server.ask("/" + paper_address(PaperKind.HANDOUT, period=TW3, is_sample=True))

    stamp = read_stamp("x.pdf", answer.body)

    assert stamp is not None
    assert stamp.meeting == ""
    assert "Ringkasan capaian IKU TW III 2024 (DATA CONTOH).pdf" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "asked",
    [
        "2024-5/report",
        "1999-1/report",
        "2031-1/report",
        "2024-3/minutes",
        "2024-3/record",
        "2024-3/report?versi=1",
        "2024-3/pdf",
        "{meeting}/report?versi=3",
        "{meeting}/report?versi=0",
        "{meeting}/report?versi=1;drop",
        "{meeting}x/report",
        "00000000-0000-7000-8000-000000000000/report",
        "../2024-3/report",
        "%2e%2e/report",
    ],
)
def test_an_address_that_names_no_paper_gets_one_and_the_same_answer(server: Server, practice: str, asked: str) -> None:
    path = f"/laporan/{asked.format(meeting=practice)}"

    answer = server.ask(path + ("&" if "?" in path else "?") + "data=contoh")

    assert (answer.status, answer.body) == (404, b"Not Found")


@pytest.mark.parametrize("person", [VISITOR, PUBLIC, READER], ids=["pengunjung", "publik", "pembaca"])
def test_whoever_may_not_read_meetings_gets_the_answer_of_one_that_never_was(
    server: Server, practice: str, asking: list[Person], person: Person
) -> None:
    asking.append(person)
    known = [server.ask(path.format(meeting=practice) + "?data=contoh") for path in REFUSED]
    unknown = server.ask("/laporan/00000000-0000-7000-8000-000000000000/handout?data=contoh")
    asking.pop()

    assert [(a.status, a.body) for a in (*known, unknown)] == [(404, b"Not Found")] * 3
    assert len({frozenset((k, v) for k, v in a.headers.items() if k != "date") for a in (*known, unknown)}) == 1


def test_others_are_answered_while_papers_are_made(server: Server, practice: str) -> None:
    path = "/" + paper_address(PaperKind.REPORT, practice, is_sample=True)
    made: list[int] = []
    makers = [threading.Thread(target=lambda: made.append(server.ask(path).status)) for _ in range(4)]
    for maker in makers:
        maker.start()
    meanwhile = 0
    while len(made) < len(makers) and any(maker.is_alive() for maker in makers):
        assert server.ask("/singkat").body == b"ya"
        meanwhile += 1
        time.sleep(0.005)
    for maker in makers:
        maker.join()

    assert made == [200] * 4
    assert meanwhile > 10


def test_what_nobody_took_away_is_not_written_down(server: Server, practice: str) -> None:
    before = opening.practice().store.data_version

    answer = server.ask("/" + paper_address(PaperKind.HANDOUT, practice, is_sample=True), "HEAD")

    assert (answer.status, answer.body) == (200, b"")
    assert opening.practice().store.data_version == before
    assert len(read_meetings(opening.practice(), ANI)) == 1
