"""Where a typed field is: not in a row of a file, but beside its indicator on the page."""

from iku.domain.indicator import Component
from iku.domain.problem import Problem
from iku.intake.columns import TITLES, Column
from iku.intake.numbers import NumberRefused


def typed_problem(component: Component, column: Column, refused: NumberRefused, quarter: int | None = None) -> Problem:
    """A problem with a typed field. `cell` is its address: indicator/component/column, then the quarter if there are four."""
    address = "/".join((component.indicator, component.code, column, *([str(quarter)] if quarter else [])))
    heading = " ".join(filter(None, (TITLES[column], component.title if component.code else "")))
    return Problem(
        refused.code, subject=component.indicator, column=heading, cell=address, found=refused.found,
        expected=refused.expected, nearest=refused.nearest,
    )  # fmt: skip
