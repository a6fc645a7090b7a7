"""What other systems read: the figures of the pages, in JSON and CSV, as much of them as the asker may see."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from iku.domain.facts import SubmissionKind
from iku.domain.person import Grant, Person, Reading, Role, Standing
from iku.present.rows import Level
from iku.web.api.shapes import ACHIEVEMENTS, EVIDENCE, INDICATOR, REALISATION, TARGET
from iku.workflow.figures import read_figures
from iku.workflow.reporting import record, withdraw
from iku.workflow.uploading import read_file
from iku.workflow.workspace import Workspace
from tests.web.api.asking import ALONE, BEARER, VISITOR, Client, application
from tests.web.api.conftest import DOCUMENT, SITI

MEMBER = Person("Pimpinan", "a1", Standing.MEMBER, frozenset({Grant(Role.LEADER)}))
PUBLIC = Person("", reading=Reading.VERIFIED)
READER = Person("", reading=Reading.FIGURES)


def asking(office: Workspace, person: Person = ALONE) -> Client:
    return Client(application(person, workspace_of=lambda: office))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_figure_is_the_one_that_the_pages_show(office: Workspace) -> None:
    answer = asking(office).get("/api/achievements?indicator=IKU-02&quarter=2").json()

    shown = read_figures(office, 2024).indicator("IKU-02", 2)
    assert shown.raw == Decimal("75.00")
    assert answer["rows"] == [
        {
            "office": office.office,
            "year": 2024,
            "quarter": 2,
            "indicator": "IKU-02",
            "title": office.definitions.indicator("IKU-02").title,
            "division": "keuangan",
            "subdivision": "kul",
            "weight": str(shown.weight),
            "through_quarter": 2,
            "achievement": str(shown.raw),
            "achievement_capped": str(shown.capped),
            "band": shown.band,
            "reached": False,
            "reason": "",
            "due": True,
            "reported": True,
            "documents_due": shown.documents_due,
            "documents_attached": shown.documents_attached,
            "state": "submitted",
            "own_review": False,
        }
    ]
    assert (answer["total"], answer["sample"], answer["year"], answer["as_of"]) == (1, False, 2024, None)


def test_a_missing_figure_is_null_with_its_reason(office: Workspace) -> None:
    [row] = asking(office).get("/api/achievements?indicator=IKU-05&quarter=1").json()["rows"]

    assert (row["achievement"], row["reason"]) == (None, "no_target")


@pytest.mark.parametrize(("level", "count"), [("component", 14), ("indicator", 13), ("division", 5), ("office", 1)])
def test_every_level_is_answered_with_the_fields_that_are_described(office: Workspace, level: str, count: int) -> None:
    rows = asking(office).get(f"/api/achievements?quarter=1&level={level}").json()["rows"]

    assert len(rows) == count
    assert list(rows[0]) == list(ACHIEVEMENTS[Level(level)]["properties"])


@pytest.mark.parametrize(
    ("path", "shape"),
    [("indicators", INDICATOR), ("realisations", REALISATION), ("targets", TARGET), ("evidence", EVIDENCE)],
)
def test_a_list_has_the_fields_that_are_described_in_both_forms(
    office: Workspace, path: str, shape: dict[str, dict[str, object]]
) -> None:
    rows = asking(office).get(f"/api/{path}").json()["rows"]
    text = asking(office).get(f"/api/{path}?format=csv").text

    assert list(rows[0]) == list(table(text)[0]) == list(shape["properties"])
    assert len(rows) == len(table(text))


def test_filters_narrow_what_is_answered(office: Workspace) -> None:
    def codes(query: str) -> set[str]:
        rows = asking(office).get(f"/api/achievements?quarter=2&{query}").json()["rows"]
        return {row["indicator"] for row in rows}

    kul = {i.code for i in office.definitions.reported_by("kul")}
    keuangan = {i.code for i in office.definitions.indicators if i.division == "keuangan"}
    assert codes("subdivision=kul") == kul
    assert codes("division=keuangan") == keuangan
    assert codes("division=keuangan&subdivision=kul&indicator=IKU-02") == {"IKU-02"}
    assert codes("state=submitted") == {"IKU-02"}
    assert codes("state=locked") >= {"IKU-04"}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("indicator=IKU-99", "unknown-indicator"),
        ("division=x", "unknown-division"),
        ("subdivision=x", "unknown-subdivision"),
    ],
)
def test_a_filter_that_the_dictionary_does_not_know_is_refused(office: Workspace, query: str, code: str) -> None:
    answer = asking(office).get(f"/api/achievements?{query}")

    assert (answer.status_code, answer.json()["code"]) == (404, code)


@pytest.mark.parametrize(
    ("query", "code", "sentence"),
    [
        ("quater=1", "unknown-parameter", 'Parameter "quater" tidak dikenal. Maksudnya quarter?'),
        ("quarter=1&quarter=2", "repeated-parameter", 'Parameter "quarter" diberikan lebih dari sekali.'),
        ("quarter=5", "unreadable-parameter", 'Parameter "quarter" berisi "5", padahal yang diisi 1..4.'),
        ("limit=0", "unreadable-parameter", 'Parameter "limit" berisi "0", padahal yang diisi 1..1000.'),
        ("as_of=2024-01-01", "unreadable-parameter", None),
        ("as_of=0001-01-01T00:00:00%2B23:00", "unreadable-parameter", None),
        ("only_verified=ya", "unreadable-parameter", None),
        ("level=semua", "unreadable-parameter", None),
        ("indicator=%0A", "unreadable-parameter", None),
    ],
)  # fmt: skip
def test_a_parameter_that_is_not_understood_is_never_left_out_in_silence(
    office: Workspace, query: str, code: str, sentence: str | None
) -> None:
    answer = asking(office).get(f"/api/achievements?{query}")

    [problem] = answer.json()["problems"]
    assert (answer.status_code, problem["code"]) == (400, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert sentence in (None, problem["sentence"])


def test_the_past_can_be_asked_for(office: Workspace) -> None:
    before = asking(office).get("/api/realisations?as_of=2020-01-01T00:00:00Z").json()

    assert (before["total"], before["as_of"]) == (0, "2020-01-01T00:00:00.000000Z")


def test_only_verified_leaves_out_what_nobody_verified_or_locked(office: Workspace) -> None:
    rows = asking(office).get("/api/realisations?only_verified=true").json()["rows"]

    assert {(row["quarter"], row["state"]) for row in rows} == {(1, "locked")}


def test_text_cannot_run_as_a_formula_and_numbers_keep_their_dot(office: Workspace) -> None:
    rows = table(asking(office).get("/api/realisations", headers={"Accept": "text/csv"}).text)

    first = next(row for row in rows if row["indicator"] == "IKU-02")
    assert (first["value"], first["note"]) == ("90.5000", "'=1+1")


def test_csv_of_nothing_still_has_its_headings(office: Workspace) -> None:
    answer = asking(office).get("/api/realisations?year=2030&format=csv")

    assert answer.text.strip().split(",") == list(REALISATION["properties"])


def test_sample_data_say_so_in_both_forms(office: Workspace) -> None:
    client = asking(replace(office, is_practice=True))

    assert client.get("/api/targets").json()["sample"] is True
    assert {row["note_on_data"] for row in table(client.get("/api/targets?format=csv").text)} == {"data contoh"}


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
        ("text/csv;q=0, */*", "application/json"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
    ],
)
def test_the_form_is_the_one_that_is_liked_best(office: Workspace, accept: str, kind: str) -> None:
    assert asking(office).get("/api/targets", headers={"Accept": accept}).headers["content-type"] == kind


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "text/csv;q=nan?"])
def test_a_form_that_does_not_exist_is_refused(office: Workspace, accept: str) -> None:
    assert asking(office).get("/api/targets", headers={"Accept": accept}).status_code == 406


def test_pages_name_the_next_one_until_everything_was_read(office: Workspace) -> None:
    client, path, seen = asking(office), "/api/achievements?limit=20&level=indicator", list[str]()
    while path:
        answer = client.get(path)
        seen += [f"{row['indicator']}/{row['quarter']}" for row in answer.json()["rows"]]
        path = answer.links.get("next", {}).get("url", "")

    assert len(seen) == len(set(seen)) == int(answer.headers["x-total-count"]) == 52
    assert set(answer.links) == {"first", "prev", "last"}


def test_what_has_not_changed_is_not_sent_again(office: Workspace) -> None:
    first = asking(office).get("/api/achievements")

    again = asking(office).get("/api/achievements", headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert first.headers["cache-control"] == "private, no-cache"


def test_another_question_another_form_or_another_asker_has_another_tag(office: Workspace) -> None:
    tags = {
        asking(office, person).get(path).headers["etag"]
        for person in (ALONE, READER)
        for path in ("/api/targets", "/api/targets?format=csv", "/api/targets?quarter=1")
    }

    assert len(tags) == 6


def test_a_commit_changes_the_tag(office: Workspace) -> None:
    before = asking(office).get("/api/targets").headers["etag"]
    content = b"tahun;triwulan;kode;target\n2025;1;IKU-02;50\n"
    upload = read_file(office, SITI, SubmissionKind.TARGETS, "target.csv", content)

    receipt = record(office, SITI, upload.submission, content)
    withdraw(office, SITI, receipt.submission, "hanya uji")

    assert asking(office).get("/api/targets", headers={"If-None-Match": before}).status_code == 200


def test_head_is_get_without_the_rows(office: Workspace) -> None:
    answer = asking(office).get("/api/targets", method="HEAD")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["x-total-count"] == "4"


def test_an_evidence_file_is_given_out_and_an_unknown_one_is_not(office: Workspace) -> None:
    known, unknown = sha256(DOCUMENT).hexdigest(), sha256(b"x").hexdigest()

    answer = asking(office, MEMBER).get(f"/api/evidence/{known}")

    assert (answer.status_code, answer.content, answer.headers["cache-control"]) == (200, DOCUMENT, "no-store")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"
    assert {asking(office, MEMBER).get(f"/api/evidence/{name}").status_code for name in (unknown, "..", "x")} == {404}


@pytest.mark.parametrize("path", ["", "/", "/tidak-ada", "/evidence/a/b"])
def test_what_is_not_there_is_said_to_be_not_there(office: Workspace, path: str) -> None:
    answer = asking(office).get(f"/api{path}")

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_another_method_is_refused_with_those_that_are_known(office: Workspace) -> None:
    answer = asking(office).ask("DELETE", "/api/realisations")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_a_failure_is_told_without_its_details() -> None:
    def fail() -> Workspace:
        raise RuntimeError("rahasia")

    answer = Client(application(workspace_of=fail)).get("/api/targets")

    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert "rahasia" not in answer.text


class TestWhoMayRead:
    """A visitor as much as the office shows everyone; a member everything."""

    def test_a_visitor_reads_nothing(self, office: Workspace) -> None:
        answer = asking(office, VISITOR).get("/api/achievements")

        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="IKU"')

    @pytest.mark.parametrize("path", ["achievements", "indicators", "realisations", "targets", "evidence"])
    def test_a_visitor_does_not_even_learn_that_nothing_changed(self, office: Workspace, path: str) -> None:
        stranger = Person("", "a1", Standing.MEMBER)

        answer = asking(office, stranger).get(f"/api/{path}", headers={"If-None-Match": "*"})

        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")

    @pytest.mark.parametrize("person", [ALONE, READER, PUBLIC], ids=["alone", "reader", "public"])
    def test_a_page_of_elsewhere_that_is_led_here_by_its_name_reads_nothing(
        self, office: Workspace, person: Person
    ) -> None:
        answer = asking(office, person).get("/api/targets", headers={"Host": "iku.example.org:8501"})

        assert (answer.status_code, answer.json()["code"]) == (403, "other-host")

    def test_a_visitor_who_comes_through_a_proxy_reads_by_the_office_s_own_name(self, office: Workspace) -> None:
        headers = {"Host": "iku.kpu.go.id", "X-Forwarded-For": "10.0.0.7"}

        assert asking(office, READER).get("/api/targets", headers=headers).status_code == 200

    def test_where_verified_figures_are_public_a_visitor_reads_those(self, office: Workspace) -> None:
        figures = asking(office, PUBLIC).get("/api/achievements?indicator=IKU-02").json()["rows"]
        reports = asking(office, PUBLIC).get("/api/realisations").json()["rows"]

        settled = read_figures(office, 2024, only_settled=True)
        assert [row["achievement"] for row in figures] == [
            str(settled.indicator("IKU-02", q).raw) for q in (1, 2, 3, 4)
        ]
        assert {row["quarter"] for row in reports} == {1}
        assert {row["state"] for row in figures} <= {"", "verified", "locked"}

    def test_a_visitor_learns_no_names_and_no_remarks(self, office: Workspace) -> None:
        rows = asking(office, READER).get("/api/realisations").json()["rows"]

        hidden = {(r["recorded_by"], r["submission"], r["filename"], r["note"], r["row"]) for r in rows}
        assert hidden == {("", "", "", "", None)}

    @pytest.mark.parametrize("person", [PUBLIC, READER])
    @pytest.mark.parametrize(
        "path", ["/api/evidence", f"/api/evidence/{sha256(DOCUMENT).hexdigest()}"], ids=["list", "file"]
    )
    def test_a_visitor_sees_no_evidence(self, office: Workspace, person: Person, path: str) -> None:
        assert asking(office, person).get(path).status_code == 401

    def test_a_member_of_the_office_reads_everything_with_a_session(self, office: Workspace) -> None:
        for path in ("achievements", "indicators", "realisations", "targets", "evidence"):
            assert asking(office, MEMBER).get(f"/api/{path}").status_code == 200

    def test_a_session_writes_nothing(self, office: Workspace) -> None:
        answer = asking(office, MEMBER).post("/api/targets", headers={"Content-Type": "text/csv"}, content="x")

        assert (answer.status_code, answer.json()["code"]) == (401, "token-missing")

    @pytest.mark.parametrize("given", ["Bearer iku_wrong", "Bearer", "Basic aWt1Og==", "iku_secret", ""])
    def test_a_token_that_is_not_known_is_refused_even_where_none_is_needed(
        self, office: Workspace, given: str
    ) -> None:
        answer = asking(office).get("/api/targets", headers={"Authorization": given})

        assert (answer.status_code, answer.json()["code"]) == (401, "token-refused")

    def test_a_token_speaks_for_its_account(self, office: Workspace) -> None:
        client = Client(application(VISITOR, MEMBER, workspace_of=lambda: office))

        assert client.get("/api/evidence", headers=BEARER).status_code == 200
        assert client.get("/api/evidence").status_code == 401
