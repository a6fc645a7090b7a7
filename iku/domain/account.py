"""Accounts: whom the office knows, in which roles, and the sessions in which they work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from iku.domain.person import Grant, Person, Role, Standing

ONE_TIME_LASTS = timedelta(days=7)
"""So long a one-time password opens the door; then another must be made."""

WITH_SUBDIVISION = (Role.OPERATOR, Role.VERIFIER)
"""Roles that are held for a subdivision."""


@dataclass(frozen=True, slots=True)
class Password:
    """What is kept of a password: its hash. `is_one_time`: made by the dashboard, to be changed at the first sign-in."""

    stored: str
    is_one_time: bool
    set_at: datetime

    def opens(self, now: datetime) -> bool:
        """Whether it has not lapsed."""
        return not self.is_one_time or now - self.set_at < ONE_TIME_LASTS


@dataclass(frozen=True, slots=True)
class Account:
    """As it stands now. `account` is its identity, `login` what is typed."""

    account: str
    login: str
    name: str
    email: str
    grants: frozenset[Grant]
    is_enabled: bool
    reason: str
    """why it was switched off or on"""
    password: Password | None
    opened_at: datetime
    last_signed_in: datetime | None

    @property
    def person(self) -> Person:
        return Person(self.name, self.account, Standing.MEMBER, self.grants)

    @property
    def is_administrator(self) -> bool:
        """Whether it can manage accounts now."""
        return self.is_enabled and Grant(Role.ADMINISTRATOR) in self.grants

    @property
    def must_change_password(self) -> bool:
        return self.password is not None and self.password.is_one_time


@dataclass(frozen=True, slots=True)
class Session:
    """In which somebody signed in and has not signed out; `session` is the hash of the browser's secret."""

    session: str
    account: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Directory:
    """All accounts and open sessions at one moment."""

    accounts: tuple[Account, ...]
    sessions: Mapping[str, Session]

    def account(self, identity: str) -> Account | None:
        return next((a for a in self.accounts if a.account == identity), None)

    def with_login(self, login: str) -> Account | None:
        wanted = login.strip().casefold()
        return next((a for a in self.accounts if a.login == wanted), None)

    def with_email(self, email: str) -> Account | None:
        wanted = email.strip().casefold()
        return next((a for a in self.accounts if wanted and a.email.casefold() == wanted), None)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What is asked for when an account is opened."""

    login: str
    name: str
    email: str
    grants: frozenset[Grant]


@dataclass(frozen=True, slots=True)
class OneTimePassword:
    """Shown once to whoever made it, and never stored."""

    account: str
    login: str
    password: str
