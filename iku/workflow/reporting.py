"""Reporting: rehearse what came in, store it whole, take it back whole."""

from iku.domain.facts import Submission
from iku.domain.person import Person
from iku.domain.submission import Receipt, Rehearsal
from iku.errors import ConfirmationMissing, StaleRehearsal, UnknownSubmission
from iku.store import ledger, withdrawals
from iku.store.ledger import Stamp
from iku.workflow.acting import require_name, require_reason
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
) -> Receipt:
    """Stores what was rehearsed, whole, in one transaction; `content` is the uploaded file, kept as it came.

    Where everything is unchanged there is a receipt and no fact. Raises ConfirmationMissing if questions were not answered,
    StaleRehearsal if by now it would change other figures than the rehearsal showed.
    """
    require_name(person)
    if rehearsal.questions and not confirmed:
        raise ConfirmationMissing(rehearsal.questions)
    submission = rehearsal.submission
    if content is not None:
        workspace.files.put(content)
    if rehearsal.changes_nothing:
        return Receipt("", workspace.store.moment(), person.name, 0, rehearsal.unchanged, (), workspace.is_practice)
    with workspace.store.writing() as cursor:
        if workspace.store.data_version == rehearsal.data_version:
            recorded = append(cursor, workspace, person, submission, rehearsal.unchanged)
        else:
            recorded, changes = append_and_compare(cursor, workspace, person, submission, rehearsal.unchanged)
            if (changes.indicators, changes.groups) != (rehearsal.indicators, rehearsal.groups):
                raise StaleRehearsal
    return _receipt(workspace, person, recorded, submission, rehearsal.unchanged)


def record(workspace: Workspace, person: Person, submission: Submission, content: bytes | None = None) -> Receipt:
    """Stores a submission without showing first what it changes: for the sample data, whose figures nobody awaits."""
    require_name(person)
    if content is not None:
        workspace.files.put(content)
    with workspace.store.writing() as cursor:
        changing, unchanged = ledger.changes_only(cursor, workspace.office, submission)
        recorded = append(cursor, workspace, person, changing, unchanged)
    return _receipt(workspace, person, recorded, changing, unchanged)


def withdraw(workspace: Workspace, person: Person, submission: str, reason: str) -> Receipt:
    """Takes a whole submission back. What stood before is restored; what was replaced since is left alone and named.

    Raises ReasonMissing, PersonUnnamed, or UnknownSubmission (also for one that was withdrawn already).
    """
    require_name(person)
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        if not withdrawals.is_open(cursor, workspace.office, submission):
            raise UnknownSubmission(submission)
        stamp = Stamp(workspace.office, person, workspace.store.moment())
        stored, left_alone = withdrawals.append_withdrawal(cursor, stamp, submission, why)
    return Receipt(submission, stamp.moment, person.name, stored, 0, left_alone, workspace.is_practice)


def _receipt(
    workspace: Workspace, person: Person, recorded: Recorded, submission: Submission, unchanged: int
) -> Receipt:
    return Receipt(
        submission=recorded.submission,
        recorded_at=recorded.moment,
        person=person.name,
        stored=len(submission.realisations) + len(submission.targets) + len(submission.attachments),
        unchanged=unchanged,
        left_alone=(),
        is_practice=workspace.is_practice,
    )
