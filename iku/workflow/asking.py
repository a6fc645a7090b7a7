"""Who is asking, resolved anew at every action: pages, routes and interfaces all ask here.

Accounts are those of the office's own store, also for what is tried in the sample data.
"""

import os
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from iku.access.asker import Asker
from iku.access.server_key import ENVIRONMENT, server_key
from iku.access.sessions import CookieKind, session_cookie, unsigned
from iku.access.ways import Entrance, Way, is_of_a_network
from iku.domain.account import Account
from iku.domain.person import Person, Reading, Standing, sole_person
from iku.errors import StoreBusy, StoreUnusable
from iku.workflow import opening
from iku.workflow.directory import directory, has_accounts
from iku.workflow.signing_in import account_of, member
from iku.workflow.workspace import Workspace, home_folder

_with_accounts: set[Path] = set()
"""Homes that were seen to have accounts: where the store cannot be read for a moment, nobody comes in without one."""
_noting = threading.Lock()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking, and by which way in. `account`: with which the person is signed in.

    `foreign_host`: the host that was asked for where it is none of the dashboard's, so that nothing is shown.
    """

    person: Person
    way: Way
    account: Account | None = None
    foreign_host: str | None = None

    @property
    def must_change_password(self) -> bool:
        return self.way is Way.LOCAL and self.account is not None and self.account.must_change_password

    @property
    def is_signed_in(self) -> bool:
        return self.account is not None


def caller(asker: Asker, entrance: Entrance, email: str = "") -> Caller:
    """`email` is the address that an identity provider vouches for, "" for none."""
    try:
        workspace = opening.working()
    except (StoreBusy, StoreUnusable):
        return _without_store(asker, entrance)
    way = way_in(workspace, entrance)
    match way:
        case Way.OIDC:
            return _vouched_for(workspace, entrance, email)
        case Way.LOCAL:
            account = account_of(workspace, session_secret(workspace, asker, entrance))
            return Caller(member(account) if account else _visitor(entrance.public), way, account)
        case Way.ALONE if asker.is_here:
            return Caller(sole_person(""), way)
        case _ if not _is_own_host(asker, entrance):
            return Caller(_visitor(Reading.NOTHING), Way.READING_ONLY, foreign_host=asker.host)
        case _:
            return Caller(_reader(entrance), Way.READING_ONLY)


def way_in(workspace: Workspace, entrance: Entrance) -> Way:
    """By which way people come in; `workspace` is the office's own."""
    known = has_accounts(workspace)
    if known:
        with _noting:
            _with_accounts.add(workspace.home)
    return entrance.way(has_accounts=known)


def session_secret(workspace: Workspace, asker: Asker, entrance: Entrance) -> str:
    """What the browser's session cookie holds; "" where it was not made here."""
    kind = cookie_kind(asker, entrance)
    return unsigned(key_of(workspace), kind, asker.cookies.get(kind.name, ""))


def cookie_kind(asker: Asker, entrance: Entrance) -> CookieKind:
    return session_cookie(entrance.base_path, is_secure=asker.is_secure or entrance.is_behind_tls)


def key_of(workspace: Workspace) -> bytes:
    """With which the server signs. Raises StoreUnusable."""
    try:
        return _key(workspace.home, os.environ.get(ENVIRONMENT, ""))
    except OSError as error:
        raise StoreUnusable(workspace.home, str(error)) from error


@lru_cache(maxsize=8)
def _key(home: Path, given: str) -> bytes:
    return server_key(home, {ENVIRONMENT: given})


def _vouched_for(workspace: Workspace, entrance: Entrance, email: str) -> Caller:
    account = directory(workspace).with_email(email)
    if account and account.is_enabled:
        return Caller(account.person, Way.OIDC, account)
    if account:
        return Caller(_visitor(Reading.NOTHING), Way.OIDC)
    return Caller(
        _visitor(entrance.unknown if email and entrance.unknown != Reading.NOTHING else entrance.public), Way.OIDC
    )


def _without_store(asker: Asker, entrance: Entrance) -> Caller:
    """The office's own store cannot be opened: only the sample is left, for whoever sits at this machine."""
    with _noting:
        is_known = home_folder() in _with_accounts
    if not entrance.has_provider and not is_known and entrance.listens_here_only and asker.is_here:
        return Caller(sole_person(""), Way.ALONE)
    return Caller(_visitor(Reading.NOTHING), Way.OIDC if entrance.has_provider else Way.LOCAL)


def _is_own_host(asker: Asker, entrance: Entrance) -> bool:
    """Whether the host that was asked for is this machine, or the address that the office gave the dashboard.

    Any other may be a stranger's page, whose name server leads here: it could show all figures to its maker. On a network
    the machine has names that nobody told us; those that no name server of elsewhere can give are its own too.
    """
    if asker.names_this_machine or asker.host == entrance.host != "":
        return True
    return not entrance.listens_here_only and is_of_a_network(asker.host)


def _reader(entrance: Entrance) -> Person:
    """Where nobody can say who they are: every figure, unless the office shows verified ones only."""
    return _visitor(entrance.public if entrance.public != Reading.NOTHING else Reading.FIGURES)


def _visitor(reading: Reading) -> Person:
    return Person("", standing=Standing.VISITOR, reading=reading)
