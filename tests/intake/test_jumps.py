"""The 100x guard: a value that jumped is asked about."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.facts import ReportedValue
from iku.intake.jumps import KnownValue, jump_factor, jump_questions
from iku.present.problems import problem_sentence
from tests.intake.office import DEFINITIONS

KEY = ("IKU-03", "", 2024, 3)
RULES = DEFINITIONS.rules


def asked(report: ReportedValue, target: str | None = None, last: str | None = None) -> list[str]:
    known = KnownValue(Decimal(target) if target else None, Decimal(last) if last else None)
    questions = jump_questions([report], {report.key: known}, DEFINITIONS)
    assert all(question.must_confirm for question in questions)
    return [problem_sentence(question) for question in questions]


@pytest.mark.parametrize(
    ("value", "target", "last", "is_asked"),
    [
        ("9725", "100", "97.25", True),
        ("9725", "100", None, True),
        ("985", "100", "97.25", True),
        ("0.98", "100", None, True),
        ("9.7", None, "97", True),
        ("98", "100", "97", False),
        ("60", "100", "20", False),
        ("300", "100", "97", False),
    ],
)
def test_a_value_is_asked_about_only_where_it_jumped(
    value: str, target: str | None, last: str | None, is_asked: bool
) -> None:
    questions = asked(ReportedValue(*KEY, value=Decimal(value)), target, last)

    assert bool(questions) == is_asked


def test_a_question_names_what_the_value_was_held_against_and_what_may_be_meant() -> None:
    report = ReportedValue(*KEY, value=Decimal(9725), row=7)

    assert asked(report, target="100", last="97.25") == [
        (
            "IKU-03, Realisasi (baris 7): 9.725 kira-kira 100 kali target (100) dan nilai terakhir (97,25). "
            "Maksudnya 97,25? Periksa, lalu perbaiki atau pastikan."
        )
    ]


def test_a_value_far_below_is_asked_about_as_well() -> None:
    report = ReportedValue(*KEY, value=Decimal("0.985"))

    assert asked(report, target="100") == [
        (
            "IKU-03, Realisasi: 0,985 kira-kira seperseratus dari target (100). Maksudnya 98,5? "
            "Periksa, lalu perbaiki atau pastikan."
        )
    ]


def test_a_value_farther_off_than_any_factor_is_asked_about_without_a_guess() -> None:
    rupiah = ReportedValue(*KEY, value=Decimal(1_500_000_000))
    speck = ReportedValue(*KEY, value=Decimal("0.05"))

    assert asked(rupiah, target="100") == [
        "IKU-03, Realisasi: 1.500.000.000 kira-kira 15.000.000 kali target (100). Periksa, lalu perbaiki atau pastikan."
    ]
    assert asked(speck, target="100") == [
        "IKU-03, Realisasi: 0,05 kira-kira 1/2.000 dari target (100). Periksa, lalu perbaiki atau pastikan."
    ]


def test_parts_are_held_against_the_target_as_the_value_they_make() -> None:
    report = ReportedValue("IKU-01", "anggaran", 2024, 3, numerator=Decimal(98), denominator=Decimal(1000))

    assert asked(report, target="100") == [
        (
            "IKU-01, Realisasi (Realisasi anggaran): 9,8 kira-kira sepersepuluh dari target (100). Maksudnya 98? "
            "Periksa, lalu perbaiki atau pastikan."
        )
    ]


def test_a_part_larger_than_its_whole_is_asked_about() -> None:
    report = ReportedValue(*KEY, numerator=Decimal(94), denominator=Decimal(92))

    assert asked(report) == [
        (
            "IKU-03, Pembilang: pembilang 94 lebih besar daripada penyebut 92, jadi lebih dari 100%. "
            "Mungkin tertukar? Periksa, lalu perbaiki atau pastikan."
        )
    ]


@pytest.mark.parametrize(
    "report",
    [ReportedValue(*KEY), ReportedValue(*KEY, value=Decimal(0)), ReportedValue("IKU-12", "", 2024, 3, grade="BB")],
    ids=["blank", "zero", "grade"],
)
def test_blanks_zeros_and_grades_do_not_jump(report: ReportedValue) -> None:
    assert asked(report, target="100", last="97") == []


def test_nothing_known_asks_nothing() -> None:
    assert jump_questions([ReportedValue(*KEY, value=Decimal(9725))], {}, DEFINITIONS) == ()


def test_the_factors_and_what_counts_as_about_are_the_folders() -> None:
    strict = replace(RULES, jump_factors=(Decimal(1000),), jump_tolerance=Decimal("0.01"))

    assert jump_factor(Decimal(1009), Decimal(1), strict) == 1000
    assert jump_factor(Decimal(989), Decimal(1), strict) is None
    assert jump_factor(Decimal(100), Decimal(1), strict) is None


@given(
    value=st.decimals(min_value="0.0001", max_value=10**11, places=4),
    factor=st.sampled_from(RULES.jump_factors),
)
def test_a_shifted_mark_is_always_noticed(value: Decimal, factor: Decimal) -> None:
    assert jump_factor(value * factor, value, RULES) == factor
    assert jump_factor(value, value * factor, RULES) == 1 / factor
