"""Who is signed in, on every page, with the way in or out; and the calm page for those who may not see one."""

import streamlit as st

from iku.access.ways import Way
from iku.domain.permission import Action, may
from iku.domain.person import Standing
from iku.present import standing as words
from iku.present.addresses import CHANGE_PASSWORD, SIGN_IN, SIGN_OUT
from iku.present.escape import markdown_text
from iku.ui import places
from iku.ui.places import Place
from iku.workflow import opening
from iku.workflow.asking import Caller

RIGHTS = "rights-seen"
LONGEST_HOST = 80


def draw(caller: Caller) -> None:
    """One line; nothing in single-person mode, where nobody signs in, nor before a page that is nothing but the way in."""
    if caller.way is Way.ALONE or (not caller.is_signed_in and not may(caller.person, Action.READ_VERIFIED)):
        return
    with st.container(key="standing", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_notice(caller), width="stretch")
        if caller.way is not Way.READING_ONLY:
            _way_in_or_out(caller)


def say_changed_rights(caller: Caller) -> None:
    """Where a role was taken or given since the last run: what was just pressed may have been nobody's to do any more."""
    rights = (caller.person.account, caller.person.grants, caller.person.reading)
    before = st.session_state.get(RIGHTS, rights)
    st.session_state[RIGHTS] = rights
    if before != rights:
        st.warning(words.RIGHTS_CHANGED, icon=":material/lock_person:")


def let_in(caller: Caller, place: Place) -> bool:
    """Whether the page may be drawn for the caller; says why not, and what to do, where it may not."""
    if caller.must_change_password:
        _refuse(words.CHANGE_PASSWORD_FIRST)
        _outward("Ganti kata sandi", CHANGE_PASSWORD, is_first=True)
        return False
    person = caller.person
    if caller.foreign_host is not None:
        _refuse(words.foreign_host(caller.foreign_host[:LONGEST_HOST]))
        return False
    if not may(person, Action.READ_VERIFIED):
        _refuse(words.SIGN_IN_FIRST)
        if caller.is_signed_in:
            return False
        if caller.way is Way.OIDC and st.user.get("is_logged_in"):
            st.markdown(words.UNKNOWN_IDENTITY)
            st.button("Keluar", key="sign-out-here", on_click=st.logout)
        else:
            _way_in(caller, "Masuk", "sign-in-here", is_first=True)
        return False
    if not places.is_open_to(place, person):
        _refuse(words.not_for(person, place.title, place.action))
        places.link(places.START, "Ke Ringkasan")
        return False
    return True


def _notice(caller: Caller) -> str:
    person = caller.person
    if caller.way is Way.READING_ONLY:
        return words.READING_ONLY
    if caller.account:
        roles = words.roles_in_words(caller.account.grants, opening.definitions())
        return f"{markdown_text(caller.account.name)} · {markdown_text(roles)}"
    if caller.way is Way.OIDC and st.user.get("is_logged_in"):
        return words.UNKNOWN_IDENTITY
    return words.VERIFIED_ONLY if may(person, Action.READ_VERIFIED) else "Belum masuk"


def _way_in_or_out(caller: Caller) -> None:
    is_vouched_for = caller.way is Way.OIDC and bool(st.user.get("is_logged_in"))
    if is_vouched_for:
        st.button("Keluar", key="sign-out", type="tertiary", on_click=st.logout)
    elif caller.person.standing is Standing.MEMBER:
        _outward("Kata sandi", CHANGE_PASSWORD)
        _outward("Keluar", SIGN_OUT)
    else:
        _way_in(caller, "Masuk", "sign-in", is_first=False)


def _way_in(caller: Caller, label: str, key: str, *, is_first: bool) -> None:
    if caller.way is Way.OIDC:
        st.button(label, key=key, type="primary" if is_first else "tertiary", on_click=st.login)
    else:
        _outward(label, SIGN_IN, is_first=is_first)


def _outward(label: str, address: str, *, is_first: bool = False) -> None:
    """A page of our own server that is no page of Streamlit's: opened in this very tab, as any link is."""
    look = "iku-door iku-first" if is_first else "iku-door"
    st.html(f'<a class="{look}" target="_self" href="{address}">{label}</a>', width="content")


def _refuse(refusal: words.Refusal) -> None:
    st.title(markdown_text(refusal.title), anchor=False)
    st.markdown(markdown_text(refusal.text))
