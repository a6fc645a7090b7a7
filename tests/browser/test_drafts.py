"""A phone on a bad connection: what was typed is there after a reload, and after the connection was gone."""

import re

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from tests.browser.acting import enter, settle, write
from tests.browsing import PHONE, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

REPORT = "/isi-realisasi?subbagian=Perencanaan%2C+Data%2C+Informasi&triwulan=TW+IV&data=kerja"
VALUE, NOTE = "Nilai (%), 03", "Keterangan, 03"
CONNECTION = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'


class Line:
    """The page's one connection to the server, which can be cut. Going offline in Chromium leaves it as it is."""

    def __init__(self) -> None:
        self.is_cut = False
        self._open: list[WebSocketRoute] = []

    def connect(self, socket: WebSocketRoute) -> None:
        if self.is_cut:
            socket.close()
        else:
            socket.connect_to_server()
            self._open.append(socket)

    def cut(self) -> None:
        self.is_cut = True
        for socket in self._open:
            socket.close()
        self._open.clear()

    def mend(self) -> None:
        self.is_cut = False


def test_what_was_typed_survives_a_reload_and_a_lost_connection(browser: Browser, dashboard: Dashboard) -> None:
    line = Line()
    with visiting(browser, dashboard.url, size=PHONE) as visit:
        visit.expect_console_error("WebSocket")
        visit.page.route_web_socket(re.compile("_stcore/stream"), line.connect)
        page = enter(visit, REPORT)
        value, note = page.get_by_role("textbox", name=VALUE), page.get_by_role("textbox", name=NOTE)
        write(page, VALUE, "98,5")

        page.reload()
        settle(page)
        expect(value).to_have_value("98,5")
        expect(page.get_by_text("Isian yang belum dikirim dipulihkan")).to_be_visible()

        note.press_sequentially("menunggu ")
        line.cut()
        expect(page.locator(CONNECTION)).to_have_count(0)
        expect(note).to_be_disabled()
        line.mend()
        expect(page.locator(CONNECTION)).to_have_count(1)
        settle(page)
        expect(note).to_have_value("menunggu ")
        note.press("End")
        note.press_sequentially("data")
        note.press("Tab")
        settle(page)
        page.reload()
        settle(page)
        expect(note).to_have_value("menunggu data")
        expect(value).to_have_value("98,5")
