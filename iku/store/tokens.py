"""Tokens as facts: issued, and revoked. Like accounts, they are the server's, of whatever office."""

from typing import Any

from iku.domain.person import TokenScope
from iku.domain.token import Token
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import Cursor

STANDING = """
select cast(i.id as varchar), i.account, i.label, i.scope, i.recorded_at, i.expires_at, r.recorded_at, coalesce(r.recorded_by, '')
from store.token_issued as i
left join store.token_revoked as r on r.token = i.token
"""


def append_token(cursor: Cursor, stamp: Stamp, token: Token, stored: str) -> None:
    """`stored` is the hash of its secret."""
    fact = {"token": stored, "label": token.label, "scope": token.scope.value, "expires_at": token.expires_at}
    insert(cursor, "token_issued", [stamp.columns | {"id": token.token, **fact}])


def append_revocation(cursor: Cursor, stamp: Stamp, token: Token, reason: str) -> None:
    """`account` of the fact is whose token it was; who revoked it may be an administrator."""
    row = cursor.execute("select token from store.token_issued where id = $id", {"id": token.token}).fetchone()
    fact = {"account": token.account, "token": row[0] if row else "", "reason": reason}
    insert(
        cursor, "token_revoked", [stamp.columns | {"id": new_id(), "by_account": stamp.person.account or None} | fact]
    )


def token_with(cursor: Cursor, stored: str) -> Token | None:
    """The token whose secret has this hash."""
    row = cursor.execute(f"{STANDING} where i.token = $token", {"token": stored}).fetchone()
    return _token(row) if row else None


def token_named(cursor: Cursor, token: str) -> Token | None:
    row = cursor.execute(f"{STANDING} where cast(i.id as varchar) = $id", {"id": token}).fetchone()
    return _token(row) if row else None


def all_tokens(cursor: Cursor) -> list[Token]:
    """Latest first."""
    return [_token(row) for row in cursor.execute(f"{STANDING} order by i.recorded_at desc, i.id desc").fetchall()]


def _token(row: tuple[Any, ...]) -> Token:
    token, account, label, scope, *moments = row
    return Token(token, account, label, TokenScope(scope), *moments)
