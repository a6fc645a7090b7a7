"""The life of a quarter's report in words: beside every figure, how far it has been checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from iku.domain.figures import YearFigures
from iku.domain.review import QuarterState, ReportState
from iku.present import wording
from iku.present.dates import clock

UNCHECKED_LOCK = "terkunci, belum diverifikasi"
OWN_REVIEW = "diverifikasi oleh pelapornya sendiri"
"""shown wherever the figure is: nobody else has looked at it"""


@dataclass(frozen=True, slots=True)
class StateView:
    """`text` is icon and word; `detail` who brought it there and when; `remark` what a reader must know of it, or ""."""

    state: ReportState
    quarter: int
    icon: str
    word: str
    detail: str
    remark: str
    comment: str

    @property
    def text(self) -> str:
        return f"{self.icon} {self.word}"


def state_view(figures: YearFigures, indicator: str, quarter: int) -> StateView | None:
    """Of the report that the figure "up to quarter" rests on; None while there is no report."""
    state = figures.figure_state(indicator, quarter)
    if state is None or state.state is ReportState.EMPTY:
        return None
    return _view(state)


def quarter_state_view(figures: YearFigures, indicator: str, quarter: int) -> StateView | None:
    """Of one quarter's own report, empty or not; None where the decree in force does not know the indicator."""
    state = figures.state(indicator, quarter)
    return _view(state) if state else None


def legend(views: Iterable[StateView | None]) -> str:
    """`▷ diajukan · ✓ terverifikasi`: the ones that occur, in the order of a report's life."""
    found = {view.state for view in views if view}
    known = (
        f"{wording.REPORT_STATE_ICONS[state]} {wording.REPORT_STATES[state]}" for state in ReportState if state in found
    )
    return " · ".join(known)


def _view(state: QuarterState) -> StateView:
    is_unchecked_lock = state.state is ReportState.LOCKED and not state.is_verified
    return StateView(
        state=state.state,
        quarter=state.quarter,
        icon=wording.REPORT_STATE_ICONS[state.state],
        word=UNCHECKED_LOCK if is_unchecked_lock else wording.REPORT_STATES[state.state],
        detail=_detail(state),
        remark=OWN_REVIEW if state.is_own and state.is_verified else "",
        comment=state.comment if state.state is not ReportState.SUBMITTED else "",
    )


def _detail(state: QuarterState) -> str:
    match state.state:
        case ReportState.EMPTY:
            return ""
        case ReportState.SUBMITTED:
            return _by("diajukan", state.changed_by, state.changed_at)
        case ReportState.LOCKED:
            why = f": {state.lock_reason}" if state.lock_reason else ""
            locked = _by("dikunci", state.locked_by, state.locked_at) + why
            verified = _by("diverifikasi", state.reviewed_by, state.reviewed_at) if state.is_verified else ""
            return "; ".join(part for part in (verified, locked) if part)
        case ReportState.RETURNED | ReportState.VERIFIED:
            verb = "diverifikasi" if state.state is ReportState.VERIFIED else "dikembalikan"
            return _by(verb, state.reviewed_by, state.reviewed_at)


def _by(verb: str, who: str, when: datetime | None) -> str:
    """`who` is "" for those who may not know."""
    said = f"{verb} oleh {who}" if who else verb
    return f"{said}, {clock(when)}" if when else said
