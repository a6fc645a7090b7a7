"""What keeps people out who do not see the screen, or not well, or use no mouse: found by the rules of axe."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.acting import settle

GRAVE = ("serious", "critical")
axe = Axe()


CONTRAST = {"runOnly": ["color-contrast"]}


def barriers(page: Page) -> list[str]:
    """The grave ones, each with the element and what is wrong with it. No rule is switched off."""
    return _grave(axe.run(page).response["violations"])


def barriers_in_the_dark(page: Page) -> list[str]:
    """What only the dark theme brings: its colours. The page is light again afterwards."""
    page.emulate_media(color_scheme="dark")
    settle(page)
    found = _grave(axe.run(page, options=CONTRAST).response["violations"])
    page.emulate_media(color_scheme="light")
    settle(page)
    return [f"in the dark, {barrier}" for barrier in found]


def _grave(violations: list[dict[str, Any]]) -> list[str]:
    grave = [violation for violation in violations if violation["impact"] in GRAVE]
    return [f"{violation['id']}: {_worded(node)}" for violation in grave for node in violation["nodes"]]


def _worded(node: dict[str, Any]) -> str:
    reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{node['html'][:200]} ({'; '.join(reasons)})"
