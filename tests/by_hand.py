"""The oracle: every figure worked out by hand, slowly, with fractions. Imports nothing of the product.

Written from the rules in words, not from `views.sql`: where the two disagree, one of them is wrong. Facts and definitions
are the plain dataclasses below. `by_hand_component` goes on with a component's quarters, `by_hand_office` with the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

QUARTERS = (1, 2, 3, 4)
HUNDRED = Fraction(100)
Key = tuple[str, str, str, int, int]


@dataclass(frozen=True)
class Component:
    """What is measured, and by which rules."""

    code: str = ""
    unit: str = "%"
    polarity: str = "maximize"
    consolidation: str = "last"
    weight: Decimal = Decimal(1)
    minimize_form: str = "difference"
    range_form: str = "maximize"
    zero_target: str = "none"
    ordinal_form: str = "status"
    scale: str = ""
    cap: Decimal | None = Decimal(120)


@dataclass(frozen=True)
class Indicator:
    """A line of the decree. `stages` maps a year to its due quarters; none at all: every quarter is due."""

    code: str
    division: str = "teknis"
    weight: Decimal = Decimal(1)
    components: tuple[Component, ...] = (Component(),)
    stages: Mapping[int, tuple[int, ...]] = field(default_factory=dict, hash=False)
    documents: tuple[tuple[str, str], ...] = ()
    """Code and frequency of each required document."""


@dataclass(frozen=True)
class Rules:
    """What holds for all of them. `bands`: code, lower bound, reached; `grades`: scale and code to rank and score."""

    floor: Decimal = Decimal(0)
    bands: tuple[tuple[str, Decimal | None, bool], ...] = (
        ("far_below", Decimal(0), False),
        ("near", Decimal(80), False),
        ("reached", Decimal(100), True),
        ("exceeded", Decimal(105), True),
        ("below", None, False),
    )
    ordinal_bands: Mapping[str, str] = field(
        default_factory=lambda: {"above": "exceeded", "equal": "reached", "below": "below"}
    )
    grades: Mapping[tuple[str, str], tuple[int, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True)
class Fact:
    """A target, a realisation or an attachment as recorded.

    `component` is the document's code for an attachment. `unit` is a target's own unit, "" the component's.
    """

    office: str
    indicator: str
    component: str
    year: int
    quarter: int
    version: int
    id: str
    moment: datetime
    value: Decimal | None = None
    upper: Decimal | None = None
    baseline: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    grade: str = ""
    unit: str = ""
    is_link: bool = False
    withdrawn: datetime | None = None
    """When an attachment was taken back."""

    @property
    def key(self) -> Key:
        return (self.office, self.indicator, self.component, self.year, self.quarter)

    @property
    def has_parts(self) -> bool:
        return self.numerator is not None and self.denominator is not None

    def says(self, polarity: str) -> bool:
        """Whether it holds what a component of this polarity is read by; otherwise it is as good as blank."""
        return bool(self.grade) if polarity == "ordinal" else self.value is not None or self.has_parts


def half_up(exact: Fraction, places: int = 2) -> Decimal:
    """Round half away from zero, as people do on paper."""
    size = abs(exact) * 10**places
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    digits = tuple(int(d) for d in str(whole))
    return Decimal((int(exact < 0 and whole > 0), digits, -places))


def standing(facts: Iterable[Fact], as_of: datetime | None) -> dict[Key, Fact]:
    """The one fact that shows per key: the highest version recorded by then; of twins, the greatest id."""
    latest: dict[Key, Fact] = {}
    for fact in facts:
        if as_of is not None and fact.moment > as_of:
            continue
        known = latest.get(fact.key)
        if known is None or (fact.version, fact.id) > (known.version, known.id):
            latest[fact.key] = fact
    return latest


def achievement(
    polarity: str,
    form: str,
    r: Fraction,
    t: Fraction,
    upper: Fraction | None = None,
    baseline: Fraction | None = None,
    zero_target: str = "none",
) -> Fraction | str:
    """Percent, exact; or the reason why there is none."""
    if polarity == "range":
        return _range(form, r, t, t if upper is None else upper)
    if polarity == "minimize" and zero_target == "zero_tolerance" and t == 0:
        return HUNDRED if r <= 0 else Fraction(0)
    if t <= 0:
        return "target_zero"
    if polarity == "maximize":
        return HUNDRED * r / t
    if polarity == "stabilize":
        return min(HUNDRED * r / t, HUNDRED * (2 * t - r) / t)
    assert polarity == "minimize", polarity
    return _minimize(form, r, t, baseline)


def _minimize(form: str, r: Fraction, t: Fraction, baseline: Fraction | None) -> Fraction | str:
    if form == "difference":
        return HUNDRED * (2 * t - r) / t
    if form == "ratio":
        return HUNDRED if r == 0 else HUNDRED * t / r
    assert form == "baseline", form
    if baseline is None or baseline == t:
        return "baseline_missing"
    return HUNDRED * (baseline - r) / (baseline - t)


def _range(form: str, r: Fraction, a: Fraction, b: Fraction) -> Fraction | str:
    if a <= r <= b:
        return HUNDRED
    is_below = r < a
    bound = a if is_below else b
    if bound <= 0:
        return "target_zero"
    if form == "maximize" or (form == "stabilize" and is_below):
        return HUNDRED * r / bound
    assert form in ("minimize", "stabilize"), form
    return HUNDRED * (2 * bound - r) / bound


def band_of(figure: Decimal, rules: Rules) -> str:
    """The highest band that a printed figure attains; none below the lowest."""
    attained = [(lower, code) for code, lower, _ in rules.bands if lower is not None and lower <= figure]
    return max(attained)[1] if attained else ""


def is_reached(band: str, rules: Rules) -> bool:
    return any(reached for code, _, reached in rules.bands if code == band)


def weighted_mean(figures: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Half-up mean of (figure, weight); none of nothing."""
    known = [(Fraction(figure), Fraction(weight)) for figure, weight in figures]
    total = sum((weight for _, weight in known), Fraction(0))
    return half_up(sum((f * w for f, w in known), Fraction(0)) / total) if total else None
