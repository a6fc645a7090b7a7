"""'Riwayat versi', drawn: which version of a target or realisation is in force, and which it replaced."""

import streamlit as st

from iku.domain.permission import Action, may
from iku.present.trace import VersionRow, version_rows
from iku.ui import resources, session
from iku.ui.frame import Frame
from iku.ui.markup import Html, element, joined, show, table
from iku.workflow.tracing import read_trace


def draw(frame: Frame, code: str) -> None:
    """Under the basis of an indicator's figure; nothing where nothing was recorded, or for whoever may not look back."""
    if not may(session.person(), Action.READ_HISTORY):
        return
    rows = _rows(frame, code)
    if not rows:
        return
    with st.expander(f"Riwayat versi target dan realisasi ({len(rows)})", type="compact"):
        headings = ["Versi", "Nilai", "Dasar dan asal"]
        show(table("Riwayat versi, terbaru dulu", headings, [_cells(row) for row in rows], class_="iku-stack"))


def _rows(frame: Frame, code: str) -> tuple[VersionRow, ...]:
    workspace, year = frame.workspace, frame.filters.year

    def build() -> tuple[VersionRow, ...]:
        trace = read_trace(workspace, session.person(), year, code)
        return version_rows(workspace.definitions.indicator(code), trace.components, trace.hashes)

    return resources.kept(("trace", *resources.stamp(workspace), year, code), build)


def _cells(row: VersionRow) -> list[str]:
    standing = "berlaku" if row.is_standing else "sudah diganti"
    why = (row.why, Html("<br>")) if row.why else ()
    return [_stacked(row.what, standing), row.change, joined((*why, element("small", row.origin)))]


def _stacked(first: str, second: str) -> Html:
    return joined((first, Html("<br>"), element("small", second)))
