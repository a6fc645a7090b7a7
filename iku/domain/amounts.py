"""A report of one quarter as one value. What quarters come to together is the store's to say (`views.sql`)."""

from decimal import Decimal
from fractions import Fraction

from iku.domain.facts import ReportedValue
from iku.domain.submission import RealisationFact


def factor(unit: str) -> int:
    """What a numerator over a denominator is multiplied with: a percentage of it, or the share itself."""
    return 100 if unit == "%" else 1


def exact_value(fact: RealisationFact | ReportedValue, unit: str) -> Fraction | None:
    """What was reported for one quarter as one value, unrounded; None for a grade, and where the denominator is zero."""
    if fact.numerator is None or fact.denominator is None:
        return None if fact.value is None else Fraction(fact.value)
    if fact.denominator == 0:
        return None
    return factor(unit) * Fraction(fact.numerator) / Fraction(fact.denominator)


def quarter_value(fact: RealisationFact | ReportedValue, unit: str) -> Decimal | None:
    """The same, half-up to the four decimals that are kept."""
    if fact.numerator is None or fact.denominator is None:
        return fact.value
    exact = exact_value(fact, unit)
    return None if exact is None else half_up(exact, 4)


def half_up(exact: Fraction, places: int) -> Decimal:
    """Rounded, halves away from zero."""
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # From text: arithmetic would round to the context's 28 digits.
    return Decimal(f"{whole if exact >= 0 else -whole}e-{places}")
