"""Templates to download, filled in with what the store knows: through a route of our own, which asks who is asking."""

import streamlit as st

from iku.present.addresses import template_address
from iku.ui.markup import element, joined, show
from iku.workflow.uploading import UploadScope
from iku.workflow.workspace import Workspace

FORMS = {"xlsx": "Templat XLSX", "csv": "Templat CSV"}


def draw(workspace: Workspace, scope: UploadScope) -> None:
    """Two links in a row."""
    with st.container(horizontal=True, vertical_alignment="center", key="templates"):
        links = [element("a", label, href=_address(workspace, scope, form)) for form, label in FORMS.items()]
        show(joined((links[0], " · ", links[1])))
        st.caption("Sudah berisi indikator, target, dan nilai terakhir. Isi, simpan, lalu pilih di bawah.")


def _address(workspace: Workspace, scope: UploadScope, form: str) -> str:
    period = scope.period
    return template_address(scope.kind, period, scope.subdivision or "", form, is_sample=workspace.is_practice)
