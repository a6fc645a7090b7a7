"""The 100x guard: a value about ten or a hundred times its target or its last value is asked about, not refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.facts import ReportedValue
from iku.domain.indicator import Component
from iku.domain.problem import Problem
from iku.domain.rules import Rules
from iku.intake.columns import Column
from iku.intake.figures import PERCENT, exact_quotient
from iku.intake.numbers import SEPARATOR, plain_number, rounded
from iku.intake.typed_fields import field_name


@dataclass(frozen=True, slots=True)
class KnownValue:
    """What a new value is held against: the target in force, and the value of the last quarter reported before it."""

    target: Decimal | None = None
    last: Decimal | None = None


def jump_questions(
    reports: Sequence[ReportedValue], known: Mapping[tuple[str, str, int, int], KnownValue], definitions: Definitions
) -> tuple[Problem, ...]:
    """Questions that must be confirmed before these reports are stored."""
    questions: list[Problem] = []
    for report in reports:
        component = definitions.indicator(report.indicator).component(report.component)
        value = _value(report, component)
        if value is not None:
            questions += _jump(report, component, value, known.get(report.key, KnownValue()), definitions.rules)
            questions += _swapped_parts(report, component)
    return tuple(questions)


def jump_factor(value: Decimal, reference: Decimal, rules: Rules) -> Decimal | None:
    """The factor by which a value lies about so far above its reference (10) or below it (0.1); None where it does not.

    A value that lies farther off than the largest factor jumped as well: by exactly as much as it did.
    """
    if not value or not reference:
        return None
    ratio = value / reference
    for factor in rules.jump_factors:
        for possible in (factor, 1 / factor):
            if abs(ratio / possible - 1) <= rules.jump_tolerance:
                return possible
    farthest = max(rules.jump_factors, default=None)
    return ratio if farthest is not None and max(abs(ratio), abs(1 / ratio)) > farthest else None


def _value(report: ReportedValue, component: Component) -> Decimal | None:
    if report.numerator is not None and report.denominator:
        return exact_quotient(component, report.numerator, report.denominator)
    return report.value


def _jump(
    report: ReportedValue, component: Component, value: Decimal, known: KnownValue, rules: Rules
) -> Iterator[Problem]:
    """One question, naming each reference that the value jumped against as "target 100" or "last 97.25"."""
    references = [("target", known.target), ("last", known.last)]
    jumped = [
        (name, reference, factor)
        for name, reference in references
        if reference is not None and (factor := jump_factor(value, reference, rules)) is not None
    ]
    if jumped:
        possible = [
            factor for _, _, factor in jumped if factor in rules.jump_factors or 1 / factor in rules.jump_factors
        ]
        yield _question(
            "jump", report, component, Column.VALUE, plain_number(rounded(value) or value),
            SEPARATOR.join(f"{name} {plain_number(reference)}" for name, reference, _ in jumped),
            plain_number(rounded(value / possible[0])) if possible else "",
        )  # fmt: skip


def _swapped_parts(report: ReportedValue, component: Component) -> Iterator[Problem]:
    """A part larger than its whole: possible, but more often the two were swapped."""
    numerator, denominator = report.numerator, report.denominator
    if component.unit == PERCENT and numerator is not None and denominator is not None and numerator > denominator:
        yield _question(
            "numerator-above-denominator", report, component, Column.NUMERATOR, plain_number(numerator), plain_number(denominator)
        )  # fmt: skip


def _question(
    code: str, report: ReportedValue, component: Component, column: Column, found: str, expected: str, nearest: str = ""
) -> Problem:
    return Problem(
        code, subject=report.indicator, row=report.row, column=field_name(component, column), found=found, expected=expected,
        nearest=nearest, must_confirm=True,
    )  # fmt: skip
