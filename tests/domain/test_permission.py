"""Who may do what: the whole table, written by hand beside the function that decides."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.permission import Action, Subject, is_own, may
from iku.domain.person import Grant, Person, Reading, Role, Standing, at_the_console
from tests.people import EVERYONE, KUL, SECRETARY, VERIFIER, member

OWN = Subject(frozenset({"kul"}), frozenset({"account-sari"}))
"""Reported by the operator of `kul`, to whom it belongs."""
SIGNED_IN = {
    Action.READ_VERIFIED,
    Action.READ_FIGURES,
    Action.READ_EVIDENCE,
    Action.READ_HISTORY,
    Action.READ_MEETINGS,
    Action.MANAGE_TOKENS,
}
ALLOWED: dict[str, set[Action]] = {
    "pimpinan": SIGNED_IN | {Action.HOLD_MEETINGS},
    "operator": SIGNED_IN | {Action.REPORT, Action.ATTACH, Action.WITHDRAW, Action.FOLLOW_UP},
    "verifikator": SIGNED_IN
    | {Action.HOLD_MEETINGS, Action.FOLLOW_UP, Action.REVIEW, Action.SET_TARGETS, Action.REMIND},
    "sekretaris": SIGNED_IN
    | {
        Action.HOLD_MEETINGS,
        Action.FOLLOW_UP,
        Action.REVIEW,
        Action.SET_TARGETS,
        Action.REMIND,
        Action.LOCK,
        Action.REOPEN,
        Action.RULE,
    },
    "administrator": SIGNED_IN | {Action.MANAGE_ACCOUNTS, Action.BACK_UP, Action.RESTORE, Action.REMIND},
    "tanpa peran": set(),
    "pengunjung": set(),
    "publik": {Action.READ_VERIFIED},
    "pembaca": {Action.READ_VERIFIED, Action.READ_FIGURES},
    "sendiri": set(Action) - {Action.MANAGE_ACCOUNTS, Action.MANAGE_TOKENS},
}


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("action", Action)
def test_a_person_may_do_what_the_table_says_and_nothing_else(who: str, action: Action) -> None:
    assert may(EVERYONE[who], action, OWN) is (action in ALLOWED[who])


@pytest.mark.parametrize("action", [Action.REPORT, Action.ATTACH, Action.WITHDRAW])
def test_an_operator_works_on_what_the_own_subdivision_owns_or_contributes_to(action: Action) -> None:
    assert may(KUL, action, Subject(frozenset({"rendatin", "kul"})))
    assert not may(KUL, action, Subject(frozenset({"rendatin"})))
    assert not may(KUL, action, Subject())


def test_nobody_verifies_what_the_own_subdivision_reported_but_the_secretary_does() -> None:
    own = Subject(frozenset({"rendatin", "kul"}), frozenset({"account-dewi"}))

    assert not may(VERIFIER, Action.REVIEW, own)
    assert may(SECRETARY, Action.REVIEW, own)
    assert is_own(VERIFIER, own)
    assert not is_own(SECRETARY, own)


def test_nobody_verifies_what_he_or_she_reported() -> None:
    by_the_secretary = Subject(frozenset({"kul"}), frozenset({SECRETARY.account}))

    assert not may(SECRETARY, Action.REVIEW, by_the_secretary)
    assert may(VERIFIER, Action.REVIEW, by_the_secretary)


def test_an_office_may_allow_it_and_then_it_is_known_as_own() -> None:
    own = Subject(frozenset({"rendatin"}), frozenset({VERIFIER.account}), own_review=True)

    assert may(VERIFIER, Action.REVIEW, own)
    assert is_own(VERIFIER, own)


def test_a_secretary_who_operates_a_subdivision_does_not_verify_it() -> None:
    both = member("Hendro", Grant(Role.SECRETARY), Grant(Role.OPERATOR, "kul"))

    assert may(both, Action.REPORT, OWN)
    assert not may(both, Action.REVIEW, OWN)


@given(
    st.frozensets(st.builds(Grant, st.sampled_from(Role), st.sampled_from(["", "kul", "rendatin"]))),
    st.sampled_from(Action),
    st.builds(Subject, st.frozensets(st.sampled_from(["kul", "rendatin", "teknis-hukum"]))),
)
def test_a_role_never_takes_a_right_away_but_for_reviewing(
    grants: frozenset[Grant], action: Action, subject: Subject
) -> None:
    person = Person("Ani", "account-ani", Standing.MEMBER, grants)
    each = any(may(replace(person, grants=frozenset({g})), action, subject) for g in grants)
    together = may(person, action, subject)

    assert together == each or (action is Action.REVIEW and each and not together)


@given(st.sampled_from(Action), st.builds(Subject, st.frozensets(st.sampled_from(["kul"]))))
def test_grants_count_for_members_only(action: Action, subject: Subject) -> None:
    grants = frozenset({Grant(role, "kul") for role in Role})

    assert may(Person("", grants=grants), action, subject) is False
    assert may(Person("", grants=grants, reading=Reading.NOTHING), action, subject) is False


@pytest.mark.parametrize("action", Action)
def test_at_the_console_everything_can_be_done(action: Action) -> None:
    assert may(at_the_console("Ani"), action, OWN)
