"""Pengaturan › Token: a secret is shown once, revoked with one press, and offered to members only."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.person import TokenScope
from iku.workflow import opening
from iku.workflow.tokens import bearer
from tests.connecting import Connection
from tests.hashing import CountingHasher, hash_quickly
from tests.pages import reading
from tests.pages.conftest import Visit
from tests.staff import ADMINISTRATOR, LEADER, PASSWORD, member


@pytest.fixture(autouse=True)
def hasher(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    return hash_quickly(monkeypatch)


@pytest.fixture
def page(office: Path, visit: Visit, connection: Connection) -> AppTest:
    member(opening.working(), "admin", ADMINISTRATOR)
    member(opening.working(), "siti", LEADER)
    connection.sign_in("siti", PASSWORD)
    return visit("settings", bagian="Token")


def texts(app: AppTest) -> list[str]:
    return [element.value for element in app.text]


def make(app: AppTest, label: str) -> str:
    """Makes a token and returns its secret."""
    app.text_input(key="token-label").set_value(label)
    app.button(key="make-token").click().run()
    assert not app.exception
    return next((text for text in texts(app) if text.startswith("iku_")), "")


def test_a_token_is_made_shown_once_and_revoked(page: AppTest) -> None:
    assert reading.plain(page.title[0].value) == "Belum ada token yang berlaku"

    secret = make(page, "aplikasi laporan")

    asking = bearer(opening.working(), secret)
    assert asking is not None
    assert (asking.name, asking.scope) == ("Siti (uji)", TokenScope.READ)
    assert reading.plain(page.title[0].value) == "1 token untuk sistem lain masih berlaku"

    page.button(key="token-copied").click().run()
    assert secret not in "".join(texts(page))

    revoke = next(b for b in page.button if b.label == "Cabut")
    revoke.click().run()
    assert bearer(opening.working(), secret) is None
    assert "dicabut oleh Siti (uji)" in " ".join(reading.plain(m.value) for m in page.markdown)


def test_in_practice_it_says_that_tokens_open_the_offices_data(page: AppTest, visit: Visit) -> None:
    assert [reading.plain(e.value) for e in page.info] == []

    practice = visit("settings", bagian="Token", data="contoh")

    assert (
        "Mode latihan sedang terbuka, tetapi token selalu untuk data kerja: yang dibuat di sini membuka data kantor."
    ) in [reading.plain(e.value) for e in practice.info]


def test_a_token_without_a_purpose_is_refused_in_words(page: AppTest) -> None:
    assert make(page, "  ") == ""

    assert [reading.plain(e.value) for e in page.error] == ["Isi untuk apa token ini, paling banyak 80 huruf."]


def test_in_single_person_mode_there_are_no_tokens(office: Path, visit: Visit) -> None:
    app = visit("settings", bagian="Token")

    assert [b for b in app.button if b.key == "make-token"] == []
