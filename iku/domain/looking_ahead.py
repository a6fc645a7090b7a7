"""Makes outlooks from the figures of a year: what is promised in it, what was reported, and what that leaves to be done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from iku.domain.achievement import Reason
from iku.domain.amounts import half_up
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.outlook import BestQuarter, Course, Outlook
from iku.domain.period import QUARTERS, Period
from iku.domain.quarter_readings import Bounds, Reading, pooled, readings
from iku.domain.rules import Consolidation, Grade, Polarity

NOTHING = Fraction(0)


def indicator_outlooks(
    definitions: Definitions, figures: YearFigures, code: str, quarter: int, earlier: Sequence[YearFigures] = ()
) -> tuple[Outlook, ...]:
    """One for each component. `earlier`: the figures of other years that are known, in any order."""
    return tuple(
        component_outlook(definitions, figures, component, quarter, earlier)
        for component in definitions.indicator(code).components
    )


def component_outlook(
    definitions: Definitions,
    figures: YearFigures,
    component: Component,
    quarter: int,
    earlier: Sequence[YearFigures] = (),
) -> Outlook:
    """Of the targets of the whole year, and the reports up to the quarter."""
    scale = definitions.rules.scale(component.scale)
    due = definitions.due_quarters(component.indicator, figures.year)
    year = _Year(component, readings(component, figures, scale), due, quarter)
    outlook = year.outlook(figures.year)
    if outlook.needed is None:
        return outlook
    this_year = [(figures.year, r) for r in year.reported]
    ever = [*this_year, *_past(component, figures.year, earlier, scale)]
    return replace(
        outlook,
        best=_best(component, ever, outlook.unit),
        best_this_year=_best(component, this_year, outlook.unit),
    )


@dataclass(frozen=True, slots=True)
class _Year:
    """A component's year with what follows from it."""

    component: Component
    quarters: Mapping[int, Reading]
    due: tuple[int, ...]
    quarter: int

    @property
    def reported(self) -> list[Reading]:
        return [self.quarters[q] for q in QUARTERS if q <= self.quarter and self.quarters[q].is_reported]

    @property
    def used(self) -> list[Reading]:
        return [r for r in self.reported if r.is_promised]

    @property
    def last(self) -> int:
        """The last quarter that was reported; 0 while there is none."""
        return max((r.quarter for r in self.reported), default=0)

    @property
    def remaining(self) -> list[Reading]:
        return [self.quarters[q] for q in self.due if q > self.last and self.quarters[q].is_promised]

    @property
    def is_last(self) -> bool:
        return self.component.consolidation is Consolidation.LAST or self.component.polarity is Polarity.ORDINAL

    @property
    def is_pooled(self) -> bool:
        """Whether percentages are held as numerators and denominators that are added up; expected before the first report."""
        if self.is_last or self.component.consolidation is not Consolidation.SUM:
            return False
        return any(r.parts for r in self.used) if self.used else self.component.has_parts

    @property
    def is_added(self) -> bool:
        return self.component.consolidation is Consolidation.SUM and not self.is_last and not self.is_pooled

    @property
    def passed_over(self) -> tuple[int, ...]:
        return tuple(q for q in self.due if q < self.last and not self.quarters[q].is_reported)

    def outlook(self, year: int) -> Outlook:
        latest = (self.used or self.remaining or [self.quarters[self.quarter]])[-1]
        found = Outlook(
            indicator=self.component.indicator,
            component=self.component.code,
            year=year,
            quarter=self.quarter,
            polarity=self.component.polarity,
            consolidation=self.component.consolidation,
            unit=latest.unit,
            course=Course.UNKNOWN,
            remaining=tuple(r.quarter for r in self.remaining),
            unreported=self.passed_over,
            without_target=tuple(r.quarter for r in self.reported if not r.is_promised),
            year_target=self._year_target(),
            due_target=self._due_target(),
        )
        found = replace(found, so_far=self._so_far(), reason=self._reason(found.year_target))
        return found if found.reason else self._judged(found)

    def _reason(self, target: Bounds | None) -> Reason | None:
        """Why nothing can be said, or None."""
        if not self.reported and not any(q <= self.quarter for q in self.due):
            return Reason.NOT_DUE
        if not any(r.is_promised for r in self.quarters.values()):
            return Reason.NO_TARGET
        if target is None:
            return Reason.UNREADABLE_GRADE if self.component.polarity is Polarity.ORDINAL else Reason.NO_TARGET
        if self._cannot_be_divided_by(target):
            return Reason.TARGET_ZERO
        if not self.reported and not self.is_added:
            return Reason.NOT_REPORTED
        if self._so_far() is None:
            return self._unreadable()
        return None

    def _cannot_be_divided_by(self, target: Bounds) -> bool:
        polarity = self.component.polarity
        if polarity in (Polarity.MAXIMIZE, Polarity.STABILIZE):
            return target.low is not None and target.low <= 0
        return polarity is Polarity.MINIMIZE and target.high is not None and target.high < 0

    def _unreadable(self) -> Reason:
        if self.component.polarity is Polarity.ORDINAL:
            return Reason.UNREADABLE_GRADE
        if not self.is_last and not self.used:
            return Reason.NO_TARGET
        mixed = self.is_pooled and not all(r.parts for r in self.used)
        return Reason.PARTS_MISSING if mixed else Reason.DENOMINATOR_ZERO

    def _so_far(self) -> Fraction | None:
        if self.is_last:
            return self.reported[-1].value if self.reported else None
        if self.is_pooled:
            return pooled(self.used) if self.used and all(r.parts for r in self.used) else None
        values = _values(self.used, rounded=not self.is_added)
        if values is None or not (values or self.is_added):
            return None
        return sum(values, NOTHING) / (1 if self.is_added else len(values))

    def _year_target(self) -> Bounds | None:
        if self.is_added:
            return _total([r for r in self.quarters.values() if r.is_promised and (r.quarter in self.due or r.is_used)])
        if self.is_last or self.is_pooled:
            promised = self.remaining or self.used
            return promised[-1].bounds if promised else None
        return _mean([*self.used, *self.remaining])

    def _due_target(self) -> Bounds | None:
        if self.is_last:
            return self.reported[-1].bounds if self.reported else None
        if self.is_pooled:
            return self.used[-1].bounds if self.used else None
        return _total(self.used) if self.is_added else _mean(self.used)

    def _judged(self, found: Outlook) -> Outlook:
        target, so_far = found.year_target, found.so_far
        if target is None or so_far is None:
            return found
        left = len(found.remaining)
        if not left:
            return replace(found, course=Course.MET if target.contain(so_far) else Course.MISSED)
        if self.is_last or self.is_pooled:
            return replace(found, course=Course.REACHED if target.contain(so_far) else Course.OPEN)
        number, count = (1, 1) if self.is_added else (len(self.used) + left, len(self.used))
        needed = target.times(number).less(so_far * count).times(Fraction(1, left))
        return replace(found, needed=needed, course=_course(needed))


