"""Templates to download: made when they are asked for, filled in with what the store knows."""

from functools import partial

import streamlit as st

from iku.intake.template import Form
from iku.present import wording
from iku.present.dates import short_quarter
from iku.workflow.templates import template_bytes
from iku.workflow.uploading import UploadScope
from iku.workflow.workspace import Workspace

MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def draw(workspace: Workspace, scope: UploadScope, about: str) -> None:
    """Two buttons in a row; `about` names in the file's name what it is for."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _button(workspace, scope, about, "xlsx", "Templat XLSX")
        _button(workspace, scope, about, "csv", "Templat CSV")
        st.caption("Sudah berisi indikator, target, dan nilai terakhir. Isi, simpan, lalu pilih di bawah.")


def _button(workspace: Workspace, scope: UploadScope, about: str, form: Form, label: str) -> None:
    kind = wording.SUBMISSION_KINDS[scope.kind]
    quarter = f"-{short_quarter(scope.period.quarter).lower().replace(' ', '')}" if scope.subdivision else ""
    mark = "-contoh" if workspace.is_practice else ""
    st.download_button(
        label,
        data=partial(template_bytes, workspace, scope.kind, scope.period, scope.subdivision, form),
        file_name=f"{kind}-{about}-{scope.period.year}{quarter}{mark}.{form}",
        mime=MEDIA[form],
        key=f"template-{kind}-{form}",
        icon=":material/download:",
        on_click="ignore",
    )
