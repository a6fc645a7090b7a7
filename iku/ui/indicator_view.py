"""Indikator, drawn: one figure, where it comes from, how it moved, what proves it, what the decree says."""

from collections.abc import Sequence

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.efficiency import Budget
from iku.domain.permission import Action, may
from iku.domain.plan import PlanTarget
from iku.present import figures as drawn
from iku.present.escape import markdown_text
from iku.present.indicator_page import IndicatorPage, indicator_page
from iku.present.indicator_tiles import indicator_tiles
from iku.present.series import Series
from iku.ui import cards, causes_view, evidence_preview, outlook_view, resources, session, trace_view
from iku.ui.basis_view import basis_html
from iku.ui.charts import chart
from iku.ui.decree_view import measures_html, passages_html
from iku.ui.device import current_theme, is_phone, mode, size
from iku.ui.evidence_view import checklist_html
from iku.ui.following import INDICATOR
from iku.ui.frame import Frame
from iku.ui.markup import show, table
from iku.workflow.planning import read_plan

CHOSEN = "chosen-indicator"
LAST = "last_indicator"
READING = "Garis berundak: target. Garis bertitik: realisasi."


def asked_code(definitions: Definitions, division: str | None) -> tuple[str, str]:
    """The indicator in the address, else the one looked at last, else the first; and what was asked for in vain."""
    codes = [i.code for i in definitions.indicators]
    asked = st.query_params.get(INDICATOR, "").strip().upper()
    if asked in codes:
        return asked, ""
    first = next((i.code for i in definitions.indicators if division in (None, i.division)), codes[0])
    last = st.session_state.get(LAST)
    return (last if last in codes else first), asked


def choose(definitions: Definitions, code: str, division: str | None) -> None:
    """The selector; the choice goes into the address, so that it can be sent to someone."""
    st.session_state[LAST] = st.session_state[CHOSEN] = code
    if st.query_params.get(INDICATOR) != code:
        st.query_params[INDICATOR] = code
    codes = [i.code for i in definitions.indicators if division in (None, i.division) or i.code == code]
    at = codes.index(code)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="choose-indicator"):
        st.selectbox(
            "Indikator",
            codes,
            key=CHOSEN,
            format_func=lambda c: f"{c} {definitions.indicator(c).title}",
            on_change=_keep_in_address,
            label_visibility="collapsed",
            filter_mode="contains",
            placeholder="Pilih indikator",
            width=360,
        )
        if at > 0:
            _step(f"← {codes[at - 1]}", codes[at - 1])
        if at + 1 < len(codes):
            _step(f"{codes[at + 1]} →", codes[at + 1])


def _step(label: str, code: str) -> None:
    """To a neighbour. No link: one that leads to its own page shows the other indicator under the old address."""
    st.button(label, key=f"step-{label}", type="tertiary", on_click=_ask_for, args=(code,))


def page_of(frame: Frame, code: str) -> IndicatorPage:
    """The page's view model."""
    workspace, chosen = frame.workspace, frame.filters
    years = resources.years(workspace)

    def build() -> IndicatorPage:
        figures = frame.figures
        others = [frame.figures_of(year) for year in years if year < chosen.year]
        known = [other for other in others if other.has_realisations]
        targets, budget = _given(frame, code)
        return indicator_page(workspace.definitions, figures, code, chosen.quarter, known, targets, budget)

    return resources.kept(frame.key("indicator", code), build)


def _given(frame: Frame, code: str) -> tuple[dict[tuple[str, str], PlanTarget], Budget | None]:
    """The plan's end targets and the quarter's budget: neither is ever verified, so not among settled figures alone."""
    chosen, person = frame.filters, session.person()
    if chosen.only_settled or not may(person, Action.READ_FIGURES):
        return {}, None
    book = read_plan(frame.workspace, person, chosen.year)
    stands = book.budgets.get((code, chosen.quarter))
    return {key: s.target for key, s in book.targets.items()}, stands.budget if stands else None


