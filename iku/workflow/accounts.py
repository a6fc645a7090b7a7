"""Managing accounts: open, grant, reset, switch off and on. The first one is opened at the command line."""

import re
from collections.abc import Iterable

from iku.access.passwords import hashed, one_time_password
from iku.access.sessions import LONGEST
from iku.domain.account import WITH_SUBDIVISION, Account, Directory, NewAccount, OneTimePassword
from iku.domain.permission import Action
from iku.domain.person import Grant, Person, Role
from iku.errors import AccountRefused, LastAdministrator, UnknownAccount
from iku.store import accounts
from iku.store.appending import Stamp
from iku.store.connection import Cursor
from iku.workflow.acting import require_reason, require_right
from iku.workflow.directory import directory
from iku.workflow.workspace import Workspace

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}", re.ASCII)
EMAIL = re.compile(r"[^\s@<>,;\"\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
LONGEST_NAME = 80

GRANTED_ANEW = "peran diubah"
PASSWORD_RESET = "kata sandi diatur ulang"  # noqa: S105 - a reason, as it is read in the history
SWITCHED_OFF = "akun dinonaktifkan"


def known_accounts(workspace: Workspace, person: Person) -> tuple[Account, ...]:
    """By login. Raises NotAllowed."""
    require_right(person, Action.MANAGE_ACCOUNTS)
    return directory(workspace).accounts


def open_account(workspace: Workspace, person: Person, asked: NewAccount) -> OneTimePassword:
    """Opens an account with a one-time password, which is nowhere kept. Raises NotAllowed, AccountRefused."""
    require_right(person, Action.MANAGE_ACCOUNTS)
    password = one_time_password()
    stored = hashed(password)
    with workspace.store.writing() as cursor:
        new = _checked(workspace, _standing(cursor, workspace), asked)
        stamp = _stamp(workspace, person)
        account = accounts.append_account(cursor, stamp, new)
        accounts.append_password(cursor, stamp, account, stored, is_one_time=True)
    return OneTimePassword(account, new.login, password)


def grant(workspace: Workspace, person: Person, account: str, grants: frozenset[Grant]) -> None:
    """From now on the account holds these roles and no others; whoever is signed in with it signs in anew.

    Raises NotAllowed, UnknownAccount, AccountRefused, LastAdministrator.
    """
    require_right(person, Action.MANAGE_ACCOUNTS)
    held = checked_grants(workspace, grants)
    with workspace.store.writing() as cursor:
        standing = _standing(cursor, workspace)
        changed = _account(standing, account)
        if Grant(Role.ADMINISTRATOR) not in held:
            _keep_an_administrator(standing, without=changed)
        stamp = _stamp(workspace, person)
        accounts.append_grants(cursor, stamp, account, held)
        end_sessions(cursor, standing, stamp, account, GRANTED_ANEW)


def reset_password(workspace: Workspace, person: Person, account: str) -> OneTimePassword:
    """Replaces the password by a one-time one and ends every session. Raises NotAllowed, UnknownAccount."""
    require_right(person, Action.MANAGE_ACCOUNTS)
    password = one_time_password()
    stored = hashed(password)
    with workspace.store.writing() as cursor:
        standing = _standing(cursor, workspace)
        changed = _account(standing, account)
        stamp = _stamp(workspace, person)
        accounts.append_password(cursor, stamp, account, stored, is_one_time=True)
        end_sessions(cursor, standing, stamp, account, PASSWORD_RESET)
    return OneTimePassword(account, changed.login, password)


def switch(workspace: Workspace, person: Person, account: str, reason: str, *, is_enabled: bool) -> None:
    """Switches an account off, which ends its sessions at once, or on again.

    Raises NotAllowed, ReasonMissing, UnknownAccount, LastAdministrator.
    """
    require_right(person, Action.MANAGE_ACCOUNTS)
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        standing = _standing(cursor, workspace)
        changed = _account(standing, account)
        if not is_enabled:
            _keep_an_administrator(standing, without=changed)
        stamp = _stamp(workspace, person)
        accounts.append_switch(cursor, stamp, account, why, is_enabled=is_enabled)
        if not is_enabled:
            end_sessions(cursor, standing, stamp, account, SWITCHED_OFF)


def end_sessions(cursor: Cursor, standing: Directory, stamp: Stamp, account: str, reason: str) -> None:
    """Every open session of the account."""
    accounts.append_session_ends(cursor, stamp, (s for s in standing.sessions.values() if s.account == account), reason)


def checked_grants(workspace: Workspace, grants: Iterable[Grant]) -> frozenset[Grant]:
    """Raises AccountRefused unless there is at least one role, each with a subdivision where it needs one."""
    known = {s.code for s in workspace.definitions.subdivisions}
    held = frozenset(grants)
    if not held:
        raise AccountRefused("roles-missing")
    for grant in sorted(held, key=lambda g: (g.role, g.subdivision)):
        if grant.role in WITH_SUBDIVISION and not grant.subdivision:
            raise AccountRefused("subdivision-missing", grant.role)
        if grant.role not in WITH_SUBDIVISION and grant.subdivision:
            raise AccountRefused("subdivision-superfluous", grant.role)
        if grant.subdivision and grant.subdivision not in known:
            raise AccountRefused("subdivision-unknown", grant.subdivision)
    return held


def grant_named(text: str) -> Grant:
    """`operator:kul`, `secretary`. Raises AccountRefused."""
    role, _, subdivision = text.strip().partition(":")
    if role not in {known.value for known in Role}:
        raise AccountRefused("role-unknown", text)
    return Grant(Role(role), subdivision)


def _checked(workspace: Workspace, standing: Directory, asked: NewAccount) -> NewAccount:
    login, name, email = asked.login.strip().casefold(), " ".join(asked.name.split()), asked.email.strip()
    if not LOGIN.fullmatch(login):
        raise AccountRefused("login-malformed", asked.login)
    if standing.with_login(login):
        raise AccountRefused("login-taken", login)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise AccountRefused("name-malformed", asked.name)
    if email and not EMAIL.fullmatch(email):
        raise AccountRefused("email-malformed", email)
    if standing.with_email(email):
        raise AccountRefused("email-taken", email)
    grants = checked_grants(workspace, asked.grants)
    if not standing.accounts and Grant(Role.ADMINISTRATOR) not in grants:
        raise AccountRefused("first-manages")
    return NewAccount(login, name, email, grants)


def _standing(cursor: Cursor, workspace: Workspace) -> Directory:
    """As it stands inside the transaction, with every session that may still be open."""
    return accounts.directory(cursor, workspace.store.moment() - LONGEST)


def _account(standing: Directory, identity: str) -> Account:
    account = standing.account(identity)
    if account is None:
        raise UnknownAccount(identity)
    return account


def _keep_an_administrator(standing: Directory, without: Account) -> None:
    if without.is_administrator and not any(a.is_administrator for a in standing.accounts if a != without):
        raise LastAdministrator


def _stamp(workspace: Workspace, person: Person) -> Stamp:
    return Stamp(workspace.office, person, workspace.store.moment())
