"""Accounts and sessions: facts about them, and how they stand. The latest fact of an account counts.

Accounts are the server's, of whatever office: a change of the definitions must never open a door.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from iku.domain.account import Account, Directory, NewAccount, Password, Session
from iku.domain.person import Grant, Role
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import Cursor

ACCOUNTS = """
with opened as (
    select * from store.account_opened
    qualify row_number() over (partition by account order by recorded_at desc, id desc) = 1
),
granted as (
    select * from store.account_granted
    qualify row_number() over (partition by account order by recorded_at desc, id desc) = 1
),
password as (
    select * from store.account_password_set
    qualify row_number() over (partition by account order by recorded_at desc, id desc) = 1
),
switched as (
    select * from store.account_switched
    qualify row_number() over (partition by account order by recorded_at desc, id desc) = 1
),
first as (select account, min(recorded_at) as opened_at from store.account_opened group by account),
seen as (select account, max(recorded_at) as last_signed_in from store.session_opened group by account)
select
    o.account, o.login, o.name, o.email, coalesce(g.grants, '[]') as grants, coalesce(s.is_enabled, true) as is_enabled,
    coalesce(s.reason, '') as reason, p.password_hash, p.is_one_time, p.recorded_at as set_at, f.opened_at, n.last_signed_in
from opened as o
join first as f on f.account = o.account
left join granted as g on g.account = o.account
left join password as p on p.account = o.account
left join switched as s on s.account = o.account
left join seen as n on n.account = o.account
order by o.login
"""

SESSIONS = """
select o.session, o.account, o.recorded_at
from store.session_opened as o
where o.recorded_at > $since and o.session not in (select session from store.session_ended)
"""


def directory(cursor: Cursor, since: datetime) -> Directory:
    """All accounts, and the sessions that were opened after `since` and have not been ended."""
    accounts = tuple(_account(row) for row in cursor.execute(ACCOUNTS).fetchall())
    sessions = {row[0]: Session(*row) for row in cursor.execute(SESSIONS, {"since": since}).fetchall()}
    return Directory(accounts, sessions)


def append_account(cursor: Cursor, stamp: Stamp, new: NewAccount) -> str:
    """Opens an account without a password; returns its identity."""
    account = new_id()
    fact = {"account": account, "login": new.login, "name": new.name, "email": new.email}
    _append(cursor, "account_opened", _by(stamp) | fact)
    append_grants(cursor, stamp, account, new.grants)
    return account


def append_grants(cursor: Cursor, stamp: Stamp, account: str, grants: frozenset[Grant]) -> None:
    """From now on the account holds these, and no others."""
    _append(cursor, "account_granted", _by(stamp) | {"account": account, "grants": _as_json(grants)})


def append_password(cursor: Cursor, stamp: Stamp, account: str, stored: str, *, is_one_time: bool) -> None:
    """`stored` is the hash."""
    fact = {"account": account, "password_hash": stored, "is_one_time": is_one_time}
    _append(cursor, "account_password_set", _by(stamp) | fact)


def append_switch(cursor: Cursor, stamp: Stamp, account: str, reason: str, *, is_enabled: bool) -> None:
    _append(cursor, "account_switched", _by(stamp) | {"account": account, "is_enabled": is_enabled, "reason": reason})


def append_session(cursor: Cursor, stamp: Stamp, session: str, way: str, address: str) -> None:
    """`session` is the hash of its secret."""
    _append(cursor, "session_opened", stamp.columns | {"session": session, "way": way, "address": address})


def append_session_ends(cursor: Cursor, stamp: Stamp, sessions: Iterable[Session], reason: str) -> None:
    for session in sessions:
        fact = {"account": session.account, "session": session.session, "reason": reason}
        _append(cursor, "session_ended", stamp.columns | fact)


def _append(cursor: Cursor, table: str, columns: Mapping[str, Any]) -> None:
    insert(cursor, table, [{"id": new_id(), **columns}])


def _by(stamp: Stamp) -> dict[str, Any]:
    """Who did it, apart from whose account it is about."""
    columns = stamp.columns
    return columns | {"by_account": columns["account"]}


def _account(row: tuple[Any, ...]) -> Account:
    account, login, name, email, grants, is_enabled, reason, stored, is_one_time, set_at, opened_at, last = row
    password = Password(stored, is_one_time, set_at) if stored is not None else None
    held = frozenset(Grant(Role(g["role"]), g["subdivision"]) for g in json.loads(grants))
    return Account(account, login, name, email, held, is_enabled, reason, password, opened_at, last)


def _as_json(grants: frozenset[Grant]) -> str:
    held = sorted((grant.role.value, grant.subdivision) for grant in grants)
    return json.dumps([{"role": role, "subdivision": subdivision} for role, subdivision in held])
