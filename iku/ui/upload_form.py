"""A file of realisations or targets: chosen, read once, refused with everything that is wrong, or rehearsed."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.numbers import SEPARATOR
from iku.present.escape import markdown_text
from iku.present.problems import problem_sentence
from iku.ui import session
from iku.ui.handover import Handover
from iku.ui.inputs import MOST_MEGABYTES
from iku.ui.naming import is_named
from iku.workflow.uploading import UploadScope, read_upload
from iku.workflow.workspace import Workspace

SHOWN = 100
HINT = "Berkas sendiri juga boleh: kop surat dan judul gabungan dikenali. Angka memakai koma: 98,5."


def draw(workspace: Workspace, scope: UploadScope, work: Handover, label: str) -> None:
    """The field, and under it what is wrong with the file that was chosen; a file that can be read goes on to its rehearsal."""
    chosen = st.file_uploader(
        label, key=f"file-table-{scope.kind.value}-{work.uploads}", max_upload_size=MOST_MEGABYTES
    )
    if chosen is None:
        st.caption(HINT)
        if work.read:
            work.read = ""
            work.refuse(())
        return
    if work.read != _reading(chosen, scope) and is_named(session.person()):
        _read(workspace, scope, work, chosen, None)
    sheets = _sheets(work.problems)
    if sheets:
        _ask_for_sheet(workspace, scope, work, chosen, sheets)
    elif work.problems:
        show_problems(work.problems, chosen.name)


def show_problems(problems: Sequence[Problem], filename: str) -> None:
    """All of them, in the order of the file."""
    st.error(
        "Perbaiki berkasnya, simpan, lalu pilih lagi di atas.",
        title=f"{markdown_text(filename)}: {len(problems)} masalah, tidak ada yang disimpan",
        icon=":material/error:",
    )
    st.markdown(
        "\n".join(f"{n}. {markdown_text(problem_sentence(p))}" for n, p in enumerate(problems[:SHOWN], start=1))
    )
    if len(problems) > SHOWN:
        st.caption(f"dan {len(problems) - SHOWN} masalah lain sesudahnya.")


def _read(workspace: Workspace, scope: UploadScope, work: Handover, chosen: UploadedFile, sheet: str | None) -> None:
    work.read = _reading(chosen, scope)
    try:
        upload = read_upload(workspace, session.person(), scope, chosen.name, chosen.getvalue(), sheet)
        work.rehearse(workspace, session.person(), upload.submission, upload.content, upload.notes)
    except UploadRefused as refused:
        work.refuse(refused.problems, chosen.name)
        return
    work.uploads += 1
    st.rerun()


def _reading(chosen: UploadedFile, scope: UploadScope) -> str:
    """What was read: the file, and what was said of it as a whole. Once either changes it is read again."""
    return SEPARATOR.join((chosen.file_id, scope.document, scope.reason))


def _sheets(problems: Sequence[Problem]) -> tuple[str, ...]:
    found = next((p for p in problems if p.code == "several-sheets"), None)
    return tuple(found.expected.split(SEPARATOR)) if found else ()


def _ask_for_sheet(
    workspace: Workspace, scope: UploadScope, work: Handover, chosen: UploadedFile, sheets: Sequence[str]
) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sheet = st.selectbox(
            f"Berkas ini punya {len(sheets)} lembar yang cocok. Lembar mana yang dibaca?",
            sheets,
            index=None,
            placeholder="Pilih lembar",
            key=f"sheet-{work.uploads}",
            filter_mode=None,
        )
        if st.button("Baca lembar ini", type="primary", disabled=sheet is None, key=f"read-sheet-{work.uploads}"):
            _read(workspace, scope, work, chosen, sheet)
            st.rerun()