def _course(needed: Bounds) -> Course:
    """Nothing that was reported is taken back: what is too much stays, and what is enough remains enough."""
    if needed.high is not None and needed.high < 0:
        return Course.LOST
    return Course.REACHED if needed.low is not None and needed.low <= 0 else Course.OPEN


def _values(used: Sequence[Reading], *, rounded: bool) -> list[Fraction] | None:
    """None where one of them cannot be read. In an average each quarter counts with four decimals."""
    values = [r.value for r in used]
    if any(v is None for v in values):
        return None
    return [Fraction(half_up(v, 4)) if rounded else v for v in values if v is not None]


def _total(promised: Sequence[Reading]) -> Bounds | None:
    bounds = [r.bounds for r in promised if r.bounds is not None]
    return sum(bounds[1:], bounds[0]) if bounds else None


def _mean(promised: Sequence[Reading]) -> Bounds | None:
    total = _total(promised)
    return None if total is None else total.times(Fraction(1, len(promised)))


def _best(component: Component, found: Iterable[tuple[int, Reading]], unit: str) -> BestQuarter | None:
    """Of quarters by their years, in the same unit; None where neither more nor less is better."""
    is_sum = component.consolidation is Consolidation.SUM
    known = [
        BestQuarter(r.value if is_sum else Fraction(half_up(r.value, 4)), Period(year, r.quarter))
        for year, r in found
        if r.value is not None and r.unit == unit and not (is_sum and r.parts)
    ]
    if component.polarity is Polarity.MAXIMIZE:
        return max(known, key=lambda b: (b.value, b.period), default=None)
    if component.polarity is Polarity.MINIMIZE:
        return max(known, key=lambda b: (-b.value, b.period), default=None)
    return None


def _past(
    component: Component, year: int, earlier: Sequence[YearFigures], scale: Sequence[Grade]
) -> Iterator[tuple[int, Reading]]:
    for figures in earlier:
        if figures.year < year:
            yield from ((figures.year, r) for r in readings(component, figures, scale).values() if r.is_reported)
