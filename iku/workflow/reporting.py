"""Reporting: rehearse what came in, store it whole, take it back whole."""

from collections.abc import Iterable, Sequence

from iku.domain.facts import Submission
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.domain.person import Person
from iku.domain.review import Explanation
from iku.domain.submission import Receipt, Rehearsal
from iku.errors import ConfirmationMissing, NotAllowed, PersonUnnamed, StaleRehearsal, UnknownSubmission
from iku.store import ledger, withdrawals
from iku.store.appending import Stamp
from iku.store.connection import Cursor
from iku.workflow.acting import (
    periods_of,
    require_open,
    require_reason,
    require_right,
    require_right_to_hand_in,
    require_rights,
)
from iku.workflow.explaining import explained, require_same_words
from iku.workflow.meanwhile import require_unchanged
from iku.workflow.rehearsing import Recorded, append, append_and_compare, rehearse
from iku.workflow.workspace import Workspace

__all__ = ["record", "rehearse", "submit", "withdraw"]


def submit(
    workspace: Workspace,
    person: Person,
    rehearsal: Rehearsal,
    *,
    confirmed: bool = False,
    content: bytes | None = None,
    explanations: Sequence[Explanation] = (),
) -> Receipt:
    """Stores what was rehearsed, whole, in one transaction; `content` is the uploaded file, kept as it came.

    `explanations` answer the rehearsal's needs. Where everything is unchanged there is a receipt and no fact. Raises
    NotAllowed, QuarterLocked, ConfirmationMissing if questions were not answered, ExplanationMissing if a figure below
    target has no follow-up, FiguresChanged if somebody changed one of its own figures since, WordsChanged if somebody
    explained one anew, StaleRehearsal if by now it would change others than the rehearsal showed.
    """
    require_right_to_hand_in(workspace, person, rehearsal.submission)
    if rehearsal.questions and not confirmed:
        raise ConfirmationMissing(rehearsal.questions)
    submission = explained(rehearsal, explanations)
    if content is not None:
        workspace.files.put(content)
    if rehearsal.changes_nothing and not submission.explanations:
        with workspace.store.reading() as cursor:
            require_unchanged(cursor, workspace, rehearsal)
        return Receipt("", workspace.store.moment(), person.name, 0, rehearsal.unchanged, (), workspace.is_practice)
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, periods_of(submission))
        if workspace.store.data_version == rehearsal.data_version:
            recorded = append(cursor, workspace, person, submission, rehearsal.unchanged)
        else:
            require_unchanged(cursor, workspace, rehearsal)
            require_same_words(cursor, workspace, rehearsal, submission)
            recorded, changes = append_and_compare(cursor, workspace, person, submission, rehearsal.unchanged)
            if (changes.indicators, changes.groups) != (rehearsal.indicators, rehearsal.groups):
                raise StaleRehearsal
    return _receipt(workspace, person, recorded, submission, rehearsal.unchanged)


def record(workspace: Workspace, person: Person, submission: Submission, content: bytes | None = None) -> Receipt:
    """Stores a submission without showing first what it changes: for the sample data, whose figures nobody awaits."""
    require_right_to_hand_in(workspace, person, submission)
    if content is not None:
        workspace.files.put(content)
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, periods_of(submission))
        changing, unchanged = ledger.changes_only(cursor, workspace.office, submission)
        recorded = append(cursor, workspace, person, changing, unchanged)
    return _receipt(workspace, person, recorded, changing, unchanged)


def withdraw(workspace: Workspace, person: Person, submission: str, reason: str) -> Receipt:
    """Takes a whole submission back. What stood before is restored; what was replaced since is left alone and named.

    Raises ReasonMissing, PersonUnnamed, NotAllowed, QuarterLocked, or UnknownSubmission (also for one that was withdrawn
    already).
    """
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        if not withdrawals.is_open(cursor, workspace.office, submission):
            raise UnknownSubmission(submission)
        keys = _require_right_to_withdraw(cursor, workspace, person, submission)
        require_open(cursor, workspace.office, {Period(year, quarter) for _, year, quarter in keys})
        stamp = Stamp(workspace.office, person, workspace.store.moment())
        stored, left_alone = withdrawals.append_withdrawal(cursor, stamp, submission, why)
    return Receipt(submission, stamp.moment, person.name, stored, 0, left_alone, workspace.is_practice)


def withdrawable(workspace: Workspace, person: Person, submissions: Iterable[str]) -> frozenset[str]:
    """Which of them the person may take back: for pages, which hide what is refused."""

    def is_open_to_the_person(cursor: Cursor, submission: str) -> bool:
        try:
            _require_right_to_withdraw(cursor, workspace, person, submission)
        except PersonUnnamed:
            return True
        except NotAllowed:
            return False
        return True

    with workspace.store.reading() as cursor:
        return frozenset(s for s in submissions if is_open_to_the_person(cursor, s))


def _require_right_to_withdraw(
    cursor: Cursor, workspace: Workspace, person: Person, submission: str
) -> frozenset[tuple[str, int, int]]:
    """Returns the indicators, years and quarters that it is about. Raises NotAllowed, PersonUnnamed."""
    of_targets, keys = withdrawals.keys_of(cursor, workspace.office, submission)
    if of_targets:
        require_right(person, Action.SET_TARGETS)
    else:
        require_rights(workspace, person, Action.WITHDRAW, ((year, code) for code, year, _ in keys))
    return keys


def _receipt(
    workspace: Workspace, person: Person, recorded: Recorded, submission: Submission, unchanged: int
) -> Receipt:
    return Receipt(
        submission=recorded.submission,
        recorded_at=recorded.moment,
        person=person.name,
        stored=len(submission.realisations)
        + len(submission.targets)
        + len(submission.attachments)
        + len(submission.explanations),
        unchanged=unchanged,
        left_alone=(),
        is_practice=workspace.is_practice,
    )
