"""One line per indicator: the only place where a row of figures becomes words.

Every count, headline, tile, bar, square and table of a page is made from these lines, so none can say otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from iku.domain.achievement import IndicatorAchievement, Reason
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Certainty, Indicator
from iku.domain.rules import Rules
from iku.present import wording
from iku.present.dates import short_quarter
from iku.present.numbers import DASH, Direction, capitalised, direction, listed, moved_points, percent
from iku.present.status import Status, status_of


class Reporting(StrEnum):
    """How far an indicator's reports reach."""

    REPORTED = "reported"
    PARTLY = "partly"
    """some of its components were never reported this year"""
    OUTDATED = "outdated"
    """reported, but not for the latest quarter in which it was due"""
    MISSING = "missing"
    NOT_DUE = "not_due"


class Proof(StrEnum):
    """How well a reported indicator is proved."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NOTHING_DUE = "nothing_due"
    """no document has fallen due yet"""
    NOT_REPORTED = "not_reported"
    """there is nothing to prove yet"""


@dataclass(frozen=True, slots=True)
class Change:
    """Against the quarter before. `difference` is in points for figures, in pieces for counts."""

    difference: Decimal | int
    text: str

    @property
    def direction(self) -> Direction:
        return direction(self.difference)


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator "up to quarter", in words.

    `figure` is what is printed and judged; `figure_text` is it in words, or the grade, or a dash.
    `counted` is what averages use; `notes` are short remarks that belong beside the figure.
    """

    code: str
    number: str
    title: str
    division: str
    division_name: str
    subdivision: str
    subdivision_name: str
    quarter: int
    figure: Decimal | None
    figure_text: str
    raw: Decimal | None
    """as computed, even below the floor"""
    counted: Decimal | None
    status: Status
    reason: Reason | None
    explanation: str
    """why there is no figure, or "" """
    change: Change | None
    reporting: Reporting
    proof: Proof
    proof_text: str
    missing_documents: tuple[str, ...]
    notes: tuple[str, ...]
    carried_from: str
    """`TW I`, where the figure or grade rests on that earlier quarter; else "" """
    is_proposal: bool
    """whether the division is less than certain"""

    @property
    def name(self) -> str:
        """`IKU-06 Produk hukum & JDIH`."""
        return f"{self.code} {self.title}"

    @property
    def numbered_title(self) -> str:
        """`06 Produk hukum & JDIH`."""
        return f"{self.number} {self.title}"

    @property
    def note(self) -> str:
        return " · ".join(self.notes)

    @property
    def sentence(self) -> str:
        """`IKU-06 Produk hukum & JDIH: 71,20%, jauh di bawah target`: the whole line where nothing can be drawn."""
        figure = "" if self.figure_text == DASH else f"{self.figure_text}, "
        return f"{self.name}: {figure}{self.status.word}" + (f" ({self.note})" if self.notes else "")

    @property
    def is_computed(self) -> bool:
        return self.counted is not None

    @property
    def is_due(self) -> bool:
        return self.reporting is not Reporting.NOT_DUE


def indicator_lines(
    definitions: Definitions, figures: YearFigures, quarter: int, division: str | None = None
) -> tuple[IndicatorLine, ...]:
    """The lines in the decree's order; with `division`, only the ones it scores."""
    rows = (figures.indicator(i.code, quarter) for i in definitions.indicators)
    return tuple(_line(definitions, figures, row) for row in rows if division is None or row.division == division)


def indicator_line(definitions: Definitions, figures: YearFigures, code: str, quarter: int) -> IndicatorLine:
    return _line(definitions, figures, figures.indicator(code, quarter))


def printed_figure(row: IndicatorAchievement, rules: Rules) -> Decimal | None:
    """The figure that is shown and that the band judges: as computed, but never below the floor."""
    return None if row.raw is None else max(row.raw, rules.floor)


def reporting_of(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement) -> Reporting:
    if not row.is_due:
        return Reporting.NOT_DUE
    if row.is_reported:
        return Reporting.REPORTED
    reached = [figures.reported_quarters(indicator.code, c.code, row.quarter) for c in indicator.components]
    if not any(reached):
        return Reporting.MISSING
    return Reporting.OUTDATED if all(reached) else Reporting.PARTLY


def division_name(definitions: Definitions, code: str) -> str:
    """Its short name; the code where the definitions in hand do not know it (an older decree)."""
    return next((d.short_name for d in definitions.divisions if d.code == code), code)


def subdivision_name(definitions: Definitions, code: str) -> str:
    return next((s.short_name for s in definitions.subdivisions if s.code == code), code)


def numbered(indicator: Indicator) -> str:
    return f"{indicator.number:02d}"


