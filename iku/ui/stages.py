"""The stages of anything that is handed in: filled in, rehearsed, stored; and back. The same for realisations and for targets."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import streamlit as st

from iku.domain.facts import Submission
from iku.ui import (
    explaining,
    filters,
    handover,
    receipt_view,
    rehearsal_view,
    resources,
    session,
    templates,
    upload_form,
)
from iku.ui.handover import Handover
from iku.ui.naming import is_named
from iku.workflow import opening
from iku.workflow.uploading import UploadScope
from iku.workflow.workspace import Workspace

TYPED, UPLOADED = "Ketik langsung", "Unggah berkas"


@dataclass(frozen=True, slots=True)
class Stages:
    """`about` is what is handed in (subdivision, quarter); `name` keeps the flows of two pages apart.

    `inputs` draws the form; `next_step` is the sentence under the receipt.
    """

    name: str
    workspace: Workspace
    about: tuple[Hashable, ...]
    upload: UploadScope
    upload_label: str
    inputs: Callable[[Handover], None]
    next_step: Callable[[], str]
    before_upload: Callable[[], None] | None = None
    """what is asked for a file as a whole"""

    @property
    def place(self) -> tuple[Hashable, ...]:
        return (self.workspace.is_practice, *self.about)

    def restart(self) -> None:
        handover.restart(self.name, self.place)

    def transfer(self, work: Handover) -> bool:
        """The same report, rehearsed against the working store: what it changes there is another matter.

        False, with a sentence, where that store does not know the year.
        """
        working, year = opening.working(), self.upload.period.year
        if work.asked is None or year not in resources.years(working):
            st.warning(f"Tahun {year} belum ada di data kerja, jadi laporan ini tidak dapat dikirim ke sana.")
            return False
        session.choose_working()
        filters.keep_for(working)
        onward = handover.restart(self.name, (False, *self.about))
        onward.rehearse(working, session.person(), work.asked, work.content, work.notes)
        return True


def draw(stages: Stages) -> None:
    """The stage that was reached."""
    work = handover.handover(stages.name, stages.place)
    if work.receipt is not None:
        _draw_receipt(stages, work)
    elif work.rehearsal is not None:
        _draw_rehearsal(stages, work)
    elif _way(stages) == UPLOADED:
        if stages.before_upload is not None:
            stages.before_upload()
        with st.container(border=True, key="upload"):
            templates.draw(stages.workspace, stages.upload)
            upload_form.draw(stages.workspace, stages.upload, work, stages.upload_label)
    else:
        stages.inputs(work)


def rehearse(workspace: Workspace, work: Handover, asked: Submission) -> None:
    """Goes on to the preview."""
    work.rehearse(workspace, session.person(), asked)
    st.rerun()


def _way(stages: Stages) -> str:
    return st.segmented_control(
        "Cara mengisi",
        [TYPED, UPLOADED],
        default=TYPED,
        required=True,
        key=f"way-{stages.name}",
        label_visibility="collapsed",
        persist_state="session",
    )


def _draw_rehearsal(stages: Stages, work: Handover) -> None:
    step = rehearsal_view.draw(stages.workspace, work)
    if step == "send" and not is_named(session.person()):
        return
    if step == "send":
        work.send(stages.workspace, session.person(), confirmed=True)
        if work.receipt is not None and work.rehearsal is not None:
            explaining.forget(stages.workspace, work.rehearsal.needs)
    elif step == "back":
        stages.restart()
    if step:
        st.rerun()


def _draw_receipt(stages: Stages, work: Handover) -> None:
    def withdraw(reason: str) -> None:
        work.withdraw(stages.workspace, session.person(), reason)
        st.rerun()

    step = receipt_view.draw(stages.workspace.definitions, work, stages.next_step(), withdraw)
    if step == "done":
        stages.restart()
        st.rerun()
    if step == "transfer" and is_named(session.person()) and stages.transfer(work):
        st.rerun()
