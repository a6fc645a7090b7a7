"""A figure written out as arithmetic, with the inputs that were really used, so that anyone can do it again by hand.

The figure itself comes from the store; here its inputs are only put into words. Where several quarters count, their sums
stand in the formula: means over means would be the same, but rounded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from iku.domain.achievement import ComponentAchievement
from iku.domain.amounts import factor, quarter_value
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.rules import Consolidation, MinimizeForm, Polarity, RangeForm, Rules
from iku.domain.submission import RealisationFact
from iku.present import wording
from iku.present.numbers import number, percent

IN_RANGE = "di dalam rentang target = 100,00%"


@dataclass(frozen=True, slots=True)
class Term:
    """A value in a calculation, and how it is written."""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What goes into the formula."""

    realisation: Term
    target: Term
    upper: Term
    baseline: Term | None


def formula_in_words(component: Component) -> str:
    """The formula in force for a component, in words."""
    return {
        Polarity.MAXIMIZE: "realisasi ÷ target × 100",
        Polarity.MINIMIZE: wording.MINIMIZE_FORMS[component.minimize_form],
        Polarity.STABILIZE: "sampai target: realisasi ÷ target × 100; di atasnya: (2 × target − realisasi) ÷ target × 100",
        Polarity.RANGE: wording.RANGE_FORMS[component.range_form],
        Polarity.ORDINAL: wording.ORDINAL_FORMS[component.ordinal_form],
    }[component.polarity]


def calculation(component: Component, row: ComponentAchievement, figures: YearFigures, rules: Rules) -> str:
    """`(45 ÷ 50 × 100) ÷ 90 × 100 = 100,00%`; "" where there is no figure."""
    if row.raw is None:
        return ""
    if component.polarity is Polarity.ORDINAL:
        scores = {grade.code: number(grade.score) for grade in rules.scale(component.scale)}
        return f"{scores[row.realisation_grade]} ÷ {scores[row.target_grade]} × 100 = {percent(row.raw)}"
    inputs = _inputs(component, row, figures)
    if inputs is None:
        return ""
    expression = FORMULAS[component.polarity](component, inputs)
    return expression if "=" in expression else f"{expression} = {percent(row.raw)}"


def parts_text(numerator: Decimal, denominator: Decimal, unit: str) -> str:
    """`45 ÷ 50 × 100`."""
    return f"{number(numerator)} ÷ {number(denominator)}" + (" × 100" if unit == "%" else "")


def _inputs(component: Component, row: ComponentAchievement, figures: YearFigures) -> Inputs | None:
    key = (component.indicator, component.code)
    reports = [r for q in row.quarters_used if (r := figures.realisation(*key, q)) is not None]
    targets = [t for q in row.quarters_used if (t := figures.target(*key, q)) is not None]
    if not reports or len(reports) < len(row.quarters_used) or len(targets) < len(row.quarters_used):
        return None
    if component.consolidation is Consolidation.LAST or _is_pooled(component, row):
        targets = targets[-1:]
    realisation = _realisation(component, row, [(r, figures.unit(component, r.quarter)) for r in reports])
    target = _added([t.value for t in targets])
    upper = _added([t.value if t.upper is None else t.upper for t in targets])
    if realisation is None or target is None or upper is None:
        return None
    return Inputs(realisation, target, upper, _added([t.baseline for t in targets]))


def _is_pooled(component: Component, row: ComponentAchievement) -> bool:
    return component.consolidation is Consolidation.SUM and row.denominator is not None


def _realisation(
    component: Component, row: ComponentAchievement, reports: list[tuple[RealisationFact, str]]
) -> Term | None:
    """`reports` come each with its unit."""
    if component.consolidation is not Consolidation.AVERAGE and row.numerator is not None and row.denominator:
        value = factor(row.unit) * Fraction(row.numerator) / Fraction(row.denominator)
        return Term(value, f"({parts_text(row.numerator, row.denominator, row.unit)})")
    if component.consolidation is Consolidation.LAST:
        reports = reports[-1:]
    return _added([quarter_value(report, unit) for report, unit in reports])


def _added(values: list[Decimal | None]) -> Term | None:
    """`90`, or `(88 + 92)`."""
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values):
        return None
    text = " + ".join(number(v) for v in known)
    return Term(sum((Fraction(v) for v in known), Fraction(0)), text if len(known) == 1 else f"({text})")


def _by_ratio(over: Term, under: Term) -> str:
    return f"{over.text} ÷ {under.text} × 100"


def _by_difference(realisation: Term, target: Term) -> str:
    return f"(2 × {target.text} − {realisation.text}) ÷ {target.text} × 100"


def _maximize(component: Component, inputs: Inputs) -> str:
    return _by_ratio(inputs.realisation, inputs.target)


def _minimize(component: Component, inputs: Inputs) -> str:
    r, t, b = inputs.realisation, inputs.target, inputs.baseline
    if t.value == 0:
        return f"target 0, realisasi {r.text}: {wording.ZERO_TARGETS[component.zero_target]}, jadi = " + (
            "100,00%" if r.value <= 0 else "0,00%"
        )
    if component.minimize_form is MinimizeForm.RATIO:
        return _by_ratio(t, r) if r.value else "realisasi 0 = 100,00%"
    if component.minimize_form is MinimizeForm.BASELINE and b is not None:
        return f"({b.text} − {r.text}) ÷ ({b.text} − {t.text}) × 100"
    return _by_difference(r, t)


def _stabilize(component: Component, inputs: Inputs) -> str:
    r, t = inputs.realisation, inputs.target
    return _by_ratio(r, t) if r.value <= t.value else _by_difference(r, t)


def _range(component: Component, inputs: Inputs) -> str:
    r = inputs.realisation
    if inputs.target.value <= r.value <= inputs.upper.value:
        return f"{r.text} {IN_RANGE}"
    below = r.value < inputs.target.value
    bound = inputs.target if below else inputs.upper
    by_ratio = component.range_form is RangeForm.MAXIMIZE or (below and component.range_form is RangeForm.STABILIZE)
    return _by_ratio(r, bound) if by_ratio else _by_difference(r, bound)


FORMULAS: dict[Polarity, Callable[[Component, Inputs], str]] = {
    Polarity.MAXIMIZE: _maximize,
    Polarity.MINIMIZE: _minimize,
    Polarity.STABILIZE: _stabilize,
    Polarity.RANGE: _range,
}
