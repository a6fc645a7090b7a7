"""Templates to fill in, as CSV and as XLSX: what they hold is decided here, how they are written in `template_files`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from iku.domain.definitions import Definitions
from iku.domain.facts import ReportedValue
from iku.domain.indicator import Component, Indicator
from iku.domain.period import QUARTERS, Period
from iku.domain.review import Explanation
from iku.domain.rules import Polarity
from iku.intake.columns import (
    QUARTER_NUMERALS,
    RANGE_DASH,
    REALISATION_SHEET,
    SAMPLE_WARNING,
    TARGET_SHEET,
    TITLES,
    Column,
    realisation_title,
    target_title,
)
from iku.intake.explanations import EXPLAINING
from iku.intake.numbers import plain_number
from iku.intake.template_files import Field, TemplateSheet, csv_bytes, xlsx_bytes

Form = Literal["csv", "xlsx"]
WIDTHS = {
    Column.CODE: 9, Column.INDICATOR: 44, Column.COMPONENT: 12, Column.YEAR: 7, Column.QUARTER: 9, Column.UNIT: 10,
    Column.TARGET: 12, Column.LAST: 12, Column.VALUE: 13, Column.NUMERATOR: 16, Column.DENOMINATOR: 16, Column.NOTE: 34,
    Column.BASELINE: 12, Column.DOCUMENT: 22, Column.OBSTACLE: 34, Column.EFFORT: 34, Column.OWNER: 22, Column.DUE: 13,
    Column.SUPPORT: 34, Column.REASON: 34,
}  # fmt: skip
EXPLAINING_HINTS = {
    Column.OBSTACLE: "Wajib bila capaian di bawah target: apa yang menghambat.",
    Column.EFFORT: "Wajib bila capaian di bawah target: apa yang akan dilakukan.",
    Column.OWNER: "Wajib bila capaian di bawah target: siapa yang melakukannya.",
    Column.DUE: "Wajib bila capaian di bawah target: hari/bulan/tahun, misalnya 31/12/2024.",
    Column.SUPPORT: "Dianjurkan bila target tercapai: apa yang mendukung.",
}
REALISATION_COLUMNS = (
    Column.CODE, Column.INDICATOR, Column.COMPONENT, Column.YEAR, Column.QUARTER, Column.UNIT, Column.TARGET, Column.LAST,
    Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR, Column.NOTE, *EXPLAINING,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TemplateValue:
    """What is known of a component already: shown beside the fields to fill in; `current` is filled in."""

    target: Decimal | None = None
    target_upper: Decimal | None = None
    target_grade: str = ""
    last: Decimal | None = None
    """the value of the last quarter reported before this one"""
    last_grade: str = ""
    current: ReportedValue | None = None
    explanation: Explanation | None = None
    """of the whole indicator, filled in at the first of its components"""


@dataclass(frozen=True, slots=True)
class TemplateTarget:
    """A target that stands already, filled in. All fields empty: none."""

    value: Decimal | None = None
    upper: Decimal | None = None
    baseline: Decimal | None = None
    grade: str = ""
    unit: str = ""
    document: str = ""


def realisation_template(
    definitions: Definitions, subdivision: str | None, period: Period, known: Mapping[tuple[str, str], TemplateValue],
    form: Form, *, is_sample: bool,
) -> bytes:  # fmt: skip
    """The indicators that a subdivision reports (None: all), one row for each component, for one quarter."""
    indicators = definitions.indicators if subdivision is None else definitions.reported_by(subdivision)
    units = {s.code: s.name for s in definitions.subdivisions}
    title = realisation_title(period.quarter, period.year, units.get(subdivision or "", definitions.organisation.name))
    rows = [
        _realisation_row(definitions, indicator, component, period, known.get(component.key, TemplateValue()))
        for indicator in indicators
        for component in indicator.components
    ]
    headings = [(TITLES[column], WIDTHS[column]) for column in REALISATION_COLUMNS]
    return _written(definitions, TemplateSheet(REALISATION_SHEET, title, headings, rows), form, is_sample=is_sample)


def target_template(
    definitions: Definitions, year: int, known: Mapping[tuple[str, str, int], TemplateTarget], form: Form, *, is_sample: bool
) -> bytes:  # fmt: skip
    """All indicators, one row for each component, a column for each quarter. Keys are (indicator, component, quarter)."""
    rows = [
        _target_row(definitions, indicator, component, year, [known.get((*component.key, q), TemplateTarget()) for q in QUARTERS])
        for indicator in definitions.indicators
        for component in indicator.components
    ]  # fmt: skip
    before = (Column.CODE, Column.INDICATOR, Column.COMPONENT, Column.YEAR, Column.UNIT)
    quarters = [(f"{TITLES[Column.TARGET]} TW {QUARTER_NUMERALS[q]}", WIDTHS[Column.TARGET]) for q in QUARTERS]
    after = (Column.BASELINE, Column.DOCUMENT, Column.REASON)
    headings = [*((TITLES[c], WIDTHS[c]) for c in before), *quarters, *((TITLES[c], WIDTHS[c]) for c in after)]
    sheet = TemplateSheet(TARGET_SHEET, target_title(year, definitions.organisation.name), headings, rows)
    return _written(definitions, sheet, form, is_sample=is_sample)


def _written(definitions: Definitions, sheet: TemplateSheet, form: Form, *, is_sample: bool) -> bytes:
    warning = f"{SAMPLE_WARNING} {definitions.organisation.name}" if is_sample else ""
    return csv_bytes(sheet, warning) if form == "csv" else xlsx_bytes(sheet, warning)


def _realisation_row(
    definitions: Definitions, indicator: Indicator, component: Component, period: Period, known: TemplateValue
) -> list[Field]:
    current = known.current
    return [
        *_identity(indicator, component),
        Field(str(period.year)),
        Field(f"TW {QUARTER_NUMERALS[period.quarter]}"),
        Field(component.unit),
        Field(_figure(known.target, known.target_upper, known.target_grade)),
        Field(_figure(known.last, None, known.last_grade)),
        _value_field(definitions, component, _figure(current.value, None, current.grade) if current else ""),
        _part_field(component, Column.NUMERATOR, current.numerator if current else None),
        _part_field(component, Column.DENOMINATOR, current.denominator if current else None),
        Field(current.note if current else "", is_input=True),
        *_explanation_fields(indicator, component, known.explanation),
    ]


def _explanation_fields(indicator: Indicator, component: Component, known: Explanation | None) -> list[Field]:
    """Asked for once an indicator: in the row of its first component."""
    if component is not indicator.components[0]:
        return [Field("")] * len(EXPLAINING)
    stands = known or Explanation(indicator.code, 0, 0)
    due_on = f"{stands.due_on:%d/%m/%Y}" if stands.due_on else ""
    texts = (stands.obstacle, stands.effort, stands.owner, due_on, stands.support)
    return [
        Field(text, is_input=True, hint_title=TITLES[column], hint=EXPLAINING_HINTS[column])
        for column, text in zip(EXPLAINING, texts, strict=True)
    ]


def _target_row(
    definitions: Definitions, indicator: Indicator, component: Component, year: int, known: Sequence[TemplateTarget]
) -> list[Field]:
    baseline = next((k.baseline for k in known if k.baseline is not None), None)
    return [
        *_identity(indicator, component),
        Field(str(year)),
        Field(next((k.unit for k in known if k.unit), component.unit), is_input=True),
        *(_value_field(definitions, component, _figure(k.value, k.upper, k.grade)) for k in known),
        Field(_figure(baseline, None, ""), is_input=component.polarity is not Polarity.ORDINAL),
        Field(next((k.document for k in known if k.document), ""), is_input=True),
        Field("", is_input=True),
    ]


def _identity(indicator: Indicator, component: Component) -> tuple[Field, Field, Field]:
    return Field(indicator.code), Field(indicator.title), Field(component.code)


def _value_field(definitions: Definitions, component: Component, text: str) -> Field:
    grades = tuple(grade.code for grade in definitions.rules.scale(component.scale)) if component.scale else ()
    return Field(text, is_input=True, choices=grades)


def _part_field(component: Component, column: Column, number: Decimal | None) -> Field:
    """A numerator or denominator, with what it counts; closed where the component takes none."""
    meaning = component.numerator if column is Column.NUMERATOR else component.denominator
    if not component.has_parts:
        return Field("")
    return Field(_figure(number, None, ""), is_input=True, hint_title=TITLES[column], hint=meaning)


def _figure(number: Decimal | None, upper: Decimal | None, grade: str) -> str:
    """A figure as it is typed: decimal comma, no thousands mark, which the number parser rightly doubts."""
    numbers = [plain_number(n).replace(".", ",") for n in (number, upper) if n is not None]
    return grade or RANGE_DASH.join(numbers)
