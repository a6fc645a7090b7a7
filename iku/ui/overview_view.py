"""Ringkasan, drawn: on a wide screen the charts, on a phone the statuses in words first and the charts on a tap."""

from collections.abc import Hashable

import streamlit as st

from iku.domain.figures import OFFICE
from iku.present import figures as drawn
from iku.present.average import AverageBasis, average_basis
from iku.present.overview import Overview, overview
from iku.present.status import by_gravity
from iku.ui import cards, resources
from iku.ui.charts import chart_of_links
from iku.ui.device import current_theme, mode, size
from iku.ui.following import open_division, open_indicator
from iku.ui.frame import Frame
from iku.ui.html import NOTHING, element, joined, listing, show, table

READING = "Garis tegak: target. Arsiran: bukti dukung belum lengkap. Klik batang untuk membuka indikatornya."
NOTHING_WRONG = "Tidak ada. Semua yang jatuh tempo sudah dilaporkan, mencapai target, dan dibuktikan."


def overview_of(frame: Frame) -> Overview:
    """The page's view model."""
    workspace, chosen = frame.workspace, frame.filters
    figures = resources.figures(workspace, chosen.year)
    return resources.kept(
        _key(frame, "overview"),
        lambda: overview(workspace.definitions, figures, chosen.quarter, chosen.division),
    )


def actions(frame: Frame, view: Overview) -> None:
    """What can be done with the page as a whole."""
    with st.popover("Salin ringkasan", type="tertiary"):
        st.caption("Teks biasa, siap ditempel di grup percakapan.")
        st.code(view.summary, language=None, wrap_lines=True)
    if st.button("Dasar penghitungan", type="tertiary", key="average-basis"):
        _show_average(frame, view)


def wide(frame: Frame, view: Overview) -> None:
    """Finding, figures, what to do, then where and when."""
    cards.show_tiles(view.tiles)
    left, right = st.columns([1.75, 1])
    with left:
        _bars(frame, view)
    with right:
        _attention(view)
    left, right = st.columns([1, 1.45])
    with left:
        _divisions(frame, view)
    with right:
        _squares(frame, view)


def narrow(frame: Frame, view: Overview) -> None:
    """Words first; the charts' scripts are fetched only when someone wants charts."""
    cards.status_list(view.lines, by_gravity(frame.workspace.definitions.rules))
    cards.show_tiles(view.tiles)
    _attention(view)
    if st.toggle("Tampilkan grafik", key="with-charts"):
        _bars(frame, view)
        _divisions(frame, view)
        _squares(frame, view)


@st.dialog("Dasar penghitungan", width="large")
def _show_average(frame: Frame, view: Overview) -> None:
    chosen = frame.filters
    group = resources.figures(frame.workspace, chosen.year).group(chosen.division or OFFICE, chosen.quarter)
    basis = average_basis(frame.workspace.definitions, group, view.lines)
    st.markdown(f"**{view.tiles[0].label} {basis.figure_text}**, {view.scope.period}")
    average_table(basis)


def average_table(basis: AverageBasis) -> None:
    """An average, to be done again by anyone with a calculator."""
    rows = [(row.name, row.figure_text, row.counted_text, row.weight_text) for row in basis.rows]
    counted = table("Yang dihitung", ("Indikator", "Capaian", "Dihitung", "Bobot"), rows, class_="iku-numbers")
    left_out = joined((element("p", "Tidak dihitung:"), listing(basis.left_out))) if basis.left_out else NOTHING
    show(joined((element("p", basis.calculation), counted, left_out)))


def _attention(view: Overview) -> None:
    with cards.card(f"Perlu perhatian ({len(view.attention)})"):
        if view.attention:
            cards.attention_list(view.attention)
        else:
            st.markdown(NOTHING_WRONG)


def _bars(frame: Frame, view: Overview) -> None:
    with cards.chart_card("bars", view.bars_title, READING) as as_table:
        if as_table:
            rows = [(x.numbered_title, x.figure_text, f"{x.status.icon} {x.status.word}", x.note or "–") for x in view.lines]
            show(table(view.bars_alt, ("Indikator", "Capaian", "Status", "Catatan"), rows, class_="iku-figures"))
            return
        chart_of_links(
            _drawn_key(frame, "bars"),
            lambda: drawn.indicator_bars(view.lines, current_theme(), size()),
            name="bars",
            alt=view.bars_alt,
            follow=open_indicator,
        )


def _divisions(frame: Frame, view: Overview) -> None:
    with cards.chart_card("divisions", view.divisions_title, "Klik batang untuk membuka divisinya.") as as_table:
        if as_table:
            rows = [(d.name, d.figure_text, f"{d.status.icon} {d.status.word}", d.note) for d in view.divisions]
            show(table(view.divisions_alt, ("Divisi", "Rata-rata", "Status", "Catatan"), rows, class_="iku-figures"))
            return
        chart_of_links(
            _drawn_key(frame, "divisions"),
            lambda: drawn.division_bars(view.divisions, current_theme(), size()),
            name="divisions",
            alt=view.divisions_alt,
            follow=open_division,
        )


def _squares(frame: Frame, view: Overview) -> None:
    squares = view.squares
    with cards.chart_card("squares", squares.title, "Klik kotak untuk membuka indikatornya.") as as_table:
        if as_table:
            cells = {(s.code, s.quarter): s.text for s in squares.squares}
            quarters = range(1, len(squares.rows) + 1)
            rows = [
                (f"{column} {title}", *(cells[code, q] or "–" for q in quarters))
                for code, column, title in zip(squares.codes, squares.columns, squares.titles, strict=True)
            ]
            show(table(squares.alt, ("Indikator", *squares.rows), rows, class_="iku-numbers"))
            return
        chart_of_links(
            _drawn_key(frame, "squares"),
            lambda: drawn.quarter_squares(squares, current_theme(), size()),
            name="squares",
            alt=squares.alt,
            follow=open_indicator,
        )


def _key(frame: Frame, name: str) -> tuple[Hashable, ...]:
    chosen = frame.filters
    return (name, *resources.stamp(frame.workspace), chosen.year, chosen.quarter, chosen.division)


def _drawn_key(frame: Frame, name: str) -> tuple[Hashable, ...]:
    return (*_key(frame, name), mode(), size())
