"""What becomes of the facts of a year: caps and bands, parts, grades, reasons, means, documents. Figures in view."""

from decimal import Decimal

import pytest

from tests.by_hand import Component, Indicator, Rules
from tests.store.asking import component, indicator, office
from tests.store.facts import given, measured, promised, proved, reported

NO_CAP = None
GRADES = {
    ("RB", grade): (rank, Decimal(score))
    for rank, (grade, score) in enumerate(
        [("D", 15), ("C", 40), ("CC", 55), ("B", 65), ("BB", 75), ("A", 85), ("AA", 95)], start=1
    )
}
OPINIONS = {
    ("BPK", "TMP"): (1, Decimal(1)),
    ("BPK", "TW"): (2, Decimal(2)),
    ("BPK", "WDP"): (3, Decimal(3)),
    ("BPK", "WTP"): (4, Decimal(4)),
}


@pytest.mark.parametrize(
    ("cap", "raw", "capped", "band"),
    [
        (Decimal(120), "128.57", "120.00", "exceeded"),
        (Decimal(100), "128.57", "100.00", "exceeded"),
        (NO_CAP, "128.57", "128.57", "exceeded"),
    ],
)
def test_the_cap_limits_what_counts_and_not_what_is_judged(
    cap: Decimal | None, raw: str, capped: str, band: str
) -> None:
    here = measured(Component(cap=cap))
    here.submit(promised("70"))
    here.submit(reported("90"))
    row = component(here)
    assert (row.raw, row.capped, row.band) == (Decimal(raw), Decimal(capped), band)


def test_the_floor_lifts_what_counts_and_the_raw_figure_stays() -> None:
    here = measured(Component(polarity="minimize"))
    here.submit(promised("5"))
    here.submit(reported("12"))
    row = component(here)
    assert (row.raw, row.capped, row.band) == (Decimal("-40.00"), Decimal("0.00"), "far_below")


@pytest.mark.parametrize(
    ("realisation", "band"),
    [
        ("0", "far_below"),
        ("79.99", "far_below"),
        ("79.994", "far_below"),
        ("79.995", "near"),
        ("80", "near"),
        ("99.99", "near"),
        ("99.994", "near"),
        ("99.995", "reached"),
        ("100", "reached"),
        ("103.75", "reached"),
        ("104.99", "reached"),
        ("105", "exceeded"),
    ],
)
def test_the_band_follows_the_printed_figure(realisation: str, band: str) -> None:
    here = measured(Component())
    here.submit(promised("100"))
    here.submit(reported(realisation))
    assert component(here).band == band


def test_a_reported_zero_is_a_figure_and_a_blank_is_none() -> None:
    here = measured(Component())
    here.submit(promised("25"), promised("25", 2))
    here.submit(reported("0"))
    assert (component(here).raw, component(here).reason) == (Decimal("0.00"), None)
    here.submit(reported(None))
    assert (component(here).raw, component(here).reason) == (None, "not_reported")


def test_parts_of_a_percentage_are_pooled_before_they_are_divided() -> None:
    here = measured(Component(consolidation="sum"))
    here.submit(promised("80"), promised("90", 2))
    here.submit(reported(parts=("1", "3")), reported(parts=("7", "7"), quarter=2))
    row = component(here, 2)
    assert (row.numerator, row.denominator, row.realisation) == (Decimal(8), Decimal(10), Decimal(80))
    assert (row.target, row.raw) == (Decimal(90), Decimal("88.89"))


def test_parts_of_a_mean_are_divided_and_rounded_quarter_by_quarter() -> None:
    here = measured(Component(consolidation="average", cap=NO_CAP))
    here.submit(promised("50"), promised("50", 2))
    here.submit(reported(parts=("1", "3")), reported(parts=("2", "3"), quarter=2))
    row = component(here, 2)
    assert (row.realisation, row.target, row.raw) == (Decimal("50"), Decimal("50"), Decimal("100.00"))


def test_parts_that_are_not_a_percentage_are_not_multiplied() -> None:
    here = measured(Component(unit="hari"))
    here.submit(promised("4"))
    here.submit(reported(parts=("30", "10")))
    assert (component(here).realisation, component(here).raw) == (Decimal(3), Decimal("75.00"))


def test_the_targets_own_unit_overrides_the_definitions() -> None:
    here = measured(Component(unit="%"))
    here.submit(promised("4", unit="hari"))
    here.submit(reported(parts=("30", "10")))
    assert (component(here).unit, component(here).raw) == ("hari", Decimal("75.00"))


def test_a_sum_of_parts_and_plain_values_has_no_figure() -> None:
    here = measured(Component(consolidation="sum"))
    here.submit(promised("80"), promised("90", 2))
    here.submit(reported(parts=("1", "3")), reported("50", 2))
    row = component(here, 2)
    assert (row.reason, row.raw, row.realisation, row.numerator) == ("parts_missing", None, None, None)


@pytest.mark.parametrize("consolidation", ["last", "sum", "average"])
def test_a_denominator_of_zero_gives_no_figure(consolidation: str) -> None:
    here = measured(Component(consolidation=consolidation))
    here.submit(promised("80"))
    here.submit(reported(parts=("1", "0")))
    assert (component(here).reason, component(here).realisation) == ("denominator_zero", None)


def test_one_empty_denominator_does_no_harm_where_they_are_pooled() -> None:
    here = measured(Component(consolidation="sum"))
    here.submit(promised("80"), promised("80", 2))
    here.submit(reported(parts=("0", "0")), reported(parts=("4", "5"), quarter=2))
    assert (component(here, 1).reason, component(here, 2).raw) == ("denominator_zero", Decimal("100.00"))


