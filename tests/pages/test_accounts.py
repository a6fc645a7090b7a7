"""Pengaturan, accounts: for administrators alone; what they do there takes effect at once."""

from pathlib import Path

import pytest

from iku.domain.account import Account
from iku.domain.person import Grant, Role
from iku.workflow import opening
from iku.workflow.directory import account_named, directory
from iku.workflow.signing_in import sign_in
from tests.connecting import Connection
from tests.hashing import hash_quickly
from tests.pages.clerk import press, sentences, tables, titles, type_into
from tests.pages.conftest import Visit
from tests.staff import ADMINISTRATOR, OPERATOR_OF_LAW, PASSWORD, member


@pytest.fixture(autouse=True)
def staffed(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)
    workspace = opening.working()
    member(workspace, "admin", ADMINISTRATOR)
    member(workspace, "siti", OPERATOR_OF_LAW)


def one_time_password(said: list[str]) -> str:
    (line,) = [s for s in said if s.startswith("Kata sandi sekali pakai untuk")]
    return line.split("`")[1]


def test_an_administrator_opens_an_account_and_sees_its_password_once(visit: Visit, connection: Connection) -> None:
    connection.sign_in("admin", PASSWORD)
    app = visit("settings", bagian="Akun")
    assert titles(app)[0] == "2 akun, semua aktif"
    assert "Operator Subbagian Teknis dan Hukum" in tables(app)

    type_into(app, **{"Nama akun": "budi", "Nama lengkap": "Budi Santoso"})
    app.multiselect(key="roles-0").set_value(["Pimpinan", "Verifikator dari Teknis dan Hukum"])
    press(app, "Buka akun")

    password = one_time_password(sentences(app))
    assert titles(app)[0] == "3 akun, semua aktif"
    assert sign_in(opening.working(), "budi", password, "").account.grants == {
        Grant(Role.LEADER),
        Grant(Role.VERIFIER, "teknis-hukum"),
    }
    app.run()
    assert password not in " ".join(sentences(app))


def test_what_cannot_be_is_said_and_nothing_changes(visit: Visit, connection: Connection) -> None:
    connection.sign_in("admin", PASSWORD)
    app = visit("settings", bagian="Akun")

    press(app, "Buka akun")
    assert any(s.startswith('Nama akun "" tidak dapat dipakai.') for s in sentences(app))

    press(app, "Nonaktifkan")
    assert "Alasan belum diisi. Tulis alasannya, lalu coba lagi." in sentences(app)

    press(type_into(app, Alasan="cuti"), "Nonaktifkan")
    assert "Ini administrator terakhir yang aktif. Beri peran administrator kepada akun lain dulu." in sentences(app)


def test_roles_passwords_and_accounts_are_changed(visit: Visit, connection: Connection) -> None:
    connection.sign_in("admin", PASSWORD)
    app = visit("settings", bagian="Akun")
    siti = account_named(opening.working(), "siti").account
    app.selectbox(key="changed-account").select("Siti (uji) (siti)").run()

    app.multiselect(key=f"held-roles-{siti}").set_value(["Sekretaris"])
    press(app, "Tetapkan peran")
    assert account_named(opening.working(), "siti").grants == {Grant(Role.SECRETARY)}

    press(app, "Atur ulang kata sandi")
    assert sign_in(opening.working(), "siti", one_time_password(sentences(app)), "").must_change

    press(type_into(app, Alasan="pindah tugas"), "Nonaktifkan")
    assert "nonaktif: pindah tugas" in tables(app)
    assert not account_named(opening.working(), "siti").is_enabled


@pytest.mark.parametrize("login", ["siti", ""])
def test_nobody_else_is_shown_accounts(visit: Visit, connection: Connection, login: str) -> None:
    if login:
        connection.sign_in(login, PASSWORD)

    app = visit("settings", bagian="Akun")

    assert "Siti (uji)<" not in tables(app)
    assert not [b for b in app.button if b.label == "Buka akun"]


def test_an_administrator_who_is_one_no_longer_does_nothing_with_an_open_page(
    visit: Visit, connection: Connection
) -> None:
    member(opening.working(), "wati", ADMINISTRATOR)
    connection.sign_in("wati", PASSWORD)
    app = visit("settings", bagian="Akun")
    type_into(app, **{"Nama akun": "teman", "Nama lengkap": "Teman"})
    app.multiselect(key="roles-0").set_value(["Administrator"])
    connection.cookies = {}

    press(app, "Buka akun")

    assert [a.login for a in _accounts()] == ["admin", "siti", "wati"]


def _accounts() -> tuple[Account, ...]:
    return directory(opening.working()).accounts
