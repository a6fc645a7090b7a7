"""Who may do what: the one place that decides. `workflow` asks it for every action; pages and routes only hide.

Roles and their rights are those of design §6: the verifier checks what other subdivisions reported, the secretary what
the verifier's own did. What no rule here allows is forbidden.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from iku.domain.indicator import Indicator
from iku.domain.person import Person, Reading, Role, Standing, TokenScope


class Action(StrEnum):
    """Everything that may be asked of the dashboard."""

    READ_VERIFIED = "read_verified"
    """figures that were verified or locked"""
    READ_FIGURES = "read_figures"
    """every figure, target, realisation and the dictionary, on pages, in exports and papers"""
    READ_EVIDENCE = "read_evidence"
    READ_HISTORY = "read_history"
    """who recorded what, when and why"""
    READ_MEETINGS = "read_meetings"
    """what was said, decided and agreed in meetings, and the papers that say so"""
    HOLD_MEETINGS = "hold_meetings"
    """open a meeting, order it, take its notes, close it"""
    FOLLOW_UP = "follow_up"
    """say what was done about a follow-up of an indicator, and prove it"""
    REPORT = "report"
    """realisations of an indicator, with causes and follow-ups"""
    ATTACH = "attach"
    """evidence for an indicator, or take it back"""
    WITHDRAW = "withdraw"
    """a submission about an indicator"""
    SET_TARGETS = "set_targets"
    REVIEW = "review"
    """verify or return an indicator's report"""
    LOCK = "lock"
    REOPEN = "reopen"
    RULE = "rule"
    """on the decree: from a proposal to what is laid down"""
    REMIND = "remind"
    """send reminders to those who have not reported"""
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_TOKENS = "manage_tokens"
    """one's own tokens for other systems"""
    BACK_UP = "back_up"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action is about: the subdivisions that report an indicator, and who reported what is to be reviewed.

    `reporters` are accounts where they are known, else names. `own_review`: the office's rules let a person review what
    the person or the own subdivision reported; it is flagged wherever the figure is shown.
    """

    subdivisions: frozenset[str] = frozenset()
    reporters: frozenset[str] = frozenset()
    own_review: bool = False


ANYTHING = Subject()
"""Of actions that are about no indicator."""


def subject_of(indicator: Indicator, reporters: frozenset[str] = frozenset(), *, own_review: bool = False) -> Subject:
    return Subject(frozenset({indicator.subdivision, *indicator.contributors}), reporters, own_review)


def may(person: Person, action: Action, subject: Subject = ANYTHING) -> bool:
    """Whether the person may do it."""
    if person.scope is not None and action not in SCOPES[person.scope]:
        return False
    match person.standing:
        case Standing.CONSOLE:
            return True
        case Standing.ALONE:
            return action not in (Action.MANAGE_ACCOUNTS, Action.MANAGE_TOKENS)
        case Standing.VISITOR:
            return action in READABLE[person.reading]
        case Standing.MEMBER:
            return any(_allows(role, person, action, subject) for role in person.roles)


def may_ever(person: Person, action: Action) -> bool:
    """Whether the person may do it about anything at all: whether to offer it."""
    return may(person, action, Subject(person.subdivisions, own_review=True))


def is_own(person: Person, subject: Subject) -> bool:
    """Whether the person, or the person's own subdivision, reported what is to be reviewed."""
    by_the_person = bool({person.account, person.name} - {""} & subject.reporters)
    return by_the_person or bool(person.subdivisions & subject.subdivisions)


READABLE: Mapping[Reading, frozenset[Action]] = {
    Reading.NOTHING: frozenset(),
    Reading.VERIFIED: frozenset({Action.READ_VERIFIED}),
    Reading.FIGURES: frozenset({Action.READ_VERIFIED, Action.READ_FIGURES}),
}

READING = frozenset(
    {Action.READ_VERIFIED, Action.READ_FIGURES, Action.READ_EVIDENCE, Action.READ_HISTORY, Action.READ_MEETINGS}
)

EVERY_MEMBER = READING | {Action.MANAGE_TOKENS}

SCOPES: Mapping[TokenScope, frozenset[Action]] = {
    TokenScope.READ: READING,
    TokenScope.REPORT: READING | {Action.REPORT, Action.ATTACH, Action.WITHDRAW},
    TokenScope.EVERYTHING: frozenset(Action) - {Action.MANAGE_ACCOUNTS, Action.MANAGE_TOKENS},
}
"""What a token may be used for at most: never to make accounts or further tokens."""

Rule = Callable[[Person, Subject], bool]


def _always(person: Person, subject: Subject) -> bool:
    return True


def _for_own_indicators(person: Person, subject: Subject) -> bool:
    return any(person.operates(subdivision) for subdivision in subject.subdivisions)


def _for_reports_of_others(person: Person, subject: Subject) -> bool:
    return subject.own_review or not is_own(person, subject)


RIGHTS: Mapping[Role, Mapping[Action, Rule]] = {
    Role.LEADER: {Action.HOLD_MEETINGS: _always},
    Role.OPERATOR: dict.fromkeys(
        (Action.REPORT, Action.ATTACH, Action.WITHDRAW, Action.FOLLOW_UP), _for_own_indicators
    ),
    Role.VERIFIER: {
        **dict.fromkeys((Action.HOLD_MEETINGS, Action.FOLLOW_UP), _always),
        Action.REVIEW: _for_reports_of_others,
        Action.SET_TARGETS: _always,
        Action.REMIND: _always,
    },
    Role.SECRETARY: {
        **dict.fromkeys((Action.HOLD_MEETINGS, Action.FOLLOW_UP), _always),
        Action.REVIEW: _for_reports_of_others,
        Action.SET_TARGETS: _always,
        Action.REMIND: _always,
        Action.LOCK: _always,
        Action.REOPEN: _always,
        Action.RULE: _always,
    },
    Role.ADMINISTRATOR: dict.fromkeys((Action.MANAGE_ACCOUNTS, Action.BACK_UP, Action.RESTORE, Action.REMIND), _always),
}


def _allows(role: Role, person: Person, action: Action, subject: Subject) -> bool:
    if action in EVERY_MEMBER:
        return True
    rule = RIGHTS[role].get(action)
    return rule is not None and rule(person, subject)
