"""Verifikasi: which reports of a quarter wait for a look, the oldest first; and what a reviewer must see of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import Period
from iku.domain.review import DocumentCheck, QuarterLock, QuarterState, ReportState
from iku.present.basis import Basis, basis
from iku.present.causes import Cause, causes
from iku.present.dates import clock, local, period_name, short_quarter
from iku.present.evidence import AttachmentView, attachment_view
from iku.present.lines import IndicatorLine, indicator_line
from iku.present.numbers import capitalised, count, listed
from iku.present.states import StateView, quarter_state_view

TARGET = Decimal(100)
NOT_YOURS = "dilaporkan subbagian Anda sendiri; Sekretaris yang memverifikasi"
QUESTIONS = ("Dokumennya benar", "Triwulannya tepat", "Ditandatangani", "Angkanya cocok")
"""The four checks, in the order of `DocumentCheck`."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One report of the quarter. `age` says since when it waits, or when it was settled."""

    code: str
    line: IndicatorLine
    state: StateView
    age: str
    days: int
    gap: Decimal
    """points below target, 0 at or above it or without a figure"""
    may_review: bool

    @property
    def is_waiting(self) -> bool:
        return self.state.state is ReportState.SUBMITTED


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """`waiting` the oldest first, `others` in the decree's order; `missing` are due reports that nobody has made."""

    title: str
    detail: str
    waiting: tuple[ReviewItem, ...]
    others: tuple[ReviewItem, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedAttachment:
    """One attachment of the quarter, under its document, with what was found when it was last checked."""

    document: str
    attachment: AttachmentView
    check: DocumentCheck | None


@dataclass(frozen=True, slots=True)
class ReviewDetail:
    """Everything a reviewer needs beside the figure. `lacking` are due documents of which nothing is attached."""

    headline: str
    basis: Basis
    causes: tuple[Cause, ...]
    attachments: tuple[CheckedAttachment, ...]
    lacking: tuple[str, ...]

    @property
    def unchecked(self) -> int:
        return sum(a.check is None for a in self.attachments)


def review_queue(
    definitions: Definitions,
    figures: YearFigures,
    quarter: int,
    today: date,
    may_review: Callable[[QuarterState], bool],
    *,
    by_gap: bool = False,
) -> ReviewQueue:
    """The reports of one quarter; the waiting ones by age, or by how far they lie below target."""
    items = [
        item
        for indicator in definitions.indicators
        if (item := _item(definitions, figures, indicator.code, quarter, today, may_review))
    ]
    waiting = sorted(
        (item for item in items if item.is_waiting),
        key=(lambda item: (-item.gap, -item.days)) if by_gap else (lambda item: (-item.days, -item.gap)),
    )
    missing = tuple(
        row.indicator
        for indicator in definitions.indicators
        if (row := figures.indicator(indicator.code, quarter)).due_this_quarter and not row.reported_this_quarter
    )
    others = tuple(item for item in items if not item.is_waiting)
    return ReviewQueue(_title(waiting, others, quarter), _detail(figures, quarter), tuple(waiting), others, missing)


def review_detail(definitions: Definitions, figures: YearFigures, code: str, quarter: int) -> ReviewDetail:
    line = indicator_line(definitions, figures, code, quarter)
    titles = {d.code: d.title for d in definitions.documents_of(code)}
    attached = [a for a in figures.attachments_of(code) if a.quarter == quarter]
    checks = {a.attachment: figures.check(a.attachment) for a in attached}
    return ReviewDetail(
        headline=f"{line.name}: {line.figure_text}, {line.status.word}",
        basis=basis(definitions, figures, line),
        causes=tuple(c for c in causes(figures, code) if c.quarter == short_quarter(quarter)),
        attachments=tuple(
            CheckedAttachment(
                titles.get(a.document, a.document),
                attachment_view(a, checks[a.attachment]),
                found.check if (found := checks[a.attachment]) else None,
            )
            for a in attached
        ),
        lacking=line.missing_documents,
    )


def lock_title(lock: QuarterLock | None, year: int, quarter: int) -> str:
    name = period_name(Period(year, quarter))
    return f"{name} terkunci" if lock else f"{name} terbuka"


def lock_text(lock: QuarterLock) -> str:
    """Who locked it, when and why."""
    why = f": {lock.reason}" if lock.reason else ""
    return f"Dikunci oleh {lock.locked_by}, {clock(lock.locked_at)}{why}. Setiap penulisan pada triwulan ini ditolak."


def unsettled_text(states: Sequence[QuarterState], missing: Sequence[str]) -> str:
    """What a lock would take with it unverified; "" where everything is verified."""
    waiting = [s.indicator for s in states if s.state in (ReportState.SUBMITTED, ReportState.RETURNED)]
    said = [
        f"{len(waiting)} laporan belum terverifikasi ({listed(waiting)})" if waiting else "",
        f"{len(missing)} laporan belum diisi ({listed(list(missing))})" if missing else "",
    ]
    return " dan ".join(text for text in said if text)


def _item(
    definitions: Definitions,
    figures: YearFigures,
    code: str,
    quarter: int,
    today: date,
    may_review: Callable[[QuarterState], bool],
) -> ReviewItem | None:
    state, view = figures.state(code, quarter), quarter_state_view(figures, code, quarter)
    if state is None or view is None or not state.reporters:
        return None
    line = indicator_line(definitions, figures, code, quarter)
    days = (today - local(state.changed_at).date()).days if state.changed_at else 0
    below = TARGET - line.figure if line.figure is not None and not line.status.is_reached else Decimal(0)
    return ReviewItem(
        code=code,
        line=line,
        state=view,
        age=_age(state.changed_by, days) if view.state is ReportState.SUBMITTED else view.detail,
        days=days,
        gap=max(below, Decimal(0)),
        may_review=may_review(state),
    )


def _age(who: str, days: int) -> str:
    since = "hari ini" if days <= 0 else "kemarin" if days == 1 else f"{days} hari lalu"
    return f"diajukan {since} oleh {who}"


def _title(waiting: Sequence[ReviewItem], others: Sequence[ReviewItem], quarter: int) -> str:
    """`Lima laporan TW III menunggu verifikasi, satu dikembalikan`."""
    name = short_quarter(quarter)
    returned = sum(item.state.state is ReportState.RETURNED for item in others)
    back = f", {count(returned)} dikembalikan" if returned else ""
    if waiting:
        return f"{capitalised(count(len(waiting)))} laporan {name} menunggu verifikasi{back}"
    if not others:
        return f"Belum ada laporan {name} yang dapat diperiksa"
    if returned:
        return f"{capitalised(count(returned))} laporan {name} dikembalikan, tidak ada yang menunggu"
    return f"Semua laporan {name} yang masuk sudah terverifikasi"


def _detail(figures: YearFigures, quarter: int) -> str:
    """What waits in other quarters, so that it is not forgotten."""
    elsewhere = [
        f"{sum(1 for s in figures.states if s.quarter == q and s.state is ReportState.SUBMITTED)} di {short_quarter(q)}"
        for q in range(1, 5)
        if q != quarter and any(s.quarter == q and s.state is ReportState.SUBMITTED for s in figures.states)
    ]
    return f"Juga menunggu: {listed(elsewhere)}." if elsewhere else ""
