"""One thing to do with a whole meeting: a popover with what it does, one field, and the button that does it."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from iku.errors import UserError
from iku.ui import naming, refusal, session
from iku.ui.meeting_room import tell


@dataclass(frozen=True, slots=True)
class MeetingPopover:
    """`key` is the popover's and `button_key` the button's; `act` gets what was typed and returns what is told then."""

    label: str
    key: str
    icon: str
    explained: str
    field: str
    field_key: str
    longest: int
    placeholder: str
    button: str
    button_key: str
    act: Callable[[str], str]

    def draw(self) -> None:
        popover = st.popover(self.label, key=self.key, icon=self.icon, on_change="rerun")
        if not popover.open:
            return
        with popover:
            st.markdown(self.explained)
            typed = st.text_input(
                self.field,
                key=self.field_key,
                max_chars=self.longest,
                placeholder=self.placeholder,
                autocomplete="off",
            )
            if st.button(self.button, type="primary", key=self.button_key):
                self._act(typed or "")

    def _act(self, typed: str) -> None:
        if not naming.is_named(session.person()):
            return
        try:
            told = self.act(typed)
        except UserError as error:
            refusal.say(error)
            return
        tell(told)
        st.rerun()
