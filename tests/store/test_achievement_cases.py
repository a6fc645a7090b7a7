"""The formula and the consolidation on cases with their figures in view: textbook examples, printed reports, and policy.

"printed in" names a report that carries the figure; the others follow from the formula.
"""

from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest

from iku.store.connection import Cursor, Store
from tests.by_hand import Component
from tests.store.asking import component
from tests.store.facts import measured, promised, reported

NO_CAP = None


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = Store.open(None)
    yield store
    store.close()


@pytest.fixture
def cursor(store: Store) -> Iterator[Cursor]:
    with store.reading() as cursor:
        yield cursor


def ask(
    cursor: Cursor,
    polarity: str | None,
    form: str | None,
    target: str,
    realisation: str,
    *,
    upper: str | None = None,
    baseline: str | None = None,
    zero_target: str = "none",
) -> Decimal | str:
    """The printed figure, or the reason why there is none. Values in the units that people use."""
    row = cursor.execute(
        """
        select case when f.reason is null then printed(f.numerator, f.denominator) end, f.reason
        from (
            select achievement(
                $polarity, $form, scaled($realisation), 1, scaled($target), scaled($upper), scaled($baseline), $zero_target
            ) as f
        )
        """,
        {
            "polarity": polarity,
            "form": form,
            "target": target,
            "realisation": realisation,
            "upper": upper,
            "baseline": baseline,
            "zero_target": zero_target,
        },
    ).fetchall()[0]
    figure, reason = row
    return str(reason) if reason else Decimal(figure)


MAXIMIZE = {
    "under (printed in KPU RI 2012)": ("75", "72", "96.00"),
    "under, printed as 88 (KPU RI 2012)": ("60", "53", "88.33"),
    "over, on a half hundredth: half-up, where KPU RI 2012 printed 111,77": ("80", "89.42", "111.78"),
    "over, before any cap (KPU Sarolangun 2019 printed 100)": ("80", "83", "103.75"),
    "over, before any cap (DJBC Aceh 2019 printed 120)": ("70", "90", "128.57"),
    "a trajectory's first quarter far exceeded": ("10", "65", "650.00"),
    "a reported nothing is a figure": ("9", "0", "0.00"),
    "target zero, nothing realised": ("0", "0", "target_zero"),
    "target zero, something realised": ("0", "5", "target_zero"),
    "a target below zero divides no better": ("-1", "5", "target_zero"),
    "on target": ("100", "100", "100.00"),
    "just under a hundred prints as a hundred": ("100", "99.995", "100.00"),
    "further under does not": ("100", "99.9949", "99.99"),
    "below zero rounds away from zero too": ("100", "-0.005", "-0.01"),
    "the ends of the domain": ("0.0001", "999999999999.9999", "999999999999999900.00"),
}
MINIMIZE_DIFFERENCE = {
    "far better than the target (printed in LKj Lampung 2015)": ("32", "4.88", "184.75"),
    "the same against the plan's end (printed in LKj Lampung 2015)": ("24", "4.88", "179.67"),
    "better (PermenPANRB 8/2021 prints 107)": ("7", "6.5", "107.14"),
    "worse (printed in PermenPANRB 8/2021)": ("8", "9", "87.50"),
    "twice the target": ("5", "10", "0.00"),
    "worse than twice the target, before the floor": ("5", "12", "-40.00"),
    "nothing realised": ("5", "0", "200.00"),
    "target zero, nothing realised": ("0", "0", "target_zero"),
    "target zero, something realised": ("0", "1", "target_zero"),
}
MINIMIZE_RATIO = {
    "worse, from unrounded counts (printed in LKjIP Manggarai Timur 2019)": ("162", "186", "87.10"),
    "worse (printed in LKjIP Manggarai Timur 2019)": ("9.20", "9.53", "96.54"),
    "better": ("11", "10", "110.00"),
    "slightly worse": ("12", "13", "92.31"),
    "nothing realised is a hundred": ("12", "0", "100.00"),
}
MINIMIZE_BASELINE = {
    "most of the way": ("12", "80.00"),
    "on target": ("10", "100.00"),
    "beyond the target": ("8", "120.00"),
    "worse than at the start": ("22", "-20.00"),
}
STABILIZE = {
    "on target": ("100", "100", "100.00"),
    "a tenth below": ("100", "90", "90.00"),
    "a tenth above": ("100", "110", "90.00"),
    "twice the target": ("50", "100", "0.00"),
    "more than twice, before the floor": ("50", "130", "-60.00"),
    "nothing realised": ("50", "0", "0.00"),
    "target zero": ("0", "0", "target_zero"),
}
RANGE = {
    "inside": ("maximize", "80", "90", "85", "100.00"),
    "on the lower bound": ("maximize", "80", "90", "80", "100.00"),
    "on the upper bound": ("minimize", "80", "90", "90", "100.00"),
    "maximize, below (printed in PermenPANRB 8/2021)": ("maximize", "80", "90", "70", "87.50"),
    "maximize, above (PermenPANRB 8/2021 misprints 113)": ("maximize", "80", "90", "92", "102.22"),
    "minimize, below (PermenPANRB 8/2021 prints 107)": ("minimize", "7", "8", "6.5", "107.14"),
    "minimize, above (printed in PermenPANRB 8/2021)": ("minimize", "7", "8", "9", "87.50"),
    "stabilize, below": ("stabilize", "80", "90", "60", "75.00"),
    "stabilize, above": ("stabilize", "80", "90", "99", "90.00"),
    "no upper bound is a range of one point": ("stabilize", "80", None, "88", "90.00"),
    "a zero bound that divides nothing": ("maximize", "0", "5", "3", "100.00"),
    "a zero bound below which something lies": ("maximize", "0", "5", "-1", "target_zero"),
    "a zero bound, exceeded beyond the other": ("maximize", "0", "5", "6", "120.00"),
    "an upper bound of zero, exceeded": ("minimize", "-5", "0", "1", "target_zero"),
}


