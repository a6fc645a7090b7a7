"""A whole meeting on two screens at once: who takes the notes, and the projector that everyone looks at."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.person import Grant, Role, TokenScope
from iku.workflow import opening
from iku.workflow.directory import account_named
from iku.workflow.reporting import record
from iku.workflow.tokens import issue
from tests.browser.acting import choose, go_to, press, settle, title, write
from tests.browser.barriers import barriers
from tests.browser.reading import english_words
from tests.browser.test_days import sign_in
from tests.browsing import Visit, visiting
from tests.serving import serving
from tests.staff import ADMINISTRATOR, CONSOLE, LEADER, PASSWORD, SECRETARY, member

pytestmark = pytest.mark.browser

WALL = (1920, 1080)
QUICK = 150
"""Milliseconds within which the next slide is there."""
PRESSES = 50
TURNING = """async presses => {
    const press = key => document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    const shown = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const last = document.querySelectorAll('.slide').length - 1;
    const found = [];
    for (let n = 0; n < presses; n++) {
        const key = document.querySelectorAll('.slide')[last].classList.contains('now') ? 'Home' : 'ArrowRight';
        const before = performance.now();
        press(key);
        await shown();
        found.push(performance.now() - before);
    }
    return found;
}"""
REPORT = "tahun;triwulan;kode;realisasi\n2024;1;IKU-02;101,5\n"


def prepare() -> str:
    """Two indicators below target, a secretary, a leader, and an operator's token, by which a report comes in meanwhile."""
    workspace = opening.working()
    member(workspace, "wati", ADMINISTRATOR)
    member(workspace, "hendro", SECRETARY)
    member(workspace, "nanas", LEADER)
    member(workspace, "siti", Grant(Role.OPERATOR, "kul"))
    codes = ("IKU-02", "IKU-06")
    targets = tuple(
        ProposedTarget(code, "", 2024, q, Decimal(100), unit="%", document="PK 01")
        for code in codes
        for q in range(1, 5)
    )
    record(workspace, CONSOLE, Submission(SubmissionKind.TARGETS, Channel.FILE, "pk.xlsx", targets=targets))
    reports = tuple(ReportedValue(code, "", 2024, 1, value=Decimal(90)) for code in codes)
    record(workspace, CONSOLE, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=reports))
    operator = account_named(workspace, "siti").person
    secret = issue(workspace, operator, "aplikasi", TokenScope.REPORT, timedelta(days=1)).secret
    opening.close_all()
    return secret


def test_a_meeting_is_held_on_two_screens(browser: Browser, home: Path) -> None:
    secret = prepare()
    with (
        serving(home) as dashboard,
        visiting(browser, dashboard.url) as desk,
        visiting(browser, dashboard.url, size=WALL) as wall,
    ):
        notes, screen = sign_in(desk, "hendro"), sign_in_at_the_wall(wall)
        address = the_secretary_opens_it(notes, "12 April 2024", is_first=True)
        screen.goto(f"{dashboard.url}/{address}")
        the_slides_are_turned_by_keyboard_and_stay_where_they_are(screen)
        reader = the_leader_looks_on(screen, dashboard.url)
        what_is_noted_down_appears_on_the_wall(notes, screen)
        the_leader_is_told_and_loses_nothing(reader)
        figures_and_rules_move_and_the_meeting_does_not(notes, screen, dashboard.url, secret)
        renewed_data_arrive_without_losing_the_place(notes, screen)
        the_meeting_is_closed(notes)
        next_address = the_secretary_opens_it(notes, "12 Mei 2024", is_first=False)
        screen.goto(f"{dashboard.url}/{next_address}#follow_ups")
        expect(now(screen)).to_contain_text("Satu tindak lanjut rapat sebelumnya masih terbuka")
        expect(now(screen)).to_contain_text("IKU-02: Rekonsiliasi aset")


def sign_in_at_the_wall(visit: Visit) -> Page:
    """No page of the dashboard is opened there: the slides are all that it shows."""
    page = visit.open("/masuk")
    fields = page.locator("input:not([type=hidden])")
    fields.nth(0).fill("nanas")
    fields.nth(1).fill(PASSWORD)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button").click()
    return page


def now(screen: Page) -> Locator:
    """The slide that is shown."""
    return screen.locator(".slide.now")


def the_secretary_opens_it(page: Page, held_on: str, *, is_first: bool) -> str:
    go_to(page, "Rapat")
    if is_first:
        expect(title(page)).to_have_text("Belum ada rapat")
    else:
        press(page, "Buka rapat baru")
    write(page, "Tanggal rapat", held_on)
    page.get_by_role("button", name="Buka rapat", exact=True).click()
    expect(page.get_by_text("Rapat dibuka.")).to_be_visible()
    expect(page.get_by_text("Tidak ada angka yang berubah sejak rapat dibuka")).to_be_visible()
    return page.get_by_role("link", name="Buka layar").get_attribute("href") or ""


