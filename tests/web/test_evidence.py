"""Evidence is given out only where it stands, and so that no browser can be made to run it."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware

from iku.domain.person import Person, Reading, Standing, sole_person
from iku.web.evidence import ServedFile, content_disposition, evidence_route
from iku.web.headers import SecurityHeaders
from tests.evidence_files import pdf, picture
from tests.web.answering import Server, answering

FILES = {
    sha256(b"a").hexdigest(): ServedFile("BA Pleno DPT “final”.pdf", pdf()),
    sha256(b"b").hexdigest(): ServedFile("foto.PNG", picture()),
    sha256(b"c").hexdigest(): ServedFile("halaman.html", b"<script>alert(1)</script>"),
}
PDF, PNG, HTML = FILES
UNKNOWN = sha256(b"d").hexdigest()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    app = Starlette(
        routes=[evidence_route("/bukti/{sha256}", lambda _, name: FILES.get(name), lambda _: sole_person(""))],
        middleware=[Middleware(SecurityHeaders, script_hashes=[])],
    )
    with answering(app) as opened:
        yield opened


def test_a_document_is_downloaded_under_its_own_name_into_a_sandbox(server: Server) -> None:
    answer = server.ask(f"/bukti/{PDF}")

    assert answer.body == FILES[PDF].content
    assert {name: answer.headers[name] for name in sorted(answer.headers) if name != "date"} | {"server": ""} == {
        "cache-control": "no-store",
        "content-disposition": 'attachment; filename="BA Pleno DPT _final_.pdf"; '
        "filename*=UTF-8''BA%20Pleno%20DPT%20%E2%80%9Cfinal%E2%80%9D.pdf",
        "content-length": str(len(FILES[PDF].content)),
        "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'self'",
        "content-type": "application/pdf",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "referrer-policy": "same-origin",
        "server": "",
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
    }


def test_a_picture_is_shown(server: Server) -> None:
    answer = server.ask(f"/bukti/{PNG}")

    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith('inline; filename="foto.PNG"')


@pytest.mark.parametrize("name", [UNKNOWN, HTML, "", "..", "%2e%2e%2fetc%2fpasswd", UNKNOWN.upper(), "a" * 63, "%00"])
def test_whatever_does_not_stand_gets_one_and_the_same_answer(server: Server, name: str) -> None:
    answer = server.ask(f"/bukti/{name}")

    assert (answer.status, answer.body) == (404, b"Not Found")


@pytest.mark.parametrize(
    "person",
    [
        Person(""),
        Person("", reading=Reading.VERIFIED),
        Person("", reading=Reading.FIGURES),
        Person("Siti", "a", Standing.MEMBER),
    ],
)
def test_whoever_may_not_read_evidence_gets_that_answer_for_what_stands_too(person: Person) -> None:
    asked: list[str] = []

    def find(_: Person, sha256: str) -> ServedFile | None:
        asked.append(sha256)
        return FILES.get(sha256)

    with answering(Starlette(routes=[evidence_route("/bukti/{sha256}", find, lambda _: person)])) as server:
        answers = [server.ask(f"/bukti/{name}") for name in (PDF, UNKNOWN)]

    first, second = ({k: v for k, v in a.headers.items() if k != "date"} for a in answers)
    assert [(a.status, a.body) for a in answers] == [(404, b"Not Found")] * 2
    assert first == second
    assert asked == []


@given(filename=st.text(max_size=200))
def test_no_filename_can_leave_its_place_in_the_header(filename: str) -> None:
    header = content_disposition("attachment", filename)
    plain, _, real = header.removeprefix('attachment; filename="').partition("\"; filename*=UTF-8''")

    assert header.isascii()
    assert header.isprintable()
    assert '"' not in plain
    assert unquote(real, errors="strict") == filename
