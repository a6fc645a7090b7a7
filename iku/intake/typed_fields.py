"""Where a typed field is: not in a row of a file, but beside its indicator on the page."""

from iku.domain.indicator import Component
from iku.domain.problem import Problem
from iku.intake.columns import TITLES, Column
from iku.intake.numbers import NumberRefused


def typed_problem(component: Component, column: Column, refused: NumberRefused, quarter: int | None = None) -> Problem:
    """A problem with a typed field. `cell` is its address: indicator/component/column, then the quarter if there are four."""
    address = "/".join((component.indicator, component.code, column, *([str(quarter)] if quarter else [])))
    return Problem(
        refused.code, subject=component.indicator, column=field_name(component, column), cell=address, found=refused.found,
        expected=refused.expected, nearest=refused.nearest,
    )  # fmt: skip


def field_name(component: Component, column: Column) -> str:
    """`Pembilang`, and which component's where an indicator has several."""
    return f"{TITLES[column]} ({component.title})" if component.code else TITLES[column]
