"""Addresses that can be sent to someone, choices that hold on every page, charts that lead on, and the way back."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import (
    choose,
    choose_from_list,
    click_mark,
    enter,
    follow,
    go_to,
    press,
    settle,
    title,
    wait_until,
)
from tests.browser.reading import chosen, context, contrasts
from tests.browsing import Visit, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

MENU = ("Ringkasan", "Indikator", "Divisi", "Isi Realisasi", "Kamus IKU", "Pengaturan")
OF_JUNE = {"Tahun": "2024", "Triwulan": "TW II", "Divisi": "Hukum dan Pengawasan"}
LEGIBLE = 4.5
"""The least contrast of words (WCAG AA)."""
CONTEXT_OF_JUNE = "KPU Kota Serang · IKU 2024 · Hukum dan Pengawasan · s.d. Triwulan II"


@pytest.fixture(scope="module")
def window(browser: Browser, shared_dashboard: Dashboard) -> Iterator[Visit]:
    """One window for all: each test opens an address of its own."""
    with visiting(browser, shared_dashboard.url) as visit:
        yield visit


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_an_address_opens_one_indicator_as_it_was_sent(window: Visit) -> None:
    page = enter(window, "/indikator?indikator=IKU-06&tahun=2024&triwulan=TW+II&divisi=Hukum+dan+Pengawasan")

    expect(title(page)).to_have_text("Produk Hukum dan JDIH: 103,70%, tercapai")
    assert chosen(page) == OF_JUNE
    assert context(page).startswith(CONTEXT_OF_JUNE)


def test_what_was_chosen_holds_on_every_page_and_in_every_address(window: Visit) -> None:
    page = enter(window)
    choose(page, "Triwulan", "TW II")
    choose_from_list(page, "Divisi", "Hukum dan Pengawasan")

    for name in MENU:
        go_to(page, name)
        assert (name, chosen(page)) == (name, OF_JUNE)
        assert (name, context(page)[: len(CONTEXT_OF_JUNE)]) == (name, CONTEXT_OF_JUNE)
        assert (name, asked(page)["triwulan"], asked(page)["divisi"]) == (name, ["TW II"], ["Hukum dan Pengawasan"])


def test_the_address_of_a_page_shows_the_same_again(window: Visit) -> None:
    page = enter(window)
    choose(page, "Tahun", "2023")
    choose(page, "Triwulan", "TW I")
    before = (title(page).inner_text(), chosen(page), context(page))

    page.reload()
    expect(title(page)).to_be_visible()
    settle(page)

    assert (title(page).inner_text(), chosen(page), context(page)) == before


def test_a_bar_opens_its_indicator_and_the_same_bar_opens_it_again(window: Visit) -> None:
    page = enter(window, "/?triwulan=TW+II")
    for _ in range(2):
        click_mark(page, "bars", "IKU-06")
        expect(title(page)).to_have_text("Produk Hukum dan JDIH: 103,70%, tercapai")
        assert chosen(page)["Triwulan"] == "TW II"
        go_to(page, "Ringkasan")


def test_a_square_opens_its_indicator(window: Visit) -> None:
    page = enter(window)

    click_mark(page, "squares", "IKU-03")

    expect(title(page)).to_contain_text("Data Pemilih Mutakhir")
    assert asked(page)["indikator"] == ["IKU-03"]


def test_a_division_opens_its_page_and_stays_chosen(window: Visit) -> None:
    page = enter(window)

    click_mark(page, "divisions", "keuangan")

    expect(title(page)).to_contain_text("Keuangan dan Logistik")
    assert urlsplit(page.url).path == "/divisi"
    assert chosen(page)["Divisi"] == "Keuangan dan Logistik"
    go_to(page, "Ringkasan")
    assert chosen(page)["Divisi"] == "Keuangan dan Logistik"


def test_a_division_is_chosen_where_all_are_compared(window: Visit) -> None:
    page = enter(window, "/divisi")

    click_mark(page, "division-bars", "hukum")

    expect(title(page)).to_contain_text("Hukum dan Pengawasan")
    assert (chosen(page)["Divisi"], asked(page)["divisi"]) == ("Hukum dan Pengawasan", ["Hukum dan Pengawasan"])


def test_a_document_that_is_missing_leads_to_its_indicator(window: Visit) -> None:
    page = enter(window, "/divisi")

    click_mark(page, "division-evidence", "IKU-05")

    expect(title(page)).to_contain_text("Logistik dan Pengadaan")


def test_a_sentence_and_a_neighbour_lead_on_and_back_leads_back(window: Visit) -> None:
    page = enter(window, "/?triwulan=TW+II")
    finding = title(page).inner_text()

    follow(page, "IKU-11 Sosialisasi dan Bimtek")
    expect(title(page)).to_contain_text("Sosialisasi dan Bimtek: 70,00%")
    press(page, "IKU-12 →")
    expect(title(page)).to_contain_text("Nilai Reformasi Birokrasi")
    assert (asked(page)["indikator"], asked(page)["triwulan"]) == (["IKU-12"], ["TW II"])

    page.go_back()
    expect(title(page)).to_contain_text("Sosialisasi dan Bimtek: 70,00%")
    page.go_back()
    expect(title(page)).to_have_text(finding)
    settle(page)
    assert chosen(page)["Triwulan"] == "TW II"


def test_the_choice_of_a_store_stays_in_the_address(window: Visit) -> None:
    page = enter(window, "/divisi?data=contoh")
    press(page, "Buka data kerja")
    assert asked(page)["data"] == ["kerja"]
    assert chosen(page)["Triwulan"] == "TW I"
    assert "s.d. Triwulan I ·" in context(page)

    go_to(page, "Pengaturan")
    expect(title(page)).to_have_text("Target 2024 belum ditetapkan")
    assert asked(page)["data"] == ["kerja"]


def test_words_and_charts_change_their_ink_when_the_device_turns_dark(window: Visit) -> None:
    page = enter(window)
    by_day = contrasts(page)
    assert min(by_day.values()) > LEGIBLE

    page.emulate_media(color_scheme="dark")
    wait_until(page, lambda: contrasts(page) != by_day and min(contrasts(page).values()) > LEGIBLE)

    page.emulate_media(color_scheme="light")
    wait_until(page, lambda: contrasts(page) == by_day)
