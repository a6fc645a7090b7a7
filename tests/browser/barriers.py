"""What keeps people out who do not see the screen, or not well, or use no mouse: found by the rules of axe."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")
axe = Axe()


def barriers(page: Page) -> list[str]:
    """The grave ones, each with the element and what is wrong with it. No rule is switched off."""
    violations: list[dict[str, Any]] = axe.run(page).response["violations"]
    grave = [violation for violation in violations if violation["impact"] in GRAVE]
    return [f"{violation['id']}: {_worded(node)}" for violation in grave for node in violation["nodes"]]


def _worded(node: dict[str, Any]) -> str:
    reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{node['html'][:200]} ({'; '.join(reasons)})"
