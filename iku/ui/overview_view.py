"""Ringkasan, drawn: on a wide screen the charts, on a phone the statuses in words first and the charts on a tap."""

from collections.abc import Hashable

import streamlit as st

from iku.domain.figures import OFFICE
from iku.present import figures as drawn
from iku.present.escape import markdown_text
from iku.present.overview import Overview, overview
from iku.present.squares import READING as SQUARES_READING
from iku.present.states import legend
from iku.present.status import by_gravity
from iku.ui import cards, discipline_view, follow_ups_view, movement_view, resources
from iku.ui.averages import average_button
from iku.ui.charts import chart_of_links
from iku.ui.device import current_theme, mode, size
from iku.ui.following import open_division, open_indicator
from iku.ui.frame import Frame
from iku.ui.markup import show, table
from iku.ui.sharing import share

NOTHING_WRONG = "Tidak ada. Semua yang jatuh tempo sudah dilaporkan, mencapai target, dan dibuktikan."


def overview_of(frame: Frame) -> Overview:
    """The page's view model."""
    chosen = frame.filters
    return resources.kept(
        frame.key("overview"),
        lambda: overview(frame.workspace.definitions, frame.figures, chosen.quarter, chosen.division),
    )


def actions(frame: Frame, view: Overview) -> None:
    """What can be done with the page as a whole."""
    summary = st.popover("Salin ringkasan", type="tertiary", key="summary", on_change="rerun")
    if summary.open:
        with summary:
            share(view.summary, "share-summary")
    average_button(frame, f"{view.tiles[0].label} {view.scope.period}:", frame.filters.division or OFFICE, view.lines)


def wide(frame: Frame, view: Overview) -> None:
    """Finding, figures, what to do, then where and when."""
    cards.show_tiles(view.tiles)
    left, right = st.columns([1.75, 1])
    with left:
        _bars(frame, view)
        discipline_view.draw_owed(frame)
    with right:
        _attention(view)
    follow_ups_view.draw(frame)
    movement_view.draw(frame)
    if frame.filters.division:
        _squares(frame, view)
        return
    left, right = st.columns([1, 1.2])
    with left:
        _divisions(frame, view)
    with right:
        _squares(frame, view)


def narrow(frame: Frame, view: Overview) -> None:
    """Words first; the charts' scripts are fetched only when someone wants charts."""
    cards.status_list(view.lines, by_gravity(frame.workspace.definitions.rules))
    cards.show_tiles(view.tiles)
    _attention(view)
    discipline_view.draw_owed(frame)
    follow_ups_view.draw(frame)
    movement_view.draw(frame)
    if st.toggle("Tampilkan grafik", key="with-charts"):
        _bars(frame, view)
        _divisions(frame, view)
        _squares(frame, view)


def _attention(view: Overview) -> None:
    with cards.card("concerns", f"Perlu perhatian ({len(view.attention)})"):
        if view.attention:
            cards.attention_list(view.attention)
        else:
            st.markdown(NOTHING_WRONG)


def _bars(frame: Frame, view: Overview) -> None:
    with cards.chart_card(
        "bars", view.bars_title, f"{drawn.BARS_READING} {_legend(view)}Klik batang untuk membuka indikatornya."
    ) as as_table:
        if as_table:
            rows = [
                (
                    x.numbered_title,
                    x.figure_text,
                    f"{x.status.icon} {x.status.word}",
                    x.state_text or "–",
                    x.note or "–",
                )
                for x in view.lines
            ]
            heads = ("Indikator", "Capaian", "Status", "Verifikasi", "Catatan")
            show(table(view.bars_alt, heads, rows, class_="iku-figures"))
            return
        chart_of_links(
            _drawn_key(frame, "bars"),
            lambda: drawn.indicator_bars(view.lines, current_theme(), size()),
            name="bars",
            alt=view.bars_alt,
            follow=open_indicator,
        )


def _legend(view: Overview) -> str:
    said = legend(line.state for line in view.lines)
    return f"Laporan: {said}. " if said else ""


def _divisions(frame: Frame, view: Overview) -> None:
    with cards.chart_card("divisions", view.divisions_title, "Klik batang untuk membuka divisinya.") as as_table:
        if as_table:
            rows = [(d.name, d.figure_text, f"{d.status.icon} {d.status.word}", d.note) for d in view.divisions]
            show(table(view.divisions_alt, ("Divisi", "Rata-rata", "Status", "Catatan"), rows, class_="iku-figures"))
            return
        chart_of_links(
            _drawn_key(frame, "divisions"),
            lambda: drawn.division_bars(view.divisions, current_theme(), "compact"),
            name="divisions",
            alt=view.divisions_alt,
            follow=open_division,
        )


def _squares(frame: Frame, view: Overview) -> None:
    squares = view.squares
    with cards.chart_card(
        "squares", squares.title, f"{SQUARES_READING} Klik kotak untuk membuka indikatornya."
    ) as as_table:
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
        if size() == "regular":
            st.caption(markdown_text(squares.legend))


def _drawn_key(frame: Frame, name: str) -> tuple[Hashable, ...]:
    return (*frame.key(name), mode(), size())
