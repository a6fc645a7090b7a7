"""Whose report it is: a subdivision that the person reports for, remembered in the address."""

import streamlit as st

from iku.domain.definitions import Definitions, Subdivision
from iku.domain.figures import YearFigures
from iku.domain.permission import Action, Subject, may
from iku.domain.person import Person
from iku.present.dates import short_quarter
from iku.present.entry import progress
from iku.ui.markup import show, table

KEY = "subbagian"
"""The widget's key, and so its name in the address."""


def ask_subdivision(definitions: Definitions, person: Person) -> Subdivision | None:
    """Those that the person reports for, at a glance; None until one is chosen. Whatever else an address asks for is none."""
    by_name = {
        s.short_name: s for s in definitions.subdivisions if may(person, Action.REPORT, Subject(frozenset({s.code})))
    }
    if st.session_state.get(KEY) not in (None, *by_name):
        del st.session_state[KEY]
    chosen = st.segmented_control("Subbagian", list(by_name), key=KEY, bind="query-params", wrap=True)
    return by_name.get(chosen or "")


def show_progress(definitions: Definitions, figures: YearFigures, quarter: int) -> None:
    """While none is chosen: how far each of them is."""
    rows = [[unit.name, unit.text] for unit in progress(definitions, figures, quarter)]
    with st.container(border=True, key="progress"):
        show(
            table(
                f"Isian {short_quarter(quarter)} per subbagian",
                ["Subbagian", short_quarter(quarter)],
                rows,
                class_="iku-stack",
            )
        )
