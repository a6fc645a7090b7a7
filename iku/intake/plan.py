"""End targets of the strategic plan and budgets as they are typed: read whole, or refused with everything that is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.efficiency import Budget
from iku.domain.period import Period
from iku.domain.plan import PlanPeriod, PlanTarget
from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.columns import Column
from iku.intake.numbers import NumberRefused, parse_number
from iku.intake.safe_text import clean
from iku.intake.target_figures import read_target
from iku.intake.target_rows import WORD_LIMITS
from iku.intake.targets import TypedTarget
from iku.intake.typed_fields import typed_problem

ALLOCATION, SPENT = "Pagu", "Realisasi anggaran"
PERIOD = re.compile(r"([0-9]{4})\s*(?:[-–—/]|s\.?d\.?|sampai)\s*([0-9]{4})")
LONGEST_PLAN = 10
"""years"""
CURRENCY = re.compile(r"^\s*rp\.?\s*", re.IGNORECASE)
LONGEST_DOCUMENT = WORD_LIMITS[Column.DOCUMENT]


@dataclass(frozen=True, slots=True)
class TypedBudget:
    """What a person typed for one indicator, in rupiah."""

    allocation: str = ""
    spent: str = ""


@dataclass(frozen=True, slots=True)
class TypedPaper:
    """What is typed once for all: the years of the plan, the document that says it, and why it changes."""

    period: str = ""
    document: str = ""
    reason: str = ""


def read_typed_plan(
    cells: Mapping[tuple[str, str], TypedTarget], paper: TypedPaper, definitions: Definitions, year: int
) -> tuple[PlanTarget, ...]:
    """The end targets that were typed, a blank one as blank; keys are (indicator, component). Raises UploadRefused."""
    period, problems = _read_period(paper.period, year)
    document, reason = clean(paper.document), clean(paper.reason)
    problems += _document_problems(document)
    targets: list[PlanTarget] = []
    for (indicator, code), typed in cells.items():
        component = definitions.indicator(indicator).component(code)
        figures, refusals = read_target(component, definitions.rules, typed.value, typed.baseline, typed.unit)
        problems += [typed_problem(component, column, refused) for column, refused in refusals]
        targets.append(
            PlanTarget(
                indicator, code, period, figures.value, figures.upper, figures.baseline, figures.grade,
                typed.unit or component.unit, document, reason,
            )
        )  # fmt: skip
    if problems:
        raise UploadRefused(problems)
    return tuple(targets)


def read_typed_budgets(
    cells: Mapping[str, TypedBudget], document: str, definitions: Definitions, period: Period
) -> tuple[Budget, ...]:
    """The budgets that were typed, by indicator, a blank one as blank. Raises UploadRefused."""
    said = clean(document)
    problems = _document_problems(said)
    budgets: list[Budget] = []
    for indicator, typed in cells.items():
        definitions.indicator(indicator)  # of another year's dictionary: loudly
        allocation = _read_rupiah(indicator, ALLOCATION, typed.allocation, problems)
        spent = _read_rupiah(indicator, SPENT, typed.spent, problems)
        if bool(typed.allocation.strip()) is not bool(typed.spent.strip()):
            lacking = SPENT if typed.allocation.strip() else ALLOCATION
            problems.append(Problem("budget-half", subject=indicator, column=lacking))
        budgets.append(Budget(indicator, period.year, period.quarter, allocation, spent, said))
    if problems:
        raise UploadRefused(problems)
    return tuple(budgets)


def _read_period(text: str, year: int) -> tuple[PlanPeriod, list[Problem]]:
    said = clean(text)
    match = PERIOD.fullmatch(said)
    period = PlanPeriod(*map(int, match.groups())) if match else PlanPeriod(year, year)
    if match is None or not 0 <= period.last - period.first < LONGEST_PLAN:
        return period, [Problem("plan-period-unreadable", found=said)]
    if not period.holds(year):
        return period, [Problem("plan-period-elsewhere", found=said, expected=str(year))]
    return period, []


def _document_problems(document: str) -> list[Problem]:
    if not document:
        return [Problem("document-missing")]
    if len(document) > LONGEST_DOCUMENT:
        return [Problem("note-too-long", found=str(len(document)), expected=str(LONGEST_DOCUMENT))]
    return []


def _read_rupiah(indicator: str, column: str, text: str, problems: list[Problem]) -> Decimal | None:
    try:
        number = parse_rupiah(text)
    except NumberRefused as refused:
        problems.append(
            Problem(
                refused.code, subject=indicator, column=column, found=refused.found, expected=refused.expected,
                nearest=refused.nearest,
            )
        )  # fmt: skip
        return None
    return number


def parse_rupiah(text: str) -> Decimal | None:
    """An amount of money. Nobody writes thousandths of a rupiah: `850.000` is the larger of its two readings."""
    bare = CURRENCY.sub("", text)
    if "%" in bare:
        raise NumberRefused("percent-unexpected", text.strip())
    try:
        number = parse_number(bare)
    except NumberRefused as refused:
        if refused.code != "ambiguous-number":
            raise
        number = Decimal(refused.expected.partition(" ")[0])
    if number is not None and number < 0:
        raise NumberRefused("negative", text.strip())
    return number
