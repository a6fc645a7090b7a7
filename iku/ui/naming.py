"""Who acts: a name, asked before the first report, kept for the session, shown and changeable wherever something is recorded."""

import streamlit as st

from iku.domain.person import Person
from iku.ui import session

FIELD = "name_field"
LONGEST = 80


def ask_name() -> Person:
    """Draws the field and returns who acts; the same field on every page."""
    given = st.text_input(
        "Nama pelapor",
        max_chars=LONGEST,
        key=FIELD,
        placeholder="Nama lengkap Anda, dicatat pada setiap kiriman",
        autocomplete="name",
        persist_state="session",
    )
    session.name_person(given or "")
    return session.person()


def is_named(person: Person) -> bool:
    """Whether someone acts; where nobody does, says what to do."""
    if not person.is_named:
        st.warning("Isi nama pelapor dulu, di bagian atas halaman ini.", icon=":material/person_edit:")
    return person.is_named
