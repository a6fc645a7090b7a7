"""Ringkasan in a browser: what a click does there that leads nowhere else."""

import pytest
from playwright.sync_api import expect

from tests.browser.acting import enter, press
from tests.browsing import Visit

pytestmark = pytest.mark.browser


def test_the_summary_is_copied_with_one_click(shared_visit: Visit) -> None:
    page = enter(shared_visit)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    press(page, "Salin ringkasan")
    press(page, "Salin teks")

    expect(page.get_by_text("Tersalin.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("DATA CONTOH – bukan realisasi KPU Kota Serang")
