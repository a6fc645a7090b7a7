"""What other systems send: rehearsed, stored whole, or refused with every problem in the words of the pages."""

import json
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest
from limits import parse

from iku.domain.facts import Channel
from iku.domain.period import Period
from iku.domain.person import Grant, Person, Role, Standing, TokenScope, at_the_console
from iku.web.api.rates import Rates
from iku.workflow import opening
from iku.workflow.figures import read_figures
from iku.workflow.past import submissions
from iku.workflow.reviewing import lock
from tests.evidence_files import pdf
from tests.web.api.asking import BEARER, CSV, MANY, REALISATIONS, SITI, VISITOR, client, in_pieces, reported

FOLLOW_UP = {"obstacle": "terlambat", "effort": "rapat", "owner": "Kasubbag", "due_date": "2024-06-30"}
JSON = {"Content-Type": "application/json", **SITI}
OTHER_TARGETS = "tahun;triwulan;kode;target;nomor dokumen\n2024;3;IKU-02;100;PK 1\n"


@pytest.fixture(autouse=True)
def office_with_targets(promised: Path, home: Path) -> None:
    """The office's own store, which holds targets."""
    shutil.copytree(promised, home)


def post(content: str | bytes | object, headers: dict[str, str] = CSV, query: str = "") -> tuple[int, Any]:
    asking = client()
    body = content if isinstance(content, str | bytes) else json.dumps(content)
    answer = asking.post(f"/api/realisations{query}", content=body, headers=headers)
    return answer.status_code, answer.json()


def test_a_dry_run_answers_with_the_changes_and_stores_nothing() -> None:
    status, said = post(REALISATIONS, query="?dry_run=true")

    changes = {(c["indicator"], c["division"], c["quarter"]): (c["before"], c["after"]) for c in said["changes"]}
    assert (status, said["dry_run"], said["submission"], said["stored"]) == (200, True, "", 4)
    assert changes[("IKU-02", "keuangan", 1)] == (None, "90.50")
    assert read_figures(opening.working(), 2024).realisations == ()


def test_what_is_stored_gets_a_receipt_and_is_kept_with_the_name_of_who_sent_it() -> None:
    status, said = post(REALISATIONS, query="?filename=tw1")

    [latest, *_] = submissions(opening.working(), at_the_console("Ani"))
    assert (status, said["stored"], said["person"], said["sample"]) == (201, 4, "Siti Aminah", False)
    assert (latest.submission, latest.recorded_by, latest.channel, latest.filename) == (
        said["submission"],
        "Siti Aminah",
        Channel.INTERFACE.value,
        "tw1.csv",
    )
    assert opening.working().files.read(latest.sha256) == REALISATIONS.encode()


def test_the_same_rows_again_change_nothing() -> None:
    asking = reported()

    answer = asking.post("/api/realisations", content=REALISATIONS, headers=CSV)

    assert (answer.status_code, answer.json()["submission"], answer.json()["unchanged"]) == (200, "", 2)


def test_json_is_read_like_a_file_with_numbers_as_numbers_or_texts() -> None:
    rows = [
        {"indicator": "IKU-02", "year": 2024, "quarter": 1, "value": 1.234, **FOLLOW_UP},
        {"indicator": "IKU-04", "year": 2024, "quarter": 1, "value": "98.50", "note": "lengkap", **FOLLOW_UP},
    ]

    status, _ = post({"rows": rows}, JSON, "?confirm=true")

    figures = read_figures(opening.working(), 2024)
    stood = [(r.indicator, str(r.value), r.note, r.row) for r in figures.realisations]
    assert status == 201
    assert stood == [("IKU-02", "1.2340", "", 1), ("IKU-04", "98.5000", "lengkap", 2)]


def test_every_problem_comes_with_its_row_its_column_and_the_sentence_of_the_page() -> None:
    status, said = post("tahun;triwulan;kode;realisasi\n2024;1;IKU-02;1.234\n2024;1;IKU-99;5\n")

    problems = [(p["code"], p["row"], p["column"], p["sentence"]) for p in said["problems"]]
    assert (status, said["code"], said["detail"]) == (
        422,
        "upload-refused",
        "Belum ada yang disimpan: 2 hal perlu diperbaiki.",
    )
    assert problems == [
        (
            "ambiguous-number",
            2,
            "realisasi",
            (
                'Baris 2, kolom "realisasi": "1.234" bisa berarti 1.234 (seribu dua ratus tiga puluh empat) atau 1,234. '
                "Tulis 1234 atau 1,234."
            ),
        ),
        (
            "unknown-indicator",
            3,
            "kode",
            'Baris 3, kolom "kode": "IKU-99" bukan indikator yang dikenal. Maksudnya "IKU-09"?',
        ),
    ]


