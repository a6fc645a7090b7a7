"""The real server, as the README's command starts it: what it answers beside the screens."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pytest

from iku.domain.person import sole_person
from iku.store.connection import Store
from iku.store.layout import STORE_NAME
from iku.web.headers import ALWAYS
from iku.workflow import opening
from iku.workflow.proving import Place, attach_file, evidence_named, withdraw_attachment
from iku.workflow.workspace import open_workspace
from tests.evidence_files import pdf, picture
from tests.serving import Dashboard, serving

STANDING = pdf()
WITHDRAWN = picture()
KEPT_ONLY = b"kept as it came, but no evidence"
PERSON = sole_person("Siti")


@dataclass(frozen=True, slots=True)
class Shown:
    """A running dashboard over a store that holds evidence."""

    dashboard: Dashboard

    def evidence(
        self, content: bytes, part: str = "", asked: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        response, body = self.dashboard.ask(f"/bukti/{sha256(content).hexdigest()}{part}", asked)
        return response.status, {name.lower(): text for name, text in response.getheaders()}, body


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    home = tmp_path_factory.mktemp("web") / "home"
    workspace = open_workspace(home, opening.definitions())
    document = workspace.definitions.documents[0]
    place = Place(document.indicator, document.code, workspace.definitions.organisation.year, 1)
    attach_file(workspace, PERSON, "BA Pleno.pdf", STANDING, [place])
    attach_file(workspace, PERSON, "salah.png", WITHDRAWN, [place])
    attached = evidence_named(workspace, PERSON, sha256(WITHDRAWN).hexdigest())
    assert attached is not None
    withdraw_attachment(workspace, PERSON, attached.attachment, "salah berkas")
    workspace.files.put(KEPT_ONLY)
    workspace.close()
    with serving(home) as dashboard:
        yield Shown(dashboard)


def test_it_is_healthy(shared_dashboard: Dashboard) -> None:
    response, body = shared_dashboard.ask("/api/health")

    assert (response.status, json.loads(body)["status"]) == (200, "ok")


def test_it_is_not_healthy_while_another_program_holds_the_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("held") / "home"
    holder = Store.open(home / STORE_NAME)
    try:
        with serving(home) as dashboard:
            response, body = dashboard.ask("/api/health")
    finally:
        holder.close()

    assert (response.status, json.loads(body)["reason"]) == (503, "StoreBusy")


def test_other_systems_on_this_computer_are_answered_and_pages_of_elsewhere_are_not(
    shared_dashboard: Dashboard,
) -> None:
    asked = {
        path: shared_dashboard.ask(path, headers)[0].status
        for path, headers in (
            ("/api/achievements", {}),
            ("/api/openapi.json", {}),
            ("/api/tidak-ada", {}),
            ("/api/targets", {"Host": "iku.example.org"}),
            ("/api/evidence", {"Authorization": "Bearer iku_salah"}),
        )
    }

    assert list(asked.values()) == [200, 200, 404, 403, 401]


@pytest.mark.parametrize(
    "path", ["/", "/divisi", "/tidak-ada", "/_stcore/health", "/_stcore/none", "/app/static/icon.png"]
)
def test_security_headers_stand_on_every_answer(shared_dashboard: Dashboard, path: str) -> None:
    headers = {name.lower(): text for name, text in shared_dashboard.ask(path)[0].getheaders()}

    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/divisi", "/tidak-ada"])
def test_every_page_is_the_corrected_one(shared_dashboard: Dashboard, path: str) -> None:
    assert b'<html lang="id">' in shared_dashboard.ask(path)[1]


def test_streamlits_scripts_travel_packed(shared_dashboard: Dashboard) -> None:
    page = shared_dashboard.ask("/")[1].decode()
    script = page.partition('<script type="module" crossorigin src="./')[2].partition('"')[0]

    response, body = shared_dashboard.ask(f"/{script}", {"Accept-Encoding": "gzip"})

    assert response.getheader("content-encoding") == "gzip"
    assert b"_stcore/health" in gzip.decompress(body)


def test_evidence_that_stands_is_given_out(shown: Shown) -> None:
    status, headers, body = shown.evidence(STANDING)

    assert (status, body) == (200, STANDING)
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"] == "attachment; filename=\"BA Pleno.pdf\"; filename*=UTF-8''BA%20Pleno.pdf"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"


@pytest.mark.parametrize("content", [WITHDRAWN, KEPT_ONLY, b"never seen"], ids=["withdrawn", "kept only", "unknown"])
def test_a_file_that_does_not_stand_as_evidence_is_not_given_out(shown: Shown, content: bytes) -> None:
    for part in ("", "/pratinjau/1"):
        status, _, body = shown.evidence(content, part)

        assert (status, body) == (404, b"Not Found")


def test_a_page_of_evidence_is_drawn_for_who_may_read_it(shown: Shown) -> None:
    status, headers, body = shown.evidence(STANDING, "/pratinjau/1")

    assert (status, headers["content-type"], headers["cache-control"]) == (200, "image/png", "no-store")
    assert body.startswith(b"\x89PNG")
    assert shown.evidence(STANDING, "/pratinjau/2")[0] == 404
    assert shown.evidence(STANDING, "/pratinjau/1", {"X-Forwarded-For": "10.0.0.9"})[0] == 404


def test_the_store_is_closed_when_the_server_is_asked_to_stop(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("stopped") / "home"
    with serving(home) as dashboard:
        dashboard.ask("/api/health")

    assert sorted(path.name for path in home.iterdir() if path.is_file()) == [STORE_NAME]
