"""One quarter's report, from hand to hand: the operator, the verifier, the secretary, a commissioner and the administrator."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.person import Grant, Role
from iku.workflow import opening
from iku.workflow.reporting import record
from tests.browser.acting import (
    PATIENCE,
    choose,
    choose_from_list,
    choose_several,
    enter,
    go_to,
    hand_in,
    option,
    press,
    settle,
    title,
    write,
)
from tests.browser.barriers import barriers
from tests.browser.reading import english_words
from tests.browsing import PHONE, Visit, visiting
from tests.evidence_files import pdf
from tests.people import RENDATIN
from tests.serving import serving
from tests.staff import ADMINISTRATOR, CONSOLE, LEADER, PASSWORD, SECRETARY, member

pytestmark = pytest.mark.browser

STAFF = {
    "wati": ADMINISTRATOR,
    "siti": Grant(Role.OPERATOR, "kul"),
    "budi": Grant(Role.VERIFIER, "rendatin"),
    "hendro": SECRETARY,
    "nanas": LEADER,
}
OFFICE = "Keuangan, Umum, Logistik"
FIELD = "Nilai (%), 02"
EXPLANATION = {
    "Kendala": "Rekonsiliasi aset terlambat",
    "Upaya": "Rekonsiliasi setiap bulan",
    "Penanggung jawab": "Bendahara",
    "Batas waktu": "31/12/2024",
}
COMMENT = "Neraca belum ditandatangani"
WHY_LOCKED = "disahkan rapat pleno"


def prepare() -> None:
    """Accounts, targets of two indicators, and IKU-03 reported by the verifier's own subdivision."""
    workspace = opening.working()
    for login, grant in STAFF.items():
        member(workspace, login, grant)
    targets = tuple(
        ProposedTarget(code, "", 2024, quarter, Decimal(100), unit="%", document="PK 01")
        for code in ("IKU-02", "IKU-03")
        for quarter in (1, 2, 3, 4)
    )
    record(workspace, CONSOLE, Submission(SubmissionKind.TARGETS, Channel.FILE, "pk.xlsx", targets=targets))
    reports = (ReportedValue("IKU-03", "", 2024, 3, value=Decimal(101)),)
    record(workspace, RENDATIN, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=reports))
    opening.close_all()


def test_each_role_has_its_day(browser: Browser, home: Path, tmp_path: Path) -> None:
    prepare()
    with (
        serving(home) as dashboard,
        visiting(browser, dashboard.url) as desk,
        visiting(browser, dashboard.url) as desk_of_verifier,
        visiting(browser, dashboard.url) as office,
        visiting(browser, dashboard.url, size=PHONE) as phone,
    ):
        operator, verifier = sign_in(desk, "siti"), sign_in(desk_of_verifier, "budi")
        the_operator_reports_below_target_and_proves_it(operator, tmp_path)
        the_verifier_returns_it_with_a_comment(verifier)
        the_operator_corrects_it(operator)
        the_commissioner_reads_on_a_phone(phone)
        the_verifier_verifies_it_but_not_what_her_own_subdivision_reported(verifier)
        the_secretary_verifies_that_and_locks_the_quarter(sign_in(office, "hendro"))
        the_operator_is_told_who_locked_it_and_why(operator)
        the_secretary_opens_it_again(office.page)
        the_administrator_looks_after_it(change_to(desk, "wati"))


def sign_in(visit: Visit, login: str) -> Page:
    page = visit.open("/masuk")
    fields = page.locator("input:not([type=hidden])")
    fields.nth(0).fill(login)
    fields.nth(1).fill(PASSWORD)
    page.get_by_role("button").click()
    expect(page.get_by_text(f"{login.capitalize()} (uji) · ")).to_be_visible()
    settle(page)
    return page


def change_to(visit: Visit, login: str) -> Page:
    """The one computer of the office, handed to the next person."""
    visit.page.get_by_role("link", name="Keluar").click()
    visit.page.get_by_role("button").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Masuk")
    return sign_in(visit, login)


def speaks_indonesian(page: Page) -> None:
    assert english_words(page) == []


def open_to_all(page: Page) -> None:
    """Nothing in English, nothing that keeps anyone out."""
    assert barriers(page) + english_words(page) == []


