"""A year's figures, computed by the macros of `views.sql` and read as typed rows.

What one step computes, the next ones read from a temporary table of the cursor, so that nothing is computed (or, which
takes longer, planned) twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement, Reason
from iku.domain.evidence import AttachedDocument, DocumentStatus
from iku.domain.submission import RealisationFact, TargetFact
from iku.store.connection import Cursor
from iku.store.queries import Row, Scope, attachments_in, realisations_in, targets_in

STEPS = {
    "target": "targets_standing($office, $year, $moment)",
    "realisation": "realisations_standing($office, $year, $moment, $settled)",
    "attachment": "attachments_standing($office, $year, $moment)",
    "component": "components_from($office, $year, $moment, 'temp.target', 'temp.realisation')",
    "document": "documents_from($office, $year, $moment, 'temp.attachment')",
    "indicator": "indicators_from($office, $year, $moment, 'temp.component', 'temp.document')",
    "division": "divisions_from('temp.indicator')",
}
"""What each temporary table holds, in the order in which they rest on one another."""

COMPONENTS = """
select
    office, indicator, component, quarter, unit, polarity, consolidation, target, target_upper, target_grade,
    realisation, realisation_grade, numerator, denominator, through_quarter, quarters_used,
    raw_hundredths, capped_hundredths, band, reason, weight
from temp.component
order by indicator, component, quarter
"""

INDICATORS = """
select
    office, indicator, number, division, subdivision, quarter, weight, raw_hundredths, capped_hundredths, band,
    is_reached, reason, through_quarter, is_due, is_reported, due_this_quarter, reported_this_quarter,
    documents_due, documents_attached
from temp.indicator
order by number, indicator, quarter
"""

DIVISIONS = """
select
    office, division, quarter, capped_hundredths, band, indicators, computed, reached, due, reported,
    evidence_due, fully_evidenced
from temp.division
order by division, quarter
"""

DOCUMENTS = """
select indicator, document, quarter, is_due, attached, is_link_only
from temp.document
order by indicator, document, quarter
"""


@dataclass(frozen=True, slots=True)
class ComputedYear:
    """One year of one office: achievement of all four quarters, and the facts that it rests on.

    `components`, `indicators` and `documents` hold one row per quarter each, in the decree's order; `groups` one per
    division and quarter, and per quarter one with division "" for the office. The facts are the standing ones; a report or
    target that was emptied or withdrawn is a blank row.
    """

    components: list[ComponentAchievement]
    indicators: list[IndicatorAchievement]
    groups: list[GroupAchievement]
    documents: list[DocumentStatus]
    attachments: list[AttachedDocument]
    targets: list[TargetFact]
    realisations: list[RealisationFact]


def computed_year(cursor: Cursor, scope: Scope) -> ComputedYear:
    """Computes a year, as the cursor sees the facts now."""
    compute(cursor, scope.counted)
    return ComputedYear(
        components=components_in(cursor, scope.year),
        indicators=[IndicatorAchievement(*_indicator(row, scope.year)) for row in _rows(cursor, INDICATORS)],
        groups=[GroupAchievement(*_group(row, scope.year)) for row in _rows(cursor, DIVISIONS)],
        documents=[DocumentStatus(*row) for row in _rows(cursor, DOCUMENTS)],
        attachments=attachments_in(cursor, "temp.attachment", {}),
        targets=targets_in(cursor, "temp.target", {}),
        realisations=realisations_in(cursor, "temp.realisation", {}),
    )


def components_in(cursor: Cursor, year: int) -> list[ComponentAchievement]:
    """Those of the temporary table that was computed last."""
    return [ComponentAchievement(*_component(row, year)) for row in _rows(cursor, COMPONENTS)]


def proof_of_year(cursor: Cursor, scope: Scope) -> tuple[list[AttachedDocument], list[DocumentStatus]]:
    """What is attached, and which documents are due: without the figures."""
    compute(cursor, scope.counted, ("attachment", "document"))
    documents = [DocumentStatus(*row) for row in _rows(cursor, DOCUMENTS)]
    return attachments_in(cursor, "temp.attachment", {}), documents


def compute(cursor: Cursor, parameters: Mapping[str, Any], tables: Iterable[str] = tuple(STEPS)) -> None:
    """Fills temporary tables of the cursor, in this order. With office None, for every office of the store at once."""
    for table in tables:
        source = STEPS[table]
        asked = {name: value for name, value in parameters.items() if f"${name}" in source}
        cursor.execute(f"create or replace temp table {table} as select * from {source}", asked)


def _rows(cursor: Cursor, question: str) -> list[Row]:
    return cursor.execute(question).fetchall()


def _component(row: Row, year: int) -> list[Any]:
    figures = [percent(row[16]), percent(row[17]), row[18], _reason(row[19]), row[20]]
    return [*row[:3], year, *row[3:15], tuple(row[15]), *figures]


def _indicator(row: Row, year: int) -> list[Any]:
    return [*row[:5], year, *row[5:7], percent(row[7]), percent(row[8]), *row[9:11], _reason(row[11]), *row[12:]]


def _group(row: Row, year: int) -> list[Any]:
    return [*row[:2], year, row[2], percent(row[3]), *row[4:]]


def percent(hundredths: int | None) -> Decimal | None:
    # From text: arithmetic would round to the context's 28 digits.
    return None if hundredths is None else Decimal(f"{hundredths}e-2")


def _reason(code: str | None) -> Reason | None:
    return None if code is None else Reason(code)