def test_a_jump_is_a_question_until_it_is_confirmed() -> None:
    text = "tahun;triwulan;kode;realisasi\n2024;1;IKU-02;9725\n"

    asked, said = post(text)
    confirmed, _ = post(text, query="?confirm=true")

    assert (asked, said["code"], [p["must_confirm"] for p in said["problems"]]) == (422, "confirmation-missing", [True])
    assert confirmed == 201


def test_json_of_another_shape_is_refused() -> None:
    status, said = post({"rows": [{"indicator": "IKU-02", "nilai": 98}]}, JSON)

    assert (status, [p["code"] for p in said["problems"]]) == (422, ["json-unknown-field"])


def test_a_grade_is_taken() -> None:
    rows = [{"indicator": "IKU-12", "year": 2024, "quarter": 4, "grade": "bb"}]

    status, _ = post({"rows": rows}, JSON)

    assert status == 201
    assert [r.grade for r in read_figures(opening.working(), 2024).realisations] == ["BB"]


def test_targets_are_set_from_json() -> None:
    rows = [{"indicator": "IKU-02", "year": 2024, "quarter": 3, "target": "97.25", "document": "PK 1/2024"}]

    answer = client().post("/api/targets", json={"rows": rows}, headers=SITI)

    target = read_figures(opening.working(), 2024).target("IKU-02", "", 3)
    assert answer.status_code == 201
    assert target is not None
    assert (str(target.value), target.document) == ("97.2500", "PK 1/2024")


def test_what_was_read_can_be_sent_back_unchanged() -> None:
    asking = reported()
    text = asking.get("/api/realisations?format=csv").text

    answer = asking.post("/api/realisations", content=text, headers=CSV)

    assert (answer.status_code, answer.json()["unchanged"]) == (200, 2)


def test_content_of_another_kind_is_refused() -> None:
    answer = client().post("/api/realisations", content="x", headers={"Content-Type": "text/plain", **SITI})

    assert answer.status_code == 415
    assert "text/csv" in answer.headers["accept"]


def test_content_that_is_too_large_is_refused_before_it_is_read() -> None:
    headers = {**CSV, "Content-Length": str(21 * 1024 * 1024)}

    answer = client().post("/api/realisations", content=b"x", headers=headers)

    assert (answer.status_code, answer.json()["detail"]) == (413, "Isi paling besar 20 MB.")


def test_content_that_does_not_say_how_large_it_is_is_cut_off_at_the_limit() -> None:
    megabyte = b"x" * 1024 * 1024

    answer = client().post("/api/realisations", content=in_pieces([megabyte] * 21), headers=CSV)

    assert answer.status_code == 413


def test_a_file_held_to_one_subdivision_refuses_the_rows_of_others() -> None:
    status, said = post(REALISATIONS, query="?subdivision=rendatin")

    assert (status, {p["code"] for p in said["problems"]}) == (422, {"other-subdivision"})


def test_an_unknown_subdivision_is_refused() -> None:
    status, said = post(REALISATIONS, query="?subdivision=tidak-ada")

    assert (status, said["code"]) == (404, "unknown-subdivision")


