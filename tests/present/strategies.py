"""Random years: every indicator reported, late, partly, without target, unproved or not at all, in any mixture."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from iku.domain.achievement import Reason
from iku.domain.figures import YearFigures
from tests.present.samples import BLANK, PARTLY, Cell, figures

RAW = st.one_of(
    st.sampled_from(["0.00", "79.99", "80.00", "99.99", "100.00", "104.99", "105.00", "120.00", "650.00", "-40.00"]),
    st.decimals(min_value=Decimal(-50), max_value=Decimal(200), places=2).map(str),
)
WITH_FIGURE = st.builds(Cell, raw=RAW, reported=st.just(value=True), proved=st.booleans())
WITHOUT = st.builds(
    Cell,
    reported=st.just(value=True),
    reason=st.sampled_from([Reason.TARGET_ZERO, Reason.DENOMINATOR_ZERO, Reason.BASELINE_MISSING]),
    proved=st.booleans(),
)
CELL = st.one_of(st.just(BLANK), WITH_FIGURE, WITHOUT)
FIRST = st.one_of(CELL, st.just(PARTLY))
GRADE = st.one_of(
    st.just(BLANK),
    st.builds(Cell, reported=st.just(value=True), grade=st.sampled_from(["D", "CC", "B", "A"]), proved=st.booleans()),
)


def _quarters(cell: st.SearchStrategy[Cell]) -> st.SearchStrategy[tuple[Cell, ...]]:
    return st.tuples(cell, cell, cell, cell)


PLANS = st.fixed_dictionaries({n: _quarters(FIRST if n == 1 else GRADE if n == 12 else CELL) for n in range(1, 14)})


@dataclass(frozen=True)
class MadeYear:
    """What a year is made from: short enough to be read in a failure."""

    plan: dict[int, tuple[Cell, ...]]
    targets: frozenset[int]

    @property
    def figures(self) -> YearFigures:
        return figures(self.plan, targets=self.targets)


YEARS = st.builds(MadeYear, PLANS, st.frozensets(st.integers(1, 13)))
