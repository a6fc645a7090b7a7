"""Divisi, drawn: what each division answers for, its figures, and how regularly it is reported."""

import streamlit as st

from iku.present import figures as drawn
from iku.present.discipline import ReporterTable, reporters
from iku.present.division_page import DivisionPage, DivisionView, division_page
from iku.present.escape import markdown_text
from iku.present.evidence import READING as EVIDENCE_READING
from iku.present.evidence import Checklist, checklist
from iku.ui import cards, discipline_view, resources
from iku.ui.averages import average_button
from iku.ui.charts import chart_of_links
from iku.ui.device import current_theme, is_phone, mode, size
from iku.ui.following import open_division, open_indicator
from iku.ui.frame import Frame
from iku.ui.markup import listing, show, table


def page_of(frame: Frame) -> DivisionPage:
    """The page's view model."""
    chosen = frame.filters
    return resources.kept(
        frame.key("division"),
        lambda: division_page(frame.workspace.definitions, frame.figures, chosen.quarter, chosen.division),
    )


def body(frame: Frame, view: DivisionPage) -> None:
    """How the divisions stand, who reports, then each division with what it answers for."""
    show_charts = not is_phone() or st.toggle("Tampilkan grafik", key="with-division-charts")
    left, right = st.columns([1.4, 1])
    with left:
        if show_charts:
            _bars(frame, view)
        _reporters(frame, view)
    with right:
        discipline_view.draw_timings(frame)
    for pair in _pairs(view.views):
        for half, division in zip(st.columns(len(pair)), pair, strict=True):
            with half:
                _division(frame, view, division)
    if show_charts:
        _evidence(frame, view)


def _pairs(views: tuple[DivisionView, ...]) -> list[tuple[DivisionView, ...]]:
    """Two in a row, so that the cards of a row are equally high."""
    return [views[n : n + 2] for n in range(0, len(views), 2)]


def _bars(frame: Frame, view: DivisionPage) -> None:
    reading = "Garis tegak: target. Klik batang untuk memilih divisinya."
    with cards.chart_card("division-bars", view.title, reading) as as_table:
        if as_table:
            rows = [(d.name, d.figure_text, f"{d.status.icon} {d.status.word}", d.note) for d in view.divisions]
            show(table(view.alt, ("Divisi", "Rata-rata", "Status", "Catatan"), rows, class_="iku-figures"))
            return
        chart_of_links(
            (*frame.key("division-bars"), mode(), size()),
            lambda: drawn.division_bars(view.divisions, current_theme(), size()),
            name="division-bars",
            alt=view.alt,
            follow=open_division,
        )


def _reporters(frame: Frame, view: DivisionPage) -> None:
    made = resources.kept(frame.key("reporters"), lambda: _reporter_table(frame, view))
    with cards.card("reporters", made.title, "Dilaporkan dari yang jatuh tempo pada triwulan itu."):
        rows = [(row.name, *(q.text for q in row.quarters), row.lacking or "–") for row in made.rows]
        show(table(made.title, ("Subbagian", *made.headings, "Belum"), rows, class_="iku-stack"))


def _reporter_table(frame: Frame, view: DivisionPage) -> ReporterTable:
    lines = [line for division in view.divisions for line in division.lines]
    return reporters(frame.workspace.definitions, frame.figures, lines, frame.filters.quarter)


def _division(frame: Frame, view: DivisionPage, division: DivisionView) -> None:
    line = division.line
    with cards.card(f"division-{line.code}", f"{line.name}: {line.figure_text}"):
        st.markdown(f"{cards.icon(line.status)} {markdown_text(line.status.label)} · {markdown_text(line.note)}")
        st.caption(markdown_text(f"{line.full_name}. Pelapor: {division.subdivisions}. {division.discipline_text}."))
        cards.line_list(line.lines, line.code)
        if division.proposals:
            show(listing(division.proposals, class_="iku-flags"))
        average_button(frame, f"{line.full_name}, {view.scope.period}:", line.code, line.lines)


def _evidence(frame: Frame, view: DivisionPage) -> None:
    made = resources.kept(frame.key("division-evidence"), lambda: _checklist(frame, view))
    with cards.chart_card("division-evidence", made.title, EVIDENCE_READING) as as_table:
        if as_table:
            rows = [(row.label, row.frequency, *(f"{c.icon} {c.word}" for c in row.cells)) for row in made.rows]
            show(table(made.alt, ("Dokumen", "Jatuh tempo", "TW I", "TW II", "TW III", "TW IV"), rows))
            return
        chart_of_links(
            (*frame.key("division-evidence"), mode(), size()),
            lambda: drawn.evidence_matrix(made, current_theme(), size(), numbered=True),
            name="division-evidence",
            alt=made.alt,
            follow=open_indicator,
        )


def _checklist(frame: Frame, view: DivisionPage) -> Checklist:
    codes = sorted(line.code for division in view.divisions for line in division.lines)
    return checklist(frame.workspace.definitions, frame.figures, codes, frame.filters.quarter)
