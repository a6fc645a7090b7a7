"""One target: from a cell to a value, a range or a grade."""

from dataclasses import dataclass, replace
from decimal import Decimal

from iku.domain.indicator import Component
from iku.domain.rules import Polarity, Rules
from iku.intake.columns import RANGE, Column
from iku.intake.figures import Refusal, read_figure, read_grade
from iku.intake.numbers import SEPARATOR, NumberRefused, plain_number
from iku.intake.sheets import Cell, text_of


@dataclass(frozen=True, slots=True)
class TargetFigures:
    """What a target consists of; all None and "" where nothing was given."""

    value: Decimal | None = None
    upper: Decimal | None = None
    baseline: Decimal | None = None
    grade: str = ""


def read_target(
    component: Component, rules: Rules, target: Cell, baseline: Cell = "", unit: str = ""
) -> tuple[TargetFigures, list[Refusal]]:
    """A target in the unit that stands beside it, and everything that is wrong with it."""
    if unit and unit != component.unit:
        component = replace(component, unit=unit)
    figures, refusals = TargetFigures(), list[Refusal]()
    try:
        figures = _read_target(component, rules, target)
    except NumberRefused as refused:
        refusals.append((Column.TARGET, refused))
    try:
        is_graded = component.polarity is Polarity.ORDINAL
        number = None if is_graded else read_figure(baseline, component, Column.BASELINE)
        figures = replace(figures, baseline=number)
    except NumberRefused as refused:
        refusals.append((Column.BASELINE, refused))
    return figures, refusals


def _read_target(component: Component, rules: Rules, target: Cell) -> TargetFigures:
    if component.polarity is Polarity.ORDINAL:
        return TargetFigures(grade=read_grade(target, rules.scale(component.scale)))
    bounds = _bounds(component, target) if isinstance(target, str) else None
    if bounds is None:
        return TargetFigures(_not_negative(read_figure(target, component, Column.TARGET), target))
    if component.polarity is not Polarity.RANGE:
        raise NumberRefused("range-unexpected", text_of(target))
    lower, upper = bounds
    if lower > upper:
        raise NumberRefused(
            "range-reversed", text_of(target), SEPARATOR.join((plain_number(upper), plain_number(lower)))
        )
    return TargetFigures(lower, upper)


def _bounds(component: Component, text: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers of a range, None where the text is none."""
    match = RANGE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        lower, upper = (read_figure(part, component, Column.TARGET) for part in match.groups())
    except NumberRefused:
        if component.polarity is Polarity.RANGE:
            raise
        return None
    return None if lower is None or upper is None else (lower, upper)


def _not_negative(number: Decimal | None, cell: Cell) -> Decimal | None:
    """Nothing can be measured against a target below zero."""
    if number is not None and number < 0:
        raise NumberRefused("negative", text_of(cell))
    return number
