"""What changed against the same quarter of the year before. Nothing where either year has no figure to compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.achievement import ComponentAchievement
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.period import Period
from iku.domain.quarter_readings import step_of
from iku.domain.rules import Grade, Polarity


@dataclass(frozen=True, slots=True)
class RealisationChange:
    """Of one component: in points of a percentage, in its unit, or in steps of a scale (`grades`: then and now)."""

    component: str
    difference: Decimal
    unit: str
    grades: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """One indicator beside `before`, the same quarter of the year before. `achievement` in points; None without a figure."""

    before: Period
    realisations: tuple[RealisationChange, ...]
    achievement: Decimal | None


def year_on_year(
    definitions: Definitions, figures: YearFigures, before: YearFigures, code: str, quarter: int
) -> YearOnYear:
    """Figures that rest on different quarters are not compared: one of them is only carried on."""
    changes = []
    for component in definitions.indicator(code).components:
        now, then = (year.component(code, component.code, quarter) for year in (figures, before))
        if now is not None and then is not None and now.through_quarter == then.through_quarter is not None:
            change = _change(component, now, then, definitions.rules.scale(component.scale))
            changes += [change] if change else []
    return YearOnYear(
        Period(before.year, quarter),
        tuple(changes),
        _achievement(definitions.rules.floor, figures, before, code, quarter),
    )


def _change(
    component: Component, now: ComponentAchievement, then: ComponentAchievement, scale: Sequence[Grade]
) -> RealisationChange | None:
    if component.polarity is Polarity.ORDINAL:
        grades = (then.realisation_grade, now.realisation_grade)
        was, becomes = (step_of(grade, scale) for grade in grades)
        if was is None or becomes is None:
            return None
        return RealisationChange(component.code, Decimal(becomes - was), "", grades)
    if now.realisation is None or then.realisation is None or now.unit != then.unit:
        return None
    return RealisationChange(component.code, now.realisation - then.realisation, now.unit)


def _achievement(floor: Decimal, figures: YearFigures, before: YearFigures, code: str, quarter: int) -> Decimal | None:
    """Of the printed figures, which are never below the floor."""
    if not any(row.indicator == code for row in before.indicators):
        return None
    now, then = (year.indicator(code, quarter) for year in (figures, before))
    if now.raw is None or then.raw is None or now.through_quarter != then.through_quarter:
        return None
    return max(now.raw, floor) - max(then.raw, floor)
