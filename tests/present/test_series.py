"""Target against realisation by quarter and by year."""

from dataclasses import replace
from decimal import Decimal

from iku.present.series import quarterly_series, yearly_series
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, Cell, figures, target


def test_quarters_are_shown_as_reported_and_gaps_stay_gaps() -> None:
    (series,) = quarterly_series(DEFINITIONS, figures(), "IKU-07", 3)
    assert [(p.label, p.target_text, p.realisation_text, p.achievement_text) for p in series.points] == [
        ("TW I", "100,00%", "88,00%", "88,00%"),
        ("TW II", "100,00%", "–", "–"),
        ("TW III", "100,00%", "–", "–"),
        ("TW IV", "100,00%", "–", "–"),
    ]
    assert [p.realisation for p in series.points] == [Decimal("88.00"), None, None, None]


def test_the_title_says_the_quarter_looked_at() -> None:
    assert (
        quarterly_series(DEFINITIONS, figures(), "IKU-06", 2)[0].title
        == "TW II: realisasi 79,60% terhadap target 100,00%"
    )
    assert quarterly_series(DEFINITIONS, figures(), "IKU-07", 3)[0].title == (
        "TW III: belum ada realisasi, target 100,00%"
    )


def test_each_component_has_a_series_of_its_own() -> None:
    series = quarterly_series(DEFINITIONS, figures(), "IKU-01", 1)
    assert [s.title for s in series] == [
        "Realisasi anggaran, TW I: realisasi 92,10% terhadap target 100,00%",
        "Target kinerja tercapai, TW I: realisasi 92,10% terhadap target 100,00%",
    ]


def test_the_alternative_text_reads_the_points_out() -> None:
    assert quarterly_series(DEFINITIONS, figures(), "IKU-06", 3)[0].alt == (
        "Target dan realisasi Produk hukum & JDIH. TW I: target 100,00%, realisasi 84,10%; "
        "TW II: target 100,00%, realisasi 79,60%; TW III: target 100,00%, realisasi 71,20%; "
        "TW IV: target 100,00%, realisasi –."
    )


def test_grades_stand_on_the_steps_of_their_scale() -> None:
    year = figures(MOCK | {12: (Cell(reported=True, grade="CC"), BLANK, BLANK, BLANK)})
    (series,) = quarterly_series(DEFINITIONS, year, "IKU-12", 1)
    assert series.grades == ((1, "D"), (2, "CC"), (3, "B"), (4, "A"))
    assert (series.points[0].realisation, series.points[0].target) == (Decimal(2), Decimal(3))
    assert (series.points[0].realisation_text, series.points[0].target_text) == ("CC", "B")


def test_a_target_brings_its_own_unit() -> None:
    year = figures()
    changed = tuple(replace(t, unit="dokumen") if t.indicator == "IKU-06" else t for t in year.targets)
    (series,) = quarterly_series(DEFINITIONS, replace(year, targets=changed), "IKU-06", 3)
    assert (series.unit, series.points[2].realisation_text) == ("dokumen", "71,2 dokumen")


def test_years_are_compared_up_to_the_same_quarter() -> None:
    (series,) = yearly_series(DEFINITIONS, [figures(year=2023), figures()], "IKU-06", 3)
    assert [(p.label, p.target_text, p.realisation_text) for p in series.points] == [
        ("2023", "100,00%", "71,20%"),
        ("2024", "100,00%", "71,20%"),
    ]
    assert series.title == "2024: realisasi 71,20% terhadap target 100,00%"


def test_a_year_that_did_not_know_the_component_is_a_gap() -> None:
    before = replace(figures(year=2023), components=())
    (series,) = yearly_series(DEFINITIONS, [before, figures()], "IKU-06", 3)
    assert (series.points[0].target_text, series.points[0].realisation_text) == ("–", "–")


def test_grades_of_years_are_compared_too() -> None:
    plan = MOCK | {12: (Cell(reported=True, grade="A"), BLANK, BLANK, BLANK)}
    (series,) = yearly_series(DEFINITIONS, [figures(plan, year=2023), figures(plan)], "IKU-12", 1)
    assert [p.realisation_text for p in series.points] == ["A", "A"]


def test_a_series_without_any_value_says_so() -> None:
    empty = replace(figures(), targets=(), realisations=())
    assert not quarterly_series(DEFINITIONS, empty, "IKU-06", 3)[0].has_values
    only_target = replace(empty, targets=(target("IKU-06", "", 2024, 1),))
    assert quarterly_series(DEFINITIONS, only_target, "IKU-06", 3)[0].has_values
