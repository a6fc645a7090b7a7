"""'Token': one's own for other systems, made and revoked; the secret is shown once. For administrators everybody's."""

from datetime import timedelta

import streamlit as st

from iku.domain.permission import Action, may
from iku.domain.person import Standing, TokenScope
from iku.domain.token import IssuedToken
from iku.errors import UserError
from iku.present.escape import markdown_text
from iku.present.problems import error_sentence
from iku.present.tokens import LASTINGS, REVOCATION, SCOPES, TokenRow, token_rows, tokens_title
from iku.store.connection import utc_now
from iku.ui import refusal, session
from iku.ui.sharing import share
from iku.workflow import opening
from iku.workflow.accounts import known_accounts
from iku.workflow.tokens import LONGEST_LABEL, issue, revoke, tokens_seen_by

FRESH, REFUSED = "token-fresh", "token-refused"
LABEL, SCOPE, LASTS = "token-label", "token-scope", "token-lasts"
SECTION = "Token"
PRACTICE = "Mode latihan sedang terbuka, tetapi token selalu untuk data kerja: yang dibuat di sini membuka data kantor."


def sections() -> list[str]:
    """The part of Pengaturan about tokens, for whoever has an account that may have some."""
    person = session.person()
    return [SECTION] if person.standing is Standing.MEMBER and may(person, Action.MANAGE_TOKENS) else []


def rows() -> tuple[TokenRow, ...]:
    """Whoever sees others' tokens too sees whose each is. Raises NotAllowed."""
    workspace, person = opening.working(), session.person()
    seen = tokens_seen_by(workspace, person)
    manages = may(person, Action.MANAGE_ACCOUNTS)
    names = {a.account: a.name for a in known_accounts(workspace, person)} if manages else {}
    return token_rows(seen, names, utc_now())


def title(listed: tuple[TokenRow, ...]) -> str:
    return tokens_title(listed)


def draw(listed: tuple[TokenRow, ...]) -> None:
    """The secret just made, the form for another, and the list. Tokens open the office's data, never the sample."""
    if session.workspace().is_practice:
        st.info(PRACTICE, icon=":material/school:")
    if refused := st.session_state.pop(REFUSED, ""):
        refusal.say_text(refused)
    fresh = st.session_state.get(FRESH)
    if isinstance(fresh, IssuedToken):
        _draw_fresh(fresh)
    else:
        _draw_form()
    for row in listed:
        _draw_row(row)


def _draw_fresh(fresh: IssuedToken) -> None:
    with st.container(border=True, key="fresh-token"):
        st.markdown(f"**Token untuk {markdown_text(fresh.token.label)}**")
        st.markdown("Salin sekarang: token ini hanya ditampilkan sekali dan tidak dapat dilihat lagi.")
        share(fresh.secret, "share-token")
        st.button("Sudah disalin", key="token-copied", on_click=_forget)


def _draw_form() -> None:
    with st.container(border=True, key="new-token"):
        st.markdown(
            "Dengan token, sistem lain membaca atau mengirim data atas nama akun Anda; caranya ada di `docs/api.md`. "
            "Siapa pun yang memegangnya dapat memakainya: simpan seperti kata sandi."
        )
        st.text_input(
            "Untuk apa",
            key=LABEL,
            max_chars=LONGEST_LABEL,
            placeholder="misalnya: aplikasi laporan bulanan",
            autocomplete="off",
        )
        left, right = st.columns(2)
        left.selectbox("Boleh apa", tuple(TokenScope), format_func=SCOPES.__getitem__, key=SCOPE, filter_mode=None)
        right.selectbox("Berlaku", tuple(LASTINGS), format_func=LASTINGS.__getitem__, key=LASTS, filter_mode=None)
        st.button("Buat token", key="make-token", type="primary", icon=":material/key:", on_click=_issue)


def _draw_row(row: TokenRow) -> None:
    with st.container(border=True, key=f"token-{row.token}", horizontal=True, vertical_alignment="center"):
        owner = f" · {markdown_text(row.owner)}" if row.owner else ""
        said = f"**{markdown_text(row.label)}**{owner}  \n{row.scope}  \ndibuat {row.issued} · {markdown_text(row.standing)}"
        st.markdown(said, width="stretch")
        if row.is_open:
            st.button("Cabut", key=f"revoke-{row.token}", icon=":material/block:", on_click=_revoke, args=(row.token,))


def _issue() -> None:
    """In a callback, so that the list below is read after it."""
    chosen: dict[str, object] = {name: st.session_state.get(name) for name in (LABEL, SCOPE, LASTS)}
    scope, lasts = chosen[SCOPE], chosen[LASTS]
    if not isinstance(scope, TokenScope) or not isinstance(lasts, timedelta):
        return
    try:
        st.session_state[FRESH] = issue(opening.working(), session.person(), str(chosen[LABEL] or ""), scope, lasts)
        st.session_state[LABEL] = ""
    except UserError as error:
        st.session_state[REFUSED] = error_sentence(error)


def _revoke(token: str) -> None:
    try:
        revoke(opening.working(), session.person(), token, REVOCATION)
    except UserError as error:
        st.session_state[REFUSED] = error_sentence(error)


def _forget() -> None:
    st.session_state.pop(FRESH, None)
