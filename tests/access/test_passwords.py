"""What may be a password, and how one is kept."""

import re

import pytest

from iku.access.passwords import check_password, hashed, is_password, one_time_password
from iku.errors import PasswordRefused
from tests.hashing import hash_quickly


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("sebelaskara", "too-short"),
        ("x" * 129, "too-long"),
        ("siti.aminah2024", "is-name"),
        ("Aminah!!!!!!!!!!", "is-name"),
        ("sitisitisiti", "is-name"),
        ("kpukotaserang2024", "too-common"),
        ("Password12345!", "too-common"),
        ("rahasiarahasia", "too-common"),
        ("qwertyuiopasdf", "too-common"),
        ("123456789012", "too-common"),
        ("aaaaaaaaaaaaaa", "too-common"),
    ],
)
def test_what_would_be_tried_first_is_refused(password: str, code: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        check_password(password, "siti.aminah", "Siti Aminah", "siti@kpu.go.id")

    assert refused.value.code == code


@pytest.mark.parametrize(
    "password", ["kursi hujan lampu padi", "Tr0ub4dor&3xyz", "паролькотдома", "k3wp-9hdx-m2qa-7trb"]
)
def test_length_is_enough(password: str) -> None:
    check_password(password, "siti.aminah", "Siti Aminah", "siti@kpu.go.id")


def test_a_password_is_kept_as_argon2id_with_the_work_that_owasp_asks_for() -> None:
    stored = hashed("kursi hujan lampu padi")

    assert re.match(r"\$argon2id\$v=19\$m=65536,t=3,p=4\$", stored)
    assert is_password(stored, "kursi hujan lampu padi")
    assert not is_password(stored, "kursi hujan lampu")


def test_however_a_keyboard_composes_its_letters_it_is_the_same_password(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)

    assert is_password(hashed("cafe\u0301 di pinggir kali"), "caf\u00e9 di pinggir kali")


def test_where_nobody_has_a_password_it_is_compared_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = hash_quickly(monkeypatch)

    assert not is_password(None, "kursi hujan lampu padi")
    assert hasher.comparisons == 1


def test_what_is_no_hash_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)

    assert not is_password("", "")
    assert not is_password("plain", "plain")


def test_one_time_passwords_can_be_read_out_and_never_repeat() -> None:
    made = {one_time_password() for _ in range(200)}

    assert len(made) == 200
    assert all(re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", password) for password in made)
    assert not set("".join(made)) & set("ilo01")
