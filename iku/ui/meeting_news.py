"""What happened to a meeting since a page drew it, said without anybody asking: the page itself stays as it is.

Looked for every few seconds. That costs a look at the store's count of commits, and where something was recorded since one
reading of the meetings, which all sessions share.
"""

from contextlib import suppress
from datetime import timedelta

import streamlit as st

from iku.domain.meeting import Meeting
from iku.domain.permission import Action, may
from iku.errors import UserError
from iku.present.escape import markdown_text
from iku.present.meeting_page import news_text
from iku.ui import session
from iku.ui.meeting_room import all_meetings

EVERY = timedelta(seconds=5)


def watch(seen: Meeting) -> None:
    """Of a closed meeting there is no news."""
    if not seen.is_closed:
        _tell(seen)


@st.fragment(run_every=EVERY)
def _tell(seen: Meeting) -> None:
    """A reload draws everything anew and keeps what is half typed."""
    news = ""
    # What cannot be looked up now is said by the page when it is drawn again.
    with suppress(UserError):
        news = _news(seen)
    if not news:
        return
    with st.container(key="meeting-news", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/notifications: **{markdown_text(news)}**", width="stretch")
        if st.button("Muat ulang", key="news-reload", icon=":material/refresh:"):
            st.rerun()


def _news(seen: Meeting) -> str:
    if not may(session.person(), Action.READ_MEETINGS):
        return ""
    found = next((m for m in all_meetings(session.workspace()) if m.meeting == seen.meeting), seen)
    return news_text(seen, found)
