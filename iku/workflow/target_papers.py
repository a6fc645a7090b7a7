"""Targets rest on documents: who sets one names it, who changes one that stands says why."""

from dataclasses import replace

from iku.domain.facts import ProposedTarget, Submission
from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.target_papers import falling_targets, paper_problems
from iku.store import queries
from iku.store.connection import Cursor
from iku.workflow.workspace import Workspace


def with_papers(submission: Submission, document: str, reason: str) -> Submission:
    """The document and reason that were given for all targets at once, for those that name none themselves."""

    def completed(target: ProposedTarget) -> ProposedTarget:
        return replace(target, document=target.document or document, reason=target.reason or reason)

    return replace(submission, targets=tuple(completed(t) for t in submission.targets))


def check_targets(cursor: Cursor, workspace: Workspace, asked: Submission, changing: Submission) -> tuple[Problem, ...]:
    """Raises UploadRefused, naming every row without its document or reason; returns what has to be confirmed."""
    years = sorted({t.year for t in changing.targets})
    standing = {t.key: t for year in years for t in queries.standing_targets(cursor, workspace.scope(year))}
    problems = paper_problems(changing.targets, asked.targets, standing)
    if problems:
        raise UploadRefused(problems)
    return tuple(
        question
        for year in years
        for question in falling_targets(
            [t for t in changing.targets if t.year == year], standing, workspace.of_year(year).definitions
        )
    )
