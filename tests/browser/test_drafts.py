"""A phone: what was typed is there after a reload."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acting import enter, settle, write
from tests.browsing import PHONE, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

REPORT = "/isi-realisasi?subbagian=Perencanaan%2C+Data%2C+Informasi&triwulan=TW+IV&data=kerja"


def test_what_was_typed_survives_a_reload(browser: Browser, dashboard: Dashboard) -> None:
    with visiting(browser, dashboard.url, size=PHONE) as visit:
        page = enter(visit, REPORT)
        write(page, "Nilai (%), 03", "98,")

        page.reload()
        settle(page)

        expect(page.get_by_role("textbox", name="Nilai (%), 03")).to_have_value("98,")
        expect(page.get_by_text("Isian yang belum dikirim dipulihkan")).to_be_visible()
