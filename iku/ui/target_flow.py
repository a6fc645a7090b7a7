"""Pengaturan, targets: what one year promises."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from iku.domain.draft import DraftPlace
from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.period import Period
from iku.domain.permission import Action, may
from iku.errors import UploadRefused
from iku.present.dates import short_quarter
from iku.present.drafts import draft_remark
from iku.present.meanwhile import change_sentence
from iku.present.target_entry import TargetRow, target_rows, unit_sentence
from iku.ui import draft_view, drafts, resources, session, stages, target_form
from iku.ui.handover import Handover
from iku.ui.naming import is_named
from iku.ui.stages import Stages
from iku.ui.target_cells import WHOLE, TargetCells
from iku.ui.target_form import TargetForm
from iku.workflow import meanwhile
from iku.workflow.uploading import UploadScope
from iku.workflow.workspace import Workspace


@dataclass(frozen=True)
class TargetFlow:
    """One year's targets in one store."""

    workspace: Workspace
    year: int

    @cached_property
    def rows(self) -> tuple[TargetRow, ...]:
        figures = resources.figures(self.workspace, self.year)
        key = ("targets", *resources.stamp(self.workspace), self.year)
        return resources.kept(key, lambda: target_rows(self.workspace.definitions, figures))

    @cached_property
    def form(self) -> TargetForm:
        """The form as it is to be drawn: drafts restored and kept, and every target compared with what stands now."""
        cells = self._cells
        book = drafts.book(self.workspace, DraftPlace("targets", self.year))
        if found := book.restore():
            cells.restore(found)
        cells.settle()
        told = self._told(cells)
        book.keep(*cells.draft())
        is_shown = any(cells.changed(row) for row in self.rows)
        restored_at = book.restored_at if is_shown else None
        remark = draft_remark(restored_at, is_kept=book.is_kept, waits_for_name=book.waits_for_name)
        return TargetForm(cells, told, remark)

    @property
    def _cells(self) -> TargetCells:
        store = "practice" if self.workspace.is_practice else "working"
        place = f"target-{store}-{session.person().account}-{self.year}"
        return TargetCells(self.workspace.definitions, self.year, self.rows, place)

    def _told(self, cells: TargetCells) -> dict[str, str]:
        """Of each contested cell, who changed it. What was changed and changed back is no matter."""
        contested = {
            (*row.key, cell.name.rpartition("/")[2]): (row, cell) for row in self.rows for cell in cells.contested(row)
        }
        seen = {(i, c, self.year, int(q)): cells.fact(cell) for (i, c, q), (_, cell) in contested.items() if q != WHOLE}
        changes = meanwhile.changed_targets(self.workspace, session.person(), seen) if seen else ()
        said = {(*change.key[:2], str(change.key[3])): change for change in changes}
        told: dict[str, str] = {}
        for key, (row, cell) in contested.items():
            if key in said:
                sentence = f"{short_quarter(said[key].after.quarter)}: {change_sentence(self.workspace.definitions, said[key])}"
            elif key[2] == WHOLE:
                sentence = unit_sentence(row)
            else:
                cells.insist(cell)
                continue
            told[cell.name] = f"{sentence} Isian Anda: {cells.own(cell)}."
        return told

    def draw(self) -> None:
        """The stage that the targets have reached; for whoever may not set any, the targets to read.

        The form is made ready at each stage: what was sent is no draft any more.
        """
        if not may(session.person(), Action.SET_TARGETS):
            target_form.draw_table(self.rows)
            return
        form = self.form
        stages.draw(
            Stages(
                name="targets",
                workspace=self.workspace,
                about=(self.year,),
                upload=UploadScope(
                    SubmissionKind.TARGETS,
                    Period(self.year, 1),
                    document=form.document,
                    reason=form.reason,
                ),
                before_upload=lambda: target_form.draw_document(form),
                upload_label=f"Berkas target {self.year}",
                inputs=self._draw_form,
                next_step=lambda: "Berikutnya: subbagian mengisi realisasi di Isi Realisasi.",
            )
        )

    def _draw_form(self, work: Handover) -> None:
        problems = self.form.problems() if work.is_checked else ()
        if target_form.draw(self.form, problems):
            self._check(work)

    def _check(self, work: Handover) -> None:
        form = self.form
        if not form.drafts:
            st.info("Belum ada target yang berubah. Ketik targetnya dulu, lalu periksa.")
        elif form.told:
            st.warning(draft_view.CHOOSE)
        elif not form.document:
            st.warning("Isi nomor dokumen dulu: setiap target ditetapkan dengan dokumen.")
        elif form.replaces and not form.reason:
            st.warning("Isi alasan perubahan dulu: ada target yang sudah ditetapkan akan diganti.")
        elif is_named(session.person()):
            work.is_checked = True
            try:
                targets = form.targets()
            except UploadRefused:
                st.rerun()
            stages.rehearse(self.workspace, work, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=targets))