def figure(text: str) -> Decimal | str:
    return text if text[0].isalpha() else Decimal(text)


@pytest.mark.parametrize(("target", "realisation", "wanted"), MAXIMIZE.values(), ids=MAXIMIZE.keys())
def test_maximize_divides_realisation_by_target(cursor: Cursor, target: str, realisation: str, wanted: str) -> None:
    assert ask(cursor, "maximize", "", target, realisation) == figure(wanted)


@pytest.mark.parametrize(
    ("target", "realisation", "wanted"), MINIMIZE_DIFFERENCE.values(), ids=MINIMIZE_DIFFERENCE.keys()
)
def test_minimize_by_difference(cursor: Cursor, target: str, realisation: str, wanted: str) -> None:
    assert ask(cursor, "minimize", "difference", target, realisation) == figure(wanted)


@pytest.mark.parametrize(("target", "realisation", "wanted"), MINIMIZE_RATIO.values(), ids=MINIMIZE_RATIO.keys())
def test_minimize_by_ratio(cursor: Cursor, target: str, realisation: str, wanted: str) -> None:
    assert ask(cursor, "minimize", "ratio", target, realisation) == figure(wanted)


@pytest.mark.parametrize(("realisation", "wanted"), MINIMIZE_BASELINE.values(), ids=MINIMIZE_BASELINE.keys())
def test_minimize_from_a_baseline_of_20_to_a_target_of_10(cursor: Cursor, realisation: str, wanted: str) -> None:
    assert ask(cursor, "minimize", "baseline", "10", realisation, baseline="20") == figure(wanted)


@pytest.mark.parametrize("baseline", [None, "10"])
def test_a_baseline_that_is_missing_or_on_target_gives_no_figure(cursor: Cursor, baseline: str | None) -> None:
    assert ask(cursor, "minimize", "baseline", "10", "8", baseline=baseline) == "baseline_missing"


@pytest.mark.parametrize(("target", "realisation", "wanted"), STABILIZE.values(), ids=STABILIZE.keys())
def test_stabilize_falls_on_either_side(cursor: Cursor, target: str, realisation: str, wanted: str) -> None:
    assert ask(cursor, "stabilize", "", target, realisation) == figure(wanted)


