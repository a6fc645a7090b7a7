"""Who acts in single-person mode: a name, asked before the first report, kept for the session, shown and changeable

wherever something is recorded.
"""

import streamlit as st

from iku.domain.person import Person, Standing
from iku.ui import session

FIELD = "name_field"
LONGEST = 80


def ask_name() -> Person:
    """Draws the field in single-person mode and returns who acts; the same field on every page.

    Whoever has signed in is named by the account.
    """
    if session.is_alone():
        given = st.text_input(
            "Nama Anda",
            max_chars=LONGEST,
            key=FIELD,
            placeholder="Nama lengkap, dicatat pada setiap tindakan",
            autocomplete="name",
            persist_state="session",
        )
        session.name_person(given or "")
    return session.person()


def is_named(person: Person) -> bool:
    """Whether someone acts; where nobody does, says what to do."""
    if person.is_named:
        return True
    if person.standing is Standing.ALONE:
        st.warning("Isi nama Anda dulu, di bagian atas halaman ini.", icon=":material/person_edit:")
    else:
        st.warning("Masuk dulu: sesi Anda sudah berakhir atau belum dimulai.", icon=":material/login:")
    return False
