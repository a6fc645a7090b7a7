"""Hashes that take no time: the real algorithm with the least work, for tests that are not about how long it takes."""

import pytest
from argon2 import PasswordHasher

from iku.access import passwords


class CountingHasher(PasswordHasher):
    """Counts how often a password was compared with a hash: the work that an attacker could time."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.comparisons = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]  # noqa: A002
        self.comparisons += 1
        return super().verify(hash, password)


def hash_quickly(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    hasher = CountingHasher()
    monkeypatch.setattr(passwords, "_hasher", hasher)
    return hasher
