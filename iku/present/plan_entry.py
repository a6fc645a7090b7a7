"""The rows of the forms for the strategic plan's end targets and for budgets: as they stand and would be typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from iku.domain.definitions import Definitions
from iku.domain.efficiency import StandingBudget, absorption
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component, Indicator
from iku.domain.period import QUARTERS
from iku.domain.plan import StandingPlanTarget
from iku.domain.rules import MinimizeForm, Polarity
from iku.present.dates import clock, short_quarter
from iku.present.entry import row_title
from iku.present.lines import numbered
from iku.present.numbers import DASH, input_text, listed, number, percent_or_dash
from iku.present.plan_words import plan_target_text
from iku.present.target_entry import target_cell

NOT_GIVEN = "belum diisi"


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One component's end target. `fact` names what stands, "" where nothing does; `period` are the years of its plan."""

    indicator: str
    component: str
    number: str
    title: str
    unit: str
    grades: tuple[str, ...]
    has_baseline: bool
    fact: str
    value: str
    baseline: str
    period: str
    shown: str
    """the target as it is read: `98,50%`"""
    document: str
    recorded: str
    """who set it and when"""

    @property
    def key(self) -> tuple[str, str]:
        return (self.indicator, self.component)


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """One indicator's budget up to a quarter. `before` is the allocation of the quarter before, as it would be typed."""

    indicator: str
    number: str
    title: str
    fact: str
    allocation: str
    spent: str
    share: str
    before: str
    document: str
    recorded: str


def plan_entries(
    definitions: Definitions, figures: YearFigures, standing: Mapping[tuple[str, str], StandingPlanTarget]
) -> tuple[PlanEntry, ...]:
    """Every component of every indicator, in the decree's order."""
    return tuple(
        _plan_entry(definitions, figures, indicator, component, standing.get(component.key))
        for indicator in definitions.indicators
        for component in indicator.components
    )


def budget_entries(
    definitions: Definitions, quarter: int, standing: Mapping[tuple[str, int], StandingBudget]
) -> tuple[BudgetEntry, ...]:
    """Every indicator, in the decree's order."""
    return tuple(
        _budget_entry(indicator, standing.get((indicator.code, quarter)), standing.get((indicator.code, quarter - 1)))
        for indicator in definitions.indicators
    )


def plan_title(plan: Iterable[PlanEntry], budgets: Iterable[BudgetEntry], quarter: int) -> str:
    """`Target akhir Renstra untuk 6 dari 13 indikator, anggaran TW III untuk 3`."""
    rows = tuple(plan)
    every, planned = {row.indicator for row in rows}, {row.indicator for row in rows if row.fact}
    paid = [row for row in budgets if row.fact]
    if not planned and not paid:
        return f"Target akhir Renstra dan anggaran {short_quarter(quarter)} {NOT_GIVEN}"
    return (
        f"Target akhir Renstra untuk {len(planned)} dari {len(every)} indikator, "
        f"anggaran {short_quarter(quarter)} untuk {len(paid)}"
    )


def standing_period(rows: Iterable[PlanEntry]) -> str:
    """The years of the plan that stands, as they would be typed."""
    return next((row.period for row in rows if row.period), "")


def stored_sentence(what: str, whose: Iterable[str], who: str, when: datetime) -> str:
    """The receipt: `Target akhir IKU-02 dan IKU-03 disimpan oleh Siti pada 12 Oktober 2024, 09.30 WIB.`"""
    return f"{what} {listed(list(dict.fromkeys(whose)))} disimpan oleh {who} pada {clock(when)}."


def _plan_entry(
    definitions: Definitions,
    figures: YearFigures,
    indicator: Indicator,
    component: Component,
    stands: StandingPlanTarget | None,
) -> PlanEntry:
    target = stands.target if stands else None
    scale = definitions.rules.scale(component.scale) if component.scale else ()
    is_baseline = component.polarity is Polarity.MINIMIZE and component.minimize_form is MinimizeForm.BASELINE
    return PlanEntry(
        indicator=indicator.code,
        component=component.code,
        number=numbered(indicator),
        title=row_title(indicator, component),
        unit=next((figures.unit(component, q) for q in reversed(QUARTERS)), component.unit),
        grades=tuple(grade.code for grade in scale),
        has_baseline=is_baseline,
        fact=stands.fact if stands else "",
        value=target_cell(target),
        baseline=input_text(target.baseline) if target else "",
        period=f"{target.period.first}–{target.period.last}" if target else "",
        shown=plan_target_text(target) if target else DASH,
        document=target.document if target else NOT_GIVEN,
        recorded=_recorded(stands),
    )


def _budget_entry(indicator: Indicator, stands: StandingBudget | None, before: StandingBudget | None) -> BudgetEntry:
    budget = stands.budget if stands else None
    return BudgetEntry(
        indicator=indicator.code,
        number=numbered(indicator),
        title=indicator.title,
        fact=stands.fact if stands else "",
        allocation=number(budget.allocation) if budget and budget.allocation is not None else "",
        spent=number(budget.spent) if budget and budget.spent is not None else "",
        share=percent_or_dash(absorption(budget)) if budget else DASH,
        before=number(before.budget.allocation) if before and before.budget.allocation is not None else "",
        document=budget.document if budget else NOT_GIVEN,
        recorded=_recorded(stands),
    )


def _recorded(stands: StandingPlanTarget | StandingBudget | None) -> str:
    return "" if stands is None else f"{stands.recorded_by}, {clock(stands.recorded_at)}"
