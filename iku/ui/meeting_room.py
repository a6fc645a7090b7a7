"""The meeting that a page is about: its facts, the version of its data that is shown, and the slides made of both."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from iku.domain.frozen import Content
from iku.domain.meeting import Meeting, Pinning
from iku.domain.permission import Action, may
from iku.domain.submission import IndicatorChange
from iku.present.deck import deck, every_key
from iku.present.escape import markdown_text
from iku.present.slide import Deck
from iku.ui import resources, session
from iku.ui.frame import Frame
from iku.workflow import freezing
from iku.workflow import meeting as meetings
from iku.workflow.workspace import Workspace

HAPPENED = "meeting-happened"


@dataclass(frozen=True)
class Room:
    """One meeting on the page, in the version chosen."""

    frame: Frame
    meeting: Meeting
    pinning: Pinning

    @property
    def workspace(self) -> Workspace:
        return self.frame.workspace

    @property
    def is_held_here(self) -> bool:
        """Whether the person may hold it still."""
        return not self.meeting.is_closed and may(session.person(), Action.HOLD_MEETINGS)

    @property
    def is_latest(self) -> bool:
        return self.pinning == self.meeting.pinned

    @cached_property
    def content(self) -> Content:
        return freezing.content_of(self.workspace, session.person(), self.meeting, self.pinning)

    @cached_property
    def deck(self) -> Deck:
        return resources.kept(self._key("deck"), lambda: deck(self.content, self.meeting, self.pinning))

    @cached_property
    def names(self) -> dict[str, str]:
        """Of every slide, also of the ones that are left out."""
        return resources.kept(self._key("slides"), lambda: dict(every_key(self.content, self.meeting)))

    @cached_property
    def changes(self) -> tuple[IndicatorChange, ...]:
        """What moved since, in the live figures."""
        return resources.kept(
            self._key("moved"), lambda: freezing.changes_since(self.workspace, session.person(), self.content)
        )

    @cached_property
    def changed_plans(self) -> tuple[str, ...]:
        """Whose end target or budget was changed since."""
        return resources.kept(
            self._key("plans"), lambda: freezing.plans_changed_since(self.workspace, session.person(), self.content)
        )

    def _key(self, name: str) -> tuple[object, ...]:
        return (name, *resources.stamp(self.workspace), self.meeting.meeting, self.pinning.version)


def all_meetings(workspace: Workspace) -> tuple[Meeting, ...]:
    """The latest first. Raises NotAllowed."""
    person = session.person()
    key = ("meetings", *resources.stamp(workspace))
    return resources.kept(key, lambda: meetings.read_meetings(workspace, person))


def tell(text: str) -> None:
    """Said once, in the next run."""
    st.session_state[HAPPENED] = text


def say_what_happened() -> None:
    if happened := st.session_state.pop(HAPPENED, ""):
        st.success(markdown_text(happened), icon=":material/check_circle:")