def the_slides_are_turned_by_keyboard_and_stay_where_they_are(screen: Page) -> None:
    expect(now(screen)).to_contain_text("Rapat evaluasi TW I 2024")
    for key, place in (("ArrowRight", "2 dari"), ("PageDown", "3 dari"), ("PageUp", "2 dari"), ("End", "Terima kasih")):
        screen.keyboard.press(key)
        expect(now(screen)).to_contain_text(place)
    screen.keyboard.press("Home")
    screen.keyboard.press("2")
    screen.keyboard.press("Enter")
    expect(now(screen)).to_have_id("summary")
    screen.reload()
    expect(now(screen)).to_have_id("summary")
    assert barriers(screen) + english_words(screen) == []
    assert median(screen.evaluate(TURNING, PRESSES)) < QUICK


def what_is_noted_down_appears_on_the_wall(notes: Page, screen: Page) -> None:
    screen.evaluate("location.hash = 'indicator:IKU-02'")
    expect(now(screen)).to_contain_text("90,00%")
    turn_to(notes, "02 Keuangan dan BMN")
    choose(notes, "Jenis", "Keputusan")
    note(notes, "Target tetap")
    expect(now(screen)).to_contain_text("Keputusan: Target tetap")
    choose(notes, "Jenis", "Tindak lanjut")
    write(notes, "Penanggung jawab", "Bendahara")
    write(notes, "Batas waktu", "30/04/2024")
    notes.reload()
    settle(notes)
    expect(notes.get_by_text("Isian yang belum dikirim dipulihkan")).to_be_visible()
    note(notes, "Rekonsiliasi aset")
    expect(now(screen)).to_contain_text("Tindak lanjut: Rekonsiliasi aset (Bendahara, 30 April 2024)")
    assert barriers(notes) + english_words(notes) == []


def the_leader_looks_on(screen: Page, url: str) -> Page:
    """On the page of the meeting, in a second tab."""
    reader = screen.context.new_page()
    reader.goto(f"{url}/rapat")
    expect(title(reader)).to_have_text("Rapat evaluasi TW I 2024: belum ada keputusan")
    settle(reader)
    reader.get_by_role("textbox", name="Isi").press_sequentially("Setengah")
    return reader


def the_leader_is_told_and_loses_nothing(reader: Page) -> None:
    """What is typed was not even sent when the news came."""
    expect(reader.get_by_text("Ada catatan baru. Notulis kini Hendro (uji).")).to_be_visible()
    expect(reader.get_by_role("textbox", name="Isi")).to_be_focused()
    expect(reader.get_by_role("textbox", name="Isi")).to_have_value("Setengah")
    assert barriers(reader) + english_words(reader) == []
    press(reader, "Muat ulang")
    expect(title(reader)).to_have_text("Rapat evaluasi TW I 2024: satu keputusan dan satu tindak lanjut")
    expect(reader.get_by_text("Ada catatan baru.")).to_have_count(0)
    reader.close()


def turn_to(page: Page, slide: str) -> None:
    box = page.get_by_role("combobox", name="Slide", exact=True)
    box.fill(slide)
    page.get_by_role("option", name=re.compile(re.escape(slide))).first.click()
    settle(page)


def note(page: Page, text: str) -> None:
    write(page, "Isi", text)
    press(page, "Catat")
    expect(page.get_by_text("Tercatat.")).to_be_visible()


def figures_and_rules_move_and_the_meeting_does_not(notes: Page, screen: Page, url: str, secret: str) -> None:
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "text/csv"}
    assert httpx.post(f"{url}/api/realisations", content=REPORT, headers=headers).status_code == 201
    go_to(notes, "Kamus IKU")
    notes.locator(".st-key-rule-IKU-06 button").first.click()
    settle(notes)
    notes.locator('[class*="st-key-ruling-value"]').get_by_role("combobox").click()
    notes.get_by_role("option", name="Teknis Penyelenggaraan").click()
    settle(notes)
    write(notes, "Nomor dokumen", "Keputusan 12")
    write(notes, "Tanggal dokumen", "15/04/2024")
    press(notes, "Lihat pratinjau")
    press(notes, "Tetapkan sekarang")
    expect(notes.get_by_text("ditetapkan dengan Keputusan 12.")).to_be_visible()
    go_to(notes, "Rapat")
    expect(notes.get_by_text("2 angka berubah sejak rapat dibuka")).to_be_visible()
    expect(now(screen)).to_contain_text("90,00%")
    expect(now(screen)).not_to_contain_text("101,50%")


def renewed_data_arrive_without_losing_the_place(notes: Page, screen: Page) -> None:
    press(notes, "Perbarui data rapat")
    write(notes, "Alasan memperbarui", "laporan susulan dibahas")
    press(notes, "Perbarui sekarang")
    expect(notes.get_by_text("Data rapat diperbarui menjadi versi 2.")).to_be_visible()
    expect(now(screen)).to_contain_text("101,50%")
    expect(now(screen)).to_contain_text("versi 2")
    expect(now(screen)).to_have_id("indicator:IKU-02")
    assert screen.url.endswith("#indicator%3AIKU-02")


def the_meeting_is_closed(notes: Page) -> None:
    press(notes, "Tutup rapat")
    write(notes, "Nomor berita acara", "12/2024")
    press(notes, "Tutup sekarang")
    expect(notes.get_by_text("nomor 12/2024")).to_be_visible()
    go_to(notes, "Ringkasan")
    expect(notes.get_by_text("Tindak lanjut rapat: satu terbuka, satu lewat batas waktu")).to_be_visible()
