"""One reported figure: from cells to a value, a numerator and denominator, or a grade. Knows nothing of places."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from iku.domain.indicator import Component
from iku.domain.rules import Grade, Polarity, Rules
from iku.intake.columns import Column
from iku.intake.nearest import nearest_word
from iku.intake.numbers import (
    LIMIT_DIGITS,
    SEPARATOR,
    NumberRefused,
    has_percent_sign,
    parse_number,
    plain_number,
    plain_text,
)
from iku.intake.sheets import Cell, CellKind, TypedCell

PERCENT = "%"
PART_COLUMNS = (Column.NUMERATOR, Column.DENOMINATOR)
HUNDREDTH = Decimal("0.01")
LIMIT = Decimal(10) ** LIMIT_DIGITS
REFUSED_KINDS = {
    CellKind.DATE: "date-in-number",
    CellKind.TRUTH: "not-a-number",
    CellKind.ERROR: "cell-error",
    CellKind.FORMULA: "formula-without-value",
}

Refusal = tuple[Column, NumberRefused]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a realisation consists of; all None and "" where nothing was given."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    grade: str = ""


def read_figures(
    component: Component, rules: Rules, value: Cell, numerator: Cell = "", denominator: Cell = ""
) -> tuple[Figures, list[Refusal]]:
    """The figures of three cells, and everything that is wrong with them."""
    if component.polarity is Polarity.ORDINAL:
        return _read_grade(component, rules, value, numerator, denominator)
    refusals: list[Refusal] = []
    numbers: list[Decimal | None] = []
    for column, cell in ((Column.VALUE, value), (Column.NUMERATOR, numerator), (Column.DENOMINATOR, denominator)):
        try:
            numbers.append(None if cell == "" else read_figure(cell, component, column))
        except NumberRefused as refused:
            refusals.append((column, refused))
            numbers.append(None)
    figures = Figures(numbers[0], numbers[1], numbers[2])
    if refusals or (figures.numerator is None and figures.denominator is None):
        return figures, refusals
    refusal = _parts_refusal(figures, component)
    if refusal is not None:
        return figures, [refusal]
    # Kept as parts: the quotient is divided once, at the end, and never from a rounded figure.
    return Figures(None, figures.numerator, figures.denominator), refusals


def read_figure(cell: Cell, component: Component, column: Column) -> Decimal | None:
    """One number. A numerator or denominator is a count or an amount: never a percentage, never below zero.

    A value may lie below zero only where it is no share of a count; a target or baseline is held to the same.
    """
    number = read_number(cell)
    if number is None:
        return None
    is_part = column in PART_COLUMNS
    if (is_part or component.unit != PERCENT) and _is_percent(cell):
        raise NumberRefused("percent-unexpected", _shown(cell))
    if number < 0 and (is_part or component.has_parts):
        raise NumberRefused("negative", _shown(cell))
    return number


def read_number(cell: Cell) -> Decimal | None:
    """A cell as a number: a text through the strict parser, a typed one as it is shown."""
    if isinstance(cell, str):
        return parse_number(cell)
    if cell.kind in REFUSED_KINDS:
        raise NumberRefused(REFUSED_KINDS[cell.kind], cell.text)
    if cell.number is not None and abs(cell.number) >= LIMIT:
        raise NumberRefused("number-too-large", plain_number(cell.number))
    return cell.number


def read_grade(cell: Cell, scale: tuple[Grade, ...]) -> str:
    """A grade of the scale, by its code or its word, "" where blank."""
    text = _shown(cell)
    wanted = " ".join(plain_text(text).casefold().split())
    if not wanted:
        return ""
    for grade in scale:
        if wanted in (grade.code.casefold(), grade.word.casefold()):
            return grade.code
    codes = SEPARATOR.join(grade.code for grade in scale)
    if isinstance(cell, TypedCell) or any(character.isdecimal() for character in wanted):
        raise NumberRefused("grade-expected", text, codes)
    near = nearest_word(wanted, [name for grade in scale for name in (grade.code, grade.word)], 0.5)
    raise NumberRefused("unknown-grade", text, codes, next((g.code for g in scale if near in (g.code, g.word)), ""))


def exact_quotient(component: Component, numerator: Decimal, denominator: Decimal) -> Decimal:
    """The value that two parts make, in the component's unit, to the context's 28 digits."""
    return (100 if component.unit == PERCENT else 1) * numerator / denominator


def _read_grade(
    component: Component, rules: Rules, value: Cell, numerator: Cell, denominator: Cell
) -> tuple[Figures, list[Refusal]]:
    refusals: list[Refusal] = [
        (column, NumberRefused("parts-unexpected", _shown(cell)))
        for column, cell in ((Column.NUMERATOR, numerator), (Column.DENOMINATOR, denominator))
        if _shown(cell)
    ]
    try:
        return Figures(grade=read_grade(value, rules.scale(component.scale))), refusals
    except NumberRefused as refused:
        return Figures(), [(Column.VALUE, refused), *refusals]


def _parts_refusal(figures: Figures, component: Component) -> Refusal | None:
    """What is wrong with a numerator and a denominator that are numbers."""
    value, numerator, denominator = figures.value, figures.numerator, figures.denominator
    given = Column.NUMERATOR if numerator is not None else Column.DENOMINATOR
    shown = plain_number(numerator if numerator is not None else denominator or Decimal(0))
    if not component.has_parts:
        return given, NumberRefused("parts-unexpected", shown)
    if denominator is None:
        return Column.NUMERATOR, NumberRefused("numerator-without-denominator", shown)
    if numerator is None:
        return Column.DENOMINATOR, NumberRefused("denominator-without-numerator", shown)
    if not denominator:
        return Column.DENOMINATOR, NumberRefused("denominator-zero", shown)
    exact = exact_quotient(component, numerator, denominator)
    if exact >= LIMIT:
        return Column.NUMERATOR, NumberRefused("number-too-large", shown)
    if value is not None and not _agrees(value, exact):
        parts = f"{plain_number(numerator)}/{plain_number(denominator)}"
        nearest = plain_number(exact.quantize(HUNDREDTH, ROUND_HALF_UP))
        return Column.VALUE, NumberRefused("parts-disagree", plain_number(value), parts, nearest)
    return None


def _agrees(value: Decimal, exact: Decimal) -> bool:
    """Whether a written value is the quotient, rounded or cut off to the decimals it was written with."""
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return value in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))


def _is_percent(cell: Cell) -> bool:
    return has_percent_sign(cell) if isinstance(cell, str) else cell.kind is CellKind.PERCENT


def _shown(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return plain_number(cell.number) if cell.number is not None else cell.text
