"""'Dasar penghitungan' of an average, in a dialog: built only when it is asked for."""

from collections.abc import Sequence

import streamlit as st

from iku.present.average import AverageBasis, average_basis
from iku.present.escape import markdown_text
from iku.present.lines import IndicatorLine
from iku.ui.frame import Frame
from iku.ui.markup import NOTHING, element, joined, listing, show, table


def average_button(frame: Frame, label: str, division: str, lines: Sequence[IndicatorLine]) -> None:
    """A button that opens it. `division` "" is the whole office, `lines` all that the average is of."""
    if st.button("Dasar penghitungan", type="tertiary", key=f"average-{division}"):
        _show(frame, label, division, lines)


@st.dialog("Dasar penghitungan", width="medium")
def _show(frame: Frame, label: str, division: str, lines: Sequence[IndicatorLine]) -> None:
    group = frame.figures.group(division, frame.filters.quarter)
    basis = average_basis(frame.workspace.definitions, group, lines)
    st.markdown(f"**{markdown_text(f'{label} {basis.figure_text}')}**")
    _table(basis)


def _table(basis: AverageBasis) -> None:
    """To be done again by anyone with a calculator."""
    rows = [(row.name, row.figure_text, row.counted_text, row.weight_text) for row in basis.rows]
    counted = table("Yang dihitung", ("Indikator", "Capaian", "Dihitung", "Bobot"), rows, class_="iku-numbers")
    left_out = joined((element("p", "Tidak dihitung:"), listing(basis.left_out))) if basis.left_out else NOTHING
    show(joined((element("p", basis.calculation), counted, left_out)))
