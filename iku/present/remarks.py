"""What stands beside a figure in words: itself, why there is none, and what must be known to read it rightly."""

from decimal import Decimal

from iku.domain.achievement import IndicatorAchievement, Reason
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Indicator
from iku.domain.rules import Rules
from iku.present import wording
from iku.present.dates import short_quarter
from iku.present.numbers import DASH, capitalised, listed, percent
from iku.present.reporting import Proof, Reporting


def printed_figure(row: IndicatorAchievement, rules: Rules) -> Decimal | None:
    """The figure that is shown and that the band judges: as computed, but never below the floor."""
    return None if row.raw is None else max(row.raw, rules.floor)


def figure_text(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement, rules: Rules) -> str:
    figure = printed_figure(row, rules)
    if figure is not None:
        return percent(figure)
    if row.reason is Reason.STATUS_ONLY:
        components = (figures.component(row.indicator, c.code, row.quarter) for c in indicator.components)
        return " / ".join(c.realisation_grade for c in components if c is not None and c.realisation_grade) or DASH
    return DASH


def explanation(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement) -> str:
    if row.reason is None:
        return ""
    if row.reason is not Reason.INCOMPLETE:
        return wording.REASONS[row.reason]
    reasons = []
    for component in indicator.components:
        part = figures.component(indicator.code, component.code, row.quarter)
        if part is not None and part.reason is not None:
            reasons.append(
                f"{component.title}: {wording.REASONS[part.reason][0].lower()}{wording.REASONS[part.reason][1:-1]}"
            )
    return capitalised("; ".join(reasons)) + "." if reasons else wording.REASONS[Reason.INCOMPLETE]


def notes(
    definitions: Definitions, figures: YearFigures, row: IndicatorAchievement, reporting: Reporting, proof: Proof
) -> tuple[str, ...]:
    said = [
        _grade_note(figures, row),
        _period_note(definitions.indicator(row.indicator), figures, row, reporting),
        "baru sebagian dilaporkan" if reporting is Reporting.PARTLY else "",
        wording.NOT_REPORTED if reporting is Reporting.MISSING and row.reason is not Reason.NOT_REPORTED else "",
        _cap_note(row),
        "bukti dukung belum lengkap" if proof is Proof.INCOMPLETE else "",
    ]
    return tuple(note for note in said if note)


def _grade_note(figures: YearFigures, row: IndicatorAchievement) -> str:
    if row.reason is not Reason.STATUS_ONLY:
        return ""
    grades = [c.target_grade for c in figures.components_of(row.indicator, row.quarter) if c.target_grade]
    return f"target {listed(grades)}"


def _period_note(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement, reporting: Reporting) -> str:
    """Where a figure rests on an earlier quarter, it says so; where that is late, it says that too."""
    late = ", belum diperbarui" if reporting is Reporting.OUTDATED else ""
    if carried := carried_from(row):
        return f"data s.d. {carried}{late}"
    if late:
        last = min(figures.reported_quarters(indicator.code, c.code, row.quarter)[-1] for c in indicator.components)
        return f"terakhir dilaporkan {short_quarter(last)}{late}"
    return ""


def carried_from(row: IndicatorAchievement) -> str:
    if not row.band or row.through_quarter is None or row.through_quarter >= row.quarter:
        return ""
    return short_quarter(row.through_quarter)


def _cap_note(row: IndicatorAchievement) -> str:
    if row.raw is None or row.capped is None or row.capped >= row.raw:
        return ""
    return f"dihitung {percent(row.capped)} dalam rata-rata"
