"""Isi Realisasi: what one subdivision reports for one quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from iku.domain.draft import DraftPlace
from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.period import Period
from iku.errors import UploadRefused
from iku.intake.realisations import TypedRealisation, read_typed_realisations
from iku.present.dates import period_name, short_quarter
from iku.present.drafts import draft_remark
from iku.present.entry import EntryRow, EntryScope, entry_rows
from iku.present.evidence import Checklist, DocumentState, checklist
from iku.present.meanwhile import change_sentence
from iku.ui import draft_view, drafts, resources, session, stages, typing_form
from iku.ui.handover import Handover
from iku.ui.naming import is_named
from iku.ui.stages import Stages
from iku.ui.typed_cells import RowKey, TypedCells, standing
from iku.ui.typing_form import TypingForm
from iku.workflow import meanwhile
from iku.workflow.uploading import UploadScope
from iku.workflow.workspace import Workspace


@dataclass(frozen=True)
class ReportFlow:
    """One subdivision's quarter in one store."""

    workspace: Workspace
    subdivision: str
    period: Period

    @cached_property
    def rows(self) -> tuple[EntryRow, ...]:
        figures = [resources.figures(self.workspace, year) for year in (self.period.year, self.period.year - 1)]
        scope = EntryScope(self.workspace.definitions, figures[0], figures[1], self.subdivision, self.period.quarter)
        key = ("entry", *resources.stamp(self.workspace), self.subdivision, self.period)
        return resources.kept(key, lambda: entry_rows(scope))

    @cached_property
    def checklist(self) -> Checklist:
        definitions = self.workspace.definitions
        codes = [indicator.code for indicator in definitions.reported_by(self.subdivision)]
        return checklist(definitions, resources.figures(self.workspace, self.period.year), codes, self.period.quarter)

    @cached_property
    def form(self) -> TypingForm:
        """The form as it is to be drawn: drafts restored and kept, and every row compared with what stands now."""
        cells = self._cells
        book = drafts.book(self.workspace, DraftPlace("realisations", self.period.year, self.period.quarter))
        if found := book.restore():
            cells.restore(found)
        cells.settle()
        told = self._told(cells)
        book.keep(*cells.draft(book.texts, book.against))
        is_shown = any(cells.typed(row) != standing(row) for row in self.rows)
        restored_at = book.restored_at if is_shown else None
        remark = draft_remark(restored_at, is_kept=book.is_kept, waits_for_name=book.waits_for_name)
        return TypingForm(cells, told, remark)

    @property
    def _cells(self) -> TypedCells:
        # Not by subdivision: what two of them fill in together is one draft. Not of another account's person either.
        store = "practice" if self.workspace.is_practice else "working"
        place = f"{store}-{session.person().account}-{self.period.year}-{self.period.quarter}"
        return TypedCells(self.workspace.definitions, self.period, self.rows, place)

    def _told(self, cells: TypedCells) -> dict[RowKey, str]:
        """Of each contested row, who changed it. What was changed and changed back is no matter."""
        contested = [row for row in self.rows if cells.is_contested(row)]
        seen = {(*row.key, self.period.year, self.period.quarter): cells.fact(row) for row in contested}
        changes = meanwhile.changed_realisations(self.workspace, session.person(), seen) if seen else ()
        told = {change.key[:2]: change_sentence(self.workspace.definitions, change) for change in changes}
        for row in contested:
            if row.key not in told:
                cells.insist(row)
        return told

    def draw(self) -> None:
        """The stage that the report has reached. The form is made ready at each: what was sent is no draft any more."""
        form = self.form
        stages.draw(
            Stages(
                name="report",
                workspace=self.workspace,
                about=(self.subdivision, self.period),
                upload=UploadScope(SubmissionKind.REALISATIONS, self.period, self.subdivision),
                upload_label=f"Berkas realisasi {period_name(self.period)}",
                inputs=lambda work: self._draw_form(form, work),
                next_step=self._next_step,
            )
        )

    def _draw_form(self, form: TypingForm, work: Handover) -> None:
        problems = form.problems() if work.is_checked else ()
        step = typing_form.draw(form, problems)
        if step == "check":
            self._check(work)
        elif step == "explain" and is_named(session.person()):
            self._rehearse(work, {row.key: standing(row) for row in self.rows if row.is_filled})

    def _check(self, work: Handover) -> None:
        changed = self.form.drafts
        if not changed:
            st.info("Belum ada isian yang berubah. Ketik nilainya dulu, lalu periksa.")
        elif self.form.told:
            st.warning(draft_view.CHOOSE)
        elif is_named(session.person()):
            work.is_checked = True
            self._rehearse(work, changed)

    def _rehearse(self, work: Handover, typed: Mapping[tuple[str, str], TypedRealisation]) -> None:
        """Goes on to the preview; with what stands already, to its explanations alone."""
        try:
            values = read_typed_realisations(typed, self.workspace.definitions, self.period)
        except UploadRefused:
            st.rerun()
        asked = Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=values)
        stages.rehearse(self.workspace, work, asked)

    def _next_step(self) -> str:
        quarter = self.period.quarter
        lacking = sum(row.cell(quarter).state is DocumentState.LACKING for row in self.checklist.rows)
        if lacking:
            return f"Berikutnya: lampirkan bukti dukung di bawah; {lacking} dokumen {short_quarter(quarter)} belum ada."
        return "Bukti dukung yang jatuh tempo sudah lengkap. Ringkasan sudah memakai angka ini."
