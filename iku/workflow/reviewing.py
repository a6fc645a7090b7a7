"""Reviewing: documents are checked, a report is verified or returned, handed in again; a quarter is locked and reopened."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.period import Period
from iku.domain.permission import Action, Subject, is_own, may, subject_of
from iku.domain.person import Person
from iku.domain.review import DocumentCheck, QuarterState, ReportState, Verdict
from iku.errors import CommentMissing, NotAllowed, NotLocked, NotReviewable, QuarterUnsettled, UnknownSubmission
from iku.store import queries, reviews, withdrawals
from iku.store.appending import Stamp
from iku.store.connection import Cursor
from iku.workflow.acting import require_name, require_open, require_reason, require_right, require_rights
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Proof:
    """How the documents of one report stand: attached but not checked, and due but not accepted."""

    unchecked: int
    lacking: int


def check_documents(workspace: Workspace, person: Person, checks: Sequence[DocumentCheck]) -> None:
    """Records what was found about attachments. Raises NotAllowed, PersonUnnamed, QuarterLocked, UnknownSubmission."""
    with workspace.store.writing() as cursor:
        for check in checks:
            if not withdrawals.is_attached(cursor, workspace.office, check.attachment):
                raise UnknownSubmission(check.attachment)
            indicator, period = withdrawals.place_of(cursor, workspace.office, check.attachment)
            _require_right_to_review(workspace, person, _state(cursor, workspace, indicator, period))
            require_open(cursor, workspace.office, [period])
        reviews.append_checks(cursor, _stamp(workspace, person), checks)


def review(
    workspace: Workspace, person: Person, indicators: Sequence[str], period: Period, verdict: Verdict, comment: str = ""
) -> None:
    """Verifies or returns the reports of one quarter, all of them or none.

    Returning needs a comment, and so does verifying where a due document is lacking or was not accepted. Every attached
    document must have been checked before a report is verified. Raises NotAllowed, PersonUnnamed, QuarterLocked,
    NotReviewable, CommentMissing.
    """
    said = comment.strip()
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, [period])
        stamp = _stamp(workspace, person)
        for indicator in indicators:
            state = _state(cursor, workspace, indicator, period)
            subject = _require_right_to_review(workspace, person, state)
            _require_reviewable(cursor, workspace, state, verdict, said)
            own = is_own(person, subject)
            reviews.append_review(cursor, stamp, indicator, period, verdict, said, is_own=own)


def resubmit(workspace: Workspace, person: Person, indicator: str, period: Period, note: str = "") -> None:
    """Hands a returned report in again as it is. Raises NotAllowed, PersonUnnamed, QuarterLocked, NotReviewable."""
    require_rights(person, Action.REPORT, workspace.definitions, [indicator])
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, [period])
        state = _state(cursor, workspace, indicator, period)
        if state.state is not ReportState.RETURNED:
            raise NotReviewable(state)
        reviews.append_resubmission(cursor, _stamp(workspace, person), indicator, period, note.strip())


def lock(workspace: Workspace, person: Person, period: Period, reason: str = "") -> None:
    """Locks a quarter of the office. While a due report is not verified, only with a reason.

    Raises NotAllowed, PersonUnnamed, QuarterLocked, QuarterUnsettled.
    """
    require_right(person, Action.LOCK)
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, [period])
        unsettled = _unsettled(cursor, workspace, period)
        if unsettled and not reason.strip():
            raise QuarterUnsettled(period, unsettled)
        reviews.append_lock(cursor, _stamp(workspace, person), period, reason.strip())


def reopen(workspace: Workspace, person: Person, period: Period, reason: str) -> None:
    """Opens a locked quarter again. Raises NotAllowed, PersonUnnamed, ReasonMissing, NotLocked."""
    require_right(person, Action.REOPEN)
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        if reviews.quarter_lock(cursor, workspace.office, period) is None:
            raise NotLocked(period)
        reviews.append_reopening(cursor, _stamp(workspace, person), period, why)


def may_review(workspace: Workspace, person: Person, state: QuarterState) -> bool:
    """Whether the person may review the report: for pages, which hide what is refused."""
    return may(person, Action.REVIEW, review_subject(workspace, state))


def review_subject(workspace: Workspace, state: QuarterState) -> Subject:
    indicator = workspace.definitions.indicator(state.indicator)
    return subject_of(indicator, state.reporters, own_review=workspace.definitions.rules.own_review)


def _require_right_to_review(workspace: Workspace, person: Person, state: QuarterState) -> Subject:
    subject = review_subject(workspace, state)
    if not may(person, Action.REVIEW, subject):
        raise NotAllowed(Action.REVIEW, state.indicator)
    require_name(person)
    return subject


def _require_reviewable(
    cursor: Cursor, workspace: Workspace, state: QuarterState, verdict: Verdict, comment: str
) -> None:
    if state.state is ReportState.EMPTY:
        raise NotReviewable(state)
    if verdict is Verdict.RETURNED:
        if not comment:
            raise CommentMissing(state.indicator)
        return
    proof = _proof(cursor, workspace, state)
    if proof.unchecked:
        raise NotReviewable(state, proof.unchecked)
    if proof.lacking and not comment:
        raise CommentMissing(state.indicator)


def _proof(cursor: Cursor, workspace: Workspace, state: QuarterState) -> Proof:
    scope = workspace.scope(state.year)
    checks = {c.check.attachment: c.check for c in reviews.standing_checks(cursor, scope)}
    attached = [a for a in queries.standing_attachments(cursor, scope) if a.indicator == state.indicator]
    due = [
        d
        for d in queries.document_statuses(cursor, scope)
        if d.indicator == state.indicator and d.quarter == state.quarter and d.is_due
    ]
    accepted = {a.document for a in attached if a.attachment in checks and checks[a.attachment].is_accepted}
    return Proof(
        unchecked=sum(a.quarter == state.quarter and a.attachment not in checks for a in attached),
        lacking=sum(d.document not in accepted or d.attached == 0 for d in due),
    )


def _unsettled(cursor: Cursor, workspace: Workspace, period: Period) -> list[QuarterState]:
    """Reports of the quarter that are not verified, and due ones that are missing."""
    definitions = workspace.definitions
    due = {i.code for i in definitions.indicators if period.quarter in definitions.due_quarters(i.code, period.year)}
    return [
        state
        for state in reviews.quarter_states(cursor, workspace.scope(period.year))
        if state.quarter == period.quarter
        and not state.is_verified
        and (state.state is not ReportState.EMPTY or state.indicator in due)
    ]


def _state(cursor: Cursor, workspace: Workspace, indicator: str, period: Period) -> QuarterState:
    states = reviews.quarter_states(cursor, workspace.scope(period.year))
    return next(s for s in states if (s.indicator, s.quarter) == (indicator, period.quarter))


def _stamp(workspace: Workspace, person: Person) -> Stamp:
    return Stamp(workspace.office, person, workspace.store.moment())
