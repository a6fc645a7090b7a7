"""Ringkasan in a browser: a phone reads words before any chart's script is fetched, a click on a bar leads on, every time."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, Visit
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

ANDROID = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
PATIENCE = 60_000
"""The first page loads the sample data."""


@contextmanager
def phone(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A phone, and every script that was fetched for charts."""
    size = {"width": PHONE[0], "height": PHONE[1]}
    context = browser.new_context(viewport=size, user_agent=ANDROID, is_mobile=True, has_touch=True, locale="id-ID")  # type: ignore[arg-type]
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "lotly" in request.url else None)
    yield page, fetched
    context.close()


def test_a_phone_reads_the_thirteen_statuses_before_any_chart(browser: Browser, shared_dashboard: Dashboard) -> None:
    with phone(browser) as (page, fetched):
        page.goto(shared_dashboard.url)
        expect(page.locator("h1")).to_contain_text("indikator", timeout=PATIENCE)
        lines = page.locator(".st-key-status-list a")
        expect(lines).to_have_count(13)
        assert sorted(text[:2] for text in lines.all_inner_texts()) == [f"{n:02d}" for n in range(1, 14)]
        assert fetched == []
        page.get_by_text("Tampilkan grafik").tap()
        expect(page.locator(".js-plotly-plot")).to_have_count(3, timeout=PATIENCE)
        assert fetched


def test_nothing_is_wider_than_a_phone(browser: Browser, shared_dashboard: Dashboard) -> None:
    with phone(browser) as (page, _):
        for path in ("/", "/indikator?indikator=IKU-01", "/divisi", "/kamus"):
            page.goto(shared_dashboard.url + path)
            expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
            page.wait_for_timeout(500)
            assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= PHONE[0], path


def click_bar(page: Page, chart: int, number: int) -> None:
    bars = page.locator(".js-plotly-plot").nth(chart).locator(".point path")
    expect(bars.nth(number)).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(500)
    bars.nth(number).click(force=True)


def test_the_same_bar_leads_to_its_indicator_again_and_again(shared_visit: Visit) -> None:
    page = shared_visit.open()
    for _ in range(2):
        click_bar(page, chart=0, number=5)
        expect(page.locator("h1")).to_contain_text("Produk Hukum dan JDIH", timeout=PATIENCE)
        assert "indikator=IKU-06" in page.url
        page.get_by_test_id("stTopNavLink").get_by_text("Ringkasan").click()
        expect(page.locator(".js-plotly-plot")).to_have_count(3, timeout=PATIENCE)


def test_a_square_leads_to_its_indicator_and_a_division_to_its_page(shared_visit: Visit) -> None:
    page = shared_visit.open()
    click_bar(page, chart=2, number=2)
    expect(page.locator("h1")).to_contain_text("Data Pemilih Mutakhir", timeout=PATIENCE)
    page.get_by_test_id("stTopNavLink").get_by_text("Ringkasan").click()
    click_bar(page, chart=1, number=0)
    expect(page.locator("h1")).to_contain_text("Keuangan dan Logistik", timeout=PATIENCE)
    assert "divisi=Keuangan+dan+Logistik" in page.url


def test_the_summary_is_copied_with_one_click(shared_visit: Visit) -> None:
    page = shared_visit.open()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
    page.locator(".st-key-under-title").get_by_text("Salin ringkasan").click()
    page.get_by_role("button", name="Salin teks").click()
    expect(page.get_by_text("Tersalin.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("DATA CONTOH – bukan realisasi KPU Kota Serang")
