"""Pengaturan: targets, the plan's end and budgets, what changed and how things stood, the data, accounts, backups, tokens."""

import streamlit as st

from iku.present.target_entry import targets_title
from iku.ui import (
    accounts_view,
    as_of,
    backup_view,
    data_view,
    first_steps,
    frame,
    history_view,
    inputs,
    naming,
    plan_view,
    resources,
    tokens_view,
)
from iku.ui.target_flow import TargetFlow

TARGETS, HISTORY, DATA = "Target", "Riwayat perubahan", "Kamus dan data"

surroundings = frame.surroundings()
workspace, chosen = surroundings.workspace, surroundings.filters
inputs.speak_indonesian()
first_steps.draw_if_needed(workspace, resources.figures(workspace, chosen.year), here="settings")
with st.container(horizontal=True, vertical_alignment="bottom", key="who"):
    offered = (*accounts_view.sections(), *backup_view.sections(), *tokens_view.sections())
    sections = [TARGETS, plan_view.SECTION, HISTORY, DATA, *offered]
    section = st.segmented_control(
        "Bagian", sections, default=TARGETS, required=True, key="bagian", bind="query-params", wrap=True
    )
    if section in (TARGETS, plan_view.SECTION):
        naming.ask_name()
if section == TARGETS:
    flow = TargetFlow(workspace, chosen.year)
    frame.begin(targets_title(chosen.year, flow.rows))
    flow.draw()
elif section == plan_view.SECTION:
    plan_view.draw(surroundings)
elif section == HISTORY:
    facts = history_view.facts_of(workspace)
    frame.begin(history_view.title(facts))
    as_of.draw(workspace, chosen.year, chosen.quarter)
    with st.container(border=True, key="history"):
        history_view.draw(workspace, facts)
elif section == tokens_view.SECTION:
    listed = tokens_view.rows()
    frame.begin(tokens_view.title(listed))
    tokens_view.draw(listed)
elif section == backup_view.SECTION:
    backup_view.draw()
elif section == accounts_view.SECTION:
    accounts_view.draw()
else:
    frame.begin(data_view.title(workspace))
    data_view.draw(workspace, history_view.facts_of(workspace))
