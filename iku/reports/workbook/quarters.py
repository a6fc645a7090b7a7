"""'Triwulan': target, realisation and achievement of every component and quarter, this year and last.

Its headings are those of the files that are handed in, so that it can be handed in again.
"""

from collections.abc import Iterator

from iku.domain.amounts import quarter_value
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.frozen import Content
from iku.domain.indicator import Component, Indicator
from iku.domain.period import QUARTERS
from iku.present.basis import target_text
from iku.present.dates import short_quarter
from iku.present.status import NOT_COMPUTABLE, NOT_REPORTED, STATUS_OF_REASON, Status, band_status
from iku.reports.workbook.book import Book, Column, Figure, Value

COLUMNS = (
    Column("Kode IKU", 10), Column("Indikator", 34), Column("Komponen", 14), Column("Tahun", 8), Column("Triwulan", 10),
    Column("Satuan", 12), Column("Target", 14), Column("Realisasi", 14), Column("Pembilang", 16), Column("Penyebut", 16),
    Column("Capaian", 12), Column("Status", 30), Column("Keterangan", 40),
)  # fmt: skip
NAME = "Triwulan"


def write_quarters(book: Book, content: Content) -> None:
    sheet = book.sheet(NAME, "Target, realisasi, dan capaian setiap triwulan")
    sheet.say("Capaian dihitung s.d. triwulan itu. Realisasi yang kosong belum dilaporkan pada triwulan itu.")
    sheet.row += 1
    sheet.repeat(sheet.table("RealisasiTriwulan", COLUMNS, list(_rows(content))))


def _rows(content: Content) -> Iterator[tuple[Value, ...]]:
    years = [(content.figures, content.about.period.quarter)]
    if content.last_year is not None and content.last_year.has_realisations:
        years.append((content.last_year, QUARTERS[-1]))
    for figures, known in years:
        for code in content.indicators:
            indicator = content.definitions.indicator(code)
            for component in indicator.components:
                for quarter in QUARTERS:
                    yield _row(content.definitions, figures, indicator, component, quarter, is_known=quarter <= known)


def _row(
    definitions: Definitions, figures: YearFigures, indicator: Indicator, component: Component, quarter: int, *, is_known: bool
) -> tuple[Value, ...]:  # fmt: skip
    """Of a quarter after the meeting's, only the target is known."""
    unit = figures.unit(component, quarter)
    report = figures.realisation(component.indicator, component.code, quarter) if is_known else None
    value = quarter_value(report, unit) if report else None
    realisation: Value = Figure(value, unit) if value is not None else (report.grade if report else None)
    part = figures.component(component.indicator, component.code, quarter)
    achieved = part.raw if part and report else None
    return (
        indicator.code, indicator.title, component.code, figures.year, short_quarter(quarter), unit,
        _target(figures, component, quarter), realisation,
        Figure(report.numerator, "") if report and report.numerator is not None else None,
        Figure(report.denominator, "") if report and report.denominator is not None else None,
        Figure(max(achieved, definitions.rules.floor)) if achieved is not None else None,
        _status(definitions, figures, component, quarter, is_reported=report is not None) if is_known else None,
        report.note if report else "",
    )  # fmt: skip


def _target(figures: YearFigures, component: Component, quarter: int) -> Value:
    """A plain target as a number; a range, or one with a baseline, in words."""
    target = figures.target(component.indicator, component.code, quarter)
    if target is None:
        return None
    is_plain = target.value is not None and target.upper is None and target.baseline is None
    if is_plain and target.value is not None:
        return Figure(target.value, target.unit or component.unit)
    return target_text(target, component.unit)


def _status(
    definitions: Definitions, figures: YearFigures, component: Component, quarter: int, *, is_reported: bool
) -> Status:
    """The band of a quarter that was reported; else why there is none."""
    part = figures.component(component.indicator, component.code, quarter)
    if part is None or (part.band and not is_reported):
        return NOT_REPORTED
    if part.band:
        return band_status(definitions.rules.band(part.band))
    return STATUS_OF_REASON[part.reason] if part.reason else NOT_COMPUTABLE
