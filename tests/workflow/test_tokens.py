"""Tokens: made by a member, shown once, good for a while and within a scope, and only as long as the account is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from iku.access.sessions import stored_form
from iku.domain.account import NewAccount
from iku.domain.permission import Action, may
from iku.domain.person import Grant, Person, Role, TokenScope, at_the_console, sole_person
from iku.errors import NotAllowed, ReasonMissing, TokenRefused, UnknownToken
from iku.store import accounts
from iku.store.appending import Stamp
from iku.workflow.directory import directory
from iku.workflow.tokens import MOST_OPEN, bearer, issue, revoke, tokens_seen_by
from iku.workflow.workspace import Workspace

DAY = timedelta(days=1)
CONSOLE = at_the_console("pemasang")


def member(workspace: Workspace, login: str, *grants: Grant) -> Person:
    with workspace.store.writing() as cursor:
        stamp = Stamp(workspace.office, CONSOLE, workspace.store.moment())
        account = accounts.append_account(cursor, stamp, NewAccount(login, login.title(), "", frozenset(grants)))
    known = directory(workspace).account(account)
    assert known is not None
    return known.person


def operator(workspace: Workspace, login: str = "siti") -> Person:
    return member(workspace, login, Grant(Role.OPERATOR, "kul"))


def test_a_token_speaks_for_its_account_within_its_scope(workspace: Workspace) -> None:
    siti = operator(workspace)

    issued = issue(workspace, siti, "  aplikasi   laporan ", TokenScope.READ, 30 * DAY)

    asking = bearer(workspace, issued.secret)
    assert asking == replace(siti, scope=TokenScope.READ)
    assert issued.token.label == "aplikasi laporan"
    assert issued.token.expires_at - issued.token.issued_at == 30 * DAY


def test_only_the_hash_of_a_secret_is_stored(workspace: Workspace) -> None:
    issued = issue(workspace, operator(workspace), "uji", TokenScope.READ, DAY)

    with workspace.store.reading() as cursor:
        [stored] = cursor.execute("select token from store.token_issued").fetchall()
        everything = str(cursor.execute("select * from store.token_issued").fetchall())
    assert stored == (stored_form(issued.secret),)
    assert issued.secret not in everything
    assert issued.secret.startswith("iku_")
    assert len(issued.secret) >= 47


@pytest.mark.parametrize("secret", ["", "iku_", "iku_wrong", "wrong"])
def test_an_unknown_secret_opens_nothing(workspace: Workspace, secret: str) -> None:
    issue(workspace, operator(workspace), "uji", TokenScope.READ, DAY)

    assert bearer(workspace, secret) is None


def test_the_hash_of_a_secret_opens_nothing(workspace: Workspace) -> None:
    issued = issue(workspace, operator(workspace), "uji", TokenScope.READ, DAY)

    assert bearer(workspace, stored_form(issued.secret)) is None
    assert bearer(workspace, "iku_" + stored_form(issued.secret)) is None


def test_a_token_lapses(workspace: Workspace) -> None:
    issued = issue(workspace, operator(workspace), "uji", TokenScope.READ, timedelta(microseconds=1))

    assert bearer(workspace, issued.secret) is None
    assert not issued.token.opens(issued.token.expires_at)


def test_a_revoked_token_opens_nothing_and_says_who_revoked_it(workspace: Workspace) -> None:
    siti = operator(workspace)
    issued = issue(workspace, siti, "uji", TokenScope.READ, DAY)

    revoke(workspace, siti, issued.token.token, "tidak dipakai")

    [token] = tokens_seen_by(workspace, siti)
    assert bearer(workspace, issued.secret) is None
    assert token.revoked_by == "Siti"
    with pytest.raises(UnknownToken):
        revoke(workspace, siti, issued.token.token, "lagi")


def test_a_token_acts_with_the_rights_of_now(workspace: Workspace) -> None:
    siti = operator(workspace)
    issued = issue(workspace, siti, "uji", TokenScope.EVERYTHING, DAY)

    with workspace.store.writing() as cursor:
        stamp = Stamp(workspace.office, CONSOLE, workspace.store.moment())
        accounts.append_grants(cursor, stamp, siti.account, frozenset({Grant(Role.LEADER)}))

    asking = bearer(workspace, issued.secret)
    assert asking is not None
    assert asking.roles == {Role.LEADER}


def test_a_token_of_an_account_that_is_switched_off_opens_nothing(workspace: Workspace) -> None:
    siti = operator(workspace)
    issued = issue(workspace, siti, "uji", TokenScope.READ, DAY)

    with workspace.store.writing() as cursor:
        stamp = Stamp(workspace.office, CONSOLE, workspace.store.moment())
        accounts.append_switch(cursor, stamp, siti.account, "pindah tugas", is_enabled=False)

    assert bearer(workspace, issued.secret) is None


def test_before_a_one_time_password_is_changed_a_token_may_do_nothing(workspace: Workspace) -> None:
    siti = operator(workspace)
    issued = issue(workspace, siti, "uji", TokenScope.READ, DAY)

    with workspace.store.writing() as cursor:
        stamp = Stamp(workspace.office, CONSOLE, workspace.store.moment())
        accounts.append_password(cursor, stamp, siti.account, "hash", is_one_time=True)

    asking = bearer(workspace, issued.secret)
    assert asking is not None
    assert not any(may(asking, action) for action in Action)


@pytest.mark.parametrize("scope", TokenScope)
def test_no_token_makes_accounts_or_tokens(workspace: Workspace, scope: TokenScope) -> None:
    boss = member(workspace, "bos", Grant(Role.ADMINISTRATOR))
    asking = bearer(workspace, issue(workspace, boss, "uji", scope, DAY).secret)
    assert asking is not None

    with pytest.raises(NotAllowed):
        issue(workspace, asking, "lagi", TokenScope.READ, DAY)
    with pytest.raises(NotAllowed):
        tokens_seen_by(workspace, asking)
    assert not may(asking, Action.MANAGE_ACCOUNTS)


def test_everyone_sees_and_revokes_their_own_tokens_only(workspace: Workspace) -> None:
    siti, budi = operator(workspace), operator(workspace, "budi")
    issued = issue(workspace, siti, "uji", TokenScope.READ, DAY)

    assert tokens_seen_by(workspace, budi) == ()
    with pytest.raises(UnknownToken):
        revoke(workspace, budi, issued.token.token, "iseng")
    assert bearer(workspace, issued.secret) is not None


def test_an_administrator_revokes_anybody_s(workspace: Workspace) -> None:
    siti, boss = operator(workspace), member(workspace, "bos", Grant(Role.ADMINISTRATOR))
    issued = issue(workspace, siti, "uji", TokenScope.READ, DAY)

    revoke(workspace, boss, issued.token.token, "bocor")

    with workspace.store.reading() as cursor:
        fact = cursor.execute("select recorded_by, by_account, account, reason from store.token_revoked").fetchone()
    assert fact == ("Bos", boss.account, siti.account, "bocor")
    assert bearer(workspace, issued.secret) is None


def test_a_revocation_says_why(workspace: Workspace) -> None:
    siti = operator(workspace)
    issued = issue(workspace, siti, "uji", TokenScope.READ, DAY)

    with pytest.raises(ReasonMissing):
        revoke(workspace, siti, issued.token.token, " ")


@pytest.mark.parametrize(
    ("label", "lasts", "code"),
    [
        (" ", DAY, "label"),
        ("x" * 81, DAY, "label"),
        ("a\x00b", DAY, "label"),
        ("uji", timedelta(0), "lasting"),
        ("uji", 366 * DAY, "lasting"),
    ],
)
def test_a_token_needs_a_label_and_an_end(workspace: Workspace, label: str, lasts: timedelta, code: str) -> None:
    with pytest.raises(TokenRefused) as refused:
        issue(workspace, operator(workspace), label, TokenScope.READ, lasts)

    assert refused.value.code == code


def test_one_account_has_so_many_tokens_and_no_more(workspace: Workspace) -> None:
    siti = operator(workspace)
    issued = [issue(workspace, siti, "uji", TokenScope.READ, DAY) for _ in range(MOST_OPEN)]

    with pytest.raises(TokenRefused):
        issue(workspace, siti, "uji", TokenScope.READ, DAY)
    revoke(workspace, siti, issued[0].token.token, "ganti")
    issue(workspace, siti, "uji", TokenScope.READ, DAY)


@pytest.mark.parametrize("person", [sole_person("Ani"), CONSOLE, Person("tamu")], ids=lambda p: p.standing)
def test_only_members_have_tokens(workspace: Workspace, person: Person) -> None:
    with pytest.raises(NotAllowed):
        issue(workspace, person, "uji", TokenScope.READ, DAY)
