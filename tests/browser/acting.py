"""What people do on the pages, found by the words that they see: menu, choices, fields, files."""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, expect

from tests.browsing import Visit

PATIENCE = 30_000
"""In milliseconds: the machine is shared."""
FIRST_PATIENCE = 60_000
"""The first page of a fresh server loads the sample."""

# Streamlit says here what it is doing.
QUIET = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
PLACEHOLDERS = '[data-testid="stSkeleton"], .js-plotly-plot:not(:has(.main-svg))'
CALM = 200
"""Milliseconds in which nothing may start anew: a choice starts its run a moment after the click."""
COME_TO_REST = """([quiet, placeholders, calm, patience]) => new Promise(resolve => {
    const began = performance.now();
    let since = null;
    const look = () => {
        const now = performance.now();
        const isQuiet = document.querySelectorAll(quiet).length === 1 && document.querySelector(placeholders) === null;
        since = isQuiet ? since ?? now : null;
        if (since !== null && now - since >= calm) resolve(true);
        else if (now - began > patience) resolve(false);
        else setTimeout(look, 25);
    };
    look();
})"""
"""Asked in the page itself: asking from here takes time from the very page that is waited for."""

expect.set_options(timeout=PATIENCE)


def enter(visit: Visit, path: str = "/") -> Page:
    """Opens an address, as from a link in a message, and waits until everything is there."""
    page = visit.open(path)
    expect(title(page)).to_be_visible(timeout=FIRST_PATIENCE)
    settle(page)
    return page


def title(page: Page) -> Locator:
    """The finding that a page begins with."""
    return page.get_by_role("heading", level=1)


def settle(page: Page) -> None:
    """Waits until no run is under way, every chart is drawn, and nothing starts anew."""
    came_to_rest = False
    deadline = time.monotonic() + PATIENCE / 1000
    while not came_to_rest:
        assert time.monotonic() < deadline, f"{page.url} did not come to rest"
        try:
            came_to_rest = page.evaluate(COME_TO_REST, [QUIET, PLACEHOLDERS, CALM, PATIENCE])
        except Error as error:
            # Whoever waits in a page that gives way to another begins anew there.
            if "Execution context was destroyed" not in error.message:
                raise


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """For what Playwright cannot wait for itself: the page's own policy forbids its way of asking a function."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not is_so():
        assert time.monotonic() < deadline, f"{page.url}: what was waited for did not happen"
        page.wait_for_timeout(100)


def go_to(page: Page, name: str) -> None:
    """Another page, through the menu."""
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
    settle(page)


def follow(page: Page, name: str) -> None:
    """A link on the page itself."""
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    settle(page)


def option(page: Page, group: str, name: str) -> Locator:
    """One choice of several that stand side by side."""
    return page.get_by_role("radiogroup", name=group, exact=True).get_by_role("radio", name=name, exact=True)


def choose(page: Page, group: str, name: str) -> None:
    """While a page redraws itself, what it drew before may still stand beside it: so it comes to rest first."""
    option(page, group, name).click()
    settle(page)
    expect(option(page, group, name)).to_be_checked()


def choose_from_list(page: Page, field: str, name: str) -> None:
    """One choice of a list that folds out."""
    unfold(page, field)
    page.get_by_role("option", name=name, exact=True).click()
    settle(page)


def choose_several(page: Page, field: str, names: Sequence[str]) -> None:
    """Several choices of a list that folds out, and closed again."""
    unfold(page, field)
    for name in names:
        page.get_by_role("option", name=name, exact=True).click()
        settle(page)
    page.keyboard.press("Escape")
    settle(page)


def unfold(page: Page, field: str) -> None:
    """A list closes when the page scrolls under it, so the page comes to rest first, and one that closed is opened again."""
    box = page.get_by_role("combobox", name=field, exact=True)
    box.evaluate("box => box.scrollIntoView({block: 'nearest'})")
    page.wait_for_timeout(200)
    deadline = time.monotonic() + PATIENCE / 1000
    while box.get_attribute("aria-expanded") != "true":
        assert time.monotonic() < deadline, f"{page.url}: the list {field} does not open"
        box.click()
        page.wait_for_timeout(300)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()
    settle(page)


def write(page: Page, field: str, text: str) -> None:
    """Into a field, and on to the next one, as the tab key does."""
    box = page.get_by_role("textbox", name=field)
    box.fill(text)
    box.press("Tab")
    settle(page)


def hand_in(page: Page, field: str, file: Path) -> None:
    """Chooses a file for an upload. The run that reads it begins only when it has arrived."""
    with page.expect_response("**/_stcore/upload_file/**"):
        page.get_by_role("region", name=field).locator("input[type=file]").set_input_files(file)
    settle(page)


def fetch(page: Page, name: str, folder: Path) -> Path:
    """Downloads a file under the name that the dashboard gives it."""
    with page.expect_download(timeout=PATIENCE) as download:
        page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def click_mark(page: Page, card: str, stands_for: str) -> None:
    """The bar or square of a chart that stands for an indicator or a division, by their code."""
    chart = page.locator(f".st-key-card-{card} .js-plotly-plot")
    number = chart.evaluate("(chart, code) => chart.data[0].customdata.indexOf(code)", stands_for)
    mark = chart.locator(".point").nth(number)
    mark.scroll_into_view_if_needed()
    # Plotly listens where the mouse is, not to the mark, and only a moment after it has drawn.
    page.wait_for_timeout(400)
    mark.click(force=True)
    settle(page)
