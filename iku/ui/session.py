"""Which store a session works on, and who is working."""

from dataclasses import replace
from typing import cast

import streamlit as st

from iku.access.asker import Asker
from iku.access.ways import Way
from iku.domain.person import Person, Standing
from iku.errors import StoreBusy, StoreUnusable
from iku.store.connection import utc_now
from iku.ui import identity
from iku.ui.shelf import kept, stamp
from iku.workflow import asking, entrance, opening
from iku.workflow.asking import Caller
from iku.workflow.workspace import Workspace

CHOICE = "chosen_store"
ADDRESS = "data"
"""The choice is in the page's address too, so that reloading a practice page never lands in the office's own store."""
WORKING, PRACTICE = "kerja", "contoh"
NAME = "person_name"
FOUND = "found_caller"


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
    """Who acts, with the rights of this very moment: ask anew for every action, and never keep the answer."""
    return caller().person


def caller() -> Caller:
    """Who acts, and how we know. In single-person mode the name is the one given in this session, "" before."""
    found = _found()
    if found.person.standing is not Standing.ALONE:
        return found
    return replace(found, person=replace(found.person, name=str(st.session_state.get(NAME, ""))))


def _found() -> Caller:
    """A run asks some twenty times. All that decides the answer is named here: what the connection brought, the entrance, who
    is vouched for, what is recorded, and the time, of which a second more or less is nothing.
    """
    doors = entrance.current() if entrance.is_set_up() else entrance.set_up(identity.doors())
    email = identity.signed_in_email() if doors.entrance.has_provider else ""
    asker = _asker()
    deciding = (asker, doors, email, *_moment())
    kept_deciding, found = st.session_state.get(FOUND, ((), None))
    if found is None or kept_deciding != deciding:
        found = asking.caller(asker, doors.entrance, email)
        st.session_state[FOUND] = (deciding, found)
    return cast(Caller, found)


def _moment() -> tuple[object, ...]:
    """The state of the store that holds the accounts, and the second; no second is like another while it cannot be opened."""
    try:
        working = opening.working()
    except (StoreBusy, StoreUnusable):
        return (object(),)
    return (*stamp(working), utc_now().replace(microsecond=0))


def is_alone() -> bool:
    """Whether this is single-person mode, where a name is asked for and nobody signs in."""
    return caller().way is Way.ALONE


def name_person(name: str) -> None:
    """Remembers who acts in single-person mode, for the session."""
    st.session_state[NAME] = name.strip()


def _asker() -> Asker:
    """As the page's connection was made; what became of it since is looked up in the store."""
    headers = {name.lower(): text for name, text in st.context.headers.to_dict().items()}
    return Asker(headers, st.context.cookies.to_dict())
