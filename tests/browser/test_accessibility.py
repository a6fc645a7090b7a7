"""Every page by the rules of axe, and in Indonesian: light and dark, with the sample data and in an empty store."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import choose, choose_from_list, choose_several, enter, go_to, press, settle, unfold, write
from tests.browser.barriers import barriers, barriers_in_both_themes
from tests.browser.reading import columns_out_of_sight, english_words
from tests.browsing import visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

OFFICE = "Keuangan, Umum, Logistik"


def every_page(page: Page) -> Iterator[str]:
    """Through the menu, and through what a page shows instead of another part of it."""
    yield "Ringkasan"
    for name in ("Indikator", "Divisi", "Isi Realisasi"):
        go_to(page, name)
        yield name
    choose(page, "Subbagian", OFFICE)
    yield "Isi Realisasi of a subdivision"
    choose(page, "Cara mengisi", "Unggah berkas")
    yield "Isi Realisasi, a file to upload"
    choose(page, "Bentuk", "Tautan")
    yield "Isi Realisasi, a link as evidence"
    go_to(page, "Verifikasi")
    yield "Verifikasi"
    go_to(page, "Rapat")
    yield "Rapat"
    go_to(page, "Kamus IKU")
    yield "Kamus IKU"
    for name in ("Tugas dan fungsi", "Pemeriksaan kamus"):
        choose(page, "Bagian", name)
        yield name
    go_to(page, "Pengaturan")
    yield "Pengaturan"
    for name in ("Riwayat perubahan", "Kamus dan data", "Cadangan dan kesehatan"):
        choose(page, "Bagian", name)
        yield name


def what_figures_bring(page: Page) -> Iterator[str]:
    """What is only there where there are figures, most of it after a click."""
    for toggle in page.get_by_text("Tabel", exact=True).all():
        toggle.click()
        settle(page)
    yield "tables in place of charts"
    choose_from_list(page, "Divisi", "Hukum dan Pengawasan")
    yield "one division"
    choose_from_list(page, "Divisi", "Semua divisi")
    press(page, "Salin ringkasan")
    yield "the summary to copy"
    page.keyboard.press("Escape")
    press(page, "Dasar penghitungan")
    yield "how the average is made"
    page.keyboard.press("Escape")
    go_to(page, "Indikator")
    for name in ("IKU-12 Nilai Reformasi Birokrasi", "IKU-01 Perencanaan dan Anggaran"):
        choose_from_list(page, "Indikator", name)
        yield name
    unfold(page, "Indikator")
    yield "the list of indicators"
    page.keyboard.type("zzz")
    expect(page.get_by_role("option")).to_have_count(1)
    yield "a list without what is searched"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    go_to(page, "Pengaturan")
    choose(page, "Bagian", "Riwayat perubahan")
    write(page, "Posisi per tanggal", "10/10/2024")
    expect(page.get_by_text("Posisi per 10 Oktober 2024")).to_be_visible()
    yield "a past moment"


def a_review(page: Page) -> Iterator[str]:
    """A document looked at beside its figure, several reports ticked, and what was decided before."""
    go_to(page, "Verifikasi")
    page.get_by_text("Pratinjau", exact=True).first.click()
    settle(page)
    yield "a document beside its figure"
    page.locator(".st-key-card-queue").get_by_test_id("stCheckbox").first.click()
    expect(page.get_by_text("1 laporan dipilih")).to_be_visible()
    yield "several reports at once"
    page.get_by_text("Sudah diputus").click()
    yield "what was decided"


def a_report_on_its_way(page: Page) -> Iterator[str]:
    """Evidence, a mistake, and a question, as they come up between the form and the receipt."""
    go_to(page, "Isi Realisasi")
    choose(page, "Subbagian", OFFICE)
    choose_several(page, "Dokumen yang dibuktikan", ["05 Laporan Logistik (belum)"])
    yield "a document chosen"
    press(page, "Tarik")
    yield "evidence to be withdrawn"
    page.keyboard.press("Escape")
    write(page, "Nama Anda", "Siti Aminah")
    write(page, "Nilai (%), 04 Sarana dan Prasarana Kantor", "n/a")
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_text("isian perlu diperbaiki")).to_be_visible()
    yield "a mistake"
    write(page, "Nilai (%), 04 Sarana dan Prasarana Kantor", "")
    write(page, "Pembilang, 04 Sarana dan Prasarana Kantor", "17")
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_role("heading", name="Pratinjau perubahan")).to_be_visible()
    yield "a preview with a question"


WALKS: dict[str, Callable[[Page], Iterator[str]]] = {
    "pages": every_page,
    "figures": what_figures_bring,
    "review": a_review,
    "report": a_report_on_its_way,
}


@pytest.mark.parametrize("name", WALKS)
def test_nothing_keeps_anyone_out(browser: Browser, shared_dashboard: Dashboard, name: str) -> None:
    with visiting(browser, shared_dashboard.url) as visit:
        page = enter(visit, "/?data=contoh")
        found = {place: barriers_in_both_themes(page) + said_amiss(page) for place in WALKS[name](page)}

    assert without_empty(found) == {}


def test_nothing_keeps_anyone_out_of_an_empty_store(browser: Browser, shared_dashboard: Dashboard) -> None:
    """Words in place of figures: nothing that has colours of its own."""
    with visiting(browser, shared_dashboard.url) as visit:
        page = enter(visit, "/?data=kerja")
        found = {place: barriers(page) + said_amiss(page) for place in every_page(page)}

    assert without_empty(found) == {}


def said_amiss(page: Page) -> list[str]:
    """What is said in English, or beyond the edge of a laptop's screen."""
    return english_words(page) + columns_out_of_sight(page)


def without_empty(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {place: wrong for place, wrong in found.items() if wrong}
