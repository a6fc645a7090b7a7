"""What surrounds the pages, seen by a browser: language, typeface, addresses, and nobody else on the line."""

import pytest
from playwright.sync_api import expect

from tests.browsing import Visit

pytestmark = pytest.mark.browser

READY = '[data-testid="stMainBlockContainer"] h1, [data-testid="stMainBlockContainer"] h2'


def test_a_fresh_start_complains_about_nothing_and_asks_nobody_else(shared_visit: Visit) -> None:
    page = shared_visit.open("/")

    expect(page.locator(READY).first).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")

    assert shared_visit.complaints() == []


def test_the_page_is_in_indonesian_in_our_typeface(shared_visit: Visit) -> None:
    page = shared_visit.open("/")
    expect(page.locator(READY).first).to_be_visible(timeout=30_000)

    assert page.evaluate("document.documentElement.lang") == "id"
    assert page.evaluate("[...document.fonts].some(f => f.family.includes('Jakarta') && f.status === 'loaded')")
    assert not page.evaluate("performance.getEntriesByType('resource').some(r => r.name.includes('SourceSans'))")


def test_a_link_to_a_page_leads_there_without_asking_for_what_is_not_there(shared_visit: Visit) -> None:
    missing: list[str] = []
    shared_visit.page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)

    page = shared_visit.open("/divisi")
    expect(page.locator(READY).first).to_be_visible(timeout=30_000)

    assert page.url.partition("?")[0].endswith("/divisi")
    assert missing == []


def test_the_page_says_that_it_is_loading_before_any_script_has_run(shared_visit: Visit) -> None:
    shared_visit.page.route("**/*.js", lambda route: route.abort())
    shared_visit.expect_console_error("ERR_FAILED")

    page = shared_visit.open("/")

    expect(page.get_by_text("Memuat Dasbor IKU …")).to_be_visible()
