"""Pengaturan, targets: what one year promises."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.period import Period
from iku.errors import UploadRefused
from iku.present.target_entry import TargetRow, target_rows
from iku.ui import resources, session, stages, target_form
from iku.ui.handover import Handover
from iku.ui.naming import is_named
from iku.ui.stages import Stages
from iku.ui.target_form import TargetForm
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

    @property
    def form(self) -> TargetForm:
        place = f"{'practice' if self.workspace.is_practice else 'working'}-{self.year}"
        return TargetForm(self.workspace.definitions, self.year, self.rows, place)

    def draw(self) -> None:
        """The stage that the targets have reached."""
        stages.draw(
            Stages(
                name="targets",
                workspace=self.workspace,
                about=(self.year,),
                upload=UploadScope(
                    SubmissionKind.TARGETS,
                    Period(self.year, 1),
                    document=self.form.text(target_form.DOCUMENT, "").strip(),
                    reason=self.form.text(target_form.REASON, "").strip(),
                ),
                before_upload=target_form.draw_document,
                upload_label=f"Berkas target {self.year}",
                file_name="semua-indikator",
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
        elif not form.text(target_form.DOCUMENT, "").strip():
            st.warning("Isi nomor dokumen dulu: setiap target ditetapkan dengan dokumen.")
        elif form.replaces and not form.text(target_form.REASON, "").strip():
            st.warning("Isi alasan perubahan dulu: ada target yang sudah ditetapkan akan diganti.")
        elif is_named(session.person()):
            work.is_checked = True
            try:
                targets = form.targets()
            except UploadRefused:
                st.rerun()
            stages.rehearse(self.workspace, work, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=targets))
