"""Proving: attach a file or a link to what it proves, and take an attachment back."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.evidence import AttachedDocument
from iku.domain.facts import Channel, ProposedAttachment, Submission, SubmissionKind
from iku.domain.period import Period
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.submission import Receipt
from iku.errors import NotAllowed, UnknownSubmission
from iku.intake.evidence import check_evidence_file, check_evidence_link
from iku.store import ledger, queries, withdrawals
from iku.store.appending import Stamp
from iku.workflow.acting import require_open, require_reason, require_rights
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """What a piece of evidence proves: one document of one indicator in one quarter."""

    indicator: str
    document: str
    year: int
    quarter: int


def attach_file(
    workspace: Workspace,
    person: Person,
    filename: str,
    content: bytes,
    places: Sequence[Place],
    channel: Channel = Channel.TYPED,
) -> Receipt:
    """Keeps a file and attaches it to every place. The file is on the disk before any fact names it.

    Raises NotAllowed, PersonUnnamed, QuarterLocked, or EvidenceRefused with everything that is wrong with the file.
    """
    _require_right_to_prove(workspace, person, places)
    file = check_evidence_file(filename, content)
    workspace.files.put(content)
    return _attach(
        workspace,
        person,
        [
            ProposedAttachment(
                p.indicator, p.document, p.year, p.quarter, file.filename, file.media_type, file.sha256, file.size
            )
            for p in places
        ],
        channel,
    )


def attach_link(
    workspace: Workspace,
    person: Person,
    url: str,
    seen_on: str,
    places: Sequence[Place],
    channel: Channel = Channel.TYPED,
) -> Receipt:
    """Attaches a web address with the day it was seen. Raises as `attach_file` does."""
    _require_right_to_prove(workspace, person, places)
    link = check_evidence_link(url, seen_on)
    return _attach(
        workspace,
        person,
        [
            ProposedAttachment(p.indicator, p.document, p.year, p.quarter, url=link.url, seen_on=link.seen_on)
            for p in places
        ],
        channel,
    )


def withdraw_attachment(workspace: Workspace, person: Person, attachment: str, reason: str) -> Receipt:
    """Takes one attachment back; its file stays.

    Raises ReasonMissing, PersonUnnamed, NotAllowed, QuarterLocked, UnknownSubmission.
    """
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        if not withdrawals.is_attached(cursor, workspace.office, attachment):
            raise UnknownSubmission(attachment)
        indicator, period = withdrawals.place_of(cursor, workspace.office, attachment)
        require_rights(workspace, person, Action.ATTACH, [(period.year, indicator)])
        require_open(cursor, workspace.office, [period])
        stamp = Stamp(workspace.office, person, workspace.store.moment())
        withdrawals.append_evidence_withdrawals(cursor, stamp, [attachment], why)
    return Receipt(attachment, stamp.moment, person.name, 1, 0, (), workspace.is_practice)


def evidence_named(workspace: Workspace, person: Person, sha256: str) -> AttachedDocument | None:
    """The attachment that stands for a stored file; None where no fact names it, so that it is not served.

    Raises NotAllowed, whatever stands.
    """
    if not may(person, Action.READ_EVIDENCE):
        raise NotAllowed(Action.READ_EVIDENCE)
    with workspace.store.reading() as cursor:
        return queries.attachment_with(cursor, workspace.office, sha256)


def _require_right_to_prove(workspace: Workspace, person: Person, places: Sequence[Place]) -> None:
    """Asked before a file is looked at, let alone kept."""
    require_rights(workspace, person, Action.ATTACH, {(p.year, p.indicator) for p in places})
    with workspace.store.reading() as cursor:
        require_open(cursor, workspace.office, {Period(p.year, p.quarter) for p in places})


def _attach(
    workspace: Workspace, person: Person, attachments: Sequence[ProposedAttachment], channel: Channel
) -> Receipt:
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, {Period(a.year, a.quarter) for a in attachments})
        new = [a for a in attachments if not withdrawals.stands(cursor, workspace.office, a)]
        unchanged = len(attachments) - len(new)
        stamp = Stamp(workspace.office, person, workspace.store.moment())
        identity = ""
        if new:
            submission = Submission(SubmissionKind.EVIDENCE, channel, attachments=tuple(new))
            identity = ledger.append_submission(cursor, stamp, submission, unchanged)
    return Receipt(identity, stamp.moment, person.name, len(new), unchanged, (), workspace.is_practice)
