"""Passwords: what may be one, and how one is kept (argon2id)."""

import re
import secrets
import threading
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from iku.errors import PasswordRefused

SHORTEST, LONGEST = 12, 128
"""In characters. Length is all that is asked: mixtures of signs make passwords hard for people, not for machines."""
SAME_TIME = 2
"""So many hashes at once: each takes 64 MiB, and whoever asks for many must not take the memory of all."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter that is read as another when it is copied from paper."""
GROUPS, GROUP = 4, 4

COMMON = frozenset(Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").split())
"""Words that are tried first here; with digits or signs around them, or twice over, they are no password either."""

_hasher = PasswordHasher()
_room = threading.BoundedSemaphore(SAME_TIME)


def check_password(password: str, *own_names: str) -> None:
    """Raises PasswordRefused unless it may be chosen. `own_names`: what a stranger would try first for this person."""
    if len(password) < SHORTEST:
        raise PasswordRefused("too-short", SHORTEST)
    if len(password) > LONGEST:
        raise PasswordRefused("too-long", LONGEST)
    core = _core(password)
    names = {
        word for name in own_names for word in (_core(name), *map(_core, re.split(r"[\s@.]+", name))) if len(word) > 2
    }
    if core in names or _halves(core) & names:
        raise PasswordRefused("is-name", 0)
    if len(set(password)) < 5 or core in COMMON or _halves(core) & COMMON or not _letters_beyond_a_row(password):
        raise PasswordRefused("too-common", 0)


def hashed(password: str) -> str:
    """The argon2id hash that is stored."""
    with _room:
        return _hasher.hash(_one_spelling(password))


def is_password(stored: str | None, password: str) -> bool:
    """Whether the password belongs to the hash. Without a hash: as much work, and no."""
    with _room:
        try:
            _hasher.verify(stored or _of_nobody(), _one_spelling(password)[: 4 * LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None


def one_time_password() -> str:
    """79 random bits that can be read out over a telephone: `k3wp-9hdx-m2qa-7trb`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


@cache
def _of_nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe())


def _one_spelling(password: str) -> str:
    """However a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", password)


def _core(password: str) -> str:
    """Its letters; digits and signs around them fool nobody."""
    return "".join(c for c in _one_spelling(password).casefold() if c.isalpha())


def _halves(word: str) -> set[str]:
    """`kpukpukpu` is `kpu`: the word that it repeats."""
    return {
        word[:n] for n in range(2, len(word) // 2 + 1) if len(word) % n == 0 and word[:n] * (len(word) // n) == word
    }


ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789", "98765432109876543210")


def _letters_beyond_a_row(password: str) -> bool:
    """Whether it is more than a row of the keyboard, or of the alphabet."""
    plain = "".join(c for c in password.casefold() if c.isalnum())
    return not any(plain in row or plain in row * 2 for row in ROWS)
