"""The corrected page: Streamlit's own, with the few parts that we replace, and nothing left that we do not know."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from iku.web.page import FrontEndChanged, Page, corrected, front_end_page
from iku.web.server import LOOK
from iku.web.shell import CorrectedShell
from tests.web.answering import Server, answering

FRONT_END = Path(st.__file__).parent / "static"
THEIRS = front_end_page(FRONT_END)


@pytest.fixture(scope="module")
def page() -> Page:
    return corrected(THEIRS, LOOK, "")


def test_the_page_is_in_indonesian_and_says_that_it_is_loading(page: Page) -> None:
    assert '<html lang="id">' in page.html
    assert "<title>Dasbor IKU</title>" in page.html
    assert "Memuat Dasbor IKU …" in page.html
    assert "You need to enable JavaScript" not in page.html


def test_our_typeface_is_fetched_early_and_streamlits_is_not(page: Page) -> None:
    assert 'href="/app/static/plus-jakarta-sans-latin-wght-normal.woff2" as="font"' in page.html
    assert "SourceSans" not in page.html


def test_all_of_streamlits_scripts_are_still_there(page: Page) -> None:
    scripts = re.compile(r'(?:src|href)="(\./static/[^"]+\.(?:js|css))"')

    assert scripts.findall(page.html) == scripts.findall(THEIRS)


def test_the_front_end_is_told_where_the_server_is(page: Page) -> None:
    assert 'BACKEND_BASE_URL: window.location.origin + "/"' in page.html
    assert 'BACKEND_BASE_URL: window.location.origin + "/iku/"' in corrected(THEIRS, LOOK, "/iku/").html


def test_every_inline_script_is_allowed_by_its_hash(page: Page) -> None:
    inline = re.findall(r"<script>(.*?)</script>", page.html, re.DOTALL)

    assert len(inline) == 2
    assert page.script_hashes == tuple(
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline
    )


def test_scripts_of_any_other_form_would_be_noticed(page: Page) -> None:
    assert len(re.findall("<script", page.html)) == len(re.findall(r"<script>|<script type=\"module\"", page.html))


@pytest.mark.parametrize(
    "part", ['lang="en"', '<div id="root">', "<noscript>", "<title>", "service-desc", "shortcut icon"]
)
def test_a_page_that_streamlit_changed_is_not_served_half_corrected(part: str) -> None:
    with pytest.raises(FrontEndChanged):
        corrected(THEIRS.replace(part, ""), LOOK, "")


@pytest.fixture(scope="module")
def server(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("front-end")
    (folder / "index.html").write_text("<p>theirs</p>")
    (folder / "index.js").write_text("1")
    app = Starlette(
        routes=[Mount("/", StaticFiles(directory=folder, html=True))],
        middleware=[Middleware(CorrectedShell, page=page)],
    )
    with answering(app) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/", "/index.html"])
def test_it_is_given_out_instead_of_streamlits(server: Server, page: Page, path: str) -> None:
    answer = server.ask(path)

    assert (answer.status, answer.body.decode()) == (200, page.html)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))


def test_other_files_pass_untouched(server: Server) -> None:
    assert server.ask("/index.js").body == b"1"


def test_an_unknown_file_is_still_unknown(server: Server) -> None:
    assert server.ask("/unknown.js").status == 404


def test_a_browser_that_has_it_already_is_told_so(server: Server) -> None:
    etag = server.ask("/").headers["etag"]

    again = server.ask("/", if_none_match=etag)

    assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)


def test_a_browser_that_remembers_streamlits_own_page_gets_ours(server: Server, page: Page) -> None:
    later = "Fri, 31 Dec 2100 00:00:00 GMT"

    assert server.ask("/", if_none_match='"theirs"', if_modified_since=later).body.decode() == page.html


def test_a_question_for_the_headers_alone_has_no_body(server: Server) -> None:
    answer = server.ask("/", method="HEAD")

    assert (answer.status, answer.body) == (200, b"")
