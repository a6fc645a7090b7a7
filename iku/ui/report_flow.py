"""Isi Realisasi: what one subdivision reports for one quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.period import Period
from iku.errors import UploadRefused
from iku.intake.realisations import TypedRealisation, read_typed_realisations
from iku.present.dates import period_name, short_quarter
from iku.present.entry import EntryRow, EntryScope, entry_rows
from iku.present.evidence import Checklist, DocumentState, checklist
from iku.ui import resources, session, stages, typing_form
from iku.ui.handover import Handover
from iku.ui.naming import is_named
from iku.ui.stages import Stages
from iku.ui.typing_form import TypingForm, standing
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

    @property
    def form(self) -> TypingForm:
        # Not by subdivision: what two of them fill in together is one draft.
        store = "practice" if self.workspace.is_practice else "working"
        place = f"{store}-{self.period.year}-{self.period.quarter}"
        return TypingForm(self.workspace.definitions, self.period, self.rows, place)

    def draw(self) -> None:
        """The stage that the report has reached."""
        stages.draw(
            Stages(
                name="report",
                workspace=self.workspace,
                about=(self.subdivision, self.period),
                upload=UploadScope(SubmissionKind.REALISATIONS, self.period, self.subdivision),
                upload_label=f"Berkas realisasi {period_name(self.period)}",
                file_name=self.subdivision,
                inputs=self._draw_form,
                next_step=self._next_step,
            )
        )

    def _draw_form(self, work: Handover) -> None:
        problems = self.form.problems() if work.is_checked else ()
        step = typing_form.draw(self.form, problems)
        if step == "check":
            self._check(work)
        elif step == "explain" and is_named(session.person()):
            self._rehearse(work, {row.key: standing(row) for row in self.rows if row.is_filled})

    def _check(self, work: Handover) -> None:
        drafts = self.form.drafts
        if not drafts:
            st.info("Belum ada isian yang berubah. Ketik nilainya dulu, lalu periksa.")
        elif is_named(session.person()):
            work.is_checked = True
            self._rehearse(work, drafts)

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