@pytest.mark.parametrize(
    ("promise", "report", "reason", "band"),
    [
        ("B", "A", "status_only", "exceeded"),
        ("B", "B", "status_only", "reached"),
        ("B", "CC", "status_only", "below"),
        ("B", "wtp", "unreadable_grade", ""),
        ("best", "B", "unreadable_grade", ""),
        ("", "B", "no_target", ""),
        ("B", "", "not_reported", ""),
    ],
)
def test_a_grade_is_judged_by_rank_and_has_no_figure(promise: str, report: str, reason: str, band: str) -> None:
    here = measured(Component(polarity="ordinal", scale="RB"), Rules(grades=GRADES))
    here.submit(promised(grade=promise))
    here.submit(reported(grade=report))
    row = indicator(here)
    assert (row.raw, row.reason, row.band, row.is_reached) == (None, reason, band, band in ("exceeded", "reached"))


@pytest.mark.parametrize(("report", "raw"), [("WDP", "75.00"), ("WTP", "100.00"), ("TMP", "25.00")])
def test_a_grade_may_be_scored(report: str, raw: str) -> None:
    here = measured(Component(polarity="ordinal", scale="BPK", ordinal_form="score"), Rules(grades=OPINIONS))
    here.submit(promised(grade="WTP"))
    here.submit(reported(grade=report))
    assert (component(here).raw, component(here).reason) == (Decimal(raw), None)


@pytest.mark.parametrize(
    ("quarter", "reason"), [(1, "not_due"), (2, "no_target"), (3, "not_reported"), (4, "not_reported")]
)
def test_a_missing_figure_says_why(quarter: int, reason: str) -> None:
    here = given(Indicator("IKU-01", stages={2024: (2, 3)}))
    here.submit(promised("90", 3))
    assert indicator(here, quarter).reason == reason


def test_an_indicator_of_two_measures_is_their_weighted_mean_as_printed() -> None:
    pair = (Component("anggaran", weight=Decimal(1)), Component("kinerja", weight=Decimal(2)))
    here = given(Indicator("IKU-01", components=pair))
    here.submit(promised("90", component="anggaran"), promised("60", component="kinerja"))
    here.submit(reported("60", component="anggaran"))
    assert (indicator(here).raw, indicator(here).reason) == (None, "incomplete")
    here.submit(reported("90", component="kinerja"))
    row = indicator(here)
    assert row.raw == Decimal("122.22"), "(66.67 + 2 × 150.00) / 3"
    assert row.capped == Decimal("102.22"), "(66.67 + 2 × 120.00) / 3"
    assert (row.band, row.reason) == ("exceeded", None)


def test_measures_that_fail_alike_share_their_reason() -> None:
    here = given(Indicator("IKU-01", components=(Component("anggaran"), Component("kinerja"))))
    assert indicator(here).reason == "no_target"
    here.submit(promised("90", component="anggaran"), promised("60", component="kinerja"))
    assert indicator(here).reason == "not_reported"


def test_the_office_is_the_weighted_mean_of_what_is_computed() -> None:
    light, heavy = Indicator("IKU-01"), Indicator("IKU-02", weight=Decimal("2.5"))
    here = given(light, heavy, Indicator("IKU-03"))
    here.submit(promised("80"), promised("3", indicator="IKU-02"))
    here.submit(reported("83"), reported("2", indicator="IKU-02"))
    row = office(here)
    assert row.capped == Decimal("77.26"), "(103.75 + 2.5 × 66.67) / 3.5"
    assert (row.computed, row.indicators, row.reported, row.due, row.reached) == (2, 3, 2, 3, 1)
    assert row.band == "far_below"


def test_an_office_without_figures_has_none_itself() -> None:
    row = office(given(Indicator("IKU-01")))
    assert (row.capped, row.band, row.computed) == (None, "", 0)


def test_a_figure_of_an_earlier_quarter_stands_and_the_missing_report_is_seen() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(promised("80"), promised("90", 2))
    here.submit(reported("40"))
    row = indicator(here, 2)
    assert (row.raw, row.through_quarter) == (Decimal("50.00"), 1)
    assert (row.is_reported, row.reported_this_quarter) == (False, False)


def test_a_stage_bound_indicator_is_reported_once_its_stage_is() -> None:
    here = given(Indicator("IKU-08", stages={2024: (1,)}))
    here.submit(reported("40", 1, indicator="IKU-08"))
    row = indicator(here, 3)
    assert (row.is_due, row.due_this_quarter, row.is_reported) == (True, False, True)


def test_documents_fall_due_by_their_frequency() -> None:
    wanted = (("a", "per_quarter"), ("b", "yearly"), ("c", "once"), ("d", "per_stage"))
    here = given(Indicator("IKU-01", stages={2024: (2, 3)}, documents=wanted))
    counts = [(row.documents_due, row.documents_attached) for row in (indicator(here, q) for q in (1, 2, 3, 4))]
    assert counts == [(0, 0), (2, 0), (4, 0), (4, 0)]
    here.submit(proved("a", 2), proved("b", 1), proved("c", 2))
    counts = [(row.documents_due, row.documents_attached) for row in (indicator(here, q) for q in (1, 2, 3, 4))]
    assert counts == [(0, 0), (2, 2), (4, 2), (4, 2)]
    here.submit(proved("a", 3), proved("d", 3))
    assert indicator(here, 4).has_complete_evidence
