"""Kamus IKU, drawn: the decree row by row, tugas and fungsi, and what the dictionary check doubts."""

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.ruling import duty_subject
from iku.present.dictionary_page import DictionaryEntry, DictionaryPage, dictionary_page
from iku.present.escape import markdown_text
from iku.present.problems import problem_sentence
from iku.present.rulings import GivenRulingRow, given_rows, rulable_duties, rulable_fields
from iku.ui import cards, data_view, places, resources, ruling_form, session
from iku.ui.decree_view import duties_html, measures_html, passages_html
from iku.ui.following import INDICATOR
from iku.ui.frame import Frame
from iku.ui.markup import listing, show
from iku.ui.revoking_form import RevokingForm
from iku.ui.ruling_form import RulingForm
from iku.workflow.ruling import rulings_given

PARTS = {"entries": "Indikator", "duties": "Tugas dan fungsi", "check": "Pemeriksaan kamus"}
DEFAULT_PART = "entries"


def page_of(definitions: Definitions) -> DictionaryPage:
    """The page's view model: it depends on the definitions alone."""
    return resources.kept(("dictionary", definitions.fingerprint), lambda: dictionary_page(definitions))


def choose_part() -> str:
    """One part at a time: the whole decree with its doubts is long."""
    chosen = st.segmented_control(
        "Bagian",
        tuple(PARTS),
        default=DEFAULT_PART,
        required=True,
        format_func=PARTS.__getitem__,
        key="bagian-kamus",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or DEFAULT_PART


def entries(frame: Frame, view: DictionaryPage) -> None:
    """The rows of the division in view, or all."""
    division = frame.filters.division
    codes = {i.code for i in frame.workspace.definitions.indicators if division in (None, i.division)}
    st.caption(markdown_text(f"{view.decree}. Kata bertanda diragukan; alasannya di bawahnya."))
    for entry in view.entries:
        if entry.code in codes:
            _entry(frame, entry)


def duties(frame: Frame, view: DictionaryPage) -> None:
    definitions = frame.workspace.definitions
    with cards.card("duties", view.duties_title, "Kaitan dengan IKU adalah usulan sampai ditetapkan."):
        RulingForm("duties", frame.workspace, rulable_duties(definitions)).draw()
        RevokingForm("duties", frame.workspace, rulable_duties(definitions)).draw()
        show(duties_html(view.duties))
        for_duties = [row for d in definitions.duties for row in _history(frame, duty_subject(d.kind, d.letter))]
        ruling_form.draw_history(for_duties)


def check(frame: Frame) -> None:
    """What a reader of the decree would have to ask before using it."""
    found = data_view.found_in(frame.workspace)
    with cards.card(
        "check", f"Pemeriksaan kamus: {len(found)} temuan" if found else "Pemeriksaan kamus: tidak ada temuan"
    ):
        if found:
            show(listing([problem_sentence(problem) for problem in found]))


def _entry(frame: Frame, entry: DictionaryEntry) -> None:
    definitions = frame.workspace.definitions
    label = "Usulan dan ketetapan" if entry.rulings else "Usulan"
    with cards.card(f"entry-{entry.code}", f"{entry.number} {entry.title}", entry.flag_text):
        show(passages_html(entry))
        with st.expander(f"{label}: pelapor, cara mengukur, bukti dukung, tahapan", type="compact"):
            show(measures_html(entry))
        ruling_form.draw_history(_history(frame, entry.code))
        fields = rulable_fields(definitions, definitions.indicator(entry.code))
        RulingForm(entry.code, frame.workspace, fields).draw()
        RevokingForm(entry.code, frame.workspace, fields).draw()
        places.link(places.INDICATOR, "Lihat capaiannya →", {INDICATOR: entry.code})


def _history(frame: Frame, subject: str) -> tuple[GivenRulingRow, ...]:
    workspace = frame.workspace
    key = ("rulings", *resources.stamp(workspace), workspace.definitions.fingerprint)
    given = resources.kept(key, lambda: rulings_given(workspace, session.person()))
    return given_rows(workspace.definitions, given, subject)
