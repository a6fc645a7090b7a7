"""Which reported figures ask for words, and whether they were given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from iku.domain.achievement import IndicatorAchievement
from iku.domain.facts import Submission
from iku.domain.review import Explanation, ExplanationNeed, StandingExplanation
from iku.domain.submission import Rehearsal
from iku.errors import ExplanationMissing, WordsChanged
from iku.store import reviews
from iku.store.connection import Cursor
from iku.workflow.workspace import Workspace

Key = tuple[str, int, int]


def explanation_needs(
    cursor: Cursor, workspace: Workspace, submission: Submission, after: Sequence[IndicatorAchievement]
) -> tuple[ExplanationNeed, ...]:
    """One for each reported indicator and quarter with a figure or grade to judge, in the decree's order.

    `after` are the figures with the submission in them. Each year's own rules decide; what came before is history.
    """
    reported = {(r.indicator, r.year, r.quarter) for r in submission.realisations if not r.is_blank}
    asked = {key for key in reported if _asks(workspace, key[1])}
    if not asked:
        return ()
    standing = _standing(cursor, workspace, {year for _, year, _ in asked})
    given = {key: said.explanation for key, said in standing.items()} | {e.key: e for e in submission.explanations}
    return tuple(
        ExplanationNeed(*key, row.is_reached, given.get(key, Explanation(*key)), standing.get(key))
        for row in after
        if (key := (row.indicator, row.year, row.quarter)) in asked and row.band
    )


def explained(rehearsal: Rehearsal, explanations: Sequence[Explanation]) -> Submission:
    """What was rehearsed, with these explanations where they say something new.

    Raises ExplanationMissing where a figure below target is left without a follow-up.
    """
    said = {e.key: e for e in explanations}
    needs = [replace(need, given=said.get(need.key, need.given)) for need in rehearsal.needs]
    lacking = tuple(need for need in needs if not need.is_met)
    if lacking:
        raise ExplanationMissing(lacking)
    known = {need.key: need.given for need in rehearsal.needs}
    new = {key: e for key, e in said.items() if known.get(key, Explanation(*key)) != e}
    kept = {e.key: e for e in rehearsal.submission.explanations}
    return replace(rehearsal.submission, explanations=tuple((kept | new).values()))


def require_same_words(cursor: Cursor, workspace: Workspace, rehearsal: Rehearsal, submission: Submission) -> None:
    """Ask inside the writing transaction. Raises WordsChanged where somebody explained anew what this explains otherwise."""
    stood = {need.key: need.standing.explanation if need.standing else None for need in rehearsal.needs}
    said = {e.key: e for e in submission.explanations if e.key in stood}
    standing = _standing(cursor, workspace, {year for _, year, _ in said})
    changed = [standing[key] for key, own in said.items() if key in standing and standing[key].explanation != own]
    if others := [now for now in changed if now.explanation != stood[now.explanation.key]]:
        raise WordsChanged(others)


def _asks(workspace: Workspace, year: int) -> bool:
    is_history = year < workspace.shipped.organisation.year
    return not is_history and workspace.of_year(year).definitions.rules.explain_below_target


def _standing(cursor: Cursor, workspace: Workspace, years: Iterable[int]) -> dict[Key, StandingExplanation]:
    found = (said for y in sorted(years) for said in reviews.standing_explanations(cursor, workspace.scope(y)))
    return {said.explanation.key: said for said in found}