def body(frame: Frame, view: IndicatorPage) -> None:
    """Figure and basis first; on a phone the charts come when asked for."""
    cards.show_tiles(indicator_tiles(view.line, view.change_text))
    if is_phone():
        outlook_view.draw(view.outlook, view.given)
        _basis(frame, view)
        if st.toggle("Tampilkan grafik", key="with-lines"):
            _charts(frame, view)
        _evidence(frame, view)
        _remarks(view)
        return
    left, right = st.columns([1.2, 1])
    with left:
        outlook_view.draw(view.outlook, view.given)
        _basis(frame, view)
    with right:
        _charts(frame, view)
    _evidence(frame, view)
    _remarks(view)


def decree(view: IndicatorPage) -> None:
    """What the decree says of it, and what we propose."""
    entry = view.entry
    with cards.card("decree", "Kamus: bunyi keputusan dan cara mengukurnya", entry.flag_text):
        show(passages_html(entry))
        show(measures_html(entry))


def _basis(frame: Frame, view: IndicatorPage) -> None:
    with cards.card("basis", "Dasar penghitungan"):
        show(basis_html(view.basis))
        trace_view.draw(frame, view.line.code)


def _charts(frame: Frame, view: IndicatorPage) -> None:
    for n, series in enumerate(view.by_quarter):
        _lines(frame, view.line.code, f"by-quarter-{n}", series, "Triwulan")
    for n, series in enumerate(view.by_year):
        _lines(frame, view.line.code, f"by-year-{n}", series, "Tahun")


def _lines(frame: Frame, code: str, name: str, series: Series, first: str) -> None:
    with cards.chart_card(name, series.title, READING) as as_table:
        if as_table:
            rows = [(p.label, p.target_text, p.realisation_text, p.achievement_text) for p in series.points]
            show(table(series.alt, (first, "Target", "Realisasi", "Capaian"), rows, class_="iku-numbers"))
            return
        key = (*frame.key(name, code), mode(), size())
        chart(key, lambda: drawn.series_lines(series, current_theme(), size()), name=name, alt=series.alt)


def _evidence(frame: Frame, view: IndicatorPage) -> None:
    with cards.card("evidence", view.checklist.title):
        if view.checklist.is_empty:
            st.markdown("Keputusan tidak meminta dokumen untuk indikator ini.")
        else:
            show(checklist_html(view.checklist, frame.filters.quarter))
            _preview(frame, view)


def _preview(frame: Frame, view: IndicatorPage) -> None:
    """Of one attachment, when asked for."""
    attached = {
        a.attachment: a for row in view.checklist.rows for a in row.attachments if a.quarter <= frame.filters.quarter
    }
    if not attached or not evidence_preview.may_be_drawn() or not st.toggle("Pratinjau bukti dukung", key="preview"):
        return
    chosen = st.selectbox(
        "Bukti dukung yang ditampilkan",
        list(attached),
        format_func=lambda which: f"{attached[which].label} ({attached[which].details})",
        key=f"previewed-{view.line.code}",
    )
    evidence_preview.draw(frame.workspace, attached[chosen], "preview")


def _remarks(view: IndicatorPage) -> None:
    """What reporters wrote, for those who may know who they are."""
    if not may(session.person(), Action.READ_HISTORY):
        return
    with cards.card("remarks", "Penyebab dan tindak lanjut", view.lacking_cause):
        if not (view.remarks or view.causes or view.lacking_cause):
            st.markdown("Belum ada penjelasan dari pelapor.")
        causes_view.draw(view.causes)
        if view.remarks and view.causes:
            st.markdown("**Keterangan di samping angka**")
        for remark in view.remarks:
            about = " · ".join(part for part in (remark.quarter, remark.component, remark.author) if part)
            st.markdown(f"**{markdown_text(about)}**  \n{markdown_text(remark.text)}")


def _keep_in_address() -> None:
    _ask_for(st.session_state[CHOSEN])


def _ask_for(code: str) -> None:
    st.query_params[INDICATOR] = code


def unknown_notice(asked: str, codes: Sequence[str]) -> str:
    """For an address that names no indicator."""
    return f"{asked} tidak ada dalam kamus; yang ada {codes[0]} sampai {codes[-1]}."
