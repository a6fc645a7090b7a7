"""Signing in with an account of the dashboard's own: without scripts, on a phone, and out again as soon as it is taken away."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from iku.workflow import opening
from tests.browser.acting import PATIENCE, choose, choose_from_list, press, settle, title, write
from tests.browsing import PHONE, TOUCHED, visiting
from tests.pages.office import fill
from tests.serving import serving
from tests.staff import ADMINISTRATOR, OPERATOR_OF_LAW, PASSWORD, member, newcomer

pytestmark = pytest.mark.browser

NEW = "sepeda awan kopi batu"


def send_form(page: Page, *texts: str) -> None:
    """Fills in a plain form from top to bottom and sends it."""
    for box, text in zip(page.locator("input:not([type=hidden])").all(), texts, strict=True):
        box.fill(text)
    page.get_by_role("button").click()


def test_staff_sign_in_change_their_password_and_are_out_at_the_action_after_they_are_disabled(
    browser: Browser, home: Path
) -> None:
    fill(home, opening.definitions())
    first = newcomer(opening.working(), "admin", ADMINISTRATOR)
    member(opening.working(), "siti", OPERATOR_OF_LAW)
    opening.close_all()
    with serving(home) as dashboard, visiting(browser, dashboard.url) as desk:
        without_scripts = browser.new_context(java_script_enabled=False)
        plain = without_scripts.new_page()
        plain.goto(f"{dashboard.url}/masuk")
        send_form(plain, "admin", first)
        expect(plain.get_by_role("heading", level=1)).to_have_text("Ganti kata sandi")
        send_form(plain, first, NEW, NEW)
        expect(plain).to_have_url(f"{dashboard.url}/")
        without_scripts.close()

        phone = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="id-ID", **TOUCHED)
        siti = phone.new_page()
        siti.goto(f"{dashboard.url}/divisi")
        expect(title(siti)).to_have_text("Silakan masuk", timeout=PATIENCE)
        siti.get_by_role("link", name="Masuk").click()
        send_form(siti, "siti", PASSWORD)
        expect(siti.get_by_text("Siti (uji) · Operator Subbagian Teknis dan Hukum")).to_be_visible(timeout=PATIENCE)
        settle(siti)

        admin = desk.open("/masuk")
        send_form(admin, "admin", NEW)
        expect(admin.get_by_text("Admin (uji) · Administrator")).to_be_visible(timeout=PATIENCE)
        admin.goto(f"{dashboard.url}/pengaturan")
        expect(title(admin)).to_be_visible(timeout=PATIENCE)
        settle(admin)
        choose(admin, "Bagian", "Akun")
        choose_from_list(admin, "Akun yang diubah", "Siti (uji) (siti)")
        write(admin, "Alasan", "pindah tugas")
        press(admin, "Nonaktifkan")
        expect(admin.get_by_text("nonaktif: pindah tugas")).to_be_visible()

        siti.get_by_role("radio", name="TW I", exact=True).click()
        expect(title(siti)).to_have_text("Silakan masuk", timeout=PATIENCE)
        phone.close()

        admin.get_by_role("link", name="Keluar").click()
        send_form(admin)
        expect(admin.get_by_role("heading", level=1)).to_have_text("Masuk")
        admin.goto(f"{dashboard.url}/pengaturan")
        expect(title(admin)).to_have_text("Silakan masuk", timeout=PATIENCE)
