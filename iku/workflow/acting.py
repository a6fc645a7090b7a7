"""What every action asks before it acts: the right, a name, a reason, an open quarter."""

from collections.abc import Iterable

from iku.domain.facts import Submission, SubmissionKind
from iku.domain.period import Period
from iku.domain.permission import ANYTHING, Action, Subject, may, may_ever, subject_of
from iku.domain.person import Person
from iku.errors import NotAllowed, PersonUnnamed, QuarterLocked, ReasonMissing
from iku.store import reviews
from iku.store.connection import Cursor
from iku.workflow.workspace import Workspace

HANDED_IN_BY = {
    SubmissionKind.REALISATIONS: Action.REPORT,
    SubmissionKind.EVIDENCE: Action.ATTACH,
    SubmissionKind.TARGETS: Action.SET_TARGETS,
}


def require_name(person: Person) -> None:
    """Raises PersonUnnamed: every fact says who recorded it."""
    if not person.is_named:
        raise PersonUnnamed


def require_sight_of_meetings(person: Person) -> None:
    """Raises NotAllowed for whoever may not know what meetings showed and agreed."""
    if not may(person, Action.READ_MEETINGS):
        raise NotAllowed(Action.READ_MEETINGS)


def require_right(person: Person, action: Action, subject: Subject = ANYTHING) -> None:
    """Raises NotAllowed, or PersonUnnamed where someone would act without a name."""
    if not may(person, action, subject):
        raise NotAllowed(action)
    require_name(person)


def require_sight(person: Person, *, only_settled: bool) -> None:
    """Raises NotAllowed for whoever may not see the figures, or where only settled ones are asked for not even those.

    No name is asked for: who only looks need not say who it is.
    """
    action = Action.READ_VERIFIED if only_settled else Action.READ_FIGURES
    if not may(person, action):
        raise NotAllowed(action)


def require_rights(workspace: Workspace, person: Person, action: Action, indicators: Iterable[tuple[int, str]]) -> None:
    """The right to do something about each of the indicators (year and code). Raises NotAllowed with the first forbidden.

    Each year's own definitions decide: which subdivision answers for an indicator may change from year to year.
    """
    for year, code in sorted(set(indicators)):
        if not may(person, action, subject_of(workspace.of_year(year).definitions.indicator(code))):
            raise NotAllowed(action, code)
    require_name(person)


def require_part_in(person: Person, kind: SubmissionKind) -> None:
    """The right to hand in something of the kind, whatever it holds. Raises NotAllowed."""
    if not may_ever(person, HANDED_IN_BY[kind]):
        raise NotAllowed(HANDED_IN_BY[kind])


def require_right_to_hand_in(workspace: Workspace, person: Person, submission: Submission) -> None:
    """The rights that a submission needs, by what it carries and the year it is about. Raises NotAllowed, PersonUnnamed."""
    require_part_in(person, submission.kind)
    reported = {(r.year, r.indicator) for r in submission.realisations}
    reported |= {(e.year, e.indicator) for e in submission.explanations}
    require_rights(workspace, person, Action.REPORT, reported)
    require_rights(workspace, person, Action.ATTACH, {(a.year, a.indicator) for a in submission.attachments})
    if submission.targets:
        require_right(person, Action.SET_TARGETS)


def require_reason(reason: str) -> str:
    """The reason without surrounding blanks; raises ReasonMissing if nothing is left."""
    stripped = reason.strip()
    if not stripped:
        raise ReasonMissing
    return stripped


def require_open(cursor: Cursor, office: str, periods: Iterable[Period]) -> None:
    """Raises QuarterLocked with the earliest of the quarters that is locked. Ask inside the writing transaction."""
    for period in sorted(set(periods)):
        if lock := reviews.quarter_lock(cursor, office, period):
            raise QuarterLocked(lock)


def periods_of(submission: Submission) -> set[Period]:
    """The quarters that a submission is about."""
    keys = {(r.year, r.quarter) for r in submission.realisations} | {(t.year, t.quarter) for t in submission.targets}
    keys |= {(a.year, a.quarter) for a in submission.attachments}
    keys |= {(e.year, e.quarter) for e in submission.explanations}
    return {Period(year, quarter) for year, quarter in keys}
