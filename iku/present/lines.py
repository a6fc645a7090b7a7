"""One line per indicator: the only place where a row of figures becomes words.

Every count, headline, tile, bar, square and table of a page is made from these lines, so none can say otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal

from iku.domain.achievement import IndicatorAchievement, Reason
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Certainty, Indicator
from iku.domain.review import Explanation
from iku.domain.rules import Rules
from iku.present.causes import explanation_of
from iku.present.numbers import DASH, Direction, direction, moved_points
from iku.present.remarks import carried_from, explanation, figure_text, notes, printed_figure
from iku.present.reporting import Proof, Reporting, proof_of, proof_text, reporting_of
from iku.present.states import StateView, state_view
from iku.present.status import Status, status_of


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
    state: StateView | None
    """how far the report was checked that the figure rests on; None while there is none"""
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
    cause: Explanation | None
    """what was said of the quarter that the figure rests on"""

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
    def state_text(self) -> str:
        """`✓ terverifikasi`; "" while there is no report."""
        if self.state is None:
            return ""
        return f"{self.state.text} ({self.state.remark})" if self.state.remark else self.state.text

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
    proof = proof_of(row, reporting)
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
        figure_text=figure_text(indicator, figures, row, definitions.rules),
        raw=row.raw,
        counted=row.capped,
        status=status_of(row, definitions.rules, only_settled=figures.only_settled),
        state=state_view(figures, row.indicator, row.quarter),
        reason=row.reason,
        explanation=explanation(indicator, figures, row),
        change=_change(figures, row, definitions.rules),
        reporting=reporting,
        proof=proof,
        proof_text=proof_text(row, proof),
        missing_documents=missing,
        notes=notes(definitions, figures, row, reporting, proof),
        carried_from=carried_from(row),
        is_proposal=indicator.certainty is not Certainty.HIGH,
        cause=explanation_of(figures, row),
    )


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