def _line(definitions: Definitions, figures: YearFigures, row: IndicatorAchievement) -> IndicatorLine:
    indicator = definitions.indicator(row.indicator)
    reporting = reporting_of(indicator, figures, row)
    missing = _missing_documents(definitions, figures, row)
    proof = _proof(row, reporting)
    return IndicatorLine(
        code=row.indicator,
        number=numbered(indicator),
        title=indicator.title,
        division=row.division,
        division_name=division_name(definitions, row.division),
        subdivision=row.subdivision,
        subdivision_name=subdivision_name(definitions, row.subdivision),
        quarter=row.quarter,
        figure=printed_figure(row, definitions.rules),
        figure_text=_figure_text(indicator, figures, row, definitions.rules),
        raw=row.raw,
        counted=row.capped,
        status=status_of(row, definitions.rules),
        reason=row.reason,
        explanation=_explanation(indicator, figures, row),
        change=_change(figures, row, definitions.rules),
        reporting=reporting,
        proof=proof,
        proof_text=_proof_text(row, proof),
        missing_documents=missing,
        notes=_notes(definitions, figures, row, reporting, proof),
        carried_from=_carried_from(row),
        is_proposal=indicator.certainty is not Certainty.HIGH,
    )


def _figure_text(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement, rules: Rules) -> str:
    figure = printed_figure(row, rules)
    if figure is not None:
        return percent(figure)
    if row.reason is Reason.STATUS_ONLY:
        components = (figures.component(row.indicator, c.code, row.quarter) for c in indicator.components)
        return " / ".join(c.realisation_grade for c in components if c is not None and c.realisation_grade) or DASH
    return DASH


def _explanation(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement) -> str:
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


def _change(figures: YearFigures, row: IndicatorAchievement, rules: Rules) -> Change | None:
    """None in the first quarter, and where the same report is only carried on: nothing has moved then."""
    now = printed_figure(row, rules)
    if now is None or row.quarter == 1:
        return None
    before = figures.indicator(row.indicator, row.quarter - 1)
    then = printed_figure(before, rules)
    if then is None or before.through_quarter == row.through_quarter:
        return None
    return Change(now - then, moved_points(now - then))


def _missing_documents(definitions: Definitions, figures: YearFigures, row: IndicatorAchievement) -> tuple[str, ...]:
    lacking = {s.document for s in figures.documents_of(row.indicator, row.quarter) if s.is_due and not s.attached}
    return tuple(d.title for d in definitions.documents_of(row.indicator) if d.code in lacking)


def _proof(row: IndicatorAchievement, reporting: Reporting) -> Proof:
    if reporting is not Reporting.REPORTED:
        return Proof.NOT_REPORTED
    if row.documents_due == 0:
        return Proof.NOTHING_DUE
    return Proof.COMPLETE if row.has_complete_evidence else Proof.INCOMPLETE


def _proof_text(row: IndicatorAchievement, proof: Proof) -> str:
    tally = f"{row.documents_attached} dari {row.documents_due}"
    return {
        Proof.COMPLETE: f"bukti dukung lengkap ({tally})",
        Proof.INCOMPLETE: f"bukti dukung belum lengkap ({tally})",
        Proof.NOTHING_DUE: "bukti dukung belum jatuh tempo",
        Proof.NOT_REPORTED: f"bukti dukung {tally}" if row.documents_due else "bukti dukung belum jatuh tempo",
    }[proof]


def _notes(
    definitions: Definitions, figures: YearFigures, row: IndicatorAchievement, reporting: Reporting, proof: Proof
) -> tuple[str, ...]:
    notes = [
        _grade_note(figures, row),
        _period_note(definitions.indicator(row.indicator), figures, row, reporting),
        "baru sebagian dilaporkan" if reporting is Reporting.PARTLY else "",
        wording.NOT_REPORTED if reporting is Reporting.MISSING and row.reason is not Reason.NOT_REPORTED else "",
        _cap_note(row),
        "bukti dukung belum lengkap" if proof is Proof.INCOMPLETE else "",
    ]
    return tuple(note for note in notes if note)


def _grade_note(figures: YearFigures, row: IndicatorAchievement) -> str:
    if row.reason is not Reason.STATUS_ONLY:
        return ""
    grades = [c.target_grade for c in figures.components_of(row.indicator, row.quarter) if c.target_grade]
    return f"target {listed(grades)}"


def _period_note(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement, reporting: Reporting) -> str:
    """Where a figure rests on an earlier quarter, it says so; where that is late, it says that too."""
    late = ", belum diperbarui" if reporting is Reporting.OUTDATED else ""
    if carried := _carried_from(row):
        return f"data s.d. {carried}{late}"
    if late:
        last = min(figures.reported_quarters(indicator.code, c.code, row.quarter)[-1] for c in indicator.components)
        return f"terakhir dilaporkan {short_quarter(last)}{late}"
    return ""


def _carried_from(row: IndicatorAchievement) -> str:
    if not row.band or row.through_quarter is None or row.through_quarter >= row.quarter:
        return ""
    return short_quarter(row.through_quarter)


def _cap_note(row: IndicatorAchievement) -> str:
    if row.raw is None or row.capped is None or row.capped >= row.raw:
        return ""
    return f"dihitung {percent(row.capped)} dalam rata-rata"
