"""An average can be done again by anyone with a calculator: from printed figures, with their weights."""

from dataclasses import replace
from decimal import Decimal

from iku.present.average import AverageBasis, average_basis
from iku.present.lines import indicator_lines
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, SILENT, figures


def basis(division: str = "keuangan", quarter: int = 3) -> AverageBasis:
    made = figures(MOCK)
    lines = indicator_lines(DEFINITIONS, made, quarter, division or None)
    return average_basis(DEFINITIONS, made.group(division, quarter), lines)


def test_the_calculation_uses_what_is_printed() -> None:
    found = basis()
    terms = " + ".join(row.counted_text.removesuffix("%") for row in found.rows)
    assert found.calculation == f"({terms}) ÷ 3 = {found.figure_text}"


def test_what_has_no_figure_is_left_out_and_named() -> None:
    found = basis("")
    assert len(found.rows) + len(found.left_out) == 13
    assert all(": " in text for text in found.left_out)


def test_weights_are_part_of_the_calculation() -> None:
    heavy = tuple(replace(i, weight=Decimal(2)) if i.number == 2 else i for i in DEFINITIONS.indicators)
    definitions = replace(DEFINITIONS, indicators=heavy)
    made = figures(MOCK)
    lines = indicator_lines(definitions, made, 3, "keuangan")
    found = average_basis(definitions, made.group("keuangan", 3), lines)
    assert found.calculation.startswith(f"(2 × {found.rows[0].counted_text.removesuffix('%')} + ")
    assert " ÷ 4 = " in found.calculation


def test_a_limited_figure_says_both_what_is_printed_and_what_was_counted() -> None:
    made = figures(MOCK)
    line = replace(
        indicator_lines(DEFINITIONS, made, 3)[0],
        figure=Decimal("250.00"),
        figure_text="250,00%",
        counted=Decimal("120.00"),
    )
    row = average_basis(DEFINITIONS, made.group("", 3), [line]).rows[0]
    assert (row.figure_text, row.counted_text, row.is_limited) == ("250,00%", "120,00%", True)


def test_nothing_counted_is_no_calculation() -> None:
    made = figures(dict.fromkeys(range(1, 14), SILENT))
    found = average_basis(DEFINITIONS, made.group("", 1), indicator_lines(DEFINITIONS, made, 1))
    assert (found.calculation, found.rows, found.figure_text) == ("", (), "–")
