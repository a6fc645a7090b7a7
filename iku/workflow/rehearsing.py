"""What a submission would change: appended for real, read through the very views that will show it, and rolled back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from iku.domain.achievement import IndicatorAchievement
from iku.domain.definitions import Definitions
from iku.domain.facts import ReportedValue, Submission
from iku.domain.person import Person
from iku.domain.problem import Problem
from iku.domain.submission import GroupChange, IndicatorChange, RealisationFact, Rehearsal, TargetFact
from iku.intake.jumps import KnownValue, jump_questions
from iku.store import ledger, queries
from iku.store.appending import Stamp
from iku.store.computed_year import computed_year
from iku.store.connection import Cursor
from iku.workflow.acting import periods_of, require_open, require_right_to_hand_in
from iku.workflow.committed import committed_year
from iku.workflow.explaining import explanation_needs
from iku.workflow.meanwhile import standing_facts
from iku.workflow.target_papers import check_targets
from iku.workflow.workspace import Workspace

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was just appended: the submission's id and its moment."""

    submission: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """Every figure that a submission moves, in any quarter of the years it speaks of; and all figures after it."""

    indicators: tuple[IndicatorChange, ...]
    groups: tuple[GroupChange, ...]
    after: tuple[IndicatorAchievement, ...]


def rehearse(workspace: Workspace, person: Person, submission: Submission) -> Rehearsal:
    """Computes what the submission would change. Stores nothing.

    Raises NotAllowed, PersonUnnamed, QuarterLocked; UploadRefused for targets without their document or reason.
    """
    require_right_to_hand_in(workspace, person, submission)
    with workspace.store.rehearsing() as cursor:
        require_open(cursor, workspace.office, periods_of(submission))
        data_version = workspace.store.data_version
        stood = standing_facts(cursor, workspace, submission)
        changing, unchanged = ledger.changes_only(cursor, workspace.office, submission)
        questions = check_targets(cursor, workspace, submission, changing)
        questions += _questions(cursor, workspace, changing.realisations)
        _, changes = append_and_compare(cursor, workspace, person, changing, unchanged)
        untouched = sorted(set(_years(submission)) - set(_years(changing)))
        figures = [row for year in untouched for row in computed_year(cursor, workspace.scope(year)).indicators]
        needs = explanation_needs(cursor, workspace, submission, (*changes.after, *figures))
    return Rehearsal(changing, unchanged, changes.indicators, changes.groups, questions, data_version, needs, stood)


def append_and_compare(
    cursor: Cursor, workspace: Workspace, person: Person, submission: Submission, unchanged: int
) -> tuple[Recorded, Changes]:
    """Appends the submission, and says what it moved: the figures now beside those of the moment before, year by year."""
    recorded = append(cursor, workspace, person, submission, unchanged)
    indicators: list[IndicatorChange] = []
    groups: list[GroupChange] = []
    standing: list[IndicatorAchievement] = []
    for year in _years(submission):
        before = committed_year(cursor, workspace, year, recorded.moment)
        after = computed_year(cursor, workspace.scope(year))
        standing += after.indicators
        indicators += (IndicatorChange(*pair) for pair in _unlike(before.indicators, after.indicators))
        groups += (GroupChange(*pair) for pair in _unlike(before.groups, after.groups))
    return recorded, Changes(tuple(indicators), tuple(groups), tuple(standing))


def append(cursor: Cursor, workspace: Workspace, person: Person, submission: Submission, unchanged: int) -> Recorded:
    """Appends the submission, at this very moment."""
    stamp = Stamp(workspace.office, person, workspace.store.moment())
    return Recorded(ledger.append_submission(cursor, stamp, submission, unchanged), stamp.moment)


def _unlike(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The rows that differ, before and after."""
    return [(b, a) for b, a in zip(before, after, strict=True) if b != a]


def _questions(cursor: Cursor, workspace: Workspace, reports: Sequence[ReportedValue]) -> tuple[Problem, ...]:
    years = sorted({y for r in reports for y in (r.year - 1, r.year)})
    targets = {t.key: t for y in years for t in queries.standing_targets(cursor, workspace.scope(y))}
    stood = _by_component(f for y in years for f in queries.standing_realisations(cursor, workspace.scope(y)))
    known = {
        r.key: KnownValue(_promised(targets.get(r.key)), _last_number(r, stood, workspace.definitions)) for r in reports
    }
    return jump_questions(reports, known, workspace.definitions)


def _promised(target: TargetFact | None) -> Decimal | None:
    return target.value if target else None


def _by_component(facts: Iterable[RealisationFact]) -> dict[tuple[str, str], list[RealisationFact]]:
    """What stands and is not blank, per component, in order of time."""
    found: dict[tuple[str, str], list[RealisationFact]] = {}
    for fact in sorted(facts, key=lambda f: (f.year, f.quarter)):
        if not fact.is_blank:
            found.setdefault((fact.indicator, fact.component), []).append(fact)
    return found


def _last_number(
    report: ReportedValue, stood: Mapping[tuple[str, str], Sequence[RealisationFact]], definitions: Definitions
) -> Decimal | None:
    """The number last reported for the component in an earlier quarter; None if there is none."""
    facts = stood.get((report.indicator, report.component), ())
    earlier = [f for f in facts if (f.year, f.quarter) < (report.year, report.quarter)]
    if not earlier:
        return None
    last = earlier[-1]
    if last.value is not None or not last.denominator or last.numerator is None:
        return last.value
    factor = 100 if definitions.indicator(last.indicator).component(last.component).unit == "%" else 1
    return factor * last.numerator / last.denominator


def _years(submission: Submission) -> list[int]:
    return sorted(
        {r.year for r in submission.realisations}
        | {t.year for t in submission.targets}
        | {a.year for a in submission.attachments}
    )
