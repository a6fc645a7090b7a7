"""Scripts and styles travel packed, and only they."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from iku.web.assets import ASSET, PackedAssets, own_assets
from tests.web.answering import Server, answering

PROJECT = Path(__file__).resolve().parents[2]
SCRIPT = b"let a = 1;" * 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("front-end")
    for name in ("static/js", "static/media"):
        (folder / name).mkdir(parents=True)
    (folder / "static/js/a.js").write_bytes(SCRIPT)
    (folder / "static/media/a.woff2").write_bytes(b"font")
    (folder.parent / "secret.js").write_bytes(b"secret")
    app = Starlette(
        routes=[own_assets("/app/static", PROJECT / "static"), Mount("/", StaticFiles(directory=folder))],
        middleware=[Middleware(PackedAssets, folder=folder)],
    )
    with answering(app) as opened:
        yield opened


def test_a_script_travels_packed_to_a_browser_that_takes_it(server: Server) -> None:
    answer = server.ask("/static/js/a.js", accept_encoding="gzip, deflate, br")

    assert gzip.decompress(answer.body) == SCRIPT
    assert len(answer.body) < len(SCRIPT) / 50
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"


def test_it_travels_as_it_is_to_others(server: Server) -> None:
    answer = server.ask("/static/js/a.js", accept_encoding="identity")

    assert answer.body == SCRIPT
    assert "content-encoding" not in answer.headers


def test_what_is_packed_already_is_not_packed_again(server: Server) -> None:
    assert server.ask("/static/media/a.woff2", accept_encoding="gzip").body == b"font"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../secret.js",
        "/static/%2e%2e/%2e%2e/secret.js",
        "/static/js/..%5c..%5csecret.js",
        "/static///host/a.js",
    ],
)
def test_no_path_leads_out_of_the_folder(server: Server, path: str) -> None:
    assert server.ask(path, accept_encoding="gzip").status == 404


def test_every_script_and_style_that_streamlit_ships_is_packed() -> None:
    shipped = Path(st.__file__).parent / "static" / "static"
    names = [path.relative_to(shipped).as_posix() for path in shipped.rglob("*") if path.suffix in (".js", ".css")]

    assert len(names) > 50
    assert [name for name in names if not ASSET.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("plus-jakarta-sans-latin-wght-normal.woff2", "font/woff2"), ("icon.png", "image/png")],
)
def test_our_own_typeface_and_icon_are_served_and_kept_for_a_day(server: Server, name: str, kind: str) -> None:
    answer = server.ask(f"/app/static/{name}")

    assert answer.body == (PROJECT / "static" / name).read_bytes()
    assert answer.headers["content-type"] == kind
    assert answer.headers["cache-control"] == "public, max-age=86400"


def test_the_typefaces_licence_is_served_beside_it(server: Server) -> None:
    assert b"SIL OPEN FONT LICENSE" in server.ask("/app/static/plus-jakarta-sans-LICENSE.txt").body
