"""Sets what the store answers beside what the oracle answers, and says where they differ."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement
from iku.store.computed_year import ComputedYear, components_in, compute, computed_year
from iku.store.connection import Cursor
from iku.store.queries import Scope
from tests.by_hand import Component, half_up
from tests.by_hand_component import Figure
from tests.by_hand_office import GroupFigure, IndicatorFigure, Year, figures
from tests.store.cases import Case

INDICATOR_FIELDS = (
    "raw",
    "capped",
    "band",
    "is_reached",
    "reason",
    "through_quarter",
    "is_due",
    "is_reported",
    "due_this_quarter",
    "reported_this_quarter",
    "documents_due",
    "documents_attached",
)
GROUP_FIELDS = (
    "capped",
    "band",
    "indicators",
    "computed",
    "reached",
    "due",
    "reported",
    "evidence_due",
    "fully_evidenced",
)


def by_hand(case: Case, office: str, year: int, as_of: datetime | None) -> Year:
    return figures(case.indicators, case.rules, case.targets, case.reports, case.attachments, office, year, as_of)


def differences(cursor: Cursor, case: Case, expected: Year, scope: Scope) -> Iterator[str]:
    """One line per answer of the store that is not the oracle's, missing and superfluous rows included."""
    stored = computed_year(cursor, scope)
    yield from _component_differences(stored.components, case, expected)
    yield from _indicator_differences(stored, expected)
    yield from _group_differences(stored, expected)
    yield from _document_differences(stored, expected)


def component_differences(cursor: Cursor, case: Case, expected: Year, scope: Scope) -> Iterator[str]:
    """The same of the components alone, in half the time."""
    compute(cursor, scope.counted, ("target", "realisation", "component"))
    yield from _component_differences(components_in(cursor, scope.year), case, expected)


def _indicator_differences(stored: ComputedYear, expected: Year) -> Iterator[str]:
    indicators = {(row.indicator, row.quarter): row for row in stored.indicators}
    yield from _unlike(indicators.keys(), expected.indicators.keys())
    for key, hand in expected.indicators.items():
        yield from _field_differences(key, indicators[key], hand, INDICATOR_FIELDS)


def _group_differences(stored: ComputedYear, expected: Year) -> Iterator[str]:
    groups = {(row.division, row.quarter): row for row in stored.groups}
    yield from _unlike(groups.keys(), expected.groups.keys())
    for key, hand in expected.groups.items():
        yield from _field_differences(key, groups[key], hand, GROUP_FIELDS)


def _document_differences(stored: ComputedYear, expected: Year) -> Iterator[str]:
    documents = {
        (row.indicator, row.document, row.quarter): (row.is_due, row.attached, row.is_link_only)
        for row in stored.documents
    }
    yield from _unlike(documents.keys(), expected.documents.keys())
    for key, hand in expected.documents.items():
        if documents[key] != hand:
            yield f"{key}: {documents[key]}, by hand {hand}"


def _component_differences(stored: Iterable[ComponentAchievement], case: Case, expected: Year) -> Iterator[str]:
    rows = {(row.indicator, row.component, row.quarter): row for row in stored}
    yield from _unlike(rows.keys(), expected.components.keys())
    components = {(i.code, c.code): c for i in case.indicators for c in i.components}
    for key, hand in expected.components.items():
        component = components[key[:2]]
        given, wanted = _stored(rows[key]), _wanted(component, hand)
        for name in wanted:
            if given[name] != wanted[name]:
                yield f"{key} {name}: {given[name]}, by hand {wanted[name]} ({component}, {hand})"


def _stored(row: ComponentAchievement) -> dict[str, object]:
    return {
        "raw": row.raw,
        "capped": row.capped,
        "band": row.band,
        "reason": row.reason,
        "used": row.quarters_used,
        "through": row.through_quarter,
        "realisation": row.realisation,
        "target": row.target,
        "upper": row.target_upper,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "unit": row.unit,
        "target_grade": row.target_grade if row.polarity == "ordinal" else "",
        "realisation_grade": row.realisation_grade if row.polarity == "ordinal" else "",
    }


def _wanted(component: Component, hand: Figure) -> dict[str, object]:
    is_graded = component.polarity == "ordinal"
    return {
        "raw": hand.raw,
        "capped": hand.capped,
        "band": hand.band,
        "reason": hand.reason,
        "used": hand.used,
        "through": max(hand.used, default=None),
        "realisation": None if is_graded else _four(hand.realised.amount),
        "target": None if is_graded else _four(hand.target),
        "upper": _four(hand.upper) if component.polarity == "range" else None,
        "numerator": _four(hand.realised.numerator),
        "denominator": _four(hand.realised.denominator),
        "unit": hand.unit,
        "target_grade": hand.target_grade,
        "realisation_grade": hand.realisation_grade,
    }


def _four(exact: Fraction | None) -> Decimal | None:
    return None if exact is None else half_up(exact, 4)


def _field_differences(
    key: tuple[str, int],
    row: IndicatorAchievement | GroupAchievement,
    hand: IndicatorFigure | GroupFigure,
    names: tuple[str, ...],
) -> Iterator[str]:
    for name in names:
        if getattr(row, name) != getattr(hand, name):
            yield f"{key} {name}: {getattr(row, name)}, by hand {getattr(hand, name)}"


def _unlike(stored: object, wanted: object) -> Iterator[str]:
    if stored != wanted:
        yield f"rows {stored}, by hand {wanted}"
