"""The oracle's second part: what the quarters of a component come to. Imports nothing of the product."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tests.by_hand import HUNDRED, QUARTERS, Component, Fact, Indicator, Rules, achievement, band_of, half_up


@dataclass(frozen=True)
class Realised:
    """What the used quarters come to: exact, or the reason why they come to nothing."""

    amount: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Figure:
    """A component's answer up to a quarter. `target` and `upper` are the consolidated ones, exact."""

    reason: str | None
    used: tuple[int, ...] = ()
    realised: Realised = Realised()
    target: Fraction | None = None
    upper: Fraction | None = None
    exact: Fraction | None = None
    raw: Decimal | None = None
    capped: Decimal | None = None
    band: str = ""
    unit: str = ""
    target_grade: str = ""
    realisation_grade: str = ""


def due_quarters(indicator: Indicator, year: int) -> tuple[int, ...]:
    return tuple(sorted(indicator.stages.get(year, ()))) if indicator.stages else QUARTERS


def component_figure(
    component: Component,
    rules: Rules,
    due: tuple[int, ...],
    targets: Mapping[int, Fact],
    reports: Mapping[int, Fact],
    quarter: int,
) -> Figure:
    """One component "up to quarter", from the facts that stand for its year."""
    units = {q: (targets[q].unit if q in targets else "") or component.unit for q in QUARTERS}
    figure = _figure(component, rules, due, units, targets, reports, quarter)
    return replace(figure, unit=units[figure.used[-1] if figure.used else quarter])


def _figure(
    component: Component,
    rules: Rules,
    due: tuple[int, ...],
    units: Mapping[int, str],
    targets: Mapping[int, Fact],
    reports: Mapping[int, Fact],
    quarter: int,
) -> Figure:
    targets = {q: f for q, f in targets.items() if q <= quarter and f.says(component.polarity)}
    reports = {q: f for q, f in reports.items() if q <= quarter and f.says(component.polarity)}
    if not reports:
        if not any(q <= quarter for q in due):
            return Figure("not_due")
        return Figure("not_reported" if targets else "no_target")
    if component.polarity == "ordinal":
        return _graded(component, rules, targets, reports)
    if component.consolidation == "last":
        used: tuple[int, ...] = (max(reports),)
    else:
        used = tuple(sorted(set(reports) & set(targets)))
    realised = _realised(component, units, reports, used)
    if not set(used) & set(targets):
        return Figure("no_target", used, realised)
    is_pooled = component.consolidation == "sum" and any(reports[q].has_parts for q in used)
    bounds = _bounds([targets[q] for q in (used[-1:] if is_pooled else used)])
    if component.consolidation == "average":
        bounds = [None if bound is None else bound / len(used) for bound in bounds]
    return _judged(component, rules, used, realised, *bounds)


def _graded(component: Component, rules: Rules, targets: Mapping[int, Fact], reports: Mapping[int, Fact]) -> Figure:
    last = max(reports)
    promise = targets[last].grade if last in targets else ""
    figure = _ranked(component, rules, last, reports[last].grade, promise)
    return replace(figure, target_grade=promise, realisation_grade=reports[last].grade)


def _ranked(component: Component, rules: Rules, last: int, report: str, promise: str) -> Figure:
    reported, promised = (rules.grades.get((component.scale, grade)) for grade in (report, promise))
    if reported is None:
        return Figure("unreadable_grade", (last,))
    if not promise:
        return Figure("no_target", (last,))
    if promised is None:
        return Figure("unreadable_grade", (last,))
    if component.ordinal_form == "status":
        ahead = reported[0] - promised[0]
        place = "above" if ahead > 0 else "equal" if ahead == 0 else "below"
        return Figure("status_only", (last,), band=rules.ordinal_bands[place])
    return _judged(component, rules, (last,), Realised(Fraction(reported[1])), Fraction(promised[1]), None, None)


def _realised(
    component: Component, units: Mapping[int, str], reports: Mapping[int, Fact], used: tuple[int, ...]
) -> Realised:
    with_parts = [q for q in used if reports[q].has_parts]
    factors = {q: HUNDRED if units[q] == "%" else Fraction(1) for q in used}
    if not used:
        return Realised()
    if component.consolidation == "average":
        if any(reports[q].denominator == 0 for q in with_parts):
            return Realised(reason="denominator_zero")
        rounded = [Fraction(half_up(_quarterly(reports[q], factors[q]), 4)) for q in used]
        return Realised(sum(rounded, Fraction(0)) / len(used))
    if not with_parts:
        return Realised(_total(reports[q].value for q in used))
    if len(with_parts) < len(used):
        return Realised(reason="parts_missing")
    top, bottom = (_total(getattr(reports[q], name) for q in used) for name in ("numerator", "denominator"))
    if top is None or not bottom:
        return Realised(None, top, bottom, "denominator_zero")
    return Realised(factors[used[-1]] * top / bottom, top, bottom)


def _quarterly(fact: Fact, factor: Fraction) -> Fraction:
    if fact.has_parts:
        return factor * Fraction(_given(fact.numerator)) / Fraction(_given(fact.denominator))
    return Fraction(_given(fact.value))


def _bounds(targets: list[Fact]) -> list[Fraction | None]:
    """Lower bound, upper bound (the lower where there is none) and baseline, added up; a baseline if all have one."""
    lower = sum((Fraction(_given(f.value)) for f in targets), Fraction(0))
    upper = sum((Fraction(_given(f.value if f.upper is None else f.upper)) for f in targets), Fraction(0))
    return [lower, upper, _total(f.baseline for f in targets)]


def _total(amounts: Iterable[Decimal | None]) -> Fraction | None:
    total = Fraction(0)
    for amount in amounts:
        if amount is None:
            return None
        total += Fraction(amount)
    return total


def _given(amount: Decimal | None) -> Decimal:
    assert amount is not None
    return amount


def _judged(
    component: Component,
    rules: Rules,
    used: tuple[int, ...],
    realised: Realised,
    t: Fraction | None,
    upper: Fraction | None,
    baseline: Fraction | None,
) -> Figure:
    forms = {"minimize": component.minimize_form, "range": component.range_form}
    polarity = "maximize" if component.polarity == "ordinal" else component.polarity
    assert t is not None
    if realised.amount is None:
        return Figure(realised.reason, used, realised, t, upper)
    exact = achievement(polarity, forms.get(polarity, ""), realised.amount, t, upper, baseline, component.zero_target)
    if isinstance(exact, str):
        return Figure(exact, used, realised, t, upper)
    raw = half_up(exact)
    floored = max(raw, rules.floor)
    capped = floored if component.cap is None else min(floored, component.cap)
    return Figure(None, used, realised, t, upper, exact, raw, half_up(Fraction(capped)), band_of(floored, rules))
