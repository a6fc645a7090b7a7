"""Numbers as Indonesian readers write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.intake.numbers import parse_number
from iku.present import numbers


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("98.5", "98,50%"),
        ("100", "100,00%"),
        ("99.996", "100,00%"),
        ("99.994", "99,99%"),
        ("0.005", "0,01%"),
        ("1234.5", "1.234,50%"),
        ("-40", "−40,00%"),
        ("-0.001", "0,00%"),
    ],
)
def test_a_percentage_has_a_decimal_comma_and_two_decimals_half_up(figure: str, text: str) -> None:
    assert numbers.percent(Decimal(figure)) == text


def test_where_there_is_no_figure_there_is_a_dash_and_a_zero_is_a_figure() -> None:
    assert numbers.percent_or_dash(None) == "–"
    assert numbers.percent_or_dash(Decimal(0)) == "0,00%"


@pytest.mark.parametrize(
    ("value", "text"),
    [("470815", "470.815"), ("12.5", "12,5"), ("1.2340", "1,234"), ("100", "100"), ("0", "0"), ("-3.25", "−3,25")],
)
def test_a_number_shows_the_decimals_it_has(value: str, text: str) -> None:
    assert numbers.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("98.5", "%", "98,50%"),
        ("98.1234", "%", "98,1234%"),
        ("1200", "dokumen", "1.200 dokumen"),
        ("3", "", "3"),
    ],
)
def test_a_value_comes_with_its_unit(value: str, unit: str, text: str) -> None:
    assert numbers.amount(Decimal(value), unit) == text


@given(st.decimals(min_value=1 - 10**12, max_value=10**12 - 1, places=4))
def test_what_is_put_into_a_field_is_read_back_as_the_same_number(value: Decimal) -> None:
    assert parse_number(numbers.input_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("12500.5", "12500,5"), ("999999", "999999"), ("1000000", "1.000.000"), ("45630000000.25", "45.630.000.000,25")],
)
def test_a_field_shows_dots_where_they_can_mean_only_thousands(value: str, text: str) -> None:
    assert numbers.input_text(Decimal(value)) == text


def test_an_empty_field_is_empty() -> None:
    assert numbers.input_text(None) == ""


@pytest.mark.parametrize(
    ("difference", "text", "direction"),
    [("1.22", "naik 1,22 poin", "up"), ("-8.4", "turun 8,40 poin", "down"), ("0.00", "tetap", "same")],
)
def test_a_change_says_up_down_or_nothing(difference: str, text: str, direction: str) -> None:
    assert numbers.moved_points(Decimal(difference)) == text
    assert numbers.direction(Decimal(difference)) == direction


def test_a_change_of_a_count_has_no_points() -> None:
    assert [numbers.moved_count(n) for n in (2, -1, 0)] == ["naik 2", "turun 1", "tetap"]


def test_small_counts_are_words_and_large_ones_digits() -> None:
    assert [numbers.count(n) for n in (0, 1, 2, 12, 13, 28)] == ["nol", "satu", "dua", "dua belas", "13", "28"]


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (["A", "B", "C"], "A, B, dan C")]
)
def test_a_list_ends_with_and(parts: list[str], text: str) -> None:
    assert numbers.listed(parts) == text


@pytest.mark.parametrize(
    ("size", "text"), [(812, "812 B"), (14_400, "14 kB"), (2_340_000, "2,3 MB"), (9_999_999, "10 MB")]
)
def test_a_file_has_a_size_one_can_imagine(size: int, text: str) -> None:
    assert numbers.file_size(size) == text
