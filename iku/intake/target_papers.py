"""What a target rests on: the document that sets it, the reason why one that stands is changed; and what looks odd about it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget
from iku.domain.period import QUARTERS
from iku.domain.problem import Problem
from iku.domain.rules import Consolidation, Polarity
from iku.domain.submission import TargetFact
from iku.intake.columns import QUARTER_NUMERALS, TITLES, Column

Key = tuple[str, str, int, int]
Standing = Mapping[Key, TargetFact]


def paper_problems(
    changing: Iterable[ProposedTarget], asked: Sequence[ProposedTarget], standing: Standing
) -> list[Problem]:
    """Of the targets that change something: one without a document, or a revision without a reason; a row is named once.

    `asked` are the targets as they were handed in: a document that merely stands already sets nothing new.
    """
    given = {target.key: target for target in asked}
    found: dict[Problem, None] = {}
    for target in changing:
        stands = standing.get(target.key)
        is_revision = stands is not None and not stands.is_blank
        if not given[target.key].document:
            found[_problem("target-document-missing", target, Column.DOCUMENT)] = None
        if is_revision and not given[target.key].reason:
            found[_problem("target-reason-missing", target, Column.REASON)] = None
    return list(found)


def falling_targets(changing: Sequence[ProposedTarget], standing: Standing, definitions: Definitions) -> list[Problem]:
    """Questions about targets "up to a quarter" that are lower than those of the quarter before."""
    changed = {target.key: target for target in changing}
    components = {c.key: c for c in definitions.components}
    found = []
    for indicator, component, year in dict.fromkeys(key[:3] for key in changed):
        measured = components[(indicator, component)]
        if measured.consolidation is not Consolidation.LAST or measured.polarity is not Polarity.MAXIMIZE:
            continue
        keys = [(indicator, component, year, quarter) for quarter in QUARTERS]
        known = [(key, value) for key in keys if (value := _value(changed.get(key) or standing.get(key))) is not None]
        for (before, earlier), (after, later) in pairwise(known):
            if later < earlier and (before in changed or after in changed):
                found.append(_falls(changed.get(after) or changed[before], after[3], later, earlier))
    return found


def _value(target: ProposedTarget | TargetFact | None) -> Decimal | None:
    return target.value if target else None


def _problem(code: str, target: ProposedTarget, column: Column) -> Problem:
    """A row of a file holds four quarters and is named by itself; what was typed, by its indicator."""
    address = "" if target.row else f"{target.indicator}/{target.component}/{column}"
    return Problem(code, subject=target.indicator, row=target.row, column=TITLES[column], cell=address)


def _falls(target: ProposedTarget, quarter: int, later: Decimal, earlier: Decimal) -> Problem:
    column = f"{TITLES[Column.TARGET]} TW {QUARTER_NUMERALS[quarter]}"
    return Problem(
        "target-falls", subject=target.indicator, row=target.row, column=column, found=f"{later.normalize():f}",
        expected=f"{earlier.normalize():f}", must_confirm=True,
    )  # fmt: skip
