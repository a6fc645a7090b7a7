"""Reviewing: documents are checked, a report is verified or returned, handed in again; a quarter is locked and reopened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iku.domain.evidence import AttachedDocument, DocumentStatus
from iku.domain.period import Period
from iku.domain.permission import Action, Subject, is_own, may, subject_of
from iku.domain.person import Person
from iku.domain.review import DocumentCheck, QuarterState, ReportState, Verdict
from iku.errors import CommentMissing, NotAllowed, NotLocked, NotReviewable, QuarterUnsettled, UnknownSubmission
from iku.store import reviews, withdrawals
from iku.store.appending import Stamp
from iku.store.computed_year import proof_of_year
from iku.store.connection import Cursor
from iku.workflow.acting import require_name, require_open, require_reason, require_right, require_rights
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reports:
    """A year's reports as a reviewer finds them, read once for all that are reviewed together."""

    states: Mapping[tuple[str, int], QuarterState]
    checks: Mapping[str, DocumentCheck]
    attachments: tuple[AttachedDocument, ...]
    documents: tuple[DocumentStatus, ...]

    def unchecked(self, state: QuarterState) -> int:
        """Attached documents of the quarter that nobody has checked."""
        return sum(
            a.indicator == state.indicator and a.quarter == state.quarter and a.attachment not in self.checks
            for a in self.attachments
        )

    def lacking(self, state: QuarterState) -> int:
        """Due documents of which nothing was accepted."""
        accepted = {
            a.document
            for a in self.attachments
            if a.indicator == state.indicator and a.attachment in self.checks and self.checks[a.attachment].is_accepted
        }
        due = (d for d in self.documents if (d.indicator, d.quarter) == (state.indicator, state.quarter) and d.is_due)
        return sum(d.document not in accepted or d.attached == 0 for d in due)


def check_documents(workspace: Workspace, person: Person, checks: Sequence[DocumentCheck]) -> None:
    """Records what was found about attachments. Raises NotAllowed, PersonUnnamed, QuarterLocked, UnknownSubmission."""
    with workspace.store.writing() as cursor:
        states: dict[Period, dict[str, QuarterState]] = {}
        for check in checks:
            if not withdrawals.is_attached(cursor, workspace.office, check.attachment):
                raise UnknownSubmission(check.attachment)
            indicator, period = withdrawals.place_of(cursor, workspace.office, check.attachment)
            if period not in states:
                require_open(cursor, workspace.office, [period])
                states[period] = _states(cursor, workspace, period)
            _require_right_to_review(workspace, person, states[period][indicator])
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
        reports = _reports(cursor, workspace, period)
        for indicator in indicators:
            state = reports.states[indicator, period.quarter]
            subject = _require_right_to_review(workspace, person, state)
            _require_reviewable(reports, state, verdict, said)
            own = is_own(person, subject)
            reviews.append_review(cursor, stamp, indicator, period, verdict, said, is_own=own)


def resubmit(workspace: Workspace, person: Person, indicator: str, period: Period, note: str = "") -> None:
    """Hands a returned report in again as it is. Raises NotAllowed, PersonUnnamed, QuarterLocked, NotReviewable."""
    require_rights(workspace, person, Action.REPORT, [(period.year, indicator)])
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, [period])
        state = _states(cursor, workspace, period)[indicator]
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
    definitions = workspace.of_year(state.year).definitions
    return subject_of(definitions.indicator(state.indicator), state.reporters, own_review=definitions.rules.own_review)


def _require_right_to_review(workspace: Workspace, person: Person, state: QuarterState) -> Subject:
    subject = review_subject(workspace, state)
    if not may(person, Action.REVIEW, subject):
        raise NotAllowed(Action.REVIEW, state.indicator)
    require_name(person)
    return subject


def _require_reviewable(reports: Reports, state: QuarterState, verdict: Verdict, comment: str) -> None:
    if state.state is ReportState.EMPTY:
        raise NotReviewable(state)
    if verdict is Verdict.VERIFIED and (unchecked := reports.unchecked(state)):
        raise NotReviewable(state, unchecked)
    if not comment and (verdict is Verdict.RETURNED or reports.lacking(state)):
        raise CommentMissing(state.indicator)


def _reports(cursor: Cursor, workspace: Workspace, period: Period) -> Reports:
    scope = workspace.scope(period.year)
    attachments, documents = proof_of_year(cursor, scope)
    return Reports(
        states={(s.indicator, s.quarter): s for s in reviews.quarter_states(cursor, scope)},
        checks={c.check.attachment: c.check for c in reviews.standing_checks(cursor, scope)},
        attachments=tuple(attachments),
        documents=tuple(documents),
    )


def _unsettled(cursor: Cursor, workspace: Workspace, period: Period) -> list[QuarterState]:
    """Reports of the quarter that are not verified, and due ones that are missing."""
    definitions = workspace.of_year(period.year).definitions
    due = {i.code for i in definitions.indicators if period.quarter in definitions.due_quarters(i.code, period.year)}
    return [
        state
        for state in _states(cursor, workspace, period).values()
        if not state.is_verified and (state.state is not ReportState.EMPTY or state.indicator in due)
    ]


def _states(cursor: Cursor, workspace: Workspace, period: Period) -> dict[str, QuarterState]:
    """The states of one quarter's reports, by indicator."""
    states = reviews.quarter_states(cursor, workspace.scope(period.year))
    return {s.indicator: s for s in states if s.quarter == period.quarter}


def _stamp(workspace: Workspace, person: Person) -> Stamp:
    return Stamp(workspace.office, person, workspace.store.moment())
