"""Signing in through a real identity provider: staff work, sign out and are out; an unknown identity is nobody."""

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from iku.domain.definitions import Definitions
from iku.domain.person import Grant, Role
from iku.workflow import opening
from iku.workflow.proving import Place, attach_file
from tests.browser.acting import PATIENCE, hand_in, press, settle, title
from tests.evidence_files import pdf
from tests.pages.office import RINA, fill
from tests.providing import Claims, installed, providing, secrets
from tests.serving import free_port, serving
from tests.staff import ADMINISTRATOR, newcomer

pytestmark = pytest.mark.browser

PEOPLE = {
    "siti": Claims("Siti@kpu.go.id"),
    "tamu": Claims("tamu@lain.id"),
    "palsu": Claims("siti@kpu.go.id", is_verified=False),
}
REPORT = "tahun;triwulan;kode;realisasi\n2024;1;IKU-02;105\n"
OWN_PAGE = "/isi-realisasi?triwulan=TW%20I&subbagian=Keuangan%2C%20Umum%2C%20Logistik"
EVIDENCE = pdf()
EVIDENCE_ADDRESS = f"/bukti/{sha256(EVIDENCE).hexdigest()}"


def prepare(home: Path) -> None:
    """A filled office, one piece of evidence, an administrator, and Siti, operator of Keuangan."""
    definitions: Definitions = opening.definitions()
    fill(home, definitions)
    workspace = opening.working()
    document = next(d for d in workspace.definitions.documents if d.indicator == "IKU-02")
    attach_file(workspace, RINA, "laporan.pdf", EVIDENCE, [Place("IKU-02", document.code, 2024, 1)])
    newcomer(workspace, "admin", ADMINISTRATOR)
    newcomer(workspace, "siti", Grant(Role.OPERATOR, "kul"), email="siti@kpu.go.id")
    opening.close_all()


def sign_in(page: Page, url: str, login: str) -> None:
    page.goto(url)
    expect(title(page)).to_have_text("Silakan masuk")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_placeholder("Enter any login").fill(login)
    page.get_by_placeholder("and password").fill("apa saja")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{url}/**")
    expect(title(page)).to_be_visible(timeout=PATIENCE)
    settle(page)


def fresh(browser: Browser) -> BrowserContext:
    """A browser that talks to this computer only."""
    context = browser.new_context(locale="id-ID")
    context.route(lambda address: "//localhost:" not in address, lambda route: route.abort())
    return context


def test_staff_sign_in_report_sign_out_and_are_out(browser: Browser, home: Path, tmp_path: Path) -> None:
    installation = tmp_path / "provider"
    installation.mkdir()
    installed(installation)
    prepare(home)
    port = free_port()
    with (
        serving(home, f"--secrets.files={secrets(tmp_path, port)}") as dashboard,
        providing(installation, port, dashboard.url, PEOPLE),
    ):
        assert "people come in by this way: oidc" in dashboard.log.read_text()
        for login in ("tamu", "palsu"):
            context = fresh(browser)
            page = context.new_page()
            sign_in(page, dashboard.url, login)
            expect(title(page)).to_have_text("Silakan masuk")
            expect(page.get_by_text("tidak punya akun di dasbor ini")).to_be_visible()
            assert context.request.get(dashboard.url + EVIDENCE_ADDRESS).status == 404
            context.close()

        context = fresh(browser)
        page = context.new_page()
        sign_in(page, dashboard.url, "siti")
        assert context.request.get(dashboard.url + EVIDENCE_ADDRESS).body() == EVIDENCE
        reports(page, dashboard.url, tmp_path)

        page.get_by_role("button", name="Keluar").click()
        page.get_by_role("button", name="Yes, sign me out").click()
        page.wait_for_url(f"{dashboard.url}/**")
        page.goto(dashboard.url + OWN_PAGE)
        expect(title(page)).to_have_text("Silakan masuk")
        assert context.request.get(dashboard.url + EVIDENCE_ADDRESS).status == 404
        context.close()


def reports(page: Page, url: str, folder: Path) -> None:
    page.goto(url + OWN_PAGE + "&data=kerja")
    expect(page.get_by_text("Siti (uji) · Operator Subbagian Keuangan, Umum, Logistik")).to_be_visible(timeout=PATIENCE)
    settle(page)
    page.get_by_role("radio", name="Unggah berkas").click()
    settle(page)
    file = folder / "realisasi.csv"
    file.write_text(REPORT, encoding="utf-8")
    hand_in(page, "Berkas realisasi Triwulan I 2024", file)
    press(page, "Kirim")
    expect(page.get_by_text("1 data tercatat.")).to_be_visible()
