"""Forms that show what they would do before they do it. At most one of a kind is open in a session."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class TwoSteps(Generic[D]):
    """Forms of one kind, told apart by their names. `asked` is what a filled in form asks for."""

    kind: str
    asked: type[D]

    def open(self, name: str) -> None:
        self.close()
        st.session_state[f"{self.kind}-opened"] = name

    def is_open(self, name: str) -> bool:
        return bool(st.session_state.get(f"{self.kind}-opened") == name)

    def look(self, draft: D) -> None:
        """From the next run on, what it would do is shown."""
        st.session_state[f"{self.kind}-draft"] = draft
        st.rerun()

    @property
    def draft(self) -> D | None:
        """What is looked at; None while the form is filled in."""
        found = st.session_state.get(f"{self.kind}-draft")
        return found if isinstance(found, self.asked) else None

    def back(self) -> None:
        st.session_state.pop(f"{self.kind}-draft", None)

    def finish(self, name: str, done: str) -> None:
        """From the next run on, the form is closed and says what was done."""
        self.close()
        st.session_state[f"{self.kind}-done"] = (name, done)
        st.rerun()

    def done(self, name: str) -> str:
        of, text = st.session_state.get(f"{self.kind}-done", ("", ""))
        return text if of == name else ""

    def close(self) -> None:
        for part in ("opened", "draft", "done"):
            st.session_state.pop(f"{self.kind}-{part}", None)
