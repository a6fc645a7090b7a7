"""Years of one indicator for the tests of looking ahead: what is promised and reported, quarter by quarter."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from iku.domain.definitions import Definitions, Stage
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.looking_ahead import component_outlook
from iku.domain.outlook import Outlook
from iku.domain.rules import Consolidation, Polarity
from iku.domain.submission import RealisationFact, TargetFact
from tests.present import decree
from tests.present.samples import Cell, realisation, target

CODE = "IKU-05"
Amount = str | int | Decimal | tuple[int, int]
"""A value, a grade ("BB"), or a numerator and a denominator."""
Amounts = Mapping[int, Amount]


def measure(polarity: str = "maximize", consolidation: str = "sum", unit: str = "dokumen", **changes: Any) -> Component:
    plain: dict[str, Any] = {"numerator": "", "denominator": "", "unit": unit, **changes}
    return decree.component(CODE, polarity=Polarity(polarity), consolidation=Consolidation(consolidation), **plain)


def definitions_with(component: Component, stages: tuple[Stage, ...] = ()) -> Definitions:
    old = decree.DEFINITIONS
    indicators = tuple(replace(i, components=(component,)) if i.code == CODE else i for i in old.indicators)
    return replace(old, indicators=indicators, stages=stages)


def year_of(
    component: Component, targets: Amounts, reports: Amounts, year: int = 2024, uppers: Amounts | None = None
) -> YearFigures:
    return YearFigures(
        year,
        targets=tuple(_promised(component, year, q, amount, (uppers or {}).get(q)) for q, amount in targets.items()),
        realisations=tuple(_reported(component, year, q, amount) for q, amount in reports.items()),
    )


def ahead(
    component: Component,
    targets: Amounts,
    reports: Amounts,
    quarter: int = 2,
    earlier: tuple[YearFigures, ...] = (),
    uppers: Amounts | None = None,
    stages: tuple[Stage, ...] = (),
) -> Outlook:
    figures = year_of(component, targets, reports, uppers=uppers)
    return component_outlook(definitions_with(component, stages), figures, component, quarter, earlier)


def _promised(component: Component, year: int, quarter: int, amount: Amount, upper: Amount | None) -> TargetFact:
    fact = target(CODE, component.code, year, quarter)
    if component.scale:
        return replace(fact, value=None, grade=str(amount))
    assert not isinstance(amount, tuple)
    assert not isinstance(upper, tuple)
    return replace(fact, value=Decimal(amount), upper=None if upper is None else Decimal(upper))


def _reported(component: Component, year: int, quarter: int, amount: Amount) -> RealisationFact:
    fact = realisation(CODE, component.code, year, quarter, Cell(raw="0"))
    if isinstance(amount, tuple):
        return replace(fact, value=None, numerator=Decimal(amount[0]), denominator=Decimal(amount[1]))
    if component.scale:
        return replace(fact, value=None, grade=str(amount))
    return replace(fact, value=Decimal(amount))
