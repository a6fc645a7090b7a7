"""Accounts and sessions as they stand, read once per state of the store: asked at every action."""

import threading
from datetime import datetime
from weakref import WeakKeyDictionary

from iku.access.sessions import LONGEST
from iku.domain.account import Account, Directory
from iku.errors import UnknownAccount
from iku.store import accounts
from iku.store.connection import Store, utc_now
from iku.workflow.workspace import Workspace

_read: WeakKeyDictionary[Store, tuple[int, Directory]] = WeakKeyDictionary()
_reading = threading.Lock()


def directory(workspace: Workspace, now: datetime | None = None) -> Directory:
    """Sessions older than any may become are left out."""
    store = workspace.store
    with _reading:
        # Asked for before reading: what is read may be newer than it says, never older.
        version = store.data_version
        kept = _read.get(store)
        if kept is None or kept[0] != version:
            with store.reading() as cursor:
                kept = (version, accounts.directory(cursor, (now or utc_now()) - LONGEST))
            _read[store] = kept
        return kept[1]


def account_named(workspace: Workspace, login: str) -> Account:
    """By what is typed at sign-in. Raises UnknownAccount."""
    account = directory(workspace).with_login(login)
    if account is None:
        raise UnknownAccount(login)
    return account


def has_accounts(workspace: Workspace) -> bool:
    """Whether anyone was ever given one, enabled or not: once there are accounts, nobody comes in without."""
    return bool(directory(workspace).accounts)