class TestWhoMayWriteInSinglePersonMode:
    """A page of another site can make a browser on this computer send requests to it."""

    def send(self, headers: dict[str, str]) -> int:
        return client().post("/api/targets", content=OTHER_TARGETS, headers=headers).status_code

    def test_the_request_must_say_who_acts(self) -> None:
        assert self.send({"Content-Type": "text/csv"}) == 400
        assert self.send(CSV) == 201

    @pytest.mark.parametrize("name", ["%FF", "a%0Ab", "x" * 121, "%20"])
    def test_a_name_that_cannot_be_read_is_refused(self, name: str) -> None:
        assert self.send({**CSV, "X-IKU-Person": name}) == 400

    @pytest.mark.parametrize(
        "sign",
        [
            {"Origin": "https://example.org"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Host": "iku.example.org"},
            {"Host": "["},
        ],
        ids=str,
    )
    def test_a_request_of_another_site_is_refused(self, sign: dict[str, str]) -> None:
        assert self.send({**CSV, **sign}) == 403

    def test_a_page_of_our_own_may(self) -> None:
        assert self.send({**CSV, "Origin": "http://localhost:8501", "Sec-Fetch-Site": "same-origin"}) == 201


class TestWhatIsRefusedByTheState:
    """409 where the quarter is locked; 422 where a figure below target comes without its reasons; 403 where one may not."""

    def test_a_locked_quarter_refuses_and_says_who_locked_it(self) -> None:
        asking = reported()
        lock(opening.working(), at_the_console("Bu Sekretaris"), Period(2024, 1), "selesai")

        answer = asking.post("/api/realisations", content=REALISATIONS.replace("90,5", "91"), headers=CSV)

        assert (answer.status_code, answer.json()["code"]) == (409, "quarter-locked")
        assert "dikunci oleh Bu Sekretaris" in answer.json()["detail"]

    def test_someone_else_s_indicator_is_refused(self) -> None:
        operator = Person("Ani", "a1", Standing.MEMBER, frozenset({Grant(Role.OPERATOR, "rendatin")}))
        headers = {"Content-Type": "text/csv", **BEARER}
        asking = client(VISITOR, operator)

        answer = asking.post("/api/realisations", content=REALISATIONS, headers=headers)

        assert (answer.status_code, answer.json()["detail"]) == (
            403,
            "Anda tidak berwenang mengisi realisasi untuk IKU-02.",
        )
        assert asking.post("/api/targets", content=OTHER_TARGETS, headers=headers).status_code == 403

    def test_a_token_for_reading_writes_nothing(self) -> None:
        operator = Person("Ani", "a1", Standing.MEMBER, frozenset({Grant(Role.OPERATOR, "kul")}), scope=TokenScope.READ)
        headers = {"Content-Type": "text/csv", **BEARER}

        assert (
            client(VISITOR, operator).post("/api/realisations", content=REALISATIONS, headers=headers).status_code
            == 403
        )


class TestEvidence:
    """A file or a link, checked as on the page."""

    QUERY = "?indicator=IKU-02&document={document}&year=2024&quarter=1"

    def send(self, content: bytes | str, kind: str, more: str = "", document: str = "") -> httpx.Response:
        known = opening.working().definitions.documents_of("IKU-02")[0].code
        query = self.QUERY.format(document=document or known)
        return client().post(f"/api/evidence{query}{more}", content=content, headers={"Content-Type": kind, **SITI})

    def test_a_file_is_attached_once(self) -> None:
        content = pdf()

        first = self.send(content, "application/pdf", "&filename=laporan.pdf")
        again = self.send(content, "application/pdf", "&filename=laporan.pdf")

        [attached] = read_figures(opening.working(), 2024).attachments
        assert (first.status_code, again.status_code, again.json()["unchanged"]) == (201, 200, 1)
        assert (attached.filename, attached.recorded_by) == ("laporan.pdf", "Siti Aminah")

    def test_a_link_is_attached_with_the_day_it_was_seen(self) -> None:
        answer = self.send('{"url": "https://jdih.kpu.go.id/x", "seen_on": "2024-04-05"}', "application/json")

        [attached] = read_figures(opening.working(), 2024).attachments
        assert (answer.status_code, attached.url, str(attached.seen_on)) == (
            201,
            "https://jdih.kpu.go.id/x",
            "2024-04-05",
        )

    def test_what_is_wrong_with_it_is_told_as_on_the_page(self) -> None:
        answer = self.send(pdf(), "application/octet-stream", "&filename=foto.png")

        assert (answer.status_code, [p["code"] for p in answer.json()["problems"]]) == (422, ["evidence-differs"])

    def test_a_document_that_nobody_asks_for_is_refused(self) -> None:
        answer = self.send(pdf(), "application/pdf", "&filename=laporan.pdf", document="tidak-ada")

        assert (answer.status_code, answer.json()["code"]) == (404, "unknown-document")

    def test_a_file_without_a_name_is_refused(self) -> None:
        answer = self.send(pdf(), "application/pdf")

        assert (answer.status_code, answer.json()["problems"][0]["column"]) == (400, "filename")

    @pytest.mark.parametrize("text", ["", "[]", '{"url": "https://a.id"}', '{"url": 1, "seen_on": "2024-04-05"}'])
    def test_a_link_of_another_shape_is_refused(self, text: str) -> None:
        assert self.send(text, "application/json").status_code == 422


class TestHowOften:
    """So many requests a minute; then 429, and when to come again."""

    def test_reading_and_writing_are_counted_apart(self) -> None:
        two, one = parse("2/minute"), parse("1/minute")
        asking = client(rates=Rates(two, one, one))

        reads = [asking.get("/api/tidak-ada").status_code for _ in range(3)]
        read = [asking.get("/api/targets?x=1").status_code for _ in range(3)]
        write = asking.post("/api/targets", headers=CSV)

        assert (reads, read, write.status_code) == ([404, 404, 404], [400, 400, 429], 422)

    def test_guessing_is_slowed_and_a_good_token_passes_all_the_same(self) -> None:
        leader = Person("Ani", "a1", Standing.MEMBER, frozenset({Grant(Role.LEADER)}))
        asking = client(VISITOR, leader, Rates(MANY, MANY, parse("2/minute")))

        guesses = [asking.get("/api/targets", headers={"Authorization": f"Bearer iku_{n}"}) for n in range(3)]

        assert [guess.status_code for guess in guesses] == [401, 401, 429]
        assert 1 <= int(guesses[-1].headers["retry-after"]) <= 61
        assert asking.get("/api/targets", headers=BEARER).status_code == 200
