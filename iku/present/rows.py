"""Figures and facts as rows for other programs, on the command line and through the interface: the stable column names."""

from collections.abc import Sequence
from enum import StrEnum

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement
from iku.domain.definitions import Definitions
from iku.domain.evidence import AttachedDocument
from iku.domain.figures import OFFICE, YearFigures
from iku.domain.review import QuarterState, StandingCheck
from iku.domain.submission import RealisationFact, Rehearsal, TargetFact
from iku.present.interchange import Row

SAMPLE_MARK = "data contoh"


class Level(StrEnum):
    """Whose figures."""

    COMPONENT = "component"
    INDICATOR = "indicator"
    DIVISION = "division"
    OFFICE = "office"


def marked(rows: Sequence[Row], is_practice: bool) -> Sequence[Row]:
    """Rows of sample data say so in a column of their own; the office's own rows are left as they are."""
    return [{**row, "note_on_data": SAMPLE_MARK} for row in rows] if is_practice else rows


def level_rows(figures: YearFigures, level: Level, definitions: Definitions) -> list[Row]:
    """One year's rows of a level, all four quarters."""
    match level:
        case Level.COMPONENT:
            return [component_row(c) for c in figures.components]
        case Level.INDICATOR:
            return [
                indicator_row(i, definitions, figures.figure_state(i.indicator, i.quarter)) for i in figures.indicators
            ]
        case Level.DIVISION:
            return [group_row(g) for g in figures.groups if g.division != OFFICE]
        case Level.OFFICE:
            return [group_row(g) for g in figures.groups if g.division == OFFICE]


def component_row(row: ComponentAchievement) -> Row:
    return {
        "office": row.office,
        "year": row.year,
        "quarter": row.quarter,
        "indicator": row.indicator,
        "component": row.component,
        "unit": row.unit,
        "polarity": row.polarity,
        "consolidation": row.consolidation,
        "target": row.target,
        "target_upper": row.target_upper,
        "target_grade": row.target_grade,
        "realisation": row.realisation,
        "realisation_grade": row.realisation_grade,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "through_quarter": row.through_quarter,
        "achievement": row.raw,
        "achievement_capped": row.capped,
        "band": row.band,
        "reason": row.reason or "",
    }


def indicator_row(row: IndicatorAchievement, definitions: Definitions, state: QuarterState | None) -> Row:
    """`state` is that of the report on which the figure rests last."""
    return {
        "office": row.office,
        "year": row.year,
        "quarter": row.quarter,
        "indicator": row.indicator,
        "title": definitions.indicator(row.indicator).title,
        "division": row.division,
        "subdivision": row.subdivision,
        "weight": row.weight,
        "through_quarter": row.through_quarter,
        "achievement": row.raw,
        "achievement_capped": row.capped,
        "band": row.band,
        "reached": row.is_reached,
        "reason": row.reason or "",
        "due": row.is_due,
        "reported": row.is_reported,
        "documents_due": row.documents_due,
        "documents_attached": row.documents_attached,
        **_state(state),
    }


def group_row(row: GroupAchievement) -> Row:
    return {
        "office": row.office,
        "year": row.year,
        "quarter": row.quarter,
        "division": row.division,
        "achievement_capped": row.capped,
        "band": row.band,
        "indicators": row.indicators,
        "computed": row.computed,
        "reached": row.reached,
        "due": row.due,
        "reported": row.reported,
        "evidence_due": row.evidence_due,
        "fully_evidenced": row.fully_evidenced,
    }


def realisation_row(row: RealisationFact, state: QuarterState | None) -> Row:
    """`state` is that of the quarter's report."""
    return {
        "indicator": row.indicator,
        "component": row.component,
        "year": row.year,
        "quarter": row.quarter,
        "version": row.version,
        "value": row.value,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "grade": row.grade,
        "note": row.note,
        "recorded_at": row.recorded_at,
        "recorded_by": row.recorded_by,
        "submission": row.submission,
        "filename": row.filename,
        "row": row.row,
        **_state(state),
    }


def _state(state: QuarterState | None) -> Row:
    """Where a report stands. `own_review`: whoever reviewed it, or the own subdivision, had reported it too."""
    return {"state": state.state.value if state else "", "own_review": bool(state and state.is_own)}


def target_row(row: TargetFact) -> Row:
    return {
        "indicator": row.indicator,
        "component": row.component,
        "year": row.year,
        "quarter": row.quarter,
        "version": row.version,
        "value": row.value,
        "upper": row.upper,
        "baseline": row.baseline,
        "grade": row.grade,
        "unit": row.unit,
        "document": row.document,
        "reason": row.reason,
        "recorded_at": row.recorded_at,
        "recorded_by": row.recorded_by,
        "submission": row.submission,
        "filename": row.filename,
        "row": row.row,
    }


def change_rows(rehearsal: Rehearsal) -> list[Row]:
    """What a submission moves: indicators first, then divisions, then the office (indicator and division empty)."""
    indicators = [
        {
            "year": c.after.year,
            "quarter": c.after.quarter,
            "indicator": c.after.indicator,
            "division": c.after.division,
            "before": c.before.raw,
            "after": c.after.raw,
            "band_before": c.before.band or (c.before.reason or ""),
            "band_after": c.after.band or (c.after.reason or ""),
        }
        for c in rehearsal.indicators
    ]
    groups = [
        {
            "year": c.after.year,
            "quarter": c.after.quarter,
            "indicator": "",
            "division": c.after.division,
            "before": c.before.capped,
            "after": c.after.capped,
            "band_before": c.before.band,
            "band_after": c.after.band,
        }
        for c in sorted(rehearsal.groups, key=lambda c: (c.after.division == "", c.after.division))
    ]
    return [*indicators, *groups]


def evidence_row(row: AttachedDocument, check: StandingCheck | None) -> Row:
    """`accepted` is None while nobody has checked the document."""
    return {
        "attachment": row.attachment,
        "indicator": row.indicator,
        "document": row.document,
        "year": row.year,
        "quarter": row.quarter,
        "version": row.version,
        "filename": row.filename,
        "media_type": row.media_type,
        "sha256": row.sha256,
        "size": row.size,
        "url": row.url,
        "seen_on": row.seen_on,
        "recorded_at": row.recorded_at,
        "recorded_by": row.recorded_by,
        "submission": row.submission,
        "accepted": check.check.is_accepted if check else None,
    }


def indicator_rows(definitions: Definitions, year: int) -> list[Row]:
    """The dictionary, one row a component. Texts as they are proposed to be read; quarters in which a report is due."""
    return [
        {
            "indicator": indicator.code,
            "component": component.code,
            "number": indicator.number,
            "title": indicator.title,
            "component_title": component.title,
            "description": indicator.description.corrected,
            "formula": indicator.formula.corrected,
            "source": indicator.source.corrected,
            "division": indicator.division,
            "subdivision": indicator.subdivision,
            "contributors": indicator.contributors,
            "unit": component.unit,
            "polarity": component.polarity.value,
            "consolidation": component.consolidation.value,
            "weight": indicator.weight,
            "component_weight": component.weight,
            "takes_parts": component.has_parts,
            "due_quarters": definitions.due_quarters(indicator.code, year),
            "documents": [d.code for d in definitions.documents_of(indicator.code)],
        }
        for indicator in definitions.indicators
        for component in indicator.components
    ]