def the_operator_reports_below_target_and_proves_it(page: Page, folder: Path) -> None:
    to_the_form(page)
    write(page, FIELD, "90")
    press(page, "Periksa dan lihat pratinjau")
    press(page, "Kirim")
    expect(page.get_by_text("Kendala IKU-02 belum diisi. Tulis apa yang menghambat capaiannya.")).to_be_visible()
    for label, text in EXPLANATION.items():
        write(page, f"{label} IKU-02 (wajib)", text)
    open_to_all(page)
    press(page, "Kirim")
    expect(page.get_by_text("2 data tercatat.")).to_be_visible()

    report = folder / "laporan keuangan.pdf"
    report.write_bytes(pdf(2))
    choose_several(page, "Dokumen yang dibuktikan", ["02 Laporan Keuangan (belum)"])
    hand_in(page, "Berkas bukti dukung", report)
    press(page, "Lampirkan")
    expect(page.get_by_text("Bukti terlampir pada 1 dokumen.")).to_be_visible()
    speaks_indonesian(page)
    press(page, "Selesai")


def to_the_form(page: Page) -> None:
    go_to(page, "Isi Realisasi")
    choose(page, "Subbagian", OFFICE)


def back_to_the_form(page: Page) -> None:
    """It is there as it was left; a click on what is chosen would let it go."""
    go_to(page, "Isi Realisasi")
    expect(option(page, "Subbagian", OFFICE)).to_be_checked()


def the_verifier_returns_it_with_a_comment(page: Page) -> None:
    go_to(page, "Verifikasi")
    expect(title(page)).to_have_text("Dua laporan TW III menunggu verifikasi")
    open_report(page, "02 Keuangan dan BMN")
    detail = page.locator(".st-key-card-detail")
    for text in EXPLANATION.values():
        expect(detail).to_contain_text("31 Desember 2024" if text == "31/12/2024" else text)
    detail.get_by_text("Pratinjau", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("laporan keuangan.pdf"))).to_be_visible()
    settle(page)
    for question in ("Dokumennya benar", "Triwulannya tepat", "Angkanya cocok"):
        tick(page, question)
    open_to_all(page)
    press(page, "Simpan pemeriksaan dokumen")
    expect(page.get_by_text("Pemeriksaan dicatat.")).to_be_visible()
    press(page, "Kembalikan")
    expect(page.get_by_text("Komentar untuk IKU-02 belum diisi")).to_be_visible()
    write(page, "Komentar", COMMENT)
    press(page, "Kembalikan")
    expect(page.get_by_text("IKU-02 dikembalikan untuk perbaikan.")).to_be_visible()
    speaks_indonesian(page)


