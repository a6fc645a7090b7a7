"""Target against realisation, quarter by quarter and year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.amounts import quarter_value
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.period import QUARTERS
from iku.domain.rules import Polarity, Rules
from iku.present.basis import target_text
from iku.present.dates import short_quarter, up_to_quarter
from iku.present.numbers import DASH, percent_or_dash, value_text
from iku.present.remarks import printed_figure
from iku.present.status import Status, status_of


@dataclass(frozen=True, slots=True)
class Point:
    """One quarter, or one year. For grades the numbers are ranks, the texts the grades."""

    label: str
    target: Decimal | None
    upper: Decimal | None
    """of a target range"""
    realisation: Decimal | None
    target_text: str
    realisation_text: str
    achievement_text: str
    """of the indicator, "up to" this quarter"""
    status: Status
    note: str


@dataclass(frozen=True, slots=True)
class Series:
    """One component's lines. `grades` are the steps of a scale as (rank, grade), empty for numbers."""

    title: str
    unit: str
    points: tuple[Point, ...]
    about: str
    """`Target dan realisasi Jumlah dokumen`"""
    grades: tuple[tuple[int, str], ...] = ()

    @property
    def alt(self) -> str:
        """The points in words, for who cannot see them."""
        said = (f"{p.label}: target {p.target_text}, realisasi {p.realisation_text}" for p in self.points)
        return f"{self.about}. {'; '.join(said)}."

    @property
    def has_values(self) -> bool:
        return any(p.realisation is not None or p.target is not None for p in self.points)


def quarterly_series(definitions: Definitions, figures: YearFigures, code: str, quarter: int) -> tuple[Series, ...]:
    """One series per component, of the four quarters as reported (not added up)."""
    indicator = definitions.indicator(code)
    made = []
    for component in indicator.components:
        points = tuple(_quarter_point(definitions.rules, figures, component, q) for q in QUARTERS)
        name = component.title or indicator.title
        made.append(_series(definitions.rules, component, points, name, figures.unit(component, quarter), quarter - 1))
    return tuple(made)


def yearly_series(
    definitions: Definitions, years: Sequence[YearFigures], code: str, quarter: int
) -> tuple[Series, ...]:
    """One series per component, of the years given, each "up to" the same quarter. Years must be in ascending order."""
    indicator = definitions.indicator(code)
    made = []
    for component in indicator.components:
        points = tuple(_year_point(definitions.rules, figures, component, quarter) for figures in years)
        name = f"{component.title or indicator.title}, {up_to_quarter(quarter)}"
        made.append(
            _series(definitions.rules, component, points, name, years[-1].unit(component, quarter), len(points) - 1)
        )
    return tuple(made)


def _series(rules: Rules, component: Component, points: tuple[Point, ...], name: str, unit: str, at: int) -> Series:
    graded = component.polarity is Polarity.ORDINAL
    return Series(
        title=_title(component, points, at),
        unit="" if graded else unit,
        points=points,
        about=f"Target dan realisasi {name}",
        grades=tuple((g.rank, g.code) for g in reversed(rules.scale(component.scale))) if graded else (),
    )


def _title(component: Component, points: tuple[Point, ...], at: int) -> str:
    """`TW III: realisasi 71,20% dari target 100,00%`."""
    point = points[at]
    prefix = f"{component.title}, {point.label}" if component.title and component.code else point.label
    if point.realisation_text == DASH:
        return f"{prefix}: belum ada realisasi, target {point.target_text}"
    return f"{prefix}: realisasi {point.realisation_text} terhadap target {point.target_text}"


def _quarter_point(rules: Rules, figures: YearFigures, component: Component, quarter: int) -> Point:
    target = figures.target(component.indicator, component.code, quarter)
    report = figures.realisation(component.indicator, component.code, quarter)
    row = figures.indicator(component.indicator, quarter)
    unit = figures.unit(component, quarter)
    value = None if report is None else quarter_value(report, unit)
    return Point(
        label=short_quarter(quarter),
        target=_height(rules, component, target.value if target else None, target.grade if target else ""),
        upper=None if target is None else target.upper,
        realisation=_height(rules, component, value, report.grade if report else ""),
        target_text=DASH if target is None else target_text(target, component.unit),
        realisation_text=_value_text(component, unit, value, report.grade if report else ""),
        achievement_text=percent_or_dash(printed_figure(row, rules)) if report is not None else DASH,
        status=status_of(row, rules),
        note="" if report is None else report.note,
    )


def _year_point(rules: Rules, figures: YearFigures, component: Component, quarter: int) -> Point:
    part = figures.component(component.indicator, component.code, quarter)
    row = figures.indicator(component.indicator, quarter)
    unit = part.unit if part else component.unit
    promised, reached = (part.target_grade, part.realisation_grade) if part else ("", "")
    return Point(
        label=str(figures.year),
        target=_height(rules, component, part.target if part else None, promised),
        upper=None if part is None else part.target_upper,
        realisation=_height(rules, component, part.realisation if part else None, reached),
        target_text=_value_text(component, unit, part.target if part else None, promised),
        realisation_text=_value_text(component, unit, part.realisation if part else None, reached),
        achievement_text=percent_or_dash(printed_figure(row, rules)),
        status=status_of(row, rules),
        note="",
    )


def _height(rules: Rules, component: Component, value: Decimal | None, grade: str) -> Decimal | None:
    """Where a value stands in the chart: itself, or a grade's rank."""
    if component.polarity is not Polarity.ORDINAL:
        return value
    return next((Decimal(g.rank) for g in rules.scale(component.scale) if g.code == grade), None)


def _value_text(component: Component, unit: str, value: Decimal | None, grade: str) -> str:
    if component.polarity is Polarity.ORDINAL:
        return grade or DASH
    return value_text(value, unit)
