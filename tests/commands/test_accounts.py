"""Accounts from the command line, where the first administrator is made."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from iku.errors import SignInRefused
from iku.store.connection import Store
from iku.store.layout import STORE_NAME
from iku.workflow import opening
from iku.workflow.signing_in import sign_in
from tests.commands.test_commands import iku, rows
from tests.hashing import hash_quickly

ADD_ADMIN = ("account", "add", "hendro", "--name", "Hendro", "--role", "administrator")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    hash_quickly(monkeypatch)
    monkeypatch.setenv("IKU_HOME", str(tmp_path / "store"))
    monkeypatch.delenv("IKU_PERSON", raising=False)
    yield tmp_path
    opening.close_all()


def test_the_first_administrator_gets_a_one_time_password_on_stdout_alone(home: Path) -> None:
    result = iku(*ADD_ADMIN)

    assert result.exit_code == 0
    assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}\n", result.stdout)
    assert result.stdout.strip() not in result.stderr
    assert sign_in(opening.working(), "hendro", result.stdout.strip(), "").must_change


def test_nothing_that_could_be_used_to_sign_in_is_stored(home: Path) -> None:
    password = iku(*ADD_ADMIN).stdout.strip()
    secret = sign_in(opening.working(), "hendro", password, "").secret
    opening.close_all()

    content = (home / "store" / STORE_NAME).read_bytes()
    assert b"hendro" in content
    assert password.encode() not in content
    assert secret.encode() not in content


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--role", "leader"),
            "Akun pertama harus administrator: tanpa administrator tidak ada yang dapat mengelola akun.",
        ),
        (("--role", "operator"), "Subbagian belum dipilih. Operator dan verifikator selalu dari satu subbagian."),
        (("--role", "operator:dapur"), 'Subbagian "dapur" tidak dikenal. Pilih salah satu dari kamus.'),
        (("--role", "raja"), 'Peran "raja" tidak dikenal.'),
        (("--role", "administrator:kul"), "Hanya operator dan verifikator yang memerlukan subbagian."),
        (("--role", "administrator", "--email", "siti"), 'Surel "siti" tidak terbaca.'),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(home: Path, options: tuple[str, ...], sentence: str) -> None:
    result = iku("account", "add", "siti", "--name", "Siti", *options)

    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert rows(iku("account", "list", "--format", "csv")) == []


@pytest.mark.parametrize("login", ["", "S", "siti aminah", "-siti", "siti@kpu", "a" * 33])
def test_a_login_is_a_plain_word(home: Path, login: str) -> None:
    result = iku("account", "add", "--name", "Siti", "--role", "administrator", "--", login)

    assert result.exit_code == 1
    assert "tidak dapat dipakai" in result.stderr


def test_accounts_are_listed_granted_reset_and_switched(home: Path) -> None:
    iku(*ADD_ADMIN)
    first = iku(
        "account", "add", "Siti", "--name", "Siti", "--role", "operator:kul", "--email", "siti@kpu.go.id"
    ).stdout

    assert "sudah dipakai" in iku("account", "add", "siti", "--name", "Lain", "--role", "leader").stderr
    assert iku("account", "grant", "siti", "--role", "verifier:rendatin", "--role", "leader").exit_code == 0
    assert iku("account", "disable", "siti").stderr == "Alasan belum diisi. Tulis alasannya, lalu coba lagi.\n"
    assert iku("account", "disable", "siti", "--reason", "pindah tugas").exit_code == 0

    (siti,) = [r for r in rows(iku("account", "list", "--format", "csv")) if r["login"] == "siti"]
    assert (siti["roles"], siti["enabled"], siti["email"]) == ("leader verifier:rendatin", "false", "siti@kpu.go.id")
    with pytest.raises(SignInRefused):
        sign_in(opening.working(), "siti", first.strip(), "")

    iku("account", "enable", "siti", "--reason", "kembali")
    second = iku("account", "reset", "siti").stdout.strip()
    with pytest.raises(SignInRefused):
        sign_in(opening.working(), "siti", first.strip(), "")
    assert sign_in(opening.working(), "siti", second, "").account.name == "Siti"


@pytest.mark.parametrize("change", [("disable", "hendro", "--reason", "x"), ("grant", "hendro", "--role", "leader")])
def test_the_last_administrator_stays(home: Path, change: tuple[str, ...]) -> None:
    iku(*ADD_ADMIN)

    result = iku("account", *change)

    assert result.exit_code == 1
    assert result.stderr == "Ini administrator terakhir yang aktif. Beri peran administrator kepada akun lain dulu.\n"
    iku("account", "add", "wati", "--name", "Wati", "--role", "administrator")
    assert iku("account", *change).exit_code == 0


def test_an_unknown_account_is_named(home: Path) -> None:
    assert iku("account", "reset", "siti").stderr == 'Akun "siti" tidak ada.\n'


def test_while_another_program_holds_the_store_it_says_what_to_do(home: Path) -> None:
    holder = Store.open(home / "store" / STORE_NAME)
    try:
        result = iku(*ADD_ADMIN)
    finally:
        holder.close()

    assert (result.exit_code, result.stdout) == (3, "")
    assert "Tutup program itu, lalu coba lagi." in result.stderr
