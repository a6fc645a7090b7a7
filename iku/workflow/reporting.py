"""Reporting: read what came in, rehearse it, store it whole, take it back whole."""

from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.period import Period
from iku.domain.person import Person
from iku.domain.submission import Receipt, Rehearsal
from iku.errors import ConfirmationMissing, StaleRehearsal, UnknownSubmission
from iku.intake.realisations import read_realisations
from iku.intake.targets import read_targets
from iku.store import withdrawals
from iku.store.files import hash_of
from iku.store.ledger import Stamp
from iku.workflow.acting import require_name, require_reason
from iku.workflow.rehearsing import append_and_compare, rehearse
from iku.workflow.workspace import Workspace

__all__ = ["read_upload", "rehearse", "submit", "withdraw"]


def read_upload(
    workspace: Workspace,
    kind: SubmissionKind,
    filename: str,
    content: bytes,
    *,
    period: Period | None = None,
    year: int | None = None,
    subdivision: str | None = None,
    sheet: str | None = None,
    channel: Channel = Channel.FILE,
) -> Submission:
    """Reads an uploaded file of realisations or targets. Raises UploadRefused with all its problems."""
    definitions = workspace.definitions
    if kind is SubmissionKind.TARGETS:
        targets = read_targets(content, filename, definitions, year=year, sheet=sheet)
        return Submission(kind, channel, filename, hash_of(content), targets=targets)
    realisations = read_realisations(
        content, filename, definitions, period=period, subdivision=subdivision, sheet=sheet
    )
    return Submission(kind, channel, filename, hash_of(content), realisations=realisations)


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
        recorded, changes = append_and_compare(cursor, workspace, person, submission, rehearsal.unchanged)
        if (changes.indicators, changes.groups) != (rehearsal.indicators, rehearsal.groups):
            raise StaleRehearsal
    return Receipt(
        submission=recorded.submission,
        recorded_at=recorded.moment,
        person=person.name,
        stored=len(submission.realisations) + len(submission.targets) + len(submission.attachments),
        unchanged=rehearsal.unchanged,
        left_alone=(),
        is_practice=workspace.is_practice,
    )


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
