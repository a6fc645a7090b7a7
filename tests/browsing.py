"""A browser window on the dashboard that remembers what went wrong in it."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")

FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)

Scheme = Literal["light", "dark"]
LAPTOP = (1366, 768)
PHONE = (390, 844)
TOUCHED: dict[str, Any] = {
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36",
}
"""What a phone's browser is, besides small."""


def find_chromium() -> str | None:
    """The system's own: a browser that tests download is one that an office without internet cannot have."""
    return os.environ.get("IKU_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass(slots=True)
class Visit:
    """A window, and what it complained about."""

    page: Page
    url: str
    console_errors: list[str] = field(default_factory=list)
    outside_requests: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.url + path)
        return self.page

    def expect_console_error(self, pattern: str) -> None:
        """Lets errors that match pass: for tests that cause them."""
        self.expected.append(pattern)

    def complaints(self) -> list[str]:
        errors = [e for e in self.console_errors if not any(re.search(pattern, e) for pattern in self.expected)]
        return errors + [f"request to {url}" for url in self.outside_requests]


@contextmanager
def visiting(
    browser: Browser, url: str, *, size: tuple[int, int] = LAPTOP, scheme: Scheme = "light", strict: bool = True
) -> Iterator[Visit]:
    """A fresh window. With `strict`, whatever it complained about fails the test when the window closes."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        **(TOUCHED if size == PHONE else {}),
    )
    page = context.new_page()
    visit = Visit(page, url)

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def note_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(url).netloc:
            visit.outside_requests.append(request.url)

    page.on("console", note_message)
    page.on("pageerror", lambda error: visit.console_errors.append(str(error)))
    context.on("request", note_request)
    try:
        yield visit
    finally:
        context.close()
    if strict:
        assert visit.complaints() == []
