"""A commissioner's phone: the finding and the thirteen statuses in words, before any chart and without scrolling sideways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acting import enter, settle, title
from tests.browser.barriers import barriers
from tests.browser.reading import columns_out_of_sight, english_words
from tests.browsing import PHONE, Visit, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/indikator?indikator=IKU-01",
    "/divisi",
    "/isi-realisasi",
    "/isi-realisasi?subbagian=Keuangan%2C+Umum%2C+Logistik",
    "/verifikasi",
    "/kamus",
    "/kamus?bagian-kamus=Tugas+dan+fungsi",
    "/kamus?bagian-kamus=Pemeriksaan+kamus",
    "/pengaturan",
    "/pengaturan?bagian=Renstra+dan+anggaran",
    "/pengaturan?bagian=Riwayat+perubahan",
    "/pengaturan?bagian=Kamus+dan+data",
    "/pengaturan?bagian=Cadangan+dan+kesehatan",
)

WIDER_THAN_THE_SCREEN = """() => {
    const wide = document.documentElement.clientWidth + 1;
    const scrolled = [document.documentElement, document.querySelector('[data-testid="stMain"]')];
    const inside = e => e.closest('.iku-scroll, pre, [data-testid="stCode"]');
    const sticking = [...document.querySelectorAll('[data-testid="stMain"] *')].filter(
        e => e.checkVisibility() && !inside(e) && e.getBoundingClientRect().right > wide);
    return [...scrolled.filter(e => e.scrollWidth > e.clientWidth), ...sticking].map(e => e.outerHTML.slice(0, 200));
}"""


@pytest.fixture
def phone(browser: Browser, shared_dashboard: Dashboard) -> Iterator[Visit]:
    with visiting(browser, shared_dashboard.url, size=PHONE) as visit:
        yield visit


def scripts_of_charts(visit: Visit) -> list[str]:
    """The addresses of charts' scripts, as they are asked for from now on."""
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url) if "plotly" in request.url.lower() else None)
    return asked


def test_the_finding_and_every_status_are_there_before_any_chart_is_asked_for(phone: Visit) -> None:
    asked = scripts_of_charts(phone)
    page = enter(phone)

    expect(title(page)).to_be_in_viewport()
    lines = page.locator(".st-key-status-list").get_by_role("link").filter(visible=True)
    assert sorted(text[:2] for text in lines.all_inner_texts()) == [f"{n:02}" for n in range(1, 14)]
    assert asked == []

    page.get_by_text("Tampilkan grafik").tap()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert asked != []


def test_a_tap_on_a_status_opens_its_indicator(phone: Visit) -> None:
    page = enter(phone)

    page.locator(".st-key-status-list").get_by_role("link", name="11 Sosialisasi dan Bimtek").tap()

    expect(title(page)).to_have_text("Sosialisasi dan Bimtek: 73,33%, jauh di bawah target")


def test_the_menu_leads_to_every_page(phone: Visit) -> None:
    page = enter(phone)
    for name, finding in {"Divisi": "Belum lengkap dilaporkan", "Kamus IKU": "13"}.items():
        page.get_by_test_id("stExpandSidebarButton").tap()
        page.get_by_role("navigation").get_by_role("link", name=name).tap()
        expect(title(page)).to_contain_text(finding)


def test_no_page_scrolls_sideways_or_keeps_anyone_out(phone: Visit) -> None:
    found = {}
    for path in PAGES:
        page = enter(phone, path)
        found[path] = (
            page.evaluate(WIDER_THAN_THE_SCREEN) + barriers(page) + english_words(page) + columns_out_of_sight(page)
        )

    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_what_was_read_of_a_row_is_named_where_no_heading_stands_above_it(phone: Visit) -> None:
    page = enter(phone, "/isi-realisasi?subbagian=Keuangan%2C+Umum%2C+Logistik")
    expect(page.get_by_text("Terbaca: 93,60%")).to_be_visible()

    enter(phone, "/pengaturan?bagian=Renstra+dan+anggaran")
    expect(page.get_by_text("Serapan: 99,00%")).to_be_visible()


def test_charts_fit_the_screen_when_they_are_asked_for(phone: Visit) -> None:
    for path in ("/", "/indikator", "/divisi"):
        page = enter(phone, path)
        page.get_by_text("Tampilkan grafik").tap()
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        settle(page)
        assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
