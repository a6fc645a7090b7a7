"""Cookies, forms, ways back, and how often one may try."""

import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.access import sessions
from iku.access.attempts import Attempts
from iku.access.forms import form_token, is_own_form, is_own_origin, way_back
from iku.access.server_key import server_key
from iku.access.sessions import form_cookie, has_ended, new_secret, session_cookie, signed, stored_form, unsigned

KEY = b"k" * 32
NOON = datetime(2024, 10, 10, 12)


def test_a_cookie_comes_back_only_as_it_was_signed_here_for_this_purpose() -> None:
    kind = session_cookie("", is_secure=False)
    cookie = signed(KEY, kind, "secret")

    assert unsigned(KEY, kind, cookie) == "secret"
    assert unsigned(KEY, form_cookie("", is_secure=False), cookie) == ""
    assert unsigned(b"other", kind, cookie) == ""
    assert unsigned(KEY, kind, cookie[:-1]) == ""
    assert unsigned(KEY, kind, "secret") == ""


@given(st.text(max_size=80))
def test_nothing_made_up_is_a_cookie(cookie: str) -> None:
    assert unsigned(KEY, session_cookie("", is_secure=False), cookie) == ""


def test_under_tls_the_name_forbids_others_to_set_it() -> None:
    assert session_cookie("", is_secure=True).name == "__Host-iku_session"
    assert session_cookie("iku", is_secure=True).name == "__Secure-iku_session"
    assert session_cookie("iku", is_secure=True).path == "/iku"
    assert session_cookie("", is_secure=False).name == "iku_session"


def test_a_secret_is_random_and_stored_as_its_hash() -> None:
    assert len({new_secret() for _ in range(100)}) == 100
    assert len(new_secret()) == 43
    assert stored_form("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


@pytest.mark.parametrize(
    ("age", "idle", "is_over"),
    [
        (timedelta(hours=11, minutes=59), timedelta(0), False),
        (timedelta(hours=12), timedelta(0), True),
        (timedelta(hours=4), timedelta(hours=3, minutes=59), False),
        (timedelta(hours=4), timedelta(hours=4), True),
    ],
)
def test_a_session_ends_by_its_age_and_by_idleness(age: timedelta, idle: timedelta, is_over: bool) -> None:
    assert has_ended(NOON - age, NOON - idle, NOON) is is_over
    assert sessions.LONGEST_IDLE < sessions.LONGEST


def test_a_form_belongs_to_one_browser() -> None:
    token = form_token(KEY, "mine")

    assert is_own_form(KEY, "mine", token)
    assert not is_own_form(KEY, "yours", token)
    assert not is_own_form(KEY, "", form_token(KEY, ""))
    assert not is_own_form(KEY, "mine", "")


@pytest.mark.parametrize(
    ("origin", "is_own"),
    [
        (None, True),
        ("http://localhost:8501", True),
        ("https://iku.kpu.go.id", True),
        ("null", False),
        ("https://evil.id", False),
        ("http://localhost:8502", False),
    ],
)
def test_a_form_comes_from_our_own_pages(origin: str | None, is_own: bool) -> None:
    assert is_own_origin(origin, "localhost:8501", "https://iku.kpu.go.id/") is is_own


@pytest.mark.parametrize("asked", ["/", "/isi-realisasi?triwulan=TW%20I", "/divisi"])
def test_one_goes_back_to_where_one_came_from(asked: str) -> None:
    assert way_back(asked, "") == asked


ELSEWHERE = (
    "//evil.id",
    "///evil.id",
    "/\\evil.id",
    "/\t/evil.id",
    "https://evil.id",
    "evil.id",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("asked", ["", *ELSEWHERE, "/a\r\nSet-Cookie: x", "/" + "a" * 600, " /", "/é"])
def test_and_nowhere_else(asked: str) -> None:
    assert way_back(asked, "") == "/"


def test_under_a_path_of_its_own_one_stays_under_it() -> None:
    assert way_back("/lain", "/iku") == "/iku/"
    assert way_back("/iku/divisi", "/iku") == "/iku/divisi"
    assert way_back("/ikut", "/iku") == "/iku/"


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    key = server_key(tmp_path / "home", {})

    assert len(key) == 32
    assert server_key(tmp_path / "home", {}) == key
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret.key"]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "home" / "secret.key").stat().st_mode) == 0o600


def test_a_key_can_be_given_instead(tmp_path: Path) -> None:
    assert server_key(tmp_path, {"IKU_SECRET": "a"}) != server_key(tmp_path, {"IKU_SECRET": "b"})
    assert list(tmp_path.iterdir()) == []


def test_an_account_is_tried_so_often_whoever_tries() -> None:
    attempts = Attempts("3/15 minutes", "100/15 minutes")

    waits = [attempts.take("siti", f"10.0.0.{i}") for i in range(4)]

    assert waits[:3] == [0, 0, 0]
    assert 0 < waits[3] <= 15 * 60
    assert attempts.take("budi", "10.0.0.9") == 0


def test_an_address_tries_so_often_whomever_it_tries() -> None:
    attempts = Attempts("100/15 minutes", "3/15 minutes")

    waits = [attempts.take(f"account{i}", "10.0.0.1") for i in range(4)]

    assert waits[:3] == [0, 0, 0]
    assert waits[3] > 0
    assert attempts.take("siti", "10.0.0.2") == 0


def test_whoever_knows_the_password_begins_anew() -> None:
    attempts = Attempts("2/15 minutes", "100/15 minutes")
    attempts.take("siti", "10.0.0.1")
    attempts.forgive("siti")

    assert [attempts.take("siti", "10.0.0.1") for _ in range(2)] == [0, 0]
