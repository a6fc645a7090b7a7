"""Signing in and out with an account of the dashboard's own, and one's own password."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from iku.access.passwords import check_password, hashed, is_password
from iku.access.sessions import LONGEST, has_ended, new_secret, stored_form
from iku.access.ways import Way
from iku.domain.account import Account
from iku.domain.permission import Action
from iku.domain.person import Person, Standing
from iku.errors import NotAllowed, PasswordRefused, SignInRefused
from iku.store import accounts
from iku.store.appending import Stamp
from iku.store.connection import utc_now
from iku.workflow.accounts import end_sessions
from iku.workflow.directory import directory
from iku.workflow.workspace import Workspace

SIGNED_OUT = "keluar"
REPLACED = "masuk lagi"
PASSWORD_CHANGED = "kata sandi diganti"  # noqa: S105 - a reason, as it is read in the history
MOST_SEEN = 10_000

_seen: OrderedDict[str, datetime] = OrderedDict()
"""When something was last done in a session, by its hash. In this process only: after a restart the time runs anew."""
_seeing = threading.Lock()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`secret` is for the browser alone. `must_change`: nothing may be done before the password is changed."""

    secret: str
    account: Account
    must_change: bool


def sign_in(workspace: Workspace, login: str, password: str, address: str, before: str = "") -> SignedIn:
    """Opens a session with a secret of its own; `before` is the one that the browser had, and ends.

    Raises SignInRefused: the same, after the same work, whatever was wrong.
    """
    account = directory(workspace).with_login(login)
    kept = account.password if account else None
    is_right = is_password(kept.stored if kept else None, password)
    if account is None or kept is None or not is_right or not account.is_enabled or not kept.opens(utc_now()):
        raise SignInRefused
    secret = new_secret()
    with workspace.store.writing() as cursor:
        moment = workspace.store.moment()
        standing = accounts.directory(cursor, moment - LONGEST)
        if not _is_still(standing.account(account.account), account):
            raise SignInRefused
        stamp = Stamp(workspace.office, account.person, moment)
        previous = standing.sessions.get(stored_form(before))
        accounts.append_session_ends(cursor, stamp, [previous] if previous else [], REPLACED)
        accounts.append_session(cursor, stamp, stored_form(secret), Way.LOCAL.value, address)
    return SignedIn(secret, account, account.must_change_password)


def sign_out(workspace: Workspace, secret: str) -> None:
    """Ends the session, if it is open."""
    with workspace.store.writing() as cursor:
        moment = workspace.store.moment()
        standing = accounts.directory(cursor, moment - LONGEST)
        session = standing.sessions.get(stored_form(secret))
        account = standing.account(session.account) if session else None
        if session and account:
            accounts.append_session_ends(cursor, Stamp(workspace.office, account.person, moment), [session], SIGNED_OUT)


def change_password(workspace: Workspace, secret: str, current: str, new: str, address: str) -> SignedIn:
    """Changes one's own password. Every session of the account ends, and a new one opens for this browser.

    Raises NotAllowed without an open session, SignInRefused if `current` is wrong, PasswordRefused.
    """
    account = account_of(workspace, secret)
    if account is None or account.password is None:
        raise NotAllowed(Action.READ_FIGURES)
    if not is_password(account.password.stored, current):
        raise SignInRefused
    check_password(new, account.login, account.name, account.email)
    if new == current:
        raise PasswordRefused("same-as-before", 0)
    stored, renewed = hashed(new), new_secret()
    with workspace.store.writing() as cursor:
        moment = workspace.store.moment()
        standing = accounts.directory(cursor, moment - LONGEST)
        if not _is_still(standing.account(account.account), account):
            raise SignInRefused
        stamp = Stamp(workspace.office, account.person, moment)
        accounts.append_password(cursor, stamp, account.account, stored, is_one_time=False)
        end_sessions(cursor, standing, stamp, account.account, PASSWORD_CHANGED)
        accounts.append_session(cursor, stamp, stored_form(renewed), Way.LOCAL.value, address)
    return SignedIn(renewed, account, must_change=False)


def account_of(workspace: Workspace, secret: str, now: datetime | None = None) -> Account | None:
    """Whose session it is, with the rights of this very moment; None if it is not open, or the account is switched off."""
    moment = now or utc_now()
    standing = directory(workspace, moment)
    session = standing.sessions.get(stored_form(secret)) if secret else None
    account = standing.account(session.account) if session else None
    if session is None or account is None or not account.is_enabled:
        return None
    return None if has_ended(session.opened_at, _see(session.session, moment), moment) else account


def member(account: Account) -> Person:
    """Who acts with the account. Before a one-time password is changed, a member without any right."""
    return Person(account.name, account.account, Standing.MEMBER) if account.must_change_password else account.person


def _is_still(now: Account | None, before: Account) -> bool:
    """Whether the account that was asked for may still come in as it was checked."""
    return now is not None and now.is_enabled and now.password == before.password


def _see(session: str, now: datetime) -> datetime:
    """When something was last done in it before; it is done now. What had ended stays so."""
    with _seeing:
        last = _seen.get(session, now)
        if not has_ended(last, last, now):
            _seen[session] = now
            _seen.move_to_end(session)
        while len(_seen) > MOST_SEEN:
            _seen.popitem(last=False)
        return last
