"""Tokens for other systems: issue, list, revoke; and whom a token speaks for."""

from dataclasses import replace
from datetime import timedelta

from iku.access.sessions import new_secret, stored_form
from iku.domain.permission import Action, may
from iku.domain.person import Person, Standing, TokenScope
from iku.domain.token import LONGEST, IssuedToken, Token
from iku.errors import NotAllowed, TokenRefused, UnknownToken
from iku.store import tokens
from iku.store.appending import Stamp, new_id
from iku.store.connection import utc_now
from iku.workflow.acting import require_reason, require_right
from iku.workflow.directory import directory
from iku.workflow.signing_in import member
from iku.workflow.workspace import Workspace

PREFIX = "iku_"
"""So that a secret is recognised wherever it should not lie."""
LONGEST_LABEL = 80
MOST_OPEN = 20
"""As many good tokens may one account have."""


def issue(workspace: Workspace, person: Person, label: str, scope: TokenScope, lasts: timedelta) -> IssuedToken:
    """A new token of one's own. Raises NotAllowed, TokenRefused."""
    require_right(person, Action.MANAGE_TOKENS)
    if person.standing is not Standing.MEMBER:
        raise NotAllowed(Action.MANAGE_TOKENS)
    name = " ".join(label.split())
    if not name or len(name) > LONGEST_LABEL or not name.isprintable():
        raise TokenRefused("label", LONGEST_LABEL)
    if not timedelta(0) < lasts <= LONGEST:
        raise TokenRefused("lasting", LONGEST.days)
    secret = PREFIX + new_secret()
    with workspace.store.writing() as cursor:
        moment = workspace.store.moment()
        mine = [t for t in tokens.all_tokens(cursor) if t.account == person.account and t.opens(moment)]
        if len(mine) >= MOST_OPEN:
            raise TokenRefused("too-many", MOST_OPEN)
        token = Token(new_id(), person.account, name, scope, moment, moment + lasts)
        tokens.append_token(cursor, Stamp(workspace.office, person, moment), token, stored_form(secret))
    return IssuedToken(secret, token)


def tokens_seen_by(workspace: Workspace, person: Person) -> tuple[Token, ...]:
    """One's own, and for whoever manages accounts everybody's; latest first. Raises NotAllowed."""
    require_right(person, Action.MANAGE_TOKENS)
    with workspace.store.reading() as cursor:
        return tuple(token for token in tokens.all_tokens(cursor) if _may_revoke(person, token))


def revoke(workspace: Workspace, person: Person, token: str, reason: str) -> None:
    """From now on it opens nothing. Raises NotAllowed, ReasonMissing; UnknownToken also for one that is not seen."""
    require_right(person, Action.MANAGE_TOKENS)
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        found = tokens.token_named(cursor, token)
        if found is None or found.revoked_at is not None or not _may_revoke(person, found):
            raise UnknownToken(token)
        tokens.append_revocation(cursor, Stamp(workspace.office, person, workspace.store.moment()), found, why)


def bearer(workspace: Workspace, secret: str) -> Person | None:
    """For whom a secret speaks, with the rights of this very moment, narrowed by its scope; None where it opens nothing."""
    if not secret.startswith(PREFIX):
        return None
    with workspace.store.reading() as cursor:
        token = tokens.token_with(cursor, stored_form(secret))
    account = directory(workspace).account(token.account) if token else None
    if token is None or account is None or not token.opens(utc_now()) or not account.is_enabled:
        return None
    return replace(member(account), scope=token.scope)


def _may_revoke(person: Person, token: Token) -> bool:
    return token.account == person.account or may(person, Action.MANAGE_ACCOUNTS)