@pytest.mark.parametrize(("form", "lower", "upper", "realisation", "wanted"), RANGE.values(), ids=RANGE.keys())
def test_a_range_is_judged_by_its_nearer_bound(
    cursor: Cursor, form: str, lower: str, upper: str | None, realisation: str, wanted: str
) -> None:
    assert ask(cursor, "range", form, lower, realisation, upper=upper) == figure(wanted)


@pytest.mark.parametrize("form", ["difference", "ratio", "baseline"])
@pytest.mark.parametrize(("realisation", "wanted"), [("0", "100"), ("1", "0"), ("0.0001", "0")])
def test_zero_tolerance_is_all_or_nothing_whatever_the_form(
    cursor: Cursor, form: str, realisation: str, wanted: str
) -> None:
    assert ask(cursor, "minimize", form, "0", realisation, zero_target="zero_tolerance") == Decimal(wanted)


@pytest.mark.parametrize("polarity", ["maximize", "stabilize"])
def test_zero_tolerance_means_nothing_to_other_polarities(cursor: Cursor, polarity: str) -> None:
    assert ask(cursor, polarity, "", "0", "0", zero_target="zero_tolerance") == "target_zero"


@pytest.mark.parametrize(("polarity", "named"), [("biggest", "biggest"), ("", ""), (None, "null")])
def test_an_unknown_polarity_is_an_error_and_never_a_blank(cursor: Cursor, polarity: str | None, named: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=f"unknown polarity: {named}$"):
        ask(cursor, polarity, "", "100", "100")


@pytest.mark.parametrize("polarity", ["minimize", "range"])
@pytest.mark.parametrize("form", ["biggest", None])
def test_an_unknown_form_is_an_error_even_where_it_would_not_matter(
    cursor: Cursor, polarity: str, form: str | None
) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=f"unknown form of {polarity}: {form or 'null'}$"):
        ask(cursor, polarity, form, "100", "100", upper="200")


CONSOLIDATED = {
    "sum of all quarters": ("sum", "10,20,30,40", "10,20,30,40", "100.00"),
    "sum of all quarters, slightly over": ("sum", "10,20,30,40", "8,22,30,42", "102.00"),
    "sum of the two reported": ("sum", "10,20,30,40", "8,18,,", "86.67"),
    "sum with a gap": ("sum", "10,20,30,40", "10,,15,", "62.50"),
    "sum of targets zero": ("sum", "0,0,,", "5,5,,", "target_zero"),
    "sum leaves out a quarter without target": ("sum", "10,,30,", "10,99,15,", "62.50"),
    "last known quarter": ("last", "25,50,75,100", "20,45,,", "90.00"),
    "last known quarter of four": ("last", "25,50,75,100", "20,55,70,98", "98.00"),
    "last known quarter passes over a blank": ("last", "25,50,75,100", "20,,60,", "80.00"),
    "last known quarter may be a zero": ("last", "25,50,75,100", "0,,,", "0.00"),
    "last known quarter may be over": ("last", "25,50,75,100", ",,,110", "110.00"),
    "last known quarter without a target": ("last", "25,,,", "20,45,,", "no_target"),
    "average": ("average", "90,90,90,90", "88,92,95,89", "101.11"),
    "average of the reported": ("average", "90,80,90,90", "88,92,,", "105.88"),
    "trajectory (DJPb Riau 2026)": ("last", "30,50,70,90", "55.31,,,", "184.37"),
    "trajectory (DJBC Aceh 2019)": ("last", "10,30,60,75", "65,86,114,98.2", "130.93"),
}


@pytest.mark.parametrize(
    ("consolidation", "targets", "realisations", "wanted"), CONSOLIDATED.values(), ids=CONSOLIDATED.keys()
)
def test_quarters_come_to_one_figure(consolidation: str, targets: str, realisations: str, wanted: str) -> None:
    here = measured(Component(consolidation=consolidation, cap=NO_CAP))
    here.submit(*(promised(t, q) for q, t in enumerate(targets.split(","), start=1) if t))
    here.submit(*(reported(r, q) for q, r in enumerate(realisations.split(","), start=1) if r))
    row = component(here, quarter=4)
    assert (row.raw if row.reason is None else str(row.reason)) == figure(wanted)