def open_report(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    settle(page)
    expect(page.get_by_role("heading", name=name.partition(" ")[2])).to_be_visible()


def tick(page: Page, question: str) -> None:
    page.get_by_text(question, exact=True).click()
    settle(page)


def the_operator_corrects_it(page: Page) -> None:
    back_to_the_form(page)
    states = page.locator(".st-key-states")
    expect(states).to_contain_text(COMMENT)
    speaks_indonesian(page)
    write(page, FIELD, "92")
    press(page, "Periksa dan lihat pratinjau")
    press(page, "Kirim")
    expect(page.get_by_text("1 data tercatat.")).to_be_visible()
    expect(states).to_contain_text("diajukan")
    expect(states).not_to_contain_text(COMMENT)
    press(page, "Selesai")


def the_commissioner_reads_on_a_phone(visit: Visit) -> None:
    page = sign_in(visit, "nanas")
    line = page.locator(".st-key-status-list").get_by_role("link", name="02 Keuangan dan BMN")
    expect(line).to_contain_text("92,00%")
    expect(line).to_contain_text("diajukan")
    page.get_by_text("Terverifikasi saja").tap()
    settle(page)
    expect(line).not_to_contain_text("92,00%")
    open_to_all(page)

    page.get_by_test_id("stExpandSidebarButton").tap()
    menu = page.get_by_role("navigation").get_by_role("link")
    expect(menu.filter(has_text="Indikator")).to_be_visible()
    assert menu.all_inner_texts() == ["Ringkasan", "Indikator", "Divisi", "Rapat", "Kamus IKU", "Pengaturan"]
    for address, name in {"/isi-realisasi": "Isi Realisasi", "/verifikasi": "Verifikasi"}.items():
        enter(visit, address)
        expect(title(page)).to_have_text(f"{name} bukan untuk peran Anda")
        expect(page.get_by_text("Anda tidak berwenang")).to_be_visible()


def the_verifier_verifies_it_but_not_what_her_own_subdivision_reported(page: Page) -> None:
    go_to(page, "Verifikasi")
    open_report(page, "02 Keuangan dan BMN")
    tick(page, "Ditandatangani")
    press(page, "Simpan pemeriksaan dokumen")
    expect(page.get_by_text("Pemeriksaan dicatat.")).to_be_visible()
    verify(page, "IKU-02")

    open_report(page, "03 Data Pemilih Mutakhir")
    expect(page.get_by_text("dilaporkan subbagian Anda sendiri; Sekretaris yang memverifikasi.")).to_be_visible()
    expect(verify_button(page)).to_have_count(0)
    expect(page.get_by_role("textbox", name="Alasan mengunci")).to_have_count(0)
    speaks_indonesian(page)


def verify_button(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(r"Verifikasi$"))


def verify(page: Page, code: str) -> None:
    """With a comment: documents that are due are still lacking."""
    write(page, "Komentar", "Laporan lain menyusul")
    verify_button(page).click()
    settle(page)
    expect(page.get_by_text(f"{code} diverifikasi.")).to_be_visible()


def the_secretary_verifies_that_and_locks_the_quarter(page: Page) -> None:
    go_to(page, "Verifikasi")
    open_report(page, "03 Data Pemilih Mutakhir")
    verify(page, "IKU-03")
    press(page, "Kunci triwulan")
    expect(page.get_by_text("Triwulan III 2024 belum dapat dikunci: ")).to_be_visible()
    write(page, "Alasan mengunci", WHY_LOCKED)
    press(page, "Kunci triwulan")
    expect(page.get_by_role("heading", name="Triwulan III 2024 terkunci")).to_be_visible()
    open_to_all(page)


def the_operator_is_told_who_locked_it_and_why(page: Page) -> None:
    back_to_the_form(page)
    expect(page.locator(".st-key-states")).to_contain_text("terkunci")
    write(page, FIELD, "99")
    press(page, "Periksa dan lihat pratinjau")
    refusal = rf"Triwulan III 2024 dikunci oleh Hendro \(uji\) pada .* WIB: {WHY_LOCKED}\. Belum ada yang disimpan\."
    expect(page.get_by_text(re.compile(refusal))).to_be_visible()
    press(page, "Batalkan isian")
    speaks_indonesian(page)


def the_secretary_opens_it_again(page: Page) -> None:
    write(page, "Alasan membuka kunci", "angka dikoreksi")
    press(page, "Buka kunci")
    expect(page.get_by_role("heading", name="Triwulan III 2024 terbuka")).to_be_visible()


def the_administrator_looks_after_it(page: Page) -> None:
    go_to(page, "Pengaturan")
    choose(page, "Bagian", "Akun")
    open_an_account(page, "tono", "Tono Hartono", "Pimpinan")
    choose_from_list(page, "Akun yang diubah", "Tono Hartono (tono)")
    press(page, "Atur ulang kata sandi")
    expect(page.get_by_text("Kata sandi sekali pakai untuk tono")).to_be_visible()
    open_to_all(page)
    write(page, "Alasan", "pindah tugas")
    press(page, "Nonaktifkan")
    expect(page.get_by_text("nonaktif: pindah tugas")).to_be_visible()

    choose(page, "Bagian", "Cadangan dan kesehatan")
    press(page, "Buat cadangan sekarang")
    expect(page.get_by_text("Cadangan dibuat. ")).to_be_visible(timeout=PATIENCE)
    speaks_indonesian(page)
    choose(page, "Bagian", "Token")
    speaks_indonesian(page)


def open_an_account(page: Page, login: str, name: str, role: str) -> None:
    write(page, "Nama akun", login)
    write(page, "Nama lengkap", name)
    choose_several(page, "Peran akun baru", [role])
    press(page, re.compile("^Buka akun$"))
    expect(page.get_by_text(f"Kata sandi sekali pakai untuk {login}")).to_be_visible()
