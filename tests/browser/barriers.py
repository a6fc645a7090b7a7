"""What keeps people out who do not see the screen, or not well, or use no mouse: found by the rules of axe."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.acting import settle, wait_until
from tests.browsing import Scheme

GRAVE = ("serious", "critical")
AXE = Axe().axe_script
ASK = "options => axe.run({resultTypes: ['violations'], ...options}).then(found => found.violations)"
"""Of all that axe could tell, only what is wrong leaves the page: the rest is some megabytes."""
CONTRAST = {"runOnly": ["color-contrast"]}
BRIGHTNESS = """() => {
    const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
    return Math.max(...ground.match(/[0-9]+/g).slice(0, 3).map(Number));
}"""
MIDDLE = 128
"""Between a dark ground and a light one, of 255."""


def barriers(page: Page) -> list[str]:
    """The grave ones, each with the element and what is wrong with it. No rule is switched off."""
    return _grave(page, {})


def barriers_in_both_themes(page: Page) -> list[str]:
    """Also what only the other theme brings: its colours. The page is left in that one: turning takes as long as looking."""
    found = barriers(page)
    other: Scheme = "dark" if page.evaluate(BRIGHTNESS) >= MIDDLE else "light"
    _turn(page, other)
    return found + [f"in the {other} theme, {barrier}" for barrier in _grave(page, CONTRAST)]


def _turn(page: Page, scheme: Scheme) -> None:
    """To the other theme, until all of it has turned: colours fade, and a busy page turns late."""
    page.emulate_media(color_scheme=scheme)
    wait_until(page, lambda: (page.evaluate(BRIGHTNESS) < MIDDLE) is (scheme == "dark"))
    wait_until(page, lambda: page.evaluate("document.getAnimations().length") == 0)
    settle(page)


def _grave(page: Page, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    violations: list[dict[str, Any]] = page.evaluate(ASK, options)
    grave = [violation for violation in violations if violation["impact"] in GRAVE]
    return [f"{violation['id']}: {_worded(node)}" for violation in grave for node in violation["nodes"]]


def _worded(node: dict[str, Any]) -> str:
    reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{node['html'][:200]} ({'; '.join(reasons)})"
