"""Which store a session works on, and who is working."""

import streamlit as st

from iku.domain.person import Person, sole_person
from iku.ui.resources import kept, stamp
from iku.workflow import opening
from iku.workflow.workspace import Workspace

CHOICE = "chosen_store"
ADDRESS = "data"
"""The choice is in the page's address too, so that reloading a practice page never lands in the office's own store."""
WORKING, PRACTICE = "kerja", "contoh"
NAME = "person_name"


def workspace() -> Workspace:
    """The store chosen in this session; without a choice the working one, or the sample while that is empty.

    Raises StoreBusy or StoreUnusable if the working store is needed and cannot be opened.
    """
    chosen = choice()
    if chosen == PRACTICE:
        return opening.practice()
    working = opening.working()
    return working if chosen == WORKING or holds_facts(working) else opening.practice()


def choice() -> str:
    """What was chosen in this session or is asked for in the address: "kerja", "contoh", or "" for neither."""
    asked = st.session_state.get(CHOICE) or st.query_params.get(ADDRESS, "")
    return asked if asked in (WORKING, PRACTICE) else ""


def keep_choice_in_address() -> None:
    """Every page of the session carries the choice: menu links drop what no filter holds."""
    chosen = choice()
    if chosen:
        st.session_state[CHOICE] = chosen
        if st.query_params.get(ADDRESS) != chosen:
            st.query_params[ADDRESS] = chosen


def choose_working() -> None:
    """From the next run on, the office's own store."""
    st.session_state[CHOICE] = WORKING


def choose_practice() -> None:
    """From the next run on, the sample data: "Mode latihan"."""
    st.session_state[CHOICE] = PRACTICE


def holds_facts(workspace: Workspace) -> bool:
    """Whether anything was ever recorded there; asked once per state of the store."""
    return kept(("holds_facts", *stamp(workspace)), lambda: workspace.holds_facts)


def person() -> Person:
    """Who acts: the name given in this session, "" before."""
    return sole_person(str(st.session_state.get(NAME, "")))


def name_person(name: str) -> None:
    """Remembers who acts, for the session."""
    st.session_state[NAME] = name.strip()
