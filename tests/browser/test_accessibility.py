"""Every page by the rules of axe: light and dark, with the sample data and in an empty store, opened and closed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import choose, choose_several, enter, press, settle, unfold, write
from tests.browser.barriers import barriers
from tests.browsing import Scheme, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

PAGES = {
    "Ringkasan": "/",
    "Ringkasan of one division": "/?divisi=Hukum+dan+Pengawasan",
    "Indikator": "/indikator?indikator=IKU-11",
    "Indikator with two measures": "/indikator?indikator=IKU-01",
    "Indikator with a grade": "/indikator?indikator=IKU-12",
    "Divisi": "/divisi",
    "Isi Realisasi": "/isi-realisasi",
    "Isi Realisasi of a subdivision": "/isi-realisasi?subbagian=Keuangan%2C+Umum%2C+Logistik",
    "Kamus IKU": "/kamus",
    "Kamus IKU, duties": "/kamus?bagian-kamus=Tugas+dan+fungsi",
    "Kamus IKU, findings": "/kamus?bagian-kamus=Pemeriksaan+kamus",
    "Pengaturan, targets": "/pengaturan",
    "Pengaturan, history": "/pengaturan?bagian=Riwayat+perubahan",
    "Pengaturan, data": "/pengaturan?bagian=Kamus+dan+data",
}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STORES = {"sample": "contoh", "empty store": "kerja"}


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_keeps_anyone_out(browser: Browser, shared_dashboard: Dashboard, scheme: Scheme, store: str) -> None:
    with visiting(browser, shared_dashboard.url, scheme=scheme) as visit:
        found = {}
        for name, path in PAGES.items():
            page = enter(visit, f"{path}{'&' if '?' in path else '?'}data={STORES[store]}")
            found[name] = barriers(page)

    assert {name: grave for name, grave in found.items() if grave} == {}


def tables_for_charts(page: Page) -> None:
    for toggle in page.get_by_role("switch", name="Tabel").all():
        toggle.click(force=True)
        settle(page)


def a_typed_report_with_a_mistake(page: Page) -> None:
    write(page, "Nama pelapor", "Siti Aminah")
    write(page, "Nilai (%), 04 Sarana dan Prasarana Kantor", "n/a")
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_text("isian perlu diperbaiki")).to_be_visible()


def a_preview(page: Page) -> None:
    write(page, "Nama pelapor", "Siti Aminah")
    write(page, "Pembilang, 05 Logistik dan Pengadaan", "12")
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_role("heading", name="Pratinjau perubahan")).to_be_visible()


def a_past_moment(page: Page) -> None:
    write(page, "Posisi per tanggal", "10/10/2024")
    expect(page.get_by_text("Posisi per 10 Oktober 2024")).to_be_visible()


REPORT = PAGES["Isi Realisasi of a subdivision"]
OPENED: dict[str, tuple[str, Callable[[Page], object]]] = {
    "tables for charts": ("/", tables_for_charts),
    "how the average was computed": ("/", lambda page: press(page, "Dasar penghitungan")),
    "the summary to copy": ("/", lambda page: press(page, "Salin ringkasan")),
    "the list of indicators": ("/indikator", lambda page: unfold(page, "Indikator")),
    "a file to upload": (REPORT, lambda page: choose(page, "Cara mengisi", "Unggah berkas")),
    "a typed report with a mistake": (REPORT, a_typed_report_with_a_mistake),
    "a preview": (REPORT, a_preview),
    "documents chosen": (REPORT, lambda page: choose_several(page, "Dokumen yang dibuktikan", ["05 Laporan Logistik (belum)"])),
    "a link as evidence": (REPORT, lambda page: choose(page, "Bentuk", "Tautan")),
    "evidence to be withdrawn": (REPORT, lambda page: press(page, "Tarik")),
    "a past moment": (PAGES["Pengaturan, history"], a_past_moment),
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_that_opens_on_a_click_keeps_anyone_out(
    browser: Browser, shared_dashboard: Dashboard, scheme: Scheme
) -> None:
    found = {}
    with visiting(browser, shared_dashboard.url, scheme=scheme) as visit:
        for name, (path, unfolded) in OPENED.items():
            page = enter(visit, path)
            unfolded(page)
            found[name] = barriers(page)

    assert {name: grave for name, grave in found.items() if grave} == {}
