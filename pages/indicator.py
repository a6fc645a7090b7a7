"""Indikator: one indicator, its figure and where it comes from, its evidence, its entry in the decree."""

import streamlit as st

from iku.present.escape import markdown_text
from iku.ui import cards, frame, indicator_view

page = frame.surroundings()
definitions = page.workspace.definitions
code, asked_in_vain = indicator_view.asked_code(definitions, page.filters.division)
view = indicator_view.page_of(page, code)
frame.begin(view.headline, view.attention.sentence if view.attention else "")
indicator_view.choose(definitions, code, page.filters.division)
if asked_in_vain:
    st.caption(markdown_text(indicator_view.unknown_notice(asked_in_vain, [i.code for i in definitions.indicators])))
if view.empty:
    cards.nothing_yet(view.empty, page.workspace, page.figures)
else:
    indicator_view.body(page, view)
indicator_view.decree(view)
