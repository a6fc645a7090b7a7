"""Every page by the rules of axe: light and dark, with the sample data and in an empty store, opened and closed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import choose, choose_several, enter, press, settle, unfold, write
from tests.browser.barriers import barriers
from tests.browsing import Scheme, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

REPORT = "/isi-realisasi?subbagian=Keuangan%2C+Umum%2C+Logistik"
HISTORY = "/pengaturan?bagian=Riwayat+perubahan"
PAGES = (
    "/",
    "/indikator",
    "/divisi",
    "/isi-realisasi",
    REPORT,
    "/kamus",
    "/kamus?bagian-kamus=Tugas+dan+fungsi",
    "/kamus?bagian-kamus=Pemeriksaan+kamus",
    "/pengaturan",
    HISTORY,
    "/pengaturan?bagian=Kamus+dan+data",
)
WITH_FIGURES = ("/?divisi=Hukum+dan+Pengawasan", "/indikator?indikator=IKU-01", "/indikator?indikator=IKU-12")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_keeps_anyone_out(browser: Browser, shared_dashboard: Dashboard, scheme: Scheme) -> None:
    with visiting(browser, shared_dashboard.url, scheme=scheme) as visit:
        found = {path: barriers(enter(visit, path)) for path in PAGES + WITH_FIGURES}

    assert grave(found) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_of_an_empty_store_keeps_anyone_out(
    browser: Browser, shared_dashboard: Dashboard, scheme: Scheme
) -> None:
    with visiting(browser, shared_dashboard.url, scheme=scheme) as visit:
        found = {path: barriers(enter(visit, f"{path}{'&' if '?' in path else '?'}data=kerja")) for path in PAGES}

    assert grave(found) == {}


def grave(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without the places where nothing was found."""
    return {place: barriers for place, barriers in found.items() if barriers}


def on_ringkasan(page: Page) -> Iterator[str]:
    for toggle in page.get_by_text("Tabel", exact=True).all():
        toggle.click()
        settle(page)
    yield "tables in place of charts"
    press(page, "Salin ringkasan")
    yield "the summary to copy"
    page.keyboard.press("Escape")
    press(page, "Dasar penghitungan")
    yield "how the average is made"


def on_indikator(page: Page) -> Iterator[str]:
    unfold(page, "Indikator")
    yield "the list of indicators"


def on_isi_realisasi(page: Page) -> Iterator[str]:
    choose(page, "Bentuk", "Tautan")
    yield "a link as evidence"
    choose_several(page, "Dokumen yang dibuktikan", ["05 Laporan Logistik (belum)"])
    yield "a document chosen"
    press(page, "Tarik")
    yield "evidence to be withdrawn"
    page.keyboard.press("Escape")
    write(page, "Nama pelapor", "Siti Aminah")
    write(page, "Nilai (%), 04 Sarana dan Prasarana Kantor", "n/a")
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_text("isian perlu diperbaiki")).to_be_visible()
    yield "a mistake"
    write(page, "Nilai (%), 04 Sarana dan Prasarana Kantor", "")
    write(page, "Pembilang, 04 Sarana dan Prasarana Kantor", "17")
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_role("heading", name="Pratinjau perubahan")).to_be_visible()
    yield "a preview with a question"
    press(page, "Kembali ke isian")
    choose(page, "Cara mengisi", "Unggah berkas")
    yield "a file to upload"


def on_pengaturan(page: Page) -> Iterator[str]:
    write(page, "Posisi per tanggal", "10/10/2024")
    expect(page.get_by_text("Posisi per 10 Oktober 2024")).to_be_visible()
    yield "a past moment"


WALKS: dict[str, Callable[[Page], Iterator[str]]] = {
    "/": on_ringkasan,
    "/indikator": on_indikator,
    REPORT: on_isi_realisasi,
    HISTORY: on_pengaturan,
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_that_a_click_brings_keeps_anyone_out(
    browser: Browser, shared_dashboard: Dashboard, scheme: Scheme
) -> None:
    with visiting(browser, shared_dashboard.url, scheme=scheme) as visit:
        found = {place: barriers(visit.page) for path, walk in WALKS.items() for place in walk(enter(visit, path))}

    assert grave(found) == {}
